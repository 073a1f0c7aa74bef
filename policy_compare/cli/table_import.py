"""The command that brings in tables that were made elsewhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import check_choice
from policy_compare.cli.deferred_commands import Described
from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.foreign_columns import Wanted
    from policy_compare.corpus.tables.imports import Imported
    from policy_compare.files.reading import Form
    from policy_compare.model import Corpus

_PANEL = "A corpus of your own"

KindArgument = Annotated[
    str,
    typer.Argument(
        metavar="positions|recommendations",
        autocompletion=completion.tables,
        help="What a row is: somebody's stance on a proposition, or a recommendation.",
    ),
]
FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="The table, as CSV in UTF-8, or the JSON of policy-compare export."
    ),
]
IntoOption = Annotated[
    Path,
    typer.Option("--into", metavar="DIR", show_default=False, help="The corpus's folder to make."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Which column of the table a field is, where it is called otherwise: "
        "text=Recommendation. May be repeated.",
    ),
]
StanceMapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--stance-map",
        metavar="WORD=STANCE",
        help="What a word under stance means: support, oppose, neutral, or silent for none. "
        "Known are yes, abstain and no; agree, neutral and disagree; 1, 0 and -1. May be "
        "repeated.",
    ),
]
SplitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--split",
        metavar="FIELD=SIGN",
        help="What stands between several names in a cell, otherwise a semicolon: "
        "topics=/ for a slash. May be repeated.",
    ),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        show_default=False,
        help="A codebook.yaml that has the table's names. Otherwise one is made of them.",
    ),
]
YamlOption = Annotated[
    bool,
    typer.Option(
        "--yaml", help="Write a YAML file for each paper, to go on coding in, and no table."
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option("--title", show_default=False, help="What the corpus is about."),
]


def import_(
    kind: KindArgument,
    file: FileArgument,
    into: IntoOption,
    map: MapOption = None,
    stance_map: StanceMapOption = None,
    split: SplitOption = None,
    codebook: CodebookOption = None,
    yaml: YamlOption = False,
    title: TitleOption = None,
) -> None:
    """Make a corpus of a table of positions or of recommendations.

    A row of positions has an author, a proposition and a stance; who has no
    row on a proposition is silent. A row of recommendations has who urges
    (from), whom (to) and what (text). A row that cannot be read is reported
    with its line, and the others come in; then the exit code is 1. Nothing is
    written over.
    """
    from policy_compare.cli.output import say, undo_unfinished
    from policy_compare.corpus.tables.foreign_columns import KINDS, Wanted
    from policy_compare.files.writing import write_all
    from policy_compare.views.parts.counts_and_lists import count_of

    check_choice("the kind of table", kind, KINDS)
    wanted = Wanted(
        kind,  # type: ignore[arg-type]
        _pairs("--map", map),
        _stances(_pairs("--stance-map", stance_map, last=True)),
        _pairs("--split", split),
    )
    found = _read(file, wanted, codebook, _title(title, file))
    corpus = found.corpus
    if corpus is None:
        _report(found)
        if not found.problems:
            raise CallError(f"{file} has no rows that say anything", "check that it is the table")
        raise CallError(f"nothing of {file} could be read", "mend it, or say more with --map")
    files = _files(corpus, yaml=yaml)
    undo_unfinished(into)
    write_all(into, files)
    _report(found)
    say("\n".join((*_summary(found, corpus), f"wrote {', '.join(files)} to {into}")))
    warnings = sum(one.kind.lack for one in found.problems)
    if warnings:
        say(f"{count_of(warnings, 'warning')}: policy-compare check --corpus {into}")
    if found.left:
        raise typer.Exit(1)


def _pairs(option: str, given: Sequence[str] | None, *, last: bool = False) -> dict[str, str]:
    """What was given as ``NAME=VALUE``, divided at the first sign, or at the ``last``.

    Raises:
        CallError: one has no such sign, or nothing on a side of it.
    """
    found = {}
    for pair in given or ():
        name, sign, value = pair.rpartition("=") if last else pair.partition("=")
        if not sign or not value or not (name or last):
            raise CallError(f"{option} cannot be '{pair}'", "write NAME=VALUE")
        found[name] = value
    return found


def _stances(given: dict[str, str]) -> dict[str, str]:
    from policy_compare.corpus.tables.foreign_rows import SILENT
    from policy_compare.model import STANCES

    for stance in given.values():
        check_choice("a stance of --stance-map", stance, (*STANCES, SILENT))
    return given


def _read(file: Path, wanted: "Wanted", codebook: Path | None, title: str) -> "Imported":
    from hashlib import sha256

    from policy_compare.corpus.tables.imports import imported
    from policy_compare.files.reading import CSV, JSON, YAML

    data = _bytes(file, JSON if file.suffix.casefold() == ".json" else CSV)
    about = (
        f"Made by policy-compare import {wanted.kind} from {file.name} "
        f"(SHA-256 {sha256(data).hexdigest()})."
    )
    given = (str(codebook), _bytes(codebook, YAML)) if codebook else None
    return imported(data, str(file), wanted, given, (title, about))


def _title(given: str | None, file: Path) -> str:
    """What the corpus is called: as was said, else as the table's file.

    Raises:
        CallError: nothing of what was said can be seen.
    """
    from policy_compare.invisible import is_blank

    if given is not None and is_blank(given):
        raise CallError("--title has no words", "say what the corpus is about, or leave it out")
    names = (given, file.stem, file.name)
    return next((one for one in names if one and not is_blank(one)), "Policy papers")


def _bytes(file: Path, form: "Form") -> bytes:
    """What is in the file.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.files.reading import TooLarge, content

    try:
        return content(file, form)
    except TooLarge as error:
        raise SourceError(f"{file} is too large: {error.reason}", error.hint) from error
    except OSError as error:
        raise SourceError(
            f"{file} cannot be read: {error.strerror or error}",
            "check that it is there and that you may read it",
        ) from error


def _files(corpus: "Corpus", *, yaml: bool) -> dict[str, str]:
    """The files of the corpus by name.

    Raises:
        CallError: a recommendation has no strength, which a YAML file must say, or a file
            could not be read again.
    """
    from policy_compare.corpus.codebook_file import codebook_text
    from policy_compare.corpus.form.schema import FILES, schemas
    from policy_compare.corpus.reader import CODEBOOK, TABLE
    from policy_compare.files.reading import CSV, YAML
    from policy_compare.render.csv import csv_text
    from policy_compare.views.export import export_table
    from policy_compare.views.parts.question import Question

    files = {CODEBOOK: _fitting(CODEBOOK, codebook_text(corpus.codebook), YAML)}
    schema = schemas()
    if not yaml:
        files[TABLE] = _fitting(TABLE, csv_text(export_table(Question(corpus))), CSV)
        return {**files, FILES[1]: schema[FILES[1]]}
    from policy_compare.corpus.paper_file import paper_text

    for one in corpus.recommendations():
        if one.strength is None:
            raise CallError(
                f"{one.ref} has no strength, which a YAML file must say (line {one.line})",
                "give one under strength, or leave --yaml out",
            )
    for paper in corpus.papers.values():
        name = f"{paper.id}.yaml"
        files[name] = _fitting(name, paper_text(paper), YAML)
    return {**files, **schema}


def _fitting(name: str, text: str, form: "Form") -> str:
    """The text, which is not too large to be read again.

    Raises:
        CallError: it is.
    """
    if form.fits(text):
        return text
    raise CallError(
        f"{name} would be too large to be read again",
        "divide the table" if form.row else "leave --yaml out, or divide the table",
    )


def _report(found: "Imported") -> None:
    """Say which rows could not be read, and what of the others is no part of the corpus."""
    from policy_compare.cli.output import show_aside
    from policy_compare.views.check import problem_paragraph

    told = [one for one in found.problems if not one.kind.lack]
    if told:
        show_aside(tuple(map(problem_paragraph, told)))


def _summary(found: "Imported", corpus: "Corpus") -> list[str]:
    """What came in and what did not, in words."""
    from policy_compare.views.parts.counts_and_lists import count_of, join_words

    items = list(corpus.recommendations())
    stances = sum(len(one.positions) for one in items)
    held = [count_of(len(corpus.papers), "paper"), count_of(len(items), "recommendation")]
    if stances:
        spoken = {position.proposition for one in items for position in one.positions}
        held.append(f"{count_of(stances, 'stance')} on {count_of(len(spoken), 'proposition')}")
    read = found.rows - found.silent - found.left
    lines = [f"{read} of {count_of(found.rows, 'row')} came in: {join_words(held)}"]
    if found.silent:
        lines.append(f"{count_of(found.silent, 'row')} without a stance: silence, as no row is")
    if found.left:
        lines.append(f"{count_of(found.left, 'row')} left out, for the reasons above")
    if found.again:
        lines.append(
            f"{count_of(found.again, 'row')} by who has another row on the same proposition: "
            "each is a recommendation of its own"
        )
    if found.unread:
        unread = ", ".join(found.unread)
        lines.append(f"not read: {unread}; --map FIELD=COLUMN says what a column is")
    return lines


COMMANDS = (Described("import", import_, "import positions votes.csv --into votes", _PANEL),)
