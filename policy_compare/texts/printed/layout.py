"""What is usual in a text's layout, so that a line can be told from the usual ones.

A dump of a page keeps neither empty lines nor indents: that a paragraph ends is then
seen only from a line that stops although the next word had room in it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_compare.texts.line_patterns import (
    begins_in_lower_case,
    ends_sentence,
    read_contents_entry,
)
from policy_compare.texts.lines import PrintedLine

#: From what length on a line of a plain text tells something about the usual width.
_TELLING = 40
#: How many characters at most a line may stay short of the width without meaning
#: anything, and how much more than the usual way down parts two paragraphs.
_MOST_SLACK, PARTING = 10, 1.22
#: What is no more than so many sizes further down or up stands beside and not below.
_BESIDE = 0.3


class Layout(NamedTuple):
    """The usual shape of a text.

    ``single`` says that every line is a paragraph, ``spaced`` that empty lines or gaps
    part paragraphs. ``width`` is the usual length of a line of a plain text, ``slack`` what
    its lines stay short of it without need, both in characters. ``size`` is that of running
    text in points (0 for a plain text), ``pitch`` the usual way from line to line in sizes;
    ``bold`` and ``italic`` say how running text is set.
    """

    single: bool = False
    spaced: bool = False
    width: float = 0.0
    slack: float = 0.0
    size: float = 0.0
    pitch: float = 0.0
    bold: bool = False
    italic: bool = False

    def is_set_apart(self, line: PrintedLine) -> bool:
        """Whether more than the usual room is above the line."""
        return line.blank or (self.pitch > 0 and line.gap > self.pitch * PARTING)

    def free_room(self, before: PrintedLine, line: PrintedLine) -> float:
        """How many characters are free in the line before, once ``line``'s first word is in it.

        Less than 0 if the word would not fit, so that the break means nothing.
        """
        word = len(line.text.partition(" ")[0])
        if not line.size:
            return self.width - self.slack - len(before.text) - 1 - word
        letter = (line.right - line.left) / max(len(line.text), 1) or line.size / 2
        return (line.edge - before.right) / letter - word - 2


def measure_layout(lines: Sequence[PrintedLine]) -> Layout:
    """The layout that most of the lines have."""
    if lines and lines[0].size:
        return _measure_in_points(lines)
    telling = [
        (line, after)
        for line, after in pairwise(lines)
        if not after.blank and len(line.text) >= _TELLING and read_contents_entry(line.text) is None
    ]
    running = [
        (line, after)
        for line, after in telling
        if not ends_sentence(line.text) or begins_in_lower_case(after.text)
    ]
    # By letters and not by lines: in a text of one line a paragraph the short lines run on.
    letters = [sum(len(line.text) for line, _ in pairs) for pairs in (running, telling)]
    lengths = sorted(len(line.text) for line, _ in running)
    layout = Layout(single=letters[0] * 3 <= letters[1], width=_quantile(0.95, lengths))
    spare = sorted(layout.free_room(line, after) for line, after in running)
    layout = layout._replace(slack=min(max(_quantile(0.95, spare), 0), _MOST_SLACK))
    ends = [after.blank for after in _lines_after_early_ends(layout, lines)]
    # A short text may have no such end on any page; then its empty lines speak for it.
    ends = ends or [line.blank for line in lines if line.blank]
    return layout._replace(spaced=sum(ends) * 5 > len(ends) * 4)


def _quantile(share: float, values: Sequence[float]) -> float:
    """The value that so large a share of the sorted ones does not exceed, 0 without any."""
    return float(values[int(len(values) * share)]) if values else 0.0


def _lines_after_early_ends(layout: Layout, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines after one that ends a sentence although the next word had room in it."""
    pairs = ((line, after) for line, after in pairwise(lines) if line.page == after.page)
    closed = ((line, after) for line, after in pairs if ends_sentence(line.text))
    return [after for line, after in closed if layout.free_room(line, after) > 0]


def _measure_in_points(lines: Sequence[PrintedLine]) -> Layout:
    styles: Counter[tuple[float, bool, bool]] = Counter()
    exact: Counter[tuple[float, bool, bool]] = Counter()
    for line in lines:
        exact[line.size, line.bold, line.italic] += len(line.text)
    for (points, *face), letters in exact.items():
        styles[round(points * 2) / 2, face[0], face[1]] += letters
    size, bold, italic = styles.most_common(1)[0][0]
    gaps = Counter(
        round(line.gap, 1) for line in lines if line.gap > 0 and -0.6 < line.size - size < 0.6
    )
    pitch = gaps.most_common(1)[0][0] if gaps else 0.0
    layout = Layout(size=size, pitch=pitch, bold=bold, italic=italic)
    ends = [layout.is_set_apart(after) for after in _lines_after_early_ends(layout, lines)]
    return layout._replace(spaced=sum(ends) * 5 > len(ends) * 3)


def continues_paragraph(before: PrintedLine, line: PrintedLine, layout: Layout) -> bool:
    """Whether ``line`` is of the same paragraph as the line before it."""
    closed, low = ends_sentence(before.text), begins_in_lower_case(line.text)
    crossing = before.page != line.page or line.gap < -_BESIDE
    beside = bool(line.size) and before.page == line.page and -_BESIDE < line.gap < _BESIDE
    if before.flow != line.flow or beside:
        return False
    if layout.single:
        return crossing and low and not closed
    if line.size and abs(before.size - line.size) > 0.12 * line.size:
        return False
    if before.page != line.page:
        # A page may end with a few short lines.
        before = before._replace(edge=max(before.edge, line.edge))
    room = layout.free_room(before, line)
    if crossing and closed:
        indented = line.size > 0 and _is_first_line(line.left - line.margin, line)
        return low or (room <= 0 and not indented)
    if crossing:
        return low or room < 30
    if layout.is_set_apart(line):
        return low and not closed and (room <= 0 or not line.blank)
    if low:
        return True
    if layout.spaced and not line.size:
        return True
    if closed and (room > 0 or _is_indented(before, line)):
        return False
    return room < max(30, 0.4 * layout.width)


def _is_indented(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line begins further right than the one before, as first lines do."""
    return _is_first_line(line.left - before.left, line)


def _is_first_line(step: float, line: PrintedLine) -> bool:
    return 0.8 * line.size < step < 5 * line.size if line.size else 1 < step < 9
