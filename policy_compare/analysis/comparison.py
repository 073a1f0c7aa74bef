"""What a comparison tells of each proposition: in numbers, in lists of units, or as records.

It is made of positions where these are at hand, and by ``columns/comparison.py`` of what an engine
counts where they are too many.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policy_compare.analysis.findings import Finding, FindingKind, finding_of_overlap
from policy_compare.analysis.positions import Direction, Position, Unit
from policy_compare.analysis.relations import Difference, HeldTension, Overlap, Verdict
from policy_compare.model import Proposition

#: Of so many propositions a page may be made where their positions are at hand.
MOST_OVERLAPS = 200


def count_findings(
    findings: Iterable[Finding], tensions: Sequence[HeldTension]
) -> Counter[FindingKind]:
    """How many there are of each kind."""
    counts = Counter(finding.kind for finding in findings)
    counts["tension"] = len(tensions)
    return counts


def most_telling(
    findings: Iterable[Finding], tensions: Sequence[HeldTension], most: int
) -> set[str]:
    """The propositions of each kind that tell most, and of tensions, so many of each."""
    counts: Counter[FindingKind] = Counter()
    ids = {id for held_tension in tensions[:most] for id in held_tension.tension.between}
    for finding in sorted(findings, key=lambda finding: finding.rank):
        counts[finding.kind] += 1
        if counts[finding.kind] <= most:
            ids.add(finding.proposition)
    return ids


class UnitLists(NamedTuple):
    """Which units stand where on a proposition, by their ids: who is both stands on each side.

    ``silent`` and ``uncoded`` are None where they are too many to be listed. ``strengths`` and
    ``conditions`` are each with the unit.
    """

    proposition: Proposition
    topic: str
    verdict: Verdict | None
    in_full: bool | None
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]
    neutral: tuple[str, ...]
    silent: tuple[str, ...] | None
    uncoded: tuple[str, ...] | None
    differences: tuple[Difference, ...]
    strengths: tuple[tuple[str, str], ...]
    conditions: tuple[tuple[str, str], ...]
    recommendations: tuple[str, ...]


class ComparisonInMemory(NamedTuple):
    """All units on every chosen proposition that any takes up: ``held`` are all overlaps.

    Of ``most_shown`` propositions a page may be made. ``lists_silent`` tells that the silent units
    are not too many to be listed. ComparisonInColumns has and does the same.
    """

    units: tuple[Unit, ...]
    held: tuple[Overlap, ...]
    tensions: tuple[HeldTension, ...]
    most_shown: int = MOST_OVERLAPS
    lists_silent: bool = True

    @property
    def findings(self) -> Sequence[Finding]:
        """Every proposition in numbers, by topic as ``find_overlaps`` has them."""
        return [finding_of_overlap(overlap) for overlap in self.held]

    def lists(self, ids: Sequence[str]) -> Iterator[UnitLists]:
        """The propositions with their units, in the same order."""
        for overlap in self.overlaps(ids):
            yield list_units(overlap.proposition, overlap.topic, overlap.positions)._replace(
                verdict=overlap.verdict,
                in_full=overlap.in_full,
                silent=tuple(unit.id for unit in overlap.silent),
                uncoded=tuple(unit.id for unit in overlap.uncoded),
                differences=overlap.differences,
            )

    def overlaps(self, ids: Sequence[str]) -> Iterator[Overlap]:
        """The same as records with every position, for so many as can be read."""
        wanted = frozenset(ids)
        return (overlap for overlap in self.held if overlap.proposition.id in wanted)


def list_units(proposition: Proposition, topic: str, positions: Sequence[Position]) -> UnitLists:
    """The units that hold the positions; nothing is said of any others."""

    def units_toward(*directions: Direction) -> tuple[str, ...]:
        return tuple(held.unit.id for held in positions if held.direction in directions)

    return UnitLists(
        proposition, topic, None, None, units_toward("for", "both"),
        units_toward("against", "both"), units_toward("neutral"), (), (), (),
        tuple((held.unit.id, held.strength) for held in positions if held.strength),
        tuple((held.unit.id, condition) for held in positions for condition in held.conditions),
        tuple(dict.fromkeys(ref for held in positions for ref in held.recommendations)),
    )  # fmt: skip
