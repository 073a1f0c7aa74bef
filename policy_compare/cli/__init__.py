"""The command line: parses, calls, shows, exits. Nothing is computed here."""

import gc


def main() -> None:
    """Run the program and exit."""
    # Start-up makes many objects and no garbage, and the process is soon over: looking
    # for cycles among them costs a twentieth of a short command.
    gc.disable()
    from policy_compare.cli.program import run

    run()
