"""Takes a table that was coded in a spreadsheet back into its corpus, for ``import``."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall
from policy_compare.errors import CallError, CorpusError
from policy_compare.statement_table import PASSAGE

if TYPE_CHECKING:
    from policy_compare.corpus.coding_table import CodedTable
    from policy_compare.corpus.reader import CorpusReading
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.problems import Problem


def belongs_to_corpus(sheet: "Sheet", call: ImportCall) -> bool:
    """Whether the table is of a corpus's own statements, and that corpus is in the folder.

    Whoever says how a table is to be read, or what a corpus of it is to be, has another one.

    Raises:
        CallError: the table was exported to be coded, and the folder is no corpus of its papers.
    """
    if not {"paper", "recommendation"} <= set(sheet.header):
        return False
    place = sheet.header.index("paper")
    files = {f"{row.cells[place]}.yaml" for row in sheet.rows}
    bare = ImportCall(call.file, call.into, sheet=call.sheet, encoding=call.encoding)
    is_in_folder = any(path.name in files for path in call.into.glob("*.yaml"))
    if PASSAGE in sheet.header and not is_in_folder:
        raise CallError(
            f"{call.file} was made by export --for-coding; {call.into} is no corpus of its papers",
            "--into names the folder that it was exported from",
        )
    return call == bare and is_in_folder


def merge_table(sheet: "Sheet", data: bytes, call: ImportCall, report: "Report") -> None:
    """Write what was coded in the table, whose file holds ``data``, into the corpus.

    Raises:
        CorpusError: nothing of the corpus can be read.
        CallError: a row cannot be read, or the corpus would have errors that it does not have
            now; then nothing is written.
        OutputError: a file cannot be written, or is not as it was read.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.cli.messages import say
    from policy_compare.cli.paper_texts import texts_folder
    from policy_compare.corpus.coding_table import read_coding_table
    from policy_compare.corpus.reader import read_corpus
    from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
    from policy_compare.corpus.tables.workbook import is_workbook, read_workbook
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.files.writing import rewrite_files
    from policy_compare.statement_table import AS_EXPORTED

    file, folder = call.file, call.into
    undo_unfinished_runs(folder)
    reading = read_corpus(folder)
    if reading.corpus is None:
        raise CorpusError(str(folder), reading.problems)
    before = read_workbook(data, AS_EXPORTED, Report("")) if is_workbook(data) else None
    sheet = without_spreadsheet_habits(sheet)
    coded_table = read_coding_table(sheet, before, reading.corpus, reading.contents, report)
    # The first note of our own workbook says which of its sheets is read.
    for note in sheet.notes[1:] if before and not call.sheet else sheet.notes:
        say(note)
    _stop_at_errors(report.problems, f"{file} could not be read")
    if not coded_table.changes:
        say(f"{file} says nothing else than {folder}; nothing was written")
        return
    new_errors = _new_errors(reading, coded_table)
    _stop_at_errors(new_errors, f"what {file} says would bring errors into {folder}")
    if texts_folder(None, folder) is None:
        say("quotes were not looked up, since the papers' texts are not at hand")
    rewrite_files({folder / name: change for name, change in coded_table.contents.items()})
    say("\n".join(f"{ref}: {', '.join(what)}" for ref, what in coded_table.changes))
    say(f"wrote {', '.join(coded_table.contents)} to {folder}")


def _stop_at_errors(problems: "Iterable[Problem]", message: str) -> None:
    """Say the errors among the problems, if there are any.

    Raises:
        CallError: there are.
    """
    from policy_compare.cli.messages import show_page_aside
    from policy_compare.views.check import problem_paragraphs

    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        show_page_aside(problem_paragraphs(errors))
        raise CallError(
            f"{message}, for the reasons above, so nothing was written",
            "mend it there, save it, and import it again",
        )


def _new_errors(reading: "CorpusReading", coded_table: "CodedTable") -> "list[Problem]":
    """The errors that ``check`` would find once the table is written, and does not find now.

    Their lines are left out: nobody can look into what is not written.
    """
    from policy_compare.corpus.reader import read_as_corpus

    changed = {name: after for name, (_, after) in coded_table.contents.items()}
    reading_after = read_as_corpus(reading.folder, {**reading.contents, **changed})
    before, after = (
        {
            problem._replace(file=Path(problem.file).name, line=0, column=0): None
            for problem in (*of_files.problems, *_problems_in_texts(of_files, changed))
            if problem.severity == "error"
        }
        for of_files in (reading, reading_after)
    )
    return [problem for problem in after if problem not in before]


def _problems_in_texts(reading: "CorpusReading", files: "Container[str]") -> "tuple[Problem, ...]":
    """What is wrong with the papers in these files by their texts, where these are at hand."""
    from policy_compare.cli.options import READING_SECONDS
    from policy_compare.cli.paper_texts import reader_of_texts, texts_folder
    from policy_compare.evidence.verification import verify_coding

    texts = texts_folder(None, reading.folder)
    if reading.corpus is None or texts is None:
        return ()
    papers = {id: paper for id, paper in reading.corpus.papers.items() if paper.file in files}
    with reader_of_texts("looking up quotes", READING_SECONDS, texts) as reader:
        corpus = reading.corpus._replace(papers=papers)
        return verify_coding(corpus, texts, reader).problems
