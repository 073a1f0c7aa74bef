"""What changed in the coding, and what only goes by another id."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.changes.coding_changes import (
    compare_codings,
    corpus_by_new_ids,
    corpus_with,
    find_elements,
)
from policy_compare.model import Actor, Codebook, Corpus, Evidence, Instrument, Source, Tension
from tests.support.edits import before_and_after, some_of
from tests.support.records import BOOK, keyed, paper, urges
from tests.support.records import corpus as corpus_of
from tests.support.strategies import corpora


def told(before: Corpus, after: Corpus) -> list[tuple[str, str, str]]:
    """What changed, in short."""
    changes = compare_codings(before, after).changes
    return [(change.how, change.kind, change.id) for change in changes]


def with_actors(*actors: Actor) -> Corpus:
    return Corpus(Codebook(actors=keyed(*actors)), {})


def test_an_element_comes_goes_or_becomes_another() -> None:
    before = corpus_of(
        paper("ali", urges({"cap": "support"}, id="a"), urges(id="b", statement="B"))
    )
    after = corpus_of(paper("ali", urges({"cap": "oppose"}, id="a"), urges(id="c", statement="C")))
    assert told(before, after) == [
        ("changed", "recommendation", "ali/a"),
        ("added", "recommendation", "ali/c"),
        ("removed", "recommendation", "ali/b"),
    ]
    change = compare_codings(before, after).changes[0]
    assert change.fields == ("positions",)
    assert change.former_id == ""


def test_a_paper_that_comes_is_one_change_with_its_recommendations() -> None:
    new = paper("berg", urges({"cap": "support"}))
    comparison = compare_codings(corpus_of(), corpus_of(new))
    (change,) = comparison.changes
    assert (change.how, change.after, change.fields) == ("added", new, ())


def test_a_paper_s_description_is_a_change_without_its_recommendations() -> None:
    before, after = (paper("ali", urges(), title=title) for title in ("One", "Two"))
    (change,) = compare_codings(corpus_of(before), corpus_of(after)).changes
    assert (change.kind, change.fields, change.after.recommendations) == ("paper", ("title",), ())


def test_lines_and_files_do_not_count() -> None:
    before = paper("ali", urges(line=3), file="a/ali.yaml")
    after = paper("ali", urges(line=9), file="b/ali.yaml")
    assert told(corpus_of(before), corpus_of(after)) == []


def test_which_proposition_a_tension_names_first_does_not_count() -> None:
    ways = (("cap", "build"), ("build", "cap"))
    before, after = (
        Corpus(BOOK._replace(tensions=(Tension(way, "They do."),)), {}) for way in ways
    )
    assert told(before, after) == []


def test_a_former_name_that_the_codebook_tells_is_a_renaming() -> None:
    text = Source(sha256="f0")
    before = corpus_of(paper("ali", urges(), source=text), paper("berg"))
    after = corpus_of(paper("ali-2023", urges()), paper("b", source=text))
    book = after.codebook._replace(former_names={"paper": {"ali": "ali-2023", "x": "b"}})
    comparison = compare_codings(before, after._replace(codebook=book))
    assert comparison.new_ids["paper"] == {"ali": "ali-2023"}
    assert [(one.how, one.id, one.former_id) for one in comparison.changes] == [
        ("changed", "ali-2023", "ali"),
        ("added", "b", ""),
        ("removed", "berg", ""),
    ]
    assert comparison.before.papers["ali-2023"].recommendations[0].ref == "ali-2023/act"


def test_a_paper_is_recognised_by_its_text_and_a_name_by_its_label() -> None:
    text = Source(sha256="f0")
    before = corpus_of(paper("ali", urges({"cap": "support"}, actors=("council",)), source=text))
    after = corpus_by_new_ids(
        before,
        {"paper": {"ali": "zoe"}, "actor": {"council": "town"}, "proposition": {"cap": "cap-rents"},
         "instrument": {"legal": "law"}, "topic": {"rents": "rent"}},
    )  # fmt: skip
    comparison = compare_codings(before, after)
    assert {(one.how, one.kind, one.former_id, one.id) for one in comparison.changes} == {
        ("renamed", "paper", "ali", "zoe"),
        ("renamed", "actor", "council", "town"),
        ("renamed", "proposition", "cap", "cap-rents"),
        ("renamed", "instrument", "legal", "law"),
        ("renamed", "topic", "rents", "rent"),
    }
    assert comparison.before == after


def test_what_is_in_both_states_is_no_renaming() -> None:
    before = with_actors(Actor("a", "Council"), Actor("b", "Builders"))
    after = with_actors(Actor("a", "Builders"), Actor("b", "Council"))
    assert told(before, after) == [("changed", "actor", "a"), ("changed", "actor", "b")]


def test_a_recommendation_is_recognised_by_its_quote_or_its_statement() -> None:
    def state(*ids: str, other: str = "") -> Corpus:
        made: list[Any] = [
            urges(id=ids[0], statement=f"Cap{other}.", evidence=Evidence("a ceiling")),
            urges(id=ids[1], statement="Build homes on the old land."),
            urges(id=ids[2], statement=f"Sell{other} the old homes to those who live there."),
        ]
        return corpus_of(paper("ali", *made))

    comparison = compare_codings(state("a", "b", "c"), state("x", "y", "z", other=" all"))
    assert comparison.new_ids["recommendation"] == {"ali/a": "ali/x", "ali/b": "ali/y"}
    assert [(one.how, one.id) for one in comparison.changes] == [
        ("changed", "ali/x"),
        ("renamed", "ali/y"),
        ("added", "ali/z"),
        ("removed", "ali/c"),
    ]


def test_an_instrument_is_recognised_by_its_label() -> None:
    before, after = (
        Corpus(Codebook(instruments=keyed(Instrument(id, "Law and order"))), {})
        for id in ("legal", "law")
    )
    assert told(before, after) == [("renamed", "instrument", "law")]


@given(corpora())
@settings(max_examples=25)
def test_a_corpus_is_what_it_is(corpus: Corpus) -> None:
    assert compare_codings(corpus, corpus).changes == ()


@given(before_and_after())
@settings(max_examples=25)
def test_each_way_tells_the_same(states: tuple[Corpus, Corpus]) -> None:
    before, after = states
    forth, back = compare_codings(before, after), compare_codings(after, before)
    former = {(one.kind, one.id): one.former_id or one.id for one in forth.changes}
    mirrored = {"added": "removed", "removed": "added"}
    assert {(one.kind, one.id, one.how) for one in back.changes} == {
        (one.kind, former[one.key], mirrored.get(one.how, one.how)) for one in forth.changes
    }


@given(before_and_after())
@settings(max_examples=25)
def test_what_did_not_change_is_the_same_in_both(states: tuple[Corpus, Corpus]) -> None:
    comparison = compare_codings(*states)
    changed = {change.key for change in comparison.changes if change.how != "renamed"}
    old, new = find_elements(comparison.before), find_elements(comparison.after)
    papers = {id for kind, id in changed if kind == "paper"}
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            assert key in changed or key[1].partition("/")[0] in papers


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
    assert corpus_with(Corpus(BOOK, {}), gone).codebook.actors["council"].part_of == ()


@given(before_and_after())
def test_all_changes_taken_back_give_what_was_before(states: tuple[Corpus, Corpus]) -> None:
    comparison = compare_codings(*states)
    back = corpus_with(comparison.after, comparison.changes)
    assert find_elements(back) == find_elements(comparison.before)
    assert list(back.papers) == list(comparison.before.papers)


@given(st.data())
@settings(max_examples=25)
def test_any_changes_can_be_taken_back(data: st.DataObject) -> None:
    comparison = compare_codings(*data.draw(before_and_after()))
    taken_back = data.draw(some_of(comparison.changes))
    back = corpus_with(comparison.after, taken_back)
    book = back.codebook
    for one in back.recommendations():
        assert book.actors.keys() >= {*one.actors, *one.targets}
        assert book.topics.keys() >= {*one.topics}
        assert book.instruments.keys() >= {one.instrument} - {""}
        for said in one.positions:
            assert said.proposition in book.propositions
            assert book.actors.keys() >= {*said.by}
    for entries in (book.topics, book.actors):
        assert entries.keys() >= {id for entry in entries.values() for id in entry.part_of}
    for tension in book.tensions:
        assert book.propositions.keys() >= set(tension.between)
    # What is not taken back is as it was, but for names that went.
    assert corpus_with(comparison.after, ()).papers == comparison.after.papers
