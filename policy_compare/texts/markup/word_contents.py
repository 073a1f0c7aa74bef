"""What a reader sees of a paragraph in Word: its text, the marks of its notes and its boxes.

The words are scattered over runs, links, insertions and symbols; between them stand the
codes of fields, what was deleted or moved away with changes tracked, and hidden text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from policy_compare.texts.markup.office_contents import LetterLook, ParagraphContents, mark_raised
from policy_compare.texts.markup.symbol_fonts import show_symbols
from policy_compare.texts.markup.word_diagrams import DIAGRAM_MARK
from policy_compare.texts.markup.word_numbering import W
from policy_compare.texts.markup.word_styles import WordStyle, WordStyles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMEX: Final = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

#: The kind (``footnotes``, ``endnotes``) and the id of a note.
WordNote = tuple[str, str]

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
#: Words drawn along a line (WordArt), which stand in an attribute.
DRAWN_WORDS: Final = "{urn:schemas-microsoft-com:vml}textpath"
_BOXES: Final = frozenset({f"{W}txbxContent", DRAWN_WORDS, DIAGRAM_MARK})
#: Halves of characters, and the Private Use Area.
_NO_CHARACTERS: Final = ("\ud800", "\uf8ff")
_SYMBOLS: Final = {
    f"{W}sym": W,
    f"{_SYMEX}symEx": _SYMEX,
}
_FIELD: Final = f"{W}fldChar"


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
        self._notes: list[WordNote] = []
        self._boxes: list[_Element] = []

    def read(self, paragraph: "_Element", style: WordStyle) -> ParagraphContents[WordNote]:
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
        look = self._styles.look_of_letters(self._style, run.find(f"{W}rPr"))
        for child in visible_children(run):
            self._read_child(child, look)

    def _read_child(self, child: "_Element", look: LetterLook) -> None:
        tag = child.tag
        if tag == _FIELD:
            self._pass_field_mark(child)
        elif tag.startswith(_MC):
            for alternative in visible_children(child):
                self._read_child(alternative, look)
        elif look.hidden or any(self._codes):
            return
        elif tag == f"{W}t":
            text = show_symbols(child.text or "", look.font or "")
            self._add(mark_raised(text) if look.raised else text, look)
        elif tag in _BREAKS:
            self._add(_BREAKS[tag], look)
        elif tag in _SYMBOLS:
            self._add(_symbol(child, _SYMBOLS[tag]), look)
        elif tag in _NOTE_MARKS:
            self._notes.append((_NOTE_MARKS[tag], child.get(f"{W}id", "")))
        elif tag in _BOXES:
            self._boxes.append(child)
        elif tag == f"{W}ruby":
            self._read_runs(child)
        else:
            self._boxes += visible_elements(child, _BOXES)

    def _add(self, text: str, look: LetterLook) -> None:
        self._pieces.append((text, bool(look.bold)))

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


def _symbol(element: "_Element", namespace: str) -> str:
    """The character that a symbol of a font shows, or nothing where it is unknown."""
    try:
        char = chr(int(element.get(f"{namespace}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    shown = show_symbols(char, element.get(f"{namespace}font", ""))
    return "" if _NO_CHARACTERS[0] <= shown <= _NO_CHARACTERS[1] else shown
