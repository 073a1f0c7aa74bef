"""Walks ``part_of``: what a topic or an actor belongs to, and what belongs to it."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class Part(Protocol):
    """A topic or an actor."""

    @property
    def part_of(self) -> tuple[str, ...]: ...


class Hierarchy:
    """The order that ``part_of`` makes among ``entries`` (keyed by id, no circles)."""

    def __init__(self, entries: Mapping[str, Part]) -> None:
        self._above = {id: entry.part_of for id, entry in entries.items()}
        self._below: dict[str, list[str]] = {}
        for id, parents in self._above.items():
            for parent in parents:
                self._below.setdefault(parent, []).append(id)
        self._wholes: dict[str, frozenset[str]] = {}

    def with_wholes(self, id: str) -> frozenset[str]:
        """``id`` and everything that it is part of, directly or through others."""
        if id not in self._wholes:
            self._wholes[id] = _reachable_ids((id,), self._above)
        return self._wholes[id]

    def with_parts(self, ids: Iterable[str]) -> frozenset[str]:
        """``ids`` and everything that is part of them."""
        return _reachable_ids(ids, self._below)

    def have_common(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether an id of the one is an id of the other, or part of one."""
        left, right = set(first), set(second)
        return (
            not left.isdisjoint(right)
            or any(not self.with_wholes(id).isdisjoint(right) for id in left)
            or any(not self.with_wholes(id).isdisjoint(left) for id in right)
        )


def _reachable_ids(ids: Iterable[str], steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = list(ids)
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting.extend(steps.get(id, ()))
    return frozenset(reached)
