"""Filters: which propositions, papers and recommendations a question is about.

Filters of one kind mean *or*; filters of different kinds mean *and*. None of them
can turn silence into a stance or the other way round unnoticed: a topic chooses
propositions whole, a paper chooses who is compared, and only the others narrow what
counts as spoken, which ``narrows`` tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.corpus_names import CorpusNames, NameKind
from policy_compare.model import (
    STRENGTHS,
    Codebook,
    Corpus,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
)

Ids = frozenset[str]
NO_IDS: Ids = frozenset()

#: The filters as they were asked for: the names that were typed, by the filter's name.
Filters = dict[str, Sequence[str]]


class Selection(NamedTuple):
    """The filters as ids, with everything that is part of a topic or an actor.

    A filter that is not among the ``ids`` lets everything pass. ``groups`` are those that a
    chosen actor is part of: what is asked of them is asked of it as well. ``asked`` holds
    the ids that the user named, by option, before what is part of them was added.
    """

    ids: Mapping[str, Ids] = {}
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    groups: Ids = NO_IDS

    @property
    def topics(self) -> Ids:
        """The chosen topics; all where there are none."""
        return self.ids.get("topics", NO_IDS)

    @property
    def papers(self) -> Ids:
        """The chosen papers; all where there are none."""
        return self.ids.get("papers", NO_IDS)

    @property
    def actors(self) -> Ids:
        """The chosen actors; all where there are none."""
        return self.ids.get("actors", NO_IDS)

    @property
    def narrows(self) -> bool:
        """Whether a unit may seem silent only because of the filters."""
        return any(FILTERS[name].narrows for name in self.ids)

    @property
    def takes_whole_papers(self) -> bool:
        """Whether all passes that stands in a chosen paper, what is no recommendation too."""
        return not (self.narrows or self.topics)

    def with_ids(self, **ids: Ids) -> "Selection":
        """The selection with these ids for those filters; none lift a filter."""
        replaced = {**self.ids, **ids}
        return self._replace(ids={name: some for name, some in replaced.items() if some})

    def has_paper(self, id: str) -> bool:
        """Whether the paper is among those chosen."""
        return not self.papers or id in self.papers

    def has_proposition(self, proposition: Proposition) -> bool:
        """Whether the proposition belongs to a chosen topic."""
        return not self.topics or not self.topics.isdisjoint(proposition.topics)

    def has_recommendation(self, recommendation: Recommendation) -> bool:
        """Whether the recommendation passes every filter but the topic's."""
        return all(FILTERS[name].passes(self, recommendation) for name in self.ids)

    def has_position(self, recommendation: Recommendation, stance_on: StanceOn) -> bool:
        """Whether a position of one that passes is of the chosen actors and strengths."""
        return all(
            FILTERS[name].passes_position(self, recommendation, stance_on) for name in self.ids
        )

    def names_actor(self, actors: Iterable[str]) -> bool:
        """Whether any of the actors is chosen, or a group that one of those is part of."""
        return not self.actors.isdisjoint(actors) or not self.groups.isdisjoint(actors)


EVERYTHING = Selection()


class Filter(NamedTuple):
    """A filter that every view takes, as the option ``--option``.

    Its names are resolved as those of ``kind``, and widened by what is part of the things
    named in ``hierarchy``. Without ``passes`` every recommendation does, and without
    ``passes_position`` every position of one that does. ``narrows`` says whether a unit may
    seem silent only because of it.
    """

    option: str
    kind: NameKind
    help: str
    passes: Callable[[Selection, Recommendation], bool] = lambda selection, recommendation: True
    passes_position: Callable[[Selection, Recommendation, StanceOn], bool] = (
        lambda selection, recommendation, stance_on: True
    )
    hierarchy: Callable[[Codebook], Hierarchy] | None = None
    narrows: bool = True
    metavar: str = "NAME"


def _asks_actor(selection: Selection, recommendation: Recommendation) -> bool:
    """Whether something is asked of a chosen actor, or it would do what is proposed."""
    return selection.names_actor(recommendation.actors) or any(
        selection.names_actor(stance_on.by) for stance_on in recommendation.positions
    )


def _is_of_actor(selection: Selection, recommendation: Recommendation, stance_on: StanceOn) -> bool:
    return selection.names_actor(recommendation.actors) or selection.names_actor(stance_on.by)


def _is_so_firm(selection: Selection, recommendation: Recommendation) -> bool:
    """Whether the recommendation or one of its positions is of a chosen strength."""
    strengths = selection.ids["strengths"]
    return recommendation.strength in strengths or any(
        stance_on.strength in strengths for stance_on in recommendation.positions
    )


#: Every filter, by the name that a :class:`Selection` has for it.
FILTERS: dict[str, Filter] = {
    "topics": Filter(
        "topic",
        "topic",
        "Only what belongs to this topic or to a part of it.",
        hierarchy=lambda book: Hierarchy(book.topics),
        narrows=False,
    ),
    "papers": Filter(
        "paper",
        "paper",
        "Only this paper.",
        lambda selection, recommendation: recommendation.paper in selection.papers,
        narrows=False,
    ),
    "actors": Filter(
        "actor",
        "actor",
        "Only what this actor, or a part of it, is asked to do.",
        _asks_actor,
        _is_of_actor,
        hierarchy=lambda book: Hierarchy(book.actors),
    ),
    "targets": Filter(
        "target",
        "actor",
        "Only what is to be done toward this actor, or a part of it.",
        lambda selection, recommendation: (
            not selection.ids["targets"].isdisjoint(recommendation.targets)
        ),
        hierarchy=lambda book: Hierarchy(book.actors),
    ),
    "instruments": Filter(
        "instrument",
        "instrument",
        "Only what uses this lever.",
        lambda selection, recommendation: recommendation.instrument in selection.ids["instruments"],
    ),
    "strengths": Filter(
        "strength",
        "strength",
        "Only what is urged this strongly.",
        _is_so_firm,
        lambda selection, recommendation, stance_on: (
            recommendation.strength_of(stance_on) in selection.ids["strengths"]
        ),
        metavar="|".join(STRENGTHS),
    ),
}


def resolve_filters(corpus: Corpus, filters: Mapping[str, Sequence[str]]) -> Selection:
    """The filters understood in this corpus.

    Raises:
        UnknownName: a filter names nothing that there is.
    """
    names = CorpusNames(corpus)
    resolved = {
        name: tuple(
            dict.fromkeys(names.resolve_name(filter.kind, typed) for typed in filters.get(name, ()))
        )
        for name, filter in FILTERS.items()
    }
    return select_ids(corpus.codebook, resolved)


def select_ids(book: Codebook, named: Mapping[str, tuple[str, ...]]) -> Selection:
    """The filters by the ids that were named, with everything that is part of these."""
    ids: dict[str, Ids] = {}
    groups = NO_IDS
    named = {name: named[name] for name in FILTERS if named.get(name)}
    for name, some in named.items():
        ids[name] = frozenset(some)
        filter = FILTERS[name]
        if filter.hierarchy is not None:
            hierarchy = filter.hierarchy(book)
            ids[name] = hierarchy.with_parts(ids[name])
            if name == "actors":
                groups = NO_IDS.union(*map(hierarchy.with_wholes, some)) - ids[name]
    asked = tuple((FILTERS[name].option, some) for name, some in named.items())
    return Selection(ids, asked, groups)


def chosen_papers(corpus: Corpus, selection: Selection) -> list[Paper]:
    """The papers that pass the filter for papers."""
    chosen = selection.papers
    return [paper for id, paper in corpus.papers.items() if not chosen or id in chosen]


def chosen_recommendations(corpus: Corpus, selection: Selection) -> Iterator[Recommendation]:
    """The recommendations that pass every filter, in the order of the files."""
    for recommendation in corpus.recommendations():
        if selection.has_recommendation(recommendation) and (
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
