"""Walks a tree of markup and makes pieces of text of it.

One walk does for a web page, whose tree lxml makes, and for Markdown, whose tree is the
standard library's: the elements of both have a tag, a text, a tail, attributes and children.
It keeps its own stack and does not recurse: depth is what bombs are made of.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from policy_compare.texts.line_patterns import split_heading_number
from policy_compare.texts.pieces import Piece

#: An element of lxml or of the standard library; neither's type is the other's.
Element = Any

#: What is in a page and is never text.
NEVER_SHOWN: Final = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "button", "select", "textarea", "input", "title", "video", "audio", "canvas", "img",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "caption",
})  # fmt: skip
_LISTS: Final = frozenset({"ol", "ul", "menu"})
_CELLS: Final = frozenset({"td", "th", "caption", "figcaption"})
HEADING_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_BULLET: Final = "•"

#: What is longer is no heading, whatever its tag says.
_LONGEST_HEADING: Final = 300
#: A line that begins with a year is no item 2024 of a list.
_HIGHEST_NUMBER: Final = 999

#: A private sign for the end of a line, of which two with nothing between part paragraphs.
_LINE: Final = "\ue0f2"
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_EMPTY_LINE: Final = re.compile(rf"{_LINE}\s*{_LINE}(?:\s*{_LINE})*")


def pieces_of_tree(root: Element) -> Iterator[Piece]:
    """The pieces of the tree under ``root`` in its order; their lines are still apart.

    The ``marker`` of an item is its attribute of that name, where a reader has set it.
    """
    walk = _Walk()
    open_elements = [(root, iter(root))]
    yield from walk.enter(root)
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            yield from walk.leave(element)
            walk.add(element.tail if open_elements else None)
        elif child.tag in NEVER_SHOWN or not isinstance(child.tag, str):
            walk.add(child.tail)
        else:
            yield from walk.enter(child)
            open_elements.append((child, iter(child)))
    yield from walk.flush()


class _Walk:
    """What is open while a tree is walked: lists, items, a heading, a cell."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._lists: list[int | None] = []
        self._markers: list[str] = []
        self._heading = 0
        self._cells = 0
        self._preformatted = 0
        self._is_entry = False

    def add(self, text: str | None) -> None:
        if text and self._preformatted:
            text = _BLANK_LINE.sub(f"{_LINE}{_LINE}", text)
        if text:
            self._text.append(text)

    def enter(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self.flush()
        if tag == "br":
            self._text.append(f"\n{_LINE}")
        elif tag == "q":
            self._text.append("“")
        elif tag in _LISTS:
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._markers.append(self._next_marker(element))
            self._is_entry = _links_below(element)
        elif tag in _CELLS:
            self._cells += 1
        elif tag in HEADING_LEVELS:
            self._heading = HEADING_LEVELS[tag]
        self._preformatted += tag == "pre"
        self.add(element.text)

    def leave(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self.flush()
        if tag == "q":
            self._text.append("”")
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._markers.pop()
        elif tag in _CELLS:
            self._cells -= 1
        elif tag in HEADING_LEVELS:
            self._heading = 0
        self._preformatted -= tag == "pre"

    def flush(self) -> Iterator[Piece]:
        """What has been collected as pieces, as far as it is more than space."""
        text = "".join(self._text)
        self._text.clear()
        for part in _EMPTY_LINE.split(text):
            if bare := part.replace(_LINE, "").strip():
                yield self._piece(bare)

    def _piece(self, text: str) -> Piece:
        if self._heading and len(text) <= _LONGEST_HEADING:
            number, words = split_heading_number(text)
            return Piece("heading", words, self._heading, number)
        if self._cells:
            return Piece("cell", text)
        marker = self._markers[-1] if self._markers else ""
        if not marker:
            return Piece("paragraph", text)
        # What follows in the same item is a paragraph.
        self._markers[-1] = ""
        if self._is_entry:
            return Piece("contents", text)
        if marker[:-1].isdecimal() and int(marker[:-1]) > _HIGHEST_NUMBER:
            return Piece("paragraph", f"{marker} {text}")
        return Piece("item", text, max(len(self._lists), 1), marker)

    def _next_marker(self, item: Element) -> str:
        """The marker of the item that begins: its own, a bullet or the list's next number."""
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        return item.get("marker") or (_BULLET if number is None else f"{number}.")


def _first_number(ordered_list: Element) -> int:
    start = ordered_list.get("start", "1")
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1


def _links_below(item: Element) -> bool:
    """Whether an item, less the lists in it, is one link into its own page: a contents entry."""
    element = item
    while True:
        children = [child for child in element if child.tag not in _LISTS]
        tails = "".join(child.tail or "" for child in children)
        if len(children) != 1 or f"{element.text or ''}{tails}".strip():
            return False
        element = children[0]
        if element.tag == "a":
            return str(element.get("href", "")).startswith("#")
