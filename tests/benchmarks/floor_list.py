"""The least that a program of this kind does: the floor that ``list`` is held against.

It imports what the program imports, reads the same files without a check, and prints
a table of as many rows with rich.
"""

import sys
from pathlib import Path

import typer  # noqa: F401  (what the program imports, the floor imports)
import yaml
from rich.console import Console
from rich.table import Table


def main() -> None:
    """Print the recommendations in the folder that the first argument names."""
    table = Table("id", "statement", "actors", "strength")
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        found = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for item in found.get("recommendations", ()):
            table.add_row(
                item["id"], item["statement"], ", ".join(item["actors"]), item["strength"]
            )
    Console().print(table)
