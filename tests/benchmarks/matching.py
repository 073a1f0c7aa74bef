"""What finding the texts that are alike costs, and what is missed, against other ways.

Each finding has a process of its own, so that its memory can be told; the sides take
turns, and one that takes too long is stopped, or not asked a second time.
"""

import json
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.benchmarks import texts
from tests.benchmarks.report import Row, megabytes
from tests.benchmarks.timing import CHECKOUT, Compared, environment

OTHERS = ("cdist", "string-grouper", "splink, given", "splink, trained")

#: The sizes: of real texts up to ALL, of generated ones above.
SIZES = (1_000, 10_000, 41_066, 200_000)
ALL = 41_066
FORMS = 5_000

#: From this size on the program should be the fastest.
_LARGE = 10_000
#: From where to where growth is told, and how fast it may be.
_GROWTH = (10_000, 200_000)
_EXPONENT = 1.3
_EXPONENT_OF_SETS = 1.15
#: The share of pairs that may be missed, and the memory that may be used, in bytes.
_MISSED = 0.01
_MEMORY = 2e9
#: A side that takes this share of the limit is not asked again.
_PATIENCE = 0.1


class Set(NamedTuple):
    """Texts in a file."""

    name: str
    size: int
    file: Path


class Told(NamedTuple):
    """What a side said in each round, or why it says nothing."""

    seconds: tuple[float, ...] = ()
    peak: float = 0
    pairs: int = 0
    note: str = ""

    @property
    def took(self) -> float:
        """The median time."""
        return median(self.seconds)


class Matching:
    """Asks the sides, each answer in a process of its own."""

    def __init__(self, shared: Path, made: Path, limit: float, say: Callable[[str], None]) -> None:
        self._real = texts.recommended(shared)
        self._shared = shared
        self._made = made
        self._limit = limit
        self._say = say

    def real(self, size: int) -> Set:
        """So many real texts."""
        drawn = None if size >= len(self._real) else size
        return self._kept(f"{size:,} of upr", texts.recommended(self._shared, drawn))

    def generated(self, size: int) -> Set:
        """So many generated texts."""
        return self._kept(f"{size:,} generated", texts.generated(self._real, size))

    def beside(self, size: int, sets: int) -> Set:
        """So many real texts, in several sets of words."""
        drawn = texts.recommended(self._shared, size)
        return self._kept(f"{size:,} × {sets} side by side", texts.side_by_side(drawn, sets))

    def forms(self, size: int) -> Set:
        """So many filled-in forms."""
        return self._kept(f"{size:,} forms", texts.templated(size))

    def _kept(self, name: str, held: Sequence[str]) -> Set:
        file = self._made / f"{name}.json"
        file.write_text(json.dumps(held), encoding="utf-8")
        return Set(name, len(held), file)

    def ask(self, side: str, of: Set) -> Told:
        """One answer; without seconds where it was stopped or failed."""
        self._say(f"{side}: {of.name}")
        call = ["-m", "tests.benchmarks.sides", side, str(of.file), str(self._pairs(side, of))]
        with subprocess.Popen(
            [sys.executable, *call],
            cwd=CHECKOUT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A group of its own, since the worker works in a fork.
            process_group=0,
            encoding="utf-8",
        ) as process:
            try:
                out, complaint = process.communicate(timeout=self._limit)
            except subprocess.TimeoutExpired:
                _end(process)
                return Told(note=f"stopped after {self._limit:.0f} s")
        if process.returncode:
            self._say(complaint)
            return Told(note="failed, see the messages")
        found = json.loads(out)
        return Told((found["seconds"],), found["peak"], found["pairs"], found["note"])

    def _pairs(self, side: str, of: Set) -> Path:
        return self._made / f"{of.name}, {side}.pairs"

    def found(self, side: str, of: Set) -> set[tuple[int, int]]:
        """The pairs of a side's last answer."""
        flat = array("L")
        flat.frombytes(self._pairs(side, of).read_bytes())
        return set(zip(flat[::2], flat[1::2], strict=True))

    def rounds(self, sides: Iterable[str], of: Set, rounds: int) -> dict[str, Told]:
        """What each of the sides says, in turns; a slow one once."""
        told: dict[str, Told] = {}
        for number in range(rounds):
            for side in sides:
                if number == 0:
                    told[side] = self.ask(side, of)
                elif told[side].seconds and told[side].took < _PATIENCE * self._limit:
                    last = self.ask(side, of)
                    if last.seconds:
                        told[side] = last._replace(seconds=told[side].seconds + last.seconds)
        return told

    def measure(self, sizes: Sequence[int], sides: Sequence[str], rounds: int) -> list[Row]:
        """The rows on time, memory and growth, and on what is missed."""
        rows: list[Row] = []
        ours: dict[int, Told] = {}
        cdist = 0.0
        for size in sorted(sizes):
            of = self.real(size) if size <= ALL else self.generated(size)
            asked = ["ours", *sides]
            whole: dict[str, Told] = {}
            if "cdist" in asked and cdist * size * size > self._limit:
                # It scores all pairs, so that what it would take is known.
                asked.remove("cdist")
                minutes, gigabytes = cdist * size * size / 60, size * size / 1e9
                note = f"not asked: about {minutes:,.0f} min and {gigabytes:.1f} GB"
                whole["cdist"] = Told(note=note)
            told = self.rounds(asked, of, rounds) | whole
            ours[size] = told["ours"]
            if "cdist" in told and told["cdist"].seconds:
                cdist = told["cdist"].took / (size * size)
            for side in sides:
                rows.append(self._row(of, told["ours"], side, told[side]))
            if of.size <= _LARGE or not told["ours"].seconds:
                continue
            peak = told["ours"].peak
            rows.append(
                Row(
                    f"peak memory: {of.name}, against {_MEMORY / 1e9:.0f} GB",
                    megabytes(peak),
                    megabytes(_MEMORY),
                    peak / _MEMORY,
                    1.0,
                )
            )
        return rows + self._growth(ours, rounds) + self._growth_of_sets(rounds)

    def _growth_of_sets(self, rounds: int) -> list[Row]:
        """How time grows where the pairs that are alike grow as the texts do."""
        told = [self.rounds(["ours"], self.beside(_LARGE, sets), rounds)["ours"] for sets in (1, 4)]
        if not all(each.seconds for each in told):
            return []
        before, after = told
        growth = log(after.took / before.took) / log(4)
        name = f"growth exponent: 4 sets of {_LARGE:,} texts side by side against 1"
        return [Row(name, _cost(after), _cost(before), growth, _EXPONENT_OF_SETS)]

    def _row(self, of: Set, ours: Told, side: str, other: Told) -> Row:
        target = 1.0 if of.size >= _LARGE else None
        name = f"similar, {of.name}: {side}"
        if not ours.seconds:
            return Row(name, ours.note, _cost(other), None, target)
        if not other.seconds:
            # Stopped: the ratio is at most this. Not asked: there is none.
            ratio = ours.took / self._limit if other.note.startswith("stopped") else None
            return Row(name, _cost(ours), other.note, ratio, target)
        even = len(ours.seconds) == len(other.seconds)
        spread = Compared(ours.seconds, other.seconds).spread if even else None
        return Row(name, _cost(ours), _cost(other), ours.took / other.took, target, spread)

    def _growth(self, ours: Mapping[int, Told], rounds: int) -> list[Row]:
        small, large = _GROWTH
        if not (large in ours and ours[large].seconds):
            return []
        rows = []
        starts = {f"{small:,} generated": self.rounds(["ours"], self.generated(small), rounds)}
        if small in ours:
            starts[f"{small:,} of upr"] = {"ours": ours[small]}
        for name, told in starts.items():
            before, after = told["ours"].took, ours[large].took
            rows.append(
                Row(
                    f"growth exponent: {large:,} generated against {name}",
                    f"{after:.1f} s",
                    f"{before:.2f} s",
                    log(after / before) / log(large / small),
                    _EXPONENT,
                )
            )
        return rows

    def recall(self, sides: Sequence[str]) -> list[Row]:
        """The rows on what is missed of the exhaustive answer, by each."""
        rows = []
        for of in (self.real(_LARGE), self.forms(FORMS)):
            every = self.ask("ours, exhaustive", of)
            if not every.seconds:
                rows.append(Row(f"missed of all pairs, {of.name}", "–", every.note, None, 1.0))
                continue
            wanted = self.found("ours, exhaustive", of)
            for side in ("ours, by keys", *sides):
                told = self.ask(side, of)
                if not told.seconds:
                    continue
                found = self.found(side, of)
                recall = len(wanted & found) / len(wanted)
                own = side == "ours, by keys"
                rows.append(
                    Row(
                        f"missed of all pairs, against {_MISSED:.0%}, {of.name}: {side}",
                        f"recall {recall:.4f}, {len(found):,} pairs",
                        f"{len(wanted):,} pairs in {every.took:.1f} s",
                        (1 - recall) / _MISSED,
                        1.0 if own else None,
                    )
                )
        return rows


def _cost(told: Told) -> str:
    if not told.seconds:
        return told.note
    note = f", {told.note}" if told.note else ""
    return f"{told.took:.2f} s, {megabytes(told.peak)}, {told.pairs:,} pairs{note}"


def _end(process: subprocess.Popen[Any]) -> None:
    """End the worker and the fork in which it works."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
