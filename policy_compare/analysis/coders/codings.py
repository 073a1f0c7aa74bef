"""Two codings of the same papers, side by side: papers, recommendations, names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from policy_compare.analysis.coders.counterparts import (
    SAME_CODEBOOK,
    Counterparts,
    Link,
    find_counterparts,
)
from policy_compare.analysis.coders.matching import Match, match_recommendations
from policy_compare.corpus_names import CodebookKind, CorpusNames
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Corpus, Paper, Recommendation, StanceOn, Strength

#: What of a recommendation there may be several of, and which kind of names these are.
NamesOf = Literal["proposition", "actor", "target", "topic"]
NAMES_OF: dict[NamesOf, CodebookKind] = {
    "proposition": "proposition", "actor": "actor", "target": "actor", "topic": "topic",
}  # fmt: skip


class SharedPaper(NamedTuple):
    """A paper that both coded, and by what it was recognised."""

    a: Paper
    b: Paper
    recognised_by: Literal["id", "text", "DOI"]

    @property
    def other_text(self) -> bool:
        """Whether the two were coded from texts that differ."""
        digests = {paper.source.sha256.casefold() for paper in (self.a, self.b) if paper.source}
        return len(digests - {""}) > 1


class CodedNames(NamedTuple):
    """What one coder gave a recommendation, by names that both codings share.

    Positions are by proposition, ``names`` by what they are of it (``target`` …). Topics are
    its own and those of its propositions.
    """

    positions: Mapping[str, StanceOn]
    strength: Strength | None
    instrument: str
    names: Mapping[NamesOf, frozenset[str]]


class CodedPair(NamedTuple):
    """A recommendation that both coders have, and what each gave it."""

    match: Match
    a: CodedNames
    b: CodedNames


class Codings(NamedTuple):
    """Two codings side by side, in the words of the first one's codebook.

    ``papers`` are in both. ``only_a`` and ``only_b`` are papers that one side alone has,
    by id. ``left_a`` and ``left_b`` are recommendations without a match. ``used`` holds
    every name that either coder used anywhere in the papers. ``topics`` are those of each
    proposition. ``links`` are names that differ and were taken for the same.
    """

    papers: tuple[SharedPaper, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    pairs: tuple[CodedPair, ...]
    left_a: tuple[Recommendation, ...]
    left_b: tuple[Recommendation, ...]
    used: Mapping[NamesOf, frozenset[str]]
    topics: Mapping[str, tuple[str, ...]]
    links: tuple[Link, ...]


def align_codings(a: Corpus, b: Corpus, papers: Sequence[str] = ()) -> Codings:
    """The codings ``a`` and ``b`` side by side.

    ``papers`` names those to look at, by any name that either coding has for them; all
    where it is empty.

    Raises:
        UnknownName: a paper is called so in neither.
        CallError: no paper is in both.
    """
    shared_papers, only_a, only_b = _choose_papers(a, b, papers)
    names = find_counterparts(a.codebook, b.codebook)
    pairs: list[CodedPair] = []
    left_a: list[Recommendation] = []
    left_b: list[Recommendation] = []
    all_coded: list[CodedNames] = []
    for shared_paper in shared_papers:
        matches, rest_a, rest_b = match_recommendations(
            shared_paper.a.recommendations, shared_paper.b.recommendations
        )
        pairs += [
            CodedPair(pair, _code_of(a, pair.a), _code_of(b, pair.b, names)) for pair in matches
        ]
        all_coded += [_code_of(a, recommendation) for recommendation in rest_a]
        all_coded += [_code_of(b, recommendation, names) for recommendation in rest_b]
        left_a += rest_a
        left_b += rest_b
    all_coded += [coded for pair in pairs for coded in (pair.a, pair.b)]
    used = {
        kind: frozenset[str]().union(*(coded.names[kind] for coded in all_coded))
        for kind in NAMES_OF
    }
    topics = {
        known.shared_id("proposition", id): tuple(
            known.shared_id("topic", topic) for topic in proposition.topics
        )
        for known, book in ((names, b.codebook), (SAME_CODEBOOK, a.codebook))
        for id, proposition in book.propositions.items()
    }
    return Codings(
        tuple(shared_papers),
        tuple(only_a),
        tuple(only_b),
        tuple(pairs),
        tuple(left_a),
        tuple(left_b),
        used,
        topics,
        names.links,
    )


def _choose_papers(
    a: Corpus, b: Corpus, names: Sequence[str]
) -> tuple[list[SharedPaper], list[str], list[str]]:
    """The papers that are in both, and the ids of those in one alone; of those named, if any."""
    all_shared = find_shared_papers(a.papers, b.papers)
    only_a = sorted(a.papers.keys() - {shared.a.id for shared in all_shared})
    only_b = sorted(b.papers.keys() - {shared.b.id for shared in all_shared})
    shared_papers = all_shared
    if names:
        in_a, in_b = _find_named_papers(a, b, names)
        shared_papers = [
            shared for shared in all_shared if shared.a.id in in_a or shared.b.id in in_b
        ]
        only_a = [id for id in only_a if id in in_a]
        only_b = [id for id in only_b if id in in_b]
    if not shared_papers:
        raise CallError(
            "the two codings have no paper in common"
            + (" among those named" if names and all_shared else ""),
            "papers are the same by id, by the sha256 of their text or by DOI; "
            f"A alone has {_join_first_ids(only_a)}; B alone has {_join_first_ids(only_b)}",
        )
    return shared_papers, only_a, only_b


def find_shared_papers(a: Mapping[str, Paper], b: Mapping[str, Paper]) -> list[SharedPaper]:
    """The papers that are in both, in the order of the ids in ``a``.

    One that has no namesake is recognised by its text's digest, then by its DOI, where
    no other paper of either side has the same.
    """
    shared = [SharedPaper(a[id], b[id], "id") for id in a if id in b]
    marks: tuple[tuple[Literal["text", "DOI"], Callable[[Paper], str]], ...] = (
        ("text", lambda paper: paper.source.sha256.casefold() if paper.source else ""),
        ("DOI", lambda paper: paper.details.get("DOI", "").casefold()),
    )
    for by, mark in marks:
        sides = []
        for papers, recognised_ids in (
            (a, {shared_paper.a.id for shared_paper in shared}),
            (b, {shared_paper.b.id for shared_paper in shared}),
        ):
            left: dict[str, list[Paper]] = {}
            for paper in papers.values():
                if paper.id not in recognised_ids and (sign := mark(paper)):
                    left.setdefault(sign, []).append(paper)
            sides.append(left)
        for sign, these in sides[0].items():
            those = sides[1].get(sign, [])
            if len(these) == len(those) == 1:
                shared.append(SharedPaper(these[0], those[0], by))
    return sorted(shared, key=lambda shared_paper: shared_paper.a.id)


def _find_named_papers(a: Corpus, b: Corpus, papers: Iterable[str]) -> tuple[set[str], set[str]]:
    """The ids, in each coding, of the papers that were named."""
    named: tuple[set[str], set[str]] = (set(), set())
    sides = [(CorpusNames(corpus), ids) for corpus, ids in zip((a, b), named, strict=True)]
    for name in papers:
        fits = [names.find_fit("paper", name) for names, _ in sides]
        # What begins so on one side is not meant where the other has a paper of that id.
        best = min(fit.sureness for fit in fits)
        meant = [side for side, fit in zip(sides, fits, strict=True) if fit.sureness == best]
        unknown: list[UnknownName] = []
        for names, ids in meant:
            try:
                ids.add(names.resolve_name("paper", name))
            except UnknownName as error:
                unknown.append(error)
        if len(unknown) == len(meant):
            raise next((error for error in unknown if error.nearest), unknown[0])
    return named


def _join_first_ids(ids: Sequence[str]) -> str:
    """Some of the ids, for a hint."""
    text = ", ".join(ids[:3]) or "none"
    return f"{text} and {len(ids) - 3} more" if len(ids) > 3 else text


def _code_of(
    corpus: Corpus, recommendation: Recommendation, names: Counterparts = SAME_CODEBOOK
) -> CodedNames:
    ids_by_kind: dict[NamesOf, Iterable[str]] = {
        "proposition": (stance_on.proposition for stance_on in recommendation.positions),
        "actor": recommendation.actors,
        "target": recommendation.targets,
        "topic": corpus.topics_of(recommendation),
    }
    positions = (
        stance_on._replace(
            proposition=names.shared_id("proposition", stance_on.proposition),
            by=tuple(names.shared_id("actor", id) for id in stance_on.by),
            # To say what holds anyhow is to say nothing.
            strength=None if stance_on.strength == recommendation.strength else stance_on.strength,
        )
        for stance_on in recommendation.positions
    )
    return CodedNames(
        {stance_on.proposition: stance_on for stance_on in positions},
        recommendation.strength,
        names.shared_id("instrument", recommendation.instrument),
        {
            kind: frozenset(names.shared_id(NAMES_OF[kind], id) for id in ids)
            for kind, ids in ids_by_kind.items()
        },
    )
