"""A statement as a row of columns, and what rows say as a paper's recommendations again.

A row has a column's cells by their names: a statement is one recommendation's stance on one
proposition. What is left out of it is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from policy_compare.model import STRENGTHS, Proposition, Recommendation, Stance, StanceOn
from policy_compare.statement_table import SAYING

#: What each stance is in an engine.
STANCE_NUMBERS: Final[Mapping[Stance, int]] = {"support": 1, "neutral": 0, "oppose": -1}
STANCES_BY_NUMBER: Final[Mapping[Any, Stance]] = {
    number: stance for stance, number in STANCE_NUMBERS.items()
}

#: A statement's cells, by the names of their columns.
StatementCells = dict[str, Any]


def statement_cells(recommendation: Recommendation, stance_on: StanceOn) -> StatementCells:
    """What a statement has under each column but those of its paper."""
    return {
        "recommendation": recommendation.id,
        "proposition": stance_on.proposition,
        "stance": STANCE_NUMBERS[stance_on.stance],
        "strength": recommendation.strength_of(stance_on) or "",
        "condition": stance_on.condition,
        "by": stance_on.by,
        "actors": recommendation.actors,
        "targets": recommendation.targets,
        "instrument": recommendation.instrument,
        "date": recommendation.date,
        "statement": recommendation.statement,
        "file": "",
        "row": recommendation.line,
    }


def recommendations_of_rows(
    paper: str, rows: Iterable[StatementCells], propositions: Mapping[str, Proposition]
) -> tuple[Recommendation, ...]:
    """What the rows of a paper say that it recommends, in their order."""
    return join_recommendations(
        recommendation_of_row(paper, row, propositions[row["proposition"]]) for row in rows
    )


def recommendation_of_row(
    paper: str, row: StatementCells, proposition: Proposition
) -> Recommendation:
    """What a row that is on the proposition says by itself."""
    stance = STANCES_BY_NUMBER[row["stance"]]
    return Recommendation(
        paper,
        row["recommendation"],
        row.get("statement") or SAYING[stance].format(proposition.statement),
        tuple(row.get("actors", ())),
        tuple(row.get("targets", ())),
        row.get("instrument", ""),
        row.get("strength") or None,
        (StanceOn(proposition.id, stance, row.get("condition", ""), tuple(row.get("by", ()))),),
        date=row.get("date", ""),
        line=row.get("row") or 0,
    )


def join_recommendations(said: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """The recommendations of a paper, of which those with one id are one on several propositions.

    It is as firm as the firmest of them. Where one of them is of no strength it has none itself,
    or that one would pass for as firm.
    """
    by_id: dict[str, list[Recommendation]] = {}
    for recommendation in said:
        by_id.setdefault(recommendation.id, []).append(recommendation)
    return tuple(alike[0] if len(alike) == 1 else _join_alike(alike) for alike in by_id.values())


def sort_statements(
    rows: Iterable[StatementCells], propositions: Iterable[str]
) -> list[StatementCells]:
    """The rows in the order in which they stood in a file, else in that of the propositions."""
    places = {id: place for place, id in enumerate(propositions)}
    return sorted(
        rows,
        key=lambda row: (row.get("file", ""), row.get("row") or 0, places[row["proposition"]]),
    )


def _join_alike(said: Sequence[Recommendation]) -> Recommendation:
    strengths = {each.strength for each in said}
    firmest = next((each for each in STRENGTHS if each in strengths), None)
    strength = None if None in strengths else firmest
    positions = (
        each.positions[0]._replace(strength=None if each.strength == strength else each.strength)
        for each in said
    )
    return said[0]._replace(strength=strength, positions=tuple(positions))
