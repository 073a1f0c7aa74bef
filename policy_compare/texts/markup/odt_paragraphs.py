"""The paragraphs of an OpenDocument text in reading order, each as its style and list say.

Tables are read by their cells, boxes of text behind the paragraph that they hang on, then
the paragraph's footnotes; the endnotes stand last. What was deleted with changes tracked
stands apart from the text; what was inserted stands in it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.document import BlockKind
from policy_compare.texts.line_patterns import split_heading_number
from policy_compare.texts.markup.odt_contents import (
    OdtContentsReader,
    boxes_of_drawing,
    is_hidden,
)
from policy_compare.texts.markup.odt_lists import OdtLevels, OdtLists, count_item
from policy_compare.texts.markup.odt_styles import DRAW, OFFICE, TABLE, TEXT, OdtStyle, OdtStyles
from policy_compare.texts.markup.office_paragraphs import OfficeParagraph
from policy_compare.texts.markup.word_numbering import parse_integer

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH: Final = f"{TEXT}p"
_PARAGRAPHS: Final = frozenset({_PARAGRAPH, f"{TEXT}h"})
#: What holds no text of the document's own.
_LEFT_OUT: Final = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TABLE}covered-table-cell", f"{TABLE}shapes"}
)
#: What kind all paragraphs in these are.
_KINDS: Final[dict[str, BlockKind]] = {
    f"{TABLE}table": "cell",
    f"{TEXT}bibliography": "note",
    **dict.fromkeys(
        (
            f"{TEXT}{index}"
            for index in (
                "table-of-content", "illustration-index", "table-index", "object-index",
                "user-index", "alphabetical-index",
            )
        ),
        "contents",
    ),
}  # fmt: skip
_CONTENTS_STYLE: Final = re.compile(
    r"(?:contents|toc|(?:illustration|figure|table|object|user) index|index) (?:\d+|heading)"
)
_NOTE_STYLE: Final = re.compile(r"bibliography(?: \d+)?|footnote(?: text)?|endnote(?: text)?")


class _Place(NamedTuple):
    """Where in lists a paragraph stands: the list's style, how far it is counted, how deep.

    ``begins_item`` is said of the first paragraph of an item, which has the number; ``start``
    is the number that the item gives itself.
    """

    style: str
    counter: dict[int, int]
    depth: int = 0
    begins_item: bool = False
    start: int | None = None


class OdtReader:
    """Reads a document by its styles and its lists."""

    def __init__(self, styles: OdtStyles, lists: OdtLists) -> None:
        self._styles = styles
        self._lists = lists
        self._contents = OdtContentsReader(styles)
        self._outline: dict[int, int] = {}
        self._endnotes: list[_Element] = []

    def read_body(self, body: "_Element") -> Iterator[OfficeParagraph]:
        """The paragraphs of the body with all notes that it has marks of."""
        yield from self._read_story(body)
        # A note may have a mark of another one.
        for note in self._endnotes:
            yield from self._read_note(note)

    def _read_story(
        self, container: "_Element", kind: BlockKind | None = None
    ) -> Iterator[OfficeParagraph]:
        """What stands in the body, a section, a cell or a box; all of one kind if it is said."""
        for element in container:
            yield from self._read_element(element, kind)

    def _read_element(
        self, element: "_Element", kind: BlockKind | None
    ) -> Iterator[OfficeParagraph]:
        if element.tag == _PARAGRAPH and not len(element) and not element.text:
            # Some files have millions.
            return
        if element.tag in _PARAGRAPHS:
            yield from self._read_paragraph(element, kind, _Place("", {}))
        elif element.tag == f"{TEXT}list":
            style = element.get(f"{TEXT}style-name", "")
            counter = self._lists.counter_of_list(element, style)
            yield from self._read_list(element, kind, _Place(style, counter, 1))
        elif element.tag.startswith(DRAW):
            for box in boxes_of_drawing(element):
                yield from self._read_story(box, kind)
        elif element.tag not in _LEFT_OUT and not is_hidden(element):
            yield from self._read_story(element, _KINDS.get(element.tag, kind))

    def _read_list(
        self, element: "_Element", kind: BlockKind | None, place: _Place
    ) -> Iterator[OfficeParagraph]:
        for item in element:
            start = item.get(f"{TEXT}start-value")
            begins_item = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in _PARAGRAPHS:
                    number = parse_integer(start, 1) if start else None
                    here = place._replace(begins_item=begins_item, start=number)
                    yield from self._read_paragraph(child, kind, here)
                    begins_item = False
                elif child.tag == f"{TEXT}list":
                    style = child.get(f"{TEXT}style-name", place.style)
                    deeper = place._replace(style=style, depth=place.depth + 1)
                    yield from self._read_list(child, kind, deeper)
                else:
                    yield from self._read_element(child, kind)

    def _read_paragraph(
        self, paragraph: "_Element", kind: BlockKind | None, place: _Place
    ) -> Iterator[OfficeParagraph]:
        """A paragraph, what stands in its boxes, and its footnotes."""
        style = self._styles.style_of_paragraph(paragraph)
        contents = self._contents.read(paragraph, style.look)
        if contents.pieces or not style.look.hidden:
            labelled = self._label(paragraph, contents.text, style, kind, place)
            yield labelled._replace(bold=contents.is_bold)
        for box in contents.boxes:
            yield from self._read_story(box, kind)
        for note in contents.notes:
            if note.get(f"{TEXT}note-class") == "endnote":
                self._endnotes.append(note)
            else:
                yield from self._read_note(note)

    def _label(
        self,
        paragraph: "_Element",
        text: str,
        style: OdtStyle,
        kind: BlockKind | None,
        place: _Place,
    ) -> OfficeParagraph:
        """The paragraph as its element, its style, its list and the place around it say."""
        level = _heading_level(paragraph, style)
        marker = self._number_paragraph(paragraph, style, place, level)
        if kind in {"contents", "note"}:
            return OfficeParagraph(kind, text)
        if level:
            number, words = ("", text) if marker else split_heading_number(text)
            marker = number or marker.strip("•").rstrip(".")
            return OfficeParagraph("heading", words, level, marker)
        if kind == "cell" or "caption" in style.names:
            return OfficeParagraph("cell", text)
        if any(_CONTENTS_STYLE.fullmatch(name) for name in style.names):
            return OfficeParagraph("contents", text)
        if any(_NOTE_STYLE.fullmatch(name) for name in style.names):
            return OfficeParagraph("note", text)
        if marker:
            return OfficeParagraph("item", text, place.depth, marker)
        return OfficeParagraph("paragraph", text)

    def _number_paragraph(
        self, paragraph: "_Element", style: OdtStyle, place: _Place, level: int
    ) -> str:
        """What the list prints before a paragraph, or the outline before a heading."""
        if place.begins_item:
            levels: OdtLevels = self._lists.levels_of_style(place.style or style.list_style or "")
            return count_item(levels, place.counter, place.depth, place.start)
        is_numbered = paragraph.tag == f"{TEXT}h" and not place.depth and style.list_style != ""
        if is_numbered and paragraph.get(f"{TEXT}is-list-header") != "true":
            start = paragraph.get(f"{TEXT}start-value") or "1"
            restarts = paragraph.get(f"{TEXT}restart-numbering") == "true"
            number = parse_integer(start, 1) if restarts else None
            return count_item(self._lists.outline, self._outline, level, number)
        return ""

    def _read_note(self, note: "_Element") -> Iterator[OfficeParagraph]:
        body = note.find(f"{TEXT}note-body")
        paragraphs = [] if body is None else self._read_story(body)
        text = " ".join(paragraph.text for paragraph in paragraphs)
        if text.strip():
            yield OfficeParagraph("note", text)


def _heading_level(paragraph: "_Element", style: OdtStyle) -> int:
    """The depth of a heading, or 0 for what is none."""
    if paragraph.tag == f"{TEXT}h":
        return max(parse_integer(paragraph.get(f"{TEXT}outline-level"), 1), 1)
    return int(style.names[:1] == ("title",))
