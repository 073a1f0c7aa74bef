"""The commands that change a whole coding at once."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policy_compare.cli.choices import check_choice
from policy_compare.cli.commands import measuring
from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.new_errors import stop_at_errors
from policy_compare.cli.options import (
    CorpusOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    Output,
    OutputOption,
    YesOption,
)
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.analysis.coders.field_differences import FieldDifference
    from policy_compare.model import Corpus

_PANEL = "When the coding changes"

KindArgument = Annotated[
    Literal["proposition", "topic", "actor", "instrument", "paper"],
    typer.Argument(metavar="KIND", show_default=False, help="What it is."),
]
OldArgument = Annotated[
    str, typer.Argument(metavar="OLD", show_default=False, help="What it is called now.")
]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", show_default=False, help="Its new id.")]
KeepAliasOption = Annotated[
    bool, typer.Option("--keep-alias", help="Let the old id go on to find it, as a former name.")
]
SplitIntoOption = Annotated[
    list[str],
    typer.Option("--into", metavar="ID", help="One of what it becomes; give two or more."),
]
SplitTableOption = Annotated[
    Path | None, typer.Option("--table", metavar="FILE", help="The decisions, made or to be made.")
]
ThingArguments = Annotated[
    list[str], typer.Argument(metavar="NAME…", show_default=False, help="Two or more of them.")
]
MergedIdOption = Annotated[
    str, typer.Option("--into", metavar="ID", help="The id of one of them, or a new one.")
]
PreferOption = Annotated[
    str, typer.Option("--prefer", metavar="NAME", help="Whose stance holds where two differ.")
]
RuleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        metavar="[FIELD=]WAY",
        help="Decide differences, all or those in a field, by a way that fits them: a, b, both, "
        "common, firmer or weaker.",
    ),
]
DecisionsOption = Annotated[
    Path | None,
    typer.Option("--table", metavar="FILE", help="A table of decisions, as --output wrote it."),
]
ReconciledOption = Annotated[
    Path | None, typer.Option("--into", metavar="DIR", help="Write what comes of it to a folder.")
]
DecidedByOption = Annotated[
    str, typer.Option("--decided-by", metavar="NAME", help="Who decides, if no row says it.")
]


def rename(
    kind: KindArgument,
    old: OldArgument,
    new: NewArgument,
    keep_alias: KeepAliasOption = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    corpus: CorpusOption = None,
) -> None:
    """Give something another id, in the codebook and in all papers at once.

    Comments, quotes and layout stay to the byte. What would change is shown first; then all of
    it is written, or nothing.
    """
    from policy_compare.cli.confirming import write_recoding
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.recoding.renaming import rename_thing

    folder = open_corpus_folder(corpus, only_own=not dry_run)
    recoding = rename_thing(folder, kind, old, new, keep_alias=keep_alias)
    write_recoding(recoding, yes=yes, dry_run=dry_run)


def split_id(
    kind: KindArgument,
    old: OldArgument,
    into: SplitIntoOption,
    table: SplitTableOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    corpus: CorpusOption = None,
) -> None:
    """Make several of one, and decide which of them each place means that names it.

    You are asked place by place, or fill in a table. None is left on the old id.
    """
    from policy_compare.cli.confirming import write_recoding
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.cli.splitting import decide_split
    from policy_compare.recoding.splitting import open_split, split_coding

    is_decided = not dry_run and (table is None or table.exists())
    opened = open_split(open_corpus_folder(corpus, only_own=is_decided), kind, old, into)
    decisions = decide_split(opened, table)
    if decisions is not None:
        write_recoding(split_coding(opened, decisions), yes=yes, dry_run=dry_run)


def merge_ids(
    kind: KindArgument,
    names: ThingArguments,
    into: MergedIdOption,
    prefer: PreferOption = "",
    keep_alias: KeepAliasOption = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    corpus: CorpusOption = None,
) -> None:
    """Make one thing of several everywhere at once, and say what collides and what is lost."""
    from policy_compare.cli.confirming import write_recoding
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.recoding.merging import merge_things

    folder = open_corpus_folder(corpus, only_own=not dry_run)
    recoding = merge_things(folder, kind, names, into, prefer, keep=keep_alias)
    write_recoding(recoding, yes=yes, dry_run=dry_run)


def reconcile(
    dir_a: measuring.FirstFolderArgument = None,
    dir_b: measuring.SecondFolderArgument = None,
    coder: measuring.CoderOption = None,
    rule: RuleOption = None,
    table: DecisionsOption = None,
    decided_by: DecidedByOption = "",
    into: ReconciledOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Bring two codings of the same papers to one: show what differs, decide it, and write it.

    Each coder has a folder, or both have one and --coder says whose is whose.
    """
    from policy_compare.analysis.changes.coding_changes import corpus_by_new_ids
    from policy_compare.analysis.coders.codings import align_codings
    from policy_compare.analysis.coders.field_differences import list_field_differences
    from policy_compare.cli.messages import say
    from policy_compare.exchange.codebook_merge import join_codebooks
    from policy_compare.recoding.reconciliation import reconcile_codings
    from policy_compare.views import reconcile
    from policy_compare.views.parts.counts_and_lists import join_few

    target = Output(format, output, force)
    target.choose_format()
    (a, name_a), (b, name_b) = measuring.open_codings((dir_a, dir_b), coder or ())
    if into and (a.left_out or b.left_out):
        raise CallError("papers with errors would be lost, so nothing was written", "mend them")
    joined = join_codebooks(a.codebook, b.codebook)
    b = corpus_by_new_ids(b, joined.ids)._replace(codebook=joined.book)
    codings = align_codings(a, b)
    deciding = (table, rule or (), decided_by)
    differences = _decide_differences(list_field_differences(codings), deciding, bool(into))
    if into is None:
        target.write(reconcile.view(codings, differences, (name_a, name_b), joined.book))
        return
    result = reconcile_codings(a, b, codings, differences)
    files = join_few([*_write_corpus(dir_a, into, result, () if dir_b else (a, b))])
    pairs = codings, align_codings(a, result), align_codings(b, result)
    say(f"wrote {files} to {into}\n{reconcile.describe_agreement(*pairs)}")


def _decide_differences(
    differences: "Iterable[FieldDifference]",
    deciding: tuple[Path | None, Sequence[str], str],
    to_end: bool,
) -> "list[FieldDifference]":
    """The differences, decided by a table, then by rules, for who decides: all, if ``to_end``."""
    from policy_compare.analysis.coders.field_differences import FIELDS
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.corpus.tables.table_file import read_table_file
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.files.reading import CSV
    from policy_compare.files.reading_errors import read_file
    from policy_compare.recoding.reconciliation import WAYS, decide_differences

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
    folder: Path | None, into: Path, result: "Corpus", in_one: "Sequence[Corpus]"
) -> Iterable[str]:
    """Write the result to a new folder, with what no coding ``in_one`` has; its files' names."""
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.cli.messages import say
    from policy_compare.corpus.changed_contents import changed_contents
    from policy_compare.corpus.corpus_files import CODEBOOK
    from policy_compare.corpus.form.schema import json_schemas
    from policy_compare.corpus.reader import load_corpus_and_contents, read_as_corpus
    from policy_compare.files.writing import write_new_files
    from policy_compare.recoding.reconciliation import keep_other_codings

    before, contents = load_corpus_and_contents(open_corpus_folder(folder))
    if in_one:
        decided = len([*result.recommendations()])
        result = keep_other_codings(result, before, in_one)
        say(f"what neither coder coded stays: {len([*result.recommendations()]) - decided}")
    contents = {**contents, **changed_contents(before, contents, result)}
    files = (CODEBOOK, *(paper.file for paper in result.papers.values()))
    texts = {file: contents[file].decode() for file in files}
    problems = read_as_corpus(into, {file: contents[file] for file in files}).problems
    stop_at_errors(problems, f"what was decided would bring errors into {into}")
    write_new_files(into, {**texts, **json_schemas(result.codebook)})
    return files


COMMANDS: tuple[CommandRecord, ...] = (
    CommandRecord("rename", rename, "rename topic sanctions penalties --dry-run", _PANEL),
    CommandRecord("merge", merge_ids, "merge actor quad aukus --into quad --dry-run", _PANEL),
    CommandRecord("split", split_id, "split topic china --into x --into y --table t.csv", _PANEL),
    CommandRecord("reconcile", reconcile, "reconcile coder-a coder-b", _PANEL),
)
