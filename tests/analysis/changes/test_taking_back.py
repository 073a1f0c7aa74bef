"""A corpus with some changes of its coding taken back."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.changes.coding_changes import compare_codings, find_elements
from policy_compare.analysis.changes.taking_back import (
    codebook_with,
    corpus_with,
    keep_known_names,
)
from policy_compare.model import Corpus
from tests.support.edits import before_and_after, some_of
from tests.support.records import BOOK, paper, urges
from tests.support.records import corpus as corpus_of


def test_what_names_something_that_is_gone_is_left_out() -> None:
    stated = urges({"cap": "support", "build": "oppose"}, actors=("council", "builders"))
    after = corpus_of(paper("ali", stated._replace(instrument="legal", topics=("rents",))))
    bare = BOOK._replace(topics={}, propositions={}, actors={}, instruments={}, tensions=())
    before = Corpus(bare, {"ali": paper("ali", urges())})
    changes = compare_codings(before, after).changes
    for id in ("cap", "council", "legal", "rents"):
        (change,) = (one for one in changes if one.id == id)
        back = corpus_with(after, (change,))
        (recommendation,) = back.recommendations()
        said = (recommendation.positions, *recommendation[3:6], recommendation.topics)
        assert id not in repr(said)
        assert not any(id in one.between for one in back.codebook.tensions)
        assert id not in back.codebook.propositions.get("free", BOOK.propositions["free"]).topics


def test_an_actor_is_no_part_of_one_that_is_gone() -> None:
    before = BOOK._replace(actors={"council": BOOK.actors["council"]._replace(part_of=())})
    changes = compare_codings(Corpus(before, {}), Corpus(BOOK, {})).changes
    gone = [one for one in changes if one.id == "government"]
    assert codebook_with(BOOK, gone).actors["council"].part_of == ()


def test_what_the_codebook_lists_is_kept() -> None:
    stated = urges({"cap": "support"}, actors=("council",), targets=("builders",))
    assert keep_known_names(stated, BOOK) == stated


@given(before_and_after())
def test_all_changes_taken_back_give_what_was_before(states: tuple[Corpus, Corpus]) -> None:
    comparison = compare_codings(*states)
    back = corpus_with(comparison.after, comparison.changes)
    assert find_elements(back) == find_elements(comparison.before)
    assert list(back.papers) == list(comparison.before.papers)


@given(st.data())
def test_any_changes_can_be_taken_back(data: st.DataObject) -> None:
    comparison = compare_codings(*data.draw(before_and_after()))
    taken_back = data.draw(some_of(comparison.changes))
    back = corpus_with(comparison.after, taken_back)
    book = back.codebook
    for recommendation in back.recommendations():
        assert keep_known_names(recommendation, book) == recommendation
    for tension in book.tensions:
        assert book.propositions.keys() >= set(tension.between)
    # What is not taken back is as it was, but for names that went.
    assert corpus_with(comparison.after, ()).papers == comparison.after.papers
