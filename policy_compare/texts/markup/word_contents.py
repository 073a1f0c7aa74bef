"""What a reader sees of a paragraph in Word: its text, the marks of its notes and its boxes.

The words are scattered over runs, links, insertions and symbols; between them stand the
codes of fields, what was deleted or moved away with changes tracked, and hidden text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.markup.symbol_fonts import show_symbols
from policy_compare.texts.markup.word_numbering import W
from policy_compare.texts.markup.word_styles import WordStyle, WordStyles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: What is no text: deletions, moves away, field codes, how things look, readings of ruby.
_LEFT_OUT: Final = frozenset(
    f"{W}{tag}"
    for tag in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr", "sectPr",
        "sdtPr", "tblPr", "trPr", "tcPr",
    )
)  # fmt: skip
_BREAKS: Final = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}ptab": " ",
                  f"{W}noBreakHyphen": "-"}  # fmt: skip
_NOTE_MARKS: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BOX: Final = f"{W}txbxContent"
_FIELD: Final = f"{W}fldChar"


class ParagraphContents(NamedTuple):
    """What a paragraph holds: pieces of text, each with whether it is bold; notes; boxes.

    ``notes`` are kinds (``footnotes``, ``endnotes``) and ids.
    """

    pieces: tuple[tuple[str, bool], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    boxes: "tuple[_Element, ...]" = ()

    @property
    def text(self) -> str:
        """The text, with ``<sup>`` tags around raised numbers."""
        return "".join(text for text, _ in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether there is text, and all of it is bold."""
        boldness = [bold for text, bold in self.pieces if text.strip()]
        return bool(boldness) and all(boldness)

    def __bool__(self) -> bool:
        return bool(self.pieces or self.notes or self.boxes)

    def joined(self, other: "ParagraphContents") -> "ParagraphContents":
        """Both, one behind the other."""
        return ParagraphContents(
            self.pieces + other.pieces, self.notes + other.notes, self.boxes + other.boxes
        )


def visible_elements(container: "_Element", tags: frozenset[str]) -> "Iterator[_Element]":
    """The outermost elements of these tags under ``container`` that the final text has."""
    for element in visible_children(container):
        if element.tag in tags:
            yield element
        else:
            yield from visible_elements(element, tags)


def visible_children(element: "_Element") -> "Iterator[_Element]":
    """The children that the final text has, and of alternatives the first."""
    if element.tag == f"{_MC}AlternateContent":
        choice = element.find(f"{_MC}Choice")
        yield from element.iterchildren() if choice is None else (choice,)
    elif not (element.tag == f"{W}sdt" and is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))):
        yield from (child for child in element if child.tag not in _LEFT_OUT)


class ContentsReader:
    """Reads the paragraphs of a story (the body, a note), in which fields may span several."""

    def __init__(self, styles: WordStyles, story: "_Element") -> None:
        self._styles = styles
        #: Of each field that is open, whether its code is being read, not yet its result.
        self._codes: list[bool] = []
        self._unended = _unended_fields(story)
        self._style = WordStyle()
        self._pieces: list[tuple[str, bool]] = []
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[_Element] = []

    def read(self, paragraph: "_Element", style: WordStyle) -> ParagraphContents:
        """What a paragraph of that style holds."""
        self._style = style
        self._pieces, self._notes, self._boxes = [], [], []
        self._read_runs(paragraph)
        return ParagraphContents(tuple(self._pieces), tuple(self._notes), tuple(self._boxes))

    def _read_runs(self, element: "_Element") -> None:
        for child in visible_children(element):
            if child.tag == f"{W}r":
                self._read_run(child)
            else:
                self._read_runs(child)

    def _read_run(self, run: "_Element") -> None:
        bold, hidden, raised, font = self._styles.look_of_letters(self._style, run.find(f"{W}rPr"))
        for child in visible_children(run):
            tag = child.tag
            if tag == _FIELD:
                self._pass_field_mark(child)
            elif hidden or any(self._codes):
                continue
            elif tag == f"{W}t":
                text = show_symbols(child.text or "", font or "")
                is_raised = raised and text.strip()
                self._pieces.append((f"<sup>{text}</sup>" if is_raised else text, bool(bold)))
            elif tag in _BREAKS:
                self._pieces.append((_BREAKS[tag], bool(bold)))
            elif tag == f"{W}sym":
                self._pieces.append((_symbol(child), bool(bold)))
            elif tag in _NOTE_MARKS:
                self._notes.append((_NOTE_MARKS[tag], child.get(f"{W}id", "")))
            elif tag == f"{W}ruby":
                self._read_runs(child)
            else:
                self._boxes += visible_elements(child, frozenset({_BOX}))

    def _pass_field_mark(self, mark: "_Element") -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and mark not in self._unended:
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()


def _unended_fields(story: "_Element") -> "set[_Element]":
    """Marks that begin a field which nothing ends: what follows them is all text."""
    open_fields: list[_Element] = []
    for mark in story.iter(_FIELD):
        if any(element.tag in _LEFT_OUT for element in mark.iterancestors()):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(mark)
        elif kind == "end" and open_fields:
            open_fields.pop()
    return set(open_fields)


def _symbol(element: "_Element") -> str:
    """The character that a symbol of a font shows, or nothing where it is unknown."""
    try:
        char = chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    shown = show_symbols(char, element.get(f"{W}font", ""))
    return "" if 0xE000 <= ord(shown) < 0xF900 or 0xD800 <= ord(shown) < 0xE000 else shown
