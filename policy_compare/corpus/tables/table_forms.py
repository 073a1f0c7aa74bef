"""Tells by a table's columns what its rows are, as far as they tell it."""

from typing import NamedTuple

from policy_compare.corpus.tables.foreign_columns import (
    TABLE_KINDS,
    ImportOptions,
    TableKind,
    match_columns,
    missing_columns,
)
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.tables.wide_tables import WideShape, shapes_of_wide_table
from policy_compare.errors import CallError

#: What a row is, in the words of a question.
_IN_WORDS = {
    "positions": "somebody's stance on a proposition",
    "recommendations": "a recommendation",
    "proposition": "a question",
    "author": "somebody who answers",
}


class TableForm(NamedTuple):
    """What a table's rows are.

    A wide table has a ``shape``. ``in_words`` end the question whether a row is so, and the
    ``option`` with its value answers it.
    """

    kind: TableKind
    in_words: str
    option: tuple[str, str]
    shape: WideShape | None = None


def forms_of_table(sheet: Sheet, options: ImportOptions) -> list[TableForm]:
    """Every form that the table may have: one, or several where the columns do not tell which.

    Raises:
        CallError: it has none, or a field or a column that the options name is not there.
    """
    kinds = (options.kind,) if options.kind else TABLE_KINDS
    missing = {}
    errors = []
    for kind in kinds:
        try:
            missing[kind] = missing_columns(
                match_columns(sheet.header, kind, options.columns), kind
            )
        except CallError as error:
            errors.append(error)
    if not missing:
        raise errors[-1]
    complete = [kind for kind, names in missing.items() if not names]
    if len(complete) > 1 and {"recommendation", "statement"} <= set(sheet.header):
        # The columns of an export: what it says of positions, these rows say too.
        complete = ["recommendations"]
    forms = [TableForm(kind, _IN_WORDS[kind], ("--as", kind)) for kind in complete]
    if not forms and "positions" in missing:
        forms = [
            TableForm(
                "positions",
                _IN_WORDS[shape.row_field],
                ("--map", f"{shape.row_field}={sheet.header[shape.label_place]}"),
                shape,
            )
            for shape in shapes_of_wide_table(sheet, options)
        ]
    if forms:
        return forms
    columns = ", ".join(filter(None, sheet.header))
    if options.kind:
        names = missing[options.kind]
        raise CallError(
            f"the table has no column for {' and '.join(names)}",
            f"say which it is, such as --map {names[0]}=COLUMN; it has: {columns}",
        )
    raise CallError(
        f"its columns do not tell what a row is: {columns}",
        " or ".join(
            f"--as {kind} {' '.join(f'--map {name}=COLUMN' for name in names)}"
            for kind, names in missing.items()
        ),
    )
