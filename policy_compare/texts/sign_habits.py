"""The habits of the signs beyond ASCII: next to what each of them stands in a text."""

import re
from typing import Final

#: How much it says for a reading that signs stand so, and how they stand. Of several habits
#: that fit, the first counts.
_HABITS: Final = (
    # An apostrophe.
    (1.0, r"(?<=\w)’(?=(?:s|t|d|m|re|ve|ll)\b)"),
    (1.0, r"(?<=\b[cdjlmnstouCDJLMNSTO])’(?=\w)"),
    (1.0, r"(?<=\w[lu])’(?=\w)"),
    (0.3, r"(?<=[a-zA-Z])’(?=\w)"),
    (0.8, r"(?<=\w)’(?!\w)"),
    (0.6, r"(?<![\w.!?])[‘’](?=\w)"),
    (0.8, r"(?<=[.,!?…])’(?!\w)"),
    # Quotation marks around words.
    (1.0, r"(?<![^\s(\[{/—–>\"‘“„-])[“„‘‚«‹»›](?=[^\s.,;])"),
    (1.0, r"(?<=[^\s(\[])[”“’»›](?!\w)"),
    (0.5, r"(?<=[\w.,!?])[«‹](?!\w)"),
    (0.8, r"(?<!\S)[«‹](?=\s)|(?<=\s)[»›](?!\w)"),
    # Dashes.
    (1.0, r"(?<!\S)[–—](?!\S)|(?<=\d)[–—](?=\d)"),
    (0.8, r"(?<=\d\s)[–—]|(?<!\S)[–—](?=[\s\w£€])|(?<=[\w.,;)])[–—](?!\w)"),
    (0.7, r"(?<=\w)[–—](?=\w)"),
    # Money.
    (1.0, r"(?<![^\W\d])[£€¥](?=\s?\d)|(?<=\d)[£€¥¢](?!\w)|(?<=\d\s)[£€¥](?!\w)"),
    (0.3, r"(?<!\w)[£€¥](?![^\W\d])|(?<!\w)£(?=[mk]\b)"),
    # What stands with numbers.
    (1.0, r"(?<!\w)[§¶](?=\s[\d§IVX])|(?<=§)§|§(?=§)"),
    (0.6, r"(?<!\w)[§¶](?=\d)"),
    (1.0, r"(?<=\d)[°º](?![^\WCFNSEWO\d_])|(?<=\d\s)°(?=[CFK]\b)|(?<=\b[nN])[°º]"),
    (1.0, r"(?<=\d)[ªº](?!\w)"),
    (1.0, r"(?<!\w)[½¼¾](?![^\W\d_])|(?<=\d)[½¼¾](?![^\W\d_])"),
    (1.0, r"(?<=\w)[²³](?!\w)"),
    (0.6, r"(?<=[\w.,;)])[¹†‡](?!\w)"),
    (0.9, r"(?<![^\W\d])[×÷±≈≤≥−](?![^\W\d])"),
    (1.0, r"(?<=\d)‰|(?<![^\W\d])[µμ](?=[mgslA])"),
    # Other signs.
    (1.0, r"(?<=[^\s(])…|…(?=\w)|(?<!\S)…(?!\S)|(?<=\[)…(?=\])"),
    (1.0, r"(?<!\w)©(?=[\s\d])|(?<=\()[©®™](?=\))|(?<=\w)[®™](?!\w)"),
    (0.2, r"(?<=\w)©(?!\w)"),
    (1.0, r"(?<!\S)[•·▪■►](?=\s)|(?<=\w)·(?=\w)"),
    (0.5, r"(?<![^\W\d_])\xa0|\xa0(?![^\W\d_])"),
    (0.3, r"\xa0|(?<=\w)\xad(?=\w)"),
    (0.2, r"(?<!\w)[¡¿](?=\w)"),
    (0.8, r"(?<=[a-z])[ﬁﬂ]|[ﬁﬂ](?=[a-z])"),
    # Lines of a table.
    (0.4, r"(?<!\S)[─-▓](?=\s|[─-▓]?\s)"),
    (-0.2, r"(?<=\w)´(?=\w)"),
    # Signs of calculation and lines of tables between letters, and money of no amount.
    (-3.0, r"(?<=[^\W\d_])[≤≥≈≠∞∑∏∫√∂∆◊─-▓](?=[^\W\d_])"),
    (-3.0, r"(?<!\d)[£€¥¢¤](?=[^\W\d_])(?!(?:m|k|bn|tn|million|billion|trillion)\b)"),
)
_HABIT: Final = re.compile("|".join(f"({pattern})" for _, pattern in _HABITS))


def habit_at(text: str, place: int) -> float | None:
    """How much it says for a reading that a sign stands as it does, or None without a habit."""
    match = _HABIT.match(text, place)
    return _HABITS[(match.lastindex or 1) - 1][0] if match else None
