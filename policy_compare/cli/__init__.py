"""The command line: parses, calls, shows, exits. Nothing is computed here."""

import gc
import sys


def main() -> None:
    """Run the program and exit."""
    # Start-up makes many objects and no garbage, and the process is soon over: looking
    # for cycles among them costs a twentieth of a short command.
    gc.disable()
    try:
        from policy_compare.cli.program import run

        run()
    except KeyboardInterrupt:
        # Typer sees to it within a command; this is for what comes before.
        sys.exit(130)
