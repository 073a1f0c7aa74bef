"""Draws pages of columns as PDFs with a kept writer, in each order that writers have."""

import random
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Literal, NamedTuple, get_args

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.support.column_kinds import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Look,
    MadePages,
    make_pages,
)
from tests.support.column_pages import SetLine

#: Column by column; left line, right line; or as it happens.
DrawingOrder = Literal["by column", "across", "shuffled"]
#: What is one object in the file: a line, or each word of it.
DrawnPiece = Literal["lines", "words"]

ORDERS: Sequence[DrawingOrder] = get_args(DrawingOrder)
PIECES: Sequence[DrawnPiece] = get_args(DrawnPiece)


class MadePdf(NamedTuple):
    """A PDF's bytes and what stands in it."""

    data: bytes
    made: MadePages


def measure_text(text: str, size: float, face: str) -> float:
    """How wide a text is in points."""
    return float(stringWidth(text, face, size))


def make_pdf(
    kind: str,
    look: Look = Look(),  # noqa: B008
    order: DrawingOrder = "by column",
    piece: DrawnPiece = "lines",
    seed: int = 1,
) -> MadePdf:
    """A PDF with pages of a kind; the same one for the same arguments."""
    made = make_pages(kind, look, measure_text, seed)
    return MadePdf(draw_pages(made.pages, order, piece, seed), made)


def draw_pages(
    pages: Sequence[Sequence[SetLine]], order: DrawingOrder, piece: DrawnPiece, seed: int
) -> bytes:
    """The pages as a PDF."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    chance = random.Random(seed)
    for page in pages:
        for line in _order_lines(page, order, chance):
            if piece == "lines":
                _draw_line(canvas, line)
            else:
                _draw_words(canvas, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _order_lines(
    lines: Sequence[SetLine], order: DrawingOrder, chance: random.Random
) -> Sequence[SetLine]:
    if order == "by column":
        return lines
    if order == "across":
        return sorted(lines, key=lambda line: (-round(line.y, 1), line.x))
    return chance.sample(lines, len(lines))


def _draw_line(canvas: Canvas, line: SetLine) -> None:
    text = canvas.beginText(line.x, line.y)
    text.setFont(line.face, line.size)
    text.setWordSpace(_extra_space(line))
    text.textOut(" ".join(line.words))
    canvas.drawText(text)


def _draw_words(canvas: Canvas, line: SetLine) -> None:
    for x, word in _word_places(line):
        text = canvas.beginText(x, line.y)
        text.setFont(line.face, line.size)
        text.textOut(word)
        canvas.drawText(text)


def _word_places(line: SetLine) -> Iterator[tuple[float, str]]:
    x = line.x
    space = measure_text(" ", line.size, line.face) + _extra_space(line)
    for word in line.words:
        yield x, word
        x += measure_text(word, line.size, line.face) + space


def _extra_space(line: SetLine) -> float:
    """What is added to each space of a line that is stretched."""
    gaps = len(line.words) - 1
    if not line.width or not gaps:
        return 0
    return (line.width - measure_text(" ".join(line.words), line.size, line.face)) / gaps
