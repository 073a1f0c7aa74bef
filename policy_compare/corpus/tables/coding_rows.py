"""Completes the rows of a table that people have coded in, so that each says what it is about.

A row that names neither paper nor recommendation goes on with the one above it: so a second
proposition is added. One that gives a reason under ``dismissed`` makes its recommendation a
passage that is dismissed.
"""

from collections.abc import Mapping
from typing import NamedTuple

from policy_compare.corpus.tables.sheet import Cell, Row, Sheet, items_of_cell, text_of_cell
from policy_compare.corpus_names import ids_by_former_id
from policy_compare.model import Corpus
from policy_compare.statement_table import NAME_KINDS, PASSAGE


class CodingRows(NamedTuple):
    """The table as one of statements, and what stands where in it.

    ``lines`` are those of recommendations' first rows by paper and id; a paper's own, by an
    empty id. ``dismissed`` are the recommendations that are to be taken out.
    """

    sheet: Sheet
    lines: dict[tuple[str, str], int]
    dismissed: set[tuple[str, str]]


def complete_rows(sheet: Sheet, corpus: Corpus) -> CodingRows:
    """The rows with what they leave to the row above, and without what is only shown.

    What was renamed since the table was written goes by the id that it has now.
    """
    propositions = corpus.codebook.propositions
    new_ids = {
        column: ids_by_former_id(corpus, kind)
        for column, kind in {"paper": "paper", **NAME_KINDS}.items()
    }
    header = [name for name in sheet.header if name != PASSAGE]
    if "paper_title" not in header:
        header.append("paper_title")
    lines: dict[tuple[str, str], int] = {}
    dismissed: set[tuple[str, str]] = set()
    rows: list[tuple[tuple[str, str], dict[str, Cell], int]] = []
    names = ("", "")
    for row in sheet.rows:
        cells: dict[str, Cell] = dict(zip(sheet.header, row.cells, strict=True))
        chosen_id, colon, _ = text_of_cell(cells.get("proposition", "")).partition(":")
        if colon and (chosen_id in propositions or chosen_id in new_ids["proposition"]):
            # The list of a workbook shows behind it what the proposition says.
            cells["proposition"] = chosen_id
        cells |= _renamed_cells(cells, new_ids)
        own_names = text_of_cell(cells["paper"]), text_of_cell(cells["recommendation"])
        names = own_names if any(own_names) else names
        paper, id = names
        lines.setdefault((paper, ""), row.line)
        lines.setdefault(names, row.line)
        if id and text_of_cell(cells.get("dismissed", "")):
            dismissed.add(names)
            id = ""
        cells |= {"paper": paper, "recommendation": id}
        if paper in corpus.papers:
            # A table of statements must name it, and this one need not.
            cells.setdefault("paper_title", corpus.papers[paper].title)
        rows.append((names, cells, row.line))
    return CodingRows(
        Sheet(
            tuple(header),
            [
                Row(line, [cells.get(name, "") for name in header])
                for names, cells, line in rows
                if names not in dismissed or not cells["recommendation"]
            ],
        ),
        lines,
        dismissed,
    )


def _renamed_cells(
    cells: Mapping[str, Cell], new_ids: Mapping[str, Mapping[str, str]]
) -> dict[str, Cell]:
    """The cells that hold ids, with the new ones of their columns in them."""
    return {
        column: "; ".join(dict.fromkeys(ids.get(id, id) for id in items_of_cell(cells[column])))
        for column, ids in new_ids.items()
        if ids and column in cells
    }
