"""Drafts of a coding: what the text tells, to the letter, and nothing of what it does not."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_corpus
from policy_compare.evidence.drafting import Draft, PaperDrafter, draft_paper
from policy_compare.evidence.quote_choice import QUOTE_WORDS, QuoteChooser
from policy_compare.evidence.quote_places import fits_place
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import (
    Codebook,
    Evidence,
    Source,
)
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.passages import find_passages
from policy_compare.urging.weights import CERTAIN, POSSIBLE
from tests.support.corpora import write_corpus
from tests.support.drafting import BOOK, drafted, only_draft, plain_document

#: The same codebook as a file.
CODEBOOK = """\
quote_words: 8
topics: {rents: {label: Rents}, schools: {label: Schools}, farming: {label: Farming}}
propositions:
  cap: {statement: Rents should be capped by law., topics: [rents]}
  hire: {statement: Schools should hire more teachers., topics: [schools]}
  meadows: {statement: Farmers should be paid for keeping meadows., topics: [farming]}
actors:
  council: {label: Town council}
  ministers: {label: Ministers}
  landlords: {label: Landlords}
  farmers: {label: Farmers}
  us: {label: United States}
"""

CAP = "The town council should cap rents in the old town for ten years, and no longer than that."
TEXT = f"""\
Homes for a shrinking town

By Noor Ali
May 2023

Findings

One in nine households has left the old town, and those that are left pay more than they did.

Proposals

{CAP}

It is said that landlords gain. Ministers must pay farmers who keep a meadow between the homes.

The council could consider hiring teachers for each classroom. Nobody knows who lives there.
"""


def test_one_passage_is_drafted_beside_what_is_there() -> None:
    document = plain_document(TEXT)
    whole = drafted(TEXT).paper.recommendations
    passage = next(one for one in find_passages(document) if one.certainty >= CERTAIN)
    chooser = QuoteChooser([passage], QuoteIndex(document))
    alone = PaperDrafter(chooser, "ali", BOOK).draft_recommendation(passage)
    assert alone == whole[0]._replace(paper="ali")
    again = PaperDrafter(chooser, "ali", BOOK, [alone.id]).draft_recommendation(passage)
    assert again == alone._replace(id=again.id)
    assert again.id != alone.id


def test_each_certain_passage_is_a_recommendation() -> None:
    found = drafted(TEXT)
    assert [item.statement for item in found.paper.recommendations] == [
        one.text for one in find_passages(plain_document(TEXT)) if one.certainty >= CERTAIN
    ]
    assert [one.text for one in found.passages] == [
        item.statement for item in found.paper.recommendations
    ]
    assert [(item.id, item.strength) for item in found.paper.recommendations] == [
        ("cap-rents-old", "should"),
        ("pay-farmers-who", "must"),
        ("consider-hiring-teachers", "could"),
    ]
    for item, passage in zip(found.paper.recommendations, found.passages, strict=True):
        assert item.paper == passage.paper == "ali-2023"
        assert (passage.evidence, passage.strength) == (item.evidence, item.strength)
        assert passage.certainty >= CERTAIN
        assert passage.reasons


def test_a_draft_describes_the_paper_and_its_text() -> None:
    found = drafted(TEXT)
    assert (found.paper.id, found.paper.title) == ("ali-2023", "Homes for a shrinking town")
    assert [one.name for one in found.paper.authors] == ["Noor Ali"]
    assert found.paper.issued == "2023-05"
    assert found.paper.source == Source("ali.txt", "4f" * 32)
    assert found.origins == dict.fromkeys(("title", "authors", "issued"), "the text")


def test_a_text_without_a_title_goes_by_its_file() -> None:
    assert drafted("").paper.title == "ali.txt"
    assert drafted("").paper.recommendations == ()


def test_no_draft_takes_a_side() -> None:
    for item in drafted(TEXT, POSSIBLE).paper.recommendations:
        assert (item.positions, item.instrument, item.rationale, item.note) == ((), "", "", "")


LESS = "The council could build a school.\n\nThe council must cap rents."


def test_less_certain_passages_are_drafted_where_they_are_asked_for() -> None:
    few, all = drafted(LESS), drafted(LESS, POSSIBLE)
    assert [item.strength for item in few.paper.recommendations] == ["must"]
    assert [item.strength for item in all.paper.recommendations] == ["could", "must"]
    assert (few.unsure, all.unsure) == (1, 0)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ministers should cap rents.", ("rents",)),
        ("Ministers should hire teachers for each classroom.", ("schools",)),
        ("Schools must keep a meadow.", ("schools", "farming")),
        ("Ministers should rest.", ()),
    ],
)
def test_topics_by_label_and_keyword(text: str, topics: tuple[str, ...]) -> None:
    assert only_draft(text).topics == topics


def test_choices_are_the_nearest_propositions() -> None:
    found = drafted(TEXT)
    assert found.choices == {
        "cap-rents-old": ("cap",),
        "pay-farmers-who": ("meadows",),
        "consider-hiring-teachers": ("hire",),
    }
    assert drafted("Ministers should rest.").choices == {"rest": ()}


def test_ids_differ_and_are_ids() -> None:
    text = "\n\n".join(["We should build homes."] * 3 + ["Now we should build our homes."])
    ids = [item.id for item in drafted(text).paper.recommendations]
    assert ids == ["build-homes", "build-homes-2", "build-homes-3", "build-homes-4"]
    assert only_draft("Ministers should öffnen Häuser.").id == "offnen-hauser"
    assert only_draft("Ministers should 住宅を建てる.").id == "recommendation"


def official(*asked: str) -> str:
    return "\n\n".join(f"{text} (Recommendation {n})" for n, text in enumerate(asked, 1))


SHARED = "The board should ensure that its plans for the old town address requirements to"


def test_an_id_tells_what_is_asked_where_all_begin_alike() -> None:
    text = official(
        f"{SHARED} archive and preserve the deeds.",
        f"{SHARED} identify each home.",
        f"{SHARED} identify each shop and each barn.",
    )
    ids = [item.id for item in drafted(text).paper.recommendations]
    assert ids == ["archive-preserve-deeds", "identify-home", "identify-shop-barn"]


def test_words_that_most_passages_have_are_left_out_of_ids() -> None:
    asked = ("cap rents", "plant hedges", "mend roofs", "train nurses", "count barns")
    text = "\n\n".join(f"We recommend that the city {action} there." for action in asked)
    ids = [item.id for item in drafted(text).paper.recommendations]
    assert ids == [action.replace(" ", "-") for action in asked]


def test_official_recommendations_come_first_and_each_once() -> None:
    said = "The council should keep the oldest houses of the town."
    found = drafted(f"{said}\n\nFarmers should be paid for hedges.\n\n{official(said)}")
    assert [item.statement for item in found.paper.recommendations] == [
        said,
        "Farmers should be paid for hedges.",
    ]
    assert [passage.official for passage in found.passages] == ["Recommendation 1", ""]


def test_a_section_alone_can_be_drafted() -> None:
    said = "The council should keep the oldest houses of the town."
    blocks = blocks_of_pieces(
        [
            *(Piece("heading", "Houses", 1), Piece("paragraph", said)),
            *(Piece("paragraph", "Roofs should be mended."), Piece("heading", "List", 1)),
            Piece("paragraph", f"{said} (Recommendation 1)"),
        ]
    )
    document = Document("a.txt", "text", "", blocks)
    found = draft_paper(document, "a", BOOK, section="houses")
    # What stands in the list too is drafted from here, and known for what it is.
    assert [item.statement for item in found.paper.recommendations] == [
        said, "Roofs should be mended.",
    ]  # fmt: skip
    assert [passage.official for passage in found.passages] == ["Recommendation 1", ""]
    assert found.paper.recommendations[0].evidence == Evidence(
        "should keep the oldest houses of the town", "Houses", 1
    )


SENTENCES = (
    "The council should cap rents.",
    "Ministers must, at once, pay farmers for each meadow that they keep (as in the west).",
    "We recommend that landlords – all of them – be asked to repair homes.",
    "It is vital to hire teachers; it is time.",
    "“Build homes,” it said … and then: build more!",
    "Schools could consider a longer day, e.g. in May.",
    "Led by the council, build a school of 2,500 places.",
    "The towns lost their schools.",
    "One option is to let homes... to the young.",
    "Farmers need to be paid by the US.",
    "The coun\u00adcil should re-use the ‘old’ hall’s roof—now.",
    "주택을 should build.",
    "- Hire teachers.",
    "should",
    "Schools should hire 10 000 teachers, not builders, for non lethal work at ~5 places.",
    "Towns can't lose 2.5 schools; non-profit towns must not sell -3 homes (or law(s)).",
    "İstanbul must ﬁnd ½ of its homes.",
)
sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
pieces = st.builds(
    Piece,
    st.sampled_from(("paragraph", "item", "heading", "cell", "note")),
    sentences,
    st.integers(0, 3),
    pages=st.sampled_from(((), ((0, "3"),), ((0, "ix"), (12, "x")))),
)
books = st.sampled_from((BOOK, BOOK._replace(quote_words=3), BOOK._replace(quote_words=None)))


@pytest.mark.slow
@given(st.lists(pieces, max_size=8), books, st.sampled_from((CERTAIN, POSSIBLE)))
def test_every_quote_is_found_where_the_draft_says(
    given: Sequence[Piece], book: Codebook, least: int
) -> None:
    made = Document("a.txt", "text", "", blocks_of_pieces(given))
    found = draft_paper(made, "a", book, least)
    index = QuoteIndex(made)
    items = found.paper.recommendations
    for item in items:
        assert item.evidence is not None
        quote = item.evidence.quote
        assert len(quote.split()) <= (book.quote_words or QUOTE_WORDS)
        assert any(quote in block.text for block in made.blocks)
        assert quote in item.statement
        matches = index.find_quote(quote)
        assert any(fits_place(item.evidence, match) for match in matches)
    assert all(is_id(item.id) for item in items)
    assert len({item.id.casefold() for item in items}) == len(items)
    assert set(found.choices) == {item.id for item in items}
    passages = find_passages(made)
    distinct = [passage for number, passage in enumerate(passages) if passage.same_as == number]
    assert len(items) + found.unsure == len(distinct)


def read_again(found: Draft, text: str) -> list[str]:
    """What is wrong with the corpus that has this paper beside a sound one."""
    sound = (
        "paper: {title: Homes, authors: [], issued: '2023'}\nrecommendations:\n  - {id: r, "
        "statement: Act., actors: [council], strength: must, positions: {cap: support, "
        "hire: oppose, meadows: neutral}, evidence: {quote: act, page: 1}}\n"
    )
    with TemporaryDirectory() as folder:
        write_corpus(Path(folder), {"sound.yaml": sound, f"{found.paper.id}.yaml": text}, CODEBOOK)
        return [one.code for one in read_corpus(Path(folder)).problems]


@pytest.mark.slow
@given(st.lists(pieces, min_size=1, max_size=6), st.sampled_from((CERTAIN, POSSIBLE)))
def test_only_positions_are_missing_in_what_is_written(given: Sequence[Piece], least: int) -> None:
    title = Piece("heading", "Homes for a town", 1)
    found = draft_paper(
        Document("a.txt", "text", "4f" * 32, blocks_of_pieces((title, *given))), "a", BOOK, least
    )
    if not found.paper.recommendations:
        return
    choices = {id: list(lines) for id, lines in found.choices.items()}
    written = paper_text(found.paper, choices=choices)
    unfinished = read_again(found, written)
    assert unfinished.count("uncoded") == len(found.paper.recommendations)
    assert set(unfinished) <= {"uncoded", "no-authors", "no-place"}
    coded = written.replace("    positions:\n", "    positions: {cap: support}\n")
    assert set(read_again(found, coded)) <= {"no-authors", "no-place"}


def test_a_draft_with_its_stances_is_a_coding() -> None:
    found = drafted(TEXT)
    choices = {id: list(lines) for id, lines in found.choices.items()}
    written = paper_text(found.paper, choices=choices)
    assert read_again(found, written) == ["uncoded"] * 3
    assert read_again(found, written.replace("positions:", "positions: {cap: oppose}")) == []
