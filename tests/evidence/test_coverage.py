"""A paper's coding beside the passages of its text that urge an action."""

from pathlib import Path

import pytest

from policy_compare.errors import CallError
from policy_compare.evidence.coverage import make_dismissal, paper_coverage, quote_in_text
from policy_compare.model import Codebook, Dismissal, Evidence, Paper
from policy_compare.passage import Coverage, Passage
from policy_compare.texts.document import Document
from policy_compare.texts.opening import read_document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.passages import find_passages
from policy_compare.urging.weights import CERTAIN, POSSIBLE
from tests.support.records import BOOK, paper, urges

TEXT = """\
# Homes for a shrinking town

Mapping homes is useful work.

## Findings

Rents rise. Nobody builds, and the schools are empty.

The council owns little land.

## Recommendations

The council should cap rents in the old town. A ceiling of two per cent is enough.

The council must register every empty home.

We recommend that builders lease their land. Rents rise.
"""


@pytest.fixture
def town(tmp_path: Path) -> Document:
    (tmp_path / "ali.md").write_text(TEXT, "utf-8")
    return read_document(tmp_path / "ali.md")


def coded(*quotes: str | Evidence, dismissed: tuple[Dismissal, ...] = ()) -> Paper:
    """A paper with a recommendation for each quote."""
    items = [
        urges(id=f"r{at}", evidence=one if isinstance(one, Evidence) else Evidence(one))
        for at, one in enumerate(quotes)
    ]
    return paper("ali", *items, dismissed=dismissed)


def covered(
    document: Document, *quotes: str | Evidence, least: int = CERTAIN, book: Codebook = BOOK
) -> Coverage:
    return paper_coverage(coded(*quotes), document, book, least)


def opened(found: Coverage) -> list[str]:
    """The first words of what is left open."""
    return [" ".join(one.text.split()[:4]) for one in found.open]


CAP = "The council should cap"
REGISTER = "The council must register"
COUNT = "Mapping homes is useful"
LEASE = "We recommend that builders"


def test_the_example_has_these_passages(town: Document) -> None:
    """What the others stand on: three that are certain, one that is not."""
    found = {
        " ".join(one.text.split()[:4]): one.certainty >= CERTAIN for one in find_passages(town)
    }
    assert found == {CAP: True, REGISTER: True, COUNT: False, LEASE: True}


def test_nothing_is_coded(town: Document) -> None:
    found = covered(town)
    assert (found.paper, found.coded, found.dismissed, found.unsure, found.beside) == (
        "ali", 0, 0, 0, 0
    )  # fmt: skip
    assert sorted(opened(found)) == sorted([CAP, REGISTER, LEASE])
    assert (found.passages, found.share) == (3, 0.0)


def test_a_quote_in_a_passage_codes_it(town: Document) -> None:
    found = covered(town, "cap rents in the old town", "register every empty home")
    assert (found.coded, opened(found), found.beside) == (2, [LEASE], 0)
    assert found.share == pytest.approx(2 / 3)


def test_two_quotes_of_one_passage_code_it_once(town: Document) -> None:
    found = covered(town, "cap rents", "in the old town")
    assert (found.coded, found.passages, found.beside) == (1, 3, 0)


def test_a_quote_in_the_sentence_after_codes_the_passage(town: Document) -> None:
    found = covered(town, "A ceiling of two per cent")
    assert (found.coded, found.beside) == (1, 0)
    assert CAP not in opened(found)


def test_a_quote_in_the_sentence_before_codes_the_passage() -> None:
    document = made("Empty homes are many. The council must register every empty home.")
    found = covered(document, "Empty homes are many")
    assert (found.coded, found.open, found.beside) == (1, (), 0)


def test_a_quote_between_two_passages_belongs_to_the_first() -> None:
    document = made(
        "The council must cap rents. Two per cent are enough. Builders must lease their land."
    )
    assert len(find_passages(document)) == 2
    found = covered(document, "Two per cent are enough")
    assert [one.text for one in found.open] == ["Builders must lease their land."]


def test_a_quote_in_another_paragraph_codes_nothing(town: Document) -> None:
    found = covered(town, "the schools are empty")
    assert (found.coded, len(found.open), found.beside) == (0, 3, 1)


def test_a_quote_that_is_not_in_the_text_is_counted_apart(town: Document) -> None:
    found = covered(town, "cap the rents", "ap rents", "the schools are empty", "cap rents")
    assert (found.coded, found.beside, found.absent) == (1, 1, 2)


def test_who_quotes_nothing_is_not_counted(town: Document) -> None:
    bare = paper("ali", urges(id="a"), urges(id="b", evidence=Evidence("", "Findings", 1)))
    assert paper_coverage(bare, town, BOOK).beside == 0


TWICE = ("The council should register empty homes.", "Owners should register empty homes.")


def test_the_coded_place_decides_which_passage_is_meant() -> None:
    document = made(*TWICE)
    both = covered(document, Evidence("register empty homes"))
    assert (both.coded, both.open) == (2, ())
    second = covered(document, Evidence("register empty homes", "", 2))
    assert [one.text for one in second.open] == [TWICE[0]]
    # A place that is wrong says nothing, and check tells of it.
    assert covered(document, Evidence("register empty homes", "", 9)).coded == 2


def test_what_is_dismissed_is_neither_open_nor_to_be_coded(town: Document) -> None:
    whole = coded(dismissed=(Dismissal("register every", "a prediction"),))
    found = paper_coverage(whole, town, BOOK)
    assert (found.coded, found.dismissed, found.passages) == (0, 1, 2)
    assert REGISTER not in opened(found)


def test_a_dismissal_counts_in_its_paragraph_alone(town: Document) -> None:
    after = coded(dismissed=(Dismissal("A ceiling of two", "it says how much"),))
    assert paper_coverage(after, town, BOOK).dismissed == 1
    elsewhere = coded(dismissed=(Dismissal("the schools are empty", "a finding"),))
    found = paper_coverage(elsewhere, town, BOOK)
    assert (found.dismissed, len(found.open)) == (0, 3)


def test_a_dismissal_has_a_place() -> None:
    whole = coded(dismissed=(Dismissal("register empty homes", "said of old", paragraph=1),))
    found = paper_coverage(whole, made(*TWICE), BOOK)
    assert [one.text for one in found.open] == [TWICE[1]]


def test_what_is_coded_and_dismissed_counts_as_coded(town: Document) -> None:
    whole = coded("register every", dismissed=(Dismissal("empty home", "no matter"),))
    found = paper_coverage(whole, town, BOOK)
    assert (found.coded, found.dismissed, found.passages) == (1, 0, 3)


def test_less_certain_passages_where_asked_for(town: Document) -> None:
    found = covered(town, "register every", least=POSSIBLE)
    assert sorted(opened(found)) == sorted([CAP, LEASE, COUNT])
    assert (found.unsure, found.coded, found.passages) == (1, 1, 3)
    assert found.share == pytest.approx(1 / 3)


def test_a_less_certain_passage_that_is_coded_is_no_more_to_be_coded(town: Document) -> None:
    found = covered(town, "homes is useful", least=POSSIBLE)
    assert (found.unsure, found.coded, found.passages, found.beside) == (0, 0, 3, 0)
    assert COUNT not in opened(found)


def test_without_passages_there_is_no_share() -> None:
    found = covered(made("Rents rose last year."))
    assert (found.share, found.passages, found.open) == (None, 0, ())
    only = Coverage("ali", open=(Passage("ali", Evidence(), "", "should", 30),), unsure=1)
    assert (only.share, only.passages) == (None, 0)


def test_the_most_certain_come_first(town: Document) -> None:
    found = [one.certainty for one in covered(town, least=POSSIBLE).open]
    assert len(found) == 4
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_passages_as_certain_keep_to_the_text() -> None:
    document = made(*(f"The council must build {name}." for name in ("homes", "roads", "parks")))
    found = covered(document).open
    assert len({one.certainty for one in found}) == 1
    assert [one.text.split()[-1] for one in found] == ["homes.", "roads.", "parks."]


def test_an_open_passage_has_what_its_coding_needs(town: Document) -> None:
    (one,) = covered(town, "cap rents", "builders lease").open
    assert one.paper == "ali"
    assert one.text == "The council must register every empty home."
    assert one.evidence == Evidence("must register every empty home", "Recommendations", 2)
    assert one.strength == "must"
    assert one.reasons[0] == "modal “must”"


@pytest.mark.parametrize(("most", "words"), [(3, 3), (None, 12)])
def test_the_quote_keeps_to_the_codebook(most: int | None, words: int) -> None:
    text = " ".join(f"street{at}" for at in range(20))
    document = made(f"The council must sweep {text}.")
    (one,) = covered(document, book=BOOK._replace(quote_words=most)).open
    assert len(one.evidence.quote.split()) == words


def made(*paragraphs: str, pages: tuple[str, ...] = ()) -> Document:
    """A text of these paragraphs, each on the page of that label."""
    labels = [((0, pages[at]),) if pages else () for at in range(len(paragraphs))]
    pieces = [
        Piece("paragraph", text, pages=label)
        for text, label in zip(paragraphs, labels, strict=True)
    ]
    return Document("ali.txt", "text", "0" * 64, blocks_of_pieces(pieces), pages=pages)


# A quote in the words around it


def test_a_quote_with_the_words_around_it(town: Document) -> None:
    found = quote_in_text(Evidence("cap  RENTS"), town)
    assert found is not None
    assert (found.before, found.quote, found.after) == (
        "The council should ",
        "cap rents",
        " in the old town. A ceiling of two per cent is enough.",
    )
    assert found.place == Evidence("", "Recommendations", 1)


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("The council owns", "", " little land."),
        ("little land", "The council owns ", "."),
        ("The council owns little land.", "", "."),
    ],
)
def test_a_quote_at_the_edge_of_its_paragraph(
    quote: str, before: str, after: str, town: Document
) -> None:
    found = quote_in_text(Evidence(quote), town)
    assert found is not None
    assert (found.before, found.after) == (before, after)


def test_what_is_far_from_the_quote_is_left_out() -> None:
    left = " ".join(f"left{at}" for at in range(100))
    right = " ".join(f"right{at}" for at in range(100))
    found = quote_in_text(Evidence("cap rents"), made(f"{left} cap rents {right}."))
    assert found is not None
    assert found.before.startswith("… left")
    assert found.before.endswith(" left98 left99 ")
    assert found.after.startswith(" right0 right1 ")
    assert found.after.endswith(" …")
    # Whole words, and no more of them than are read at a glance.
    assert set(found.before.split()) <= {"…", *left.split()}
    assert set(found.after.split()) <= {"…", *right.split()}
    assert 200 < len(found.before) < 260
    assert 200 < len(found.after) < 260


def test_what_has_no_spaces_is_cut_all_the_same() -> None:
    document = made(f"{'住' * 500} cap rents {'宅' * 500}")
    found = quote_in_text(Evidence("cap rents"), document)
    assert found is not None
    assert found.before == f"… {'住' * 239} "
    assert found.after == f" {'宅' * 239} …"


def test_a_quote_that_is_not_there(town: Document) -> None:
    assert quote_in_text(Evidence("cap the rents"), town) is None
    assert quote_in_text(Evidence("—"), town) is None


def test_the_coded_place_decides_which_is_shown(town: Document) -> None:
    first = quote_in_text(Evidence("Rents rise"), town)
    assert first is not None
    assert first.place == Evidence("", "Findings", 1)
    coded = quote_in_text(Evidence("Rents rise", "Recommendations"), town)
    assert coded is not None
    assert coded.place == Evidence("", "Recommendations", 3)
    assert coded.before.endswith("lease their land. ")
    wrong = quote_in_text(Evidence("Rents rise", "Nowhere", 9), town)
    assert wrong == first


def test_a_quote_on_a_page() -> None:
    found = quote_in_text(
        Evidence("cap rents"), made("Build homes.", "We cap rents.", pages=("4", "5"))
    )
    assert found is not None
    assert found.place == Evidence("", "", 2, "5")


# Dismissals


def test_a_dismissal_with_its_place(town: Document) -> None:
    found, matches = make_dismissal("empty home", "a prediction", town)
    assert found == Dismissal("empty home", "a prediction", "Recommendations", 2)
    assert [one.block.text for one in matches] == ["The council must register every empty home."]


def test_a_dismissal_on_a_page() -> None:
    document = made("Build homes.", "We cap rents.", pages=("4", "5"))
    found, matches = make_dismissal("cap rents", "of old", document)
    assert (found, len(matches)) == (Dismissal("cap rents", "of old", "", None, "5"), 1)


def test_a_dismissal_of_what_stands_twice_has_the_first_place(town: Document) -> None:
    found, matches = make_dismissal("Rents rise", "a finding", town)
    assert found == Dismissal("Rents rise", "a finding", "Findings", 1)
    assert [one.place.section for one in matches] == ["Findings", "Recommendations"]


@pytest.mark.parametrize("blank", ["", " ", "\x01", "\u202e", "\u200b\n", "\ud800"])
def test_a_dismissal_has_words_and_a_reason_that_somebody_sees(blank: str, town: Document) -> None:
    for quote, why in ((blank, "a prediction"), ("empty home", blank)):
        with pytest.raises(CallError) as caught:
            make_dismissal(quote, why, town)
        assert caught.value.message == "a dismissal has words of the passage and a reason"
        assert "--why" in caught.value.hint


def test_a_dismissal_of_what_is_not_there(town: Document) -> None:
    assert make_dismissal("cap the rents", "why", town) == (Dismissal("cap the rents", "why"), ())
