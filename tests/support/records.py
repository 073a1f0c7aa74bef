"""Makes small corpora out of records, where files would add nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Instrument,
    Paper,
    Person,
    Proposition,
    Recommendation,
    Stance,
    StanceOn,
    Tension,
    Topic,
)
from policy_compare.views.page import (
    Alternatives,
    Block,
    Facts,
    Grid,
    Heading,
    Items,
    Page,
    Paragraph,
    fullest_form,
)
from policy_compare.views.phrases import Phrase, text_of
from policy_compare.views.pictures import Bars, TensionMap
from policy_compare.views.table import Value, View


def keyed(*entries: Any) -> dict[str, Any]:
    """The entries by their ids."""
    return {entry.id: entry for entry in entries}


BOOK = Codebook(
    title="Housing",
    topics=keyed(
        Topic("rents", "Rents"),
        Topic("building", "Building"),
        Topic("social", "Social housing", part_of=("building",)),
    ),
    propositions=keyed(
        Proposition("cap", "Rents should be capped.", ("rents",)),
        Proposition("build", "More homes should be built.", ("building",)),
        Proposition("social-homes", "Social homes should be built.", ("social",)),
        Proposition("free", "Rents should be free.", ("rents", "building")),
    ),
    tensions=(Tension(("cap", "build"), "A cap lowers what a new home earns."),),
    actors=keyed(
        Actor("government", "Government"),
        Actor("council", "Town council", aliases=("local authority",), part_of=("government",)),
        Actor("district", "District", part_of=("government",)),
        Actor("builders", "Builders"),
        Actor("landlords", "Landlords", aliases=("Owners",)),
    ),
    instruments=keyed(Instrument("legal", "Law"), Instrument("economic", "Money")),
)

ALI = Person("Ali", "Noor")
BERG = Person("Berg", "Kaja")


def urges(
    positions: Mapping[str, Stance] | None = None,
    *,
    id: str = "act",
    condition: str = "",
    **others: Any,
) -> Recommendation:
    """A recommendation with these stances, all on the one condition."""
    stances = tuple(
        StanceOn(proposition, stance, condition)
        for proposition, stance in (positions or {}).items()
    )
    fields = {"statement": "The council should act.", **others}
    return Recommendation(paper="", id=id, positions=stances, **fields)


def paper(id: str, *recommendations: Recommendation, **others: Any) -> Paper:
    """A paper that urges these; its title is its id where none is given."""
    own = tuple(recommendation._replace(paper=id) for recommendation in recommendations)
    return Paper(id=id, recommendations=own, **{"title": id.capitalize(), **others})


def corpus(*papers: Paper, book: Codebook = BOOK) -> Corpus:
    """A corpus of these papers."""
    return Corpus(book, {one.id: one for one in sorted(papers)})


def stances(book: Codebook = BOOK, **said: Stance) -> Corpus:
    """A corpus of papers that each take one stance on the cap."""
    return corpus(*(paper(id, urges({"cap": stance})) for id, stance in said.items()), book=book)


def taking(*stances: Stance) -> Corpus:
    """A corpus of papers ``p0``, ``p1`` … that each take one of the stances on the cap."""
    return corpus(
        *(paper(f"p{place}", urges({"cap": stance})) for place, stance in enumerate(stances))
    )


def rows(view: View) -> list[dict[str, Value]]:
    """The rows of the view's table, each by column."""
    table = view.table()
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def phrases(block: Block) -> Sequence[Phrase]:
    """Every phrase in the block in its fullest form, in reading order."""
    if isinstance(block, Alternatives):
        return tuple(phrase for part in next(iter(block.forms)) for phrase in phrases(part))
    if isinstance(block, Heading | Paragraph):
        return (block.text,)
    if isinstance(block, Grid):
        labelled = (
            (*([block.groups[number]] if number in block.groups else ()), *row)
            for number, row in enumerate(block.rows)
        )
        return (*block.heads, *(phrase for row in labelled for phrase in row))
    if isinstance(block, Items):
        return block.items
    if isinstance(block, Bars | TensionMap):
        # What is drawn stands beside it in words.
        return ()
    assert isinstance(block, Facts)
    return tuple(phrase for fact in block.facts for phrase in fact)


def said(page: Page) -> str:
    """All that the page says, a phrase a line."""
    return "\n".join(text_of(phrase) for block in page for phrase in phrases(block))


def paragraphs(page: Page) -> list[str]:
    """The page's paragraphs."""
    return [text_of(block.text) for block in page if isinstance(block, Paragraph)]


def headings(page: Page) -> list[str]:
    """The page's headings."""
    return [text_of(block.text) for block in page if isinstance(block, Heading)]


def grids(page: Page) -> list[Grid]:
    """The page's tables, each in its fullest form."""
    return [block for block in fullest_form(page) if isinstance(block, Grid)]
