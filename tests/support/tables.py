"""Tables that tests read as the command import does."""

from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.imports import ImportedTable, import_sheet
from policy_compare.corpus.tables.table_file import read_table_file
from policy_compare.corpus.tables.table_forms import forms_of_table
from policy_compare.corpus.yaml.report import Report


def read_foreign_table(
    data: bytes,
    file: str,
    options: ImportOptions,
    codebook: tuple[str, bytes] | None = None,
    title_and_about: tuple[str, str] = ("", ""),
) -> ImportedTable:
    """The corpus that the table in ``data``, the content of ``file``, makes."""
    report = Report(file)
    sheet = read_table_file(data, report)
    if sheet is None:
        return ImportedTable(None, tuple(report.problems))
    (form,) = forms_of_table(sheet, options)
    return import_sheet(sheet, form, options, report, codebook, title_and_about)
