"""What changed in the coding itself between two states of a corpus, element by element.

An element is what one thinks of as one thing that was coded: a recommendation, a paper, an
entry of the codebook, a tension. What only goes by another id is recognised first, and the state
before is put into the ids of the one after, so that no result changes by a renaming.
"""

from collections.abc import Container, Mapping
from typing import Any, Literal, NamedTuple

from policy_compare.analysis.coders.codings import find_shared_papers
from policy_compare.analysis.coders.counterparts import find_counterparts
from policy_compare.analysis.coders.folded_words import fold_words
from policy_compare.analysis.coders.matching import match_recommendations
from policy_compare.corpus_names import CodebookKind
from policy_compare.model import Corpus, Paper, Recommendation, Tension
from policy_compare.names import sort_key
from policy_compare.renamed_ids import CODEBOOK_SECTIONS, rename_in_codebook, rename_in_paper

ElementKind = Literal[CodebookKind, "paper", "recommendation", "tension"]

#: Which element: its kind, and its id in the state after.
ElementKey = tuple[ElementKind, str]


class CodingChange(NamedTuple):
    """An element that came, went, became another or is only called otherwise.

    ``id`` is that of the state after, a recommendation's ``paper/recommendation``, a tension's
    ``p ~ q``; ``former_id`` is what it was before, if that was another. ``before`` and ``after``
    are the model's records, None where there is none, both in the ids of the state after. A paper
    that is in one state only holds its recommendations; else it has none here, and they are
    elements of their own.
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
    def fields(self) -> tuple[str, ...]:
        """The fields that differ; none where it came, went or is only called otherwise."""
        if self.before is None or self.after is None:
            return ()
        fields = zip(self.before._fields, self.before, self.after, strict=True)
        return tuple(name for name, before, after in fields if before != after)

    @property
    def how(self) -> Literal["added", "removed", "changed", "renamed"]:
        """What became of it."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        return "renamed" if self.before == self.after else "changed"


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
        if shared is not None and paper.id not in shared:
            elements["paper", paper.id] = paper
            continue
        elements["paper", paper.id] = paper._replace(recommendations=(), file="")
        for one in paper.recommendations:
            elements["recommendation", one.ref] = one._replace(line=0)
    for kind, section in CODEBOOK_SECTIONS.items():
        for id, entry in getattr(corpus.codebook, section).items():
            elements[kind, id] = entry
    for tension in corpus.codebook.tensions:
        first, second = sorted(tension.between)
        # Which of the two is named first means nothing.
        elements["tension", tension_id(tension)] = tension._replace(between=(first, second))
    return elements


def tension_id(tension: Tension) -> str:
    """What a tension goes by, whichever of the two it names first: ``p ~ q``."""
    return " ~ ".join(sorted(tension.between))


def _renamed_papers(before: Corpus, after: Corpus) -> dict[str, str]:
    """The new ids of papers, as the codebook tells them or as the papers are recognised."""
    told = after.codebook.former_names.get("paper", {})
    shared = find_shared_papers(after.papers, before.papers)
    new_ids: dict[str, str] = {}
    for old, new in (*told.items(), *((paper.b.id, paper.a.id) for paper in shared)):
        gone = old in before.papers and old not in after.papers and old not in new_ids
        come = new in after.papers and new not in before.papers
        if gone and come and new not in new_ids.values():
            new_ids[old] = new
    return new_ids


def _renamed_recommendations(before: Corpus, after: Corpus) -> dict[str, str]:
    """The new ids of recommendations that went and came back with their quote or statement."""
    new_ids: dict[str, str] = {}
    for id in before.papers.keys() & after.papers.keys():
        ones, others = before.papers[id].recommendations, after.papers[id].recommendations
        ids = {one.id for one in ones}, {other.id for other in others}
        if ids[0] != ids[1]:
            matches, _, _ = match_recommendations(
                [one for one in ones if one.id not in ids[1]],
                [other for other in others if other.id not in ids[0]],
            )
            new_ids |= {
                match.a.ref: match.b.ref
                for match in matches
                if match.how == "quote"
                or fold_words(match.a.statement) == fold_words(match.b.statement)
            }
    return new_ids


def corpus_by_new_ids(corpus: Corpus, new_ids: Mapping[str, Mapping[str, str]]) -> Corpus:
    """The corpus with papers, recommendations and names of the codebook by their new ids."""
    if not any(new_ids.values()):
        return corpus
    refs = new_ids.get("recommendation", {})

    def rename_recommendation(one: Recommendation, paper: str) -> Recommendation:
        return one._replace(paper=paper, id=refs.get(one.ref, one.ref).partition("/")[2])

    papers: dict[str, Paper] = {}
    for paper in corpus.papers.values():
        id = new_ids.get("paper", {}).get(paper.id, paper.id)
        recommendations = rename_in_paper(paper, new_ids).recommendations
        papers[id] = paper._replace(
            id=id,
            recommendations=tuple(rename_recommendation(one, id) for one in recommendations),
        )
    return corpus._replace(
        codebook=rename_in_codebook(corpus.codebook, new_ids),
        papers={id: papers[id] for id in sorted(papers, key=sort_key)},
    )
