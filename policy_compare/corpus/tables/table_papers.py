"""From a table to papers, by the form and the checks of a paper's file.

The rows of a recommendation say together what its entry in a paper's file would: they
are turned into the nodes that such a file gives, and read as those are. So nothing can
be right in a table that is wrong in a file, save that a strength may be missing.
"""

from collections import Counter

from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.records import build_paper
from policy_compare.corpus.form.text_patterns import BAD_ID, is_id
from policy_compare.corpus.tables.paper_rows import RecommendationOfRows, RowMerger
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.tables.table_checks import HEADER_CHECKS
from policy_compare.corpus.yaml.report import Report
from policy_compare.model import Codebook, Paper
from policy_compare.problems import Problem, ProblemKind

#: The papers of a table by id, each with the problems of its rows; None could not be read.
TablePapers = dict[str, tuple[Paper | None, list[Problem]]]


def read_table_papers(
    sheet: Sheet, file: str, names: KnownNames, book: Codebook, report: Report
) -> TablePapers:
    """The papers of a table.

    What is wrong with the table as a whole goes to ``report``; with its columns, there are
    no papers.
    """
    in_header = [problem for check in HEADER_CHECKS for problem in check(sheet.header, report.file)]
    report.problems += in_header
    if in_header:
        return {}
    form = paper_form(names, RecommendationOfRows(names, sheet.header))
    papers: TablePapers = {}
    for id, rows in RowMerger(sheet, book, report).papers.items():
        if not is_id(id):
            rows.report(BAD_ID, rows.mark, given=id)
        paper = build_paper(
            id, file, rows.root(), form, book, rows.report, has_strengths="strength" in sheet.header
        )
        papers[id] = (paper, rows.report.problems)
        rows.recommendations.clear()  # Now they are in the paper.
    _tell_lacks_once(papers, report)
    return papers


NONE_HAS = ProblemKind(
    code="none-has",
    severity="warning",
    message="none of the {count} recommendations {what}",
    hint="add a column for it, if it is known",
    meaning="What a whole table lacks is told once, and not of each of its rows.",
    lack=True,
)


def _tell_lacks_once(papers: TablePapers, report: Report) -> None:
    """Tell what no recommendation of the table has once, and not of each of them."""
    total = sum(len(paper.recommendations) for paper, _ in papers.values() if paper)
    counts = Counter(problem.kind for _, problems in papers.values() for problem in problems)
    for kind, count in counts.items():
        if kind.none_has and count == total > 1:
            report(NONE_HAS, None, count=total, what=kind.none_has)
            for _, problems in papers.values():
                problems[:] = [problem for problem in problems if problem.kind is not kind]
