"""Why words that stand in a text are no quote of it, as a value and in words."""

from typing import Final, Literal, NamedTuple

#: So many words at each end of a long quote are shown.
_SHOWN: Final = 5


class Refusal(NamedTuple):
    """Why words that stand in a text are no quote of it.

    They cut a word or a number, and ``words`` are those of the text with it; or the ellipsis
    in them leads from one block to another, and ``words`` stand on both sides of it.
    """

    kind: Literal["cut", "parted"]
    words: str


def what_is_wrong(refusal: Refusal | None, source: str) -> str:
    """What is wrong with a quote that a text does not have: ``is not in ali.pdf``."""
    if refusal is None:
        return f"is not in {source}"
    words = _shortened(refusal.words)
    if refusal.kind == "cut":
        return f"stops inside a word or a number: {source} has “{words}”"
    return f"leaps over the end of a paragraph in {source}: “{words}”"


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= 2 * _SHOWN + 2:
        return " ".join(words)
    return " ".join([*words[:_SHOWN], "…", *words[-_SHOWN:]])
