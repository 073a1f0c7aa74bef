"""A paper's text with its structure: what each piece of it is, and where it stands.

Of a file in any of the ``formats`` comes a :class:`Document`, and all that works on a text
(finding quotes, finding passages, drafting) takes one.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

#: What a block is. A ``note`` is a footnote, an endnote or an entry of a list of
#: sources; a ``cell`` is a paragraph in a table. ``contents`` is an entry of a table
#: of contents or of a list of figures.
BlockKind = Literal["heading", "paragraph", "item", "note", "cell", "contents"]


class Place(NamedTuple):
    """Where something stands in a text; what a text does not have is empty."""

    section: str = ""
    paragraph: int | None = None
    page: str = ""


class Block(NamedTuple):
    """A heading, a paragraph, an item of a list, a footnote or a cell of a table.

    ``text`` is one line, with words that a line's end had cut made whole, and
    without footnote marks and the ``marker`` (a bullet, ``3.``, ``(a)``) that begins
    an item or a numbered heading. ``level`` is a heading's depth or an item's nesting,
    from 1, else 0. ``trail`` holds the headings above, the outermost first. ``counts``
    is the number of a paragraph or an item, from 1, among those of the whole text,
    and then among those of each section in the trail: one entry more than ``trail``;
    other kinds are not counted and have none. ``pages`` tells on which page the text
    is from which of its offsets on: ``((0, "4"), (120, "5"))``. ``marks`` are numbers in
    brackets that were taken out as marks of notes, and at which of its offsets they stood:
    ``((17, "[10]"),)``. ``italic`` is whether most of it is set in italics, as far as
    the reader of its format can tell.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    trail: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    italic: bool = False

    def page(self, offset: int = 0) -> str:
        """The page on which the character at ``offset`` stands, or an empty text."""
        label_before = ""
        for start, label in self.pages:
            if start > offset and label_before:
                break
            label_before = label
        return label_before

    def place(self, offset: int = 0) -> Place:
        """The place of the character at ``offset``: nearest heading, paragraph in it, page.

        A heading stands in its own section.
        """
        if self.kind == "heading":
            return Place(self.text, None, self.page(offset))
        section = self.trail[-1] if self.trail else ""
        return Place(section, self.counts[-1] if self.counts else None, self.page(offset))


class Decoding(NamedTuple):
    """How bytes became text.

    ``encoding`` is the name that Python has for it. ``is_guess`` says that neither the file
    nor its paper told it and that the bytes are not UTF-8; ``example`` then holds some words
    of the text that another encoding would have read otherwise. ``doubt`` says in words what
    speaks against the encoding that the paper gives: ``it is UTF-8``.
    """

    encoding: str = "utf-8"
    is_guess: bool = False
    example: str = ""
    doubt: str = ""


class Reading(NamedTuple):
    """What a reader makes of a file: the parts of a ``Document`` that it can know."""

    blocks: tuple[Block, ...]
    properties: Mapping[str, str] = {}
    pages: tuple[str, ...] = ()
    decoding: Decoding | None = None


class Document(NamedTuple):
    """A paper's text in reading order.

    ``name`` is the file's name, ``format`` the name of one of the ``formats``.
    ``properties`` are the file's own metadata under CSL names (``title``, ``author``,
    ``issued``, ``DOI`` …), as they stand there. ``pages`` are the labels of all pages, in
    order; a text without pages has none. ``decoding`` is how a file that is text was decoded,
    and None for a format that says so itself, as PDF and DOCX do.
    """

    name: str
    format: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    properties: Mapping[str, str] = {}
    pages: tuple[str, ...] = ()
    decoding: Decoding | None = None
