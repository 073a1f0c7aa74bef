"""What can be wrong with a corpus, as values.

A problem never stops anything by itself: checks return problems, the reader collects them
all, and ``check`` shows them. Each kind of problem is declared beside the check that finds
it; ``corpus.problem_kinds`` and ``evidence.problem_kinds`` gather them.
"""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class ProblemKind(NamedTuple):
    """One kind of problem. Its code, once published, keeps its meaning.

    ``message`` and ``hint`` are templates that ``problem_at`` fills; ``meaning`` says what
    the code means and why it matters. ``message_of_many`` tells ``count`` problems of the
    kind together, where the message of each tells no more than its place does.

    A ``lack`` is something that the corpus could have more of, an ``unfinished`` thing one
    that is not coded to the end. What no recommendation of a whole table has is told once,
    with what ``none_has``.
    """

    code: str
    message: str
    hint: str
    meaning: str
    severity: Severity = "error"
    message_of_many: str = ""
    none_has: str = ""
    lack: bool = False
    unfinished: bool = False

    def problem_at(
        self, file: str, line: int = 0, column: int = 0, /, **values: object
    ) -> "Problem":
        """A problem of this kind, its templates filled with ``values``."""
        # Of hundreds of thousands that say the same, the text is one.
        message = self.message.format_map(values) if "{" in self.message else self.message
        hint = self.hint.format_map(values) if "{" in self.hint else self.hint
        return Problem(self.severity, self, file, line, column, message, hint)


class Problem(NamedTuple):
    """One thing that is wrong at one place. Lines and columns count from 1; 0 is none."""

    severity: Severity
    kind: ProblemKind
    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def message_and_hint(self) -> str:
        """Both, a line each."""
        return f"{self.message}\nhint: {self.hint}" if self.hint else self.message


def kinds_declared_in(modules: Iterable[ModuleType]) -> Iterator[ProblemKind]:
    """The kinds of problem that the modules declare, in their order."""
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, ProblemKind))


class OwnRules(NamedTuple):
    """What a project says of its own coding and of problems with it, these by their codes.

    Of the warnings only those in ``select`` are told, where it has some, and no problem in
    ``ignore`` or, by a pattern that its file's name fits, in ``ignore_in``. ``required`` are
    fields that every recommendation needs; ``ids`` is the style of all ids, empty for any.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignore_in: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, Severity] = {}
    required: tuple[str, ...] = ()
    ids: str = ""
    least_quote_words: int = 0

    def judge_problem(self, problem: Problem, *, strict: bool = False) -> Problem | None:
        """The problem as grave as it is here, ``strict`` with the unfinished; None if not told."""
        code, name = problem.code, Path(problem.file).name
        fits = (fnmatchcase(name, key) for key, codes in self.ignore_in.items() if code in codes)
        is_left_out = self.select and problem.severity == "warning" and code not in self.select
        if is_left_out or code in self.ignore or any(fits):
            return None
        severity = self.severity.get(code, problem.severity)
        is_grave = strict and problem.kind.unfinished
        return problem._replace(severity="error" if is_grave else severity)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error rather than a warning."""
    return any(problem.severity == "error" for problem in problems)
