"""The example corpus, and calls of the program on it by somebody at a terminal."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.corpora import run_program

#: The text that waits to be drafted.
BERG = "housing/sources/berg-2025.txt"


class Keyboard(io.StringIO):
    """Somebody at the terminal, who types this."""

    def isatty(self) -> bool:
        return True


def call(command: str, *arguments: str) -> Any:
    """A call of the command on the example corpus."""
    return run_program(command, "--corpus", "housing", *arguments)


def answered(command: str, *arguments: str) -> Any:
    """The command's answer as JSON, which nothing stood in the way of."""
    found = call(command, *arguments, "--format", "json")
    assert found.code == 0, found.err
    return json.loads(found.out)


def joined(text: str) -> str:
    """The text with its lines joined, since messages are wrapped."""
    return " ".join(text.split())


def changed(path: Path, old: str, new: str) -> bytes:
    """Put ``new`` in the one place of ``old``; the bytes that are then in the file."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, (old, text.count(old))
    path.write_bytes(text.replace(old, new).encode())
    return path.read_bytes()


def types(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))


def broken(housing: Path, paper: str) -> None:
    """Let the paper's text be one that cannot be read."""
    changed(housing / f"{paper}.yaml", f"file: {paper}.txt", f"file: {paper}.pdf")
    (housing / "sources" / f"{paper}.pdf").write_bytes(b"no PDF")


def written_by_windows(housing: Path, paper: str) -> None:
    """Let the paper's text have a pound, in the encoding that Windows wrote long ago."""
    text = housing / "sources" / f"{paper}.txt"
    text.write_text(text.read_text("utf-8") + "\nThat costs £40 a week.\n", "cp1252", newline="")


#: What is said of such a text.
GUESS = ".txt was read as Windows-1252 (cp1252), which is a guess: “That costs £40 a week.”"
