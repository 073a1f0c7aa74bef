"""Reads a page of Markdown as a person would who tries out each command that it shows.

In the order of the page, in one folder: commands in ``sh`` blocks are run, those in ``console``
blocks are run and what they print compared, and blocks of files are written. What ``sqlite3`` would
print is told by Python's own. A line ``…`` in a
screen stands for lines that are left out.
"""

import re
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tests.support.corpora import Run

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")

#: What a page may tell a reader to type beside the program itself.
_INSTALLING = ("python3 -m venv ", "source ", "mkdir ")
#: A command that changes the user's shell is not tried out, nor is one that needs a terminal.
_NOT_RUN = ("--install-completion", "--show-completion", "code")

#: A word that stands for another one: FILE, DIR_A, ID, or what is left out.
_PLACEHOLDER = re.compile(r"[A-Z]+(_[A-Z]+)?…?|.*…")


class Page(NamedTuple):
    """A page's text and the folder in which its commands are run."""

    text: str
    folder: Path

    def replay(self, run: Run) -> str:
        """The page with its screens as the program prints them now, after all it says was done."""
        done: set[str] = set()

        def replayed(block: re.Match[str]) -> str:
            kind, info, body = block.groups()
            if kind == "console":
                commands = re.findall(r"^\$ (.*)$", body, re.MULTILINE)
                done.update(commands)
                screens = re.split(r"^\$ .*\n", body, flags=re.MULTILINE)[1:]
                shown = zip(commands, screens, strict=True)
                body = "".join(f"$ {call}\n{_screen(run, call, was)}" for call, was in shown)
            elif kind == "sh":
                for line in body.splitlines():
                    self._type(line, run)
                    done.add(line)
            elif info:
                self._write(info.strip(), body)
            return f"```{kind}{info}\n{body}```"

        text = _FENCE.sub(replayed, self.text)
        for call in calls(self.text):
            if call not in done and not stands_for_others(call):
                result = run(*shlex.split(call)[1:])
                assert result.code in (0, 1), f"{call}: {result.err}"
                done.add(call)
        return text

    def _type(self, line: str, run: Run) -> None:
        """Do what the line says."""
        words = [
            name
            for word in shlex.split(line)
            for name in (self._matching(word) if "*" in word else [word])
        ]
        if words[0] == "cp":
            for name in words[1:-1]:
                shutil.copy(self.folder / name, self.folder / words[-1])
        elif words[0] == "policy-compare":
            result = run(*words[1:])
            assert result.code == 0, f"{line}: {result.err}"
        else:
            assert line.startswith(_INSTALLING), line

    def _matching(self, pattern: str) -> list[str]:
        """The files that a shell would put in the pattern's place."""
        files = (path.relative_to(self.folder) for path in self.folder.glob(pattern))
        return sorted(path.as_posix() for path in files)

    def _write(self, info: str, body: str) -> None:
        """Write a file, a list's item of that id into it, or lines under one of its keys."""
        place = dict(pair.split("=") for pair in info.split())
        if "file" in place:
            (self.folder / place["file"]).write_text(body, "utf-8")
            return
        file = self.folder / place.get("edit", place.get("insert", ""))
        before = file.read_text("utf-8")
        if "edit" in place:
            id = body.splitlines()[0]
            after = re.sub(
                rf"^{re.escape(id)}\n(?:(?!  - ).*\n)*",
                lambda _: f"{body}\n",
                before,
                flags=re.MULTILINE,
            )
        else:
            after = before.replace(f"\n{place['after']}:\n", f"\n{place['after']}:\n{body}", 1)
        assert after != before, body
        file.write_text(after, "utf-8")


def _lines_of_database(header: str, file: str, query: str) -> list[str]:
    """What ``sqlite3 -header`` prints of a database in the folder."""
    assert header == "-header", header
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(query)
        rows = [[column[0] for column in cursor.description], *cursor]
    return ["|".join("" if cell is None else str(cell) for cell in row) for row in rows]


def _screen(run: Run, call: str, before: str) -> str:
    """What the command prints, with as much left out as the screen had left out before."""
    program, *arguments = shlex.split(call)
    if program == "sqlite3":
        lines = _lines_of_database(*arguments)
    else:
        result = run(*arguments)
        assert result.code in (0, 1), f"{call}: {result.err}"
        lines = (result.out or result.err).splitlines()
    kept = before.splitlines()
    if "…" in kept:
        first = kept.index("…")
        last = len(kept) - first - 1
        lines = [*lines[:first], "…", *lines[len(lines) - last :]]
    return "".join(f"{line}\n" for line in lines)


def spans(text: str) -> Iterator[str]:
    """What stands as code within the text of the page, each on one line."""
    for span in _SPAN.finditer(_FENCE.sub("", text)):
        yield " ".join(span[1].split())


def calls(text: str) -> list[str]:
    """The calls of the program within the text of the page."""
    return [span for span in spans(text) if span.startswith("policy-compare ")]


def typed_lines(text: str) -> list[str]:
    """All that the page's blocks tell the reader to type."""
    return [
        line.removeprefix("$ ")
        for kind, _, body in _FENCE.findall(text)
        if kind in ("sh", "console", "text")
        for line in body.splitlines()
        if kind == "sh" or line.startswith(("$ ", "policy-compare "))
    ]


def stands_for_others(call: str) -> bool:
    """Whether the call cannot be run as it stands."""
    words = call.split()[1:]
    return any(_PLACEHOLDER.fullmatch(word) for word in words) or words[0] in _NOT_RUN
