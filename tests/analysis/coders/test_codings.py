"""Two codings side by side."""

import pytest

from policy_compare.analysis.coders.codings import align_codings
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Instrument,
    Paper,
    Proposition,
    Source,
    StanceOn,
    Strength,
    Topic,
)
from tests.support.records import ALI, BOOK, corpus, keyed, paper, urges


def same(a: Corpus, b: Corpus) -> list[tuple[str, str, str]]:
    return [(one.a.id, one.b.id, one.recognised_by) for one in align_codings(a, b).papers]


def text(id: str, sha256: str, doi: str = "") -> Paper:
    return paper(id, urges(), source=Source("x.txt", sha256), details={"DOI": doi} if doi else {})


def test_papers_are_the_same_by_id() -> None:
    found = align_codings(
        corpus(paper("ali", urges()), paper("berg", urges())),
        corpus(paper("ali", urges()), paper("chen", urges()), paper("dahl", urges())),
    )
    assert [one.a.id for one in found.papers] == ["ali"]
    assert found.only_a == ("berg",)
    assert found.only_b == ("chen", "dahl")
    # What one side alone has is counted in nothing.
    assert len(found.pairs) == 1
    assert found.left_a == found.left_b == ()


def test_papers_under_other_ids_are_the_same_by_text_and_by_doi() -> None:
    a = corpus(text("ali", "aa"), text("berg", "bb", "10.1/X"), text("chen", ""))
    b = corpus(text("ali-2023", "AA"), text("berg-2024", "", "10.1/x"), text("dahl", ""))
    assert same(a, b) == [("ali", "ali-2023", "text"), ("berg", "berg-2024", "DOI")]


def test_an_id_says_more_than_a_text() -> None:
    a = corpus(text("ali", "aa"))
    assert same(a, corpus(text("ali", "bb"), text("berg", "aa"))) == [("ali", "ali", "id")]


def test_a_text_that_two_papers_have_tells_nothing() -> None:
    with pytest.raises(CallError):
        align_codings(corpus(text("a", "aa")), corpus(text("b", "aa"), text("c", "aa")))


def test_that_the_texts_differ_is_known() -> None:
    (one,) = align_codings(corpus(text("ali", "aa")), corpus(text("ali", "bb"))).papers
    assert one.other_text
    for other in ("AA", ""):
        (one,) = align_codings(corpus(text("ali", "aa")), corpus(text("ali", other))).papers
        assert not one.other_text
    (one,) = align_codings(corpus(text("ali", "aa")), corpus(paper("ali"))).papers
    assert not one.other_text


def test_without_a_common_paper_there_is_nothing_to_compare() -> None:
    a = corpus(*(paper(id, urges()) for id in ("a", "b", "c", "d")))
    with pytest.raises(CallError) as caught:
        align_codings(a, corpus(paper("x", urges())))
    assert caught.value.message == "the two codings have no paper in common"
    assert "A alone has a, b, c and 1 more; B alone has x" in caught.value.hint
    with pytest.raises(CallError, match="no paper in common") as caught:
        align_codings(corpus(), corpus())
    assert "A alone has none" in caught.value.hint


A = corpus(paper("ali", urges(), authors=(ALI,)), text("berg", "aa"), paper("chen", urges()))
B = corpus(paper("ali", urges()), text("b", "aa"), paper("dahl", urges()))


def test_papers_can_be_chosen_by_the_names_of_either_side() -> None:
    assert [one.a.id for one in align_codings(A, B, ("Noor ali", "ali")[1:]).papers] == ["ali"]
    for name in ("berg", "b"):
        found = align_codings(A, B, (name,))
        assert [one.a.id for one in found.papers] == ["berg"]
        assert found.only_a == found.only_b == ()
    assert align_codings(A, B, ("ali", "chen")).only_a == ("chen",)


def test_a_paper_that_only_begins_so_is_not_meant_beside_one_that_is_called_so() -> None:
    one = corpus(paper("ali", urges()), paper("chen-2023", urges()))
    other = corpus(paper("chen", urges()), paper("ali", urges()))
    assert align_codings(one, other, ("ali", "chen")).only_a == ()
    assert align_codings(one, other, ("ali", "che")).only_a == ("chen-2023",)


def test_a_paper_that_neither_has_is_unknown() -> None:
    with pytest.raises(UnknownName) as caught:
        align_codings(A, B, ("dhal",))
    assert caught.value.message == "no paper is called 'dhal'"
    assert caught.value.nearest[0] == "dahl"


def test_a_chosen_paper_must_be_in_both() -> None:
    with pytest.raises(CallError) as caught:
        align_codings(A, B, ("chen",))
    assert caught.value.message == "the two codings have no paper in common among those named"
    assert "A alone has chen; B alone has none" in caught.value.hint


def test_names_of_the_second_are_told_in_words_of_the_first() -> None:
    other = Codebook(
        topics=keyed(Topic("homes", "Homes"), Topic("t", "Rents")),
        propositions=keyed(
            Proposition("p1", "Rents should be capped", ("t",)),
            Proposition("p2", "Trees should be planted.", ("homes",)),
        ),
        actors=keyed(Actor("la", "Local authority"), Actor("parks", "Park office")),
    )
    a = corpus(paper("ali", urges({"cap": "support"}, actors=("council",))))
    b = corpus(
        paper("ali", urges({"p1": "oppose", "p2": "support"}, actors=("la", "parks"))), book=other
    )
    found = align_codings(a, b)
    (pair,) = found.pairs
    assert {id: on.stance for id, on in pair.b.positions.items()} == {
        "cap": "oppose",
        "p2": "support",
    }
    assert (found.topics["cap"], found.topics["p2"]) == (("rents",), ("homes",))
    assert pair.b.names["actor"] == {"council", "parks"}
    assert pair.a.names["topic"] == {"rents"}
    assert pair.b.names["topic"] == {"rents", "homes"}
    assert [(link.a, link.b) for link in found.links] == [
        ("cap", "p1"),
        ("council", "la"),
        ("rents", "t"),
    ]


def test_used_is_what_either_coder_used_anywhere_in_the_papers() -> None:
    a = corpus(
        paper("ali", urges({"cap": "support"}, id="x", actors=("council",))),
        paper("berg", urges(actors=("landlords",))),
    )
    b = corpus(
        paper(
            "ali",
            urges(id="x"),
            urges(id="y", statement="Ask somebody else.", actors=("builders",)),
        )
    )
    found = align_codings(a, b)
    assert [item.id for item in found.left_b] == ["y"]
    # Of a paper that is not compared nothing counts.
    assert found.used["actor"] == {"council", "builders"}
    assert found.used["proposition"] == {"cap"}
    assert BOOK.actors.keys() > found.used["actor"]


def test_what_a_position_says_of_its_own_is_in_words_of_the_first() -> None:
    def coded(who: str, how: str, strength: Strength, book: Codebook) -> Corpus:
        stance_on = StanceOn("cap", "support", by=(who,), strength=strength)
        urged = urges(strength="should", targets=(who,), instrument=how)
        return corpus(paper("ali", urged._replace(positions=(stance_on,))), book=book)

    book = BOOK._replace(instruments=keyed(Instrument("law", "Law and regulation")))
    other = book._replace(
        actors=keyed(Actor("la", "Local authority")),
        instruments=keyed(Instrument("legal", "Law and regulation")),
    )
    a, b = coded("council", "law", "could", book), coded("la", "legal", "should", other)
    (pair,) = align_codings(a, b).pairs
    assert pair.a.positions["cap"] == StanceOn("cap", "support", "", ("council",), "could")
    # To say the recommendation's own strength again is to say nothing.
    assert pair.b.positions["cap"] == StanceOn("cap", "support", "", ("council",), None)
    assert pair.a.names["target"] == pair.b.names["target"] == {"council"}
    assert pair.a.instrument == pair.b.instrument == "law"
