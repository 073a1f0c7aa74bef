"""Takes what was coded in a table of statements back into the files of the papers it came from.

A row says what it says under the columns that the table has; what stands in others stays in the
files as it is, and so does a recommendation without a row. Where the table holds its rows as they
were written, only what differs from these is taken over, and what was changed in the files since
is told. All is read by the form and the checks of a paper's file before any of it is written.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policy_compare.corpus.corpus_files import TABLE
from policy_compare.corpus.form.known_names import names_in_codebook
from policy_compare.corpus.paper_file import paper_values
from policy_compare.corpus.tables.coding_checks import check_coding_cells
from policy_compare.corpus.tables.coding_rows import CodingRows, complete_rows
from policy_compare.corpus.tables.paper_rows import MISSING_CELL
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.tables.table_checks import MISSING_COLUMN
from policy_compare.corpus.tables.table_columns import detail_columns
from policy_compare.corpus.tables.table_papers import read_table_papers
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.corpus.yaml.merging import clean_value
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.model import Corpus, Paper
from policy_compare.problems import ProblemKind
from policy_compare.statement_table import OF_PAPER, OF_QUOTE, OF_RECOMMENDATION, OF_STANCE

#: What a table calls that which a file has under a key of another name.
_COLUMN_BY_KEY = {"positions": "stance", "evidence": "quote"}


class CodedChange(NamedTuple):
    """What comes to be said otherwise of a recommendation, or of a paper: ``ref`` cites it.

    ``what`` are the keys of the file that change, or ``new`` or ``dismissed``.
    """

    ref: str
    what: tuple[str, ...]


class CodedTable(NamedTuple):
    """What a table changes: the files' contents before and after by name, and all of it named."""

    contents: Mapping[str, tuple[bytes, bytes]]
    changes: tuple[CodedChange, ...]


NOT_IN_CORPUS = ProblemKind(
    code="not-in-corpus",
    message="the corpus has no paper '{given}' in a file that can be read",
    hint="policy-compare check tells whether its file has errors; if it is new, --as "
    "recommendations brings it in; else delete its rows here: papers in {table} are not written",
    meaning="What was coded in a table goes back into the files that it came from. A new paper "
    "comes in with --as recommendations, or with a corpus of its own.",
)

CHANGED_MEANWHILE = ProblemKind(
    code="changed-meanwhile",
    message="'{name}' of {given} was changed here, and in its file since the table was written",
    hint="write the same here as there, or export again",
    meaning="Which of the two changes holds is for a person to say.",
)


GONE_MEANWHILE = ProblemKind(
    code="gone-meanwhile",
    message="{given} was changed here, and its file has it no longer",
    hint="delete its rows, or export again",
    meaning="Since the table was written somebody has dismissed, deleted or renamed the "
    "recommendation. Written again, it would stand there a second time.",
)


DISMISSED_ALREADY = ProblemKind(
    code="dismissed-already",
    message="the file dismisses “{given}” already, for another reason",
    hint="delete its row here, and change the reason in the file",
    meaning="A passage is dismissed once. Which of two reasons holds is for a person to say.",
)


def read_coding_table(
    sheet: Sheet,
    sheet_before: Sheet | None,
    corpus: Corpus,
    contents: Mapping[str, bytes],
    report: Report,
) -> CodedTable:
    """What the table changes in the corpus, whose files hold ``contents``.

    ``sheet_before`` has the rows as they were written, where the table holds them. What is wrong
    goes to ``report``; then not all that the table says is in the answer.
    """
    for name in OF_STANCE:
        if name not in sheet.header:
            report(MISSING_COLUMN, given=name)
    check_coding_cells(sheet, report)
    rows = complete_rows(sheet, corpus)
    for id in dict.fromkeys(paper for paper, _ in rows.lines if paper):
        if id not in corpus.papers or corpus.papers[id].file == TABLE:
            report(NOT_IN_CORPUS, _mark_of(rows, id), given=id, table=TABLE)
    papers = _read_papers(rows, corpus, report)
    papers_before: Mapping[str, Paper] = {}
    if sheet_before is not None:
        papers_before = _read_papers(
            complete_rows(sheet_before, corpus), corpus, Report(report.file)
        )
    all_contents: dict[str, tuple[bytes, bytes]] = {}
    all_changes: list[CodedChange] = []
    for id, paper_after in papers.items():
        current = corpus.papers[id]
        readings = (current, papers_before.get(id, current), paper_after)
        coded = _CodedPaper(*(_values_under(sheet.header, paper) for paper in readings))
        removed_ids = {removed_id for paper, removed_id in rows.dismissed if paper == id}
        if changes := list(_find_changes(id, coded, removed_ids, rows, report)):
            content = contents[current.file]
            text = change_values(content.decode(), *_values_to_merge(coded, removed_ids))
            all_contents[current.file] = (content, text.encode())
            all_changes += changes
    return CodedTable(all_contents, tuple(all_changes))


def _read_papers(rows: CodingRows, corpus: Corpus, report: Report) -> dict[str, Paper]:
    """The papers of the rows that have files in the corpus, as far as they can be read."""
    book = corpus.codebook
    place = rows.sheet.header.index("paper")
    ids = {"", *(id for id, paper in corpus.papers.items() if paper.file != TABLE)}
    sheet = rows.sheet._replace(rows=[row for row in rows.sheet.rows if row.cells[place] in ids])
    readings = read_table_papers(sheet, report.file, names_in_codebook(book), book, report)
    for paper, problems in readings.values():
        report.problems += problems
        wrong_lines = {problem.line for problem in problems if problem.severity == "error"}
        for recommendation in paper.recommendations if paper else ():
            if recommendation.strength is None and recommendation.line not in wrong_lines:
                report(MISSING_CELL, OwnMark(recommendation.line - 1), name="strength")
    return {id: paper for id, (paper, _) in readings.items() if paper}


def _mark_of(rows: CodingRows, paper: str, id: str = "") -> OwnMark:
    """The first row of a recommendation, or else of its paper."""
    return OwnMark(rows.lines.get((paper, id), rows.lines[paper, ""]) - 1)


class _CodedPaper(NamedTuple):
    """What is said of a paper under a table's columns: in its file, before, and in the table."""

    current: Mapping[str, Any]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def _values_under(header: Sequence[str], paper: Paper) -> dict[str, Any]:
    """What the paper's record says, as far as the columns can hold it, by recommendation."""
    # Tables come back without what nobody sees.
    values = clean_value(paper_values(paper))
    keys = {"id", *(OF_RECOMMENDATION[name] for name in header if name in OF_RECOMMENDATION)}
    keys |= {"positions", "evidence"} if set(OF_QUOTE) <= set(header) else {"positions"}
    paths = {**{name: (key,) for name, key in OF_PAPER.items()}, **detail_columns()}
    keys_of_paper = {paths[name][0] for name in header if name in paths}
    return {
        "paper": {key: value for key, value in values["paper"].items() if key in keys_of_paper},
        "recommendations": {
            item["id"]: {key: value for key, value in item.items() if key in keys}
            for item in values["recommendations"]
        },
        "dismissed": values.get("dismissed", []),
    }


def _find_changes(
    paper: str, coded: _CodedPaper, removed_ids: Collection[str], rows: CodingRows, report: Report
) -> Iterator[CodedChange]:
    """What comes to be said otherwise; what was changed in two ways goes to ``report``."""
    of_paper = tuple({"": values["paper"]} for values in coded)
    of_recommendations = tuple(values["recommendations"] for values in coded)
    for current, before, after in (of_paper, of_recommendations):
        for id, values in after.items():
            ref = f"{paper}/{id}" if id else paper
            values_before, values_now = before.get(id, {}), current.get(id, {})
            if id in before and id not in current and values != values_before:
                report(GONE_MEANWHILE, _mark_of(rows, paper, id), given=ref)
                continue
            keys = [
                key
                for key in {**values_before, **values}
                if values_before.get(key) != values.get(key) != values_now.get(key)
            ]
            for key in keys:
                if values_now.get(key) != values_before.get(key):
                    name = _COLUMN_BY_KEY.get(key, key)
                    report(CHANGED_MEANWHILE, _mark_of(rows, paper, id), name=name, given=ref)
            if keys:
                yield CodedChange(ref, tuple(keys) if values_before else ("new",))
    dismissed_ids = [id for id in coded.current["recommendations"] if id in removed_ids]
    dismissals = coded.current["dismissed"]
    new_dismissals = [values for values in coded.after["dismissed"] if values not in dismissals]
    quotes = {values["quote"] for values in dismissals}
    for quote in sorted(quotes.intersection(values["quote"] for values in new_dismissals)):
        report(DISMISSED_ALREADY, _mark_of(rows, paper), given=quote)
    count = len(new_dismissals)
    # Passages that were never a recommendation may be dismissed too.
    refs = [f"{paper}/{id}" for id in dismissed_ids] + [paper] * (count - len(dismissed_ids))
    for ref in refs:
        yield CodedChange(ref, ("dismissed",))


def _values_to_merge(
    coded: _CodedPaper, removed_ids: Collection[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said before and after, without the recommendations that have no row: they stay."""
    after = coded.after["recommendations"]
    before = [
        values
        for id, values in coded.before["recommendations"].items()
        if id in after or id in removed_ids
    ]
    values_before = {"paper": coded.before["paper"], "recommendations": before}
    values_after = {"paper": coded.after["paper"], "recommendations": list(after.values())}
    if coded.after["dismissed"]:
        values_after["dismissed"] = coded.after["dismissed"]
    return values_before, values_after
