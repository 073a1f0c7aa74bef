"""Collects the problems of one file while it is read."""

from typing import Protocol

from policy_compare.problems import Problem, ProblemKind


class Mark(Protocol):
    """A place in a file, as PyYAML gives it; line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class OwnMark:
    """A mark that no parser gives; column -1 is none."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int = -1) -> None:
        self.line = line
        self.column = column


def problem_at_mark(
    kind: ProblemKind, file: str, mark: Mark | None = None, /, **values: object
) -> Problem:
    """A problem of the kind at the mark; without one it is the whole file's."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return kind.problem_at(file, line, column, **values)


class Report:
    """Takes problems of one file, each with the mark where it stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def __call__(self, kind: ProblemKind, mark: Mark | None = None, /, **values: object) -> None:
        """Add a problem of the kind."""
        self.problems.append(problem_at_mark(kind, self.file, mark, **values))
