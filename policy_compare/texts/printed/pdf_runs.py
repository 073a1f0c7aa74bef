"""Makes runs of what PDFium tells of a page: pieces of its lines, with raised numbers raised.

Raised and misplaced numbers are the marks of notes, so every short number is asked where
it stands; of the rest of a line its beginning and its end are enough.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policy_compare.texts.printed.pdf_page import CharacterSpot, PdfPage

#: What PDFium writes for the hyphen of a word that a line's end cuts, and for line ends.
_BREAK = re.compile(r"\ufffe|\r?\n|\r")
_FIGURES = re.compile(r"\d+")
#: So long figures are nothing that a mark hangs on.
_LONGEST = 9
#: No letter of a line but the first few is narrower than this, in sizes.
_NARROW, _FEW = 0.28, 4
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERS, _LETTER = re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]")


class LineRun(NamedTuple):
    """Characters in a row that stand on one line of the page.

    ``first`` and ``last`` are where it begins and ends in the text of the page.
    """

    text: str
    spot: CharacterSpot
    right: float
    bold: bool
    italic: bool
    cut: bool = False
    first: int = 0
    last: int = 0


class SpacedPage(NamedTuple):
    """A page and the places of its text where a space is missing.

    ``may_go_left`` says that it has scripts that are written from the right, and ``mirrored``
    that it is written so: then all edges are counted from there, as if it was not.
    """

    page: PdfPage
    missing: list[int]
    may_go_left: bool = False
    mirrored: bool = False

    def text_between(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` with the spaces that it lacks."""
        text = self.page.text[start:end]
        for place in reversed(self.missing):
            if start < place < end:
                text = f"{text[: place - start]} {text[place - start :]}"
        return text


def runs_of_page(spaced: SpacedPage) -> list[LineRun]:
    """The runs of a page in PDFium's order, without what is turned another way than most."""
    runs = [run for part in _text_lines(spaced.page) for run in _runs_of_line(spaced, *part)]
    turns = Counter(run.spot.turn for run in runs)
    usual = max(sorted(turns), key=lambda turn: turns[turn], default=0)
    return [run for run in runs if run.spot.turn == usual]


def part_of_run(spaced: SpacedPage, run: LineRun, start: int, end: int) -> list[LineRun]:
    """What stands of a run between two places of the page's text: one run, or more at a jump."""
    return list(_runs_of_line(spaced, start, end, run.cut and end == run.last))


def _text_lines(page: PdfPage) -> Iterator[tuple[int, int, bool]]:
    """Where each line of the page's text begins and ends, and whether it cuts a word."""
    start = 0
    for line_break in _BREAK.finditer(page.text):
        yield start, line_break.start(), line_break.group() == "\ufffe"
        start = line_break.end()
    yield start, len(page.text), False


def _runs_of_line(spaced: SpacedPage, start: int, end: int, cut: bool) -> Iterator[LineRun]:
    """The line's text, with raised numbers raised, and cut where it jumps to another line."""
    waiting = [(start, end, cut)]
    while waiting:
        start, end, cut = waiting.pop()
        text = spaced.page.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        if first >= last:
            continue
        telling = _typical_character(spaced.page.text, first, last)
        spot = spaced.page.spot_of(telling)
        raised, jump = _raise_numbers(spaced, first, last, telling, spot)
        if jump:
            waiting += (jump, end, cut), (start, jump, False)
            continue
        run = _make_run(spaced, raised + "-" * cut, (first, last, telling), spot, cut)
        jumps = spaced.page.jumps(first, last, spot.turn, spot.size) if _is_crammed(run) else []
        if not jumps:
            yield run
            continue
        starts, ends = [start, *jumps], [*jumps, end]
        parts = [(*part, cut and part[1] == end) for part in zip(starts, ends, strict=True)]
        waiting += reversed(parts)


def _is_crammed(run: LineRun) -> bool:
    """Whether there is no room for all the letters between the edges of a run.

    PDFium may take lines for one that stand hardly above each other in two columns.
    """
    return run.right - run.spot.along < _NARROW * run.spot.size * (len(run.text) - _FEW)


def _raise_numbers(
    spaced: SpacedPage, first: int, last: int, telling: int, spot: CharacterSpot
) -> tuple[str, int]:
    """The text with raised numbers raised, and where it jumps away from its line, or 0."""
    page = spaced.page
    pieces: list[str] = []
    done = first
    for figures in _FIGURES.finditer(page.text, first, last):
        start, end = figures.span()
        if start <= telling < end or not _may_be_raised(page.text, start, end):
            continue
        if _is_on_line(page, end - 1, spot):
            continue
        place = _first_raised_figure(page, start, end)
        number = page.spot_of(place)
        rise = number.up - spot.up
        if 0 < rise < 0.8 * spot.size and number.size <= spot.size:
            pieces += spaced.text_between(done, place), page.text[place:end].translate(_RAISED)
            done = end
        elif place > first:
            return "", place
    pieces.append(spaced.text_between(done, last))
    return "".join(pieces), 0


def _may_be_raised(text: str, start: int, end: int) -> bool:
    """Whether figures may hold a mark: few behind a word and a space are those of a date."""
    if end - start > _LONGEST or text[end : end + 1] == "%":
        return False
    if text[end : end + 1] in {".", ","} and text[end + 1 : end + 2].isdecimal():
        return False
    before = text[max(start - 2, 0) : start]
    return end - start > 3 or not (before[:1].isalpha() and before[1:].isspace())


def _is_on_line(page: PdfPage, place: int, spot: CharacterSpot) -> bool:
    """Whether the character stands as high as the one at the spot."""
    return abs(page.origin_of(place, spot.turn)[1] - spot.up) < 0.1 * spot.size


def _first_raised_figure(page: PdfPage, start: int, end: int) -> int:
    """Of figures in a row, the first that stands as high as the last: in 2020³ the mark."""
    last = page.spot_of(end - 1)
    place = end - 1
    while place > start and abs(page.spot_of(place - 1).up - last.up) < 0.05 * last.size:
        place -= 1
    return place


def _make_run(
    spaced: SpacedPage, text: str, places: tuple[int, int, int], spot: CharacterSpot, cut: bool
) -> LineRun:
    """The text between the first two ``places`` as it is set at the third."""
    page, turn = spaced.page, spot.turn
    first, last, telling = places
    bold, italic = page.face_of(telling)
    if bold or italic:
        # Words at a line's beginning may be set apart within a paragraph.
        ends_bold, ends_italic = page.face_of(last - 1)
        bold, italic = bold and ends_bold, italic and ends_italic
    left = spot.along if first == telling else page.origin_of(first, turn)[0]
    right = page.far_edge(last - 1, turn)
    if right < left and spaced.may_go_left:
        # The first character of a line that is written from the right stands last.
        left, right = page.near_edge(last - 1, turn), page.far_edge(first, turn)
    if spaced.mirrored:
        left, right = -right, -left
    return LineRun(text, spot._replace(along=left), right, bold, italic, cut, first, last)


def _typical_character(text: str, first: int, last: int) -> int:
    """The place of a character set like the line: no initial, no bullet, no raised number."""
    if letters := _LETTERS.search(text, first, last):
        return letters.start() + 1
    letter = _LETTER.search(text, first, last)
    return letter.start() if letter else first
