"""Makes a corpus in columns of a large table, for the command ``import`` with ``--columns``."""

import os
from typing import TYPE_CHECKING

from policy_compare.cli.choices import check_choice
from policy_compare.cli.import_call import ImportCall
from policy_compare.errors import CallError, missing_packages_explained

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policy_compare.corpus.tables.imports import ImportedTable

#: So many bytes may the engine take here, which is enough: what it sorts it spills to the disk.
_MEMORY = 256_000_000

#: What does not go with columns, by the call's fields.
_OTHER_OPTIONS = {"yaml": "--yaml", "codebook": "--codebook", "plan": "--plan"}


def import_large_table(call: ImportCall) -> bool:
    """Make the corpus of the table, and say what came in; whether all did.

    Raises:
        CallError: what was said does not fit the table, a corpus is there, or not all rows could
            be read and none was to be left out.
        EngineError: the table is damaged, or there is no room for it.
        SourceError: the table cannot be read.
        OutputError: something cannot be written.
    """
    from concurrent.futures import ThreadPoolExecutor

    from policy_compare.cli.engine_of_run import engine_at_work
    from policy_compare.corpus.columns.column_import import import_columns
    from policy_compare.corpus.columns.streamed_table import TableStream
    from policy_compare.corpus.tables.imports import ImportedTable
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.engine.duckdb_engine import DuckDBEngine
    from policy_compare.files.plans import digest_of
    from policy_compare.files.writing import scratch_files

    _check_call(call)
    options, report = call.options()._replace(kind="positions"), Report(str(call.file))
    with missing_packages_explained("large", "import --columns"):
        engine = DuckDBEngine(_MEMORY)
    with (
        engine_at_work(engine),
        scratch_files(call.into) as make_file,
        ThreadPoolExecutor(1) as worker,
    ):
        digest = worker.submit(digest_of, call.file)
        stream = TableStream(call.file, engine, make_file, options, report)
        streamed = stream.open_table(call.sheet, call.codec())
        table = ImportedTable(None, tuple(report.problems))
        files: Mapping[str, Path] = {}
        if streamed:
            names = call.corpus_title(), call.about(digest.result(), "positions")
            table, files = import_columns(streamed, engine, make_file, options, report, names)
        _write_columns(call, table, files)
    return not table.wrong_rows


def _check_call(call: ImportCall) -> None:
    """Stop where what is said of the import does not go with columns.

    Raises:
        CallError: it does not, or a corpus is there.
        OutputError: what a killed run left there cannot be taken back.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.corpus.corpus_files import CODEBOOK

    for field, option in _OTHER_OPTIONS.items():
        if getattr(call, field):
            raise CallError(f"{option} does not go with --columns", "leave one of them out")
    if call.kind:
        check_choice("the kind of a table for --columns", call.kind, ("positions",))
    undo_unfinished_runs(call.into)
    if os.path.lexists(call.into / CODEBOOK):
        raise CallError(
            f"{call.into} is a corpus, and --columns only makes new ones",
            "name a new folder with --into",
        )


def _write_columns(
    call: ImportCall, imported_table: "ImportedTable", columns: "Mapping[str, Path]"
) -> None:
    """Write what came in, all or nothing, and say it."""
    from policy_compare.cli.imported_files import import_summary, stop_if_too_large
    from policy_compare.cli.messages import say
    from policy_compare.cli.table_import import corpus_to_write
    from policy_compare.corpus.codebook_file import codebook_text
    from policy_compare.corpus.corpus_files import CODEBOOK
    from policy_compare.files.reading import YAML
    from policy_compare.files.writing import write_new_files

    corpus = corpus_to_write(call, imported_table)
    text = codebook_text(corpus.codebook._replace(propositions={}))
    stop_if_too_large(CODEBOOK, text, YAML, "divide the table")
    files: dict[str, str | Path] = {CODEBOOK: text, **columns}
    write_new_files(call.into, files)
    summary = import_summary(imported_table, corpus, in_columns=True)
    say("\n".join((*summary, f"wrote {', '.join(files)} to {call.into}")))
