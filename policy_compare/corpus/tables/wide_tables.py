"""Wide tables, with a stance in each cell: questions down and who answers across, or turned."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Final, Literal, NamedTuple

from policy_compare.corpus.tables.foreign_columns import (
    OWNERS,
    ImportOptions,
    match_columns,
    resolve_field,
)
from policy_compare.corpus.tables.sheet import Row, Sheet, text_of_cell
from policy_compare.corpus.tables.stance_columns import find_stance_columns
from policy_compare.names import fold_name

RowField = Literal["proposition", "author"]

#: What a wide table calls the column that says what a row is.
_FIELD_BY_NAME: Final[Mapping[str, RowField]] = {
    **dict.fromkeys(
        ("question", "statement", "thesis", "item", "issue", "policy", "motion", "claim"),
        "proposition",
    ),
    **dict.fromkeys(
        ("party", "participant", "respondent", "candidate", "member", "country", "state", "unit",
         "name", "organisation", "organization", "voter", "group"),
        "author",
    ),
}  # fmt: skip
_IN_WORDS: Final[Mapping[RowField, str]] = {"proposition": "a question", "author": "who answers"}
#: What a row is called that sums up the others.
_TOTALS: Final = frozenset(("total", "totals", "sum", "average", "mean", "count"))

#: The name of a column that only numbers things.
_IDENTIFIER: Final = re.compile(r"(?i)(?:\b|_)(?:id|nr\.?|no\.|number)$")

#: Names that have so many times as many words as others are questions.
_TIMES: Final = 1.5
#: So many columns are named in a note.
_NAMED: Final = 5


class WideShape(NamedTuple):
    """What a wide table is taken for.

    Each row is a ``proposition`` or an ``author`` (who answers), each of the ``stance_places`` the
    other. At ``label_place`` a row says which.
    """

    row_field: RowField
    label_place: int
    stance_places: tuple[int, ...]


def shapes_of_wide_table(sheet: Sheet, options: ImportOptions) -> list[WideShape]:
    """What the table can be taken for: nothing, one shape, or both where its names do not tell.

    Raises:
        CallError: a field or a column that the options name is not there.
    """
    places = match_columns(sheet.header, "positions", options.columns)
    if "stance" in places or ("proposition" in places and not places.keys().isdisjoint(OWNERS)):
        return []
    excluded = {place for place, name in enumerate(sheet.header) if _IDENTIFIER.search(name)}
    excluded |= set(places.values())
    stance_places = find_stance_columns(_without_totals(sheet), options.stances, excluded)
    before_stances = range(min(stance_places, default=0))
    free_places = [place for place in before_stances if place not in excluded]
    label_place, row_field = _told_label(sheet.header, places, free_places)
    if label_place < 0:
        label_place = max(free_places or [0], key=lambda place: _mean_words(_labels(sheet, place)))
    stance_places = [place for place in stance_places if place != label_place]
    if len(stance_places) < 2:
        return []
    row_words = _mean_words(_labels(sheet, label_place))
    column_words = _mean_words(sheet.header[place] for place in stance_places)
    fields: tuple[RowField, ...] = ("proposition", "author")
    if row_field:
        fields = (row_field,)
    elif max(row_words, column_words) >= _TIMES * min(row_words, column_words):
        fields = ("proposition",) if row_words > column_words else ("author",)
    return [WideShape(field, label_place, tuple(stance_places)) for field in fields]


def long_sheet(sheet: Sheet, shape: WideShape) -> Sheet:
    """The table with a row for each stance, and a note of what it was taken for.

    What else the columns say of a row is said of each of its stances.
    """
    label = sheet.header[shape.label_place]
    column_field: RowField = "author" if shape.row_field == "proposition" else "proposition"
    details = [
        place
        for place in range(len(sheet.header))
        if place not in (shape.label_place, *shape.stance_places)
    ]
    rows = []
    for row in _without_totals(sheet).rows:
        name = text_of_cell(row.cells[shape.label_place])
        detail_cells = [row.cells[place] for place in details]
        # A row that nothing names is told once, and not for each of its cells.
        rows += [
            Row(row.line, [name, sheet.header[place], row.cells[place], *detail_cells])
            for place in shape.stance_places[: None if name else 1]
        ]
    totals = [
        f"not read: line {row.line}, which sums up others" for row in sheet.rows if _sums_up(row)
    ]
    columns = [sheet.header[place] for place in shape.stance_places]
    others = f" and {len(columns) - _NAMED} more" if len(columns) > _NAMED else ""
    note = (
        f"a wide table: each row is {_IN_WORDS[shape.row_field]} ({label}), each of these columns "
        f"{_IN_WORDS[column_field]}: {', '.join(columns[:_NAMED])}{others}"
    )
    header = (shape.row_field, column_field, "stance", *(sheet.header[place] for place in details))
    return sheet._replace(header=header, rows=rows, notes=(*sheet.notes, note, *totals))


def options_for_long_sheet(options: ImportOptions) -> ImportOptions:
    """The options without what they say of the columns that a long table calls as we do."""
    columns = {
        field: name
        for field, name in options.columns.items()
        if resolve_field("--map", field, "positions") not in ("proposition", *OWNERS)
    }
    return options._replace(columns=columns)


def _without_totals(sheet: Sheet) -> Sheet:
    return sheet._replace(rows=[row for row in sheet.rows if not _sums_up(row)])


def _sums_up(row: Row) -> bool:
    """Whether a row says what others come to."""
    return not _TOTALS.isdisjoint(text_of_cell(cell).casefold() for cell in row.cells)


def _told_label(
    header: Sequence[str], places: Mapping[str, int], free_places: Sequence[int]
) -> tuple[int, RowField | None]:
    """The place of the column whose name tells what a row is, and what; -1 where none does.

    It is one of ours, at its place, or one of the free places before the stances.
    """
    if "proposition" in places:
        return places["proposition"], "proposition"
    for column in OWNERS:
        if column in places:
            return places[column], "author"
    for place in free_places:
        for word in fold_name(header[place]).split()[-2:]:
            if (field := _FIELD_BY_NAME.get(word)) is not None:
                return place, field
    return -1, None


def _labels(sheet: Sheet, place: int) -> Iterable[str]:
    return (text_of_cell(row.cells[place]) for row in sheet.rows)


def _mean_words(texts: Iterable[str]) -> float:
    """How many words the texts have on average."""
    return fmean([len(text.split()) for text in texts if text] or [0])
