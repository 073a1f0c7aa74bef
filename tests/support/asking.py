"""The calls of the program that ask before they write, and what happens while they wait."""

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.support import writers
from tests.support.disks import Tree, leftovers, put, tree
from tests.support.runs import PATIENCE, Ended, start


class Terminal:
    """A run with somebody at its terminal, who reads what it asks and answers."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        self._master, slave = master, _ = os.openpty()
        # A terminal is lost only where nobody has its other end any more.
        self.running = start(arguments, folder, terminal=slave, before=lambda: os.close(master))
        os.close(slave)

    def waits(self, text: str, seconds: float = PATIENCE) -> bool:
        """Whether it has said the text on stderr before long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if text in self.running.said():
                return True
            time.sleep(0.001)
        return False

    def types(self, text: str) -> None:
        """Type the text, with the line's end that it has."""
        os.write(self._master, text.encode())

    def hangs_up(self) -> None:
        """Close the terminal under the run."""
        os.close(self._master)
        self._master = -1

    def ended(self) -> Ended:
        """The run's end."""
        done = self.running.wait()
        if self._master >= 0:
            self.hangs_up()
        return done


#: The calls that ask, each with the file that it is about to replace.
QUESTIONS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "fix": (("check", "--corpus", "c", "--fix"), "c/okafor-2024.yaml"),
    "dismiss": (
        (*(one for one in writers.DISMISS if one != "--yes"), writers.LEFT),
        "c/ali-2023.yaml",
    ),
}

QUESTION = "Write this? [y/N]: "


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"# a line that I added\n")


def _swap(path: Path) -> None:
    """As an editor saves: another file takes the name."""
    beside = path.with_name("edited")
    beside.write_bytes(path.read_bytes() + b"# a line that I added\n")
    beside.replace(path)


def _same_size(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"statement", b"stetament", 1))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_bytes(path.read_bytes() + b"# a line that I added\n")
    path.unlink()
    path.symlink_to(elsewhere.name)


#: What somebody does to the file while the question stands. All must stop the call.
EDITS: Mapping[str, Callable[[Path], None]] = {
    "a line added": _append,
    "saved by an editor": _swap,
    "as many bytes changed": _same_size,
    "emptied": _empty,
    "deleted": Path.unlink,
    "a folder in its place": _folder,
    "a link in its place": _link,
}


def edited_meanwhile(question: str, edit: str, folder: Path) -> str:
    """What is lost where the file is edited while the question stands; empty if nothing."""
    arguments, name = QUESTIONS[question]
    put(folder, writers.example())
    asked = Terminal(arguments, folder)
    if not asked.waits(QUESTION):
        return f"no question: {asked.ended().told}"
    EDITS[edit](folder / name)
    edited = tree(folder)
    asked.types("y\n")
    ended = asked.ended()
    return _refused(ended) or kept(folder, edited)


def _refused(ended: Ended) -> str:
    if wrong := writers.without_traceback(ended):
        return wrong
    said = ended.told.rpartition(QUESTION)[2]
    if ended.code != 2 or "error: " not in said or "nothing was written" not in said:
        return f"exit {ended.code}: {said!r}"
    if "another run" in said:
        return f"it takes the edit for another run: {said!r}"
    return ""


def kept(folder: Path, before: Tree) -> str:
    """What is not as it was; empty if all is."""
    if left := leftovers(folder):
        return f"left {', '.join(left)}"
    return "" if tree(folder) == before else "something is lost"


def stopped_at_question(question: str, folder: Path, number: int) -> str:
    """What is wrong where the call is stopped while its question stands.

    Ctrl-C is typed, and a terminal that is lost is closed; SIGTERM comes from outside.
    """
    arguments, _ = QUESTIONS[question]
    put(folder, writers.example())
    before = tree(folder)
    asked = Terminal(arguments, folder)
    if not asked.waits(QUESTION):
        return f"no question: {asked.ended().told}"
    if number == signal.SIGINT:
        asked.types("\x03")
    elif number == signal.SIGHUP:
        asked.hangs_up()
    else:
        asked.running.gets(number)
    ended = asked.ended()
    if wrong := writers.without_traceback(ended):
        return wrong
    if ended.code != 128 + number:
        return f"exit {ended.code}: {ended.told.rpartition(QUESTION)[2]!r}"
    word = ended.told.rpartition(QUESTION)[2].strip()
    return kept(folder, before) or ("" if word.isalpha() else f"not one word: {word!r}")


def answered(question: str, folder: Path, answer: str) -> Ended:
    """The end of a call whose question got that answer."""
    arguments, _ = QUESTIONS[question]
    put(folder, writers.example())
    asked = Terminal(arguments, folder)
    assert asked.waits(QUESTION)
    asked.types(answer)
    return asked.ended()
