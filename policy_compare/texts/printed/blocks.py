"""From lines to blocks: what belongs together, what it is, and under which heading."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policy_compare.texts.document import Block, BlockKind
from policy_compare.texts.line_patterns import ends_sentence, heads_sources, numbered_heading
from policy_compare.texts.lines import Line
from policy_compare.texts.pieces import Piece, numbered
from policy_compare.texts.printed.contents_entries import entries
from policy_compare.texts.printed.footnotes import Note, parted
from policy_compare.texts.printed.headings import Head, found
from policy_compare.texts.printed.layout import Layout, goes_on, measured
from policy_compare.texts.printed.list_items import Lists
from policy_compare.texts.rejoin import (
    Vocabulary,
    bracketed,
    joined,
    mark_spans,
    vocabulary,
    without,
)


class _Draft(NamedTuple):
    """A piece whose lines are not yet one text."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    marker: str = ""
    title: bool = False


def assembled(lines: Sequence[Line], labels: Sequence[str] = ()) -> tuple[Block, ...]:
    """The lines of a text, furniture gone, as blocks.

    ``labels`` are those of the pages that the lines count; without them blocks have none.
    """
    layout = measured(lines)
    text, notes = parted(lines, layout)
    if not layout.size:
        # Notes are often set wider than the text, whose width alone counts from here on.
        layout = measured(text)
    drafts = _Drafting(text, notes, layout).drafts()
    words = vocabulary(line.text for line in lines)
    numbers = _note_numbers(drafts)
    return numbered(_piece(draft, words, numbers, labels) for draft in drafts)


class _Drafting:
    """Goes through the lines and decides of each whether it begins something."""

    def __init__(self, lines: Sequence[Line], notes: Sequence[Note], layout: Layout) -> None:
        self._lines, self._layout = lines, layout
        self._entries = entries(lines)
        self._heads = {head.start: head for head in found(lines, layout, self._entries)}
        self._lists = Lists(layout)
        self._notes = list(reversed(notes))
        self._sources = 0
        self._done: list[_Draft] = []
        self._open: _Draft | None = None

    def drafts(self) -> list[_Draft]:
        """All pieces of the text in reading order."""
        index = 0
        while index < len(self._lines):
            index += self._take(index)
        self._close(index)
        return self._done

    def _take(self, index: int) -> int:
        """Take the line at the index, and how many of the lines are taken with it."""
        line = self._lines[index]
        head = self._heads.get(index)
        if head is not None:
            self._heading(head)
            return head.length
        entry = self._entries.get(index)
        if entry is not None:
            self._begin(index, _Draft("contents", [line._replace(text=entry)]))
            self._close(index + 1)
            return 1
        before = self._lines[index - 1] if index else None
        item = self._lists.item(line, before)
        if item is not None:
            kind: BlockKind = "note" if self._sources else "item"
            first = line._replace(text=item.text)
            self._begin(index, _Draft(kind, [first], item.level, item.marker))
        elif self._open is not None and before is not None and self._continues(before, line):
            self._open.lines.append(line)
        else:
            self._begin(index, _Draft("note" if self._sources else "paragraph", [line]))
            self._lists.close()
        return 1

    def _continues(self, before: Line, line: Line) -> bool:
        draft = self._open
        if draft is None or draft.kind in {"heading", "contents"}:
            return False
        first = draft.lines[0]
        if draft.marker and before.page == line.page:
            if len(draft.lines) == 1:
                before = before._replace(left=line.left)
            elif line.left < first.left - 0.5 * line.size - 0.5 and ends_sentence(before.text):
                return False
        return goes_on(before, line, self._layout)

    def _heading(self, head: Head) -> None:
        lines = self._lines[head.start : head.start + head.length]
        self._begin(head.start, _Draft("heading", list(lines), head.level, title=not head.start))
        self._close(head.start + head.length)
        self._lists.close()
        if heads_sources(" ".join(line.text for line in lines)):
            self._sources = head.level
        elif head.level <= self._sources:
            self._sources = 0

    def _begin(self, index: int, draft: _Draft) -> None:
        self._close(index)
        self._open = draft

    def _close(self, index: int) -> None:
        """End what is open, and put the notes behind it that stand above the index."""
        if self._open is not None:
            self._done.append(self._open)
            self._open = None
        while self._notes and self._notes[-1].after <= index:
            note = self._notes.pop()
            self._done.append(_Draft("note", note.lines, 0, note.marker))


def _note_numbers(drafts: Iterable[_Draft]) -> dict[int, frozenset[int]]:
    """The numbers of the notes that may be marked on each page; under -1 those of endnotes."""
    numbers: dict[int, set[int]] = defaultdict(set)
    sources = False
    for draft in drafts:
        if draft.kind == "heading":
            sources = heads_sources(" ".join(line.text for line in draft.lines))
        elif draft.kind == "note":
            bare = draft.marker.strip("[]().")
            if bare.isdecimal():
                numbers[-1 if sources else draft.lines[0].page].add(int(bare))
    return {page: frozenset(found) for page, found in numbers.items()}


def _piece(
    draft: _Draft, words: Vocabulary, numbers: Mapping[int, frozenset[int]], labels: Sequence[str]
) -> Piece:
    """The draft with its lines made one text, and the pages on which its parts stand."""
    whole, starts = joined([line.text for line in draft.lines], words)
    pages = {line.page for line in draft.lines}
    known = numbers.get(-1, frozenset()).union(*(numbers.get(page, ()) for page in pages))
    spans = mark_spans(whole, known)
    places: list[tuple[int, str]] = []
    last = -1
    for line, start in zip(draft.lines, starts, strict=True):
        if line.page != last and labels:
            cut = sum(min(end, start) - begin for begin, end in spans if begin < start)
            places.append((start - cut if places else 0, labels[line.page]))
        last = line.page
    text, marker = without(whole, spans).strip(), draft.marker
    if draft.kind == "heading" and not draft.title:
        marker, text = numbered_heading(text)
    marks = bracketed(whole, spans)
    return Piece(draft.kind, text, draft.level, marker, tuple(places), marks)
