"""Workbooks that tests read: made by XlsxWriter, and ODS as spreadsheets have it."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from tests.support.programs import LIBREOFFICE

_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry>'
    "</manifest:manifest>"
)


def xlsx(*sheets: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets, called Sheet1 and so on; ``merged`` ranges are of the last."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
        for area in merged:
            sheet.merge_range(area, "")
            first = area.partition(":")[0]
            column, row = ord(first[0]) - ord("A"), int(first[1:]) - 1
            sheet.write(row, column, sheets[-1][row][column])
    return file.getvalue()


def ods(rows: str, *, encrypted: bool = False) -> bytes:
    """A workbook with one sheet of these rows, in XML."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _SPREADSHEET)
        archive.writestr(
            "META-INF/manifest.xml",
            _MANIFEST.format("<manifest:encryption-data/>" if encrypted else ""),
        )
        archive.writestr(
            "content.xml",
            "junk"
            if encrypted
            else f'<office:document-content xmlns:office="{_NAMES}:office:1.0" '
            f'xmlns:table="{_NAMES}:table:1.0" xmlns:text="{_NAMES}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Votes">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def ods_row(*cells: str, attributes: str = "") -> str:
    """A row of ODS with these texts, its cells with these attributes."""
    texts = "".join(
        f'<table:table-cell office:value-type="string"{attributes}><text:p>{cell}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{texts}</table:table-row>"


def saved_by_libreoffice(file: Path, folder: Path, ending: str = "xlsx") -> Path:
    """The workbook as LibreOffice saves it once it has opened and computed it."""
    kind = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}[ending]
    subprocess.run(
        [
            LIBREOFFICE.path(), f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless", "--convert-to", kind, "--outdir", str(folder), str(file),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"{file.stem}.{ending}"
