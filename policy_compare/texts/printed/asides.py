"""Takes out of a text what stands beside it or cuts into it: boxes, sidebars, pull quotes.

A paragraph goes on behind them, so they are put where it has ended, as footnotes are.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from policy_compare.texts.line_patterns import begins_in_lower_case, ends_sentence
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.footnotes import Footnote, TextAndNotes
from policy_compare.texts.printed.layout import PARTING, Layout

#: No more lines than this are set into a paragraph, in letters of a size that differs so.
_LINES, _SAME_SIZE = 20, 0.06


class Aside(NamedTuple):
    """Lines that stand beside the text, and how many lines of text precede them."""

    lines: tuple[PrintedLine, ...]
    after: int


class TextAndAsides(NamedTuple):
    """The lines that are running text, the notes and the asides that stood among them."""

    text: tuple[PrintedLine, ...]
    notes: tuple[Footnote, ...]
    asides: tuple[Aside, ...]


def split_off_asides(body_and_notes: TextAndNotes, layout: Layout) -> TextAndAsides:
    """The asides apart from the text; the notes follow as many lines of it as before."""
    lines = _mark_insets(body_and_notes.body, layout) if layout.size else body_and_notes.body
    text: list[PrintedLine] = []
    asides: list[Aside] = []
    preceding = [0]
    for (is_aside, _, _), group in groupby(lines, key=lambda one: (one.aside, one.flow, one.page)):
        part = tuple(group)
        if is_aside:
            asides.append(Aside(part, len(text)))
            preceding += [len(text)] * len(part)
        else:
            preceding += range(len(text) + 1, len(text) + len(part) + 1)
            text += part
    notes = (note._replace(after=preceding[note.after]) for note in body_and_notes.notes)
    return TextAndAsides(tuple(text), tuple(notes), tuple(asides))


def _mark_insets(lines: Sequence[PrintedLine], layout: Layout) -> list[PrintedLine]:
    """The lines, of which those are asides now that a sentence in other letters goes round."""
    marked = list(lines)
    start = 0
    for end in range(1, len(marked)):
        line, before = marked[end], marked[end - 1]
        if _is_same_size(line, before):
            continue
        if _is_cut(marked, start, end) and _has_room_above(marked, start, layout):
            marked[start:end] = [inset._replace(aside=True) for inset in marked[start:end]]
        start = end
    return marked


def _is_cut(lines: Sequence[PrintedLine], start: int, end: int) -> bool:
    """Whether a sentence goes on behind the lines from ``start`` to ``end``."""
    if not start or end - start > _LINES:
        return False
    before, after = lines[start - 1], lines[end]
    if not _is_same_size(before, after) or (before.page, before.flow) != (after.page, after.flow):
        return False
    return not ends_sentence(before.text) and begins_in_lower_case(after.text)


def _has_room_above(lines: Sequence[PrintedLine], start: int, layout: Layout) -> bool:
    """Whether there is more than the usual room above a line, which may be one in capitals."""
    before, line = lines[start - 1], lines[start]
    return line.gap < 0 or line.gap * line.size > PARTING * layout.pitch * before.size


def _is_same_size(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * other.size
