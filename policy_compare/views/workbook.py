"""A spreadsheet's own file as values: its sheets, and the lists that cells are chosen from."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Union

from policy_compare.views.phrases import Role
from policy_compare.views.table import Value


class WordsInBold(NamedTuple):
    """Words of a cell of which those in the middle are bold."""

    before: str
    bold: str
    after: str


class ShadedWords(NamedTuple):
    """Words of a cell on the colour of their role, the darker the greater ``shade`` (0 to 1)."""

    text: str
    role: Role = ""
    shade: float | None = None


#: What can stand in a cell.
SheetCell = Union[Value, WordsInBold, ShadedWords]


class SheetColumn(NamedTuple):
    """A column of a sheet, ``width`` in characters.

    What is ``locked`` nobody can change. A cell can be chosen from the list ``choices``, which
    is in the workbook's lists; where it is ``strict`` it can be nothing else. A cell that is
    ``open`` is shown as one that is still to be filled. Among ``dates`` a text that is a full one
    becomes a date to the spreadsheet.
    """

    name: str
    width: int
    locked: bool = False
    choices: str = ""
    strict: bool = True
    open: bool = False
    dates: bool = False


#: What people may do with a sheet.
SheetUse = Literal["locked", "form", "free"]


class WorkbookSheet(NamedTuple):
    """A sheet: a row with the columns' names, and the rows below it.

    The first ``fixed`` columns stay in sight. What is ``hidden`` is for programs alone. Into a
    ``form`` people fill what is asked, and may add rows; with a ``free`` sheet they do what they
    like.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[SheetCell]]
    fixed: int = 0
    hidden: bool = False
    use: SheetUse = "locked"


class Workbook(NamedTuple):
    """All sheets, and the texts of the lists by name."""

    sheets: tuple[WorkbookSheet, ...]
    lists: Mapping[str, tuple[str, ...]] = {}
