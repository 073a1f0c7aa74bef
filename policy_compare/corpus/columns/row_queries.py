"""The queries that make of the files' columns, whatever they have, rows of one form."""

from collections.abc import Iterable, Mapping, Sequence

from policy_compare.column_statements import STANCE_NUMBERS, statement_cells
from policy_compare.corpus.columns.column_form import (
    COLUMNS_BY_TABLE,
    POSITIONS,
    SEPARATOR,
    ColumnType,
)
from policy_compare.engine.protocol import FILE_NUMBER, ROW_NUMBER, Cell
from policy_compare.model import Recommendation, StanceOn

_NO_TEXTS = "CAST([] AS VARCHAR[])"
#: What is asked for as it is, so that the engine knows where in a file it stands.
_SOUGHT = frozenset(("unit", "paper", "proposition", "stance"))


def rows_query(table: str, source: str, types: Mapping[str, str]) -> str:
    """The rows of ``source``, which has columns of these types, as ones of the table.

    Every column of the table's form is there; what is not said is an empty text or list.
    """
    cells = (
        f'{_cell(name, wanted, types.get(name, ""))} AS "{name}"'
        for name, wanted in COLUMNS_BY_TABLE[table].items()
    )
    return f"SELECT {', '.join(cells)}, {FILE_NUMBER}, {ROW_NUMBER} FROM {source}"


def _cell(name: str, wanted: ColumnType, kind: str) -> str:
    """A column that has this kind of type in its files, or is in none."""
    column = f'"{name}"'
    if wanted == "whole":
        return column if kind else "CAST(NULL AS BIGINT)"
    if wanted != "texts":
        text = column if name in _SOUGHT else f"COALESCE(CAST({column} AS VARCHAR), '')"
        return text if kind else "''"
    if not kind:
        return _NO_TEXTS
    texts = f"COALESCE({column}, {_NO_TEXTS})"
    if kind == "VARCHAR":
        texts = f"string_split(COALESCE({column}, ''), '{SEPARATOR}')"
    return f"list_filter({texts}, lambda item: item <> '')"


def propositions_query(*, of_topics: bool) -> str:
    """The propositions in the order of their rows: all, or those of chosen topics or named."""
    where = (
        "WHERE id IN (SELECT id FROM named_propositions) OR id IN (SELECT p.id FROM"
        " propositions_rows p, unnest(p.topics) AS x(topic)"
        " WHERE x.topic IN (SELECT topic FROM chosen_topics))"
    )
    return (
        f"SELECT id, statement, topics, about FROM propositions_rows {where if of_topics else ''}"
        f" ORDER BY {FILE_NUMBER}, {ROW_NUMBER}"
    )


def statements_query(keys: Sequence[str], fields: Iterable[str], *, is_numbered: bool) -> str:
    """The rows of positions as statements; their papers are found by the ``keys``.

    A statement without a recommendation of its own gets the proposition's id as one, and
    where this ``is_numbered`` further ones of a paper the same with a number.
    """
    # A statement's paper need not be looked up where nobody asks: the names are grouped for that.
    papers = (
        f"SELECT {', '.join(keys)}, max(place) AS place FROM paper_keys GROUP BY {', '.join(keys)}"
    )
    on = (
        f"COALESCE(r.{key}, '') = k.{key}" if len(keys) > 1 else f"r.{key} = k.{key}"
        for key in keys
    )
    stances = " ".join(f"WHEN '{name}' THEN {number}" for name, number in STANCE_NUMBERS.items())
    made_id = "r.proposition"
    if is_numbered:
        number = (
            "row_number() OVER (PARTITION BY k.place, r.proposition, r.recommendation = ''"
            f" ORDER BY r.{FILE_NUMBER}, r.{ROW_NUMBER})"
        )
        made_id = (
            f"concat({made_id}, CASE WHEN {number} > 1 THEN concat('-', {number}) ELSE '' END)"
        )
    cells = "".join(f', r."{field}"' for field in fields)
    return (
        f"SELECT CAST(k.place AS INTEGER) AS paper, r.proposition, CASE r.stance {stances} END AS"
        f" stance, CASE WHEN r.recommendation <> '' THEN r.recommendation ELSE {made_id} END AS"
        f" recommendation{cells} FROM positions_rows r LEFT JOIN ({papers}) k ON {' AND '.join(on)}"
    )


def statements_beside_query(fields: Iterable[str]) -> str:
    """The statements of papers beside the columns, as ``columns_of_statements`` gives them."""
    kinds = COLUMNS_BY_TABLE[POSITIONS]
    cells = "".join(f", {_cell(field, kinds[field], 'VARCHAR')}" for field in fields)
    return (
        "SELECT CAST(paper AS INTEGER), proposition, CAST(stance AS INTEGER), recommendation"
        f"{cells} FROM statements_beside"
    )


def columns_of_statements(
    statements: Iterable[tuple[int, Recommendation, StanceOn]], fields: Iterable[str]
) -> dict[str, list[Cell]]:
    """Statements of papers in these places, as columns."""
    columns: dict[str, list[Cell]] = {}
    for place, recommendation, stance_on in statements:
        cells = {"paper": place, **statement_cells(recommendation, stance_on)}
        for name in ("paper", "proposition", "stance", "recommendation", *fields):
            cell = cells[name]
            text = SEPARATOR.join(cell) if isinstance(cell, tuple) else cell
            columns.setdefault(name, []).append(text)
    return columns
