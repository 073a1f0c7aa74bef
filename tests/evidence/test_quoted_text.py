"""A document as one text with places of quotes."""

from policy_compare.evidence.quoted_text import quoted_text
from policy_compare.model import Dismissal, Evidence
from policy_compare.texts.document import Block, Document
from tests.support.records import paper, urges

DOCUMENT = Document(
    "ali.txt",
    "text",
    "",
    (
        Block("heading", "Homes", 1),
        Block("note", "Rents rise there, too.", marker="1"),
        Block("item", "Cap rents – all of them.", marker="(a)"),
        Block("paragraph", "Rents rise. And those"),
        Block("paragraph", "who build may stay."),
    ),
)


def places(*quotes: str) -> list[str]:
    items = (urges(id=f"r{at}", evidence=Evidence(quote)) for at, quote in enumerate(quotes))
    found = quoted_text(paper("ali", *items), DOCUMENT)
    return [found.text[slice(*found.places[Evidence(quote)])] for quote in quotes]


def test_the_text_has_every_block_with_its_marker() -> None:
    assert quoted_text(paper("ali"), DOCUMENT).text == (
        "Homes\n\n1 Rents rise there, too.\n\n(a) Cap rents – all of them.\n\n"
        "Rents rise. And those\n\nwho build may stay."
    )


def test_quotes_stand_where_they_are_in_the_words_of_the_text() -> None:
    assert places("rents - all", "Homes", "Rents rise … those") == [
        "rents – all", "Homes", "Rents rise. And those",
    ]  # fmt: skip


def test_a_quote_may_run_over_two_blocks() -> None:
    assert places("those who build") == ["those\n\nwho build"]


def test_a_quote_that_runs_into_a_note_before_it_ends_with_its_block() -> None:
    assert places("may stay. Rents rise") == ["may stay."]


def test_dismissed_passages_have_places_and_what_is_not_there_has_none() -> None:
    dismissal = Dismissal("And those", "no demand")
    found = quoted_text(
        paper("ali", urges(id="r", evidence=Evidence("no such")), dismissed=(dismissal,)), DOCUMENT
    )
    assert list(found.places) == [dismissal.evidence]
