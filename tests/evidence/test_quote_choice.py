"""A quote is short, whole, and stands in the text once where it can."""

import pytest

from policy_compare.evidence.drafting import draft_paper
from policy_compare.evidence.quote_choice import QUOTE_WORDS
from policy_compare.model import Evidence
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.weights import POSSIBLE
from tests.support.drafting import BOOK, drafted, only_draft

CAP = "The town council should cap rents in the old town for ten years, and no longer than that."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council should cap rents.", "should cap rents"),
        # It ends with a clause, or with a word that can end one.
        ("The council should cap rents at once, and build more homes.", "should cap rents at once"),
        (
            "The council should cap the rents of homes in the old town.",
            "should cap the rents of homes",
        ),
        ("The council should build homes (for all) in time.", "should build homes (for all"),
        ("The council should build (“more homes!”).", "should build (“more homes"),
        ("It is vital that ministers hire teachers.", "It is vital that ministers hire teachers"),
    ],
)
def test_quotes(text: str, quote: str) -> None:
    item = only_draft(text)
    assert item.evidence == Evidence(quote, "", 1)


TWICE = "The council should build homes. {}\n\nFarmers should build homes."


def test_a_quote_stands_in_the_text_once_where_it_can() -> None:
    found = drafted(TWICE.format("The shops close."))
    quotes = [item.evidence and item.evidence.quote for item in found.paper.recommendations]
    assert quotes == ["council should build homes", "Farmers should build homes"]
    same = drafted("Build homes.\n\nWe must build homes.\n\nWe must build homes.")
    assert [item.evidence for item in same.paper.recommendations] == [
        Evidence("must build homes", "", 2),
        Evidence("must build homes", "", 3),
    ]


@pytest.mark.parametrize("most", [1, 2, 3, 8, None])
def test_no_quote_is_longer_than_the_codebook_says(most: int | None) -> None:
    book = BOOK._replace(quote_words=most)
    text = f"{CAP}\n\nMinisters need to pay farmers, as they ought to.\n\nIt is vital to act."
    for item in drafted(text, POSSIBLE, book).paper.recommendations:
        assert item.evidence is not None
        assert 1 <= len(item.evidence.quote.split()) <= (most or QUOTE_WORDS)


def test_a_place_is_the_page_or_else_the_paragraph() -> None:
    pieces = [
        Piece("heading", "Homes", 1),
        Piece("heading", "Proposals", 2),
        Piece("paragraph", "The council should cap rents.", pages=((0, "4"),)),
        Piece("cell", "Ministers should hire teachers."),
    ]
    made = Document("a.pdf", "pdf", "", blocks_of_pieces(pieces), {}, ("4",))
    first, second = draft_paper(made, "a", BOOK).paper.recommendations
    assert first.evidence == Evidence("should cap rents", "Proposals", None, "4")
    assert second.evidence == Evidence("should hire teachers", "Proposals")
