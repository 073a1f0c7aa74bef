"""Pairs of calls that change the same files, and what is lost where both run at once."""

import re
import signal
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.support import runs, writers
from tests.support.disks import Tree, leftovers, put, tree
from tests.support.runs import Ended, Fault, run
from tests.support.writers import (
    ANOTHER,
    DISMISS,
    DRAFT,
    IMPORT,
    LEFT,
    RENAME,
    THIRD,
    WRITERS,
    example,
    without_traceback,
)


class Pair(NamedTuple):
    """Two calls, and what their folder holds before."""

    first: Sequence[str]
    second: Sequence[str]
    before: Callable[[], Tree]


_FIX = WRITERS["fix"].arguments

PAIRS: Mapping[str, Pair] = {
    "fix and fix": Pair(_FIX, _FIX, example),
    "dismiss and dismiss": Pair((*DISMISS, LEFT), (*DISMISS, ANOTHER), example),
    "fix and dismiss": Pair(_FIX, (*DISMISS, ANOTHER), example),
    "dismiss and fix": Pair((*DISMISS, THIRD), _FIX, example),
    "rename and fix": Pair(WRITERS["rename"].arguments, _FIX, example),
    "fix and rename of a paper": Pair(_FIX, WRITERS["rename-paper"].arguments, example),
    "rename and rename": Pair(
        WRITERS["rename"].arguments, (*RENAME, "proposition", "rent-cap", "limit"), example
    ),
    "init and init": Pair(("init", "new"), ("init", "new"), dict),
    "import and import": Pair((*IMPORT, "--yaml"), (*IMPORT, "--yaml"), writers.table),
    "draft and draft": Pair((*DRAFT, "c"), (*DRAFT, "c", "--all"), example),
}


class Outcomes(NamedTuple):
    """What stands there after each alone and after both in either order.

    ``calls`` is how many calls that change files the first makes, alone.
    """

    first: Tree
    second: Tree
    both: Tree
    turned: Tree
    calls: int


@cache
def outcomes(pair: str) -> Outcomes:
    """What the calls do one after the other."""
    first, second, before = PAIRS[pair]
    trees: list[Tree] = []
    calls: list[int] = []
    for course in ((first,), (second,), (first, second), (second, first)):
        with tempfile.TemporaryDirectory() as made:
            put(Path(made), before())
            calls += [run(arguments, Path(made)).calls for arguments in course]
            trees.append(tree(Path(made)))
    return Outcomes(trees[0], trees[1], trees[2], trees[3], calls[0])


def at_once(pair: str, folder: Path, nth: int = 0) -> str:
    """What is lost where both run at once; empty if nothing.

    The first is held at its ``nth`` call that changes files until the second has ended,
    or waits; where that is 0, both just run.
    """
    first, second, before = PAIRS[pair]
    put(folder, before())
    one = runs.start(first, folder, Fault(nth, signal.SIGSTOP) if nth else None)
    is_held = bool(nth) and one.is_stopped()
    two = runs.start(second, folder)
    if is_held:
        two.waits_or_ends()
        one.goes_on()
    return _nothing_lost(pair, folder, one.wait(), two.wait())


def _nothing_lost(pair: str, folder: Path, one: Ended, two: Ended) -> str:
    known = outcomes(pair)
    if wrong := without_traceback(one) or without_traceback(two):
        return wrong
    if left := leftovers(folder):
        return f"left {', '.join(left)}"
    for ended in (one, two):
        if ended.code == 2 and not re.search("(?m)^error: ", ended.told):
            return f"exit 2 without a word: {ended.told!r}"
    wanted = {
        (0, 0): (known.both, known.turned),
        (0, 2): (known.first,),
        (2, 0): (known.second,),
    }
    codes = (one.code, two.code)
    if codes not in wanted:
        return f"exits {codes}: {one.told} {two.told}"
    return "" if tree(folder) in wanted[codes] else f"exits {codes}, and a change is lost"
