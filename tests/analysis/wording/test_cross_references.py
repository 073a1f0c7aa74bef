"""Which recommendations are set side by side, and which propositions are proposed."""

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.analysis.wording import cross_references
from policy_compare.analysis.wording.cross_references import (
    SharedProposition,
    find_cross_references,
    find_nearest_recommendations,
    propose_propositions,
)
from policy_compare.errors import UnknownName
from policy_compare.model import (
    Actor,
    Codebook,
    Evidence,
    Instrument,
    Proposition,
    Recommendation,
    StanceOn,
    Topic,
)
from tests.support.records import ALI, BERG, corpus, keyed, paper, urges
from tests.test_shipped import shipped

CAP = "The council should cap yearly rent rises."
CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support", "build": "support"}, id="cap", statement=CAP),
        urges(id="schools", statement="Open schools in the evening."),
        authors=(ALI, BERG),
    ),
    paper(
        "berg",
        urges(
            {"build": "neutral", "cap": "oppose"},
            id="no-cap",
            statement="The local authority should not cap yearly rent rises.",
            actors=("council",),
        ),
        urges(id="evenings", statement="Schools should open in the evening."),
        urges(id="again", statement="Open the schools every evening."),
        authors=(BERG,),
    ),
    paper("cole", urges(id="free", statement="Let rents be free.")),
)


def cited(found: cross_references.CrossReferences) -> list[tuple[str, str]]:
    return [(pair.a.ref, pair.b.ref) for pair in found.pairs]


def test_pairs_of_different_papers_come_best_first() -> None:
    found = find_cross_references(CORPUS)
    assert cited(found) == [
        ("ali/schools", "berg/evenings"),
        ("ali/cap", "berg/no-cap"),
        ("ali/schools", "berg/again"),
    ]
    assert found.pairs[0].score == 100
    assert (found.total, found.at_least, found.cut) == (3, 20, 0)


def test_what_both_speak_to_comes_with_the_stance_of_each() -> None:
    pair = find_cross_references(CORPUS).pairs[1]
    assert pair.shared == (
        SharedProposition("cap", "support", "oppose"),
        SharedProposition("build", "support", "neutral"),
    )
    assert [shared.is_opposed for shared in pair.shared] == [True, False]
    assert not pair.candidate


def test_a_pair_that_shares_no_proposition_is_a_candidate_for_one() -> None:
    pair = find_cross_references(CORPUS).pairs[0]
    assert (pair.shared, pair.candidate) == ((), True)


def test_authors_of_one_paper_are_not_set_against_it() -> None:
    assert cited(find_cross_references(CORPUS, "author")) == []


def test_filters_choose_the_pairs_and_leave_their_scores() -> None:
    selection = resolve_filters(CORPUS, Filters(topics=("rents",)))
    (found,) = find_cross_references(CORPUS, selection=selection).pairs
    assert found == find_cross_references(CORPUS).pairs[1]
    none = resolve_filters(CORPUS, Filters(actors=("council",)))
    assert find_cross_references(CORPUS, selection=none).pairs == ()


def test_only_the_statement_is_compared() -> None:
    quote = Evidence("Open schools in the evening")
    made = corpus(
        paper("a", urges(statement="Cap rents.", evidence=quote)),
        paper("b", urges(statement="Build homes.", evidence=quote)),
    )
    assert find_cross_references(made).pairs == ()


def test_the_threshold_and_the_number_can_be_chosen() -> None:
    assert len(find_cross_references(CORPUS, at_least=99).pairs) == 1
    found = find_cross_references(CORPUS, limit=1)
    assert (len(found.pairs), found.total) == (1, 3)


def test_a_large_corpus_asks_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cross_references, "EXHAUSTIVE", 3)
    assert find_cross_references(CORPUS).at_least == 60
    assert propose_propositions(CORPUS).at_least == 60


def test_the_nearest_to_one_are_of_all_papers() -> None:
    one, found = find_nearest_recommendations(CORPUS, "evenings")
    assert one.ref == "berg/evenings"
    near = [(pair.b.ref, pair.apart, pair.candidate) for pair in found.pairs]
    assert near == [("ali/schools", True, True), ("berg/again", False, False)]
    assert all(pair.a == one for pair in found.pairs)


def test_the_nearest_have_the_scores_of_pairs() -> None:
    _, found = find_nearest_recommendations(CORPUS, "ali/cap")
    assert found.pairs[0] == find_cross_references(CORPUS).pairs[1]


def test_the_far_are_no_candidates() -> None:
    _, found = find_nearest_recommendations(CORPUS, "ali/cap")
    far = found.pairs[-1]
    assert (far.b.ref, far.candidate) == ("cole/free", False)
    assert far.score < 20


def test_filters_choose_among_the_nearest() -> None:
    selection = resolve_filters(CORPUS, Filters(papers=("ali",)))
    _, found = find_nearest_recommendations(CORPUS, "berg/evenings", selection=selection)
    assert [pair.b.ref for pair in found.pairs] == ["ali/schools"]


def test_an_unknown_recommendation_is_an_error() -> None:
    with pytest.raises(UnknownName, match="no recommendation is called 'evenigs'") as caught:
        find_nearest_recommendations(CORPUS, "evenigs")
    assert caught.value.nearest[0] == "berg/evenings"


PLAN = urges(id="plan", statement="More homes should be built soon.")
OTHER = urges(id="other", statement="Yearly rent rises: cap them.")
ABOUT = Codebook(
    topics=keyed(Topic("repairs", "Repairs"), Topic("fares", "Fares")),
    propositions=keyed(
        Proposition("insulate", "Old homes should be given insulation.", ("repairs",)),
        Proposition("lag", "Old homes should be given lagged lofts.", ("repairs",)),
        Proposition("buses", "Buses should be free of charge.", ("fares",)),
    ),
    actors=keyed(Actor("council", "Council"), Actor("state", "State"), Actor("town", "Town")),
    instruments=keyed(Instrument("money", "Money")),
)
HEAT = urges(
    {"insulate": "support"},
    id="heat",
    statement="The council must look into warmth.",
    actors=("council",),
    targets=("town",),
)
WIN = urges(
    {"lag": "oppose"},
    id="win",
    statement="The state could win over who is cold.",
    actors=("state",),
    targets=("council", "town"),
)


def test_two_that_say_it_in_other_words_meet_in_those_of_the_codebook() -> None:
    """No word of the statements is the same, and none of the propositions is common."""
    found = find_cross_references(corpus(paper("a", HEAT), paper("b", WIN), book=ABOUT))
    (pair,) = found.pairs
    assert (pair.a.id, pair.b.id, pair.shared, pair.candidate) == ("heat", "win", (), True)


def test_military_and_lethal_aid_would_be_found_if_no_proposition_were_common() -> None:
    """What they are about in the shipped corpus, where their statements share names alone."""
    spoken = {
        "howell-2024/military-aid": "military-aid",
        "state-of-uncertainty-2025/lethal-aid": "send-lethal-aid",
    }

    def apart(item: Recommendation) -> Recommendation:
        if item.ref not in spoken:
            return item
        return item._replace(positions=(StanceOn(spoken[item.ref], "support"),))

    papers = {
        one.id: one._replace(recommendations=tuple(map(apart, one.recommendations)))
        for one in shipped().papers.values()
    }
    found = find_cross_references(shipped()._replace(papers=papers), limit=20)
    pairs = {(pair.a.ref, pair.b.ref): pair for pair in found.pairs}
    one, other = spoken
    assert pairs[one, other].candidate


def test_names_of_actors_alone_make_no_candidate() -> None:
    """Both name who is to be moved, and nothing that is to be done is the same."""
    one = urges(
        id="one",
        statement="The council must ask the state and the town.",
        actors=("council",),
    )
    other = urges(
        id="other",
        statement="The state and the town could wait.",
        targets=("state", "town"),
    )
    found = find_cross_references(corpus(paper("a", one), paper("b", other), book=ABOUT))
    (pair,) = found.pairs
    assert pair.score >= 20
    assert not pair.candidate
    _, near = find_nearest_recommendations(
        corpus(paper("a", one), paper("b", other), book=ABOUT), "one"
    )
    assert near.pairs == (pair,)


def test_who_is_asked_and_how_firmly_does_not_count() -> None:
    one = urges(id="one", statement="The council must act.", actors=("council",))
    same = urges(id="same", statement="The state could act.", actors=("state",))
    strong = urges(id="strong", statement="The council must pay.", actors=("council",))
    found = find_cross_references(corpus(paper("a", one), paper("b", same, strong), book=ABOUT))
    (pair,) = found.pairs
    assert (pair.b.id, pair.score, pair.candidate) == ("same", 100, True)


def test_those_that_speak_to_one_proposition_can_be_left_out() -> None:
    found = find_cross_references(CORPUS, unshared=True)
    assert cited(found) == [("ali/schools", "berg/evenings"), ("ali/schools", "berg/again")]
    assert found.total == 2
    everything = find_cross_references(CORPUS)
    assert found.pairs == tuple(pair for pair in everything.pairs if not pair.shared)


OPEN = corpus(
    *CORPUS.papers.values(),
    paper(
        "open",
        *(
            item._replace(coded=False)
            for item in (PLAN, OTHER, urges(id="far", statement="Plant trees."))
        ),
    ),
)


def test_propositions_are_proposed_by_statement_and_by_what_is_coded() -> None:
    found = propose_propositions(OPEN)
    near = {one.recommendation.ref: one.proposals for one in found.recommendations}
    assert set(near) == {"open/plan", "open/other"}
    first = near["open/plan"][0]
    assert (first.proposition, first.through) == ("build", None)
    through = near["open/other"][0]
    assert (through.proposition, through.through and through.through.ref) == ("cap", "ali/cap")
    # Frames are coded, so nothing is proposed for them.
    assert found.uncoded == 3


def test_the_surest_come_first_and_each_proposition_once() -> None:
    found = propose_propositions(OPEN).recommendations
    best = [one.proposals[0].score for one in found]
    assert best == sorted(best, reverse=True)
    for one in found:
        ids = [proposal.proposition for proposal in one.proposals]
        assert len(ids) == len(set(ids)) <= cross_references.MOST_PROPOSED


def test_a_topic_narrows_what_is_proposed() -> None:
    plan = urges(id="plan", statement="Rents: cap them. Homes: build more.", topics=("social",))
    tagged = corpus(paper("a", plan._replace(coded=False)))
    (found,) = propose_propositions(tagged).recommendations
    assert {"cap", "build"} <= {proposal.proposition for proposal in found.proposals}
    (found,) = propose_propositions(
        tagged, resolve_filters(tagged, Filters(topics=("social",)))
    ).recommendations
    assert {proposal.proposition for proposal in found.proposals} == {"social-homes"}


def test_nothing_is_proposed_where_everything_is_coded() -> None:
    coded = corpus(paper("a", urges({"cap": "support"})))
    assert propose_propositions(coded) == cross_references.Proposals((), 0, 20)
