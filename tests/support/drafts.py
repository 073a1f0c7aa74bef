"""Texts to draft from, and the commands that an answer says are next."""

import shlex
from pathlib import Path

from tests.support.corpora import run_program

#: The texts of the example that are coded.
ALI, OKAFOR = "housing/sources/ali-2023.txt", "housing/sources/okafor-2024.txt"

URGES = "Homes\n\nThe council should build homes at once.\n"


def text(path: Path, content: str = URGES) -> str:
    """A text written there; its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return str(path)


def follow(out: str, *, after: str = "What to do next") -> list[int]:
    """Call the commands that an answer says are next, but for the screen; their exit codes."""
    steps = [line.partition("policy-compare ") for line in out.partition(after)[2].splitlines()]
    return [
        run_program(*shlex.split(command[2])).code
        for command in steps
        if command[1] and not command[2].startswith("code")
    ]
