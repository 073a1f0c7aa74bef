"""The commands that change a whole coding at once."""

from policy_compare.cli.deferred_commands import CommandRecord

_PANEL = "When the coding changes"

COMMANDS: tuple[CommandRecord, ...] = ()
