"""What a run is about to put into a folder, on the disk before anything is.

While a plan is there its run counts as not done: an error or a signal undoes it at once,
and what a kill or a power cut leaves is undone by the next run that comes to the folder.

Undoing touches only what the run itself has put there: a file that somebody has changed
since stays as it is, and what stood there before is kept beside it.
"""

import json
import os
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple

from policy_compare.errors import OutputError
from policy_compare.files import staging
from policy_compare.files.locks import locked_folder


class Entry(NamedTuple):
    """A file of a plan: ``path`` below the plan's folder, the SHA-256 of what it gets."""

    path: str
    digest: str
    is_new: bool


class Plan(NamedTuple):
    """What a run puts into a folder, and the folders in it that it has made."""

    path: Path
    entries: tuple[Entry, ...]
    made: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return self.path.parent

    def text(self) -> bytes:
        return json.dumps({"files": self.entries, "made": self.made}).encode()

    def target(self, number: int) -> Path:
        """The file that has this number in the plan."""
        return self.folder / self.entries[number].path

    def staged(self, number: int, kind: str) -> Path:
        """The temporary file of this kind for a file of the plan."""
        return self.folder / f"{self.path.stem}.{number}{kind}"


def undo(plan: Plan) -> list[str]:
    """Take back what of the plan is in its place, and then the plan.

    Gives the names of the files that were taken back. What can be undone is, even where
    something cannot; then the plan stays for the next run.

    Raises:
        OutputError: something cannot be undone.
    """
    names: list[str] = []
    problem: OSError | None = None
    for number, entry in enumerate(plan.entries):
        try:
            if _taken_back(plan, number):
                names.append(entry.path)
        except OSError as error:
            problem = error
    if problem is not None:
        raise OutputError(
            f"a run was broken off while it wrote into {plan.folder}, and what it wrote cannot "
            f"be taken back: {problem.strerror or problem}",
            "the next run tries again; see to it that it may write there",
        ) from problem
    tidy(plan)
    for folder in reversed(plan.made):
        # Somebody may have put something into it.
        with suppress(OSError):
            os.rmdir(plan.folder / folder)
    return names


def _taken_back(plan: Plan, number: int) -> bool:
    """Undo one file of the plan; whether it was in its place."""
    entry, path = plan.entries[number], plan.target(number)
    new, old = plan.staged(number, staging.NEW), plan.staged(number, staging.OLD)
    is_placed = _is_placed(entry, path, new, old)
    if is_placed and entry.is_new:
        os.unlink(path)
    elif is_placed:
        os.replace(old, path)
    elif old.exists() and not new.exists() and not entry.is_new:
        # Somebody has worked on what the run put there; what stood there before is kept too.
        os.replace(old, _free_name(path))
    return is_placed


def _is_placed(entry: Entry, path: Path, new: Path, old: Path) -> bool:
    """Whether what stands at ``path`` is what the run has put there, as it has put it."""
    is_ours = path.exists() and (
        (entry.is_new and path.samefile(new)) if new.exists() else old.exists()
    )
    return is_ours and digest_of(path) == entry.digest


def digest_of(path: Path) -> str:
    """The SHA-256 of a file of any size.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def tidy(*plans: Plan) -> None:
    """Delete plans that are done or undone, if they are there, and their temporary files.

    Without its plan what is left of them is swept up by later runs.
    """
    paths: list[Path] = []
    for plan in plans:
        paths.append(plan.path)
        for number in range(len(plan.entries)):
            paths += [plan.staged(number, kind) for kind in (staging.NEW, staging.OLD)]
    staging.remove(*paths)


def recover(folder: Path) -> tuple[str, ...]:
    """Undo what runs that were killed left unfinished in the folder, and sweep up after them.

    Gives the names of the files that were taken back. Without unfinished runs, or without
    the folder, nothing is done. A run that is at work is waited for.

    Raises:
        OutputError: what is unfinished cannot be undone, or a run does not end.
    """
    try:
        if not staging.left_in(folder):
            return ()
    except OSError:
        return ()
    names: list[str] = []
    with locked_folder(folder):
        for paths in staging.left_in(folder).values():
            for path in paths:
                if path.suffix == staging.PLAN:
                    names += _recovered(path)
        sweep(folder)
    return tuple(names)


def sweep(folder: Path) -> None:
    """Delete the temporary files of runs that were killed, where nothing is unfinished."""
    with suppress(OSError):
        for paths in staging.left_in(folder).values():
            if any(path.suffix == staging.PLAN for path in paths):
                continue
            for path in paths:
                with staging.abandoned(path) as handle:
                    if handle is not None:
                        staging.remove(path)


def _recovered(path: Path) -> list[str]:
    """Undo the plan if its run is over; the names of the files that were taken back."""
    with staging.abandoned(path) as handle:
        if handle is None:
            return []
        with os.fdopen(handle, "rb", closefd=False) as file:
            plan = _read(file.read(), path)
        if plan is not None:
            return undo(plan)
        # It was killed while it wrote the plan, so that nothing else was done.
        staging.remove(path)
        return []


def _read(data: bytes, path: Path) -> Plan | None:
    """The plan in a file, or None where it holds none that can be followed.

    A folder may come from anyone, so that nothing in it may lead out of it.
    """
    try:
        whole: Any = json.loads(data)
        entries = tuple(
            Entry(str(name), str(digest), bool(is_new)) for name, digest, is_new in whole["files"]
        )
        made = tuple(filter(_is_below, map(str, whole["made"])))
        here = os.path.realpath(path.parent)
        parents = {os.path.realpath((path.parent / entry.path).parent) for entry in entries}
        if any(os.path.commonpath((here, parent)) != here for parent in parents):
            return None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return Plan(path, entries, made)


def _is_below(folder: str) -> bool:
    """Whether the folder is the plan's own, or in it."""
    return not os.path.isabs(folder) and ".." not in Path(folder).parts


def _free_name(path: Path) -> Path:
    return next(name for name in staging.backup_names(path) if not os.path.lexists(name))
