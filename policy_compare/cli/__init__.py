"""The command line: parses, calls, shows, exits. Nothing is computed here."""

import gc
import sys


def main() -> None:
    """Run the program and exit. Ended by a signal, it exits as a shell reports that."""
    # Start-up makes many objects and no garbage, and the process is soon over: looking
    # for cycles among them costs a twentieth of a short command.
    gc.disable()
    try:
        from policy_compare.cli import signals
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    try:
        try:
            signals.raise_at_signals()
            from policy_compare.cli import streams

            streams.limit_terminal_size()
            from policy_compare.cli.program import run_program

            run_program()
        finally:
            signals.end_at_once()
    except BaseException as error:
        stops = [error] if isinstance(error, signals.StopSignal) else signals.RECEIVED
        if not stops:
            raise
        from policy_compare.cli import streams

        streams.abandon_answer()
        streams.write_message(stops[0].word)
        sys.exit(stops[0].exit_code)
