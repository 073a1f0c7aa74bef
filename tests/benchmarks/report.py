"""The measurements as a table, in the terminal or in Markdown, with the machine."""

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

from rich.console import Console
from rich.table import Table

#: How far from 1 a ratio may be that should be about 1: what other work on the
#: machine and colder caches add. Growth with the square would make it the ratio of
#: the sizes, which is 20.
_ABOUT = 1.25

HEADS = ("Measured", "Here", "Against", "Ratio", "Middle half", "Target", "Reached")


class Row(NamedTuple):
    """One comparison: two texts to show, and the ratio that counts.

    ``ratio`` is None where one side has no figure. ``target`` is the highest that the
    ratio may be; None where it is only told.
    """

    measured: str
    ours: str
    other: str
    ratio: float | None
    target: float | Literal["about 1"] | None
    spread: tuple[float, float] | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the ratio is where it should be; None where nothing is asked or known."""
        if self.target is None or self.ratio is None:
            return None
        return self.ratio <= (self.target if isinstance(self.target, float) else _ABOUT)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as texts under ``HEADS``."""
        spread = f"{self.spread[0]:.2f}–{self.spread[1]:.2f}" if self.spread else "–"
        target = f"≤ {self.target:.2f}" if isinstance(self.target, float) else self.target or "–"
        reached = {True: "yes", False: "no", None: "–"}[self.reached]
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        return (self.measured, self.ours, self.other, ratio, spread, target, reached)


#: The libraries whose versions are told.
_LIBRARIES = ("typer", "rich", "pyyaml")


def machine(libraries: Sequence[str] = _LIBRARIES) -> str:
    """What it was measured on, in one line."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    cores = os.cpu_count() or 0
    return (
        f"{_processor()}, {cores} {'core' if cores == 1 else 'cores'}; "
        f"{platform.system()} {platform.release()}; "
        f"{platform.python_implementation()} {platform.python_version()}; {versions}"
    )


def _processor() -> str:
    """The processor's model, which Python itself tells only on some systems."""
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def markdown(rows: Sequence[Row], libraries: Sequence[str] = _LIBRARIES) -> str:
    """The table in Markdown, ready to paste."""
    lines = [
        HEADS,
        ("---", "---:", "---:", "---:", "---:", "---:", "---"),
        *(r.cells for r in rows),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + f"\n\n{machine(libraries)}\n"


def terminal(rows: Sequence[Row], libraries: Sequence[str] = _LIBRARIES) -> None:
    """Print the table."""
    table = Table(*HEADS, show_lines=True)
    for row in rows:
        table.add_row(*row.cells, style="red" if row.reached is False else None)
    console = Console(file=sys.stdout)
    console.print(table)
    console.print(machine(libraries), highlight=False)


def sized(size: int, against: int | None = None) -> str:
    """The size of a corpus, or of two."""
    return f"{size:,}" if against is None else f"{size:,} against {against:,}"


def milliseconds(seconds: float) -> str:
    """Such as ``93 ms``."""
    return f"{seconds * 1e3:.0f} ms"


def microseconds(seconds: float) -> str:
    """Such as ``93 µs``."""
    return f"{seconds * 1e6:.0f} µs"


def nanoseconds(seconds: float) -> str:
    """Such as ``93 ns``."""
    return f"{seconds * 1e9:.0f} ns"


def megabytes(size: float) -> str:
    """Such as ``93 MB``."""
    return f"{size / 1e6:.0f} MB"
