"""Checks of what a corpus means, once its form is right.

Each check is a function that sends problems to a report; ``PAPER_CHECKS`` and
``CODEBOOK_CHECKS`` list them all. What a single value can tell is checked where it
is read (``form``).
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy_compare.corpus.yaml.compose import Node, Value
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.model import STRENGTHS, Codebook, Paper
from policy_compare.spelling import fold_name

#: Where each recommendation of a paper, or each tension of a codebook, begins.
Marks = tuple[Mark, ...]


def duplicate_ids(root: Node, report: Report) -> None:
    """Two recommendations of one paper may not have one id.

    This looks at the nodes, so that it is told whatever else is wrong with them.
    """
    seen: dict[str, int] = {}
    whole: Any = root[0]
    listed = whole.get("recommendations", (None,))[0] if isinstance(whole, dict) else None
    for item, mark in listed if isinstance(listed, list) else ():
        id = item["id"][0] if isinstance(item, dict) and "id" in item else None
        if not isinstance(id, str):
            continue
        if id.strip() in seen:
            report("duplicate-id", mark, given=id.strip(), first=seen[id.strip()])
        else:
            seen[id.strip()] = mark.line + 1


def evidence(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """A recommendation should have a quote and its place."""
    broken = _broken(report)
    for place, recommendation in enumerate(paper.recommendations):
        found = recommendation.evidence
        if not _whole(place, marks, broken):
            continue
        if not (found and found.quote):
            report("no-evidence", marks[place])
        elif not (found.section or found.paragraph or found.page):
            report("no-place", marks[place])


def topics(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """A recommendation should have a topic, its own or one of its propositions'."""
    propositions = book.propositions
    broken = _broken(report)
    for place, recommendation in enumerate(paper.recommendations):
        if recommendation.topics or not recommendation.coded:
            continue
        for position in recommendation.positions:
            # A proposition that could not be read may well have had a topic.
            known = propositions.get(position.proposition)
            if known is None or known.topics:
                break
        else:
            if _whole(place, marks, broken):
                report("no-topic", marks[place])


def _broken(report: Report) -> list[int]:
    """The lines that have errors, in order."""
    return sorted(one.line for one in report.problems if one.severity == "error")


def _whole(place: int, marks: Marks, broken: Sequence[int]) -> bool:
    """Whether all of a recommendation could be read: what could not is not missing."""
    first = marks[place].line + 1
    last = max(first, marks[place + 1].line) if place + 1 < len(marks) else sys.maxsize
    error = bisect_left(broken, first)
    return error == len(broken) or broken[error] > last


def uncoded(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """A recommendation should have been looked at for what it is for or against."""
    broken = _broken(report)
    for place, recommendation in enumerate(paper.recommendations):
        if not recommendation.coded and _whole(place, marks, broken):
            report("uncoded", marks[place], id=recommendation.id)


def position_strengths(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """What a proposition says is never urged more firmly than the recommendation."""
    for mark, recommendation in zip(marks, paper.recommendations, strict=True):
        for position in recommendation.positions:
            if not (position.strength and recommendation.strength):
                continue
            if STRENGTHS.index(position.strength) < STRENGTHS.index(recommendation.strength):
                report(
                    "stronger-position", mark, id=recommendation.id, own=recommendation.strength,
                    proposition=position.proposition, given=position.strength,
                )  # fmt: skip


PaperCheck = Callable[[Paper, Marks, Codebook, Report], None]
PAPER_CHECKS: tuple[PaperCheck, ...] = (evidence, topics, uncoded, position_strengths)


def cycles(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """Nothing may be part of itself, directly or through others."""
    for kind, section, entries in (
        ("topic", "topics", book.topics),
        ("actor", "actors", book.actors),
    ):
        parents = {id: entry.part_of for id, entry in entries.items()}
        for circle in circles(parents):
            chain = " → ".join((*circle, circle[0]))
            mark = mark_of(root, section, circle[0], "part_of")
            report("cycle", mark, kind=kind, chain=chain)


def circles(parents: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Circles in a hierarchy: one for each member that closes one, beginning with it."""
    found: list[tuple[str, ...]] = []
    closing: set[str] = set()
    done: set[str] = set()
    for start in parents:
        # A walk by hand, since a hierarchy may be deeper than Python's recursion.
        path = [start]
        walked = {start}
        waiting = [iter(parents[start])] if start not in done else []
        while waiting:
            parent = next(waiting[-1], None)
            if parent is None:
                waiting.pop()
                walked.discard(path[-1])
                done.add(path.pop())
            elif parent in walked:
                if parent not in closing:
                    closing.add(parent)
                    found.append(tuple(path[path.index(parent) :]))
            elif parent not in done:
                path.append(parent)
                walked.add(parent)
                waiting.append(iter(parents.get(parent, ())))
    return found


def tensions(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """A tension is between two propositions, and stands in the list once."""
    seen: set[frozenset[str]] = set()
    for tension, mark in zip(book.tensions, marks, strict=True):
        first, second = tension.between
        if first == second:
            report("tension-with-itself", mark, given=first)
        elif frozenset(tension.between) in seen:
            report("repeated-tension", mark, first=first, second=second)
        seen.add(frozenset(tension.between))


def actor_names(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """An id, a label or an alias may name one actor only, in any case."""
    owners = {fold_name(id): id for id in book.actors}
    for id, actor in book.actors.items():
        for key, names in (("label", (actor.label,)), ("aliases", actor.aliases)):
            for name in names:
                owner = owners.setdefault(fold_name(name), id)
                if owner != id:
                    mark = mark_of(root, "actors", id, key, name)
                    report("alias-clash", mark, given=name, first=owner, second=id)


def labels(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """A label may name one topic, and one instrument, only."""
    for kind, section, entries in (
        ("topic", "topics", book.topics),
        ("instrument", "instruments", book.instruments),
    ):
        owners = {fold_name(id): id for id in entries}
        for id, entry in entries.items():
            owner = owners.setdefault(fold_name(entry.label), id)
            if owner != id:
                mark = mark_of(root, section, id, "label")
                values = {"given": entry.label, "first": owner, "second": id}
                report("label-clash", mark, kind=kind, **values)


CodebookCheck = Callable[[Codebook, Node, Marks, Report], None]
CODEBOOK_CHECKS: tuple[CodebookCheck, ...] = (cycles, tensions, actor_names, labels)


def unused(book: Codebook, papers: Mapping[str, Paper], root: Node, report: Report) -> None:
    """Each proposition should be one that some recommendation speaks to."""
    spoken = {
        position.proposition
        for paper in papers.values()
        for recommendation in paper.recommendations
        for position in recommendation.positions
    }
    for id in book.propositions:
        if id not in spoken:
            report("unused-proposition", mark_of(root, "propositions", id), given=id)


def mark_of(root: Node, *path: str) -> Mark:
    """Where the value at ``path`` stands, or the nearest place above it.

    A step is a key of a mapping, or the text of an item of a list.
    """
    value: Any = root[0]
    mark = root[1]
    for step in path:
        if isinstance(value, dict) and step in value:
            value, inner, key = value[step]
            # A mapping begins on the line after its key; the key is what to show.
            mark = key if isinstance(value, dict) else inner
        elif isinstance(value, list):
            mark = next((at for item, at in value if _says(item, step)), mark)
            break
        else:
            break
    return mark


def _says(item: Value, text: str) -> bool:
    """Whether the item of a list is this text."""
    return isinstance(item, str) and item.strip() == text
