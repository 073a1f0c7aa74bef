"""Makes a tree of what the parser of Markdown found, as a web page has one.

The standard library builds it, since Markdown is read where lxml is not installed. Of the
markup within lines only what is looked at later becomes an element; the rest is its text.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import TreeBuilder

from policy_compare.texts.limits import MARKED_BRACKETS, MARKED_LETTERS, NESTING, has_open_markup
from policy_compare.texts.markup.html_tree import Element

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP: Final = re.compile(r"[\\`*_\[\]<&]")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
})  # fmt: skip


def tree_of(tokens: "Sequence[Token]", parser: "MarkdownIt") -> Element:
    """The tree of the tokens of a parser, which has not parsed the markup within lines.

    An item has its ``marker`` as it is written: ``-``, ``3.`` or ``3)``.
    """
    builder = TreeBuilder()
    builder.start("body", {})
    for token in tokens:
        if token.nesting == 1:
            builder.start(token.tag, _attributes(token))
        elif token.nesting == -1:
            builder.end(token.tag)
        elif token.type == "inline":
            _add_line(builder, token.content, parser)
        elif token.type == "html_block":
            _add_markup(builder, token.content)
        elif token.type == "fence" and not token.info.strip():
            for part in token.content.split("\n\n"):
                builder.start("p", {})
                builder.data(part)
                builder.end("p")
    builder.end("body")
    return builder.close()


def _attributes(token: "Token") -> dict[str, str]:
    if token.type == "list_item_open":
        return {"marker": f"{token.info}{token.markup}"}
    return {}


def _add_line(builder: TreeBuilder, source: str, parser: "MarkdownIt") -> None:
    """Add the text of inline Markdown, its lines apart, raised marks still in their tags."""
    if not _MARKUP.search(source):
        builder.data(source)
        return
    if len(source) > MARKED_LETTERS or source.count("[") > MARKED_BRACKETS:
        builder.data(_TAG.sub("", source))
        return
    tokens: list[Token] = []
    parser.inline.parse(source, parser, {}, tokens)
    for token in tokens:
        if token.type == "link_open":
            builder.start("a", {"href": str(token.attrs.get("href", ""))})
        elif token.type == "strong_open":
            builder.start("strong", {})
        elif token.type in {"strong_close", "link_close"}:
            builder.end(token.tag)
        else:
            builder.data(_text_of(token))


def _text_of(token: "Token") -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type == "html_inline":
        tag = token.content.lower().replace(" ", "")
        if tag in {"<br>", "<br/>"}:
            return "\n"
        return tag if tag in {"<sup>", "</sup>"} else ""
    return "" if token.type == "image" else token.content


def _add_markup(builder: TreeBuilder, source: str) -> None:
    """Add the elements of a block of HTML; what it leaves open ends with it."""
    if has_open_markup(source):
        builder.data(_TAG.sub("", source))
        return
    reader = _MarkupReader(builder)
    reader.feed(source)
    reader.close()
    reader.end_all()


class _MarkupReader(HTMLParser):
    """Hands the elements of HTML to a builder of trees, which takes only what is closed.

    Of elements that are nested too deep only the text is kept.
    """

    def __init__(self, builder: TreeBuilder) -> None:
        super().__init__()
        self._builder = builder
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(self._open) >= NESTING:
            return
        self._builder.start(tag, {key: value or "" for key, value in attrs})
        if tag in _VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open:
            ended = self._open.pop()
            self._builder.end(ended)
            if ended == tag:
                break

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def end_all(self) -> None:
        while self._open:
            self._builder.end(self._open.pop())
