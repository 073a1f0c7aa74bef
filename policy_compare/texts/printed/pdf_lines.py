"""Makes lines of what PDFium tells of a page: numbers raised, pieces put in their place.

Raised and misplaced numbers are the marks of notes, so every short number is asked where
it stands; of the rest of a line its beginning and its end are enough.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_compare.texts.lines import Line
from policy_compare.texts.printed.pdf_page import Page, Spot, Words

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


class _Run(NamedTuple):
    """Characters in a row that stand on one line of the page."""

    text: str
    spot: Spot
    right: float
    bold: bool
    italic: bool
    cut: bool = False


class _Spaced(NamedTuple):
    """A page and the places of its text where a space is missing."""

    page: Page
    missing: list[int]

    def cut(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` with the spaces that it lacks."""
        text = self.page.text[start:end]
        for place in reversed(self.missing):
            if start < place < end:
                text = f"{text[: place - start]} {text[place - start :]}"
        return text


def page_lines(page: Page, number: int, words: Words) -> list[Line]:
    """The lines of a page in PDFium's order, with ``number`` as their page.

    ``words`` are those of the pages before; this page's are added.
    """
    spaced = _Spaced(page, words.missing(page))
    runs = [run for part in _parts(page) for run in _runs(spaced, *part)]
    upright = sum(run.spot.upright for run in runs)
    # What is turned on an upright page is a stamp at its edge.
    runs = [run for run in runs if run.spot.upright == (upright * 2 >= len(runs))]
    runs = list(_rejoined(runs))
    lines: list[Line] = []
    above = 0.0
    for run, edge in zip(runs, _edges(runs), strict=True):
        along, up, size, _ = run.spot
        gap = (above - up) / size if lines and size else 0.0
        text = run.text.strip()
        if _HALVES.search(text) is not None:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        lines.append(
            Line(text, number, size, run.bold, run.italic, along, run.right, gap, edge=edge)
        )
        above = up
    return lines


def _edges(runs: Sequence[_Run]) -> list[float]:
    """How far right the column of each run reaches."""
    if not runs:
        return []
    left, right = min(run.spot.along for run in runs), max(run.right for run in runs)
    if sum(run.spot.along > (left + right) / 2 for run in runs) < _COLUMN:
        return [right] * len(runs)
    return [_edge(runs, place) for place in range(len(runs))]


def _edge(runs: Sequence[_Run], place: int) -> float:
    """How far right the runs reach that are printed above or below the one at ``place``."""
    left, right = runs[place].spot.along, runs[place].right
    near = runs[max(place - _NEAR, 0) : place + _NEAR + 1]
    over = (run.right for run in near if run.spot.along < right and left < run.right)
    return max(over, default=right)


def _parts(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Where each line of the page's text begins and ends, and whether it cuts a word."""
    start = 0
    for found in _BREAK.finditer(page.text):
        yield start, found.start(), found.group() == "\ufffe"
        start = found.end()
    yield start, len(page.text), False


def _runs(spaced: _Spaced, start: int, end: int, cut: bool) -> Iterator[_Run]:
    """The line's text, with raised numbers raised, and cut where it jumps to another line."""
    waiting = [(start, end, cut)]
    while waiting:
        start, end, cut = waiting.pop()
        text = spaced.page.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        if first >= last:
            continue
        telling = _telling(spaced.page.text, first, last)
        spot = spaced.page.spot(telling)
        whole, jump = _raised(spaced, first, last, telling, spot)
        if jump:
            waiting += (jump, end, cut), (start, jump, False)
        else:
            yield _run(spaced.page, whole + "-" * cut, (first, last, telling), spot, cut)


def _raised(spaced: _Spaced, first: int, last: int, telling: int, spot: Spot) -> tuple[str, int]:
    """The text with raised numbers raised, and where it jumps away from its line, or 0."""
    page = spaced.page
    pieces: list[str] = []
    done = first
    for found in _FIGURES.finditer(page.text, first, last):
        start, end = found.span()
        if start <= telling < end or not _may_be_raised(page.text, start, end):
            continue
        if _on_line(page, end - 1, spot):
            continue
        place = _first_off(page, start, end)
        number = page.spot(place)
        rise = number.up - spot.up
        if 0 < rise < 0.8 * spot.size and number.size <= spot.size:
            pieces += spaced.cut(done, place), page.text[place:end].translate(_RAISED)
            done = end
        elif place > first:
            return "", place
    pieces.append(spaced.cut(done, last))
    return "".join(pieces), 0


def _may_be_raised(text: str, start: int, end: int) -> bool:
    """Whether figures may hold a mark: few behind a word and a space are those of a date."""
    if end - start > _LONGEST or text[end : end + 1] == "%":
        return False
    if text[end : end + 1] in {".", ","} and text[end + 1 : end + 2].isdecimal():
        return False
    before = text[max(start - 2, 0) : start]
    return end - start > 3 or not (before[:1].isalpha() and before[1:].isspace())


def _on_line(page: Page, place: int, spot: Spot) -> bool:
    """Whether the character stands as high as the one at the spot, if that is easily known."""
    return spot.upright and abs(page.origin(place)[1] - spot.up) < 0.1 * spot.size


def _first_off(page: Page, start: int, end: int) -> int:
    """Of figures in a row, the first that stands as high as the last: in 2020³ the mark."""
    last = page.spot(end - 1)
    place = end - 1
    while place > start and abs(page.spot(place - 1).up - last.up) < 0.05 * last.size:
        place -= 1
    return place


def _run(page: Page, text: str, places: tuple[int, int, int], spot: Spot, cut: bool) -> _Run:
    """The text between the first two ``places`` as it is set at the third."""
    first, last, telling = places
    bold, italic = page.face(telling)
    if bold or italic:
        # Words at a line's beginning may be set apart within a paragraph.
        ends_bold, ends_italic = page.face(last - 1)
        bold, italic = bold and ends_bold, italic and ends_italic
    along = spot.along
    if first != telling:
        along = page.origin(first)[0] if spot.upright else page.spot(first).along
    right = page.right(last - 1) if spot.upright else along + len(text) * spot.size / 2
    return _Run(text, Spot(along, *spot[1:]), right, bold, italic, cut)


def _telling(text: str, first: int, last: int) -> int:
    """The place of a character set like the line: no initial, no bullet, no raised number."""
    found = _LETTERS.search(text, first, last)
    if found is not None:
        return found.start() + 1
    found = _LETTER.search(text, first, last)
    return first if found is None else found.start()


def _rejoined(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs, with those made one that stand on one line and follow each other."""
    held: _Run | None = None
    for run in runs:
        if held is None:
            held = run
            continue
        together = _together(held, run)
        if together is None:
            yield held
            held = run
        else:
            held = together
    if held is not None:
        yield held


def _together(one: _Run, two: _Run) -> _Run | None:
    """The two runs as one, if the second stands behind the first on the same line."""
    size = max(one.spot.size, two.spot.size)
    rise = one.spot.up - two.spot.up
    if not -size < rise < size:
        return None
    space = two.spot.along - one.right
    if one.cut or two.spot.along < one.spot.along or not -0.6 * size < space < 2 * size:
        return None
    text = two.text
    if abs(rise) < 0.25 * size:
        glue = " " if space > 0.12 * size and text[0] not in _HIGH else ""
    elif one.text.isdecimal() and 0 < rise < 0.8 * size and one.spot.size < 0.9 * size:
        raised = one._replace(text=one.text.translate(_RAISED))
        return two._replace(
            text=f"{raised.text} {text}", spot=two.spot._replace(along=one.spot.along)
        )
    elif text.isdecimal() and 0 < -rise < 0.8 * size and two.spot.size < 0.9 * size:
        glue, text = "", text.translate(_RAISED)
    else:
        return None
    return one._replace(
        text=one.text + glue + text,
        right=two.right,
        cut=two.cut,
        bold=one.bold and two.bold,
        italic=one.italic and two.italic,
    )
