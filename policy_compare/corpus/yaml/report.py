"""Collects the problems of one file while it is read."""

from typing import Protocol

from policy_compare.problems import Problem, ProblemKind


class Mark(Protocol):
    """A place in a file, as PyYAML gives it; line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Report:
    """Takes problems of one file, each with the mark where it stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def __call__(self, kind: ProblemKind, mark: Mark | None = None, /, **values: object) -> None:
        """Add a problem of the kind; without a mark it is the whole file's."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self.problems.append(kind.problem_at(self.file, line, column, **values))
