"""Checks of what a corpus means, once its form is right.

Each check is a function that sends problems to a report; ``PAPER_CHECKS`` and
``CODEBOOK_CHECKS`` list them all. What a single value can tell is checked where it
is read (``form``).
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy_compare.corpus.form.paper_form import SECTIONS
from policy_compare.corpus.yaml.nodes import Node, Value
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.corpus_names import codebook_names
from policy_compare.model import STRENGTHS, Codebook, Paper
from policy_compare.names import find_clashes, fold_name
from policy_compare.problems import ProblemKind

NO_RECOMMENDATIONS = ProblemKind(
    code="no-recommendations",
    severity="warning",
    message="the paper has no recommendation yet",
    hint="code its recommendations, or take the file out of the corpus",
    meaning="A paper without recommendations is not coded to the end: it is silent on "
    "nothing, since it has not been shown to be.",
    unfinished=True,
)

NO_AUTHORS = ProblemKind(
    code="no-authors",
    severity="warning",
    message="the paper does not say who wrote it",
    hint="add authors, or authors: [] where the text names nobody",
    meaning="A missing byline should be a finding, not an omission. A paper without "
    "authors is shown by its short title.",
    message_of_many="no word on who wrote it: {count} papers",
    lack=True,
)


#: Where each recommendation of a paper, or each tension of a codebook, begins.
Marks = tuple[Mark, ...]


DUPLICATE_ID = ProblemKind(
    code="duplicate-id",
    message="the recommendation id '{given}' is taken (line {first})",
    hint="give one of the two another id",
    meaning="A recommendation is cited by its id; two with the same one could not be told apart.",
)


def duplicate_ids(root: Node, report: Report) -> None:
    """Two recommendations of one paper may not have one id, in any case.

    This looks at the nodes, so that it is told whatever else is wrong with them.
    """
    seen: dict[str, int] = {}
    whole: Any = root[0]
    listed = whole.get("recommendations", (None,))[0] if isinstance(whole, dict) else None
    for item, mark in listed if isinstance(listed, list) else ():
        id = item["id"][0] if isinstance(item, dict) and "id" in item else None
        if not isinstance(id, str):
            continue
        if (name := fold_name(id)) in seen:
            report(DUPLICATE_ID, mark, given=id.strip(), first=seen[name])
        else:
            seen[name] = mark.line + 1


NO_EVIDENCE = ProblemKind(
    code="no-evidence",
    severity="warning",
    message="the recommendation has no quote",
    hint="add evidence with a short quote and its place",
    meaning="Without a quote nobody can check the coding against the paper.",
    message_of_many="no quote: {count} recommendations",
    lack=True,
    none_has="has a quote",
)

NO_PLACE = ProblemKind(
    code="no-place",
    severity="warning",
    message="the quote has no place",
    hint="add section, paragraph or page; check --fix does where the text is at hand",
    meaning="With its place a quote is found in the paper in a moment.",
    message_of_many="no place: {count} quotes",
    lack=True,
    none_has="has a place for its quote",
)


def evidence(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """A recommendation should have a quote and its place."""
    broken = _broken(report)
    for place, recommendation in enumerate(paper.recommendations):
        found = recommendation.evidence
        if not _whole(place, marks, broken):
            continue
        if not (found and found.quote):
            report(NO_EVIDENCE, marks[place])
        elif not (found.section or found.paragraph or found.page):
            report(NO_PLACE, marks[place])


NO_TOPIC = ProblemKind(
    code="no-topic",
    severity="warning",
    message="the recommendation belongs to no topic",
    hint="name a topic, or a proposition that has one",
    meaning="It is in no comparison by topic, so it is easily overlooked.",
    message_of_many="no topic: {count} recommendations",
    lack=True,
    none_has="belongs to a topic",
)


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
                report(NO_TOPIC, marks[place])


def _broken(report: Report) -> list[int]:
    """The lines that have errors, in order."""
    return sorted(one.line for one in report.problems if one.severity == "error")


def _whole(place: int, marks: Marks, broken: Sequence[int]) -> bool:
    """Whether all of a recommendation could be read: what could not is not missing."""
    first = marks[place].line + 1
    last = max(first, marks[place + 1].line) if place + 1 < len(marks) else sys.maxsize
    error = bisect_left(broken, first)
    return error == len(broken) or broken[error] > last


UNCODED = ProblemKind(
    code="uncoded",
    severity="warning",
    message="'{id}' is not coded yet",
    hint="give positions, or write positions: {{ }} where no proposition fits",
    meaning="Nothing says what the recommendation is for or against, as in a draft. It is "
    "in no comparison, and its paper is silent on nothing until it is coded. "
    "policy-compare list --uncoded lists what remains.",
    message_of_many="not coded yet: {count} recommendations",
    lack=True,
    unfinished=True,
)


def uncoded(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """A recommendation should have been looked at for what it is for or against."""
    broken = _broken(report)
    for place, recommendation in enumerate(paper.recommendations):
        if not recommendation.coded and _whole(place, marks, broken):
            report(UNCODED, marks[place], id=recommendation.id)


STRONGER_POSITION = ProblemKind(
    code="stronger-position",
    severity="warning",
    message="'{id}' is coded {own}, and its position on {proposition} {given}",
    hint="leave the position's strength out, or code the recommendation as firmly",
    meaning="A position has a strength of its own where what the proposition says is urged "
    "less firmly than what is asked: must consider giving is must for considering, and "
    "could for giving. More firmly than the wording asks for anything, it cannot be urged.",
)


def position_strengths(paper: Paper, marks: Marks, book: Codebook, report: Report) -> None:
    """What a proposition says is never urged more firmly than the recommendation."""
    for mark, recommendation in zip(marks, paper.recommendations, strict=True):
        for position in recommendation.positions:
            if not (position.strength and recommendation.strength):
                continue
            if STRENGTHS.index(position.strength) < STRENGTHS.index(recommendation.strength):
                report(
                    STRONGER_POSITION, mark, id=recommendation.id, own=recommendation.strength,
                    proposition=position.proposition, given=position.strength,
                )  # fmt: skip


PaperCheck = Callable[[Paper, Marks, Codebook, Report], None]
PAPER_CHECKS: tuple[PaperCheck, ...] = (evidence, topics, uncoded, position_strengths)


CYCLE = ProblemKind(
    code="cycle",
    message="the {kind} {chain} is part of itself",
    hint="take one part_of out of the circle",
    meaning="part_of builds a hierarchy; in a circle everything would contain everything.",
)


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
            report(CYCLE, mark, kind=kind, chain=chain)


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


TENSION_WITH_ITSELF = ProblemKind(
    code="tension-with-itself",
    message="'{given}' is said to be in tension with itself",
    hint="name two propositions",
    meaning="A tension is between two propositions. A paper that contradicts itself on one "
    "is found without it.",
)

REPEATED_TENSION = ProblemKind(
    code="repeated-tension",
    severity="warning",
    message="the tension between {first} and {second} is listed twice",
    hint="join the two reasons",
    meaning="Both lists of it would be shown as if they were two.",
)


def tensions(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """A tension is between two propositions, and stands in the list once."""
    seen: set[frozenset[str]] = set()
    for tension, mark in zip(book.tensions, marks, strict=True):
        first, second = tension.between
        if first == second:
            report(TENSION_WITH_ITSELF, mark, given=first)
        elif frozenset(tension.between) in seen:
            report(REPEATED_TENSION, mark, first=first, second=second)
        seen.add(frozenset(tension.between))


ALIAS_CLASH = ProblemKind(
    code="alias-clash",
    message="'{given}' is a name of both {first} and {second}",
    hint="leave it with one of them",
    meaning="An actor is understood by id, label and alias in any case, so each may belong "
    "to one actor only.",
)

LABEL_CLASH = ProblemKind(
    code="label-clash",
    message="the {kind} '{second}' has the same name as '{first}': '{given}'",
    hint="tell them apart in the label",
    meaning="Names are understood by id and by label in any case, so each may belong to one only.",
)

ID_CLASH = ProblemKind(
    code="id-clash",
    message="the {kind} ids '{first}' and '{second}' are one name",
    hint="give one of the two another id",
    meaning="Names are understood in any case and with blanks, hyphens or underscores between "
    "their words. Ids that differ in nothing else could not be told apart.",
)

KEYWORD_CLASH = ProblemKind(
    code="keyword-clash",
    message="'{given}' is a keyword of the {kind} '{second}' and a name of '{first}'",
    hint="leave it with one of them",
    meaning="A topic is understood by id, label and keyword in any case, so each may belong "
    "to one topic only.",
)


def clashing_names(book: Codebook, root: Node, marks: Marks, report: Report) -> None:
    """An id, a label, an alias or a keyword may name one thing of its kind only."""
    for kind, section in SECTIONS.items():
        entries: Mapping[str, Any] = getattr(book, section)
        for name, first, second in find_clashes(codebook_names(book, kind)):
            clash, key = _place_of_name(entries[second], name)
            mark = mark_of(root, section, second, *((key, name) if key else ()))
            report(clash, mark, kind=kind, given=name, first=first, second=second)


def _place_of_name(entry: Any, name: str) -> tuple[ProblemKind, str]:
    """The kind of problem that a name of an entry is, and the key that it stands under."""
    if name == entry.id:
        return ID_CLASH, ""
    if name in getattr(entry, "keywords", ()) and name != entry.label:
        return KEYWORD_CLASH, "keywords"
    clash = ALIAS_CLASH if hasattr(entry, "aliases") else LABEL_CLASH
    return clash, "label" if name == entry.label else "aliases"


CodebookCheck = Callable[[Codebook, Node, Marks, Report], None]
CODEBOOK_CHECKS: tuple[CodebookCheck, ...] = (cycles, tensions, clashing_names)


UNUSED_PROPOSITION = ProblemKind(
    code="unused-proposition",
    severity="warning",
    message="no recommendation speaks to the proposition '{given}'",
    hint="code a recommendation that does, or delete it from the codebook",
    meaning="A proposition that nobody speaks to is shown nowhere. It may be mistyped in a "
    "paper, or left over.",
    message_of_many="spoken to by no recommendation: {count} propositions",
)


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
            report(UNUSED_PROPOSITION, mark_of(root, "propositions", id), given=id)


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
