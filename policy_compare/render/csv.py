"""A table as CSV after RFC 4180: a header row, CRLF, UTF-8; or as spreadsheets would have it."""

import re
from collections.abc import Iterator
from itertools import chain

from policy_compare.formulas import DELIMITERS, guard_formulas
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import Table, Value, View, joined_text, row_batches

#: By this mark spreadsheets know UTF-8.
_MARK = "\ufeff"
_EMPTY_ROW = '""'
_NUMBERS = frozenset((int, float))
#: A text in which nothing needs to be changed, nor in a list of such.
_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9 _./:-]*")
#: So many items of lists are known to be plain at most.
_MOST_PLAIN = 1 << 16


def render(view: View, *, delimiter: str = DELIMITERS[0], bom: bool = False) -> Iterator[str]:
    """The view's table, some rows at a time; with ``bom`` behind the mark of UTF-8."""
    if bom:
        yield _MARK
    yield from _csv_pieces(view.table(), delimiter)


def csv_text(table: Table, delimiter: str = DELIMITERS[0]) -> str:
    """The rows of the table. Lists are joined by ``; ``; what is missing is empty."""
    return "".join(_csv_pieces(table, delimiter))


def _csv_pieces(table: Table, delimiter: str) -> Iterator[str]:
    plain_items: set[str] = set()
    # A column may be called by what a paper is called.
    for batch in row_batches(chain([table.columns], table.rows)):
        # What Python has for it looks at each letter of long lists, which takes the most time.
        columns = [
            map(repr, column)
            if _NUMBERS.issuperset(map(type, column))
            else [_cell_text(cell, delimiter, plain_items) for cell in column]
            for column in zip(*batch, strict=True)
        ]
        rows = zip(*columns, strict=True)
        yield "".join([f"{delimiter.join(row) or _EMPTY_ROW}\r\n" for row in rows])


def _cell_text(value: Value, delimiter: str, plain_items: set[str]) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    if type(value) in _NUMBERS:
        return repr(value)
    if value is None or value == ():
        return ""
    text = joined_text(value)
    if text and not (isinstance(value, tuple) and _are_plain(value, plain_items)):
        text = guard_formulas(safe_text(text), delimiter)
    if delimiter in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _are_plain(items: tuple[str, ...], plain_items: set[str]) -> bool:
    """Whether nothing needs to be changed in any; lists hold the same names again and again."""
    if plain_items.issuperset(items):
        return True
    if len(plain_items) > _MOST_PLAIN or not all(map(_PLAIN.fullmatch, items)):
        return False
    plain_items.update(items)
    return True
