"""Makes a corpus of a table that was made elsewhere, for the command ``import``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall, command_with
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.foreign_columns import ImportOptions
    from policy_compare.corpus.tables.imports import ImportedTable
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.model import Corpus


def import_table(call: ImportCall, data: bytes) -> bool:
    """Make the corpus of the table in a file of ``data``, and say what came in; whether all did.

    A table of a corpus's own recommendations goes back into that corpus.

    Raises:
        SourceError: a file cannot be read.
        CallError: what was said does not fit the table, its rows can be taken for more than one
            thing, or not all of them could be read and none was to be left out.
        OutputError: something is there already, or cannot be written.
    """
    from policy_compare.cli.plan_file import options_of_table
    from policy_compare.cli.table_merge import belongs_to_corpus, merge_table
    from policy_compare.corpus.tables.table_file import read_table_file
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.files.reading import CSV, JSON, TooLarge, check_rows
    from policy_compare.files.reading_errors import reading_error

    report = Report(str(call.file))
    try:
        check_rows(data, JSON if call.file.suffix.casefold() == ".json" else CSV)
    except TooLarge as error:
        raise reading_error(call.file, error) from error
    sheet = read_table_file(data, report, call.sheet, call.codec())
    if sheet is not None and belongs_to_corpus(sheet, call):
        merge_table(sheet, data, call, report)
        return True
    options = options_of_table(call, sheet) if sheet else call.options()
    if options is None:
        return True
    imported_table = _read_corpus(call, options, data, sheet, report)
    _write_corpus(imported_table, corpus_to_write(call, imported_table), call)
    return not imported_table.wrong_rows


def corpus_to_write(call: ImportCall, imported_table: "ImportedTable") -> "Corpus":
    """The corpus that came in, after what is wrong with other rows is said.

    Raises:
        CallError: nothing came in, or not all rows did and none was to be left out.
    """
    _report_problems(imported_table)
    unread = bool(imported_table.wrong_rows) and not call.keep_going
    if imported_table.unknown_words:
        _ask_what_words_mean(imported_table.unknown_words)
    if imported_table.corpus is None or unread:
        raise _error_of_unread_rows(call, imported_table)
    return imported_table.corpus


def _read_corpus(
    call: ImportCall,
    options: "ImportOptions",
    data: bytes,
    sheet: "Sheet | None",
    report: "Report",
) -> "ImportedTable":
    """What comes of the table, whose file holds ``data``: a corpus, or what is wrong with it."""
    from hashlib import sha256

    from policy_compare.corpus.tables.imports import ImportedTable, import_sheet
    from policy_compare.corpus.tables.table_forms import forms_of_table
    from policy_compare.files.reading import YAML
    from policy_compare.files.reading_errors import read_file

    title = call.corpus_title()
    if sheet is None:
        return ImportedTable(None, tuple(report.problems))
    form, *further_forms = forms_of_table(sheet, options)
    if further_forms:
        lines = (f"\n    {command_with(*form.option)}" for form in (form, *further_forms))
        raise CallError(
            f"is a row of {call.file} {form.in_words}, or {further_forms[0].in_words}? "
            "Its columns allow both",
            f"say which, with one of these:{''.join(lines)}",
        )
    book = (str(call.codebook), read_file(call.codebook, YAML)) if call.codebook else None
    return import_sheet(
        sheet, form, options, report, book, (title, call.about(sha256(data).hexdigest(), form.kind))
    )


def _ask_what_words_mean(unknown_words: Sequence[str]) -> None:
    """Say the command in which each of the words is to be given a meaning."""
    from policy_compare.cli.messages import say
    from policy_compare.corpus.tables.stance_words import TELL_STANCES, UNTOLD

    words = [part for word in unknown_words for part in ("--stance-map", f"{word}={UNTOLD}")]
    say(f"In this line, {TELL_STANCES}:\n    {command_with(*words)}")


def _error_of_unread_rows(call: ImportCall, imported_table: "ImportedTable") -> CallError:
    """What is said where nothing is written."""
    from policy_compare.corpus.form.known_names import UNKNOWN_NAME
    from policy_compare.views.parts.counts_and_lists import count_of

    file = call.file
    if not imported_table.rows and imported_table.problems:
        return CallError(f"nothing of {file} could be read", "mend it as is said above")
    if not imported_table.wrong_rows:
        return CallError(f"{file} has no rows that say anything", "check that it is the table")
    total = count_of(imported_table.rows, "cell" if imported_table.cells else "row")
    keep_going = ", or leave them out with --keep-going" if imported_table.corpus else ""
    if call.codebook and any(problem.kind is UNKNOWN_NAME for problem in imported_table.problems):
        keep_going += (
            f"; names that {call.codebook} lacks can be added there, and without --codebook one "
            "is made of the table's names"
        )
    return CallError(
        f"{imported_table.wrong_rows} of {total} could not be read, for the reasons above, so "
        "nothing was written",
        f"mend them{keep_going}",
    )


def _write_corpus(imported_table: "ImportedTable", corpus: "Corpus", call: ImportCall) -> None:
    """Write the corpus, or what one that is there lacks of it, and say what came in.

    Raises:
        CallError: a file could not be read again.
        CorpusError: the corpus that is there has errors.
        OutputError: something is there already, or cannot be written.
    """
    from policy_compare.cli.corpus_joining import join_import, read_target
    from policy_compare.cli.imported_files import (
        corpus_files,
        import_summary,
        stop_without_strengths,
    )
    from policy_compare.cli.messages import say
    from policy_compare.corpus.corpus_files import TABLE
    from policy_compare.exchange.imported_corpus import ImportedCorpus
    from policy_compare.files.writing import write_new_files
    from policy_compare.views.parts.counts_and_lists import count_of

    reading, here = read_target(call)
    summary = import_summary(imported_table, corpus)
    if reading.contents and TABLE not in reading.contents:
        stop_without_strengths(corpus, "name a new folder with --into")
        join_import(call, reading, here, ImportedCorpus(corpus, summary=tuple(summary)))
        return
    files = corpus_files(corpus, yaml=call.yaml)
    write_new_files(call.into, files)
    say("\n".join((*summary, f"wrote {', '.join(files)} to {call.into}")))
    warnings = sum(problem.kind.lack for problem in imported_table.problems)
    if warnings:
        say(f"{count_of(warnings, 'warning')}: policy-compare check --corpus {call.into}")


def _report_problems(imported_table: "ImportedTable") -> None:
    """Say which rows could not be read, and what of the others is no part of the corpus."""
    from policy_compare.cli.messages import show_page_aside
    from policy_compare.views.check import problem_paragraph

    problems = [problem for problem in imported_table.problems if not problem.kind.lack]
    if problems:
        show_page_aside(tuple(map(problem_paragraph, problems)))
