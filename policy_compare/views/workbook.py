"""A spreadsheet's own file as values: its sheets, and the lists that cells are chosen from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Union

#: Words of a cell; those of three parts are before, the words in bold, after.
SheetCell = Union[str, tuple[str, str, str]]


class SheetColumn(NamedTuple):
    """A column of a sheet, ``width`` in characters.

    What is ``locked`` nobody can change. A cell can be chosen from the list ``choices``, which
    is in the workbook's lists; where it is ``strict`` it can be nothing else. A cell that is
    ``open`` is shown as one that is still to be filled.
    """

    name: str
    width: int
    locked: bool = False
    choices: str = ""
    strict: bool = True
    open: bool = False


class WorkbookSheet(NamedTuple):
    """A sheet: a row with the columns' names, and the rows below it.

    The first ``fixed`` columns stay in sight. What is ``hidden`` is for programs alone. In a
    sheet that is to be ``filled`` people may add rows; any other is locked.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[SheetCell]]
    fixed: int = 0
    hidden: bool = False
    filled: bool = False


class Workbook(NamedTuple):
    """All sheets, and the texts of the lists by name."""

    sheets: tuple[WorkbookSheet, ...]
    lists: Mapping[str, tuple[str, ...]] = {}
