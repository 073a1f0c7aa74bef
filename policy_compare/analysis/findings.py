"""What a comparison comes to: the propositions and tensions, sorted by what they tell.

The kinds stand in the order in which a reader wants them: what divides first, then what
pulls apart, then what is agreed, and last what one alone says.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import By, Unit, holders_by_paper
from policy_compare.analysis.relations import HeldTension, Overlap, Verdict
from policy_compare.analysis.selection import Selection, chosen_recommendations
from policy_compare.model import Corpus

FindingKind = Literal[
    "contested", "contradiction", "tension", "agreed in full", "agreed in principle", "mixed",
    "single",
]  # fmt: skip

#: Every kind of finding, the most telling first.
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


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

    def count(self, kind: FindingKind) -> int:
        """How many there are of the kind."""
        return self.counts.get(kind, 0)

    @property
    def counts(self) -> Mapping[FindingKind, int]:
        """How many there are of each kind."""
        counts = {kind: len(group) for kind, group in self.propositions.items()}
        return {**counts, "tension": len(self.tensions), **self.totals}


def sort_findings(overlaps: Iterable[Overlap], tensions: Sequence[HeldTension]) -> Findings:
    """The overlaps and tensions, by kind and the most telling first."""
    propositions: dict[FindingKind, list[Overlap]] = {}
    for overlap in overlaps:
        propositions.setdefault(kind_of_finding(overlap), []).append(overlap)
    return Findings(
        {kind: tuple(sorted(group, key=_rank_of_finding)) for kind, group in propositions.items()},
        tuple(sorted(tensions, key=lambda tension: not tension.is_between_units)),
    )


def kind_of_finding(overlap: Overlap) -> FindingKind:
    """Which of the kinds a proposition is, by who stands where on it."""
    both = overlap.positions_toward("both")
    return kind_of_verdict(overlap.verdict, in_full=overlap.in_full, both=bool(both))


def kind_of_verdict(verdict: Verdict, *, in_full: bool | None, both: bool) -> FindingKind:
    """The same by the verdict, its degree, and whether any unit is ``both``."""
    if in_full is not None:
        return "agreed in full" if in_full else "agreed in principle"
    if verdict == "single":
        return "contradiction" if both else "single"
    return "contested" if verdict == "contested" else "mixed"


def _rank_of_finding(overlap: Overlap) -> tuple[int, int]:
    """Least for what divides the units most evenly, then for what most of them speak to."""
    sides = (overlap.positions_toward("for", "both"), overlap.positions_toward("against", "both"))
    return -min(map(len, sides)), -len(overlap.positions)


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
