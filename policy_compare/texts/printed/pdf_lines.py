"""Makes lines of what PDFium tells of a page: numbers raised, pieces put in their place.

Raised and misplaced numbers are the marks of notes, so every short number is asked where
it stands; of the rest of a line its beginning and its end are enough.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.pdf_page import CharacterSpot, PdfPage, WordsSoFar

#: What PDFium writes for the hyphen of a word that a line's end cuts, and for line ends.
_BREAK = re.compile(r"\ufffe|\r?\n|\r")
_FIGURES = re.compile(r"\d+")
#: So long figures are nothing that a mark hangs on.
_LONGEST = 9
#: So many lines that begin in a page's right half are a column; so many near a line
#: show how wide its column is.
_COLUMN, _NEAR = 4, 12
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _HIGH)
_LETTERS, _LETTER = re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]")
_HALVES = re.compile("[\ud800-\udfff]")


class _LineRun(NamedTuple):
    """Characters in a row that stand on one line of the page."""

    text: str
    spot: CharacterSpot
    right: float
    bold: bool
    italic: bool
    cut: bool = False


class _SpacedPage(NamedTuple):
    """A page and the places of its text where a space is missing."""

    page: PdfPage
    missing: list[int]

    def text_between(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` with the spaces that it lacks."""
        text = self.page.text[start:end]
        for place in reversed(self.missing):
            if start < place < end:
                text = f"{text[: place - start]} {text[place - start :]}"
        return text


def page_lines(page: PdfPage, number: int, words: WordsSoFar) -> list[PrintedLine]:
    """The lines of a page in PDFium's order, with ``number`` as their page.

    ``words`` are those of the pages before; this page's are added.
    """
    spaced = _SpacedPage(page, words.missing_spaces(page))
    runs = [run for part in _text_lines(page) for run in _runs_of_line(spaced, *part)]
    upright = sum(run.spot.upright for run in runs)
    # What is turned on an upright page is a stamp at its edge.
    runs = [run for run in runs if run.spot.upright == (upright * 2 >= len(runs))]
    runs = _join_runs(runs)
    lines: list[PrintedLine] = []
    above = 0.0
    for run, edge in zip(runs, _column_edges(runs), strict=True):
        along, up, size, _ = run.spot
        gap = (above - up) / size if lines and size else 0.0
        text = run.text.strip()
        if _HALVES.search(text) is not None:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        lines.append(
            PrintedLine(text, number, size, run.bold, run.italic, along, run.right, gap, edge=edge)
        )
        above = up
    return lines


def _column_edges(runs: Sequence[_LineRun]) -> list[float]:
    """How far right the column of each run reaches."""
    if not runs:
        return []
    left, right = min(run.spot.along for run in runs), max(run.right for run in runs)
    if sum(run.spot.along > (left + right) / 2 for run in runs) < _COLUMN:
        return [right] * len(runs)
    return [_column_edge(runs, place) for place in range(len(runs))]


def _column_edge(runs: Sequence[_LineRun], place: int) -> float:
    """How far right the runs reach that are printed above or below the one at ``place``."""
    left, right = runs[place].spot.along, runs[place].right
    near = runs[max(place - _NEAR, 0) : place + _NEAR + 1]
    over = (run.right for run in near if run.spot.along < right and left < run.right)
    return max(over, default=right)


def _text_lines(page: PdfPage) -> Iterator[tuple[int, int, bool]]:
    """Where each line of the page's text begins and ends, and whether it cuts a word."""
    start = 0
    for line_break in _BREAK.finditer(page.text):
        yield start, line_break.start(), line_break.group() == "\ufffe"
        start = line_break.end()
    yield start, len(page.text), False


def _runs_of_line(spaced: _SpacedPage, start: int, end: int, cut: bool) -> Iterator[_LineRun]:
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
        else:
            yield _make_run(spaced.page, raised + "-" * cut, (first, last, telling), spot, cut)


def _raise_numbers(
    spaced: _SpacedPage, first: int, last: int, telling: int, spot: CharacterSpot
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
    """Whether the character stands as high as the one at the spot, if that is easily known."""
    return spot.upright and abs(page.origin_of(place)[1] - spot.up) < 0.1 * spot.size


def _first_raised_figure(page: PdfPage, start: int, end: int) -> int:
    """Of figures in a row, the first that stands as high as the last: in 2020³ the mark."""
    last = page.spot_of(end - 1)
    place = end - 1
    while place > start and abs(page.spot_of(place - 1).up - last.up) < 0.05 * last.size:
        place -= 1
    return place


def _make_run(
    page: PdfPage, text: str, places: tuple[int, int, int], spot: CharacterSpot, cut: bool
) -> _LineRun:
    """The text between the first two ``places`` as it is set at the third."""
    first, last, telling = places
    bold, italic = page.face_of(telling)
    if bold or italic:
        # WordsSoFar at a line's beginning may be set apart within a paragraph.
        ends_bold, ends_italic = page.face_of(last - 1)
        bold, italic = bold and ends_bold, italic and ends_italic
    along = spot.along
    if first != telling:
        along = page.origin_of(first)[0] if spot.upright else page.spot_of(first).along
    right = page.right_edge(last - 1) if spot.upright else along + len(text) * spot.size / 2
    return _LineRun(text, CharacterSpot(along, *spot[1:]), right, bold, italic, cut)


def _typical_character(text: str, first: int, last: int) -> int:
    """The place of a character set like the line: no initial, no bullet, no raised number."""
    if letters := _LETTERS.search(text, first, last):
        return letters.start() + 1
    letter = _LETTER.search(text, first, last)
    return letter.start() if letter else first


def _join_runs(runs: Sequence[_LineRun]) -> list[_LineRun]:
    """The runs, with those made one that stand on one line and follow each other."""
    joined: list[_LineRun] = []
    for run in runs:
        both = _join_if_adjacent(joined[-1], run) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(run)
    return joined


def _join_if_adjacent(run: _LineRun, after: _LineRun) -> _LineRun | None:
    """The two runs as one, if the second stands behind the first on the same line."""
    size = max(run.spot.size, after.spot.size)
    rise = run.spot.up - after.spot.up
    space = after.spot.along - run.right
    if not -size < rise < size or run.cut or after.spot.along < run.spot.along:
        return None
    if not -0.6 * size < space < 2 * size:
        return None
    text = after.text
    if abs(rise) < 0.25 * size:
        glue = " " if space > 0.12 * size and text[0] not in _HIGH else ""
    elif run.text.isdecimal() and 0 < rise < 0.8 * size and run.spot.size < 0.9 * size:
        raised = run.text.translate(_RAISED)
        spot = after.spot._replace(along=run.spot.along)
        return after._replace(text=f"{raised} {text}", spot=spot)
    elif text.isdecimal() and 0 < -rise < 0.8 * size and after.spot.size < 0.9 * size:
        glue, text = "", text.translate(_RAISED)
    else:
        return None
    return run._replace(
        text=run.text + glue + text,
        right=after.right,
        cut=after.cut,
        bold=run.bold and after.bold,
        italic=run.italic and after.italic,
    )
