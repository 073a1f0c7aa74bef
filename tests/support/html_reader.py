"""Reads a page as a browser does: its elements, attributes and text, and what is amiss in them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from policy_compare.render.safe_text import safe_text
from policy_compare.views.phrases import one_line

#: All that a page is made of; of these only the last have no end.
_ELEMENTS = {
    "a", "abbr", "bdi", "body", "button", "circle", "code", "dd", "desc", "details", "div",
    "dl", "dt", "g", "h1", "h2", "h3", "h4", "head", "header", "html", "kbd", "label", "li",
    "main", "mark", "nav", "option", "output", "p", "path", "rect", "script", "section",
    "select", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
    "thead", "title", "tr", "tspan", "ul", "input", "meta",
}  # fmt: skip
_WITHOUT_END = {"input", "meta"}

#: The attributes that any element may have. None of them runs anything or loads anything.
_ATTRIBUTES = {
    "aria-hidden", "aria-keyshortcuts", "aria-label", "aria-labelledby", "autocomplete",
    "charset", "class", "colspan", "content", "cx", "cy", "d", "data-citation", "data-head",
    "data-noun", "dir", "direction", "fill", "font-family", "font-size", "font-weight",
    "height", "hidden", "href", "http-equiv", "id", "lang", "name", "open", "placeholder",
    "preserveaspectratio", "rel", "role", "rx", "scope", "stroke", "stroke-dasharray",
    "stroke-width", "r", "tabindex", "text-anchor", "title", "type", "value", "viewbox",
    "width", "x", "y", "xmlns", "y1", "y2", "x1", "x2",
}  # fmt: skip

_FACETS = {
    "data-topic", "data-paper", "data-actor", "data-target", "data-instrument", "data-strength",
}  # fmt: skip

#: Marks of direction, for which a page has elements.
_MARKS = re.compile("[\\s\u200e\u200f\u061c\u2066-\u2069]+")


class HtmlReader(HTMLParser):
    """A page that has been read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self._texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """All that is to be read, squeezed."""
        return squeeze("".join(self._texts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.faults.append(f"<{tag}>")
        if tag == "a" and "a" in self._open:
            self.faults.append("a link in a link")
        if tag not in _WITHOUT_END:
            self._open.append(tag)
        for name, value in attrs:
            if name not in _ATTRIBUTES | _FACETS:
                self.faults.append(f"{name} of <{tag}>")
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _WITHOUT_END:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> ends another element")

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self._texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data}")


def squeeze(text: str) -> str:
    """The text as it is seen, without spaces and marks of direction."""
    return _MARKS.sub("", safe_text(one_line(text)))


def faults_of(page: str) -> Iterator[str]:
    """What a page must not have: foreign elements, ids twice, links to nowhere or elsewhere."""
    read = HtmlReader(page)
    yield from read.faults
    yield from (f"id {id!r} twice" for id in set(read.ids) if read.ids.count(id) > 1)
    yield from (f"id {id!r}" for id in read.ids if not id or re.search(r"[\s%\x00-\x1f]", id))
    for address in read.addresses:
        leads_there = address.startswith("#") and address[1:] in read.ids
        if not leads_there and not re.match(r"https?://\w", address):
            yield f"a link to {address!r}"
