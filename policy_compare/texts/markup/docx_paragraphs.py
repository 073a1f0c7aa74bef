"""What Word's XML says of each paragraph: its text, its kind, its level and its number.

The words of a paragraph are scattered over runs, links, insertions and text boxes, and a
list's numbers are nowhere written: they follow from definitions three references away.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from policy_compare.texts.document import BlockKind
from policy_compare.texts.line_patterns import split_heading_number
from policy_compare.texts.markup.word_numbering import (
    W,
    child_value,
    parse_integer,
    print_marker,
    read_lists,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: What is no text: deletions, moves away, field codes, the copy of a box for old programs.
_LEFT_OUT: Final = frozenset(
    {f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt")}
    | {f"{_MC}Fallback"}
)
_BOX: Final = f"{W}txbxContent"
_BREAKS: Final = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-",
                  f"{W}ptab": " "}  # fmt: skip
_HEADING: Final = re.compile(r"heading (\d)")
_DEPTH: Final = 12


class WordParagraph(NamedTuple):
    """A paragraph with what its style and its numbering make of it.

    ``text`` may have ``<sup>`` tags around raised numbers, for a mender to judge.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    bold: bool = False


class _Style(NamedTuple):
    """What a style says: its name in lower case, its level of outline, its list."""

    name: str = ""
    outline: int | None = None
    number: str = ""
    depth: int = 0


def paragraphs_of_document(document: Any) -> Iterator[WordParagraph]:
    """The paragraphs of a document of python-docx's in reading order."""
    body = document.element.body
    reader = _ParagraphReader(document)
    pending: list[str] = []
    for paragraph, in_table in _paragraph_elements(body):
        runs = list(_text_runs(paragraph))
        text = "".join([*pending, *(part for part, _ in runs)])
        pending.clear()
        if _is_joined_to_next(paragraph):
            # The deletion of its end joins it to the next one.
            pending.append(text)
            continue
        bold = bool(text.strip()) and all(is_bold for part, is_bold in runs if part.strip())
        yield reader.read_paragraph(paragraph, text, in_table=in_table)._replace(bold=bold)
        for mark in paragraph.iter(f"{W}footnoteReference"):
            yield from reader.take_note("footnotes", mark)
    if pending:
        yield WordParagraph("paragraph", "".join(pending))
    for mark in body.iter(f"{W}endnoteReference"):
        yield from reader.take_note("endnotes", mark)


def _paragraph_elements(root: "_Element") -> Iterator[tuple["_Element", bool]]:
    """All paragraphs under ``root`` that are not deleted, and whether each is in a table."""
    for paragraph in root.iter(f"{W}p"):
        tags_above = {element.tag for element in paragraph.iterancestors()}
        if not tags_above & _LEFT_OUT:
            yield paragraph, f"{W}tbl" in tags_above


def _text_runs(paragraph: "_Element") -> Iterator[tuple[str, bool]]:
    """The pieces of a paragraph's own text, and whether each is bold."""
    from lxml.etree import iterwalk

    walker = iterwalk(paragraph, events=("start", "end"))
    bold = hidden = raised = False
    for event, element in walker:
        tag = element.tag
        if event == "end":
            continue
        if tag in _LEFT_OUT or tag in {_BOX, f"{W}pPr"}:
            walker.skip_subtree()
        elif tag == f"{W}r":
            bold, hidden = _has_property(element, "b"), _has_property(element, "vanish")
            raised = _property_value(element, "vertAlign") == "superscript"
        elif tag == f"{W}t" and not hidden:
            text = element.text or ""
            yield (f"<sup>{text}</sup>" if raised and text.strip() else text), bold
        elif tag in _BREAKS and not hidden:
            yield _BREAKS[tag], bold


def _has_property(run: "_Element", property: str) -> bool:
    """Whether a run has a property such as bold that may be said and switched off."""
    element = run.find(f"{W}rPr/{W}{property}")
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def _property_value(run: "_Element", property: str) -> str:
    element = run.find(f"{W}rPr/{W}{property}")
    return "" if element is None else element.get(f"{W}val", "")


def _is_joined_to_next(paragraph: "_Element") -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


class _ParagraphReader:
    """The styles, the lists and the notes of one document, looked up once."""

    def __init__(self, document: Any) -> None:
        self._styles = _read_styles(document.styles.element)
        self._lists = read_lists(document)
        self._notes = {kind: _read_notes(document, kind) for kind in ("footnotes", "endnotes")}
        self._counters: dict[str, list[int]] = {}
        self._default = next(
            (id for id, style in self._styles.items() if style.name == "normal"), ""
        )

    def read_paragraph(self, paragraph: "_Element", text: str, *, in_table: bool) -> WordParagraph:
        """The paragraph as its style, its outline and its numbering say."""
        style = self._style_of(paragraph)
        marker, depth = self._number_paragraph(paragraph, style)
        level = _heading_level(paragraph, style)
        if level:
            number, words = ("", text) if marker else split_heading_number(text)
            return WordParagraph("heading", words, level, number or marker.strip("•").rstrip("."))
        if in_table or style.name == "caption":
            return WordParagraph("cell", text)
        if style.name.startswith(("toc ", "table of ", "toc heading")):
            return WordParagraph("contents", text)
        if style.name in {"bibliography", "footnote text", "endnote text"}:
            return WordParagraph("note", text)
        if marker or style.name.startswith(("list bullet", "list number")):
            return WordParagraph("item", text, depth + 1, marker or "•")
        return WordParagraph("paragraph", text)

    def take_note(self, kind: str, mark: "_Element") -> Iterator[WordParagraph]:
        """The note that a mark in the text refers to, once."""
        text = self._notes[kind].pop(mark.get(f"{W}id", ""), "")
        if text.strip():
            yield WordParagraph("note", text)

    def _style_of(self, paragraph: "_Element") -> _Style:
        element = paragraph.find(f"{W}pPr/{W}pStyle")
        id = self._default if element is None else element.get(f"{W}val", "")
        return self._styles.get(id, _Style())

    def _number_paragraph(self, paragraph: "_Element", style: _Style) -> tuple[str, int]:
        """The marker that the paragraph's numbering prints, and how deep its list is."""
        number, depth = style.number, style.depth
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is not None:
            number = child_value(numbering, "numId") or number
            depth = parse_integer(child_value(numbering, "ilvl"), 0)
        levels = self._lists.get(number)
        if number in {"", "0"} or levels is None:
            return "", depth
        depth = min(max(depth, 0), len(levels) - 1)
        counter = self._counters.setdefault(number, [start - 1 for start, _, _ in levels])
        counter[depth] += 1
        for level in range(depth + 1, len(levels)):
            counter[level] = levels[level][0] - 1
        return print_marker(levels, counter, depth), depth


def _heading_level(paragraph: "_Element", style: _Style) -> int:
    """The depth of a heading, or 0 for what is none."""
    if style.name == "title":
        return 1
    heading = _HEADING.fullmatch(style.name)
    if heading:
        return int(heading[1])
    element = paragraph.find(f"{W}pPr/{W}outlineLvl")
    outline = style.outline if element is None else parse_integer(element.get(f"{W}val"), 9)
    return 0 if outline is None or outline > 8 else outline + 1


def _read_styles(element: "_Element") -> dict[str, _Style]:
    """What each paragraph style says, with what it takes from those it is based on."""
    elements = {style.get(f"{W}styleId", ""): style for style in element.findall(f"{W}style")}
    return {id: _resolve_style(id, elements) for id in elements}


def _resolve_style(id: str, elements: "dict[str, _Element]") -> _Style:
    name, number = "", ""
    outline: int | None = None
    depth = 0
    for _ in range(_DEPTH):
        style = elements.get(id)
        if style is None:
            break
        own_name = (child_value(style, "name") or "").lower()
        if not name or _HEADING.fullmatch(own_name):
            name = name if _HEADING.fullmatch(name) else own_name
        outline_level = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is None and outline_level is not None:
            outline = parse_integer(outline_level.get(f"{W}val"), 9)
        numbering = style.find(f"{W}pPr/{W}numPr")
        if not number and numbering is not None:
            number = child_value(numbering, "numId") or ""
            depth = parse_integer(child_value(numbering, "ilvl"), 0)
        id = child_value(style, "basedOn") or ""
    return _Style(name, outline, number, depth)


def _read_notes(document: Any, kind: str) -> dict[str, str]:
    """The text of each footnote or endnote by its id; without the lines that part them."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
            continue
        root = etree.fromstring(relation.target_part.blob, parser)
        return {
            note.get(f"{W}id", ""): " ".join(
                "".join(part for part, _ in _text_runs(paragraph))
                for paragraph in note.iter(f"{W}p")
            )
            for note in root
            if note.get(f"{W}type", "normal") == "normal"
        }
    return {}
