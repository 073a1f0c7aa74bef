"""The commands for coding a corpus of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.options import (
    READING_SECONDS,
    BomOption,
    CorpusOption,
    DelimiterOption,
    ForceOption,
    NoPagerOption,
    Output,
    ReadingLimitOption,
    SourcesOption,
    YesOption,
    format_option,
    output_option,
)
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.cli.corpus_check import CheckedCorpus

_PANEL = "A corpus of your own"

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder to make or to add the files to.")
]
EmptyOption = Annotated[
    bool,
    typer.Option("--empty", help="Without examples: a codebook to fill in, and no paper."),
]
ExplainCodeOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="CODE",
        autocompletion=completion.propose_problem_codes,
        show_default=False,
        help="Say what a code means and how to mend it; all for every code.",
    ),
]
FixOption = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="Write the places and digests that are missing and that the texts tell, and those "
        "that moved in another edition, after showing what would change. Schemas that list other "
        "names than the codebook are written anew. Nothing else is touched.",
    ),
]

TypedFileOption = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        show_default=False,
        help="Check what the standard input holds as if it stood in FILE, a paper or the codebook "
        "of the corpus around it, and report the problems of that file alone. For editors.",
    ),
]
OverwriteSchemasOption = Annotated[
    bool, typer.Option("--force", help="Write over schemas that somebody has changed, too.")
]
EachProblemOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Show each problem by itself. Otherwise those that are alike are told once, with "
        "their lines; CSV and JSON have a row for each.",
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Count it as an error that something is not coded yet, or proposed and not accepted. "
        "Other warnings stay what they are, since a finished coding can have its reasons for them.",
    ),
]

FileArguments = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help="A table (CSV, XLSX, ODS, or the JSON or SQLite of policy-compare export), a project "
        "of NVivo, MAXQDA, ATLAS.ti, QualCoder (QDPX, QDC) or Discourse Network Analyzer, or "
        "references (BibTeX, RIS, CSL JSON). Its content tells which it is.",
    ),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="KIND",
        autocompletion=completion.propose_table_kinds,
        show_default=False,
        help="What a row is, where its columns do not tell: positions, somebody's stance on a "
        "proposition, or recommendations. The word may also stand before FILE.",
    ),
]
IntoOption = Annotated[
    Path,
    typer.Option(
        "--into",
        metavar="DIR",
        show_default=False,
        help="The corpus's folder: one to make, or one that is there and gets what it lacks.",
    ),
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
        "Known are yes, abstain and no; agree (strongly, rather …), neutral and disagree; 1, 0 "
        "and -1. May be repeated.",
    ),
]
SheetOption = Annotated[
    str,
    typer.Option(
        "--sheet",
        metavar="NAME",
        show_default=False,
        help="The sheet of a spreadsheet's own file; otherwise the first that holds a table.",
    ),
]
EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        show_default=False,
        help="The encoding of a CSV file, such as windows-1252; otherwise it is told, or guessed.",
    ),
]
PlanOption = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="FILE",
        show_default=False,
        help="What the codes of a project, or the columns of a table, mean, as YAML. Where there "
        "is no such file yet, it is written for you to change, and nothing is imported.",
    ),
]
KeepGoingOption = Annotated[
    bool,
    typer.Option(
        "--keep-going",
        help="Leave out rows that cannot be read. Otherwise nothing is written where one cannot.",
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
ColumnsOption = Annotated[
    bool,
    typer.Option("--columns", help="Write a table of millions of stances as columns, and no text."),
]
TitleOption = Annotated[
    str | None,
    typer.Option("--title", show_default=False, help="What the corpus is about."),
]


def init(folder: FolderArgument = Path("recommendations"), empty: EmptyOption = False) -> None:
    """Write a small commented corpus to start from. Nothing is written over."""
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.cli.messages import say
    from policy_compare.cli.next_steps import steps_after_init
    from policy_compare.corpus.new_corpus import SOURCES, empty_corpus, example_corpus
    from policy_compare.files.writing import write_new_files

    undo_unfinished_runs(folder)
    files = empty_corpus(folder) if empty else example_corpus()
    write_new_files(folder, files, [SOURCES])
    written = [*files, f"{SOURCES}/"] if empty else files
    say(f"wrote {', '.join(written)} to {folder}\n\n{steps_after_init(folder, empty=empty)}")


def check(
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    strict: StrictOption = False,
    all: EachProblemOption = False,
    fix: FixOption = False,
    yes: YesOption = False,
    stdin_filename: TypedFileOption = None,
    explain: ExplainCodeOption = None,
    format: Annotated[str | None, format_option("check")] = None,
    output: Annotated[Path | None, output_option("check")] = None,
    force: ForceOption = False,
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Report every problem in the corpus, and check its quotes. Exits 1 where there are errors.

    Where the papers' texts are at hand, every quote is looked up in them, with its place.
    """
    from policy_compare.cli.corpus_check import explain_code
    from policy_compare.problems import has_errors

    target = Output(format, output, force, not no_pager).with_settings(delimiter=delimiter, bom=bom)
    if explain is not None:
        target.write(explain_code(explain))
        return
    target = target._replace(command="check")
    target.choose_format()
    texts = (sources, reading_limit)
    checked_corpus = _check_file_or_folder(stdin_filename, corpus, texts, fix=fix, yes=yes)
    judged_corpus = checked_corpus.judge(strict=strict)
    target.write(judged_corpus.view(each=all))
    if has_errors(judged_corpus.problems):
        raise typer.Exit(1)


def _check_file_or_folder(
    typed: str | None, corpus: Path | None, texts: tuple[Path | None, int], *, fix: bool, yes: bool
) -> "CheckedCorpus":
    """What is found in the file that is being typed, or in the corpus.

    Raises:
        CallError: options are given that a file that is being typed cannot stand with.
    """
    from policy_compare.cli.corpus_check import check_and_fix
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.cli.typed_file import check_typed_file

    if typed is None:
        return check_and_fix(open_corpus_folder(corpus, always=True), *texts, fix=fix, yes=yes)
    if fix or corpus is not None:
        raise CallError(
            "--stdin-filename looks at a file that is not saved, in the corpus around it",
            "leave --fix and --corpus out",
        )
    return check_typed_file(typed, *texts)


def schema(corpus: CorpusOption = None, force: OverwriteSchemasOption = False) -> None:
    """Write JSON Schemas by which editors offer the corpus's own names, and check its files.

    They stand beside the files. One that somebody has changed is kept.
    """
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.cli.schema_writing import write_schemas

    write_schemas(open_corpus_folder(corpus, always=True), force=force)


def import_(
    file: FileArguments,
    into: IntoOption,
    kind: KindOption = None,
    sheet: SheetOption = "",
    encoding: EncodingOption = "",
    map: MapOption = None,
    stance_map: StanceMapOption = None,
    split: SplitOption = None,
    codebook: CodebookOption = None,
    yaml: YamlOption = False,
    columns: ColumnsOption = False,
    title: TitleOption = None,
    keep_going: KeepGoingOption = False,
    plan: PlanOption = None,
) -> None:
    """Make a corpus of a file from elsewhere, or join it with one that is there.

    What stands in a corpus is not written over: what the file says otherwise is
    listed. Only a table of the corpus's own recommendations changes these. The
    same file a second time changes nothing.

    Of a table, a draft coded in a spreadsheet or any other:

    The columns tell what a row is. A row of positions has an author, a
    proposition and a stance; who has no row on a proposition is silent. In a
    wide table questions go down and who answers across, or the other way. A
    row of recommendations has who urges (from), whom (to) and what (text), or
    the columns of policy-compare export and draft. Rows that cannot be read
    are reported with their lines.
    """
    from policy_compare.cli.file_import import import_file
    from policy_compare.cli.import_call import ImportCall, read_arguments

    kind, path = read_arguments(file, kind)
    call = ImportCall(
        path, into, kind, sheet, encoding,
        map or (), stance_map or (), split or (),
        codebook, title, yaml, keep_going, plan, columns,
    )  # fmt: skip
    if not import_file(call):
        raise typer.Exit(1)


COMMANDS = (
    CommandRecord("init", init, "init housing", _PANEL),
    CommandRecord("check", check, "check", _PANEL),
    CommandRecord("schema", schema, "schema", _PANEL),
    CommandRecord("import", import_, "import votes.csv --into votes", _PANEL),
)
