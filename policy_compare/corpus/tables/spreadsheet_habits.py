"""Undoes what spreadsheets do to dates and numbers, where it is plain what they were.

Whoever types ``2024-05-01`` into a spreadsheet finds ``01.05.2024`` or ``5/31/2024`` in the CSV
that it saves, and ``3,0`` for the third paragraph.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from policy_compare.corpus.tables.sheet import Row, Sheet

_WHOLE_NUMBER: Final = re.compile(r"(\d+)[.,]0+")
_WITH_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d?:\d\d.*")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)")
_WITH_POINTS: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_WITH_STROKES: Final = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


def without_spreadsheet_habits(sheet: Sheet) -> Sheet:
    """The table of our columns as it was before a spreadsheet had it.

    ``5/1/2024`` stays as it is where no other date of its column tells which number is the day.
    """
    replacements = {}
    for place, name in enumerate(sheet.header):
        if name in _HABITS:
            texts = {cell for row in sheet.rows if isinstance(cell := row.cells[place], str)}
            replacements[place] = _HABITS[name](texts - {""})
    if not any(replacements.values()):
        return sheet
    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        for place, replacement in replacements.items():
            cell = cells[place]
            cells[place] = replacement.get(cell, cell) if isinstance(cell, str) else cell
        rows.append(Row(row.line, cells))
    return sheet._replace(rows=rows)


def _in_small_letters(texts: Iterable[str]) -> Mapping[str, str]:
    return {text: text.casefold() for text in texts if text != text.casefold()}


def _without_decimals(texts: Iterable[str]) -> Mapping[str, str]:
    return {text: match[1] for text in texts if (match := _WHOLE_NUMBER.fullmatch(text))}


def _in_order_of_iso(texts: Iterable[str]) -> Mapping[str, str]:
    """What each date of a column is that is not in the order of ISO 8601, where that is plain."""
    replacement = {}
    with_strokes = {text: match for text in texts if (match := _WITH_STROKES.fullmatch(text))}
    days_first = any(int(match[1]) > 12 for match in with_strokes.values())
    months_first = any(int(match[2]) > 12 for match in with_strokes.values())
    for text in texts:
        if match := _WITH_TIME.fullmatch(text):
            replacement[text] = match[1]
        elif match := _YEAR_FIRST.fullmatch(text):
            replacement[text] = _iso_date(*match.groups())
        elif match := _WITH_POINTS.fullmatch(text):
            replacement[text] = _iso_date(*match.groups()[::-1])
    if days_first != months_first:
        for text, match in with_strokes.items():
            first, second, year = match.groups()
            replacement[text] = (
                _iso_date(year, second, first) if days_first else _iso_date(year, first, second)
            )
    return replacement


def _iso_date(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"


#: What is done to the texts of a column: what takes the place of which.
_HABITS: Final[Mapping[str, Callable[[Iterable[str]], Mapping[str, str]]]] = {
    **dict.fromkeys(("issued", "date", "paper_accessed"), _in_order_of_iso),
    **dict.fromkeys(("paragraph", "page"), _without_decimals),
    **dict.fromkeys(("strength", "position_strength"), _in_small_letters),
}
