"""The ways in which statements in columns are urged: strength, condition, who, toward whom, how.

What has a meaning is decided in Python, once for each way, by the code that decides it for a
recommendation of a paper. The engine is given the ways' numbers.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from policy_compare.analysis.positions import Statement
from policy_compare.analysis.selection import NO_IDS, Selection
from policy_compare.column_statements import StatementCells, recommendation_of_row
from policy_compare.column_tables import STATEMENTS, WAY_FIELDS, ColumnTables
from policy_compare.model import Proposition

#: The fields that are lists; an engine compares them as one text, with a sign that no id has.
_LISTS: Final = frozenset({"by", "actors", "targets"})
_BETWEEN: Final = 31


class Way(NamedTuple):
    """A way by its texts, one for each field that there is, and a statement urged in it.

    The statement is of no paper and on no proposition, and its stance means nothing.
    """

    texts: tuple[str, ...]
    statement: Statement


def list_ways(tables: ColumnTables) -> list[Way]:
    """Every way in which anything is urged; one, which says nothing, where there are no fields."""
    fields = _way_fields(tables)
    if not fields:
        return [Way((), _statement_in_way((), ()))]
    texts = ", ".join(map(_text_of_field, fields))
    # In Python's order, so that the numbers do not hang on the engine.
    rows = sorted(tables.engine.rows(f"SELECT DISTINCT {texts} FROM {STATEMENTS} AS s"))
    return [Way(row, _statement_in_way(fields, row)) for row in rows]


def add_ways(tables: ColumnTables, name: str, ways: Sequence[Way], selection: Selection) -> str:
    """Give the engine a table ``name`` of the ways that pass, and tell how it is joined.

    It has the column ``way``, the number of the way among ``ways``; the statements are ``s``.
    """
    passing = [number for number, way in enumerate(ways) if _passes_filters(way, selection)]
    fields = _way_fields(tables)
    columns = {f"text_{n}": [ways[way].texts[n] for way in passing] for n in range(len(fields))}
    tables.engine.add_table(name, {"way": passing, **columns})
    alike = [f"w.text_{place} = {_text_of_field(field)}" for place, field in enumerate(fields)]
    # Where none passes, the engine knows no texts to compare with.
    condition = " AND ".join(alike if passing else ["FALSE"]) or "TRUE"
    return f"JOIN {name} AS w ON {condition}"


def _way_fields(tables: ColumnTables) -> list[str]:
    return [field for field in WAY_FIELDS if field in tables.fields]


def _text_of_field(field: str) -> str:
    return f'array_to_string(s."{field}", chr({_BETWEEN}))' if field in _LISTS else f's."{field}"'


def _statement_in_way(fields: Sequence[str], texts: Sequence[str]) -> Statement:
    said: StatementCells = {"recommendation": "", "stance": 0}
    for field, text in zip(fields, texts, strict=True):
        said[field] = (text.split(chr(_BETWEEN)) if text else ()) if field in _LISTS else text
    recommendation = recommendation_of_row("", said, Proposition("", ""))
    return recommendation._replace(statement=""), recommendation.positions[0]


def _passes_filters(way: Way, selection: Selection) -> bool:
    """Whether what is urged in this way passes every filter but those for topics and papers."""
    others = selection.with_ids(topics=NO_IDS, papers=NO_IDS)
    return others.has_recommendation(way.statement[0]) and others.has_position(*way.statement)
