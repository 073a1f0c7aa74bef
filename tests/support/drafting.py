"""A codebook of homes and schools, and drafts of plain texts with it."""

from policy_compare.evidence.drafting import Draft, draft_paper
from policy_compare.model import Actor, Codebook, Proposition, Recommendation, Topic
from policy_compare.texts.document import Document
from policy_compare.texts.printed.plain_text import read_plain
from policy_compare.urging.weights import CERTAIN
from tests.support.records import keyed

BOOK = Codebook(
    quote_words=8,
    topics=keyed(
        Topic("rents", "Rents"),
        Topic("schools", "Schools", keywords=("classroom", "teachers")),
        Topic("farming", "Farming", keywords=("meadow",)),
    ),
    propositions=keyed(
        Proposition("cap", "Rents should be capped by law.", ("rents",)),
        Proposition("hire", "Schools should hire more teachers.", ("schools",)),
        Proposition("meadows", "Farmers should be paid for keeping meadows.", ("farming",)),
    ),
    actors=keyed(
        Actor("council", "Town council", aliases=("the council",)),
        Actor("ministers", "Ministers", aliases=("the government",)),
        Actor("landlords", "Landlords"),
        Actor("farmers", "Farmers"),
        Actor("us", "United States", aliases=("US",)),
    ),
)


def plain_document(text: str, name: str = "ali.txt") -> Document:
    reading = read_plain(text)
    return Document(name, "text", "4f" * 32, reading.blocks, {}, reading.pages)


def drafted(text: str, least: int = CERTAIN, book: Codebook = BOOK) -> Draft:
    return draft_paper(plain_document(text), "ali-2023", book, least)


def only_draft(text: str, book: Codebook = BOOK) -> Recommendation:
    """The one recommendation that is drafted from the text."""
    (item,) = drafted(text, book=book).paper.recommendations
    return item
