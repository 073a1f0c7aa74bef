"""The commands that change a whole coding at once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from policy_compare.cli.commands import measuring
from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.options import (
    BomOption,
    CorpusOption,
    DelimiterOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    YesOption,
)

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
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Bring two codings of the same papers to one: show what differs, decide it, and write it.

    Each coder has a folder, or both have one and --coder says whose is whose.
    """
    from policy_compare.cli.reconciling import Deciding, reconcile_folders

    target = Output(format, output, force, not no_pager).with_settings(delimiter=delimiter, bom=bom)
    target.choose_format()
    deciding = Deciding(table, rule or (), decided_by)
    reconcile_folders((dir_a, dir_b), coder or (), deciding, into, target)


COMMANDS: tuple[CommandRecord, ...] = (
    CommandRecord("rename", rename, "rename topic sanctions penalties --dry-run", _PANEL),
    CommandRecord("merge", merge_ids, "merge actor quad aukus --into quad --dry-run", _PANEL),
    CommandRecord("split", split_id, "split topic china --into x --into y --table t.csv", _PANEL),
    CommandRecord("reconcile", reconcile, "reconcile coder-a coder-b", _PANEL),
)
