"""What a comparison comes to: the propositions and tensions, sorted by what they tell.

The kinds stand in the order in which a reader wants them: what divides first, then what
pulls apart, then what is agreed, and last what one alone says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import By, Direction, Unit, holders_by_paper
from policy_compare.analysis.relations import HeldTension, Overlap, Verdict
from policy_compare.analysis.selection import Selection, chosen_recommendations
from policy_compare.model import Corpus

FindingKind = Literal[
    "contested", "contradiction", "tension", "agreed in full", "agreed in principle", "mixed",
    "single",
]  # fmt: skip

#: Every kind of finding, the most telling first.
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


class Finding(NamedTuple):
    """What the units on one proposition come to, in numbers.

    ``speaking`` is how many take it up; ``smaller_side`` how many are for it, or against, whichever
    are fewer: who is both counts on each side, and ``contradicting`` says how many these are.
    """

    proposition: str
    kind: FindingKind
    speaking: int
    smaller_side: int
    contradicting: int

    @property
    def rank(self) -> tuple[int, int]:
        """Least for what divides the units most evenly, then for what most of them speak to."""
        return -self.smaller_side, -self.speaking


class Findings(NamedTuple):
    """The propositions by the kind of finding that they are, and the tensions.

    ``propositions`` has no key *tension*; a *contradiction* is of a unit that is alone with
    it. Of what is contested, that comes first in which the smaller side has most units; of
    every other kind, that which most units speak to; and tensions in which two units stand
    come before those of one with itself. Where only the first are there, ``totals`` says how many
    there are in all.
    """

    propositions: Mapping[FindingKind, tuple[Overlap, ...]]
    tensions: tuple[HeldTension, ...]
    totals: Mapping[FindingKind, int] = {}

    @property
    def counts(self) -> Counter[FindingKind]:
        """How many there are of each kind."""
        counts = {kind: len(group) for kind, group in self.propositions.items()}
        return Counter({**counts, "tension": len(self.tensions), **self.totals})


def sort_findings(overlaps: Iterable[Overlap], tensions: Sequence[HeldTension]) -> Findings:
    """The overlaps and tensions, by kind and the most telling first."""
    propositions: dict[FindingKind, list[Overlap]] = {}
    told = ((finding_of_overlap(overlap), overlap) for overlap in overlaps)
    for finding, overlap in sorted(told, key=lambda pair: pair[0].rank):
        propositions.setdefault(finding.kind, []).append(overlap)
    return Findings(
        {kind: tuple(group) for kind, group in propositions.items()},
        tuple(sorted(tensions, key=lambda tension: not tension.is_between_units)),
    )


def finding_of_overlap(overlap: Overlap) -> Finding:
    """The units on a proposition in numbers."""
    toward = Counter(position.direction for position in overlap.positions)
    return make_finding(overlap.proposition.id, overlap.verdict, overlap.in_full, toward)


def make_finding(
    id: str, verdict: Verdict, in_full: bool | None, toward: Mapping[Direction, int]
) -> Finding:
    """A proposition in numbers, from its verdict and how many units go in each direction."""
    both = toward.get("both", 0)
    smaller_side = min(toward.get("for", 0), toward.get("against", 0)) + both
    kind: FindingKind = "contested" if verdict == "contested" else "mixed"
    if in_full is not None:
        kind = "agreed in full" if in_full else "agreed in principle"
    elif verdict == "single":
        kind = "contradiction" if both else "single"
    return Finding(id, kind, sum(toward.values()), smaller_side, both)


def topics_of_one_unit(corpus: Corpus, by: By, selection: Selection) -> dict[str, Unit]:
    """The topics that one of several units alone takes up, by id, in the codebook's order.

    Who takes up a part of a topic takes it up too.
    """
    units_by_paper = holders_by_paper(corpus, by, selection)
    if len({unit for units in units_by_paper.values() for unit in units}) < 2:
        return {}
    hierarchy = Hierarchy(corpus.codebook.topics)
    named: set[str] = set()
    units_by_topic: dict[str, set[Unit]] = {}
    for recommendation in chosen_recommendations(corpus, selection):
        topics = corpus.topics_of(recommendation)
        named.update(topics)
        for topic in frozenset().union(*map(hierarchy.with_wholes, topics)):
            units_by_topic.setdefault(topic, set()).update(units_by_paper[recommendation.paper])
    return {
        topic: next(iter(units_by_topic[topic]))
        for topic in corpus.codebook.topics
        if topic in named
        and len(units_by_topic[topic]) == 1
        and (not selection.topics or topic in selection.topics)
    }
