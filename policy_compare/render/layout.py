"""Fits text into columns: where lines break, and how wide each column may be.

Rich can do both, but cuts words where a column is narrower than they are. Here a
line breaks at a space, after ``/`` or ``-`` (ids are made of these), or between
the characters of scripts that need no space; within a word only where it is longer
than the whole column.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policy_compare.render.widths import cell_len, glyphs
from policy_compare.views.phrases import Phrase, Role, Span, spans_of

#: What a line does not break in: a word, or a part of one with its ``/`` or ``-``.
_PIECE = re.compile(r"\s+|[^\s/-]*[/-]+|[^\s/-]+")

#: Scripts that need no space between words lie above this in Unicode, and take two
#: cells a character.
_WIDE = "\u2e80"

#: A column of text narrower than this is hard to read.
READABLE = 12

#: A word of more letters is not written downwards.
_DOWNWARDS = 8

_INDENT = re.compile(r" *(?:- )?")

Line = tuple[Span, ...]

#: Makes a phrase safe to be shown.
Safe = Callable[[Phrase], Line]


def wrap_lines(phrase: Phrase, width: int) -> list[Line]:
    """The phrase in lines of at most ``width`` cells.

    A line that begins with spaces or ``- `` is indented, and so is what it wraps to.
    """
    lines: list[Line] = []
    for line in _spans_by_line(phrase):
        text = "".join(span.text for span in line)
        indent = _indent_of(text)
        if indent > width - 2:
            # Beside it there would be no room for one wide character.
            indent = 0
        before = _cut_line(line, 0, indent)
        for start, end in _breaks(text[indent:], width - indent):
            lines.append((*before, *_cut_line(line, start + indent, end + indent)))
            before = (Span(" " * indent),) if indent else ()
    return lines


def shorten_line(line: Sequence[Span], width: int, mark: str) -> Line:
    """The beginning of a line that is too long, with ``mark`` where it breaks off."""
    text = "".join(span.text for span in line)
    # Within a word too: of two sentences that begin alike, a few letters may tell which is which.
    _, end = _cut_long_word(text, 0, len(text), max(width - cell_len(mark), 1))[0]
    return (*_cut_line(line, 0, len(text[:end].rstrip())), Span(mark))


def stack_letters(line: Line) -> Line:
    """A short word with each letter on a line of its own; any other text as it is."""
    text = "".join(span.text for span in line)
    letters = [letter for _, letter in glyphs(text)]
    if len(letters) > _DOWNWARDS or text.split() != [text]:
        return line
    return (line[-1]._replace(text="\n".join(letters)),)


def own_lines(phrase: Phrase) -> list[Line]:
    """The phrase's own lines, as long as they are, with all their space."""
    return [tuple(line) for line in _spans_by_line(phrase)]


def _indent_of(text: str) -> int:
    """How far what the line wraps to goes in."""
    indent = _INDENT.match(text)
    return indent.end() if indent else 0


def in_role(phrase: Sequence[Span], role: Role) -> Line:
    """The phrase with the role wherever it has none of its own."""
    return tuple(Span(span.text, span.role or role, span.right_to_left) for span in phrase)


def line_width(line: Sequence[Span]) -> int:
    """The cells that a line takes."""
    return sum(cell_len(span.text) for span in line)


def widest_line(phrase: Phrase) -> int:
    """The cells that the phrase's longest line takes if nothing wraps."""
    return max(map(line_width, _spans_by_line(phrase)))


def longest_piece(phrase: Phrase) -> int:
    """The cells that the longest piece takes that a line does not break in."""
    cells = 0
    for line in _spans_by_line(phrase):
        text = "".join(span.text for span in line)
        indent = _indent_of(text)
        pieces = (cell_len(piece) for _, piece in _pieces(text[indent:]) if not piece.isspace())
        cells = max(cells, indent + max(pieces, default=0))
    return cells


def fit_widths(needs: Sequence[int], wishes: Sequence[int], width: int) -> list[int] | None:
    """A width for each column, between its least and its most, ``width`` in all.

    The narrow columns get what they want and the wide ones share the rest alike.
    None where even the least widths do not fit.
    """
    if sum(needs) > width:
        return None
    if sum(wishes) <= width:
        return list(wishes)
    level = 1
    while sum(_widths_at(needs, wishes, level + 1)) <= width:
        level += 1
    widths = _widths_at(needs, wishes, level)
    # Sharing alike leaves a few cells over; the columns that want more take them.
    spare = width - sum(widths)
    for place, wish in enumerate(wishes):
        if spare and widths[place] < wish:
            widths[place] += 1
            spare -= 1
    return widths


def table_parts(columns: int, fixed: int, fits: Callable[[list[int]], bool]) -> list[list[int]]:
    """The columns of each table: all in one, or the fixed ones with some of the others.

    ``fits`` tells whether columns, by their numbers, have room beside each other.
    """
    everything = list(range(columns))
    if not fixed or fits(everything):
        return [everything]
    tables: list[list[int]] = []
    for place in everything[fixed:]:
        joined = [*tables[-1], place] if tables else []
        if joined and fits(joined):
            tables[-1] = joined
        else:
            tables.append([*everything[:fixed], place])
    return tables


def stack_row(heads: Sequence[Phrase], row: Sequence[Phrase], width: int) -> Iterator[Line]:
    """Where a table is too wide, a row as lines: each column's head, then its cell."""
    for head, cell in zip(heads, row, strict=True):
        yield from wrap_lines(head, width)
        for line in wrap_lines(cell, max(width - 2, 1)):
            yield (Span("  "), *line)
    yield ()


def _widths_at(needs: Sequence[int], wishes: Sequence[int], level: int) -> list[int]:
    return [min(wish, max(need, level)) for need, wish in zip(needs, wishes, strict=True)]


def _spans_by_line(phrase: Phrase) -> list[list[Span]]:
    """The phrase's spans by line."""
    lines: list[list[Span]] = [[]]
    for span in spans_of(phrase):
        first, *others = span.text.split("\n")
        lines[-1].append(Span(first, span.role, span.right_to_left))
        lines += [[Span(text, span.role, span.right_to_left)] for text in others]
    return lines


def _breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the wrapped text begins and ends, without space at its end."""
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for begin, piece in _pieces(text):
        cells = cell_len(piece)
        if end == start and not lines:
            # Nothing stands on the first line yet, so that space before it is room.
            start, used = begin, 0
        if piece.isspace():
            # Space at the end of a line may be as long as it likes; it is not shown.
            used += cells
            continue
        if used + cells > width and end > start:
            lines.append((start, end))
            start, used = begin, 0
        if cells > width:
            cuts = _cut_long_word(text, begin, begin + len(piece), width)
            lines += [(max(start, cut), stop) for cut, stop in cuts[:-1]]
            start = cuts[-1][0]
            used = cell_len(text[start : begin + len(piece)])
        else:
            used += cells
        end = begin + len(piece)
    lines.append((start, end))
    return lines


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a line, each with where it begins."""
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.isascii() or max(piece) < _WIDE:
            yield match.start(), piece
        else:
            yield from _characters(match.start(), piece)


def _characters(start: int, piece: str) -> Iterator[tuple[int, str]]:
    """A piece in a script without spaces: a line may break before each wide character."""
    begin = 0
    for place, _ in glyphs(piece):
        if place > begin and cell_len(piece[place]) == 2:
            yield start + begin, piece[begin:place]
            begin = place
    yield start + begin, piece[begin:]


def _cut_long_word(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """A word longer than the column, cut wherever the column ends."""
    cuts = []
    first, used = start, 0
    for place, glyph in _glyphs_that_fit(text[start:end], width):
        cells = cell_len(glyph)
        if used + cells > width and first + place > start:
            cuts.append((start, first + place))
            start, used = first + place, 0
        used += cells
    cuts.append((start, end))
    return cuts


def _glyphs_that_fit(text: str, width: int) -> Iterator[tuple[int, str]]:
    """The glyphs of a text; one that is wider than the column goes sign by sign."""
    for place, glyph in glyphs(text):
        if cell_len(glyph) <= width:
            yield place, glyph
        else:
            yield from ((place + number, sign) for number, sign in enumerate(glyph))


def _cut_line(line: Sequence[Span], start: int, end: int) -> Line:
    """The characters from ``start`` to ``end`` of a line, with their roles."""
    cut: list[Span] = []
    place = 0
    for span in line:
        text = span.text[max(0, start - place) : max(0, end - place)]
        if text:
            cut.append(Span(text, span.role, span.right_to_left))
        place += len(span.text)
    return tuple(cut)
