"""Makes a corpus of a table that was made elsewhere, for the command ``import``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.choices import check_choice
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.foreign_columns import ImportOptions
    from policy_compare.corpus.tables.imports import ImportedTable
    from policy_compare.files.reading import FileKind
    from policy_compare.model import Corpus


def read_mapping(
    kind: str,
    columns: Sequence[str] | None,
    stances: Sequence[str] | None,
    splits: Sequence[str] | None,
) -> "ImportOptions":
    """What the options say of the table: its kind, and what its columns and words mean.

    Raises:
        CallError: an option is not understood.
    """
    from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS, ImportOptions

    check_choice("the kind of table", kind, TABLE_KINDS)
    return ImportOptions(
        kind,  # type: ignore[arg-type]
        _read_pairs("--map", columns),
        _check_stances(_read_pairs("--stance-map", stances, last=True)),
        _read_pairs("--split", splits),
    )


def write_imported(imported_table: "ImportedTable", file: Path, into: Path, *, yaml: bool) -> bool:
    """Write the corpus that was made of ``file``, and say what came in; whether all rows did.

    Raises:
        CallError: nothing of the table could be read, or a file could not be read again.
        OutputError: something is there already, or cannot be written.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.cli.messages import say
    from policy_compare.files.writing import write_new_files
    from policy_compare.views.parts.counts_and_lists import count_of

    corpus = imported_table.corpus
    if corpus is None:
        _report_problems(imported_table)
        if not imported_table.problems:
            raise CallError(f"{file} has no rows that say anything", "check that it is the table")
        raise CallError(f"nothing of {file} could be read", "mend it, or say more with --map")
    files = _corpus_files(corpus, yaml=yaml)
    undo_unfinished_runs(into)
    write_new_files(into, files)
    _report_problems(imported_table)
    summary = _import_summary(imported_table, corpus)
    say("\n".join((*summary, f"wrote {', '.join(files)} to {into}")))
    warnings = sum(problem.kind.lack for problem in imported_table.problems)
    if warnings:
        say(f"{count_of(warnings, 'warning')}: policy-compare check --corpus {into}")
    return not imported_table.wrong_rows


def _read_pairs(option: str, words: Sequence[str] | None, *, last: bool = False) -> dict[str, str]:
    """What was given as ``NAME=VALUE``, divided at the first sign, or at the ``last``.

    Raises:
        CallError: one has no such sign, or nothing on a side of it.
    """
    pairs = {}
    for pair in words or ():
        name, sign, value = pair.rpartition("=") if last else pair.partition("=")
        if not sign or not value or not (name or last):
            raise CallError(f"{option} cannot be '{pair}'", "write NAME=VALUE")
        pairs[name] = value
    return pairs


def _check_stances(meanings: dict[str, str]) -> dict[str, str]:
    """What words mean, if each means a stance or silence.

    Raises:
        CallError: one means neither.
    """
    from policy_compare.corpus.tables.foreign_rows import SILENT
    from policy_compare.model import STANCES

    for stance in meanings.values():
        check_choice("a stance of --stance-map", stance, (*STANCES, SILENT))
    return meanings


def import_table(
    file: Path, mapping: "ImportOptions", codebook: Path | None, title: str | None
) -> "ImportedTable":
    """What comes of the table: a corpus, or what is wrong with it.

    Raises:
        SourceError: a file cannot be read.
        CallError: the title has no words.
    """
    from hashlib import sha256

    from policy_compare.corpus.tables.imports import read_foreign_table
    from policy_compare.files.reading import CSV, JSON, YAML

    name = _corpus_title(title, file)
    data = _read_file(file, JSON if file.suffix.casefold() == ".json" else CSV)
    about = (
        f"Made by policy-compare import {mapping.kind} from {file.name} "
        f"(SHA-256 {sha256(data).hexdigest()})."
    )
    book = (str(codebook), _read_file(codebook, YAML)) if codebook else None
    return read_foreign_table(data, str(file), mapping, book, (name, about))


def _corpus_title(named: str | None, file: Path) -> str:
    """What the corpus is called: as was said, else as the table's file.

    Raises:
        CallError: nothing of what was said can be seen.
    """
    from policy_compare.invisible import is_blank

    if named is not None and is_blank(named):
        raise CallError("--title has no words", "say what the corpus is about, or leave it out")
    names = (named, file.stem, file.name)
    return next((name for name in names if name and not is_blank(name)), "Policy papers")


def _read_file(file: Path, kind: "FileKind") -> bytes:
    """What is in the file.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.files.reading import read_bytes
    from policy_compare.files.reading_errors import reading_error

    try:
        return read_bytes(file, kind)
    except OSError as error:
        raise reading_error(file, error) from error


def _corpus_files(corpus: "Corpus", *, yaml: bool) -> dict[str, str]:
    """The files of the corpus by name.

    Raises:
        CallError: a recommendation has no strength, which a YAML file must say, or a file
            could not be read again.
    """
    from policy_compare.corpus.codebook_file import codebook_text
    from policy_compare.corpus.corpus_files import CODEBOOK, TABLE
    from policy_compare.corpus.form.schema import FILES, json_schemas
    from policy_compare.files.reading import CSV, YAML
    from policy_compare.render.csv import csv_text
    from policy_compare.views.export import export_table
    from policy_compare.views.parts.question import Question

    files = {CODEBOOK: _check_size(CODEBOOK, codebook_text(corpus.codebook), YAML)}
    schema = json_schemas()
    if not yaml:
        files[TABLE] = _check_size(TABLE, csv_text(export_table(Question(corpus))), CSV)
        return {**files, FILES[1]: schema[FILES[1]]}
    from policy_compare.corpus.paper_file import paper_text

    for recommendation in corpus.recommendations():
        if recommendation.strength is None:
            raise CallError(
                f"{recommendation.ref} has no strength, which a YAML file must say "
                f"(line {recommendation.line})",
                "give one under strength, or leave --yaml out",
            )
    for paper in corpus.papers.values():
        name = f"{paper.id}.yaml"
        files[name] = _check_size(name, paper_text(paper), YAML)
    return {**files, **schema}


def _check_size(name: str, text: str, kind: "FileKind") -> str:
    """The text, which is not too large to be read again.

    Raises:
        CallError: it is.
    """
    if kind.fits(text):
        return text
    raise CallError(
        f"{name} would be too large to be read again",
        "divide the table" if kind.row else "leave --yaml out, or divide the table",
    )


def _report_problems(imported_table: "ImportedTable") -> None:
    """Say which rows could not be read, and what of the others is no part of the corpus."""
    from policy_compare.cli.messages import show_page_aside
    from policy_compare.views.check import problem_paragraph

    problems = [problem for problem in imported_table.problems if not problem.kind.lack]
    if problems:
        show_page_aside(tuple(map(problem_paragraph, problems)))


def _import_summary(imported_table: "ImportedTable", corpus: "Corpus") -> list[str]:
    """What came in and what did not, in words."""
    from policy_compare.names import join_words
    from policy_compare.views.parts.counts_and_lists import count_of

    recommendations = list(corpus.recommendations())
    stances = sum(len(recommendation.positions) for recommendation in recommendations)
    contents = [
        count_of(len(corpus.papers), "paper"),
        count_of(len(recommendations), "recommendation"),
    ]
    if stances:
        spoken = {
            stance_on.proposition
            for recommendation in recommendations
            for stance_on in recommendation.positions
        }
        contents.append(f"{count_of(stances, 'stance')} on {count_of(len(spoken), 'proposition')}")
    read = imported_table.rows - imported_table.silent_rows - imported_table.wrong_rows
    lines = [f"{read} of {count_of(imported_table.rows, 'row')} came in: {join_words(contents)}"]
    if imported_table.silent_rows:
        lines.append(
            f"{count_of(imported_table.silent_rows, 'row')} without a stance: silence, as no row is"
        )
    if imported_table.wrong_rows:
        lines.append(
            f"{count_of(imported_table.wrong_rows, 'row')} left out, for the reasons above"
        )
    if imported_table.repeated_stances:
        lines.append(
            f"{count_of(imported_table.repeated_stances, 'row')} by who has another row on the "
            "same proposition: each is a recommendation of its own"
        )
    if imported_table.unread_columns:
        unread = ", ".join(imported_table.unread_columns)
        lines.append(f"not read: {unread}; --map FIELD=COLUMN says what a column is")
    return lines
