"""A page for the terminal, through rich: in 16 colours or none, at any width.

Rich knows the terminal (its width, colours and encoding) and gives the boxes and
styles. The lines are laid out here (see ``layout``) and handed over whole: rich's own
tables cut words, and cost a third of the time of a short command.
"""

import io
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.box import ASCII, ROUNDED, Box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment

from policy_compare.render.clean import clean
from policy_compare.render.layout import Line, fit, longest, size, split, widest, wrap
from policy_compare.views.table import (
    Block,
    Facts,
    Grid,
    Heading,
    Items,
    Page,
    Paragraph,
    Phrase,
    Role,
    Span,
    spans,
)

#: Colour only repeats what a word or a sign already says.
_STYLES: dict[Role, str] = {
    "id": "cyan",
    "strong": "bold",
    "muted": "dim",
    "for": "green",
    "against": "red",
    "neutral": "yellow",
    "both": "magenta",
    "found": "bold reverse",
}

#: What a terminal that knows ASCII only gets instead.
_ASCII = str.maketrans(
    {
        "−": "-",
        "±": "+-",
        "·": ".",
        "→": "->",
        "×": "x",
        "“": '"',
        "”": '"',
        "’": "'",
        "–": "-",
        "—": "-",
        "─": "-",
        "»": "<<",
        "«": ">>",
        "√": "sqrt ",
        "²": "^2",
    }
)

#: A column of text narrower than this is hard to read.
_READABLE = 12

#: The width of the text that goes into a file.
_FILE = 80


def shown(page: Page, stream: TextIO) -> str:
    """The page as it should look on ``stream``, which decides on width and colour.

    Nothing is written to it: whether that can be done is for the caller to find out.
    """
    return _rendered(page, Console(file=_Like(stream)))


def text(page: Page, width: int = _FILE) -> str:
    """The page without colour, ``width`` columns wide."""
    # An environment of its own, since the real one may ask for colour.
    return _rendered(page, Console(file=io.StringIO(), width=width, _environ={}))


class _Like(io.StringIO):
    """Takes what is printed and passes for another stream."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding

    def isatty(self) -> bool:
        return self._stream.isatty()


def _rendered(page: Page, console: Console) -> str:
    with console.capture() as capture:
        console.print(_Drawn(page), soft_wrap=True)
    return capture.get()


class _Drawn:
    """A page that rich can print."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        drawing = _Drawing(console.width, options.ascii_only)
        for line in drawing.page(self._page):
            for span in line:
                style = _STYLES.get(span.role)
                yield Segment(span.text, console.get_style(style) if style else None)
            yield Segment.line()


class _Drawing:
    """Lays pages out for one width and character set."""

    def __init__(self, width: int, ascii_only: bool) -> None:
        self._width = width
        self._ascii = ascii_only

    def page(self, page: Page) -> Iterator[Line]:
        """The page's lines."""
        for place, block in enumerate(page):
            if place and _apart(page[place - 1], block):
                yield ()
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Line]:
        if isinstance(block, Grid):
            yield from self._grid(block)
        elif isinstance(block, Facts):
            yield from self._facts(block)
        elif isinstance(block, Items):
            yield from self._items(block)
        elif isinstance(block, Heading):
            lines = wrap(_in_role(self._safe(block.text), "strong"), self._width)
            yield from lines
            if block.level == 1:
                yield (Span(self._plain("─") * max(map(size, lines))),)
        else:
            text = (
                _in_role(self._safe(block.text), "muted") if block.note else self._safe(block.text)
            )
            yield from split(text) if block.whole else wrap(text, self._width)

    def _safe(self, phrase: Phrase) -> tuple[Span, ...]:
        """The phrase without characters that would act on the terminal."""
        return tuple(Span(self._plain(span.text), span.role) for span in spans(phrase))

    def _plain(self, text: str) -> str:
        text = clean(text).replace("\t", " ")
        return text.translate(_ASCII) if self._ascii else text

    def _facts(self, block: Facts) -> Iterator[Line]:
        """Names to the left, what they are to the right, as far as both have room."""
        names = [_in_role(self._safe(name), "strong") for name, _ in block.facts]
        left = min(max(map(widest, names), default=0), self._width // 3)
        right = max(self._width - left - 2, 1)
        for name, (_, value) in zip(names, block.facts, strict=True):
            heads = wrap(name, max(left, 1))
            bodies = wrap(self._safe(value), right)
            for place in range(max(len(heads), len(bodies))):
                head = heads[place] if place < len(heads) else ()
                body = bodies[place] if place < len(bodies) else ()
                gap = (Span(" " * (left + 2 - size(head))),) if body else ()
                yield (*head, *gap, *body)

    def _items(self, block: Items) -> Iterator[Line]:
        """Each item set in, its further lines more than the first."""
        for item in block.items:
            for place, line in enumerate(split(self._safe(item))):
                indent = " " * (4 if place else 2)
                yield from wrap((Span(indent), *line), self._width)

    def _grid(self, block: Grid) -> Iterator[Line]:
        heads = [_in_role(self._safe(head), "strong") for head in block.heads]
        rows = [[self._safe(cell) for cell in row] for row in block.rows]
        most = [0] * len(heads)
        least = [0] * len(heads)
        for row in (heads, *rows):
            for place, cell in enumerate(row):
                most[place] = max(most[place], widest(cell))
                least[place] = max(least[place], longest(cell))
        half = max(self._width // 2, 1)
        least = [
            min(wish, max(_READABLE, need), half) for wish, need in zip(most, least, strict=True)
        ]
        for part in _parts(least, block.fixed, self._width):
            widths = fit(
                [least[place] for place in part],
                [most[place] for place in part],
                self._width - _frame(len(part)),
            )
            shown = [[row[place] for place in part] for row in (heads, *rows)]
            if widths is None:
                yield from self._stacked(shown)
            else:
                yield from self._table(shown, widths)

    def _table(self, rows: Sequence[Sequence[Phrase]], widths: Sequence[int]) -> Iterator[Line]:
        """The rows in a box, the first of them as its head."""
        box: Box = ASCII if self._ascii else ROUNDED
        outer = [width + 2 for width in widths]
        yield (Span(box.get_top(outer)),)
        for number, row in enumerate(rows):
            if number:
                yield (Span(box.get_row(outer, "head" if number == 1 else "row")),)
            left, middle, right = (
                (box.head_left, box.head_vertical, box.head_right)
                if number == 0
                else (box.mid_left, box.mid_vertical, box.mid_right)
            )
            cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
            for place in range(max(map(len, cells))):
                line: list[Span] = [Span(f"{left} ")]
                for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                    content = cell[place] if place < len(cell) else ()
                    end = middle if column + 1 < len(widths) else right
                    line.extend(content)
                    gap = " " * (width - size(content))
                    line.append(Span(f"{gap} {end}{' ' if end is middle else ''}"))
                # The gap after the last column belongs to the frame.
                line[-1] = Span(line[-1].text.rstrip(" "))
                yield tuple(line)
        yield (Span(box.get_bottom(outer)),)

    def _stacked(self, rows: Sequence[Sequence[Phrase]]) -> Iterator[Line]:
        """Where a table is too wide, each row as lines: a column's head, then its cell."""
        heads, *others = rows
        for row in others:
            for head, cell in zip(heads, row, strict=True):
                yield from wrap(head, self._width)
                for line in wrap(cell, max(self._width - 2, 1)):
                    yield (Span("  "), *line)
            yield ()


def _in_role(phrase: Sequence[Span], role: Role) -> tuple[Span, ...]:
    """The phrase with the role wherever it has none of its own."""
    return tuple(Span(span.text, span.role or role) for span in phrase)


def _apart(before: Block, block: Block) -> bool:
    """Whether an empty line goes between two blocks."""
    if isinstance(before, Heading):
        return isinstance(block, Heading | Paragraph)
    if isinstance(before, Paragraph) and isinstance(block, Paragraph):
        return block.note and not before.note
    return True


def _frame(columns: int) -> int:
    """The cells that lines and spaces around the columns take."""
    return 3 * columns + 1


def _parts(least: Sequence[int], fixed: int, width: int) -> list[list[int]]:
    """The columns of each table: all in one, or the fixed ones with some of the others."""
    everything = list(range(len(least)))
    if not fixed or sum(least) + _frame(len(least)) <= width:
        return [everything]
    parts: list[list[int]] = []
    for place in everything[fixed:]:
        joined = [*parts[-1], place] if parts else []
        if joined and sum(least[one] for one in joined) + _frame(len(joined)) <= width:
            parts[-1] = joined
        else:
            parts.append([*everything[:fixed], place])
    return parts
