"""Which column of a table of another making is which of ours."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from policy_compare.corpus.tables.table_columns import detail_columns
from policy_compare.errors import CallError
from policy_compare.names import fold_name, nearest_names
from policy_compare.statement_table import COLUMNS

TableKind = Literal["positions", "recommendations"]
TABLE_KINDS: tuple[TableKind, ...] = ("positions", "recommendations")

#: A column for one author's name, to be taken whole.
AUTHOR = "author"

#: Other names of our columns, by what kind of table has them.
_OTHER: Mapping[TableKind, Mapping[str, str]] = {
    "positions": {"title": "proposition_statement", "topic": "proposition_topics"},
    "recommendations": {
        "id": "recommendation",
        "from": AUTHOR,
        "to": "actors",
        "text": "statement",
        "title": "paper_title",
        "topic": "topics",
    },
}

#: The columns that a table needs, by its kind.
_NEEDED: Mapping[TableKind, tuple[str, ...]] = {
    "positions": ("proposition", "stance"),
    "recommendations": ("statement",),
}
#: One of these says whose a row is.
OWNERS = (AUTHOR, "authors", "paper")


class ImportOptions(NamedTuple):
    """How a table is to be read.

    ``kind`` is what a row is, None where the columns are to tell. ``columns`` maps fields to the
    table's columns, ``stances`` its words to stances (or to ``silent``), ``separators`` fields
    with lists to what stands between the items.
    """

    kind: TableKind | None = None
    columns: Mapping[str, str] = {}
    stances: Mapping[str, str] = {}
    separators: Mapping[str, str] = {}


def field_names(kind: TableKind) -> dict[str, str]:
    """Every name that a field goes by, with the column of ours that it is."""
    return {**_OTHER[kind], **{name: name for name in (AUTHOR, *COLUMNS, *detail_columns())}}


def resolve_field(option: str, given: str, kind: TableKind) -> str:
    """The column of ours that a field's name means.

    Raises:
        CallError: there is no such field.
    """
    column = _columns_by_name(kind).get(fold_name(given))
    if column is None:
        near = nearest_names(given, field_names(kind)) or (*_OTHER[kind], *COLUMNS)
        raise CallError(f"{option}: there is no field '{given}'", f"such as: {', '.join(near)}")
    return column


def match_columns(
    header: Sequence[str], kind: TableKind, names: Mapping[str, str]
) -> dict[str, int]:
    """Where each of our columns stands in the header; ``names`` says what fields are called there.

    Raises:
        CallError: a field or a column that is named is not there, or two columns are one.
    """
    places: dict[str, int] = {}
    for field, name in names.items():
        column = resolve_field("--map", field, kind)
        if name in header:
            places[column] = header.index(name)
            continue
        alike = [place for place, other in enumerate(header) if fold_name(other) == fold_name(name)]
        if len(alike) != 1:
            hint = f"it has: {', '.join(nearest_names(name, header) or header)}"
            raise CallError(f"--map: the table has no column '{name}'", hint)
        places[column] = alike[0]
    mapped = frozenset(places)
    mapped_places = set(places.values())
    columns_by_name = _columns_by_name(kind)
    for place, name in enumerate(header):
        column = columns_by_name.get(fold_name(name), "") if place not in mapped_places else ""
        if column in places and column not in mapped:
            other = header[places[column]]
            raise CallError(
                f"the columns '{other}' and '{name}' would both be {column}",
                f"say which is: --map {column}={other}",
            )
        if column and column not in mapped:
            places[column] = place
    return places


def topics_column(places: Collection[str], kind: TableKind) -> str:
    """Which column has the topics of propositions.

    Where a row of positions says nothing of a recommendation, topics can be no others.
    """
    others = {"proposition_topics", "recommendation", "statement"}
    is_plain = kind == "positions" and others.isdisjoint(places)
    return "topics" if is_plain else "proposition_topics"


def missing_columns(places: Collection[str], kind: TableKind) -> list[str]:
    """The fields that a table of the kind needs, and that are not among these."""
    other_names = {column: name for name, column in _OTHER[kind].items()}
    missing = [other_names.get(name, name) for name in _NEEDED[kind] if name not in places]
    return missing if any(name in places for name in OWNERS) else [AUTHOR, *missing]


def _columns_by_name(kind: TableKind) -> dict[str, str]:
    return {fold_name(name): column for name, column in field_names(kind).items()}
