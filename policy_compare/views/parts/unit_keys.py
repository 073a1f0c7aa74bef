"""Short names for units, where a column has no room for the long ones."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count

from policy_compare.analysis.positions import Unit, holders_by_paper
from policy_compare.analysis.selection import EVERYTHING
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import one_line

#: A label of so many characters is short enough to be its own key.
_SHORT = 5

#: So many words of a label may have letters in its key.
_WORDS = 4

_WORD = re.compile(r"[^\W_]+")
#: What is added to a label where two would be alike.
_ADDED = re.compile(r"\s*\([^()]*\)$")


def unit_keys(question: Question, units: Iterable[Unit]) -> dict[str, str]:
    """A key for every unit of the corpus by the unit's id, and for these if they are others.

    No two are alike, whatever their case. They are made for all of them together, so that
    no filter gives a unit another key.
    """
    of_papers = holders_by_paper(question.corpus, question.by, EVERYTHING).values()
    labels = {unit.id: one_line(unit.label) for several in of_papers for unit in several}
    labels |= {unit.id: one_line(unit.label) for unit in units if unit.id not in labels}
    return short_keys({id: labels[id] for id in sorted(labels)})


def short_keys(labels: Mapping[str, str]) -> dict[str, str]:
    """A key for each label: ``Al23`` for Ali 2023, ``SA`` for South Africa, ``Chad``.

    Labels that would share a key get more letters. Those that share all letters get a
    number, or after a number a letter, in the order of the mapping.
    """
    growing = {id: _growing_keys(label) for id, label in labels.items()}
    keys: dict[str, str] = {}
    waiting = list(labels)
    for length in range(max(map(len, growing.values()), default=0)):
        keys_now = {id: growing[id][min(length, len(growing[id]) - 1)] for id in waiting}
        uses = Counter(key.casefold() for key in (*keys.values(), *keys_now.values()))
        keys |= {id: key for id, key in keys_now.items() if uses[key.casefold()] == 1}
        waiting = [id for id in waiting if id not in keys]
    used = {key.casefold() for key in keys.values()}
    # Each label goes on where the one before that shares its letters ended.
    numbered = {growing[id][0]: iter(_numbered_keys(growing[id][0])) for id in waiting}
    for id in waiting:
        free = (key for key in numbered[growing[id][0]] if key.casefold() not in used)
        keys[id] = next(free)
        used.add(keys[id].casefold())
    return keys


def _growing_keys(label: str) -> tuple[str, ...]:
    """The keys that the label may have, each with more of its letters than the one before."""
    bare = _ADDED.sub("", label) or label
    if len(bare) <= _SHORT and _WORD.fullmatch(bare):
        return (bare,)
    words = _WORD.findall(bare)
    number = words.pop() if len(words) > 1 and words[-1].isdecimal() else ""
    # Of a year the century says little.
    number = number[-2:] if len(number) == 4 else number
    names = [word for word in words if word[0].isupper()] or words or ["unit"]
    names = names[:_WORDS]
    first = 1 if len(names) > 1 else 2 if number else 4
    longest = max(first, *map(len, names))
    return tuple(
        "".join(name[:length] for name in names) + number for length in range(first, longest + 1)
    )


def _numbered_keys(key: str) -> Iterable[str]:
    if key[-1].isdecimal():
        yield from (f"{key}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
        key += "-"
    yield from (f"{key}{number}" for number in count(2))
