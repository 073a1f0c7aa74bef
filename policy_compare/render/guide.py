"""A page of the guide, from Markdown to the terminal.

What rich makes of Markdown is kept, but for what does not fit a page that is read beside the
commands it shows: a screen is as wide as the terminal and is neither framed nor wrapped, colours
are the terminal's own, a title stands at the left, and a link to another page is its text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, TextIO

from markdown_it.token import Token
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement
from rich.text import Text
from rich.theme import Theme

from policy_compare.render.terminal import ASCII_SIGNS, console_like

_TRAILING = re.compile(r" +$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")

#: Longer lines are hard to follow.
_WIDEST = 100

#: What a terminal that knows ASCII only gets, the frames of screens included.
_ASCII = ASCII_SIGNS | str.maketrans({"•": "*", "│": "|", **dict.fromkeys("╭╮╰╯┬┴├┤┼", "+")})

#: Colour only repeats what place and wording say.
_THEME = Theme(
    {
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.code": "cyan",
        "markdown.code_block": "none",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
        "markdown.table.header": "bold",
        "markdown.table.border": "none",
        "markdown.link": "none",
        "markdown.link_url": "underline",
    }
)


class _Title(Heading):
    """A heading at the left, a page's title with a line below it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text
        if self.tag == "h1":
            yield Text(("-" if options.ascii_only else "─") * self.text.cell_len)


class _Screen(CodeBlock):
    """What is typed, shown or written, letter by letter, spaces too: it is there to be pasted."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in str(self.text).rstrip().split("\n"):
            style = "bold" if line.startswith("$ ") else ""
            yield Text(line, style, no_wrap=True, overflow="ignore")


class _Page(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _Title,
        "fence": _Screen,
        "code_block": _Screen,
    }


def draw_page(markdown: str, stream: TextIO) -> str:
    """The page as it should look on ``stream``, which decides on width and colour."""
    console = console_like(stream)
    console.width = min(console.width, _WIDEST)
    page = _Page(markdown, hyperlinks=False)
    is_plain = console.color_system is None or console.no_color
    for before, token in pairwise(page.parsed):
        is_cell = before.type in ("td_open", "th_open")
        token.children = list(
            _shown_tokens(token.children or (), keep_marks=is_plain and not is_cell)
        )
    with console.use_theme(_THEME), console.capture() as capture:
        console.print(page, crop=False)
    # A table brings empty lines of its own.
    text = _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", capture.get())).lstrip("\n")
    return text.translate(_ASCII) if console.options.ascii_only else text


def _shown_tokens(tokens: Iterable[Token], *, keep_marks: bool) -> Iterator[Token]:
    """The tokens of a text less the marks of links within the guide.

    Without colours the marks of code and of emphasis are kept (``keep_marks``), as nothing else
    would show it.
    """
    is_inner = False
    for token in tokens:
        if token.type == "link_open":
            is_inner = ":" not in str(token.attrs["href"])
        if token.type in ("link_open", "link_close") and is_inner:
            continue
        if keep_marks and token.type == "code_inline":
            yield _text_token(f"{token.markup}{token.content}{token.markup}")
        elif keep_marks and token.type in ("em_open", "em_close"):
            yield _text_token(token.markup)
        else:
            yield token


def _text_token(text: str) -> Token:
    return Token("text", "", 0, content=text)
