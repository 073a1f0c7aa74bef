"""Puts the pieces of a page in the order in which they are read, by where they stand.

What a page was drawn with says nothing of that: one program draws a column after the
other, another one line after the other across both. So the page is cut at its gutters,
again and again, and what is left between them is read down, and each line from the left.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from policy_compare.texts.printed.gutters import (
    Gutter,
    LineBox,
    find_gutter,
    is_left_of,
    is_right_of,
)

#: So many sizes below the line above it, a row at a column's end is no part of it.
_APART = 2.0
#: So many sizes of white through all columns part what is above from what is below; a table
#: in it has so many boxes in a row.
_BAND_ROOM, _CELLS = 3.0, 2.5
#: A text goes on in the next column if that is not so much narrower or wider.
_ALIKE = 0.75
#: The rows of a table have so many times the usual way from line to line between them; so
#: many of them, of so few lines each, are a table.
_BAND, _BANDS, _ROWS_OF_BAND = 1.25, 3, 6
#: A page's number has no more letters than this, even if it is Roman.
_FEW = 5


class Column(NamedTuple):
    """What is read down between two edges: its rows, each the places of boxes from the left.

    Text may go on from one column in another of the same ``flow``; the flow that has most
    of a page's letters is 0. An ``aside`` stands beside text that goes on round it.
    """

    left: float
    right: float
    rows: tuple[tuple[int, ...], ...]
    flow: int = 0
    aside: bool = False


def read_in_columns(boxes: Sequence[LineBox]) -> tuple[Column, ...]:
    """The columns of a page in reading order; every box is in exactly one.

    A heading over two columns is a column of its own, and so is what stands below them.
    """
    if not boxes:
        return ()
    usual = median(box.size for box in boxes)
    places = sorted(range(len(boxes)), key=lambda place: _sort_key(boxes[place], usual))
    columns = list(_Page(boxes).divide(places, -inf, inf))
    letters: Counter[int] = Counter()
    for column in columns:
        letters[column.flow] += sum(boxes[place].letters for row in column.rows for place in row)
    main = letters.most_common(1)[0][0]
    swapped = {main: 0, 0: main}
    return tuple(column._replace(flow=swapped.get(column.flow, column.flow)) for column in columns)


def _usual_size(boxes: Sequence[LineBox]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for box in boxes:
        letters[box.size] += box.letters
    return letters.most_common(1)[0][0]


def _sort_key(box: LineBox, usual: float) -> tuple[float, ...]:
    """Further up comes first; an initial over several lines belongs to the first of them."""
    rise = 0.7 * (box.size - usual) if box.size > 1.6 * usual else 0.0
    return (-box.up - rise, box.left, box.right, box.size)


class _Page:
    """The boxes of a page, which are divided by their places among them."""

    def __init__(self, boxes: Sequence[LineBox]) -> None:
        self._boxes = boxes
        self._usual = _usual_size(boxes)
        self._flows = count()

    def divide(self, places: Sequence[int], left: float, right: float) -> Iterator[Column]:
        """The columns of some of the boxes, which stand between two edges; from the top."""
        gutter = self._gutter_of(places)
        if gutter is None:
            if places:
                yield Column(left, right, tuple(self._rows(places)), next(self._flows))
            return
        above = list(self.divide(places[: gutter.start], left, right))
        start, end = self._ends_of_columns(places, gutter)
        yield from above
        yield from self._divide_row(places[gutter.start : start], gutter, left, right)
        beside = list(self._divide_beside(places[start:end], gutter, left, right))
        text = [column for column in beside if not column.aside]
        if above and start == gutter.start and not self._is_room_between(above[-1], text[0]):
            # The last line of a paragraph may be too short to cross the gutter.
            beside = _join_flows(above[-1], text[0], beside)
        yield from beside
        yield from self._divide_row(places[end : gutter.end], gutter, left, right)
        below = list(self.divide(places[gutter.end :], left, right))
        text = [column for column in beside if not column.aside]
        if len(text) == 1 and below and not self._is_room_between(text[0], below[0]):
            below = _join_flows(text[0], below[0], below)
        yield from below

    def _divide_beside(
        self, places: Sequence[int], gutter: Gutter, left: float, right: float
    ) -> Iterator[Column]:
        """The columns on the left of a gutter, those on its right, and what stands in it."""
        rows = list(self._rows(places))
        bands = self._rows_of_table(places, rows, gutter)
        if bands:
            gutters = list(self._gutters_in(places, gutter))
            for band in bands:
                yield from self._divide_band(band, gutters, left, right)
            return
        parts = self._parts_with_room(rows)
        if len(parts) > 1:
            for part in parts:
                yield from self._divide_part(part, gutter, left, right)
            return
        sides = self._sides_of(places, gutter)
        before = list(self.divide(sides[0], left, gutter.left))
        behind = list(self.divide(sides[1], gutter.right, right))
        if self._are_alike(before[-1], behind[0]):
            behind = _join_flows(before[-1], behind[0], behind)
        elif self._weight(sides[0]) < self._weight(sides[1]):
            before = [column._replace(aside=True) for column in before]
        else:
            behind = [column._replace(aside=True) for column in behind]
        yield from before
        yield from behind
        for column in self.divide(sides[2], left, right):
            yield column._replace(aside=True)

    def _divide_part(
        self, places: Sequence[int], gutter: Gutter, left: float, right: float
    ) -> Iterator[Column]:
        """What stands between two bands of white: columns, or else a table or few lines."""
        rows = list(self._rows(places))
        if self._gutter_of(places) or len(places) > _CELLS * len(rows):
            yield from self.divide(places, left, right)
            return
        for side in self._sides_of(places, gutter):
            yield from self.divide(side, left, right)

    def _parts_with_room(self, rows: Sequence[tuple[int, ...]]) -> list[list[int]]:
        """The boxes above and below each band of white that goes through all columns."""
        parts: list[list[int]] = []
        above: list[tuple[int, ...]] = []
        for row in rows:
            if not above or self._room_between(above[-1:], [row], _BAND_ROOM):
                parts.append([])
            parts[-1] += row
            above.append(row)
        return parts

    def _weight(self, places: Sequence[int]) -> tuple[float, float]:
        """What is more for the text of a page than for what stands beside it."""
        boxes = [self._boxes[place] for place in places]
        letters = sum(box.letters for box in boxes)
        in_usual_size = sum(
            box.letters for box in boxes if abs(box.size - self._usual) < 0.06 * self._usual
        )
        return (in_usual_size * 2 > letters, letters)

    def _gutters_in(self, places: Sequence[int], gutter: Gutter | None) -> Iterator[Gutter]:
        """The gutter and those on both sides of it, from the left."""
        if gutter is not None:
            before, behind, _ = self._sides_of(places, gutter)
            yield from self._gutters_in(before, self._gutter_of(before))
            yield gutter
            yield from self._gutters_in(behind, self._gutter_of(behind))

    def _gutter_of(self, places: Sequence[int]) -> Gutter | None:
        return find_gutter([self._boxes[place] for place in places])

    def _divide_band(
        self, places: Sequence[int], gutters: Sequence[Gutter], left: float, right: float
    ) -> Iterator[Column]:
        """The cells in a row of a table, or all as one line if they have no more."""
        rows = tuple(self._rows(places))
        if len(rows) == 1:
            yield Column(left, right, rows, next(self._flows))
            return
        edges = [left, *(gutter.right for gutter in gutters), right]
        for number, (start, end) in enumerate(pairwise(edges)):
            beyond = (
                place
                for place in places
                if not number or is_right_of(self._boxes[place], gutters[number - 1])
            )
            cell = [
                place
                for place in beyond
                if number == len(gutters) or not is_right_of(self._boxes[place], gutters[number])
            ]
            if cell:
                yield Column(start, end, tuple(self._rows(cell)), next(self._flows))

    def _rows_of_table(
        self, places: Sequence[int], rows: Sequence[tuple[int, ...]], gutter: Gutter
    ) -> list[list[int]]:
        """The boxes in bands with white between them, if those are the rows of a table."""
        size = median(self._boxes[place].size for place in places)
        pitches = sorted(self._pitches(places, size))
        if not pitches:
            return []
        pitch = pitches[len(pitches) // 4]
        bands: list[list[int]] = []
        lowest = 0.0
        for row in rows:
            if not bands or lowest - max(self._boxes[place].up for place in row) > _BAND * pitch:
                bands.append([])
            bands[-1] += row
            lowest = min(self._boxes[place].up for place in row)
        if len(bands) < _BANDS or len(rows) > _ROWS_OF_BAND * len(bands):
            return []
        even = sum(self._begins_evenly(band, gutter, size) for band in bands)
        return bands if even * 2 > len(bands) else []

    def _pitches(self, places: Sequence[int], size: float) -> Iterator[float]:
        """How far below each box the next one stands that is no further left or right."""
        boxes = [self._boxes[place] for place in places]
        for number, box in enumerate(boxes):
            below = (
                other.up
                for other in boxes[number + 1 :]
                if box.up - other.up > 0.5 * size
                and other.left < box.right
                and box.left < other.right
            )
            up = next(below, None)
            if up is not None:
                yield box.up - up

    def _begins_evenly(self, band: Sequence[int], gutter: Gutter, size: float) -> bool:
        """Whether what stands in a band on both sides of a gutter begins at one height."""
        before, behind, _ = self._sides_of(band, gutter)
        if not before or not behind:
            return False
        first = max(self._boxes[place].up for place in before)
        return abs(first - max(self._boxes[place].up for place in behind)) < 0.15 * size

    def _divide_row(
        self, places: Sequence[int], gutter: Gutter, left: float, right: float
    ) -> Iterator[Column]:
        """The same of a row that stands apart, of which nothing goes on over the gutter."""
        sides = [side for side in self._sides_of(places, gutter) if side]
        if any(sum(self._boxes[place].letters for place in side) < _FEW for side in sides):
            # A running head and the number of its page are one line.
            sides = [list(places)]
        for side in sides:
            yield Column(left, right, tuple(self._rows(side)), next(self._flows))

    def _sides_of(self, places: Sequence[int], gutter: Gutter) -> tuple[list[int], ...]:
        """The boxes on the left of a gutter, on its right, and in it."""
        sides: tuple[list[int], ...] = ([], [], [])
        for place in places:
            box = self._boxes[place]
            side = 0 if is_left_of(box, gutter) else 1 if is_right_of(box, gutter) else 2
            sides[side].append(place)
        return sides

    def _ends_of_columns(self, places: Sequence[int], gutter: Gutter) -> tuple[int, int]:
        """Where the columns begin and end, without a row apart, as running heads are."""
        start, end = gutter.start, gutter.end
        rows = list(self._rows(places[start:end]))
        first_sides = self._sides_of(rows[0], gutter)
        if first_sides[1] and self._room_between(rows[:1], rows[1:2]):
            start += len(rows.pop(0))
        if self._room_between(rows[-2:-1], rows[-1:]):
            end -= len(rows[-1])
        return start, end

    def _room_between(
        self,
        above: Sequence[Sequence[int]],
        below: Sequence[Sequence[int]],
        sizes: float = _APART,
    ) -> bool:
        """Whether there are so many sizes of room between two rows, if both are given."""
        if not above or not below:
            return False
        lowest = min(self._boxes[place].up for place in above[0])
        room = lowest - max(self._boxes[place].up for place in below[0])
        return room > sizes * max(self._boxes[place].size for place in (*above[0], *below[0]))

    def _is_room_between(self, above: Column, below: Column) -> bool:
        return self._room_between(above.rows[-1:], below.rows[:1])

    def _are_alike(self, column: Column, other: Column) -> bool:
        """Whether two columns are about as wide."""
        widths = sorted(self._width_of(side) for side in (column, other))
        return widths[0] >= _ALIKE * widths[1]

    def _width_of(self, column: Column) -> float:
        boxes = [self._boxes[place] for row in column.rows for place in row]
        return max(box.right for box in boxes) - min(box.left for box in boxes)

    def _rows(self, places: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The boxes by the lines on which they stand."""
        row: list[int] = []
        for place in places:
            if row and not self._is_in_row(row, self._boxes[place]):
                yield self._from_left(row)
                row = []
            row.append(place)
        if row:
            yield self._from_left(row)

    def _from_left(self, row: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(row, key=lambda place: self._boxes[place].left))

    def _is_in_row(self, row: Sequence[int], box: LineBox) -> bool:
        """Whether a box stands on the line of the row, and on none of its boxes."""
        first = self._boxes[row[0]]
        if abs(first.up - box.up) >= 0.5 * max(first.size, box.size):
            return False
        others = (self._boxes[place] for place in row)
        slack = 0.3 * box.size
        return all(
            box.left >= other.right - slack or box.right <= other.left + slack for other in others
        )


def _join_flows(before: Column, first: Column, columns: Sequence[Column]) -> list[Column]:
    """The columns, of which the first one goes on with the text of the one before."""
    return [
        column._replace(flow=before.flow) if column.flow == first.flow else column
        for column in columns
    ]
