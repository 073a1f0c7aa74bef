"""Attacks on what writes: signals, errors, full disks, two at once, edits at a question."""

import random
import signal
from collections.abc import Sequence
from pathlib import Path

from tests.support import asking, pairs, processes, runs, writers
from tests.support.runs import Fault

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stopped(chance: random.Random, folder: Path) -> str:
    """A signal that ends the program at any of the calls by which it writes."""
    return _disturbed(chance, folder, _ENDING)


def stopped_at_line(chance: random.Random, folder: Path) -> str:
    """A signal that ends the program at any line of the modules that change files."""
    name = chance.choice(list(writers.WRITERS))
    fault = Fault(chance.randint(1, writers.lines(name)), chance.choice(_ENDING), by_line=True)
    return _told(name, fault, writers.disturbed(name, folder / "x", fault))


def killed(chance: random.Random, folder: Path) -> str:
    """A kill at any of those calls, and the runs that come after it."""
    return _disturbed(chance, folder, (signal.SIGKILL,))


def after_kill(chance: random.Random, folder: Path) -> str:
    """A kill of the run that comes after a kill, or edits before that comes."""
    name = chance.choice(list(writers.WRITERS))
    nth = chance.randint(1, writers.course(name).calls)
    if chance.random() < 0.5:
        second = chance.randint(1, 12)
        wrong = writers.killed_twice(name, folder / "x", nth, second)
        return _told(name, f"killed at {nth}, and the next at {second}", wrong)
    wrong = writers.edited_after_kill(name, folder / "x", nth)
    return _told(name, f"killed at {nth}, then files edited", wrong)


def reading(chance: random.Random, folder: Path) -> str:
    """A run that reads while another one writes."""
    name = chance.choice([one for one in writers.WRITERS if writers.reader(one)])
    nth = chance.randint(1, writers.course(name).calls)
    wrong = writers.read_meanwhile(name, folder / "x", nth)
    return _told(name, f"held at {nth} while another reads", wrong)


def _disturbed(chance: random.Random, folder: Path, signals: Sequence[int]) -> str:
    name = chance.choice(list(writers.WRITERS))
    nth = chance.randint(1, writers.course(name).calls)
    fault = Fault(nth, chance.choice(signals), after=chance.random() < 0.5)
    return _told(name, fault, writers.disturbed(name, folder / "x", fault))


def failing(chance: random.Random, folder: Path) -> str:
    """One of those calls that the system refuses."""
    name = chance.choice(list(writers.WRITERS))
    nth = chance.randint(1, writers.course(name).calls)
    fault = Fault(nth, error=chance.choice((runs.ENOSPC, runs.EIO, runs.EACCES)))
    return _told(name, fault, writers.disturbed(name, folder / "x", fault))


def _told(name: str, fault: object, wrong: str) -> str:
    return f"{writers.shown(name)}, {fault}: {wrong}" if wrong else ""


def full(chance: random.Random, folder: Path) -> str:
    """A disk that is full at some place; where none may be mounted, files that cannot grow."""
    name = chance.choice(list(writers.WRITERS))
    pages = chance.randint(0, 24)
    wrong, how = writers.on_full_disk(name, folder / "disk", pages)
    return _told(name, how, wrong)


def immutable(chance: random.Random, folder: Path) -> str:
    """One of the files that nobody may change; where none can be had, calls on it that fail."""
    name, file = chance.choice(writers.touched())
    return _told(name, f"{file} immutable", writers.with_immutable(name, folder / "x", file))


def read_only(chance: random.Random, folder: Path) -> str:
    """A folder that one may not write into."""
    name = chance.choice(list(writers.WRITERS))
    with writers.open_folder() as shared:
        return _told(name, "read-only folders", writers.without_rights(name, shared / "x"))


def at_once(chance: random.Random, folder: Path) -> str:
    """Two at once: the first held at one of its calls until the second is done, or both running."""
    pair = chance.choice(list(pairs.PAIRS))
    nth = chance.randint(0, pairs.outcomes(pair).calls) if chance.random() < 0.7 else 0
    wrong = pairs.at_once(pair, folder / "x", nth)
    return f"{pair}, the first held at its call {nth}: {wrong}" if wrong else ""


def at_question(chance: random.Random, folder: Path) -> str:
    """Files changed, deleted or replaced while a question stands that is then answered."""
    question = chance.choice(list(asking.QUESTIONS))
    edit = chance.choice(list(asking.EDITS))
    wrong = asking.edited_meanwhile(question, edit, folder / "x")
    return f"{question}, {edit}: {wrong}" if wrong else ""


def starting(chance: random.Random, folder: Path) -> str:
    """Ctrl-C or another signal while the program starts."""
    nth = chance.randint(1, 400)
    number = chance.choice(_ENDING)
    wrong = processes.stopped_in_start(["list"], folder, nth, number)
    return f"{signal.Signals(number).name} at import {nth} of list: {wrong}" if wrong else ""


def streams(chance: random.Random, folder: Path) -> str:
    """Streams that are closed, full or without a reader."""
    calls = (
        ["--help"],
        ["--version"],
        ["list"],
        ["export"],
        ["check"],
        ["check", "--help"],
        ["nothing"],
    )
    asked = chance.choice(calls)
    out, err = (chance.choice(processes.STREAMS) for _ in range(2))
    wrong = processes.with_streams(asked, folder, out, err)
    return f"policy-compare {' '.join(asked)}, stdout {out}, stderr {err}: {wrong}" if wrong else ""
