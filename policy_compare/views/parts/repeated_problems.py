"""Says problems that are alike once, so that a few of another kind are not lost among them.

Problems are alike that have one code in one file. Of some kinds the message of each tells
no more than its place does: these are counted. Of the others equal messages are told
once, and of more than a few different ones the first, with the lines of the rest.
"""

from collections.abc import Iterable, Iterator, Sequence

from policy_compare.names import join_words
from policy_compare.problems import Problem

#: How many different messages of a code in a file are told before the rest is counted.
_MESSAGES = 5

#: How many lines are named before the rest is counted.
_LINES = 3


def errors_first(problems: Iterable[Problem]) -> list[Problem]:
    """The errors and then the warnings, each in the order in which they were."""
    return sorted(problems, key=lambda problem: problem.severity != "error")


def merge_alike(problems: Sequence[Problem]) -> list[Problem]:
    """The problems with those that are alike told once, each at the place of its first."""
    alike: dict[tuple[str, str, str], dict[int, Problem]] = {}
    for order, problem in enumerate(problems):
        alike.setdefault((problem.severity, problem.code, problem.file), {})[order] = problem
    merged: dict[int, Problem] = {}
    for group in alike.values():
        merged.update(_merge_group(group))
    return [merged[order] for order in sorted(merged)]


def _merge_group(alike: dict[int, Problem]) -> Iterator[tuple[int, Problem]]:
    """What is told of problems of one code in one file, by the order of its first problem."""
    order, first = next(iter(alike.items()))
    of_many = first.kind.message_of_many
    if of_many and len(alike) > 1:
        message = of_many.format(count=len(alike))
        yield order, first._replace(message=message + _line_numbers(alike.values()))
        return
    equal: dict[tuple[str, str], dict[int, Problem]] = {}
    for order, problem in alike.items():
        equal.setdefault((problem.message, problem.hint), {})[order] = problem
    groups = list(equal.values())
    # To count a single one would take the room that it takes itself.
    first_groups = groups if len(groups) <= _MESSAGES + 1 else groups[:_MESSAGES]
    for group in first_groups:
        order, first = next(iter(group.items()))
        again = f" ({len(group)} times){_line_numbers(group.values())}" if len(group) > 1 else ""
        yield order, first._replace(message=first.message + again)
    uncounted = {
        order: problem for group in groups[len(first_groups) :] for order, problem in group.items()
    }
    if uncounted:
        order, first = next(iter(uncounted.items()))
        message = f"{len(uncounted)} others of this kind{_line_numbers(uncounted.values())}"
        yield order, first._replace(message=message, hint="policy-compare check --all shows each")


def _line_numbers(problems: Iterable[Problem]) -> str:
    """The lines where the problems are, a few by number; nothing where they have none."""
    lines = [str(line) for line in dict.fromkeys(problem.line for problem in problems) if line]
    if not lines:
        return ""
    if len(lines) > _LINES + 1:
        lines = [*lines[:_LINES], f"{len(lines) - _LINES} more"]
    return f"; {'line' if len(lines) == 1 else 'lines'} {join_words(lines)}"
