"""Takes off a page the numbers of its lines, which bills and drafts have in their margins.

They cut through every sentence. What counts the lines, and not paragraphs or the rows of a
table, stands evenly under each other, and its numbers grow as the lines between them do.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_compare.texts.printed.pdf_runs import LineRun, SpacedPage, part_of_run

_BEFORE = re.compile(r"(\d{1,4})(?:\s+(?=\S)|$)")
_BEHIND = re.compile(r"(?:(?<=\S)\s+|^)(\d{1,4})$")
#: Lines are numbered one by one or each fifth; so many numbers show it.
_FEWEST = {1: 8, 2: 5, 5: 3, 10: 3}
#: So many of the steps may be uneven, and so many lines must go on with a sentence.
_UNEVEN, _LOW = 0.2, 0.25


class _MarginNumber(NamedTuple):
    """A number at a line's edge, and where in the page's text the rest of the line is."""

    place: int
    value: int
    start: int
    end: int


def strip_line_numbers(spaced: SpacedPage, runs: Sequence[LineRun]) -> list[LineRun]:
    """The runs without numbers that count the lines of their page."""
    for pattern in (_BEFORE, _BEHIND):
        numbers = list(_margin_numbers(spaced, runs, pattern))
        if len(numbers) >= min(_FEWEST.values()) and _count_lines(runs, numbers):
            bare = {number.place: number for number in numbers}
            return [
                part
                for place, run in enumerate(runs)
                for part in (
                    part_of_run(spaced, run, bare[place].start, bare[place].end)
                    if place in bare
                    else [run]
                )
            ]
    return list(runs)


def _margin_numbers(
    spaced: SpacedPage, runs: Sequence[LineRun], pattern: re.Pattern[str]
) -> Iterator[_MarginNumber]:
    edge = 0 if pattern is _BEFORE else -1
    for place, run in enumerate(runs):
        if not run.text[edge].isdecimal():
            continue
        text = spaced.page.text[run.first : run.last]
        number = pattern.match(text) if pattern is _BEFORE else pattern.search(text)
        if number is None:
            continue
        start, end = run.first, run.last
        if pattern is _BEFORE:
            start += number.end()
        else:
            end = start + number.start()
        yield _MarginNumber(place, int(number[1]), start, end)


def _count_lines(runs: Sequence[LineRun], numbers: Sequence[_MarginNumber]) -> bool:
    """Whether the numbers grow evenly as lines of prose go on beside them."""
    numbers = sorted(numbers, key=lambda number: -runs[number.place].spot.up)
    steps = [after.value - number.value for number, after in pairwise(numbers)]
    step = max(set(steps), key=steps.count)
    if len(numbers) < _FEWEST.get(step, len(numbers) + 1):
        return False
    ups = [runs[number.place].spot.up for number in numbers]
    drops = [above - up for above, up in pairwise(ups)]
    usual = sorted(drops)[len(drops) // 2]
    uneven = sum(
        other != step or not 0.7 * usual < drop < 1.5 * usual
        for other, drop in zip(steps, drops, strict=True)
    )
    if uneven > _UNEVEN * len(steps):
        return False
    size = runs[numbers[0].place].spot.size
    among = [run for run in runs if ups[-1] - size < run.spot.up < ups[0] + size]
    lines = {round(2 * run.spot.up / size) for run in among}
    low = sum(run.text.lstrip("0123456789 ")[:1].islower() for run in among)
    counted = step * len(steps)
    return 0.6 * counted < len(lines) - 1 < 1.3 * counted and low >= _LOW * len(lines)
