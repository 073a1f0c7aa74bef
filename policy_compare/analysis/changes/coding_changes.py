"""What changed in the coding itself between two states of a corpus, element by element.

An element is one thing that was coded: a recommendation, a paper, an entry of the codebook, a
tension. What only goes by another id is recognised first, and the state before is put into the
ids of the one after, so that no result changes by a renaming. Any changes can be taken back.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

from policy_compare.analysis.coders.codings import find_shared_papers
from policy_compare.analysis.coders.counterparts import find_counterparts
from policy_compare.analysis.coders.folded_words import fold_words
from policy_compare.analysis.coders.matching import match_recommendations
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, ids_by_former_id
from policy_compare.model import Corpus, Recommendation
from policy_compare.names import sort_key
from policy_compare.renamed_ids import rename_in_codebook, rename_in_paper

ElementKind = Literal[CodebookKind, "paper", "recommendation", "tension"]
ELEMENT_KINDS: tuple[ElementKind, ...] = get_args(ElementKind)

#: Which element: its kind, and its id in the state after.
ElementKey = tuple[ElementKind, str]


class ValueKey(NamedTuple):
    """Which value of an element: all of it, one of its fields, or in these one stance.

    Its field ``id`` is that it goes by the id. A stance is told by its ``proposition``.
    """

    kind: ElementKind
    id: str
    field: str = ""
    proposition: str = ""

    def value_in(self, element: Any) -> object:
        """The value in the element as it was at some time."""
        value = getattr(element, self.field) if self.field else element
        if not self.proposition:
            return value
        return next((one for one in value if one.proposition == self.proposition), None)


class CodingChange(NamedTuple):
    """An element that came, went, became another or is only called otherwise.

    ``before`` and ``after`` are the model's records in the ids of the state after, None where there
    is none; ``former_id`` is the id of before, if that was another. A paper that is in one state
    only has its recommendations in it; else these are elements of their own.
    """

    kind: ElementKind
    id: str
    before: Any
    after: Any
    former_id: str = ""

    @property
    def key(self) -> ElementKey:
        """Which element it is."""
        return self.kind, self.id

    @property
    def values(self) -> tuple[ValueKey, ...]:
        """What changed: the id, all of what came or went, else fields and the stances in these."""
        keys = [ValueKey(*self.key, "id")] if self.former_id else []
        keys += [ValueKey(*self.key)] if self.how in ("added", "removed") else []
        keys += [ValueKey(*self.key, field) for field in self.fields]
        if "positions" in self.fields:
            stances = set(self.before.positions) ^ set(self.after.positions)
            propositions = sorted({stance_on.proposition for stance_on in stances})
            keys += [ValueKey(*self.key, "positions", id) for id in propositions]
        return tuple(keys)

    @property
    def how(self) -> Literal["added", "removed", "changed", "renamed"]:
        """What became of it."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        return "renamed" if self.before == self.after else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that changed."""
        if self.how in ("added", "removed"):
            return ()
        fields = zip(self.before._fields, self.before, self.after, strict=True)
        return tuple(name for name, before, after in fields if before != after)


class CodingComparison(NamedTuple):
    """Two states of a coding, the one before in the ids of the one after, and what changed.

    ``new_ids`` has the new ids by kind and former id; of recommendations, as they are cited.
    """

    before: Corpus
    after: Corpus
    changes: tuple[CodingChange, ...]
    new_ids: Mapping[str, Mapping[str, str]]


def compare_codings(before: Corpus, after: Corpus) -> CodingComparison:
    """What changed from the one corpus to the other, in the order of the one after."""
    new_ids: dict[str, Mapping[str, str]] = {"paper": _renamed_papers(before, after)}
    for link in find_counterparts(after.codebook, before.codebook).links:
        new_ids[link.kind] = {**new_ids.get(link.kind, {}), link.b: link.a}
    before = corpus_by_new_ids(before, new_ids)
    new_ids["recommendation"] = _renamed_recommendations(before, after)
    before = corpus_by_new_ids(before, {"recommendation": new_ids["recommendation"]})
    former_ids: Mapping[Any, str] = {
        (kind, new): old for kind, ids in new_ids.items() for old, new in ids.items()
    }
    old, new = find_elements(before, after.papers), find_elements(after, before.papers)
    changes = tuple(
        CodingChange(*key, old.get(key), new.get(key), former_ids.get(key, ""))
        for key in {**new, **old}
        if key in former_ids or old.get(key) != new.get(key)
    )
    return CodingComparison(before, after, changes, new_ids)


def find_elements(corpus: Corpus, shared: Container[str] | None = None) -> dict[ElementKey, Any]:
    """Every element of a corpus, without the line or the file that it stands in.

    A paper that is not ``shared`` is one with its recommendations; all are if it is None.
    """
    elements: dict[ElementKey, Any] = {}
    for paper in corpus.papers.values():
        elements["paper", paper.id] = paper
        if shared is None or paper.id in shared:
            elements["paper", paper.id] = paper._replace(recommendations=(), file="")
            for recommendation in paper.recommendations:
                elements["recommendation", recommendation.ref] = recommendation._replace(line=0)
    for kind, section in CODEBOOK_SECTIONS.items():
        for id, entry in getattr(corpus.codebook, section).items():
            elements[kind, id] = entry
    for tension in corpus.codebook.tensions:
        first, second = sorted(tension.between)
        # Which of the two is named first means nothing.
        elements["tension", f"{first} × {second}"] = tension._replace(between=(first, second))
    return elements


def _renamed_papers(before: Corpus, after: Corpus) -> dict[str, str]:
    """The new ids of papers, as the codebook tells them or as the papers are recognised."""
    shared = find_shared_papers(after.papers, before.papers)
    recognised = {paper.b.id: paper.a.id for paper in shared if paper.recognised_by != "id"}
    new_ids: dict[str, str] = {}
    for old, new in (*ids_by_former_id(after, "paper").items(), *recognised.items()):
        is_new = new in after.papers.keys() - before.papers.keys() - {*new_ids.values()}
        if is_new and old in before.papers.keys() - new_ids.keys():
            new_ids[old] = new
    return new_ids


def _renamed_recommendations(before: Corpus, after: Corpus) -> dict[str, str]:
    """The new ids of recommendations that went and came back with their quote or statement."""
    new_ids: dict[str, str] = {}
    for id in before.papers.keys() & after.papers.keys():
        olds, news = (side.papers[id].recommendations for side in (before, after))
        old_ids, new = {one.id for one in olds}, {one.id for one in news}
        gone = [one for one in olds if one.id not in new]
        come = [one for one in news if one.id not in old_ids]
        for a, b, how, _ in match_recommendations(gone, come)[0] if gone and come else ():
            if how == "quote" or fold_words(a.statement) == fold_words(b.statement):
                new_ids[a.ref] = b.ref
    return new_ids


def corpus_by_new_ids(corpus: Corpus, new_ids: Mapping[str, Mapping[str, str]]) -> Corpus:
    """The corpus with papers, recommendations and names of the codebook by their new ids."""
    if not any(new_ids.values()):
        return corpus
    ids, refs = new_ids.get("paper", {}), new_ids.get("recommendation", {})
    papers = {}
    for paper in corpus.papers.values():
        id = ids.get(paper.id, paper.id)
        own = tuple(
            one._replace(paper=id, id=refs.get(one.ref, one.ref).partition("/")[2])
            for one in rename_in_paper(paper, new_ids).recommendations
        )
        papers[id] = paper._replace(id=id, recommendations=own)
    return corpus._replace(
        codebook=rename_in_codebook(corpus.codebook, new_ids),
        papers=dict(sorted(papers.items(), key=lambda pair: sort_key(pair[0]))),
    )


def corpus_with(after: Corpus, taken_back: Iterable[CodingChange]) -> Corpus:
    """The corpus with the changes taken back, and without the names of what then is not there."""
    elements: dict[ElementKind, dict[str, Any]] = {kind: {} for kind in ELEMENT_KINDS}
    states = find_elements(after) | {change.key: change.before for change in taken_back}
    for (kind, id), element in states.items():
        if element is not None:
            elements[kind][id] = element
    topics, actors, instruments, propositions, papers, recommendations, tensions = elements.values()

    for one in recommendations.values():
        if one.paper in papers:
            said = papers[one.paper].recommendations
            papers[one.paper] = papers[one.paper]._replace(recommendations=(*said, one))

    def in_names_there(one: Recommendation) -> Any:
        positions = (said for said in one.positions if said.proposition in propositions)
        return _keep_listed(one, actors=actors, targets=actors, topics=topics)._replace(
            instrument=one.instrument if one.instrument in instruments else "",
            positions=tuple(_keep_listed(said, by=actors) for said in positions),
        )

    return Corpus(
        after.codebook._replace(
            topics={id: _keep_listed(topic, part_of=topics) for id, topic in topics.items()},
            propositions={id: _keep_listed(one, topics=topics) for id, one in propositions.items()},
            actors={id: _keep_listed(actor, part_of=actors) for id, actor in actors.items()},
            instruments=instruments,
            tensions=tuple(
                one for one in tensions.values() if propositions.keys() >= {*one.between}
            ),
        ),
        {
            id: papers[id]._replace(
                recommendations=tuple(map(in_names_there, papers[id].recommendations))
            )
            for id in sorted(papers, key=sort_key)
        },
    )


def _keep_listed(record: Any, **listed: Container[str]) -> Any:
    """The record with only those ids in each field that are listed."""
    kept = {name: filter(ids.__contains__, getattr(record, name)) for name, ids in listed.items()}
    return record._replace(**{name: tuple(ids) for name, ids in kept.items()})
