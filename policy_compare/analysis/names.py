"""Understands the names that people type: everything in a corpus by all that it is called."""

from collections.abc import Iterable
from typing import Literal

from policy_compare.analysis.directory import Directory, Fit, Named, Way, nearest_of
from policy_compare.errors import UnknownName
from policy_compare.model import STRENGTHS, Corpus, Paper

NameKind = Literal[
    "recommendation",
    "proposition",
    "paper",
    "topic",
    "actor",
    "instrument",
    "strength",
]

#: The kinds of thing that can be shown, in the order in which they are looked up.
KINDS: tuple[NameKind, ...] = (
    "paper",
    "topic",
    "actor",
    "proposition",
    "instrument",
    "recommendation",
)


class Names:
    """The names in one corpus. Each kind's directory is made when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._directories: dict[NameKind, Directory] = {}

    def fit(self, kind: NameKind, given: str) -> Fit:
        """What of the kind ``given`` names, and how.

        A recommendation goes by its paper's id and its own, or by its own alone.
        """
        return self._directory(kind).fit(given)

    def resolve(self, kind: NameKind, given: str) -> str:
        """The id that ``given`` names.

        Raises:
            UnknownName: nothing of the kind is called so, or more than one thing is.
        """
        return self._directory(kind).resolve(kind, given)

    def find_any(self, given: str) -> list[tuple[NameKind, str]]:
        """Whatever ``given`` names, with the kind of each; all that are called so outright.

        Raises:
            UnknownName: nothing is called so, or it is a keyword or a beginning of several.
        """
        fits = [(kind, self.fit(kind, given)) for kind in KINDS]
        best = min(_sureness(kind, fit) for kind, fit in fits)
        found = [(kind, id) for kind, fit in fits if _sureness(kind, fit) == best for id in fit.ids]
        if not found:
            near = nearest_of([self._directory(kind) for kind in KINDS], given)
            kinds = "recommendation, proposition, paper, topic, actor or instrument"
            raise UnknownName(kinds, given, near)
        # A beginning of one id is enough, whatever goes by that id.
        if best[0] > Way.NAME and len({id for _, id in found}) > 1:
            raise UnknownName("thing", given, [f"{kind} {id}" for kind, id in found], several=True)
        return found

    def _directory(self, kind: NameKind) -> Directory:
        if kind not in self._directories:
            self._directories[kind] = Directory(self._named(kind))
        return self._directories[kind]

    def _named(self, kind: NameKind) -> Iterable[Named]:
        """Each thing of the kind with its names."""
        book = self._corpus.codebook
        if kind == "paper":
            for paper in self._corpus.papers.values():
                yield Named(paper.id, names_of_paper(paper))
        elif kind == "recommendation":
            for recommendation in self._corpus.recommendations():
                yield Named(recommendation.ref, own=recommendation.id)
        elif kind == "topic":
            for topic in book.topics.values():
                yield Named(topic.id, (topic.label,), topic.keywords)
        elif kind == "actor":
            for actor in book.actors.values():
                yield Named(actor.id, (actor.label, *actor.aliases))
        elif kind == "instrument":
            for instrument in book.instruments.values():
                yield Named(instrument.id, (instrument.label,))
        elif kind == "proposition":
            for proposition in book.propositions.values():
                yield Named(proposition.id, (proposition.statement,))
        else:
            yield from (Named(name) for name in STRENGTHS)


def names_of_paper(paper: Paper) -> tuple[str, ...]:
    """What a paper is called beside its id: its titles, how it is cited, and its authors."""
    surnames = (author.surname for author in paper.authors)
    return (paper.title, paper.short_title, paper.label, *surnames)


def _sureness(kind: NameKind, fit: Fit) -> tuple[Way, bool]:
    """How sure a name is meant for what it fits, the surest first.

    Every recommendation begins as its paper does: what begins otherwise goes before it.
    """
    return fit.way, fit.way is Way.BEGINNING and kind == "recommendation"
