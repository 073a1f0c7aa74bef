"""Tells whether a page was drawn one piece of text after the other, as most programs do.

Then the order in which it was drawn is the one in which its text was written, and says
more than the places of lines can: where a box stands close beside text, for one.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from policy_compare.texts.printed.pdf_page import GUTTER
from policy_compare.texts.printed.pdf_runs import LineRun

#: A line goes on with the piece above it if it is no more sizes below.
_NEXT = 3.0
#: Of so many lines one begins a piece, at the most.
_LINES = 4
#: So many lines near one show how wide its column is; one so much narrower is an aside.
_NEAR, _ALIKE = 12, 0.75
#: The letters of an aside are so much smaller: text that runs round a picture is narrow, too.
_SMALLER = 0.94


#: Where a column begins and ends, in points.
ColumnEdges = tuple[float, float]


def goes_down(runs: Sequence[LineRun]) -> bool:
    """Whether the runs come in one column, from the top down and each line from the left."""
    beside = 0
    for before, run in pairwise(runs):
        size = max(before.spot.size, run.spot.size)
        drop = before.spot.up - run.spot.up
        if drop > 0.6 * size:
            continue
        if drop < -0.8 * size or run.spot.along < before.spot.along:
            return False
        beside += run.spot.along > before.right + GUTTER * size
    return beside < 2


def comes_in_pieces(runs: Sequence[LineRun]) -> bool:
    """Whether most runs stand right below the one before them, and none beside it."""
    begun = 0
    for before, run in pairwise(runs):
        size = max(before.spot.size, run.spot.size)
        drop = before.spot.up - run.spot.up
        if -0.6 * size < drop < 0.6 * size:
            if run.spot.along < before.right + GUTTER * size and before.spot.along < run.spot.along:
                continue
            return False
        overlap = run.spot.along < before.right and before.spot.along < run.right
        begun += not (overlap and 0 < drop < _NEXT * size)
    return begun * _LINES <= len(runs)


def column_edges(runs: Sequence[LineRun]) -> list[ColumnEdges]:
    """From where to where the column of each run reaches, by those drawn before and after it."""
    return [_edges_of_column(runs, place) for place in range(len(runs))]


def find_asides(runs: Sequence[LineRun], edges: Sequence[ColumnEdges]) -> list[bool]:
    """Of each run whether it stands in smaller letters than most beside a much wider column."""
    widths = [right - left for left, right in edges]
    least = _SMALLER * median(run.spot.size for run in runs) if runs else 0.0
    return [
        run.spot.size < least
        and any(
            width < _ALIKE * other_width
            and other.spot.size >= least
            and abs(other.spot.up - run.spot.up) < run.spot.size
            and (other.right <= left or right <= other.spot.along)
            for other, other_width in zip(runs, widths, strict=True)
        )
        for run, (left, right), width in zip(runs, edges, widths, strict=True)
    ]


def _edges_of_column(runs: Sequence[LineRun], place: int) -> ColumnEdges:
    left, right = runs[place].spot.along, runs[place].right
    near = runs[max(place - _NEAR, 0) : place + _NEAR + 1]
    over = [run for run in near if run.spot.along < right and left < run.right]
    return (
        min((run.spot.along for run in over), default=left),
        max((run.right for run in over), default=right),
    )
