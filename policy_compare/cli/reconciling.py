"""Brings two codings to one: opens them, has their differences decided, writes what comes of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from policy_compare.analysis.changes.coding_changes import corpus_by_new_ids
from policy_compare.analysis.coders.codings import align_codings
from policy_compare.analysis.coders.field_differences import (
    FIELDS,
    FieldDifference,
    list_field_differences,
)
from policy_compare.cli.choices import check_choice
from policy_compare.cli.corpus_opening import open_corpus_folder
from policy_compare.cli.messages import say
from policy_compare.cli.new_errors import stop_at_errors
from policy_compare.cli.options import Output
from policy_compare.cli.two_codings import open_codings
from policy_compare.corpus.changed_contents import changed_contents
from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.form.schema import json_schemas
from policy_compare.corpus.reader import load_corpus_and_contents, read_as_corpus
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.tables.table_file import read_table_file
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.exchange.codebook_merge import join_codebooks
from policy_compare.files.reading import CSV
from policy_compare.files.reading_errors import read_file
from policy_compare.files.writing import write_new_files
from policy_compare.model import Corpus
from policy_compare.recoding.reconciliation import (
    WAYS,
    decide_differences,
    keep_other_codings,
    reconcile_codings,
)
from policy_compare.views import reconcile
from policy_compare.views.parts.counts_and_lists import join_few


class Deciding(NamedTuple):
    """By what differences are decided: a table, then rules, and who decides by these."""

    table: Path | None
    rules: Sequence[str]
    decided_by: str


def reconcile_folders(
    folders: tuple[Path | None, Path | None],
    coders: Sequence[str],
    deciding: Deciding,
    into: Path | None,
    target: Output,
) -> None:
    """Show how two codings differ and what is decided; or write what comes of it ``into`` a folder.

    Raises:
        CallError: something is decided wrongly, or not at all and ``into`` is named.
        UnknownName: nobody is called as a coder is.
        CorpusError: nothing of a folder can be read.
        OutputError: there is something ``into`` which it would be written.
    """
    (a, name_a), (b, name_b) = open_codings(folders, coders)
    if into and (a.left_out or b.left_out):
        raise CallError("papers with errors would be lost, so nothing was written", "mend them")
    joined = join_codebooks(a.codebook, b.codebook)
    b = corpus_by_new_ids(b, joined.ids)._replace(codebook=joined.book)
    codings = align_codings(a, b)
    differences = _decide_differences(list_field_differences(codings), deciding, bool(into))
    if into is None:
        target.write(reconcile.view(codings, differences, (name_a, name_b), joined.book))
        return
    result = reconcile_codings(a, b, codings, differences)
    in_first_folder = (a,) if folders[1] else (a, b)
    files = _write_corpus(folders[0], into, result, in_first_folder if coders else ())
    pairs = codings, align_codings(a, result), align_codings(b, result)
    say(f"wrote {join_few([*files])} to {into}\n{reconcile.describe_agreement(*pairs)}")


def _decide_differences(
    differences: Iterable[FieldDifference], deciding: Deciding, to_end: bool
) -> list[FieldDifference]:
    """The differences, decided by the table, then by the rules; all of them, if ``to_end``."""
    table, rules, decided_by = deciding
    # What is said of one field goes before what is said of all.
    parts = sorted((rule.rpartition("=")[::2] for rule in rules), key=lambda part: not part[0])
    for field, choice in parts:
        choices = FIELDS[check_choice("--rule", field, FIELDS)] if field else WAYS
        check_choice(f"--rule {field}".rstrip(), choice, choices)
    report = Report(str(table))
    sheet = read_table_file(read_file(table, CSV), report) if table else None
    stop_at_errors(report.problems, f"{table} could not be read")
    decided, mistakes = decide_differences(
        differences, sheet or Sheet((), []), parts, decided_by, to_end
    )
    if mistakes:
        message = f"missing or wrong decisions, so nothing was written: {len(mistakes)}"
        hint = "--table FILE decides, and --rule WAY what it leaves open"
        raise CallError("\n  ".join((message, *mistakes[:20])), hint)
    return decided


def _write_corpus(
    folder: Path | None, into: Path, result: Corpus, codings: Sequence[Corpus]
) -> Iterable[str]:
    """Write the result to a new folder, and give the names of its files.

    Of a folder that others coded in as well, what is in none of the ``codings`` stays.
    """
    before, contents = load_corpus_and_contents(open_corpus_folder(folder))
    if codings:
        decided = len([*result.recommendations()])
        result = keep_other_codings(result, before, codings)
        say(f"what neither coder coded stays: {len([*result.recommendations()]) - decided}")
    contents = {**contents, **changed_contents(before, contents, result)}
    files = (CODEBOOK, *(paper.file for paper in result.papers.values()))
    texts = {file: contents[file].decode() for file in files}
    problems = read_as_corpus(into, {file: contents[file] for file in files}).problems
    stop_at_errors(problems, f"what was decided would bring errors into {into}")
    write_new_files(into, {**texts, **json_schemas(result.codebook)})
    return files
