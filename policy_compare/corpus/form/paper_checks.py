"""Checks of what a paper's coding means, once its form is right.

Each is a function that yields problems, and all are listed in ``NODE_CHECKS`` and
``PAPER_CHECKS``. What a single value can tell is checked where it is read (``values``).
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.nodes import Node, find_mark
from policy_compare.corpus.yaml.report import Mark, problem_at_mark
from policy_compare.model import STRENGTHS, Codebook, Paper
from policy_compare.names import fold_name, join_words
from policy_compare.problems import Problem, ProblemKind


class CodedPaper(NamedTuple):
    """A paper as it was read, with what its checks look at.

    ``marks`` say where each recommendation begins, and ``error_lines``, in order, where
    errors were found in the file, which problems call ``file``. ``has_strengths`` is whether
    there is a place for a strength: not in every table.
    """

    paper: Paper
    book: Codebook
    file: str
    root: Node
    marks: tuple[Mark, ...]
    error_lines: tuple[int, ...]
    has_strengths: bool = True

    def problem(self, kind: ProblemKind, mark: Mark, /, **values: object) -> Problem:
        """A problem of the kind at the mark."""
        return problem_at_mark(kind, self.file, mark, **values)

    def problem_if_readable(
        self, kind: ProblemKind, place: int, **values: object
    ) -> Sequence[Problem]:
        """A problem with the recommendation at that place, if all of it could be read.

        What could not be read is not missing.
        """
        if self.error_lines:
            first = self.marks[place].line + 1
            is_last = place + 1 == len(self.marks)
            last = sys.maxsize if is_last else max(first, self.marks[place + 1].line)
            error = bisect_left(self.error_lines, first)
            if error < len(self.error_lines) and self.error_lines[error] <= last:
                return ()
        return (self.problem(kind, self.marks[place], **values),)


DUPLICATE_ID = ProblemKind(
    code="duplicate-id",
    message="the recommendation id '{given}' is taken (line {first})",
    hint="give one of the two another id",
    meaning="A recommendation is cited by its id; two with the same one could not be told apart.",
)


def check_ids(root: Node, file: str) -> Iterator[Problem]:
    """Two recommendations of one paper may not have one id, in any case."""
    first_lines: dict[str, int] = {}
    entries: Any = root[0]
    listed = entries.get("recommendations", (None,))[0] if isinstance(entries, dict) else None
    for item, mark in listed if isinstance(listed, list) else ():
        id = item["id"][0] if isinstance(item, dict) and "id" in item else None
        if not isinstance(id, str):
            continue
        name = fold_name(id)
        if name in first_lines:
            first = first_lines[name]
            yield problem_at_mark(DUPLICATE_ID, file, mark, given=id.strip(), first=first)
        else:
            first_lines[name] = mark.line + 1


#: Checks of a paper's nodes, which are made whatever else is wrong with them.
NODE_CHECKS: tuple[Callable[[Node, str], Iterator[Problem]], ...] = (check_ids,)


NO_RECOMMENDATIONS = ProblemKind(
    code="no-recommendations",
    severity="warning",
    message="the paper has no recommendation yet",
    hint="code its recommendations, or take the file out of the corpus",
    meaning="A paper without recommendations is not coded to the end: it is silent on "
    "nothing, since it has not been shown to be.",
    unfinished=True,
)


def check_recommendations(coded: CodedPaper) -> Iterator[Problem]:
    """A paper should have recommendations."""
    if not coded.paper.recommendations and not coded.error_lines:
        yield coded.problem(NO_RECOMMENDATIONS, find_mark(coded.root, "recommendations"))


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


def check_authors(coded: CodedPaper) -> Iterator[Problem]:
    """A paper should say who wrote it, or that its text names nobody."""
    entries: Any = coded.root[0]
    if "authors" not in entries["paper"][0]:
        yield coded.problem(NO_AUTHORS, find_mark(coded.root, "paper"))


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
    hint="add section, paragraph or page; check --fix does where it finds the quote",
    meaning="With its place a quote is found in the paper in a moment.",
    message_of_many="no place: {count} quotes",
    lack=True,
    none_has="has a place for its quote",
)


def check_quotes(coded: CodedPaper) -> Iterator[Problem]:
    """A recommendation should have a quote and its place."""
    for place, recommendation in enumerate(coded.paper.recommendations):
        evidence = recommendation.evidence
        if not (evidence and evidence.quote):
            yield from coded.problem_if_readable(NO_EVIDENCE, place)
        elif not (evidence.section or evidence.paragraph or evidence.page):
            yield from coded.problem_if_readable(NO_PLACE, place)


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


def check_topics(coded: CodedPaper) -> Iterator[Problem]:
    """A recommendation should have a topic, its own or one of its propositions'."""
    propositions = coded.book.propositions
    for place, recommendation in enumerate(coded.paper.recommendations):
        if recommendation.topics or not recommendation.coded:
            continue
        for stance_on in recommendation.positions:
            proposition = propositions.get(stance_on.proposition)
            # A proposition that could not be read may well have had a topic.
            if proposition is None or proposition.topics:
                break
        else:
            yield from coded.problem_if_readable(NO_TOPIC, place)


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


def check_coding(coded: CodedPaper) -> Iterator[Problem]:
    """A recommendation should have been looked at for what it is for or against."""
    for place, recommendation in enumerate(coded.paper.recommendations):
        if not recommendation.coded:
            yield from coded.problem_if_readable(UNCODED, place, id=recommendation.id)


PROPOSED = ProblemKind(
    code="proposed",
    severity="warning",
    message="proposed by {proposer}, not accepted",
    hint="accept it in policy-compare code, or delete proposed_by once you agree with all of it",
    meaning="A model proposed the recommendation and no person has accepted it. It counts in "
    "comparisons, which say each time how many positions are such proposals.",
    lack=True,
    unfinished=True,
)


def check_proposals(coded: CodedPaper) -> Iterator[Problem]:
    """What a model proposed should have been accepted by a person."""
    for mark, recommendation in zip(coded.marks, coded.paper.recommendations, strict=True):
        if recommendation.proposed_by:
            yield coded.problem(PROPOSED, mark, proposer=recommendation.proposed_by)


STRONGER_POSITION = ProblemKind(
    code="stronger-position",
    severity="warning",
    message="'{id}' is coded {own}, and its position on {proposition} {given}",
    hint="leave the position's strength out, or code the recommendation as firmly",
    meaning="A position has a strength of its own where what the proposition says is urged "
    "less firmly than what is asked: must consider giving is must for considering, and "
    "could for giving. More firmly than the wording asks for anything, it cannot be urged.",
)


def check_position_strengths(coded: CodedPaper) -> Iterator[Problem]:
    """What a proposition says is never urged more firmly than the recommendation."""
    for mark, recommendation in zip(coded.marks, coded.paper.recommendations, strict=True):
        for stance_on in recommendation.positions:
            if not (stance_on.strength and recommendation.strength):
                continue
            if STRENGTHS.index(stance_on.strength) < STRENGTHS.index(recommendation.strength):
                yield coded.problem(
                    STRONGER_POSITION, mark, id=recommendation.id, own=recommendation.strength,
                    proposition=stance_on.proposition, given=stance_on.strength,
                )  # fmt: skip


NO_STRENGTH = ProblemKind(
    code="no-strength",
    severity="warning",
    message="the recommendation has no strength",
    hint=f"say how binding the wording is: {join_words(STRENGTHS, 'or')}",
    meaning="Only in a table may a strength be missing, since votes and polls have none.",
    message_of_many="no strength: {count} recommendations",
    lack=True,
    none_has="has a strength",
)


def check_strengths(coded: CodedPaper) -> Iterator[Problem]:
    """A recommendation of a table should have a strength; in a file it must."""
    for mark, recommendation in zip(coded.marks, coded.paper.recommendations, strict=True):
        if coded.has_strengths and recommendation.strength is None:
            place = bisect_left(coded.error_lines, recommendation.line)
            if coded.error_lines[place : place + 1] != (recommendation.line,):
                yield coded.problem(NO_STRENGTH, mark)


PAPER_CHECKS: tuple[Callable[[CodedPaper], Iterator[Problem]], ...] = (
    check_recommendations,
    check_authors,
    check_quotes,
    check_topics,
    check_coding,
    check_proposals,
    check_position_strengths,
    check_strengths,
)
