"""A corpus in which some changes of its coding are taken back, and all others are kept."""

from collections.abc import Container, Iterable
from typing import Any

from policy_compare.analysis.changes.coding_changes import CodingChange, tension_id
from policy_compare.model import Codebook, Corpus, Recommendation
from policy_compare.names import sort_key
from policy_compare.renamed_ids import CODEBOOK_SECTIONS


def corpus_with(after: Corpus, taken_back: Iterable[CodingChange]) -> Corpus:
    """The corpus with the changes taken back: what was before in place of what is after.

    What then names something that is not there is left out, so that any changes can be.
    """
    changes = tuple(taken_back)
    book = codebook_with(after.codebook, changes)
    papers = dict(after.papers)
    by_paper: dict[str, dict[str, Recommendation | None]] = {}
    for kind, id, before, here, _ in changes:
        if kind == "recommendation":
            paper_id, _, own_id = id.partition("/")
            by_paper.setdefault(paper_id, {})[own_id] = before
        elif kind == "paper" and before is None:
            del papers[id]
        elif kind == "paper" and here is None:
            papers[id] = before
        elif kind == "paper":
            papers[id] = before._replace(recommendations=after.papers[id].recommendations)
    for id, paper in papers.items():
        own = {one.id: one for one in paper.recommendations} | by_paper.get(id, {})
        papers[id] = paper._replace(
            recommendations=tuple(keep_known_names(one, book) for one in own.values() if one)
        )
    ordered = {id: papers[id] for id in sorted(papers, key=sort_key)}
    return after._replace(codebook=book, papers=ordered)


def codebook_with(after: Codebook, taken_back: Iterable[CodingChange]) -> Codebook:
    """The codebook with the changes of its entries and tensions taken back."""
    elements: dict[str, dict[str, Any]] = {
        kind: dict(getattr(after, section)) for kind, section in CODEBOOK_SECTIONS.items()
    }
    elements["tension"] = {tension_id(tension): tension for tension in after.tensions}
    for kind, id, before, _, _ in taken_back:
        if before is not None:
            elements.get(kind, {})[id] = before
        else:
            elements.get(kind, {}).pop(id, None)
    topics, actors = elements["topic"], elements["actor"]
    for entries, field, known in (
        (topics, "part_of", topics),
        (actors, "part_of", actors),
        (elements["proposition"], "topics", topics),
    ):
        for id, entry in entries.items():
            entries[id] = entry._replace(**{field: _known(getattr(entry, field), known)})
    sections: dict[str, Any] = {name: elements[kind] for kind, name in CODEBOOK_SECTIONS.items()}
    sections["tensions"] = tuple(
        tension
        for tension in elements["tension"].values()
        if elements["proposition"].keys() >= set(tension.between)
    )
    return after._replace(**sections)


def keep_known_names(recommendation: Recommendation, book: Codebook) -> Recommendation:
    """The recommendation without what it names that the codebook does not list."""
    return recommendation._replace(
        actors=_known(recommendation.actors, book.actors),
        targets=_known(recommendation.targets, book.actors),
        instrument="".join(_known((recommendation.instrument,), book.instruments)),
        positions=tuple(
            stance_on._replace(by=_known(stance_on.by, book.actors))
            for stance_on in recommendation.positions
            if stance_on.proposition in book.propositions
        ),
        topics=_known(recommendation.topics, book.topics),
    )


def _known(ids: Iterable[str], listed: Container[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in listed)
