"""Takes a table that was coded in a spreadsheet back into its corpus, for ``import``."""

from typing import TYPE_CHECKING

from policy_compare.cli.table_call import TableCall
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.corpus.yaml.report import Report


def belongs_to_corpus(sheet: "Sheet", call: TableCall) -> bool:
    """Whether the table is of a corpus's own statements, and that corpus is in the folder.

    Whoever says how a table is to be read, or what a corpus of it is to be, has another one.
    """
    if not {"paper", "recommendation"} <= set(sheet.header):
        return False
    place = sheet.header.index("paper")
    files = {f"{row.cells[place]}.yaml" for row in sheet.rows}
    bare = TableCall(call.file, call.into, sheet=call.sheet, encoding=call.encoding)
    return call == bare and any(path.name in files for path in call.into.glob("*.yaml"))


def merge_table(sheet: "Sheet", data: bytes, call: TableCall, report: "Report") -> None:
    """Write what was coded in the table, whose file holds ``data``, into the corpus.

    Raises:
        CorpusError: nothing of the corpus can be read.
        CallError: a row cannot be read; then nothing is written.
        OutputError: a file cannot be written, or is not as it was read.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.cli.messages import say, show_page_aside
    from policy_compare.corpus.coding_table import read_coding_table
    from policy_compare.corpus.reader import load_corpus_and_contents
    from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
    from policy_compare.corpus.tables.workbook import is_workbook, read_workbook
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.files.writing import rewrite_files
    from policy_compare.statement_table import AS_EXPORTED
    from policy_compare.views.check import problem_paragraphs

    file, folder = call.file, call.into
    undo_unfinished_runs(folder)
    corpus, contents = load_corpus_and_contents(folder)
    before = read_workbook(data, AS_EXPORTED, Report("")) if is_workbook(data) else None
    sheet = without_spreadsheet_habits(sheet)
    coded_table = read_coding_table(sheet, before, corpus, contents, report)
    # The first note of our own workbook says which of its sheets is read.
    for note in sheet.notes[1:] if before and not call.sheet else sheet.notes:
        say(note)
    errors = [problem for problem in report.problems if problem.severity == "error"]
    if errors:
        show_page_aside(problem_paragraphs(errors))
        raise CallError(
            f"{file} could not be read, for the reasons above, so nothing was written",
            "mend it there, save it, and import it again",
        )
    if not coded_table.changes:
        say(f"{file} says nothing else than {folder}; nothing was written")
        return
    rewrite_files({folder / name: change for name, change in coded_table.contents.items()})
    say("\n".join(f"{ref}: {', '.join(what)}" for ref, what in coded_table.changes))
    say(f"wrote {', '.join(coded_table.contents)} to {folder}")
