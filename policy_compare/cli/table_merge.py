"""Takes a table that was coded in a spreadsheet back into its corpus, for ``import``."""

from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall
from policy_compare.cli.new_errors import check_change, stop_at_errors
from policy_compare.errors import CallError, CorpusError
from policy_compare.statement_table import PASSAGE

if TYPE_CHECKING:
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.corpus.yaml.report import Report


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
    from policy_compare.corpus.corpus_files import CODEBOOK
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
    if sheet.codebook is not None:
        say(f"the codebook in {file} is not read: to change it, change {folder / CODEBOOK}")
    # The first note of our own workbook says which of its sheets is read.
    is_own = before or sheet.codebook is not None
    for note in sheet.notes[1:] if is_own and not call.sheet else sheet.notes:
        say(note)
    stop_at_errors(report.problems, f"{file} could not be read")
    if not coded_table.changes:
        say(f"{file} says nothing else than {folder}; nothing was written")
        return
    changed = {name: after for name, (_, after) in coded_table.contents.items()}
    errors = check_change(reading, changed).errors
    stop_at_errors(errors, f"what {file} says would bring errors into {folder}")
    if texts_folder(None, folder) is None:
        say("quotes were not looked up, since the papers' texts are not at hand")
    rewrite_files({folder / name: change for name, change in coded_table.contents.items()})
    say("\n".join(f"{ref}: {', '.join(what)}" for ref, what in coded_table.changes))
    say(f"wrote {', '.join(coded_table.contents)} to {folder}")
