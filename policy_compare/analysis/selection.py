"""Filters: which propositions, papers and recommendations a question is about.

Filters of one kind mean *or*; filters of different kinds mean *and*. None of them
can turn silence into a stance or the other way round unnoticed: a topic chooses
propositions whole, a paper chooses who is compared, and only the others narrow what
counts as spoken, which ``narrows`` tells.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.corpus_names import CorpusNames, NameKind
from policy_compare.model import Corpus, Proposition, Recommendation, StanceOn

Ids = frozenset[str]
NONE: Ids = frozenset()


class Filters(NamedTuple):
    """The filters as they were asked for, by any name; each may be empty."""

    topics: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()


class Selection(NamedTuple):
    """The filters as ids, with everything that is part of a topic or an actor.

    An empty set lets everything pass. ``groups`` are those that a chosen actor is part of:
    what is asked of them is asked of it as well. ``asked`` holds the ids that the user
    named, by kind, before what is part of them was added.
    """

    topics: Ids = NONE
    papers: Ids = NONE
    actors: Ids = NONE
    targets: Ids = NONE
    instruments: Ids = NONE
    strengths: Ids = NONE
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    groups: Ids = NONE

    @property
    def narrows(self) -> bool:
        """Whether a unit may seem silent only because of the filters."""
        return bool(self.actors or self.targets or self.instruments or self.strengths)

    def has_paper(self, id: str) -> bool:
        """Whether the paper is among those chosen."""
        return not self.papers or id in self.papers

    def has_proposition(self, proposition: Proposition) -> bool:
        """Whether the proposition belongs to a chosen topic."""
        return not self.topics or not self.topics.isdisjoint(proposition.topics)

    def has(self, recommendation: Recommendation) -> bool:
        """Whether the recommendation passes every filter but the topic's.

        An actor is concerned by what is asked of it, and by what it would do; a strength is
        that of the recommendation or of one of its positions.
        """
        return (
            (not self.papers or recommendation.paper in self.papers)
            and (
                not self.actors
                or self._names(recommendation.actors)
                or any(self._names(position.by) for position in recommendation.positions)
            )
            and (not self.targets or not self.targets.isdisjoint(recommendation.targets))
            and (not self.instruments or recommendation.instrument in self.instruments)
            and (
                not self.strengths
                or recommendation.strength in self.strengths
                or any(position.strength in self.strengths for position in recommendation.positions)
            )
        )

    def has_position(self, recommendation: Recommendation, position: StanceOn) -> bool:
        """Whether a position of one that passes is of the chosen actors and strengths."""
        return (not self.strengths or recommendation.firmness(position) in self.strengths) and (
            not self.actors or self._names(recommendation.actors) or self._names(position.by)
        )

    def _names(self, actors: Iterable[str]) -> bool:
        """Whether any of the actors is chosen, or a group that one of those is part of."""
        return not self.actors.isdisjoint(actors) or not self.groups.isdisjoint(actors)


EVERYTHING = Selection()


def resolve_filters(corpus: Corpus, filters: Filters) -> Selection:
    """The filters understood in this corpus.

    Raises:
        UnknownName: a filter names nothing that there is.
    """
    names = CorpusNames(corpus)
    book = corpus.codebook
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ids(kind: NameKind, given: Iterable[str], title: str = "") -> Ids:
        found = tuple(dict.fromkeys(names.resolve_name(kind, name) for name in given))
        if found:
            asked.append((title or kind, found))
        return frozenset(found)

    topics = ids("topic", filters.topics)
    papers = ids("paper", filters.papers)
    actors = ids("actor", filters.actors)
    targets = ids("actor", filters.targets, "target")
    instruments = ids("instrument", filters.instruments)
    strengths = ids("strength", filters.strengths)
    if topics:
        topics = Hierarchy(book.topics).parts(topics)
    groups = NONE
    if actors or targets:
        hierarchy = Hierarchy(book.actors)
        above = NONE.union(*map(hierarchy.wholes, actors))
        actors, targets = hierarchy.parts(actors), hierarchy.parts(targets)
        groups = above - actors
    return Selection(topics, papers, actors, targets, instruments, strengths, tuple(asked), groups)


def chosen_recommendations(corpus: Corpus, selection: Selection) -> Iterator[Recommendation]:
    """The recommendations that pass every filter, in the order of the files."""
    for recommendation in corpus.recommendations():
        if selection.has(recommendation) and (
            not selection.topics
            or not selection.topics.isdisjoint(corpus.topics_of(recommendation))
        ):
            yield recommendation


def narrow_corpus(corpus: Corpus, selection: Selection) -> Corpus:
    """The corpus with the chosen recommendations only, and the papers that have any."""
    by_paper: dict[str, list[Recommendation]] = {}
    for recommendation in chosen_recommendations(corpus, selection):
        by_paper.setdefault(recommendation.paper, []).append(recommendation)
    papers = {
        id: corpus.papers[id]._replace(recommendations=tuple(recommendations))
        for id, recommendations in by_paper.items()
    }
    return corpus._replace(papers=papers)
