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
from policy_compare.files.plan_seals import open_sealed_plan, seal_plan

#: No plan is larger, in bytes.
_LARGEST_PLAN = 64 * 1024 * 1024


class PlannedFile(NamedTuple):
    """A file of a plan: ``path`` below the plan's folder, the SHA-256 of what it gets.

    That is empty for a file that goes.
    """

    path: str
    digest: str
    is_new: bool


class Plan(NamedTuple):
    """What a run puts into a folder, and the folders in it that it has made."""

    path: Path
    files: tuple[PlannedFile, ...]
    made_folders: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return self.path.parent

    def sealed_bytes(self) -> bytes:
        text = json.dumps({"files": self.files, "made": self.made_folders}).encode()
        return seal_plan(text, self.folder)

    def target_path(self, number: int) -> Path:
        """The file that has this number in the plan."""
        return self.folder / self.files[number].path

    def temporary_paths(self, number: int) -> tuple[Path, Path]:
        """Where the new and the old content of a file of the plan are kept meanwhile."""
        name = f"{self.path.stem}.{number}"
        return (
            self.folder / f"{name}{temporary_files.NEW}",
            self.folder / f"{name}{temporary_files.OLD}",
        )


class UndoneWork(NamedTuple):
    """What was undone: the files that were taken back, and those that were changed since.

    Of these, each by the name under which what stood there before is kept beside it, or an
    empty one where nothing stood there.
    """

    taken_back: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


def undo_plan(plan: Plan) -> UndoneWork:
    """Take back what of the plan is in its place, and then the plan.

    What can be undone is, even where something cannot; then the plan stays for the next run.

    Raises:
        OutputError: something cannot be undone.
    """
    taken_back: list[str] = []
    changed: list[tuple[str, str]] = []
    problem: OSError | None = None
    for number, file in enumerate(plan.files):
        try:
            if _take_back_file(plan, number):
                taken_back.append(file.path)
            elif (old_copy := _keep_old_beside(plan, number)) is not None:
                changed.append((file.path, old_copy))
        except OSError as error:
            problem = error
    if problem is not None:
        raise OutputError(
            f"a run was broken off while it wrote into {plan.folder}, and what it wrote cannot "
            f"be taken back: {problem.strerror or problem}",
            "the next run tries again; see to it that it may write there",
        ) from problem
    delete_plans(plan)
    for folder in reversed(plan.made_folders):
        # Somebody may have put something into it.
        with suppress(OSError):
            os.rmdir(plan.folder / folder)
    return UndoneWork(tuple(taken_back), tuple(changed))


def _take_back_file(plan: Plan, number: int) -> bool:
    """Undo one file of the plan, if it is in its place as the run has put it."""
    file, path = plan.files[number], plan.target_path(number)
    new, old = plan.temporary_paths(number)
    if not file.digest:
        if is_gone := old.exists() and not os.path.lexists(path):
            os.replace(old, path)
        return is_gone
    is_placed = path.exists() and (
        (file.is_new and path.samefile(new)) if new.exists() else old.exists()
    )
    if not is_placed or digest_of(path) != file.digest:
        return False
    if file.is_new:
        os.unlink(path)
    else:
        os.replace(old, path)
    return True


def _keep_old_beside(plan: Plan, number: int) -> str | None:
    """Keep what stood there before where somebody has worked on what the run put there.

    Gives the name that it has then, an empty one where nothing stood there, and None where
    nobody has.
    """
    file, path = plan.files[number], plan.target_path(number)
    new, old = plan.temporary_paths(number)
    if file.is_new:
        return "" if new.exists() and path.exists() and path.samefile(new) else None
    if new.exists() or not old.exists():
        return None
    if path.exists() and digest_of(path) == digest_of(old):
        return None
    old_copy = next(
        name for name in temporary_files.backup_names(path) if not os.path.lexists(name)
    )
    os.replace(old, old_copy)
    return old_copy.name


def digest_of(path: Path) -> str:
    """The SHA-256 of an ordinary file of any size; empty for anything else.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def delete_plans(*plans: Plan) -> None:
    """Delete plans that are done or undone, if they are there, and their temporary files.

    Without its plan what is left of them is swept up by later runs.
    """
    paths: list[Path] = []
    for plan in plans:
        paths.append(plan.path)
        for number in range(len(plan.files)):
            paths += plan.temporary_paths(number)
    temporary_files.delete_files(*paths)


def recover_folder(folder: Path) -> UndoneWork:
    """Undo what runs that were killed left unfinished in the folder, and sweep up after them.

    Without unfinished runs, or without the folder, nothing is done. A run that is at work is
    waited for.

    Raises:
        OutputError: what is unfinished cannot be undone, is not of a run of this user's, or
            a run does not end.
    """
    if not temporary_files.is_littered(folder):
        return UndoneWork()
    taken_back: list[str] = []
    changed: list[tuple[str, str]] = []
    with locked_folder(folder):
        for path in temporary_files.list_plans(folder):
            undone = _undo_if_over(path)
            taken_back += undone.taken_back
            changed += undone.changed
        sweep_folder(folder)
    return UndoneWork(tuple(taken_back), tuple(changed))


def sweep_folder(folder: Path) -> None:
    """Delete the temporary files of runs that were killed, where nothing is unfinished."""
    with suppress(OSError):
        for paths in temporary_files.files_by_run(folder).values():
            if any(path.suffix == temporary_files.PLAN for path in paths):
                continue
            for path in paths:
                with temporary_files.abandoned_file(path) as handle:
                    if handle is not None:
                        temporary_files.delete_files(path)


def _undo_if_over(path: Path) -> UndoneWork:
    """Undo the plan if its run is over.

    Raises:
        OutputError: it cannot be undone, or is not of a run of this user's.
    """
    try:
        if path.stat().st_size == 0 and temporary_files.is_file_of_user(path):
            # Its run was killed before it wrote it, so that nothing else was done.
            with temporary_files.abandoned_file(path) as handle:
                if handle is not None:
                    temporary_files.delete_files(path)
            return UndoneWork()
        with temporary_files.abandoned_file(path) as handle:
            if handle is None and temporary_files.is_file_of_user(path):
                return UndoneWork()
            plan = _read_plan(path)
    except OSError:
        plan = None
    if plan is None:
        raise OutputError(
            f"{path} is a plan of another user's run, or none: what is in {path.parent} may be "
            "half written",
            "who wrote there can run policy-compare in that folder; or look at what is there, "
            f"and delete {path.name}",
        )
    return undo_plan(plan)


def _read_plan(path: Path) -> Plan | None:
    """The plan in a file; None where it is not of a run of this user's."""
    with path.open("rb") as file:
        text = open_sealed_plan(file.read(_LARGEST_PLAN), path.parent)
    if text is None:
        return None
    record: Any = json.loads(text)
    files = tuple(PlannedFile(*fields) for fields in record["files"])
    return Plan(path, files, tuple(record["made"]))
