"""A workbook as XLSX. Every cell is text: nothing that a paper says is ever computed."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from policy_compare.errors import CallError
from policy_compare.views.workbook import SheetCell, SheetColumn, Workbook, WorkbookSheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook as XlsxWorkbook
    from xlsxwriter.worksheet import Worksheet

#: The most characters that a cell can have.
_LONGEST = 32_767
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_PROTECTION = {
    "autofilter": True, "format_columns": True, "format_rows": True, "insert_rows": True,
}  # fmt: skip
_PROTECTION_OF_WHAT_IS_SHOWN = {"format_columns": True, "format_rows": True}
_LISTS = "lists"

#: The width of columns with texts to be read, in characters, the height of a line in points,
#: and the most lines that a row shows.
_WIDE = 40
_LINE = 15
_MOST_LINES = 12
#: XLSX's number for the size of paper.
_A3 = 8


def workbook_bytes(workbook: Workbook) -> bytes:
    """The content of the XLSX file.

    Raises:
        CallError: XlsxWriter is not installed, or a text is longer than any cell.
    """
    try:
        # Imported here because no other answer needs it.
        import xlsxwriter  # noqa: PLC0415
    except ImportError as error:
        raise CallError(
            "a workbook is written with XlsxWriter, which is not installed",
            "pip install 'policy-compare[tables]', or name a file that ends in .csv",
        ) from error
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        writer = _SheetWriter(book, workbook)
        for sheet in workbook.sheets:
            writer.write_sheet(sheet)
        writer.write_lists()
    return content.getvalue()


class _SheetWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, book: "XlsxWorkbook", workbook: Workbook) -> None:
        self._book = book
        self._lists = workbook.lists
        text = {"num_format": "@", "text_wrap": True, "valign": "top"}
        border = {"border": 1, "border_color": "#C0C0C0"}
        self._locked = book.add_format({**text, **border, "bg_color": "#EFEFEF"})
        self._free = book.add_format({**text, **border, "locked": False})
        self._head = book.add_format({**text, "bold": True, "bg_color": "#D9E2EC", "bottom": 1})
        self._bold = book.add_format({"bold": True})
        self._unfilled = book.add_format({"bg_color": "#FFF4CC"})

    def write_sheet(self, sheet: WorkbookSheet) -> None:
        """Add a sheet behind the others."""
        page = self._book.add_worksheet(sheet.name)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            _write_text(page, 0, place, column.name, self._head)
        styles = [
            self._free if sheet.filled and not column.locked else self._locked
            for column in sheet.columns
        ]
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, _row_height(sheet.columns, row))
            for place, (style, cell) in enumerate(zip(styles, row, strict=True)):
                self._write_cell(page, number, place, style, cell)
        last = max(len(sheet.rows), 1)
        page.freeze_panes(1, sheet.fixed)
        page.set_landscape()
        page.set_paper(_A3)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        if sheet.hidden:
            page.very_hidden()
        if sheet.filled:
            page.autofilter(0, 0, last, len(sheet.columns) - 1)
            self._offer_choices(page, sheet.columns, last)
        page.protect("", _PROTECTION if sheet.filled else _PROTECTION_OF_WHAT_IS_SHOWN)

    def write_lists(self) -> None:
        """Add a hidden sheet with the lists, each under its name."""
        page = self._book.add_worksheet(_LISTS)
        page.very_hidden()
        for place, texts in enumerate(self._lists.values()):
            for number, text in enumerate(texts):
                _write_text(page, number, place, text, None)

    def _write_cell(
        self, page: "Worksheet", row: int, place: int, style: Any, cell: SheetCell
    ) -> None:
        if isinstance(cell, str):
            _write_text(page, row, place, cell, style)
            return
        before, bold, after = cell
        if before or after:
            parts = [part for part in (before, self._bold, bold, after) if part]
            page.write_rich_string(row, place, *parts, style)
        else:
            _write_text(page, row, place, bold, style)

    def _offer_choices(self, page: "Worksheet", columns: Sequence[SheetColumn], last: int) -> None:
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


def _row_height(columns: Sequence[SheetColumn], row: Sequence[SheetCell]) -> int:
    """How high a row must be to show what stands in wide columns; not every program sees to it."""
    lines = [
        len("".join(cell)) / column.width
        for column, cell in zip(columns, row, strict=True)
        if column.width >= _WIDE
    ]
    # A line holds fewer characters than fit in it, since it ends with a word.
    return _LINE * min(ceil(1.1 * max(lines, default=0)) or 1, _MOST_LINES)


def _write_text(page: "Worksheet", row: int, place: int, text: str, style: Any) -> None:
    """Write a text as text, however much it looks like a number or a formula.

    Raises:
        CallError: it is longer than a cell can be.
    """
    if len(text) > _LONGEST:
        raise CallError(
            f"a text of {len(text):,} characters fits in no cell: “{text[:40]} …”",
            "export to CSV, or make it shorter",
        )
    if text:
        page.write_string(row, place, text, style)
    else:
        page.write_blank(row, place, None, style)
