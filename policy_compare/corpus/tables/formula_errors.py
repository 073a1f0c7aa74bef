"""Finds the cells of an XLSX sheet whose formulas gave nothing: they are read as empty ones.

A cell that shows an error says something other than an empty one: whoever takes it for empty
loses what it was to say. It runs where the workbook is read, within the same limits.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

#: What a formula gives that was never computed.
_NEVER_COMPUTED: Final = "#VALUE!"
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE: Final = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
#: What stands in every sheet that has such a cell, and in few others.
_SIGN: Final = re.compile(r"\st=[\"']e[\"']|<(?:\w+:)?f[\s>/]")
#: A cell that is not empty: its attributes, and what is in it.
_CELL: Final = re.compile(r"<(?:\w+:)?c\s([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE: Final = re.compile(r"<(?:\w+:)?v>([^<]*)<")
_FORMULA: Final = re.compile(r"<(?:\w+:)?f[\s>/]")
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d+)")


def find_formula_errors(data: bytes, sheet_name: str) -> dict[tuple[int, int], str]:
    """The errors by row and column, both from 0, of the sheet; none where it is no XLSX."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            path = _path_of_sheet(archive, sheet_name)
            text = archive.read(path).decode("utf-8", "replace") if path else ""
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return {}
    return dict(_errors_in(text)) if _SIGN.search(text) else {}


def _path_of_sheet(archive: ZipFile, name: str) -> str:
    """Where the archive has the sheet; empty where it has none that is called so."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for element in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(element))
        targets[attributes.get("Id")] = attributes.get("Target", "")
    for element in _SHEET.findall(book):
        attributes = dict(_ATTRIBUTE.findall(element))
        if unescape(attributes.get("name", "")) == name:
            id = next((value for key, value in attributes.items() if key.endswith(":id")), None)
            target = targets.get(id, "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return ""


def _errors_in(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(text):
        attributes, content = dict(_ATTRIBUTE.findall(cell[1])), cell[2]
        match = _VALUE.search(content)
        value, kind = match[1] if match else "", attributes.get("t", "n")
        # An empty text is what a formula may well give.
        never_computed = not value and kind != "str" and _FORMULA.search(content) is not None
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place and (kind == "e" or never_computed):
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            yield (int(place[2]) - 1, column - 1), unescape(value) or _NEVER_COMPUTED
