"""The command that tells what changed."""

from policy_compare.cli.deferred_commands import CommandRecord

_PANEL = "When the coding changes"

COMMANDS: tuple[CommandRecord, ...] = ()
