"""The least that a typer app with as many commands does, for ``--help`` and ``--version``."""

from collections.abc import Callable
from typing import Annotated

import typer

#: As many as the program has.
COMMANDS = 32


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo("floor 0.1.0")
        raise typer.Exit


def _command(number: int) -> Callable[[], None]:
    def command() -> None:
        pass

    command.__doc__ = f"Do the thing that has the number {number}."
    return command


def main() -> None:
    """Run the app."""
    app = typer.Typer(no_args_is_help=True)

    @app.callback()
    def root(
        version: Annotated[
            bool,
            typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
        ] = False,
    ) -> None:
        """Do one of several things."""

    for number in range(COMMANDS):
        app.command(f"command-{number}")(_command(number))
    app()
