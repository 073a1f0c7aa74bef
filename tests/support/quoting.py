"""Texts of a few pieces, made ready for looking up quotes."""

from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces


def document(*pieces: str | Piece) -> Document:
    """A text of these pieces; a text alone is a paragraph, and one that begins with # a heading."""
    made = [one if isinstance(one, Piece) else piece(one) for one in pieces]
    return Document("homes.txt", "text", "", blocks_of_pieces(made))


def piece(text: str) -> Piece:
    level = len(text) - len(text.lstrip("#"))
    return Piece("heading" if level else "paragraph", text.lstrip("# "), level)


def index(*pieces: str | Piece) -> QuoteIndex:
    return QuoteIndex(document(*pieces))


def match_of(quote: str, *pieces: str | Piece) -> QuoteMatch:
    (match,) = index(*pieces).find_quote(quote)
    return match
