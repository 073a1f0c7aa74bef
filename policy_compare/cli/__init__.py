"""The command line: parses, calls, shows, exits. Nothing is computed here."""

import gc
import sys


def main() -> None:
    """Run the program and exit."""
    # Start-up makes many objects and no garbage, and the process is soon over: looking
    # for cycles among them costs a twentieth of a short command.
    gc.disable()
    try:
        from policy_compare.cli import signals, streams
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        signals.raise_stopped()
        streams.limit_width()
        from policy_compare.cli.program import run

        run()
    except signals.Stopped as stop:
        streams.abandon_answer()
        streams.say(stop.word)
        sys.exit(stop.code)
    finally:
        signals.end_at_once()
