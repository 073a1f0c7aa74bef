"""Reads the codebook that a workbook of ours has on a sheet beside the recommendations."""

from collections.abc import Sequence
from typing import Any

from policy_compare.codebook_table import ENTRY_COLUMNS, ENTRY_KINDS, ENTRY_LISTS, FORMER, WHOLE
from policy_compare.corpus.tables.sheet import Row, text_of_cell
from policy_compare.corpus.yaml.nodes import DUPLICATE_KEY
from policy_compare.corpus.yaml.report import OwnMark, Report

_SECTIONS = {kind: section for section, kind in ENTRY_KINDS.items()}


def read_codebook_rows(rows: Sequence[Row], report: Report) -> dict[str, Any]:
    """The codebook of the rows below the header, under the keys of its file.

    What stands there a second time is reported. A kind that there is none of becomes a key that
    a codebook does not have, and is told when that is read.
    """
    whole: dict[str, Any] = {}
    sections: dict[str, Any] = {}
    for row in rows:
        cells = dict(zip(ENTRY_COLUMNS, map(text_of_cell, row.cells), strict=False))
        kind, id = cells.pop("kind"), cells.pop("id")
        entry = {
            key: text.split("\n") if key in ENTRY_LISTS else text
            for key, text in cells.items()
            if text
        }
        if kind == WHOLE:
            whole |= entry
        elif kind == ENTRY_KINDS["tensions"]:
            sections.setdefault("tensions", []).append(entry)
        elif kind.startswith(FORMER):
            names = sections.setdefault("former_names", {})
            names.setdefault(kind.removeprefix(FORMER), {})[id] = entry.get("now")
        else:
            section = sections.setdefault(_SECTIONS.get(kind, f"kind {kind}"), {})
            if id in section:
                report(DUPLICATE_KEY, OwnMark(row.line - 1), key=id)
            section[id] = entry
    return {**whole, **sections}
