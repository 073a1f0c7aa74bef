"""A statement as a row of columns, and what rows say as a paper's recommendations again.

A row has a column's cells by their names: a statement is one recommendation's stance on one
proposition. What is left out of it is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from policy_compare.model import STRENGTHS, Proposition, Recommendation, Stance, StanceOn, Strength
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
    by_recommendation: dict[str, list[StatementCells]] = {}
    for row in rows:
        by_recommendation.setdefault(row["recommendation"], []).append(row)
    return tuple(
        _make_recommendation(paper, id, own_rows, propositions)
        for id, own_rows in by_recommendation.items()
    )


def sort_statements(
    rows: Iterable[StatementCells], propositions: Iterable[str]
) -> list[StatementCells]:
    """The rows in the order in which they stood in a file, else in that of the propositions."""
    places = {id: place for place, id in enumerate(propositions)}
    return sorted(
        rows,
        key=lambda row: (row.get("file", ""), row.get("row") or 0, places[row["proposition"]]),
    )


def _make_recommendation(
    paper: str, id: str, rows: Sequence[StatementCells], propositions: Mapping[str, Proposition]
) -> Recommendation:
    """The recommendation that rows make together; it is as firm as the firmest of them.

    Where one of them is of no strength it has none itself, or that one would pass for as firm.
    """
    first = rows[0]
    strengths: list[Strength | None] = [row.get("strength") or None for row in rows]
    firmest = next((one for one in STRENGTHS if one in strengths), None)
    strength = firmest if all(strengths) else None
    positions = [
        StanceOn(
            row["proposition"],
            STANCES_BY_NUMBER[row["stance"]],
            row.get("condition", ""),
            tuple(row.get("by", ())),
            None if own == strength else own,
        )
        for row, own in zip(rows, strengths, strict=True)
    ]
    statement = first.get("statement")
    if not statement:
        about = propositions[first["proposition"]].statement
        statement = SAYING[STANCES_BY_NUMBER[first["stance"]]].format(about)
    return Recommendation(
        paper,
        id,
        statement,
        tuple(first.get("actors", ())),
        tuple(first.get("targets", ())),
        first.get("instrument", ""),
        strength,
        tuple(positions),
        date=first.get("date", ""),
        line=first.get("row") or 0,
    )
