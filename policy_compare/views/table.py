"""What a view makes: a table of observations, or a page of blocks to be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Union

#: A value in a table. A list is a tuple of texts; a missing number or text is None.
Value = Union[str, int, float, None, tuple[str, ...]]

#: What a stretch of text is, so that a renderer can show it as such.
Role = Literal["", "id", "strong", "muted", "for", "against", "neutral", "both", "found"]


class Table(NamedTuple):
    """Observations, one a row, under named columns: what CSV and JSON are made of.

    ``warnings`` are those of the notes that say what may be missing or wrong in the rows; they
    come last, and are told apart where a format keeps no notes. ``more`` is what only JSON has
    room for, by key.
    """

    view: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    more: Mapping[str, Any] = {}


class Span(NamedTuple):
    """A stretch of text with a role. A line break in the text is one when shown.

    A renderer says whether it is part of a text that is read from ``right_to_left``.
    """

    text: str
    role: Role = ""
    right_to_left: bool = False


#: Text with roles. Text that comes from files goes through :func:`flat` first.
Phrase = Union[str, Span, tuple[Union[str, Span], ...]]


class Heading(NamedTuple):
    """A heading; the page's title is level 1."""

    text: Phrase
    level: int = 2


class Paragraph(NamedTuple):
    """A paragraph. A *note* is about the answer rather than part of it.

    The lines of a *whole* one are never wrapped, since other programs read them too.
    """

    text: Phrase
    note: bool = False
    whole: bool = False


class Grid(NamedTuple):
    """A table to be read.

    The first ``fixed`` columns say what a row is about: a renderer that must split
    the table by columns repeats them. With ``fixed`` 0 it is never split so.

    A *compact* one has a line a row, and nothing between them. In its cells, what follows
    a tab stands at the right end, and what precedes it may be shortened where both have no
    room beside each other. ``groups`` are labels that stand over rows, each by the number
    of the row, counted from 0, that it comes before.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    fixed: int = 0
    compact: bool = False
    groups: Mapping[int, Phrase] = {}


class Facts(NamedTuple):
    """Named facts about one thing."""

    facts: tuple[tuple[str, Phrase], ...]


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


Block = Union[Part, Alternatives]

#: The blocks from the top of the page down. They may be made one after the other, so that
#: no long page must be held: a page is read once, and asked for again to be read again.
Page = Iterable[Block]


class View(NamedTuple):
    """An answer in both forms; each is made when it is asked for."""

    table: Callable[[], Table]
    page: Callable[[], Page]


def fullest_form(page: Page) -> Iterator[Part]:
    """The page with the first form of what has several."""
    for block in page:
        yield from next(iter(block.forms)) if isinstance(block, Alternatives) else (block,)


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    # Nearly every text is, and then there is nothing to make.
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(text.split())


def text_of(phrase: Phrase) -> str:
    """The phrase's text without its roles."""
    if isinstance(phrase, str):
        return phrase
    if isinstance(phrase, Span):
        return phrase.text
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


def spans_of(phrase: Phrase) -> tuple[Span, ...]:
    """The phrase as spans only."""
    if isinstance(phrase, str):
        return (Span(phrase),)
    if isinstance(phrase, Span):
        return (phrase,)
    return tuple(Span(part) if isinstance(part, str) else part for part in phrase)


def parts_of(phrase: Phrase) -> tuple[str | Span, ...]:
    """The phrase's parts, to be made part of another one."""
    return (phrase,) if isinstance(phrase, str | Span) else phrase


def join_phrases(phrases: Sequence[Phrase], separator: str) -> tuple[str | Span, ...]:
    """The phrases as one, with ``separator`` between them."""
    together: list[str | Span] = []
    for phrase in phrases:
        if together:
            together.append(separator)
        together.extend(parts_of(phrase))
    return tuple(together)


def text_over_id(text: str, id: str) -> tuple[str | Span, ...]:
    """The text, which may come from a file, with the id of what it says below it."""
    return (one_line(text), "\n", Span(id, "id"))


def note_paragraphs(notes: Iterable[str]) -> tuple[Paragraph, ...]:
    """A paragraph about the answer for each of the notes."""
    return tuple(Paragraph(note, note=True) for note in notes)
