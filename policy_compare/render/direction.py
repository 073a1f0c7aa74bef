"""Keeps text that is read from right to left from moving what stands beside it.

Where a program orders a line by Unicode's bidirectional algorithm (UAX 9), two Hebrew
names beside each other are one stretch, and change places with all that stands between
them: each paper is then shown with the other's stance. Isolates end a stretch where the
text ends that it belongs to. They take no room, so that lines are laid out without them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from unicodedata import bidirectional

from policy_compare.invisible import RIGHT_TO_LEFT_LETTERS, has_right_to_left
from policy_compare.views.phrases import Span

#: What begins an isolate that is read as its first letter is, or from the right whatever
#: that is, and what ends either.
FIRST_STRONG, FROM_THE_RIGHT, END = "\u2068", "\u2067", "\u2069"

#: A text with at least so many letters read from the right for each of the others is one that
#: is read so as a whole; with fewer, names in such letters stand in a sentence of others.
_MOSTLY = 2

#: The roles of what is one text with a stretch in it that was found.
_OF_TEXT = ("", "found")


def mark_direction(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a phrase, each told whether its text is read from right to left."""
    marked: list[Span] = []
    for text in _spans_by_text(spans):
        from_the_right = _is_read_from_the_right("".join(span.text for span in text))
        marked += (span._replace(right_to_left=from_the_right) for span in text)
    return tuple(marked)


def isolate_right_to_left(line: Sequence[Span]) -> tuple[Span, ...]:
    """The line with an isolate around each text, and each name, that is read from the right."""
    parts: list[Span] = []
    for from_the_right, group in groupby(line, key=lambda span: span.right_to_left):
        spans = tuple(group)
        text = "".join(span.text for span in spans)
        if not from_the_right:
            parts += (span._replace(text=_isolate_names(span.text)) for span in spans)
        elif not text.strip():
            parts += spans
        else:
            parts += _isolate_as_one(spans, text)
    return tuple(parts)


def _spans_by_text(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans by text: each is one, save that what was found is one with what is beside it."""
    texts: list[list[Span]] = []
    for span in spans:
        before = texts[-1][-1].role if texts else None
        if "found" in (before, span.role) and before in _OF_TEXT and span.role in _OF_TEXT:
            texts[-1].append(span)
        else:
            texts.append([span])
    return texts


def _is_read_from_the_right(text: str) -> bool:
    if not has_right_to_left(text):
        return False
    letters = [has_right_to_left(character) for character in text if character.isalpha()]
    count = sum(letters)
    return count >= _MOSTLY * (len(letters) - count)


def _isolate_as_one(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """The spans in an isolate, with the space at their ends outside of it."""
    directions = map(bidirectional, text)
    first = next((direction for direction in directions if direction in ("L", "R", "AL")), "")
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    yield Span(text[:start] + (FROM_THE_RIGHT if first == "L" else FIRST_STRONG))
    place = 0
    for span in spans:
        yield span._replace(text=span.text[max(0, start - place) : max(0, end - place)])
        place += len(span.text)
    yield Span(END + text[end:])


def _isolate_names(text: str) -> str:
    if text.isascii():
        return text
    return _right_to_left_names().sub(
        lambda one: f"{FIRST_STRONG}{one[1]}{END}" if one[1] else one[2], text
    )


@cache
def _right_to_left_names() -> re.Pattern[str]:
    """A name read from the right, an address, which stays as it is, or a mark of direction.

    A mark that stands outside of an isolate would act on what stands beside its text.
    """
    letter = f"[{RIGHT_TO_LEFT_LETTERS}][\u200c-\u200f\u061c]*"
    between = r"[\s\-'’\"./&]"
    return re.compile(
        f"((?:{letter})+(?:{between}+(?:{letter})+)*)|(https?://\\S+|)[\u200e\u200f\u061c]*"
    )
