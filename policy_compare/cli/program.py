"""The program as a whole: its commands together, and the edge where errors end."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from policy_compare import __version__
from policy_compare.cli import (
    coding,
    comparing,
    covering,
    crossing,
    drafting,
    importing,
    measuring,
    reading,
    reliability,
)
from policy_compare.cli.lazy import CONTEXT, group
from policy_compare.errors import PolicyCompareError

COMMANDS = (
    *reading.COMMANDS,
    *comparing.COMMANDS,
    *crossing.COMMANDS,
    *measuring.COMMANDS,
    *reliability.COMMANDS,
    *coding.COMMANDS,
    *importing.COMMANDS,
    *drafting.COMMANDS,
    *covering.COMMANDS,
)

app = typer.Typer(
    name="policy-compare",
    cls=group(COMMANDS),
    no_args_is_help=True,
    # A bug keeps Python's own traceback, which hides nothing and prints no values.
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policy-compare {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: policy-compare summary")
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Compare what policy papers recommend: who wants what, from whom, how strongly.

    The papers are coded in YAML. Begin with summary for what was found, go on with
    overlap and disagreements, and with init for papers of your own.
    """


def run() -> None:
    """Run the program. Exits 0 (done), 1 (check found errors) or 2 (it cannot be done)."""
    for name in ("stdout", "stderr"):
        # A stream that was closed before we started is nowhere, and may be written to.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    try:
        app(prog_name="policy-compare")
    except PolicyCompareError as error:
        from policy_compare.cli.output import complain

        complain(error)
        sys.exit(2)
