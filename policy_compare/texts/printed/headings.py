"""Tells which lines are headings: by size and weight where known, else by their shape."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from policy_compare.texts import line_patterns as patterns
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.layout import Layout

#: How many words a heading has at most.
_WORDS = 30


class PrintedHeading(NamedTuple):
    """A heading: its first line's index, how many lines it has, how deep it is (from 1)."""

    start: int
    length: int
    level: int


def find_headings(
    lines: Sequence[PrintedLine], layout: Layout, entries: Collection[int]
) -> tuple[PrintedHeading, ...]:
    """The headings among the lines, of which those at ``entries`` are of the contents."""
    headings: list[PrintedHeading] = []
    index = 0
    while index < len(lines):
        length = 0
        if index not in entries and layout.size:
            length = _styled_length(lines, index, layout, entries)
        elif index not in entries:
            length = _shaped_length(lines, index, layout, headings, entries)
        if length and (not layout.size or _reads_like_heading(lines, index, length, layout)):
            headings.append(PrintedHeading(index, length, 2))
        index += max(length, 1)
    if layout.size:
        return _level_by_style(lines, headings)
    return _level_by_words(lines, layout, headings)


def _heading_text(lines: Sequence[PrintedLine], start: int, length: int) -> str:
    return " ".join(line.text for line in lines[start : start + length])


# By shape: a plain text


def _shaped_length(
    lines: Sequence[PrintedLine],
    index: int,
    layout: Layout,
    headings: Sequence[PrintedHeading],
    entries: Collection[int],
) -> int:
    """How many lines of a heading begin at the index; 0 if none does."""
    line = lines[index]
    after_heading = bool(headings) and headings[-1].start + headings[-1].length == index
    after_heading = after_heading or index - 1 in entries
    if not _may_begin(lines, index, layout, after_heading=after_heading):
        return 0
    length = 1
    if not layout.single:
        while _wraps(lines[index : index + length], lines[index + length :], layout):
            if index + length in entries or length == 3:
                break
            length += 1
    last = lines[index + length - 1]
    following = lines[index + length] if index + length < len(lines) else None
    if following is None or not (patterns.may_be_heading(last.text) or _is_last_line(last, layout)):
        return 0
    if layout.single:
        return length
    full = layout.free_room(last, following) + layout.slack <= 0
    if index + length not in entries and (full or patterns.begins_in_lower_case(following.text)):
        return 0
    strong = patterns.is_in_capitals(line.text) or patterns.is_in_title_case(line.text)
    strong = strong or bool(patterns.split_heading_number(line.text)[0])
    alone = (line.blank or index == 0) and following.blank and layout.spaced
    return length if strong or alone else 0


def _may_begin(
    lines: Sequence[PrintedLine], index: int, layout: Layout, *, after_heading: bool
) -> bool:
    """Whether what stands above lets a heading begin here."""
    line = lines[index]
    if not patterns.may_be_heading(line.text, words=18) and not patterns.ends_on_light_word(
        line.text
    ):
        return False
    if patterns.begins_in_lower_case(line.text) or len(line.text) > 100:
        return False
    mark = patterns.split_marker(line.text)
    if mark is not None and not _numbers_heading(mark, lines[index + 1 : index + 2]):
        return False
    if index == 0 or after_heading or layout.single or line.blank:
        return True
    before = lines[index - 1]
    return patterns.ends_sentence(before.text) or (
        before.page == line.page and layout.free_room(before, line) > 30
    )


def _numbers_heading(mark: patterns.MarkedItem, following: Sequence[PrintedLine]) -> bool:
    """Whether what could be an item's marker is the number of a heading."""
    value = patterns.number_of_marker(mark.marker)
    if mark.sure or not value or mark.marker[:1] == "(" or len(mark.text.split()) > 10:
        return False
    after = patterns.split_marker(following[0].text) if following else None
    if after is not None and patterns.number_of_marker(after.marker) == value + 1:
        return False
    return patterns.is_in_title_case(mark.text) or patterns.is_in_capitals(mark.text)


def _wraps(
    heading: Sequence[PrintedLine], following: Sequence[PrintedLine], layout: Layout
) -> bool:
    """Whether the first of the lines that follow goes on with the heading."""
    if len(following) < 2 or following[0].blank or following[0].page != heading[-1].page:
        return False
    last, line = heading[-1], following[0]
    if patterns.split_heading_number(line.text)[0] or patterns.split_marker(line.text) is not None:
        return False
    if patterns.begins_in_lower_case(line.text):
        full = layout.free_room(last, line) <= 0 and patterns.is_in_title_case(last.text)
        return full and _is_last_line(line, layout)
    if not patterns.may_be_heading(line.text):
        return False
    if patterns.ends_on_light_word(last.text):
        return True
    if patterns.is_in_capitals(last.text) != patterns.is_in_capitals(line.text):
        return False
    return len(last.text) > 0.7 * layout.width and patterns.is_in_title_case(line.text)


def _is_last_line(line: PrintedLine, layout: Layout) -> bool:
    """Whether a line that begins low can be the last one of a heading in capitals."""
    capital = f"{line.text[:1].upper()}{line.text[1:]}"
    short = len(line.text) < 0.6 * layout.width
    return short and patterns.may_be_heading(capital) and patterns.is_in_title_case(capital)


def _level_by_words(
    lines: Sequence[PrintedLine], layout: Layout, headings: list[PrintedHeading]
) -> tuple[PrintedHeading, ...]:
    """The headings with levels: the title 1, then parts, sections, and what recurs in them."""
    texts = [_heading_text(lines, heading.start, heading.length) for heading in headings]
    starts = {heading.start for heading in headings}
    leading = Counter(
        text
        for heading, text in zip(headings, texts, strict=True)
        if heading.start + heading.length not in starts
    )
    title = 1 if headings and headings[0].start == 0 else 0
    if title and not layout.single:
        headings, texts = _join_title(lines, headings, texts)
    parts = any(patterns.names_part(text) for text in texts[title:])
    ranked = []
    for place, (heading, text) in enumerate(zip(headings, texts, strict=True)):
        number, _ = patterns.split_heading_number(text)
        if place < title:
            rank = 1
        elif number[:1].isdecimal():
            rank = 2 + number.count(".")
        else:
            rank = 3 if parts and not patterns.names_part(text) else 2
        recurs = leading[text] > 2 and place >= title
        ranked.append(heading._replace(level=rank + recurs))
    return _nest_headings(ranked)


def _nest_headings(headings: Sequence[PrintedHeading]) -> tuple[PrintedHeading, ...]:
    """The headings with their ranks (1 the highest) turned into depths, none left out."""
    nested: list[PrintedHeading] = []
    above: list[int] = []
    for heading in headings:
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        nested.append(heading._replace(level=len(above)))
    return tuple(nested)


def _join_title(
    lines: Sequence[PrintedLine], headings: Sequence[PrintedHeading], texts: Sequence[str]
) -> tuple[list[PrintedHeading], list[str]]:
    """The headings with those that open the text made one, as a title over several lines."""
    count = 1
    while count < len(headings) and not _announces_list(texts[0]):
        start = headings[count].start
        if start != headings[count - 1].start + headings[count - 1].length or lines[start].blank:
            break
        if lines[start].page != lines[0].page or _announces_list(texts[count]):
            break
        count += 1
    title = headings[0]._replace(length=sum(heading.length for heading in headings[:count]))
    return [title, *headings[count:]], [" ".join(texts[:count]), *texts[count:]]


def _announces_list(text: str) -> bool:
    return patterns.is_contents_heading(text) or patterns.is_sources_heading(text)


# By style: a PDF


def _level_by_style(
    lines: Sequence[PrintedLine], headings: Sequence[PrintedHeading]
) -> tuple[PrintedHeading, ...]:
    styles = [_style_of(lines[heading.start]) for heading in headings]
    ranks = sorted(set(styles), reverse=True)
    pairs = zip(headings, styles, strict=True)
    return _nest_headings([heading._replace(level=ranks.index(style)) for heading, style in pairs])


def _style_of(line: PrintedLine) -> tuple[float, bool, bool]:
    """Size, weight, slant: the greater, the higher the heading."""
    return round(line.size), line.bold, not line.italic


def _is_larger(line: PrintedLine, layout: Layout) -> bool:
    return line.size > layout.size * 1.08 + 0.25


def _styled_length(
    lines: Sequence[PrintedLine], index: int, layout: Layout, entries: Collection[int]
) -> int:
    """How many lines that are set like a heading begin at the index."""
    line = lines[index]
    larger = _is_larger(line, layout)
    mark = patterns.split_marker(line.text)
    is_item = mark is not None and not _numbers_heading(mark, lines[index + 1 : index + 2])
    if mark is not None and is_item and (mark.sure or not larger):
        return 0
    set_off = (line.bold and not layout.bold) or (line.italic and not layout.italic)
    set_off = set_off or patterns.is_in_capitals(line.text)
    if not larger and not (set_off and line.size > layout.size * 0.88):
        return 0
    length = 1
    while index + length < len(lines) and index + length not in entries:
        if not _is_same_heading(lines[index + length - 1], lines[index + length], layout):
            break
        length += 1
    return length


def _reads_like_heading(
    lines: Sequence[PrintedLine], index: int, length: int, layout: Layout
) -> bool:
    """Whether lines that are set like a heading read like one, too."""
    text = _heading_text(lines, index, length)
    words = len(text.split())
    if not any(letter.isalpha() for letter in text) or words > _WORDS:
        return False
    if not _is_larger(lines[index], layout):
        return _stands_alone(lines, index, length, layout)
    return not patterns.begins_in_lower_case(text) and (
        not patterns.ends_sentence(text) or (words < 16 and length == 1)
    )


def _is_same_heading(last: PrintedLine, line: PrintedLine, layout: Layout) -> bool:
    """Whether a line goes on with the heading that ends so far with ``last``."""
    if _style_of(last) != _style_of(line) or line.page != last.page:
        return False
    if not 0 < line.gap < max(layout.pitch * 1.3, 1.5):
        return False
    return (
        not patterns.split_heading_number(line.text)[0] and patterns.split_marker(line.text) is None
    )


def _stands_alone(lines: Sequence[PrintedLine], index: int, length: int, layout: Layout) -> bool:
    """Whether a line that only its weight or slant sets off is a heading of its own."""
    line, last = lines[index], lines[index + length - 1]
    text = _heading_text(lines, index, length)
    if not patterns.may_be_heading(text, words=20, letters=160) or index + length >= len(lines):
        return False
    following = lines[index + length]
    if patterns.begins_in_lower_case(following.text):
        return False
    before = lines[index - 1] if index else None
    closed = before is None or patterns.ends_sentence(before.text) or layout.is_set_apart(line)
    if not closed and before is not None and before.page == line.page:
        closed = _style_of(before) != _style_of(line) and layout.free_room(before, line) > 0
    return closed and (_style_of(following) != _style_of(last) or layout.is_set_apart(following))
