"""Sets text in lines of a width that is estimated, since no font is at hand where it is drawn.

The widths are those of Arial, which Word, LibreOffice and browsers have or set with a font of
the same widths, and a little more.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple
from unicodedata import category, east_asian_width, normalize

from policy_compare.render.direction import isolate_right_to_left, mark_direction
from policy_compare.render.safe_text import safe_text
from policy_compare.views.phrases import Span, one_line

#: The widths of letters in hundredths of the font's size; of those that are not here 72.
_WIDTHS = {
    letter: width
    for width, letters in {
        23: "ijl'|\u200a",
        29: " !,./:;I[]\\ft·",
        36: '"()-`r{}*“”',
        52: "Jckvsxyz",
        59: "#$0123456789?L_abdeghnopqu+<=>~−±–",
        64: "FTZ",
        70: "&ABEKPSVXY",
        76: "CDHNRUw",
        82: "GOQ",
        88: "Mm",
        100: "%W…—@",
    }.items()
    for letter in letters
}
_OTHERS, _WIDE = 72, 105

#: Bold letters are so much wider.
_BOLD = 1.08

#: What may not stand in XML, though it is neither a control character nor invisible.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


class Lines(NamedTuple):
    """A text in lines, and whether it is read from the right as a whole."""

    lines: tuple[str, ...]
    from_the_right: bool = False


def drawable_text(text: str) -> str:
    """The text in one line, with nothing in it that acts or that XML does not allow."""
    return _NO_CHARACTERS.sub("\ufffd", safe_text(one_line(text)))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide the text is in a font of that size."""
    return sum(map(_width_of, text)) * size / 100 * (_BOLD if bold else 1)


def set_lines(
    text: str,
    width: float,
    size: float,
    most: int = 1_000,
    *,
    bold: bool = False,
    before: str = "",
) -> Lines:
    """The text in lines that are no wider than that, at most so many; each in its direction.

    What stands ``before`` it has a direction of its own.
    """
    text = drawable_text(text)
    (span,) = mark_direction((Span(text),))
    # A text is as wide as itself, however widths are rounded.
    room = width * 100 / size / (_BOLD if bold else 1) + 0.01
    lines = list(islice(_wrap(before + text, room), most + 1))
    if len(lines) > most:
        lines[most - 1 :] = [_end_with_dots(lines[most - 1], room)]
    lines[0] = lines[0].removeprefix(before)
    directed = [
        "".join(part.text for part in isolate_right_to_left((span._replace(text=line),)))
        for line in lines
    ]
    directed[0] = before + directed[0]
    return Lines(tuple(directed), span.right_to_left and not before)


def _wrap(text: str, room: float) -> Iterator[str]:
    """The lines of a text that has so many hundredths of its size beside each other."""
    begin = gap = 0
    width = 0
    for place, letter in enumerate(text):
        letter_width = _width_of(letter)
        if letter_width == _WIDE:
            gap = place
        width += letter_width
        # A sign that takes no room of its own stays with the letter before it.
        while width > room and begin < place and letter != " " and letter_width:
            end = gap if gap > begin else place
            yield text[begin:end].rstrip()
            begin = end
            width = sum(map(_width_of, text[begin : place + 1]))
        if letter in " -/":
            gap = place + 1
    yield text[begin:].rstrip()


def _end_with_dots(line: str, room: float) -> str:
    while line and sum(map(_width_of, line)) + _width_of("…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


@cache
def _width_of(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if east_asian_width(letter) in "WF":
        return _WIDE
    return _WIDTHS.get(normalize("NFD", letter)[0], _OTHERS)
