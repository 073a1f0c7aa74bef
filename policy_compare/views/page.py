"""What a view makes for people: a page of blocks to be read, which does not know its looks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Union

from policy_compare.views.phrases import Phrase
from policy_compare.views.pictures import Bars, TensionMap


class Heading(NamedTuple):
    """A heading; the page's title is level 1. By its ``anchor`` other places lead to it."""

    text: Phrase
    level: int = 2
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph. A *note* is about the answer rather than part of it.

    The lines of a *whole* one are never wrapped, since other programs read them too. One with
    ``keys`` says what the short heads of the table above stand for, to who sees no full ones.
    A *hint* says what can be typed next, to who has the program.
    """

    text: Phrase
    note: bool = False
    whole: bool = False
    keys: bool = False
    hint: bool = False


class Facet(NamedTuple):
    """What rows may be chosen by, such as a topic: the labels of its choices by id."""

    name: str
    choices: Mapping[str, str]


class RowMark(NamedTuple):
    """How a row is found and cited: where others lead to, what it is chosen by, what is copied.

    ``choices`` are the ids of its choices, for each of the grid's facets in their order.
    """

    anchor: str = ""
    choices: tuple[tuple[str, ...], ...] = ()
    citation: str = ""


class Grid(NamedTuple):
    """A table to be read.

    The first ``fixed`` columns say what a row is about: a renderer that must split
    the table by columns repeats them. With ``fixed`` 0 it is never split so.

    A *compact* one has a line a row, and nothing between them. In its cells, what follows
    a tab stands at the right end, and what precedes it may be shortened where both have no
    room beside each other. ``groups`` are labels that stand over rows, each by the number
    of the row, counted from 0, that it comes before. ``full_heads`` are the heads in full
    where they are short. ``shades`` say how much each cell behind the fixed columns is of what
    the grid is about, from 0 to 1; None where there is nothing to say. ``scale`` says in words
    what shades at equal distances mean, from 0 to 1.

    What only a page that can be searched has a use for are the ``marks``, one a row, and the
    ``facets`` that rows are chosen by. Where there are footnotes, they may hold the cells of the
    column with the number ``footnotes``, counted from 0, led to from the first one; 0 is none.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    fixed: int = 0
    compact: bool = False
    groups: Mapping[int, Phrase] = {}
    full_heads: tuple[str, ...] = ()
    shades: Sequence[Sequence[float | None]] = ()
    scale: tuple[str, ...] = ()
    marks: Sequence[RowMark] = ()
    facets: tuple[Facet, ...] = ()
    footnotes: int = 0


class Facts(NamedTuple):
    """Named facts about one thing, or ``references``, each by what it is cited as."""

    facts: tuple[tuple[str, Phrase], ...]
    references: bool = False


class Items(NamedTuple):
    """A list to be read from the top; the first line of each item says what it is about."""

    items: tuple[Phrase, ...]


Part = Union[Heading, Paragraph, Grid, Facts, Items]


class Alternatives(NamedTuple):
    """The same in several forms, the fullest first.

    Where width is short, the first form that fits is shown, or else the last; elsewhere
    the first. As the blocks of a page, each may be made when it is asked for, once.
    """

    forms: Iterable[tuple[Part, ...]]


#: What is drawn. It says nothing that the blocks beside it do not say in words.
Picture = Union[Bars, TensionMap]

Block = Union[Part, Alternatives, Picture]

#: The blocks from the top of the page down. They may be made one after the other, so that
#: no long page must be held: a page is read once, and asked for again to be read again.
Page = Iterable[Block]


def fullest_form(page: Page) -> Iterator[Part | Picture]:
    """The page with the first form of what has several."""
    for block in page:
        yield from next(iter(block.forms)) if isinstance(block, Alternatives) else (block,)


def parts_in_words(page: Page) -> Iterator[Part]:
    """The same without what is drawn."""
    return (part for part in fullest_form(page) if not isinstance(part, Bars | TensionMap))


def is_for_the_terminal(part: Part | Picture) -> bool:
    """Whether the part has nothing to say where there is room, and no program to type into."""
    return isinstance(part, Paragraph) and (part.keys or part.hint)


def note_paragraphs(notes: Iterable[str]) -> tuple[Paragraph, ...]:
    """A paragraph about the answer for each of the notes."""
    return tuple(Paragraph(note, note=True) for note in notes)
