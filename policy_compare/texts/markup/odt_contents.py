"""What a reader sees of a paragraph in an OpenDocument text: its text, its notes, its boxes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from policy_compare.texts.markup.odt_styles import DRAW, EXTENSION, OFFICE, TEXT, OdtStyles
from policy_compare.texts.markup.office_contents import (
    LetterLook,
    ParagraphContents,
    mark_raised,
)
from policy_compare.texts.markup.symbol_fonts import show_symbols

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = re.compile(r"[ \t\r\n]+")
_BREAKS: Final = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_LEFT_OUT: Final = frozenset(
    {f"{TEXT}{tag}" for tag in ("ruby-text", "placeholder", "script", "tracked-changes")}
    | {f"{OFFICE}{tag}" for tag in ("annotation", "annotation-end", "forms", "scripts")}
)
#: What is drawn and is no text, though a document may stand in it.
_PICTURES: Final = frozenset(
    f"{DRAW}{tag}"
    for tag in ("object", "object-ole", "image", "plugin", "applet", "floating-frame")
)
_STORIES: Final = frozenset({f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"})


def is_hidden(element: "_Element") -> bool:
    """Whether a section, a field or the mark of a hidden paragraph says that it is not shown."""
    display, hidden = element.get(f"{TEXT}display"), element.get(f"{TEXT}is-hidden")
    return bool(display == "none" or hidden == "true")


def boxes_of_drawing(element: "_Element") -> "Iterator[_Element]":
    """The elements of a frame, a shape or a group that hold text."""
    if element.tag == f"{DRAW}text-box" or any(child.tag in _STORIES for child in element):
        yield element
    elif element.tag not in _PICTURES:
        for child in element:
            if child.tag.startswith(DRAW):
                yield from boxes_of_drawing(child)


class OdtContentsReader:
    """Reads what paragraphs hold; the notes are the elements that they are."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._pieces: list[tuple[str, bool]] = []
        self._notes: list[_Element] = []
        self._boxes: list[_Element] = []

    def read(self, paragraph: "_Element", look: LetterLook) -> "ParagraphContents[_Element]":
        """What a paragraph holds whose letters look so, unless others are said for some."""
        marks = paragraph.iter(f"{TEXT}hidden-paragraph")
        if any(is_hidden(mark) for mark in marks):
            return ParagraphContents()
        self._pieces, self._notes, self._boxes = [], [], []
        self._read_letters(paragraph, look)
        return ParagraphContents(tuple(self._pieces), tuple(self._notes), tuple(self._boxes))

    def _read_letters(self, element: "_Element", look: LetterLook) -> None:
        self._add(element.text, look)
        for child in element:
            self._read_child(child, look)
            self._add(child.tail, look)

    def _read_child(self, child: "_Element", look: LetterLook) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self._read_letters(child, self._styles.look_of_letters(child, look))
        elif look.hidden or tag in _LEFT_OUT or is_hidden(child):
            return
        elif tag in _BREAKS:
            self._pieces.append((_BREAKS[tag], bool(look.bold)))
        elif tag == f"{TEXT}note":
            self._notes.append(child)
        elif tag.startswith(DRAW) and tag != f"{DRAW}a":
            self._boxes += boxes_of_drawing(child)
        elif child.get(f"{EXTENSION}showing-place-holder") != "true":
            self._read_letters(child, look)

    def _add(self, text: str | None, look: LetterLook) -> None:
        if text and not look.hidden:
            shown = show_symbols(_SPACE.sub(" ", text), look.font or "")
            self._pieces.append((mark_raised(shown) if look.raised else shown, bool(look.bold)))
