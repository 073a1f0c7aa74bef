"""The paragraphs of a Word document in reading order, each as its style and numbering say.

Tables are read by their cells, boxes of text behind the paragraph that they hang on, then
the paragraph's footnotes; the endnotes stand last.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from policy_compare.texts.line_patterns import split_heading_number
from policy_compare.texts.markup.office_contents import ParagraphContents
from policy_compare.texts.markup.office_paragraphs import OfficeParagraph
from policy_compare.texts.markup.word_contents import (
    DRAWN_WORDS,
    ContentsReader,
    WordNote,
    visible_elements,
)
from policy_compare.texts.markup.word_diagrams import (
    DIAGRAM_MARK,
    part_of_diagram,
    texts_of_diagram,
)
from policy_compare.texts.markup.word_numbering import (
    W,
    WordNumbering,
    child_value,
    parse_integer,
)
from policy_compare.texts.markup.word_styles import HEADING, WordStyle, WordStyles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH: Final = f"{W}p"
_BLOCKS: Final = frozenset({_PARAGRAPH, f"{W}tbl"})
_ROWS: Final = frozenset({f"{W}tr"})
_CELLS: Final = frozenset({f"{W}tc"})
_NOTE_STYLES: Final = frozenset({"bibliography", "footnote text", "endnote text"})


class WordReader:
    """Reads a document's stories by its styles and its lists.

    ``notes`` are its notes by kind (``footnotes``, ``endnotes``) and id, ``diagrams`` the roots
    of the parts that have the words of its diagrams, by the relations to them.
    """

    def __init__(
        self,
        styles: WordStyles,
        numbering: WordNumbering,
        notes: "dict[WordNote, _Element]",
        diagrams: "Mapping[str, _Element]",
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._diagrams = diagrams
        self._endnotes: list[str] = []

    def read_document(self, root: "_Element") -> Iterator[OfficeParagraph]:
        """The paragraphs of the document with all notes that it has marks of."""
        yield from self._read_story(root, ContentsReader(self._styles, root))
        # A note may have a mark of another one.
        for id in self._endnotes:
            yield from self._take_note("endnotes", id)

    def _read_story(
        self, container: "_Element", reader: ContentsReader, *, in_table: bool = False
    ) -> Iterator[OfficeParagraph]:
        """The paragraphs of the body, a cell, a box or a note."""
        contents: ParagraphContents[WordNote] = ParagraphContents()
        properties, style = None, WordStyle()
        for element in visible_elements(container, _BLOCKS):
            if element.tag != _PARAGRAPH:
                if contents:
                    yield from self._finish(contents, properties, style, reader, in_table=in_table)
                    contents = ParagraphContents()
                yield from self._read_table(element, reader)
            elif len(element) or contents:
                properties = element.find(f"{W}pPr")
                style = self._styles.style_of_paragraph(properties)
                contents = contents.join(reader.read(element, style))
                if self._is_joined_to_next(properties, style):
                    continue
                yield from self._finish(contents, properties, style, reader, in_table=in_table)
                contents = ParagraphContents()
        if contents:
            yield from self._finish(contents, properties, style, reader, in_table=in_table)

    def _read_table(self, table: "_Element", reader: ContentsReader) -> Iterator[OfficeParagraph]:
        for row in visible_elements(table, _ROWS):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            for cell in visible_elements(row, _CELLS):
                if cell.find(f"{W}tcPr/{W}cellDel") is None:
                    yield from self._read_story(cell, reader, in_table=True)

    def _finish(
        self,
        contents: ParagraphContents[WordNote],
        properties: "_Element | None",
        style: WordStyle,
        reader: ContentsReader,
        *,
        in_table: bool,
    ) -> Iterator[OfficeParagraph]:
        """The paragraph that has these contents, what stands in its boxes, and its footnotes."""
        paragraph = self._label(contents.text, properties, style, in_table=in_table)
        yield paragraph._replace(bold=contents.is_bold)
        for box in contents.boxes:
            if box.tag == DRAWN_WORDS:
                yield OfficeParagraph("cell", box.get("string", ""))
            elif box.tag == DIAGRAM_MARK:
                diagram = self._diagrams.get(part_of_diagram(box))
                texts = () if diagram is None else texts_of_diagram(diagram)
                yield from (OfficeParagraph("cell", text) for text in texts)
            else:
                yield from self._read_story(box, reader, in_table=in_table)
        for kind, id in contents.notes:
            if kind == "footnotes":
                yield from self._take_note(kind, id)
            else:
                self._endnotes.append(id)

    def _label(
        self, text: str, properties: "_Element | None", style: WordStyle, *, in_table: bool
    ) -> OfficeParagraph:
        """The paragraph as its style, its outline and its numbering say."""
        marker, depth = self._number_paragraph(properties, style)
        level = _heading_level(properties, style)
        if level:
            number, words = ("", text) if marker else split_heading_number(text)
            marker = number or marker.strip("•").rstrip(".")
            return OfficeParagraph("heading", words, level, marker)
        if in_table or style.name == "caption":
            return OfficeParagraph("cell", text)
        if style.name.startswith(("toc ", "table of ")):
            return OfficeParagraph("contents", text)
        if style.name in _NOTE_STYLES:
            return OfficeParagraph("note", text)
        if marker or style.name.startswith(("list bullet", "list number")):
            return OfficeParagraph("item", text, depth + 1, marker or "•")
        return OfficeParagraph("paragraph", text)

    def _number_paragraph(self, properties: "_Element | None", style: WordStyle) -> tuple[str, int]:
        """The marker that the paragraph's numbering prints, and how deep its list is."""
        number, depth = style.number, style.depth
        numbering = None if properties is None else properties.find(f"{W}numPr")
        if numbering is not None:
            number = child_value(numbering, "numId") or number
            depth = parse_integer(child_value(numbering, "ilvl"), depth or 0)
        if depth is None:
            depth = self._numbering.depth_of_style(number, style.list_style)
        return self._numbering.next_marker(number, depth)

    def _is_joined_to_next(self, properties: "_Element | None", style: WordStyle) -> bool:
        """Whether the next paragraph goes on in its line: its end is deleted, hidden or none."""
        if properties is None:
            return False
        frame = properties.find(f"{W}framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True
        mark = properties.find(f"{W}rPr")
        if mark is None:
            return bool(style.look.hidden)
        if mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None:
            return True
        # Of a heading that a hidden end joins to its text, the words are still the heading.
        is_apart = is_on(mark.find(f"{W}specVanish")) or _heading_level(properties, style)
        return not is_apart and bool(self._styles.look_of_letters(style, mark).hidden)

    def _take_note(self, kind: str, id: str) -> Iterator[OfficeParagraph]:
        """The note that a mark in the text refers to, once."""
        note = self._notes.pop((kind, id), None)
        if note is None:
            return
        paragraphs = self._read_story(note, ContentsReader(self._styles, note))
        text = " ".join(paragraph.text for paragraph in paragraphs)
        if text.strip():
            yield OfficeParagraph("note", text)


def _heading_level(properties: "_Element | None", style: WordStyle) -> int:
    """The depth of a heading, or 0 for what is none."""
    if style.name == "title":
        return 1
    heading = HEADING.fullmatch(style.name)
    if heading:
        return int(heading[1])
    element = None if properties is None else properties.find(f"{W}outlineLvl")
    outline = style.outline if element is None else parse_integer(element.get(f"{W}val"), 9)
    return 0 if outline is None or outline > 8 else outline + 1
