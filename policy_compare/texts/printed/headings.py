"""Tells which lines are headings: by size and weight where known, else by their shape."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from policy_compare.texts import line_patterns as shapes
from policy_compare.texts.lines import Line
from policy_compare.texts.printed.layout import Layout

#: How many words a heading has at most.
_WORDS = 30


class Head(NamedTuple):
    """A heading: its first line's index, how many lines it has, how deep it is (from 1)."""

    start: int
    length: int
    level: int


def found(lines: Sequence[Line], layout: Layout, taken: Collection[int]) -> tuple[Head, ...]:
    """The headings among the lines, of which those ``taken`` are something else."""
    if layout.size:
        return _by_style(lines, layout, taken)
    heads: list[Head] = []
    index = 0
    while index < len(lines):
        count = 0 if index in taken else _by_shape(lines, index, layout, heads, taken)
        if count:
            heads.append(Head(index, count, 2))
        index += max(count, 1)
    return _levelled(lines, layout, heads)


def _text(lines: Sequence[Line], head: Head) -> str:
    return " ".join(line.text for line in lines[head.start : head.start + head.length])


# By shape: a plain text


def _by_shape(
    lines: Sequence[Line], index: int, layout: Layout, heads: Sequence[Head], taken: Collection[int]
) -> int:
    """How many lines of a heading begin at the index; 0 if none does."""
    line = lines[index]
    after_head = bool(heads) and heads[-1].start + heads[-1].length == index
    after_head = after_head or index - 1 in taken
    if not _may_begin(lines, index, layout, after_head=after_head):
        return 0
    count = 1
    if not layout.single:
        while _wraps(lines[index : index + count], lines[index + count :], layout):
            if index + count in taken or count == 3:
                break
            count += 1
    last = lines[index + count - 1]
    following = lines[index + count] if index + count < len(lines) else None
    if following is None or not (shapes.may_head(last.text) or _is_rest(last, layout)):
        return 0
    if layout.single:
        return count
    full = layout.room(last, following) + layout.slack <= 0
    if index + count not in taken and (full or shapes.begins_low(following.text)):
        return 0
    strong = (
        any(test(line.text) for test in (shapes.is_capitals, shapes.is_titled))
        or shapes.numbered_heading(line.text)[0]
    )
    alone = (line.blank or index == 0) and following.blank and layout.spaced
    return count if strong or alone else 0


def _may_begin(lines: Sequence[Line], index: int, layout: Layout, *, after_head: bool) -> bool:
    """Whether what stands above lets a heading begin here."""
    line = lines[index]
    if not shapes.may_head(line.text, words=18) and not shapes.hangs(line.text):
        return False
    if shapes.begins_low(line.text) or len(line.text) > 100:
        return False
    mark = shapes.marked(line.text)
    if mark is not None and not _numbers_heading(mark, lines[index + 1 : index + 2]):
        return False
    if index == 0 or after_head or layout.single or line.blank:
        return True
    before = lines[index - 1]
    return shapes.ends_sentence(before.text) or (
        before.page == line.page and layout.room(before, line) > 30
    )


def _numbers_heading(mark: shapes.Marked, following: Sequence[Line]) -> bool:
    """Whether what could be an item's marker is the number of a heading."""
    value = shapes.ordinal(mark.marker)
    if mark.sure or not value or mark.marker[:1] == "(" or len(mark.text.split()) > 10:
        return False
    after = shapes.marked(following[0].text) if following else None
    if after is not None and shapes.ordinal(after.marker) == value + 1:
        return False
    return shapes.is_titled(mark.text) or shapes.is_capitals(mark.text)


def _wraps(head: Sequence[Line], rest: Sequence[Line], layout: Layout) -> bool:
    """Whether the first of the lines that follow goes on with the heading."""
    if len(rest) < 2 or rest[0].blank or rest[0].page != head[-1].page:
        return False
    last, line = head[-1], rest[0]
    if shapes.numbered_heading(line.text)[0] or shapes.marked(line.text) is not None:
        return False
    if shapes.begins_low(line.text):
        full = layout.room(last, line) <= 0 and shapes.is_titled(last.text)
        return full and _is_rest(line, layout)
    if not shapes.may_head(line.text):
        return False
    if shapes.hangs(last.text):
        return True
    if shapes.is_capitals(last.text) != shapes.is_capitals(line.text):
        return False
    return len(last.text) > 0.7 * layout.width and shapes.is_titled(line.text)


def _is_rest(line: Line, layout: Layout) -> bool:
    """Whether a line that begins low can be the last one of a heading in capitals."""
    capital = f"{line.text[:1].upper()}{line.text[1:]}"
    short = len(line.text) < 0.6 * layout.width
    return short and shapes.may_head(capital) and shapes.is_titled(capital)


def _levelled(lines: Sequence[Line], layout: Layout, heads: Sequence[Head]) -> tuple[Head, ...]:
    """The headings with levels: the title 1, then parts, sections, and what recurs in them."""
    texts = [_text(lines, head) for head in heads]
    starts = {head.start for head in heads}
    leading = Counter(
        text
        for head, text in zip(heads, texts, strict=True)
        if head.start + head.length not in starts
    )
    title = 1 if heads and heads[0].start == 0 else 0
    joined = list(heads)
    if title and not layout.single:
        joined, texts = _title_joined(lines, heads, texts)
    parts = any(shapes.is_part(text) for text in texts[title:])
    levelled = []
    for place, (head, text) in enumerate(zip(joined, texts, strict=True)):
        number, _ = shapes.numbered_heading(text)
        if place < title:
            level = 1
        elif number[:1].isdecimal():
            level = 2 + number.count(".")
        elif not parts or shapes.is_part(text):
            level = 2
        else:
            level = 3
        if leading[text] > 2 and place >= title:
            level += 1
        levelled.append(head._replace(level=level))
    return _nested(levelled)


def _nested(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The headings with their ranks (1 the highest) turned into depths, none left out."""
    nested: list[Head] = []
    above: list[int] = []
    for head in heads:
        while above and above[-1] >= head.level:
            above.pop()
        above.append(head.level)
        nested.append(head._replace(level=len(above)))
    return tuple(nested)


def _title_joined(
    lines: Sequence[Line], heads: Sequence[Head], texts: Sequence[str]
) -> tuple[list[Head], list[str]]:
    """The headings with those that open the text made one, as a title over several lines."""
    count = 1
    while count < len(heads) and not _announces(texts[0]):
        start = heads[count].start
        if start != heads[count - 1].start + heads[count - 1].length or lines[start].blank:
            break
        if lines[start].page != lines[0].page or _announces(texts[count]):
            break
        count += 1
    whole = heads[0]._replace(length=sum(head.length for head in heads[:count]))
    return [whole, *heads[count:]], [" ".join(texts[:count]), *texts[count:]]


def _announces(text: str) -> bool:
    return shapes.heads_contents(text) or shapes.heads_sources(text)


# By style: a PDF


def _by_style(lines: Sequence[Line], layout: Layout, taken: Collection[int]) -> tuple[Head, ...]:
    heads: list[Head] = []
    index = 0
    while index < len(lines):
        count = 0 if index in taken else _styled(lines, index, layout, taken)
        if count and _heads(lines, index, count, layout):
            heads.append(Head(index, count, 0))
        index += max(count, 1)
    styles = sorted({_style(lines[head.start]) for head in heads}, reverse=True)
    return _nested(
        [head._replace(level=styles.index(_style(lines[head.start])) + 1) for head in heads]
    )


def _style(line: Line) -> tuple[float, bool, bool]:
    """Size, weight, slant: the greater, the higher the heading."""
    return round(line.size), line.bold, not line.italic


def _is_larger(line: Line, layout: Layout) -> bool:
    return line.size > layout.size * 1.08 + 0.25


def _styled(lines: Sequence[Line], index: int, layout: Layout, taken: Collection[int]) -> int:
    """How many lines that are set like a heading begin at the index."""
    line = lines[index]
    larger = _is_larger(line, layout)
    mark = shapes.marked(line.text)
    if mark is not None and (mark.sure or not larger):
        following = lines[index + 1 : index + 2]
        if mark.sure or not _numbers_heading(mark, following):
            return 0
    set_off = (line.bold and not layout.bold) or (line.italic and not layout.italic)
    set_off = set_off or shapes.is_capitals(line.text)
    if not larger and not (set_off and line.size > layout.size * 0.88):
        return 0
    count = 1
    while index + count < len(lines) and index + count not in taken:
        if not _same_head(lines[index + count - 1], lines[index + count], layout):
            break
        count += 1
    return count


def _heads(lines: Sequence[Line], index: int, count: int, layout: Layout) -> bool:
    """Whether lines that are set like a heading read like one, too."""
    text = _text(lines, Head(index, count, 0))
    words = len(text.split())
    if not any(letter.isalpha() for letter in text) or words > _WORDS:
        return False
    if not _is_larger(lines[index], layout):
        return _stands_alone(lines, index, count, layout)
    return not shapes.begins_low(text) and (
        not shapes.ends_sentence(text) or (words < 16 and count == 1)
    )


def _same_head(last: Line, line: Line, layout: Layout) -> bool:
    if _style(last) != _style(line) or line.page != last.page:
        return False
    if not 0 < line.gap < max(layout.pitch * 1.3, 1.5):
        return False
    return not shapes.numbered_heading(line.text)[0] and shapes.marked(line.text) is None


def _stands_alone(lines: Sequence[Line], index: int, count: int, layout: Layout) -> bool:
    """Whether a line that only its weight or slant sets off is a heading of its own."""
    line, last = lines[index], lines[index + count - 1]
    text = _text(lines, Head(index, count, 0))
    if not shapes.may_head(text, words=20, letters=160) or index + count >= len(lines):
        return False
    following = lines[index + count]
    if shapes.begins_low(following.text):
        return False
    before = lines[index - 1] if index else None
    closed = before is None or shapes.ends_sentence(before.text) or layout.parted(line)
    if not closed and before is not None and before.page == line.page:
        closed = _style(before) != _style(line) and layout.room(before, line) > 0
    return closed and (_style(following) != _style(last) or layout.parted(following))
