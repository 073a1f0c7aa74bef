"""The commands, a file for each panel of the help: parse, call, write, exit."""
