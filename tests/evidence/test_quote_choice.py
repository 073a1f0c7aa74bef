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
        ("The council should build homes (for all) in time.", "should build homes (for all)"),
        ("The council should build (“more homes!”).", "should build (“more homes!”)"),
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


SHARED = "The board should ensure that its plans for the old town address requirements to"


def quotes_of(*texts: str, most: int = 12) -> list[str]:
    found = drafted("\n\n".join(texts), book=BOOK._replace(quote_words=most))
    return [item.evidence.quote for item in found.paper.recommendations if item.evidence]


def test_words_that_others_have_give_way_to_the_passages_own() -> None:
    assert quotes_of(
        f"{SHARED} archive and preserve the deeds.",
        f"{SHARED} identify each home.",
        f"{SHARED} identify, for each barn, who owns it and who keeps it.",
    ) == ["archive and preserve the deeds", "identify each home", "who owns it and who keeps it"]


def test_few_own_words_stand_with_those_before_them() -> None:
    texts = (f"{SHARED} mend it.", f"{SHARED} sell it.", "Some sell it.", "Some mend it.")
    assert quotes_of(*texts, most=6) == ["to mend it", "to sell it"]


def test_what_a_text_repeats_is_quoted_all_the_same() -> None:
    said = "The council should keep the oldest houses of the town."
    (quote,) = quotes_of(said, "Rents rose.", said)
    assert quote == "should keep the oldest houses of the town"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # No end amid what belongs together, and none that leaves a word hanging.
        (
            "The council should pay the fees of all homes for 2 long years.",
            "should pay the fees of all homes",
        ),
        ("The council should keep the deeds of homes and mend roofs.", "keep the deeds of homes"),
        ("The council should ask the owners of homes to mend the roofs.", "the owners of homes"),
        ("The council should mend the old roofs of the town’s halls.", "should mend the old roofs"),
        (
            "The council should keep to (1) the rules and (2) the law.",
            "should keep to (1) the rules",
        ),
        (
            "The council should build many new homes—soon and in numbers.",
            "should build many new homes",
        ),
        ("The council should copy what works in the U.S.", "should copy what works in the U.S."),
    ],
)
def test_quotes_end_with_whole_phrases(text: str, quote: str) -> None:
    assert quotes_of(text, most=8)[0].endswith(quote)
