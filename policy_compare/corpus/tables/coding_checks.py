"""Checks of a table that people coded in, where a cell would say what nobody meant."""

from policy_compare.corpus.tables.sheet import Sheet, text_of_cell
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.problems import ProblemKind
from policy_compare.statement_table import PASSAGE

#: What a spreadsheet shows in a cell whose formula gives nothing.
_ERROR_VALUES = frozenset((
    "#REF!", "#NAME?", "#N/A", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    "#GETTING_DATA",
))  # fmt: skip
#: What ticks a box, or leaves it empty, and is no reason.
_TICKS = frozenset(("true", "false", "yes", "no", "y", "n", "0", "1", "x", "-", "✓", "ja", "nein"))

ERROR_CELL = ProblemKind(
    code="error-cell",
    message="the cell under '{name}' holds an error, {given}",
    hint="write the text itself into the cell, and no formula",
    meaning="A formula of the spreadsheet gave nothing, so what the cell was to say is unknown.",
)

NO_REASON = ProblemKind(
    code="no-reason",
    message="'{given}' under dismissed does not say why the passage urges nothing",
    hint="write why, or empty the cell to keep the recommendation",
    meaning="A reason under dismissed takes the recommendation out. A tick, yes or no there may "
    "mean either.",
)


def check_coding_cells(sheet: Sheet, report: Report) -> None:
    """Report errors of formulas, and ticks in the place of reasons."""
    for row in sheet.rows:
        mark = OwnMark(row.line - 1)
        for name, cell in zip(sheet.header, row.cells, strict=True):
            text = text_of_cell(cell)
            if text in _ERROR_VALUES and name != PASSAGE:
                report(ERROR_CELL, mark, name=name, given=text)
            elif name == "dismissed" and text.casefold() in _TICKS:
                report(NO_REASON, mark, given=text)
