"""Counts how often each unit took each stance on each proposition.

All measures are made of these counts and of nothing else. They are taken from the
recommendations themselves: positions hold much that a count has no use for, and cost
more than all the measures of a large corpus.
"""

from collections.abc import Mapping
from math import lcm
from typing import NamedTuple

from policy_compare.analysis.positions import (
    By,
    Direction,
    Unit,
    holders_by_paper,
    unfinished_units,
    units_in_order,
)
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus, Paper, Stance


class Counts(NamedTuple):
    """How many of a unit's papers take each stance on one proposition.

    A paper counts once for each stance that it takes, however many of its
    recommendations take it: xⱼₖ of the formulas, with the levels k support 1,
    neutral 0 and oppose −1.
    """

    support: int = 0
    neutral: int = 0
    oppose: int = 0

    @property
    def total(self) -> int:
        """All statements on the proposition; 0 is silence."""
        return self.support + self.neutral + self.oppose

    @property
    def value(self) -> float | None:
        """The mean of the statements, from −1 (against) to 1 (for); None is silence."""
        return (self.support - self.oppose) / self.total if self.total else None

    @property
    def direction(self) -> Direction | None:
        """As in a position: *both* where it is for and against; None is silence."""
        if self.support:
            return "both" if self.oppose else "for"
        if self.oppose:
            return "against"
        return "neutral" if self.neutral else None

    @property
    def stances_taken(self) -> int:
        """The number of stances taken, 0 to 3."""
        return bool(self.support) + bool(self.neutral) + bool(self.oppose)

    def plus(self, added: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            *(own_count + other_count for own_count, other_count in zip(self, added, strict=True))
        )


SILENT = Counts()

#: For each unit the counts on some propositions.
UnitCounts = Mapping[str, Mapping[str, Counts]]


class Tallies(NamedTuple):
    """The counts of all units: ``by_unit[unit's id][proposition]``, without silence.

    ``units`` holds those who are silent too, by their ids; ``propositions`` all that
    were chosen, in the codebook's order, whether anyone speaks to them or not. What an
    ``unfinished`` unit says nothing on may be still to be coded.
    """

    units: tuple[Unit, ...]
    propositions: tuple[str, ...]
    by_unit: Mapping[str, Mapping[str, Counts]]
    unfinished: frozenset[str] = frozenset()

    @property
    def scale(self) -> int:
        """The least number by which every unit's value is a whole one."""
        totals = {
            counts.total
            for counts_by_proposition in self.by_unit.values()
            for counts in set(counts_by_proposition.values())
        }
        return lcm(*totals)


def tally_stances(corpus: Corpus, by: By = "paper", selection: Selection = EVERYTHING) -> Tallies:
    """What the chosen papers say on the chosen propositions, counted for each unit."""
    held_by = holders_by_paper(corpus, by, selection)
    units = units_in_order(unit for units_of_paper in held_by.values() for unit in units_of_paper)
    propositions = tuple(
        id
        for id, proposition in corpus.codebook.propositions.items()
        if selection.has_proposition(proposition)
    )
    by_unit: dict[str, dict[str, Counts]] = {unit.id: {} for unit in units}
    chosen_propositions = frozenset(propositions)
    for id, holding in held_by.items():
        counts_of_paper = _counts_of_paper(corpus.papers[id], chosen_propositions, selection)
        for unit in holding:
            own_counts = by_unit[unit.id]
            if not own_counts:
                own_counts.update(counts_of_paper)
                continue
            for proposition, counts in counts_of_paper.items():
                before = own_counts.get(proposition)
                own_counts[proposition] = counts if before is None else before.plus(counts)
    return Tallies(units, propositions, by_unit, unfinished_units(corpus, held_by))


#: The counts of a paper that takes one stance.
_ALONE: dict[Stance, Counts] = {
    "support": Counts(support=1),
    "neutral": Counts(neutral=1),
    "oppose": Counts(oppose=1),
}


def _counts_of_paper(
    paper: Paper, chosen_propositions: frozenset[str], selection: Selection
) -> dict[str, Counts]:
    """What one paper says, each stance on each proposition once."""
    narrows = selection.narrows
    counts: dict[str, Counts] = {}
    for recommendation in paper.recommendations:
        if narrows and not selection.has_recommendation(recommendation):
            continue
        for stance_on in recommendation.positions:
            proposition, stance = stance_on[:2]
            if proposition in chosen_propositions and (
                not narrows or selection.has_position(recommendation, stance_on)
            ):
                before = counts.get(proposition)
                if before is None:
                    counts[proposition] = _ALONE[stance]
                else:
                    counts[proposition] = before._replace(**{stance: 1})
    return counts
