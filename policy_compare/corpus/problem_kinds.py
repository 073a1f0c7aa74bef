"""Every kind of problem that the files of a corpus can have, as its checks declare them."""

from policy_compare.corpus import (
    coding_table,
    column_corpus,
    corpus_files,
    corpus_papers,
    own_rules,
    reader,
)
from policy_compare.corpus.columns import column_checks, column_files
from policy_compare.corpus.form import (
    codebook_checks,
    known_names,
    paper_checks,
    paper_form,
    text_patterns,
    values,
)
from policy_compare.corpus.tables import (
    coding_checks,
    csv_sheet,
    foreign_rows,
    imports,
    json_sheet,
    paper_rows,
    sheet,
    table_checks,
    table_papers,
    workbook,
)
from policy_compare.corpus.yaml import characters, nodes
from policy_compare.problems import kinds_declared_in

#: The modules that declare some: a new one is entered here.
_MODULES = (
    characters, nodes, values, text_patterns, known_names, paper_form, paper_checks, own_rules,
    codebook_checks, sheet, csv_sheet, json_sheet, workbook, table_checks, paper_rows, table_papers,
    foreign_rows, imports, coding_checks, coding_table, corpus_files, corpus_papers, reader,
    column_files, column_checks, column_corpus,
)  # fmt: skip

CORPUS_PROBLEMS = tuple(kinds_declared_in(_MODULES))
