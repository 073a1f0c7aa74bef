"""The form of Parquet files of a large corpus, by which what reads and writes them agrees.

A corpus may hold its positions in ``positions.parquet``, or in the files of a folder
``positions``, at any depth; beside them propositions and papers may have a file each.
"""

from collections.abc import Mapping
from typing import Final, Literal

#: What a column holds: a text, a list of texts (or these in one text, see ``SEPARATOR``), a
#: whole number, or a date as EDTF has it. What is empty or null is not said.
ColumnType = Literal["text", "texts", "whole", "date"]

#: The names of the tables, which are those of their files without the suffix.
POSITIONS, PROPOSITIONS, PAPERS = "positions", "propositions", "papers"
SUFFIX: Final = ".parquet"

#: Every column of each table, in the order in which they are written.
COLUMNS_BY_TABLE: Final[Mapping[str, Mapping[str, ColumnType]]] = {
    POSITIONS: {
        "unit": "text", "paper": "text", "recommendation": "text", "proposition": "text",
        "stance": "text", "strength": "text", "condition": "text", "by": "texts",
        "actors": "texts", "targets": "texts", "instrument": "text", "date": "date",
        "statement": "text", "file": "text", "row": "whole",
    },
    PROPOSITIONS: {"id": "text", "statement": "text", "topics": "texts", "about": "text"},
    PAPERS: {
        "id": "text", "title": "text", "authors": "texts", "publisher": "text", "issued": "date",
        "type": "text",
    },
}  # fmt: skip

#: The columns without which a table is none; of positions, ``unit`` or ``paper`` too.
REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    POSITIONS: ("proposition", "stance"),
    PROPOSITIONS: ("id", "statement"),
    PAPERS: ("id", "title"),
}

#: What stands between the items of a list that is one text.
SEPARATOR: Final = "; "

#: Under which key a file's metadata say by which version of this form it was written, as JSON:
#: ``{"version": 1, "one_statement_each": true, "sorted": true}``. Files of others have none.
METADATA_KEY: Final = "policy_compare"
VERSION: Final = 1
