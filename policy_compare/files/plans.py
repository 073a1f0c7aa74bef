"""What a run is about to put into a folder, on the disk before anything is.

While a plan is there its run counts as not done: an error or a signal undoes it at once,
and what a kill or a power cut leaves is undone by the next run that comes to the folder.

Undoing touches only what the run itself has put there: a file that somebody has changed
since stays as it is, and what stood there before is kept beside it. A plan that is not of a
run of this user's is never followed (see ``plan_seals``).
"""

import json
import os
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.locks import locked_folder
from policy_compare.files.plan_seals import sealed, unsealed

#: No plan is larger, in bytes.
_MOST = 64 * 1024 * 1024


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
        text = json.dumps({"files": self.entries, "made": self.made}).encode()
        return sealed(text, self.folder)

    def target(self, number: int) -> Path:
        """The file that has this number in the plan."""
        return self.folder / self.entries[number].path

    def staged(self, number: int, kind: str) -> Path:
        """The temporary file of this kind for a file of the plan."""
        return self.folder / f"{self.path.stem}.{number}{kind}"


class Undone(NamedTuple):
    """What was undone: the files that were taken back, and those that were changed since.

    Of these, each by the name under which what stood there before is kept beside it, or an
    empty one where nothing stood there.
    """

    taken_back: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


def undo(plan: Plan) -> Undone:
    """Take back what of the plan is in its place, and then the plan.

    What can be undone is, even where something cannot; then the plan stays for the next run.

    Raises:
        OutputError: something cannot be undone.
    """
    taken_back: list[str] = []
    changed: list[tuple[str, str]] = []
    problem: OSError | None = None
    for number, entry in enumerate(plan.entries):
        try:
            if _take_back(plan, number):
                taken_back.append(entry.path)
            elif (kept := _keep_aside(plan, number)) is not None:
                changed.append((entry.path, kept))
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
    return Undone(tuple(taken_back), tuple(changed))


def _take_back(plan: Plan, number: int) -> bool:
    """Undo one file of the plan, if it is in its place as the run has put it."""
    entry, path = plan.entries[number], plan.target(number)
    new, old = plan.staged(number, temporary_files.NEW), plan.staged(number, temporary_files.OLD)
    is_placed = path.exists() and (
        (entry.is_new and path.samefile(new)) if new.exists() else old.exists()
    )
    if not is_placed or digest_of(path) != entry.digest:
        return False
    if entry.is_new:
        os.unlink(path)
    else:
        os.replace(old, path)
    return True


def _keep_aside(plan: Plan, number: int) -> str | None:
    """Keep what stood there before where somebody has worked on what the run put there.

    Gives the name that it has then, an empty one where nothing stood there, and None where
    nobody has.
    """
    entry, path = plan.entries[number], plan.target(number)
    new, old = plan.staged(number, temporary_files.NEW), plan.staged(number, temporary_files.OLD)
    if entry.is_new:
        return "" if new.exists() and path.exists() and path.samefile(new) else None
    if new.exists() or not old.exists():
        return None
    if path.exists() and digest_of(path) == digest_of(old):
        return None
    kept = next(name for name in temporary_files.backup_names(path) if not os.path.lexists(name))
    os.replace(old, kept)
    return kept.name


def digest_of(path: Path) -> str:
    """The SHA-256 of an ordinary file of any size; empty for anything else.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file():
        return ""
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
            paths += [
                plan.staged(number, kind) for kind in (temporary_files.NEW, temporary_files.OLD)
            ]
    temporary_files.remove(*paths)


def recover(folder: Path) -> Undone:
    """Undo what runs that were killed left unfinished in the folder, and sweep up after them.

    Without unfinished runs, or without the folder, nothing is done. A run that is at work is
    waited for.

    Raises:
        OutputError: what is unfinished cannot be undone, is not of a run of this user's, or
            a run does not end.
    """
    if not temporary_files.is_littered(folder):
        return Undone()
    taken_back: list[str] = []
    changed: list[tuple[str, str]] = []
    with locked_folder(folder):
        for path in temporary_files.plans_in(folder):
            undone = _recovered(path)
            taken_back += undone.taken_back
            changed += undone.changed
        sweep(folder)
    return Undone(tuple(taken_back), tuple(changed))


def sweep(folder: Path) -> None:
    """Delete the temporary files of runs that were killed, where nothing is unfinished."""
    with suppress(OSError):
        for paths in temporary_files.left_in(folder).values():
            if any(path.suffix == temporary_files.PLAN for path in paths):
                continue
            for path in paths:
                with temporary_files.abandoned(path) as handle:
                    if handle is not None:
                        temporary_files.remove(path)


def _recovered(path: Path) -> Undone:
    """Undo the plan if its run is over.

    Raises:
        OutputError: it cannot be undone, or is not of a run of this user's.
    """
    try:
        if path.stat().st_size == 0 and temporary_files.is_own(path):
            # Its run was killed before it wrote it, so that nothing else was done.
            with temporary_files.abandoned(path) as handle:
                if handle is not None:
                    temporary_files.remove(path)
            return Undone()
        with temporary_files.abandoned(path) as handle:
            if handle is None and temporary_files.is_own(path):
                return Undone()
            plan = _read(path)
    except OSError:
        plan = None
    if plan is None:
        raise OutputError(
            f"{path} is a plan of another user's run, or none: what is in {path.parent} may be "
            "half written",
            "who wrote there can run policy-compare in that folder; or look at what is there, "
            f"and delete {path.name}",
        )
    return undo(plan)


def _read(path: Path) -> Plan | None:
    """The plan in a file; None where it is not of a run of this user's."""
    with path.open("rb") as file:
        text = unsealed(file.read(_MOST), path.parent)
    if text is None:
        return None
    whole: Any = json.loads(text)
    entries = tuple(Entry(*one) for one in whole["files"])
    return Plan(path, entries, tuple(whole["made"]))
