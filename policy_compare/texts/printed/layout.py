"""What is usual in a text's layout, so that a line can be told from the usual ones.

A dump of a page keeps neither empty lines nor indents: that a paragraph ends is then
seen only from a line that stops although the next word had room in it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_compare.texts.line_patterns import begins_low, contents_entry, ends_sentence
from policy_compare.texts.lines import Line

#: From what length on a line of a plain text tells something about the usual width.
_TELLING = 40
#: How many characters at most a line may stay short of the width without meaning
#: anything, and how much more than the usual way down parts two paragraphs.
_MOST_SLACK, _PARTING = 10, 1.22


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

    def parted(self, line: Line) -> bool:
        """Whether more than the usual room is above the line."""
        return line.blank or (self.pitch > 0 and line.gap > self.pitch * _PARTING)

    def room(self, before: Line, line: Line) -> float:
        """How many characters are free in the line before, once ``line``'s first word is in it.

        Less than 0 if the word would not fit, so that the break means nothing.
        """
        word = len(line.text.partition(" ")[0])
        if not line.size:
            return self.width - self.slack - len(before.text) - 1 - word
        letter = (line.right - line.left) / max(len(line.text), 1) or line.size / 2
        return (line.edge - before.right) / letter - word - 2


def measured(lines: Sequence[Line]) -> Layout:
    """The layout that most of the lines have."""
    if lines and lines[0].size:
        return _measured_in_points(lines)
    pairs = [(one, two) for one, two in pairwise(lines) if not two.blank]
    telling = [
        (one, two)
        for one, two in pairs
        if len(one.text) >= _TELLING and contents_entry(one.text) is None
    ]
    running = [
        (one, two) for one, two in telling if not ends_sentence(one.text) or begins_low(two.text)
    ]
    # By letters and not by lines: in a text of one line a paragraph the short lines run on.
    letters = [sum(len(one.text) for one, _ in some) for some in (running, telling)]
    lengths = sorted(len(one.text) for one, _ in running)
    layout = Layout(single=letters[0] * 3 <= letters[1], width=_at(0.95, lengths))
    spare = sorted(layout.room(one, two) for one, two in running)
    layout = layout._replace(slack=min(max(_at(0.95, spare), 0), _MOST_SLACK))
    ends = [two.blank for one, two in pairwise(lines) if _stops(layout, one, two)]
    # A short text may have no such end on any page; then its empty lines speak for it.
    ends = ends or [line.blank for line in lines if line.blank]
    return layout._replace(spaced=sum(ends) * 5 > len(ends) * 4)


def _at(share: float, values: Sequence[float]) -> float:
    """The value that so large a share of the sorted ones does not exceed, 0 without any."""
    return float(values[int(len(values) * share)]) if values else 0.0


def _stops(layout: Layout, one: Line, two: Line) -> bool:
    same_page = one.page == two.page
    return same_page and ends_sentence(one.text) and layout.room(one, two) > 0


def _measured_in_points(lines: Sequence[Line]) -> Layout:
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
    ends = [layout.parted(two) for one, two in pairwise(lines) if _stops(layout, one, two)]
    return layout._replace(spaced=sum(ends) * 5 > len(ends) * 3)


def goes_on(before: Line, line: Line, layout: Layout) -> bool:
    """Whether ``line`` is of the same paragraph as the line before it."""
    closed, low = ends_sentence(before.text), begins_low(line.text)
    crossing = before.page != line.page or line.gap < 0
    if layout.single:
        return crossing and low and not closed
    if line.size and abs(before.size - line.size) > 0.12 * line.size:
        return False
    room = layout.room(before._replace(edge=line.edge) if crossing else before, line)
    if crossing:
        return low or room <= 0 if closed else low or room < 30
    if layout.parted(line):
        return low and not closed and (room <= 0 or not line.blank)
    if low:
        return True
    if layout.spaced and not line.size:
        return True
    if closed and (room > 0 or _indented(before, line)):
        return False
    return room < max(30, 0.4 * layout.width)


def _indented(before: Line, line: Line) -> bool:
    """Whether the line begins further right than the one before, as first lines do."""
    step = line.left - before.left
    return 0.8 * line.size < step < 5 * line.size if line.size else 1 < step < 9
