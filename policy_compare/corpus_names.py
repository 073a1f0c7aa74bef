"""Knows all that everything in a corpus is called, for who types a name and for ``check``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from policy_compare.errors import UnknownName
from policy_compare.model import STRENGTHS, Codebook, Corpus, Paper
from policy_compare.names import (
    NameDirectory,
    NamedThing,
    NameFit,
    Sureness,
    nearest_ids,
)
from policy_compare.statement_table import FORMER_NAME_SECTIONS

CodebookKind = Literal["topic", "actor", "instrument", "proposition"]
#: The kinds of name that a codebook owns, and the section of it that lists each.
CODEBOOK_SECTIONS: Mapping[CodebookKind, str] = {
    "topic": "topics",
    "proposition": "propositions",
    "actor": "actors",
    "instrument": "instruments",
}
NameKind = Literal[CodebookKind, "paper", "recommendation", "strength"]

#: The kinds of thing that can be shown, in the order in which they are looked up.
SHOWN_KINDS: tuple[NameKind, ...] = (
    "paper",
    "topic",
    "actor",
    "proposition",
    "instrument",
    "recommendation",
)


def codebook_names(book: Codebook, kind: CodebookKind) -> tuple[NamedThing, ...]:
    """Each thing of the kind that the codebook lists, with its names."""
    former = former_ids(book, kind)
    if kind == "proposition":
        return tuple(
            NamedThing(id, shared=(proposition.statement,), former=former[id])
            for id, proposition in book.propositions.items()
        )
    entries: Mapping[str, Any] = getattr(book, CODEBOOK_SECTIONS[kind])
    return tuple(
        NamedThing(
            id,
            (entry.label, *getattr(entry, "aliases", ())),
            getattr(entry, "keywords", ()),
            former=former[id],
        )
        for id, entry in entries.items()
    )


def former_ids(book: Codebook, kind: str) -> Mapping[str, tuple[str, ...]]:
    """The ids that each thing of the kind had before, by its id; one that had none has ()."""
    former: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for former_id, id in book.former_names.get(kind, {}).items():
        former[id] += (former_id,)
    return former


def ids_by_former_id(corpus: Corpus, kind: str) -> dict[str, str]:
    """The ids of what was renamed or merged, by the ids of before that are no ids again."""
    section = FORMER_NAME_SECTIONS[kind]
    ids = corpus.papers if kind == "paper" else getattr(corpus.codebook, section)
    names = corpus.codebook.former_names.get(kind, {})
    return {former_id: id for former_id, id in names.items() if former_id not in ids}


def codebook_ids(book: Codebook, kind: CodebookKind) -> dict[str, str]:
    """The ids of what the codebook lists of the kind, by all that it is called, folded."""
    ids_by_name = NameDirectory(codebook_names(book, kind)).ids_by_name()
    return {name: ids[0] for name, ids in ids_by_name.items()}


def paper_names(paper: Paper) -> tuple[str, ...]:
    """What a paper is called beside its id: its titles, how it is cited, and its authors."""
    surnames = (author.surname for author in paper.authors)
    return (paper.title, paper.short_title, paper.label, *surnames)


class CorpusNames:
    """The names in one corpus. Each kind's directory is made when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._directories: dict[NameKind, NameDirectory] = {}

    def find_fit(self, kind: NameKind, typed: str) -> NameFit:
        """What of the kind ``typed`` names, and how.

        A recommendation goes by its paper's id and its own, or by its own alone.
        """
        return self._directory(kind).find_fit(typed)

    def resolve_name(self, kind: NameKind, typed: str) -> str:
        """The id that ``typed`` names.

        Raises:
            UnknownName: nothing of the kind is called so, or more than one thing is.
        """
        return self._directory(kind).resolve_name(kind, typed)

    def find_things(self, typed: str) -> list[tuple[NameKind, str]]:
        """Whatever ``typed`` names, with the kind of each; all that are called so outright.

        Raises:
            UnknownName: nothing is called so, or it is a keyword or a beginning of several.
        """
        fits = [(kind, self.find_fit(kind, typed)) for kind in SHOWN_KINDS]
        surest = min(_order_fit(kind, fit) for kind, fit in fits)
        things = [
            (kind, id) for kind, fit in fits if _order_fit(kind, fit) == surest for id in fit.ids
        ]
        if not things:
            near = nearest_ids([self._directory(kind) for kind in SHOWN_KINDS], typed)
            kinds = "recommendation, proposition, paper, topic, actor or instrument"
            raise UnknownName(kinds, typed, near)
        # A beginning of one id is enough, whatever goes by that id.
        if surest[0] > Sureness.NAME and len({id for _, id in things}) > 1:
            raise UnknownName("thing", typed, [f"{kind} {id}" for kind, id in things], several=True)
        return things

    def _directory(self, kind: NameKind) -> NameDirectory:
        if kind not in self._directories:
            self._directories[kind] = NameDirectory(self._named_things(kind))
        return self._directories[kind]

    def _named_things(self, kind: NameKind) -> Iterable[NamedThing]:
        """Each thing of the kind with its names."""
        former = former_ids(self._corpus.codebook, "paper")
        if kind == "paper":
            papers = self._corpus.papers.values()
            return [
                NamedThing(paper.id, shared=paper_names(paper), former=former[paper.id])
                for paper in papers
            ]
        if kind == "recommendation":
            return [
                NamedThing(
                    one.ref, own=one.id, former=tuple(f"{id}/{one.id}" for id in former[one.paper])
                )
                for one in self._corpus.recommendations()
            ]
        if kind == "strength":
            return [NamedThing(strength) for strength in STRENGTHS]
        return codebook_names(self._corpus.codebook, kind)


def _order_fit(kind: NameKind, fit: NameFit) -> tuple[Sureness, bool]:
    """How sure a name is meant for what it fits, the surest first.

    Every recommendation begins as its paper does: what begins otherwise goes before it.
    """
    return fit.sureness, fit.sureness is Sureness.BEGINNING and kind == "recommendation"
