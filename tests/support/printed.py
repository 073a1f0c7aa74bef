"""Printed texts to be read: sentences wrapped as a dump has them, and pages of a PDF."""

from itertools import zip_longest
from textwrap import fill
from typing import Any

from policy_compare.texts.document import BlockKind, Reading
from policy_compare.texts.printed.pdf import read_pdf
from policy_compare.texts.printed.plain_text import read_plain
from tests.support.pdfs import PITCH, Row, pdf, rows

WORDS = (
    "the committee on rivers and bridges has found that most of the older crossings in the "
    "valley need repair before winter and that no money was set aside for it in the last two years"
)


def sentence(words: int, start: int = 0) -> str:
    """A sentence of so many words."""
    stock = WORDS.split() * 4
    return " ".join(stock[start : start + words]).capitalize() + "."


def wrapped(*paragraphs: str, width: int = 80) -> str:
    """Paragraphs as a dump of a page has them: broken at the width, no empty line."""
    return "\n".join(fill(text, width, break_on_hyphens=False) for text in paragraphs)


def texts_of(kind: BlockKind, text: str) -> list[str]:
    return [block.text for block in read_plain(text).blocks if block.kind == kind]


def items_of(text: str) -> list[tuple[int, str, str]]:
    return [
        (block.level, block.marker, block.text)
        for block in read_plain(text).blocks
        if block.kind == "item"
    ]


FIRST = (
    "The committee has found that many of the older crossings in the valley are in need",
    "of repair before winter and that no money was set aside for it by those who own",
    "the crossings.",
)


SECOND = (
    "It has also found that in the next two years most of the others will need the same",
    "and that it would be wise to begin with those that many people use on each day of",
    "the week.",
)


def whole(lines: tuple[str, ...]) -> str:
    return " ".join(lines)


def read_pages(*pages: list[Row], **options: Any) -> Reading:
    return read_pdf(pdf(*pages, **options), "paper.pdf")


def texts_in(reading: Reading, kind: str = "paragraph") -> list[str]:
    return [block.text for block in reading.blocks if block.kind == kind]


def below(lines: list[Row], gap: float = 0, size: float = 10) -> float:
    """Where the next line stands, with so many lines' room above it."""
    return lines[-1].y - size * PITCH * (1 + gap)


def stacked(*paragraphs: tuple[str, ...], top: float = 700, gap: float = 0.5) -> list[Row]:
    """Paragraphs with some room between them."""
    lines: list[Row] = []
    for paragraph in paragraphs:
        lines += rows(below(lines, gap) if lines else top, *paragraph)
    return lines


LEFT_COLUMN = (
    "The council should open the old bridge to",
    "buses before winter, and it should ask for",
    "no more than half of what that will cost",
    "from those who live on the other side of",
    "the valley. Nothing of it is new, since the",
    "law has asked for the same in all of those",
    "years in which no money was set aside for",
)

RIGHT_COLUMN = (
    "a road, as the committee on bridges found.",
    "Farmers in the hills must not be left alone",
    "with the repair of their crossings, which",
    "many people use on each day of the week and",
    "which nobody else has looked after. A fund",
    "would be wise, and it could be paid for by",
    "what the railway gives for its land.",
)


def beside(
    left: tuple[str, ...], right: tuple[str, ...], *, across: bool, top: float = 700, x: float = 300
) -> list[Row]:
    """Two columns, drawn one after the other or line by line across both."""
    columns = rows(top, *left), rows(top, *right, x=x)
    if not across:
        return [*columns[0], *columns[1]]
    return [line for pair in zip_longest(*columns) for line in pair if line is not None]
