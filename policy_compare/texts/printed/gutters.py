"""Finds the white strip between two columns of text on a page.

A strip is no gutter only because it is white: those between the cells of a table, behind
bullets or before page numbers are, too. What stands on both sides must read like text.
All lengths are in points and are compared with the size of the letters, so nothing depends
on how large a page is, nor on the order in which it was drawn.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from statistics import median
from typing import NamedTuple

#: How many sizes wide a gutter is at least, and how much a letter may hang into it.
_WIDTH, _OVERHANG = 0.75, 0.15
#: So many lines make a column, if there are at least so many beside them.
_LINES, _LINES_BESIDE = 3, 2
#: What stands in a gutter has no more than such a share of the lines beside it.
_WITHIN = 0.5
#: So near, in sizes, are lines that run round what stands between them, and so long.
_FLANK = 8.0
#: A heading is so much larger than other text, and has so many sizes of room about it.
_LARGER, _BESIDE = 1.15, 1.4
#: Edges so near each other, in sizes, are the same, and so many are tried.
_SAME_EDGE, _EDGES = 0.1, 12
#: A column is at least so many sizes wide and has so many letters in a line; prose has more.
_COLUMN, _LETTERS, _LETTERS_OF_PROSE = 2.5, 2.5, 8
#: Lines of prose fill so much of a column's width, or so many of them begin in lower case.
_FILLED, _LOW = 0.75, 0.25
#: The white of so many of its lines must be wider than the spaces between words.
_CLEAR = 0.6
#: So many lines that begin at the same edge are no accident.
_EVEN_LINES = 5
#: No page that is read has more boxes; to compare those of drawings would take long.
_MOST = 1000


class LineBox(NamedTuple):
    """A piece of a line: its edges, its height on the page, the size of its letters.

    ``letters`` counts them, ``low`` says that the first is a small one. ``white`` is where
    the white before it begins, if words of its line stand there; then ``clear`` says that
    this is wider than the spaces of the line.
    """

    left: float
    right: float
    up: float
    size: float
    letters: int = 20
    low: bool = False
    white: float = -inf
    clear: bool = True


class Gutter(NamedTuple):
    """A strip from ``left`` to ``right`` beside the boxes from ``start`` up to ``end``."""

    left: float
    right: float
    start: int
    end: int


def find_gutter(boxes: Sequence[LineBox]) -> Gutter | None:
    """The gutter that has the most lines on both its sides; ``boxes`` go down the page.

    Single boxes that stand in it with text on both sides, as quotes between columns do,
    are overlooked.
    """
    if not _LINES + _LINES_BESIDE <= len(boxes) <= _MOST:
        return None
    size = median(box.size for box in boxes)
    beside = _boxes_beside(boxes, size)
    edges = _possible_edges(boxes, beside, size)
    if not edges:
        return None
    flanked = _flanked_boxes(boxes, beside, size)
    headings_alone = [
        box
        for box, near in zip(boxes, beside, strict=True)
        if len(near) == 1 and box.size > _LARGER * size
    ]
    most, best = 0, None
    for bound, right in edges:
        if bound <= most:
            break
        strip = Gutter(right - _WIDTH * size, right, 0, len(boxes))
        closing = _closing_boxes(boxes, strip, size)
        headings = [box.up for box in headings_alone if _parts_columns(boxes, box, right)]
        ways = [[*(boxes[place].up for place in closing), *headings]]
        if not flanked.isdisjoint(closing):
            ways.append([*(boxes[place].up for place in closing - flanked), *headings])
        for ups in ways:
            for gutter in _open_stretches(boxes, strip, size, sorted(ups, reverse=True)):
                lines = (
                    _lines_beside(boxes, gutter, size) if gutter.end - gutter.start > most else 0
                )
                if lines > most:
                    most, best = lines, gutter
    return best


def is_left_of(box: LineBox, gutter: Gutter) -> bool:
    """Whether the box stands on the left of a gutter that it does not cross."""
    return box.right <= gutter.left + _OVERHANG * box.size


def is_right_of(box: LineBox, gutter: Gutter) -> bool:
    """Whether the box stands on the right of a gutter that it does not cross."""
    return box.left >= gutter.right - _OVERHANG * box.size


def _boxes_beside(boxes: Sequence[LineBox], size: float) -> list[range]:
    """For each box the places of those beside it, and its own: none below or above."""
    beside: list[range] = []
    start = end = 0
    for box in boxes:
        while boxes[start].up >= box.up + size:
            start += 1
        while end < len(boxes) and boxes[end].up > box.up - size:
            end += 1
        beside.append(range(start, end))
    return beside


def _possible_edges(
    boxes: Sequence[LineBox], beside: Sequence[range], size: float
) -> list[tuple[int, float]]:
    """Where boxes begin that have another on their left, with room for a gutter.

    Only the edges are given at which most of them begin, and how many lines a gutter there
    has at most, the greatest number first.
    """
    rights = [box.right for box in boxes]
    edges = sorted(
        box.left
        for box, near in zip(boxes, beside, strict=True)
        if min(rights[near.start : near.stop]) <= box.left - _WIDTH * size
    )
    counted: list[tuple[int, float]] = []
    for edge in edges:
        if counted and edge - counted[-1][1] <= _SAME_EDGE * size:
            # Of edges that hardly differ the first is that of all.
            counted[-1] = counted[-1][0] - 1, counted[-1][1]
        else:
            counted.append((-1, edge))
    rights.sort()
    lefts = sorted(box.left for box in boxes)
    bounds = [
        (min(bisect_right(rights, edge), len(lefts) - bisect_left(lefts, edge)), edge)
        for count, edge in sorted(counted)[:_EDGES]
        if count < -1
    ]
    return sorted(bounds, key=lambda bound: -bound[0])


def _flanked_boxes(
    boxes: Sequence[LineBox], beside: Sequence[range], size: float
) -> frozenset[int]:
    """The places of the boxes round which text runs on both sides, and of those below them."""
    flanked: set[int] = set()
    lines_above: list[LineBox] = []
    for place, box in enumerate(boxes):
        goes_on = any(
            above.size == box.size
            and above.up - box.up < 2 * box.size
            and above.left < box.right
            and box.left < above.right
            for above in lines_above[-1:]
        )
        near = beside[place]
        if goes_on or (len(near) > 2 and _is_flanked(box, boxes[near.start : near.stop], size)):
            flanked.add(place)
            lines_above.append(box)
    return frozenset(flanked)


def _is_flanked(box: LineBox, near: Sequence[LineBox], size: float) -> bool:
    """Whether lines of text end before a box and go on behind it."""
    before = sorted(other for other in near if other.right <= box.left)
    behind = sorted(other for other in near if other.left >= box.right)
    if not before or not behind:
        return False
    start, end = before.pop(), behind.pop(0)
    if not (box.clear and end.clear):
        return False
    if max(box.left - start.right, end.left - box.right) > _FLANK * size:
        return False
    # Words set far apart are of one line.
    while before and not start.clear:
        start = before.pop()
    for other in behind:
        if other.clear:
            break
        end = other
    return min(box.left - start.left, end.right - box.right) > _FLANK * size


def _closing_boxes(boxes: Sequence[LineBox], strip: Gutter, size: float) -> set[int]:
    """The places of the boxes that stand in a strip."""
    low, high = strip.left + _OVERHANG * size, strip.right - _OVERHANG * size
    return {place for place, box in enumerate(boxes) if box.left < high and box.right > low}


def _open_stretches(
    boxes: Sequence[LineBox], strip: Gutter, size: float, closed: Sequence[float]
) -> Iterator[Gutter]:
    """The parts of a strip between the heights at which it is closed, which go down."""
    start = 0
    for up in closed:
        end = start
        while end < len(boxes) and boxes[end].up > up + 0.5 * size:
            end += 1
        if end > start:
            yield strip._replace(start=start, end=end)
        start = end
        while start < len(boxes) and boxes[start].up > up - 0.5 * size:
            start += 1
    if len(boxes) > start:
        yield strip._replace(start=start, end=len(boxes))


def _parts_columns(boxes: Sequence[LineBox], heading: LineBox, edge: float) -> bool:
    """Whether nothing stands on the right of a heading, though there is text above and below."""
    if heading.left >= edge:
        return False
    ups = [box.up - heading.up for box in boxes if box.left >= edge]
    room = _BESIDE * heading.size
    if any(-room <= up <= room for up in ups):
        return False
    return any(up > room for up in ups) and any(up < -room for up in ups)


def _lines_beside(boxes: Sequence[LineBox], gutter: Gutter, size: float) -> int:
    """How many lines stand beside each other along a gutter, 0 if it is none."""
    part = boxes[gutter.start : gutter.end]
    left = [box for box in part if is_left_of(box, gutter)]
    right = [box for box in part if is_right_of(box, gutter)]
    if not left or not right:
        return 0
    within = len(part) - len(left) - len(right)
    top = min(left[0].up, right[0].up) + size
    bottom = max(left[-1].up, right[-1].up) - size
    left = [box for box in left if bottom <= box.up <= top]
    right = [box for box in right if bottom <= box.up <= top]
    fewer, more = sorted(len({box.up for box in side}) for side in (left, right))
    if fewer < _LINES_BESIDE or more < _LINES or within > _WITHIN * fewer:
        return 0
    if not _is_wider_than_spaces(right, gutter, size) or _stands_behind_marks(left, gutter, size):
        return 0
    if not (_is_text(left, size) and _is_text(right, size)):
        return 0
    if _goes_on(left) or _goes_on(right) or _stand_unevenly(left, right):
        return fewer
    return fewer if _fills_column(left) and _fills_column(right) else 0


def _is_wider_than_spaces(right: Sequence[LineBox], gutter: Gutter, size: float) -> bool:
    """Whether the white is no mere row of wide spaces that happen to be below each other."""
    beginnings = [box for box in right if box.white <= gutter.left + _OVERHANG * size]
    even = [box for box in beginnings if box.left - gutter.right < _SAME_EDGE * size]
    if len({box.up for box in even}) >= _EVEN_LINES:
        clear = sum(box.clear or box in even for box in beginnings)
    else:
        clear = sum(box.clear for box in beginnings)
    return clear >= max(_CLEAR * len(beginnings), 1)


def _stands_behind_marks(left: Sequence[LineBox], gutter: Gutter, size: float) -> bool:
    """Whether what is next on the left are the bullets or numbers of what is on the right."""
    near = [box for box in left if box.right > gutter.left - size]
    return sum(not box.letters for box in near) * 2 > len(near)


def _is_text(side: Sequence[LineBox], size: float) -> bool:
    """Whether the boxes hold words and not only marks or numbers."""
    width = max(box.right for box in side) - min(box.left for box in side)
    return width >= _COLUMN * size and sum(box.letters for box in side) >= _LETTERS * len(side)


def _goes_on(side: Sequence[LineBox]) -> bool:
    """Whether many of the lines go on with a sentence."""
    return sum(box.low for box in side) >= _LOW * len(side)


def _fills_column(side: Sequence[LineBox]) -> bool:
    """Whether the lines are those of prose, which go to the end of their column."""
    if sum(box.letters for box in side) < _LETTERS_OF_PROSE * len(side):
        return False
    width = max(box.right for box in side) - min(box.left for box in side)
    return sum(box.right - box.left for box in side) >= _FILLED * width * len(side)


def _stand_unevenly(left: Sequence[LineBox], right: Sequence[LineBox]) -> bool:
    """Whether most lines on one side have none at their height on the other."""
    uneven = sum(min(abs(box.up - other.up) for other in right) > 0.1 * box.size for box in left)
    return uneven * 2 > len(left)
