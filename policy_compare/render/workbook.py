"""A workbook as XLSX. Text stays text, however it looks: nothing that a paper says is computed."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook as XlsxWorkbook
from xlsxwriter.worksheet import Worksheet

from policy_compare.errors import CallError
from policy_compare.render.palette import INK, SHADES, shade_class, shade_step
from policy_compare.render.safe_text import safe_text
from policy_compare.views.sheets import shown_text, table_workbook
from policy_compare.views.table import Table, View
from policy_compare.views.workbook import (
    ShadedWords,
    SheetCell,
    SheetColumn,
    SheetUse,
    WordsInBold,
    Workbook,
    WorkbookSheet,
)

#: The most characters that a cell can have.
_LONGEST = 32_767
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
#: When the file says that it was made, so that it is the same each time.
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001
_PROTECTIONS: Mapping[SheetUse, dict[str, bool]] = {
    "locked": {"format_columns": True, "format_rows": True},
    "form": dict.fromkeys(("autofilter", "format_columns", "format_rows", "insert_rows"), True),
}
_LISTS = "lists"

#: The width of columns with texts to be read, in characters, the height of a line in points,
#: and the most lines that a row shows.
_WIDE = 40
_LINE = 15
_MOST_LINES = 12
#: XLSX's numbers for the sizes of paper, and the most characters that go across each.
_A3, _A4 = 8, 9
_ACROSS_A3, _ACROSS_A4 = 260, 180

_FULL_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Before this year, spreadsheets do not agree on the days.
_FIRST_YEAR = 1901
#: How numbers are shown; they are kept in full.
_NUMBERS = {int: "0", float: "0.000"}

#: The form of an answer that makes a workbook of its own of its table.
_FORM = "workbook"


def render(view: View) -> bytes:
    """The workbook that the view has, or else its table as a sheet.

    Raises:
        CallError: a text is longer than any cell, or there are too many rows.
    """
    make_workbook: Callable[[Table], Workbook] = view.forms.get(_FORM, table_workbook)
    return workbook_bytes(make_workbook(view.table()))


def workbook_bytes(workbook: Workbook) -> bytes:
    """The content of the XLSX file.

    Raises:
        CallError: a text is longer than any cell, or there are too many rows.
    """
    content = BytesIO()
    with XlsxWorkbook(content, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        writer = _SheetWriter(book, workbook)
        for sheet in workbook.sheets:
            writer.write_sheet(sheet)
        writer.write_lists()
    return content.getvalue()


class _SheetWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, book: XlsxWorkbook, workbook: Workbook) -> None:
        self._book = book
        self._lists = workbook.lists
        self._shown = {"text_wrap": True, "valign": "top"}
        text = {**self._shown, "num_format": "@"}
        border = {"border": 1, "border_color": "#C0C0C0"}
        self._locked = book.add_format({**text, **border, "bg_color": "#EFEFEF"})
        fillable = book.add_format({**text, **border, "locked": False})
        self._head = book.add_format({**text, "bold": True, "bg_color": "#D9E2EC", "bottom": 1})
        self._text = book.add_format(text)
        self._styles: Mapping[SheetUse, Any] = {
            "locked": self._locked, "form": fillable, "free": self._text,
        }  # fmt: skip
        self._date = book.add_format({**self._shown, "num_format": "yyyy-mm-dd"})
        self._numbers = {
            kind: book.add_format({**self._shown, "num_format": number_format})
            for kind, number_format in _NUMBERS.items()
        }
        self._shades: dict[tuple[str, int], Any] = {}
        self._bold = book.add_format({"bold": True})
        self._unfilled = book.add_format({"bg_color": "#FFF4CC"})

    def write_sheet(self, sheet: WorkbookSheet) -> None:
        """Add a sheet behind the others.

        Raises:
            CallError: it has more rows or columns than any sheet, or a text fits in no cell.
        """
        page = self._book.add_worksheet(sheet.name)
        _check_size(page, sheet)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            _write_text(page, 0, place, column.name, self._head)
        style_of_sheet = self._styles[sheet.use]
        styles = [self._locked if column.locked else style_of_sheet for column in sheet.columns]
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, _row_height(sheet.columns, row))
            for place, (column, style, cell) in enumerate(
                zip(sheet.columns, styles, row, strict=True)
            ):
                if cell or cell == 0 or sheet.use != "free":
                    self._write_cell(page, number, place, style, cell, dates=column.dates)
        last = max(len(sheet.rows), 1)
        _set_up_printing(page, sheet)
        page.freeze_panes(1, sheet.fixed)
        # Spreadsheets would mark each page number that is kept as text.
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        if sheet.hidden:
            page.very_hidden()
        if sheet.use != "locked":
            page.autofilter(0, 0, last, len(sheet.columns) - 1)
            self._offer_choices(page, sheet.columns, last)
        if sheet.use in _PROTECTIONS:
            page.protect("", _PROTECTIONS[sheet.use])

    def write_lists(self) -> None:
        """Add a hidden sheet with the lists, each under its name, if there are any."""
        if not self._lists:
            return
        page = self._book.add_worksheet(_LISTS)
        page.very_hidden()
        for place, texts in enumerate(self._lists.values()):
            for number, text in enumerate(texts):
                _write_text(page, number, place, text, None)

    def _write_cell(
        self, page: Worksheet, row: int, place: int, style: Any, cell: SheetCell, *, dates: bool
    ) -> None:
        if isinstance(cell, int | float) and type(cell) in _NUMBERS:
            page.write_number(row, place, cell, self._numbers[type(cell)])
        elif isinstance(cell, WordsInBold):
            before, bold, after = map(safe_text, cell)
            if before or after:
                parts = [part for part in (before, self._bold, bold, after) if part]
                page.write_rich_string(row, place, *parts, style)
            else:
                _write_text(page, row, place, bold, style)
        elif isinstance(cell, ShadedWords):
            _write_text(page, row, place, cell.text, self._shade(cell))
        else:
            text = shown_text(cell)
            day = _full_date(text) if dates else None
            if day:
                page.write_datetime(row, place, day, self._date)
            else:
                _write_text(page, row, place, text, style)

    def _shade(self, cell: ShadedWords) -> Any:
        """The look of a cell: the colour repeats what its words say."""
        if not shade_class(cell.role, cell.shade):
            return self._text
        key = (cell.role, shade_step(cell.shade))
        if key not in self._shades:
            colours = {"bg_color": SHADES[key[0]][key[1]], "font_color": INK}
            look = {**self._shown, **colours, "align": "center", "num_format": "@"}
            self._shades[key] = self._book.add_format(look)
        return self._shades[key]

    def _offer_choices(self, page: Worksheet, columns: Sequence[SheetColumn], last: int) -> None:
        """Let cells be chosen from their lists, and show which are still to be filled."""
        names = list(self._lists)
        for place, column in enumerate(columns):
            if column.open:
                style = {"type": "blanks", "format": self._unfilled}
                page.conditional_format(1, place, last, place, style)
            texts = self._lists.get(column.choices)
            if not texts:
                continue
            letter = chr(ord("A") + names.index(column.choices))
            options: dict[str, Any] = {
                "validate": "list",
                "source": f"={_LISTS}!${letter}$1:${letter}${len(texts)}",
                "show_error": column.strict,
                "error_title": column.name,
                "error_message": "Choose one from the list, which is in the sheet codebook.",
            }
            page.data_validation(1, place, last, place, options)


def _check_size(page: Worksheet, sheet: WorkbookSheet) -> None:
    """Stop before what stands beyond the last row or column is lost.

    Raises:
        CallError: there are too many.
    """
    for count, limit, what in (
        (len(sheet.rows) + 1, page.xls_rowmax, "rows"),
        (len(sheet.columns), page.xls_colmax, "columns"),
    ):
        if count > limit:
            raise CallError(
                f"{count:,} {what} are more than the {limit:,} of a sheet",
                "export to CSV, or choose fewer with --topic or --paper",
            )


def _set_up_printing(page: Worksheet, sheet: WorkbookSheet) -> None:
    """Print the sheet across as few pages as can be read, each with its heads and its number."""
    across = sum(column.width for column in sheet.columns)
    page.set_landscape()
    page.set_paper(_A4 if across <= _ACROSS_A4 else _A3)
    page.fit_to_pages(ceil(across / _ACROSS_A3), 0)
    page.repeat_rows(0)
    if sheet.fixed:
        page.repeat_columns(0, sheet.fixed - 1)
    # Lines between the cells are printed, too.
    page.hide_gridlines(0)
    page.set_footer("&L&A&R&P / &N")


def _full_date(text: str) -> date | None:
    """The day that a text says, where it says one that all spreadsheets know."""
    if not _FULL_DATE.fullmatch(text):
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return day if day.year >= _FIRST_YEAR else None
    return None


def _row_height(columns: Sequence[SheetColumn], row: Sequence[SheetCell]) -> int:
    """How high a row must be to show what stands in wide columns; not every program sees to it."""
    lines = 0.0
    for column, cell in zip(columns, row, strict=True):
        if column.width >= _WIDE and cell:
            text = shown_text(cell)
            lines = max(lines, text.count("\n") + len(text) / column.width)
    # A line holds fewer characters than fit in it, since it ends with a word.
    return _LINE * min(ceil(1.1 * lines) or 1, _MOST_LINES)


def _write_text(page: Worksheet, row: int, place: int, text: str, style: Any) -> None:
    """Write a text as text, however much it looks like a number or a formula.

    Raises:
        CallError: it is longer than a cell can be.
    """
    if len(text) > _LONGEST:
        raise CallError(
            f"a text of {len(text):,} characters fits in no cell: “{text[:40]} …”",
            "export to CSV, or make it shorter",
        )
    text = safe_text(text)
    if text:
        page.write_string(row, place, text, style)
    else:
        page.write_blank(row, place, None, style)
