"""Makes lines of the runs of a page, in the order in which they are read.

Most pages have one column, are drawn from the top down and are told from others by a few
of their lines. Only where a page may have more, every space is asked how wide it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from math import inf
from typing import NamedTuple

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.drawing_order import (
    column_edges,
    comes_in_pieces,
    find_asides,
    goes_down,
)
from policy_compare.texts.printed.gutters import LineBox
from policy_compare.texts.printed.line_numbers import strip_line_numbers
from policy_compare.texts.printed.pdf_page import GUTTER, PdfPage, WideGap, WordsSoFar
from policy_compare.texts.printed.pdf_runs import LineRun, SpacedPage, part_of_run, runs_of_page
from policy_compare.texts.printed.reading_order import read_in_columns

_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _HIGH)
_HALVES = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Letters of scripts that are written from the right.
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
#: One line in so many is asked for gaps, and columns show in two of so many in a row.
_EACH, _NEAR = 9, 3


class _PlacedRun(NamedTuple):
    """A run, where its column begins and ends, of which flow of text it is, if an aside."""

    run: LineRun
    margin: float
    edge: float
    flow: int = 0
    aside: bool = False


def page_lines(page: PdfPage, number: int, words: WordsSoFar) -> list[PrintedLine]:
    """The lines of a page in reading order, with ``number`` as their page.

    ``words`` are those of the pages before; this page's are added.
    """
    letters_from_right = len(_FROM_RIGHT.findall(page.text))
    mirrored = letters_from_right > 0 and letters_from_right * 2 > sum(map(str.isalpha, page.text))
    spaced = SpacedPage(page, words.missing_spaces(page), letters_from_right > 0, mirrored)
    runs = strip_line_numbers(spaced, runs_of_page(spaced))
    has_gaps = _has_wide_gaps(spaced, runs)
    in_pieces = not has_gaps and comes_in_pieces(runs)
    if not goes_down(runs) and not in_pieces:
        # Often only what stands at a page's foot is drawn before its text.
        runs.sort(key=lambda run: -run.spot.up)
    if goes_down(runs) and not has_gaps:
        edge = max((run.right for run in runs), default=0.0)
        margin = _usual_left([run.spot.along for run in runs])
        placed_runs = [_PlacedRun(run, margin, edge) for run in _join_runs(runs)]
    elif in_pieces:
        placed_runs = _place_as_drawn(_join_runs(runs))
    else:
        placed_runs = list(_place_in_columns(spaced, runs))
    lines: list[PrintedLine] = []
    # What stands aside has the line before it in view, and the text round it its own.
    above: dict[bool, float] = {}
    for run, margin, edge, flow, aside in placed_runs:
        along, up, size, _ = run.spot
        gap = (above.get(aside, up) - up) / size if size else 0.0
        text = run.text.strip()
        if _HALVES.search(text) is not None:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        face, edges = (run.bold, run.italic), (along, run.right)
        # Nothing blank is known to stand above.
        line = PrintedLine(text, number, size, *face, *edges, gap, False, edge, margin, flow, aside)
        lines.append(line)
        above[aside] = up
    return lines


def _place_as_drawn(runs: Sequence[LineRun]) -> list[_PlacedRun]:
    """The runs of a page that was drawn piece by piece, those beside the text apart from it."""
    edges = column_edges(runs)
    asides = find_asides(runs, edges)
    return [
        _PlacedRun(run, margin, edge, int(aside), aside)
        for run, (margin, edge), aside in zip(runs, edges, asides, strict=True)
    ]


def _usual_left(lefts: Sequence[float]) -> float:
    """Where most lines begin."""
    return float(Counter(map(round, lefts)).most_common(1)[0][0]) if lefts else 0.0


def _has_wide_gaps(spaced: SpacedPage, runs: Sequence[LineRun]) -> bool:
    """Whether some of the lines have wide gaps above each other, by which they may be cut."""
    for place in range(1, len(runs), _EACH):
        for gap in _gaps_of_run(spaced, runs[place]):
            if not gap.clear:
                continue
            near = (*runs[max(place - _NEAR, 0) : place], *runs[place + 1 : place + _NEAR + 1])
            if any(
                other.clear and other.left < gap.right and gap.left < other.right
                for run in near
                for other in _gaps_of_run(spaced, run)
            ):
                return True
    return False


def _gaps_of_run(spaced: SpacedPage, run: LineRun) -> list[WideGap]:
    """The gaps in a run that may be gutters, which none before its first word is."""
    word = _WORD.search(spaced.page.text, run.first, run.last)
    if word is None:
        return []
    spot = run.spot
    gaps = spaced.page.wide_gaps(word.start(), run.last, spot.turn, spot.size)
    if spaced.mirrored:
        return [gap._replace(left=-gap.right, right=-gap.left) for gap in gaps]
    return gaps


class _RunPart(NamedTuple):
    """A part of a run that no gap cuts: of which run, and where in the page's text it is."""

    run: int
    start: int
    end: int


def _place_in_columns(spaced: SpacedPage, runs: Sequence[LineRun]) -> Iterator[_PlacedRun]:
    """The runs in reading order, cut where a gutter goes through them."""
    parts: list[_RunPart] = []
    boxes: list[LineBox] = []
    for number, run in enumerate(runs):
        gaps = _gaps_of_run(spaced, run)
        begin = WideGap(run.first, -inf, run.spot.along, clear=True)
        ends = [*((gap.place, gap.left) for gap in gaps), (run.last, run.right)]
        for (start, white, left, clear), (end, right) in zip([begin, *gaps], ends, strict=True):
            parts.append(_RunPart(number, start, end))
            text = spaced.page.text[start:end]
            letters = sum(map(str.isalpha, text))
            low = text[:1].isalpha() and not text[:1].isupper()
            boxes.append(
                LineBox(left, right, run.spot.up, run.spot.size, letters, low, white, clear)
            )
    flows = count(1 + len(boxes))
    for column in read_in_columns(boxes):
        within = (box.right for box in boxes if column.left <= box.left < column.right)
        edge = max((right for right in within if right <= column.right), default=0.0)
        margin = _usual_left([boxes[row[0]].left for row in column.rows])
        for row in column.rows:
            pieces = _join_parts([parts[place] for place in row])
            cells = _join_runs([run for piece in pieces for run in _runs_of(spaced, runs, piece)])
            for cell in cells:
                # What stands in cells beside each other does not go on below.
                flow = next(flows) if len(cells) > 1 else column.flow
                yield _PlacedRun(cell, margin, edge, flow, column.aside)


def _runs_of(spaced: SpacedPage, runs: Sequence[LineRun], part: _RunPart) -> list[LineRun]:
    """What a part is once its raised numbers are raised, which a whole run knows already."""
    run = runs[part.run]
    if (part.start, part.end) == (run.first, run.last):
        return [run]
    return part_of_run(spaced, run, part.start, part.end)


def _join_parts(parts: Sequence[_RunPart]) -> list[_RunPart]:
    """The parts, with those made one that follow each other in their run."""
    joined: list[_RunPart] = []
    for part in parts:
        if joined and joined[-1].run == part.run and joined[-1].end == part.start:
            joined[-1] = joined[-1]._replace(end=part.end)
        else:
            joined.append(part)
    return joined


def _join_runs(runs: Sequence[LineRun]) -> list[LineRun]:
    """The runs, with those made one that stand on one line and follow each other."""
    joined: list[LineRun] = []
    for run in runs:
        both = _join_if_adjacent(joined[-1], run) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(run)
    return joined


def _join_if_adjacent(run: LineRun, after: LineRun) -> LineRun | None:
    """The two runs as one, if the second stands behind the first on the same line."""
    size = max(run.spot.size, after.spot.size)
    rise = run.spot.up - after.spot.up
    space = after.spot.along - run.right
    if not -size < rise < size or run.cut or after.spot.along < run.spot.along:
        return None
    if not -0.6 * size < space < 2 * size:
        is_number = _WORD.search(run.text) is None or _WORD.search(after.text) is None
        return (
            _join_two_runs(run, after, f" {after.text}")
            if is_number and space > 0 and abs(rise) < 0.25 * size
            else None
        )
    if space > GUTTER * size and not _follows_in_text(run, after):
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
    return _join_two_runs(run, after, glue + text)


def _join_two_runs(run: LineRun, after: LineRun, text: str) -> LineRun:
    """The run with the text of the one after it, and set like it as far as that is, too."""
    return run._replace(
        text=run.text + text,
        right=after.right,
        cut=after.cut,
        bold=run.bold and after.bold,
        italic=run.italic and after.italic,
        last=after.last,
    )


def _follows_in_text(run: LineRun, after: LineRun) -> bool:
    """Whether nothing was drawn between the two runs, or the first is but a mark."""
    return 0 <= after.first - run.last < 4 or _WORD.search(run.text) is None
