"""The command that compares two codings of the same papers."""

from pathlib import Path
from typing import Annotated

import typer

from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import (
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    PaperOption,
)

_PANEL = "In numbers"

FolderA = Annotated[Path, typer.Argument(metavar="DIR_A", help="One coder's corpus.")]
FolderB = Annotated[Path, typer.Argument(metavar="DIR_B", help="The other coder's.")]
_ROWS = ChoiceOption(
    "--rows",
    "policy_compare.views.reliability:COLUMNS",
    "What the rows of CSV and JSON are: {}.",
    placeholder="KIND",
    panel="Output",
)
RowsOption = Annotated[str, _ROWS]


def reliability(
    dir_a: FolderA,
    dir_b: FolderB,
    paper: PaperOption = None,
    rows: RowsOption = "coefficients",
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Compare two codings of the same papers: how far the coders agree.

    Recommendations are matched by quote and place, then by wording, whatever
    their ids. Krippendorff's alpha and Cohen's kappa come with n, and every
    difference is listed, worst first.
    """
    from policy_compare.cli.output import corpus_folder, loaded
    from policy_compare.views import reliability

    wanted = _ROWS.check(rows)
    written = Output(format, output, force, not no_pager)
    written.chosen()
    a, b = (loaded(corpus_folder(folder)) for folder in (dir_a, dir_b))
    folders = (str(dir_a), str(dir_b))
    written.write(reliability.view(a, b, folders, paper or (), wanted))


COMMANDS = (Described("reliability", reliability, "reliability coder-a coder-b", _PANEL),)
