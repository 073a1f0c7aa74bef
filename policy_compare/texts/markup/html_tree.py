"""Walks a tree of markup and makes pieces of text of it.

One walk does for a web page and for what trafilatura makes of one, whose tags have
other names. It goes by events and not by recursion: depth is what bombs are made of.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from policy_compare.texts.line_patterns import numbered_heading
from policy_compare.texts.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

#: trafilatura's names of tags, after the Text Encoding Initiative, and HTML's.
_NAMES: Final = {
    "item": "li", "row": "tr", "cell": "td", "quote": "blockquote", "lb": "br", "th": "td",
}  # fmt: skip

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "thead", "tr", "ul",
    "caption",
})  # fmt: skip
_NEVER: Final = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "button", "select", "textarea", "input", "title", "video", "audio", "canvas", "img",
    "graphic",
})  # fmt: skip
_AROUND: Final = frozenset({"nav", "footer", "dialog"})
_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary"}
)
_SITE: Final = re.compile(
    r"\b(?:cookies?|consent|gdpr|breadcrumbs?|newsletter|sharing|share-|social|site-(?:header|footer)"
    r"|navbar|menu|sidebar|related-|popup|modal|skip-link|sr-only|visually-hidden)",
    re.IGNORECASE,
)
_BULLET: Final = "•"

#: A private sign for the end of a line, of which two with nothing between part paragraphs.
_LINE: Final = "\ue0f2"
_EMPTY_LINE: Final = re.compile(rf"{_LINE}\s*{_LINE}(?:\s*{_LINE})*")

#: Private signs around a number that is written into an item, since trafilatura drops where
#: a list starts.
_WRITTEN: Final = re.compile(r"\s*\ue0f0(\d{1,6})\ue0f1")


def with_markers(root: "_Element") -> None:
    """Write into the items of lists that start late which number each of them has."""
    for listed in root.iter("ol"):
        start = _start(listed)
        if start == 1:
            continue
        for number, item in enumerate(listed.findall("li"), start):
            item.text = f"\ue0f0{number}\ue0f1{item.text or ''}"


def is_around(element: "_Element") -> bool:
    """Whether an element belongs to the site around a text: menus, banners, what is hidden."""
    if element.tag in _AROUND or element.get("role") in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in element.get("style", "").replace(" ", "").lower():
        return True
    if element.tag in {"body", "main", "article", "html"}:
        return False
    return bool(_SITE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def pieces_of(
    root: "_Element", skip: Callable[["_Element"], bool] = lambda _: False
) -> Iterator[Piece]:
    """The pieces of the tree under ``root`` in its order, less the elements to ``skip``."""
    from lxml.etree import iterwalk

    walk = _Walk()
    walker = iterwalk(root, events=("start", "end"))
    skipped = False
    for event, element in walker:
        if event == "end":
            if not skipped:
                yield from walk.left(element)
            # What is skipped ends with the very next event.
            skipped = False
            walk.add(element.tail if element is not root else None)
        elif element.tag in _NEVER or not isinstance(element.tag, str) or skip(element):
            walker.skip_subtree()
            skipped = True
        else:
            yield from walk.entered(element)
    yield from walk.flushed()


def _name(element: "_Element") -> str:
    """The element's tag as HTML calls it, in lower case."""
    tag = str(element.tag).lower().rpartition("}")[2]
    if tag == "head":
        found = element.get("rend", "h2")
        return found if re.fullmatch(r"h[1-6]", found) else "h2"
    if tag == "list":
        return "ol" if element.get("rend") == "ol" else "ul"
    return _NAMES.get(tag, tag)


class _Walk:
    """What is open while a tree is walked: lists, items, a heading, a cell."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._lists: list[int | None] = []
        self._markers: list[str | None] = []
        self._heading = 0
        self._cells = 0

    def add(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def entered(self, element: "_Element") -> Iterator[Piece]:
        name = _name(element)
        if name in _BLOCKS:
            yield from self.flushed()
        if name == "br":
            self._text.append(f"\n{_LINE}")
        elif name in {"ol", "ul", "menu"}:
            self._lists.append(_start(element) if name == "ol" else None)
        elif name == "li":
            self._markers.append(self._marker())
        elif name in {"td", "caption", "figcaption"}:
            self._cells += 1
        elif re.fullmatch(r"h[1-6]", name):
            self._heading = int(name[1])
        self.add(element.text)

    def left(self, element: "_Element") -> Iterator[Piece]:
        name = _name(element)
        if name in _BLOCKS:
            yield from self.flushed()
        if name in {"ol", "ul", "menu"} and self._lists:
            self._lists.pop()
        elif name == "li" and self._markers:
            self._markers.pop()
        elif name in {"td", "caption", "figcaption"}:
            self._cells -= 1
        elif re.fullmatch(r"h[1-6]", name):
            self._heading = 0

    def flushed(self) -> Iterator[Piece]:
        """What has been collected as pieces, as far as it is more than space."""
        text = "".join(self._text)
        self._text.clear()
        for part in _EMPTY_LINE.split(text):
            yield from self._piece(part.replace(_LINE, "").strip())

    def _piece(self, text: str) -> Iterator[Piece]:
        written = _WRITTEN.match(text)
        if written:
            text = text[written.end() :].strip()
            if self._markers:
                self._markers[-1] = f"{written[1]}."
        if not text:
            return
        if self._heading:
            number, words = numbered_heading(text)
            yield Piece("heading", words, self._heading, number)
        elif self._cells:
            yield Piece("cell", text)
        elif self._markers and self._markers[-1] is not None:
            yield Piece("item", text, max(len(self._lists), 1), self._markers[-1])
            # What follows in the same item is a paragraph.
            self._markers[-1] = None
        else:
            yield Piece("paragraph", text)

    def _marker(self) -> str:
        """The marker of the item that begins: a bullet or the list's next number."""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _BULLET
        self._lists[-1] = number + 1
        return f"{number}."


def _start(element: "_Element") -> int:
    start = element.get("start", "1")
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1
