"""The workbook of findings: all that a comparison says, on sheets to be sorted and filtered.

The recommendations and the codebook are on sheets that are read again (see ``codebook_table``).
"""

from collections.abc import Iterator, Sequence

from policy_compare.analysis.relations import HeldTension
from policy_compare.codebook_table import (
    CODEBOOK_SHEET,
    ENTRY_COLUMNS,
    STATEMENT_SHEET,
    codebook_rows,
)
from policy_compare.views import matrix, measures, measures_grid, overlap, summary
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.reading import measure_terms, reading_terms
from policy_compare.views.parts.signs import unit_ids
from policy_compare.views.phrases import one_line, text_of
from policy_compare.views.sheets import free_sheet, grid_sheet
from policy_compare.views.table import Table
from policy_compare.views.workbook import SheetCell, Workbook, WorkbookSheet

_TENSION_COLUMNS = (
    "proposition_a", "statement_a", "for_a", "proposition_b", "statement_b", "for_b", "internal",
    "why",
)  # fmt: skip


def findings_workbook(question: Question, statements: Table, version: str) -> Workbook:
    """The findings, what they rest on, and how they are read; ``statements`` are all of these."""
    positions = question.positions()
    overlaps = question.overlaps(positions)
    tensions = question.tensions(positions)
    entries = list(codebook_rows(question.corpus.codebook))
    return Workbook(
        (
            _table_sheet("findings", summary.view(question).table()),
            grid_sheet(
                "matrix", matrix.sign_matrix(question, positions, overlaps), "topic",
                ("statement", "proposition"),
            ),
            _table_sheet("overlap", overlap.view(question, everything=True).table(), fixed=2),
            free_sheet("tensions", _TENSION_COLUMNS, list(_tension_rows(question, tensions))),
            _table_sheet(STATEMENT_SHEET, statements),
            grid_sheet("pairs", measures_grid.agreement_blocks(question), "", (question.by, "key")),
            _table_sheet("measures", measures.view(question).table(), fixed=3),
            free_sheet(CODEBOOK_SHEET, ENTRY_COLUMNS, entries, fixed=2),
            free_sheet("how to read", ("what", "meaning"), list(_reading_rows(question, version))),
        )
    )  # fmt: skip


def _table_sheet(name: str, table: Table, fixed: int = 1) -> WorkbookSheet:
    return free_sheet(name, table.columns, tuple(table.rows), fixed)


def _tension_rows(
    question: Question, tensions: Sequence[HeldTension]
) -> Iterator[tuple[SheetCell, ...]]:
    propositions = question.corpus.codebook.propositions
    for held_tension in tensions:
        first, second = held_tension.tension.between
        yield (
            first, one_line(propositions[first].statement), unit_ids(held_tension.first),
            second, one_line(propositions[second].statement), unit_ids(held_tension.second),
            tuple(unit.id for unit in held_tension.internal_units),
            one_line(held_tension.tension.why),
        )  # fmt: skip


def _reading_rows(question: Question, version: str) -> Iterator[tuple[str, str]]:
    book = question.corpus.codebook
    yield question.title("what is compared"), one_line(book.title)
    yield "about", one_line(book.about)
    yield "made with", f"policy-compare {version}"
    yield "digest of the corpus (SHA-256)", question.corpus.digest
    for note in question.notes():
        yield "note", note
    yield "n", measures.SPOKE
    for term, meaning in (*reading_terms(), *measure_terms()):
        yield term, text_of(meaning)
