"""The program as a whole: its commands together, and the edge where errors end."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from policy_compare import __version__
from policy_compare.cli import streams
from policy_compare.cli.commands import (
    changing,
    coding,
    comparing,
    drafting,
    guide,
    measuring,
    reading,
    recoding,
)
from policy_compare.cli.deferred_commands import CONTEXT, command_group
from policy_compare.errors import PolicyCompareError

COMMANDS = (
    *reading.COMMANDS,
    *comparing.COMMANDS,
    *measuring.COMMANDS,
    *coding.COMMANDS,
    *changing.COMMANDS,
    *recoding.COMMANDS,
    *drafting.COMMANDS,
    *guide.COMMANDS,
)

app = typer.Typer(
    name="policy-compare",
    cls=command_group(COMMANDS),
    no_args_is_help=True,
    # A bug keeps Python's own traceback, which hides nothing and prints no values.
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"policy-compare {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: policy-compare summary")
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Compare what policy papers recommend: who wants what, from whom, how strongly.

    The papers are coded in YAML. Begin with summary for what was found, go on
    with overlap and disagreements, and hand it on with report. For papers of
    your own begin with init.
    """


def run_program() -> None:
    """Run the program. Exits 0 (done), 1 (check found errors) or 2 (it cannot be done)."""
    streams.open_closed_streams()
    try:
        code = _exit_code_of(app, prog_name="policy-compare")
    finally:
        # Who asked about a small corpus has none.
        if opened := sys.modules.get("policy_compare.cli.engine_of_run"):
            opened.close_engines()
    if problem := _exit_code_of(streams.flush_streams):
        code = problem
    sys.exit(code)


def _exit_code_of(call: Callable[..., None], **settings: str) -> int | str | None:
    """What to exit with after the call, with what stopped it said."""
    try:
        call(**settings)
    except SystemExit as stop:
        # So Typer ends where nobody reads what is wrong with the call.
        is_unread = stop.code == 1 and isinstance(stop.__context__, BrokenPipeError)
        return 2 if is_unread else stop.code
    except PolicyCompareError as error:
        problem = error
    except MemoryError:
        problem = PolicyCompareError(
            "there is not enough memory for this", "close other programs, or ask for less of it"
        )
    except OSError as error:
        if error.filename is not None:
            raise
        # Not even what went wrong could be said.
        problem = PolicyCompareError(f"the messages cannot be written: {error.strerror or error}")
    else:
        return 0
    # Only here, where what took the memory is gone.
    from policy_compare.cli.messages import say_error

    say_error(problem)
    return 2
