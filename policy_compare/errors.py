"""What stops the program, as against what is wrong with a corpus (``problems``).

    PolicyCompareError      anything a user can mend; shown without a traceback
    ├── CorpusError         the corpus has errors; holds its problems
    ├── UnknownName         a name that nothing in the corpus has
    ├── CallError           options that do not go together
    ├── SourceError         a paper's text that cannot be read
    └── OutputError         a file that cannot or may not be written

Any other exception is a bug and keeps its traceback.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_compare.problems import Problem


class PolicyCompareError(Exception):
    """Something that the user can mend. ``hint`` says how."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CorpusError(PolicyCompareError):
    """The corpus has errors, so nothing may be computed from it."""

    def __init__(self, folder: str, problems: "Sequence[Problem]") -> None:
        count = sum(problem.severity == "error" for problem in problems)
        noun = "error" if count == 1 else "errors"
        super().__init__(
            f"the corpus {folder} has {count} {noun}",
            "policy-compare check lists them with the warnings; --explain CODE says more",
        )
        self.problems = tuple(problems)


class UnknownName(PolicyCompareError):
    """A name that no paper, topic, actor … of the corpus has, or that ``several`` have."""

    def __init__(
        self, kind: str, given: str, nearest: Sequence[str], *, several: bool = False
    ) -> None:
        message = f"no {kind} is called '{given}'"
        hint = f"the nearest: {', '.join(nearest)}" if nearest else ""
        if several:
            message = f"more than one {kind} is called '{given}'"
            hint = f"say which: {', '.join(nearest)}"
        super().__init__(message, hint)
        self.nearest = tuple(nearest)


class CallError(PolicyCompareError):
    """Options or arguments that the program understands but cannot follow."""


class SourceError(PolicyCompareError):
    """A paper's text that is absent, damaged, locked or in a form that is not read."""


class OutputError(PolicyCompareError):
    """A file that cannot be written, or that may not be written over."""
