"""A page for the terminal, through rich: in 16 colours or none, at any width.

Rich knows the terminal (its width, colours and encoding) and gives the boxes and
styles. The lines are laid out here (see ``layout``) and handed over whole: rich's own
tables cut words, and cost a third of the time of a short command.
"""

import io
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.box import ASCII, ROUNDED
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment

from policy_compare.invisible import has_right_to_left
from policy_compare.render.compact import CompactTable
from policy_compare.render.direction import isolate_right_to_left, mark_direction
from policy_compare.render.framed import FramedTable
from policy_compare.render.layout import (
    Line,
    in_role,
    line_width,
    own_lines,
    widest_line,
    wrap_lines,
)
from policy_compare.render.safe_text import safe_text
from policy_compare.views.page import (
    Alternatives,
    Facts,
    Grid,
    Heading,
    Items,
    Page,
    Paragraph,
    Part,
)
from policy_compare.views.phrases import Phrase, Role, Span, spans_of
from policy_compare.views.pictures import Bars, TensionMap
from policy_compare.views.table import View

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
ASCII_SIGNS = str.maketrans(
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
        "…": "...",
    }
)

#: The width of the text that goes into a file.
_FILE = 80


def render(view: View) -> str:
    """The view's page, to keep: without colour and 80 columns wide."""
    return page_text(view.page())


def terminal_text(page: Page, stream: TextIO) -> str:
    """The page as it should look on ``stream``, which decides on width and colour.

    Nothing is written to it: whether that can be done is for the caller to find out.
    """
    return _draw_on(page, console_like(stream))


def console_like(stream: TextIO) -> Console:
    """A console that draws as on ``stream``, and writes nothing to it."""
    return Console(file=_Like(stream))


def page_text(page: Page, width: int = _FILE) -> str:
    """The page without colour, ``width`` columns wide."""
    # An environment of its own, since the real one may ask for colour.
    return _draw_on(page, Console(file=io.StringIO(), width=width, _environ={}))


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


def _draw_on(page: Page, console: Console) -> str:
    with console.capture() as capture:
        console.print(_Drawable(page), soft_wrap=True)
    return capture.get()


class _Drawable:
    """A page that rich can print."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        drawing = _Drawing(console.width, options.ascii_only)
        for line in drawing.page_lines(self._page):
            for span in line:
                style = _STYLES.get(span.role)
                yield Segment(span.text, console.get_style(style) if style else None)
            yield Segment.line()


#: What is drawn: a block, with what a table needs measured.
_Block = Heading | Paragraph | Facts | Items | FramedTable | CompactTable


class _Drawing:
    """Lays pages out for one width and character set."""

    def __init__(self, width: int, ascii_only: bool) -> None:
        self._width = width
        self._ascii = ascii_only
        #: Whether anything was drawn yet that is read from right to left.
        self._right_to_left = False

    def page_lines(self, page: Page) -> Iterator[Line]:
        """The page's lines."""
        before: _Block | None = None
        for choice in page:
            if isinstance(choice, Bars | TensionMap):
                continue
            for block in self._fitting_form(choice):
                if before is not None and _stand_apart(before, block):
                    yield ()
                # Lines that other programs read too stay as they are.
                stays = isinstance(block, Paragraph) and block.whole
                for line in self._block_lines(block):
                    is_isolated = self._right_to_left and not stays
                    yield isolate_right_to_left(line) if is_isolated else line
                before = block

    def _fitting_form(self, block: Part | Alternatives) -> Sequence[_Block]:
        """The blocks that are drawn for one, with tables measured."""
        if not isinstance(block, Alternatives):
            return (self._measure_part(block),)
        blocks: list[_Block] = []
        for form in block.forms:
            blocks = [self._measure_part(part) for part in form]
            tables = (block for block in blocks if isinstance(block, FramedTable | CompactTable))
            if all(table.has_room for table in tables):
                break
        return blocks

    def _measure_part(self, part: Part) -> _Block:
        if not isinstance(part, Grid):
            return part
        kind = CompactTable if part.compact else FramedTable
        return kind.measure(part, self._width, self._safe_phrase)

    def _block_lines(self, block: _Block) -> Iterator[Line]:
        if isinstance(block, FramedTable):
            yield from block.lines(ASCII if self._ascii else ROUNDED)
        elif isinstance(block, CompactTable):
            yield from block.lines(rule=self._plain_text("─"), mark=self._plain_text("…"))
        elif isinstance(block, Facts):
            yield from self._fact_lines(block)
        elif isinstance(block, Items):
            yield from self._item_lines(block)
        elif isinstance(block, Heading):
            lines = wrap_lines(in_role(self._safe_phrase(block.text), "strong"), self._width)
            yield from lines
            if block.level == 1:
                yield (Span(self._plain_text("─") * max(map(line_width, lines))),)
        else:
            text = self._safe_phrase(block.text)
            if block.note:
                text = in_role(text, "muted")
            yield from own_lines(text) if block.whole else wrap_lines(text, self._width)

    def _safe_phrase(self, phrase: Phrase) -> tuple[Span, ...]:
        """The phrase without characters that would act on the terminal."""
        line = tuple(Span(self._plain_text(span.text), span.role) for span in spans_of(phrase))
        # A terminal that knows ASCII only can show neither such letters nor isolates.
        if self._ascii or not any(has_right_to_left(span.text) for span in line):
            return line
        self._right_to_left = True
        return mark_direction(line)

    def _plain_text(self, text: str) -> str:
        text = safe_text(text).replace("\t", " ")
        if text.isascii():
            return text
        # By these marks one terminal shows a picture and another one a sign, in two cells or in
        # one: without them all show a sign in one, and lines end where they should.
        text = text.replace("\ufe0f", "").replace("\ufe0e", "")
        return text.translate(ASCII_SIGNS) if self._ascii else text

    def _fact_lines(self, block: Facts) -> Iterator[Line]:
        """Names to the left, what they are to the right, as far as both have room."""
        names = [in_role(self._safe_phrase(name), "strong") for name, _ in block.facts]
        left = min(max(map(widest_line, names), default=0), self._width // 3)
        right = max(self._width - left - 2, 1)
        for name, (_, value) in zip(names, block.facts, strict=True):
            heads = wrap_lines(name, max(left, 1))
            bodies = wrap_lines(self._safe_phrase(value), right)
            for place in range(max(len(heads), len(bodies))):
                head = heads[place] if place < len(heads) else ()
                body = bodies[place] if place < len(bodies) else ()
                gap = (Span(" " * (left + 2 - line_width(head))),) if body else ()
                yield (*head, *gap, *body)

    def _item_lines(self, block: Items) -> Iterator[Line]:
        """Each item set in, its further lines more than the first."""
        for item in block.items:
            for place, line in enumerate(own_lines(self._safe_phrase(item))):
                indent = " " * (4 if place else 2)
                yield from wrap_lines((Span(indent), *line), self._width)


def _stand_apart(before: _Block, block: _Block) -> bool:
    """Whether an empty line goes between two blocks."""
    if isinstance(before, Heading):
        return isinstance(block, Heading | Paragraph)
    if isinstance(before, Paragraph) and isinstance(block, Paragraph):
        return block.note and not before.note
    return True
