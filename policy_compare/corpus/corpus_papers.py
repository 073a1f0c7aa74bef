"""The papers of a folder, from their own files and from the table."""

from collections.abc import Mapping
from pathlib import Path

from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX, TABLE, read_within_memory
from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.records import build_paper
from policy_compare.corpus.form.text_patterns import BAD_ID, is_id
from policy_compare.corpus.yaml.nodes import EMPTY_FILE, read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.files.names import is_device_name
from policy_compare.files.reading import CSV
from policy_compare.model import Codebook, Paper
from policy_compare.names import fold_name
from policy_compare.problems import Problem, ProblemKind, has_errors

DEVICE_NAME = ProblemKind(
    code="device-name",
    severity="warning",
    message="no file can be called {name} on Windows",
    hint="rename it, such as x-{name}",
    meaning="CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9 are devices there, in every "
    "folder, in any case and with any suffix. A corpus with such a file cannot be copied "
    "to Windows, and git cannot check it out there. Here it is read as any other.",
)

SAME_NAME = ProblemKind(
    code="same-name",
    message="{name} and {other} have one name",
    hint="rename one of the two",
    meaning="A paper is understood by its id in any case and with blanks, hyphens or "
    "underscores between its words. On Windows and macOS, too, capitals and small letters are "
    "the same, so that of two files only one would be left.",
)

DUPLICATE_PAPER = ProblemKind(
    code="duplicate-paper",
    message="the paper '{given}' has rows here and a file, {file_name}",
    hint="keep one of the two",
    meaning="A paper is coded in one place, or the two would drift apart.",
)


class CorpusPapers:
    """The papers that could be read, at least in part, and what is wrong with them.

    ``wrong`` are the ids of those that have errors, and the table's name where it has errors
    that belong to none of them.
    """

    def __init__(
        self, folder: Path, contents: Mapping[str, bytes], names: KnownNames, book: Codebook
    ) -> None:
        self.papers: dict[str, Paper] = {}
        self.problems: list[Problem] = []
        self.wrong: set[str] = set()
        self._names = names
        self._book = book
        self._form = paper_form(names)
        self._file_by_name = {fold_name(CODEBOOK.removesuffix(PAPER_SUFFIX)): CODEBOOK}
        for name, data in contents.items():
            if name not in (CODEBOOK, TABLE):
                self._read_file(name, data, Report(str(folder / name)))
        if TABLE in contents:
            self._read_table(contents, Report(str(folder / TABLE)))

    def _read_file(self, name: str, data: bytes, report: Report) -> None:
        id = name.removesuffix(PAPER_SUFFIX)
        if not is_id(id):
            report(BAD_ID, given=id)
        if is_device_name(id):
            report(DEVICE_NAME, name=name)
        other = self._file_by_name.setdefault(fold_name(id), name)
        if other != name:
            report(SAME_NAME, name=name, other=other)
        paper = read_within_memory(lambda: self._build_paper(id, name, data, report), report)
        self._add_paper(id, paper, report.problems)

    def _build_paper(self, id: str, file: str, data: bytes, report: Report) -> Paper | None:
        root = read_yaml(data, report)
        return build_paper(id, file, root, self._form, self._book, report) if root else None

    def _read_table(self, contents: Mapping[str, bytes], report: Report) -> None:
        # Imported here because most corpora have none.
        from policy_compare.corpus.tables.csv_sheet import read_csv
        from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
        from policy_compare.corpus.tables.table_papers import TablePapers, read_table_papers

        def read_table() -> TablePapers:
            sheet = read_csv(contents[TABLE], report)
            if sheet is None:
                return {}
            sheet = without_spreadsheet_habits(sheet)
            papers = read_table_papers(sheet, TABLE, self._names, self._book, report)
            if not papers and not has_errors(report.problems):
                report(EMPTY_FILE)
            return papers

        papers = read_within_memory(read_table, report, CSV) or {}
        for id, (paper, problems) in papers.items():
            if (file := f"{id}{PAPER_SUFFIX}") in contents:
                # Which of the two counts could only be guessed, so neither does.
                report(DUPLICATE_PAPER, given=id, file_name=file)
                self.wrong.add(id)
            elif (other := self._file_by_name.setdefault(fold_name(id), id)) not in (id, CODEBOOK):
                report(SAME_NAME, name=id, other=other)
                self.wrong.add(id)
            self._add_paper(id, paper, problems)
        self.problems += report.problems
        of_one_paper = (DUPLICATE_PAPER, SAME_NAME)
        if has_errors(problem for problem in report.problems if problem.kind not in of_one_paper):
            # What belongs to no paper may belong to any of them.
            self.wrong.add(TABLE)
            for id in papers:
                self.papers.pop(id, None)

    def _add_paper(self, id: str, paper: Paper | None, problems: list[Problem]) -> None:
        if paper is not None:
            self.papers[id] = paper
        if has_errors(problems):
            self.wrong.add(id)
        self.problems += problems
