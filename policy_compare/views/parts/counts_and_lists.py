"""Says counts and lists in words."""

from collections.abc import Iterable, Sequence

from policy_compare.names import join_words
from policy_compare.passage import Language
from policy_compare.views.phrases import one_line

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

#: How many units a sentence names before it counts the rest.
_NAMED = 3

#: Of more propositions than this a page shows the first.
MOST_PROPOSITIONS = 200

#: And of more things that are a row of few words each.
MOST_ROWS = 500


def number_word(count: int) -> str:
    """A count, as a word where it is short: ``two``, ``12``."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def count_of(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: ``1 paper``, ``3 papers``."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def join_few(units: Sequence[str], limit: int = _NAMED) -> str:
    """Units as a list that does not grow too long: ``a, b, c and 9 others``."""
    if len(units) <= limit + 1:
        return join_words(map(one_line, units))
    return join_words((*map(one_line, units[:limit]), f"{len(units) - limit} others"))


def note_on_others(shown: int, total: int, noun: str, data: str = "list") -> tuple[str, ...]:
    """That only the first are shown, if there are more, and where ``data`` of all are."""
    if shown >= total:
        return ()
    these = f"These are the first {shown} of {total:,} {noun}s."
    return (f"{these} Filters narrow them; policy-compare {data} --format csv has them all.",)


#: From this share on a text is said to be in a language, and below it partly.
_WHOLLY = 0.8


def in_languages(languages: Iterable[Language]) -> str:
    """That a text is in these languages, wholly or partly: ``in German``."""
    parts = [
        language.name
        if language.share >= _WHOLLY
        else f"{language.name} (about {100 * language.share:.0f} %)"
        for language in languages
    ]
    return f"{'partly ' if any('%' in part for part in parts) else ''}in {join_words(parts)}"
