"""Which recommendations ask for much the same thing, as far as their words tell.

What is compared is the gist: the statement in the coder's words, or in an
imported table the author's, with what it is coded as. Quotes are phrases out of their
sentences, and many recommendations have none, so they do not count.

Words are weighed among all recommendations of the corpus whatever the filters, so
that a pair has one score wherever it is asked for.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from policy_compare.analysis.positions import By, holders_by_paper
from policy_compare.analysis.selection import EVERYTHING, Selection, chosen_recommendations
from policy_compare.analysis.wording.recommendation_gist import GistMaker, gist_without_actors
from policy_compare.analysis.wording.similarity import (
    EXHAUSTIVE,
    LEAST_SCORE,
    AlikeTexts,
    find_alike_texts,
    find_nearest_texts,
    score_words,
)
from policy_compare.analysis.wording.vocabulary import build_vocabulary
from policy_compare.corpus_names import CorpusNames
from policy_compare.model import Corpus, Recommendation, Stance

#: The score from which on a pair is shown in a corpus of few recommendations, where two
#: ways to ask for one thing share little, and twenty pairs are soon read.
LEAST_SCORE_AMONG_FEW = 20.0

#: The score from which on a recommendation is shown as near to one: any that there is.
LEAST_SCORE_OF_NEAREST = 1.0

#: What tells a proposition from a unit.
_SPOKEN = "speaks to"

#: How many propositions are proposed for a recommendation.
MOST_PROPOSED = 3


class SharedProposition(NamedTuple):
    """A proposition that two recommendations speak to, with the stance of each."""

    proposition: str
    a: Stance
    b: Stance

    @property
    def is_opposed(self) -> bool:
        """Whether the one supports what the other opposes."""
        return {self.a, self.b} == {"support", "oppose"}


class CrossReference(NamedTuple):
    """Two recommendations, how alike their gists are (0 to 100), and what both speak to.

    ``apart``: they are of different units. ``candidate``: they are, share no proposition, and
    would score enough without the names of actors for the reader to consider whether they
    should.
    """

    score: float
    a: Recommendation
    b: Recommendation
    shared: tuple[SharedProposition, ...]
    apart: bool
    candidate: bool


class CrossReferences(NamedTuple):
    """Pairs, the best first, of ``total`` that score ``at_least``.

    ``cut`` is the number of recommendations that have more candidates than could be
    compared, so that pairs of theirs may be missing.
    """

    pairs: tuple[CrossReference, ...]
    total: int
    at_least: float
    cut: int = 0


class Proposal(NamedTuple):
    """A proposition that a recommendation may speak to, and how like it is (0 to 100).

    ``through`` is the recommendation, coded on the proposition, that resembles it; None
    where the proposition's own statement does so most.
    """

    score: float
    proposition: str
    through: Recommendation | None


class UncodedRecommendation(NamedTuple):
    """A recommendation that is still to be coded, and the nearest propositions, best first."""

    recommendation: Recommendation
    proposals: tuple[Proposal, ...]


class Proposals(NamedTuple):
    """The recommendations that something is proposed for, the surest first, of all uncoded."""

    recommendations: tuple[UncodedRecommendation, ...]
    uncoded: int
    at_least: float
    cut: int = 0


def find_cross_references(
    corpus: Corpus,
    by: By = "paper",
    selection: Selection = EVERYTHING,
    *,
    at_least: float | None = None,
    limit: int | None = None,
    unshared: bool = False,
) -> CrossReferences:
    """The chosen recommendations of different units that are alike, the best pairs first.

    Where they are to be ``unshared``, only those that speak to no proposition both.
    ``at_least`` is above 0 and at most 100; without it, it depends on the corpus's size.
    """
    gists = _CorpusGists(corpus)
    recommendations = list(chosen_recommendations(corpus, selection))
    least_score = gists.usual_least_score if at_least is None else at_least
    units = _holders_of_recommendations(corpus, by, recommendations)
    if unshared:
        # Who speaks to one proposition is kept from its like as who is of one unit is.
        units = [
            unit.union((_SPOKEN, id) for id in _spoken_to(recommendation))
            for unit, recommendation in zip(units, recommendations, strict=True)
        ]
    texts = [gists.by_ref[recommendation.ref] for recommendation in recommendations]
    alike = find_alike_texts(
        texts, units, at_least=least_score, limit=limit, among=gists.vocabulary
    )
    pairs = tuple(
        gists.cross_reference(score, recommendations[a], recommendations[b])
        for score, a, b in alike.pairs
    )
    return CrossReferences(pairs, alike.total, least_score, alike.cut)


def find_nearest_recommendations(
    corpus: Corpus,
    name: str,
    by: By = "paper",
    selection: Selection = EVERYTHING,
    *,
    at_least: float | None = None,
    limit: int | None = None,
) -> tuple[Recommendation, CrossReferences]:
    """The recommendation that is called ``name``, and the chosen ones nearest to it.

    In each pair ``a`` is the one that was asked for. Those of its own unit are among
    them, since a paper that asks for one thing twice is worth knowing of too.

    Raises:
        UnknownName: no recommendation is called so, or several are.
    """
    ref = CorpusNames(corpus).resolve_name("recommendation", name)
    recommendation = next(
        recommendation for recommendation in corpus.recommendations() if recommendation.ref == ref
    )
    recommendations = [
        recommendation,
        *(
            recommendation
            for recommendation in chosen_recommendations(corpus, selection)
            if recommendation.ref != ref
        ),
    ]
    gists = _CorpusGists(corpus)
    least_score = LEAST_SCORE_OF_NEAREST if at_least is None else at_least
    texts = [gists.by_ref[recommendation.ref] for recommendation in recommendations]
    alike = find_nearest_texts(texts, 0, at_least=least_score, limit=limit, among=gists.vocabulary)
    units = _holders_of_recommendations(corpus, by, recommendations)
    pairs = tuple(
        gists.cross_reference(
            score, recommendation, recommendations[b], units[0].isdisjoint(units[b])
        )
        for score, _, b in alike.pairs
    )
    return recommendation, CrossReferences(pairs, alike.total, least_score)


def propose_propositions(
    corpus: Corpus,
    selection: Selection = EVERYTHING,
    *,
    at_least: float | None = None,
    limit: int | None = None,
) -> Proposals:
    """For the chosen recommendations without a proposition, the nearest of the chosen ones.

    A proposition is as near as its statement, or as the nearest recommendation that is
    coded on it, wherever that stands.
    """
    chosen = chosen_recommendations(corpus, selection)
    uncoded = [recommendation for recommendation in chosen if not recommendation.coded]
    book = corpus.codebook
    chosen_propositions = {
        id: proposition
        for id, proposition in book.propositions.items()
        if selection.has_proposition(proposition)
    }
    coded = [
        recommendation
        for recommendation in corpus.recommendations()
        if not chosen_propositions.keys().isdisjoint(_spoken_to(recommendation))
    ]
    gists = GistMaker(book)
    stated = {
        recommendation.ref: gists.of_statement(recommendation)
        for recommendation in corpus.recommendations()
    }
    proposition_gists = [
        gists.of_proposition(proposition) for proposition in chosen_propositions.values()
    ]
    least_score = _usual_least_score(len(stated)) if at_least is None else at_least
    alike = find_alike_texts(
        [
            *(stated[recommendation.ref] for recommendation in uncoded),
            *proposition_gists,
            *(stated[recommendation.ref] for recommendation in coded),
        ],
        [0] * len(uncoded) + [1] * (len(proposition_gists) + len(coded)),
        at_least=least_score,
        among=(*stated.values(), *proposition_gists),
    )
    proposed = _best_proposals(alike, len(uncoded), list(chosen_propositions), coded)
    answered = [
        UncodedRecommendation(uncoded[place], tuple(proposals.values()))
        for place, proposals in proposed.items()
    ]
    return Proposals(tuple(answered[:limit]), len(uncoded), least_score, alike.cut)


def _best_proposals(
    alike: AlikeTexts, uncoded: int, ids: Sequence[str], coded: Sequence[Recommendation]
) -> dict[int, dict[str, Proposal]]:
    """The best proposals for each of the uncoded texts, by their places and propositions.

    After the uncoded texts come those of the propositions with these ids, then those coded.
    """
    best: dict[int, dict[str, Proposal]] = {}
    chosen = frozenset(ids)
    # Pairs come best first, statements before recommendations, so the first one counts.
    for score, first, second in alike.pairs:
        proposals = best.setdefault(first, {})
        # Below 0 it counts from the end of the ids.
        place = second - uncoded - len(ids)
        through = coded[place] if place >= 0 else None
        for id in _spoken_to(through) if through else [ids[place]]:
            if id in chosen and len(proposals) < MOST_PROPOSED:
                proposals.setdefault(id, Proposal(score, id, through))
    return best


def _spoken_to(recommendation: Recommendation) -> list[str]:
    """The ids of the propositions that the recommendation speaks to."""
    return [stance_on.proposition for stance_on in recommendation.positions]


def _usual_least_score(recommendations: int) -> float:
    """The score from which on a pair is shown in a corpus of so many."""
    return LEAST_SCORE_AMONG_FEW if recommendations < EXHAUSTIVE else LEAST_SCORE


class _CorpusGists:
    """The gists of a corpus's recommendations, and what their words weigh among all.

    Among many, only what is stated alike is alike enough to be shown: the propositions'
    words would find nothing more, and take many times as long.
    """

    def __init__(self, corpus: Corpus) -> None:
        maker = GistMaker(corpus.codebook)
        recommendations = list(corpus.recommendations())
        make_gist = (
            maker.of_recommendation if len(recommendations) < EXHAUSTIVE else maker.of_statement
        )
        # Tuples, because sets take ten times the room.
        self.by_ref = {
            recommendation.ref: tuple(make_gist(recommendation))
            for recommendation in recommendations
        }
        self.vocabulary = build_vocabulary([*self.by_ref.values()])
        self.usual_least_score = _usual_least_score(len(recommendations))

    def cross_reference(
        self, score: float, a: Recommendation, b: Recommendation, apart: bool = True
    ) -> CrossReference:
        """Two recommendations with what both speak to, and whether they should share more."""
        shared = _shared_propositions(a, b)
        gist_a, gist_b = (
            gist_without_actors(self.by_ref[recommendation.ref]) for recommendation in (a, b)
        )
        candidate = (
            apart
            and not shared
            and score_words(gist_a, gist_b, self.vocabulary) >= self.usual_least_score
        )
        return CrossReference(score, a, b, shared, apart, candidate)


def _holders_of_recommendations(
    corpus: Corpus, by: By, recommendations: Sequence[Recommendation]
) -> list[frozenset[Hashable]]:
    """Whose each recommendation is: all authors of its paper, or the paper."""
    holders = holders_by_paper(corpus, by, EVERYTHING)
    units: dict[str, frozenset[Hashable]] = {
        paper: frozenset(unit.id for unit in units_of_paper)
        for paper, units_of_paper in holders.items()
    }
    return [units[recommendation.paper] for recommendation in recommendations]


def _shared_propositions(a: Recommendation, b: Recommendation) -> tuple[SharedProposition, ...]:
    theirs = {stance_on.proposition: stance_on.stance for stance_on in b.positions}
    return tuple(
        SharedProposition(stance_on.proposition, stance_on.stance, theirs[stance_on.proposition])
        for stance_on in a.positions
        if stance_on.proposition in theirs
    )
