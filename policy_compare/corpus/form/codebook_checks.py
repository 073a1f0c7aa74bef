"""Checks of what a codebook means, once its form is right, and how a corpus uses it.

Each is a function that yields problems, and all are listed in ``CODEBOOK_CHECKS`` and
``CORPUS_CHECKS``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.nodes import Node, find_mark
from policy_compare.corpus.yaml.report import Mark, problem_at_mark
from policy_compare.corpus_names import CODEBOOK_SECTIONS, codebook_names
from policy_compare.model import Codebook, Paper
from policy_compare.names import find_clashes
from policy_compare.problems import Problem, ProblemKind
from policy_compare.statement_table import FORMER_NAME_SECTIONS


class WrittenCodebook(NamedTuple):
    """A codebook as it was read, with what its checks look at.

    ``tension_marks`` say where each tension begins in the file, which problems call ``file``.
    """

    book: Codebook
    file: str
    root: Node
    tension_marks: tuple[Mark, ...] = ()

    def problem(self, kind: ProblemKind, mark: Mark, /, **values: object) -> Problem:
        """A problem of the kind at the mark."""
        return problem_at_mark(kind, self.file, mark, **values)


CYCLE = ProblemKind(
    code="cycle",
    message="the {kind} {chain} is part of itself",
    hint="take one part_of out of the circle",
    meaning="part_of builds a hierarchy; in a circle everything would contain everything.",
)


def check_hierarchies(written: WrittenCodebook) -> Iterator[Problem]:
    """Nothing may be part of itself, directly or through others."""
    for kind, section in (("topic", "topics"), ("actor", "actors")):
        entries: Mapping[str, Any] = getattr(written.book, section)
        for circle in find_circles({id: entry.part_of for id, entry in entries.items()}):
            chain = " → ".join((*circle, circle[0]))
            mark = find_mark(written.root, section, circle[0], "part_of")
            yield written.problem(CYCLE, mark, kind=kind, chain=chain)


def find_circles(parents: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Circles in a hierarchy: one for each member that closes one, beginning with it."""
    circles: list[tuple[str, ...]] = []
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
                    circles.append(tuple(path[path.index(parent) :]))
            elif parent not in done:
                path.append(parent)
                walked.add(parent)
                waiting.append(iter(parents.get(parent, ())))
    return circles


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


def check_tensions(written: WrittenCodebook) -> Iterator[Problem]:
    """A tension is between two propositions, and stands in the list once."""
    pairs: set[frozenset[str]] = set()
    for tension, mark in zip(written.book.tensions, written.tension_marks, strict=True):
        first, second = tension.between
        if first == second:
            yield written.problem(TENSION_WITH_ITSELF, mark, given=first)
        elif frozenset(tension.between) in pairs:
            yield written.problem(REPEATED_TENSION, mark, first=first, second=second)
        pairs.add(frozenset(tension.between))


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


def check_names(written: WrittenCodebook) -> Iterator[Problem]:
    """An id, a label, an alias or a keyword may name one thing of its kind only."""
    for kind, section in CODEBOOK_SECTIONS.items():
        entries: Mapping[str, Any] = getattr(written.book, section)
        for name, first, second in find_clashes(codebook_names(written.book, kind)):
            clash, key = _place_of_name(entries[second], name)
            mark = find_mark(written.root, section, second, *((key, name) if key else ()))
            yield written.problem(clash, mark, kind=kind, given=name, first=first, second=second)


def _place_of_name(entry: Any, name: str) -> tuple[ProblemKind, str]:
    """The kind of problem that a name of an entry is, and the key that it stands under."""
    if name == entry.id:
        return ID_CLASH, ""
    if name in getattr(entry, "keywords", ()) and name != entry.label:
        return KEYWORD_CLASH, "keywords"
    clash = ALIAS_CLASH if hasattr(entry, "aliases") else LABEL_CLASH
    return clash, "label" if name == entry.label else "aliases"


CODEBOOK_CHECKS: tuple[Callable[[WrittenCodebook], Iterator[Problem]], ...] = (
    check_hierarchies,
    check_tensions,
    check_names,
)


UNUSED_PROPOSITION = ProblemKind(
    code="unused-proposition",
    severity="warning",
    message="no recommendation speaks to the proposition '{given}'",
    hint="code a recommendation that does, or delete it from the codebook",
    meaning="A proposition that nobody speaks to is shown nowhere. It may be mistyped in a "
    "paper, or left over.",
    message_of_many="spoken to by no recommendation: {count} propositions",
)


def check_use_of_propositions(
    written: WrittenCodebook, papers: Mapping[str, Paper]
) -> Iterator[Problem]:
    """Each proposition should be one that some recommendation speaks to, once all is coded."""
    if not all(paper.coded_to_the_end for paper in papers.values()):
        return
    spoken_to = {
        stance_on.proposition
        for paper in papers.values()
        for recommendation in paper.recommendations
        for stance_on in recommendation.positions
    }
    for id in written.book.propositions:
        if id not in spoken_to:
            mark = find_mark(written.root, "propositions", id)
            yield written.problem(UNUSED_PROPOSITION, mark, given=id)


FORMER_NAME_IN_USE = ProblemKind(
    code="former-name-in-use",
    severity="warning",
    message="'{given}' is a former name of the {kind} '{id}', and an id again",
    hint="delete it from former_names, or give what is called so now another id",
    meaning="An id comes before any former name, so links and tables of before now lead to "
    "something else.",
)

FORMER_NAME_OF_NOTHING = ProblemKind(
    code="former-name-of-nothing",
    severity="warning",
    message="the former name '{given}' leads to the {kind} '{id}', which there is not",
    hint="give the id that it has now, or delete the former name",
    meaning="Links and tables of before that name it find nothing. The comparison is as it is "
    "without the former name.",
)


def check_former_names(written: WrittenCodebook, papers: Mapping[str, Paper]) -> Iterator[Problem]:
    """A former name is no id any more, and leads to one."""
    for kind, section in FORMER_NAME_SECTIONS.items():
        ids = papers if kind == "paper" else getattr(written.book, section)
        for given, id in written.book.former_names.get(kind, {}).items():
            if given in ids or id not in ids:
                fault = FORMER_NAME_IN_USE if given in ids else FORMER_NAME_OF_NOTHING
                mark = find_mark(written.root, "former_names", section, given)
                yield written.problem(fault, mark, kind=kind, given=given, id=id)


#: Checks of a corpus in which nothing is wrong.
CORPUS_CHECKS: tuple[Callable[[WrittenCodebook, Mapping[str, Paper]], Iterator[Problem]], ...] = (
    check_use_of_propositions,
    check_former_names,
)
