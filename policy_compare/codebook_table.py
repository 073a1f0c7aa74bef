"""A codebook as a table, an entry a row: its columns, and what stands in them.

A workbook has it beside the recommendations, and it is read from there again.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from policy_compare.model import Codebook
from policy_compare.statement_table import codebook_values

#: The sheets of a workbook that hold the statements, and the codebook that they are coded with.
STATEMENT_SHEET, CODEBOOK_SHEET = "recommendations", "codebook"

#: What an entry of each section is called, and what the codebook itself.
ENTRY_KINDS = {
    "topics": "topic",
    "propositions": "proposition",
    "tensions": "tension",
    "actors": "actor",
    "instruments": "instrument",
}
WHOLE = "codebook"
#: With what the kind of a former name begins, which has the id that it leads to under ``now``.
FORMER = "former "

#: The columns: behind kind and id, the keys of the codebook's file.
ENTRY_COLUMNS = (
    "kind", "id", "label", "statement", "topics", "part_of", "between", "why", "aliases",
    "keywords", "about", "title", "date", "quote_words", "now",
)  # fmt: skip
#: Those that hold lists; in a cell each item has a line.
ENTRY_LISTS = frozenset(("topics", "part_of", "between", "aliases", "keywords"))

EntryRow = tuple[str | int | None, ...]


def codebook_rows(book: Codebook) -> Iterator[EntryRow]:
    """A row for the codebook itself, one for each of its entries, and for each former name."""
    values = codebook_values(book)
    sections = {section: values.pop(section, {}) for section in ENTRY_KINDS}
    former_names = values.pop("former_names", {})
    yield _entry_row(WHOLE, None, values)
    for section, entries in sections.items():
        with_ids = (
            entries.items() if isinstance(entries, dict) else ((None, entry) for entry in entries)
        )
        for id, entry in with_ids:
            yield _entry_row(ENTRY_KINDS[section], id, entry)
    for section, ids in former_names.items():
        for former_id, id in ids.items():
            yield _entry_row(f"{FORMER}{section}", former_id, {"now": id})


def _entry_row(kind: str, id: str | None, values: Mapping[str, Any]) -> EntryRow:
    cells = (values.get(column) for column in ENTRY_COLUMNS[2:])
    return kind, id, *("\n".join(cell) if isinstance(cell, list) else cell for cell in cells)
