"""Puts several files in place together: all of them or none, whatever stops the run."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.locks import locked_folder
from policy_compare.files.plans import (
    Plan,
    PlannedFile,
    delete_plans,
    digest_of,
    sweep_folder,
    undo_plan,
)


class FileChange(NamedTuple):
    """What a file is to hold; None for one that goes, and a path for one that is moved there.

    That is a file of this run's own on the same disk. ``before`` is what the file held when it
    was read, None for a file that is not there. ``model`` is the file whose owner and permissions
    it gets, if not its own.
    """

    path: Path
    content: bytes | Path | None
    before: bytes | None = None
    model: Path | None = None


def make_changes(
    changes: Mapping[Path, Sequence[FileChange]], made_folders: Sequence[Path] = ()
) -> None:
    """Make all the changes or none; they are listed by a folder that they are in or below.

    ``made_folders`` are folders, from the outermost on, that were made for them and go if
    nothing is written.

    Raises:
        OutputError: a file is not as it was when it was read, or cannot be written.
        FileExistsError: a file that was not there is; the error names it.
        OSError: a folder cannot be written into.
    """
    plans = [_plan_changes(folder, listed, made_folders) for folder, listed in changes.items()]
    done: list[Plan] = []
    try:
        _carry_out(plans, changes, done)
    finally:
        # Once more, since a signal may have come when it was done the first time.
        delete_plans(*done)


def _carry_out(
    plans: Sequence[Plan], changes: Mapping[Path, Sequence[FileChange]], done: list[Plan]
) -> None:
    """Do what the plans say, all or nothing, and list them as ``done`` when all is."""
    with ExitStack() as at_end:
        at_end.callback(lambda: delete_plans(*done))
        for folder in sorted(changes):
            at_end.enter_context(locked_folder(folder))
            sweep_folder(folder)
        try:
            for plan in plans:
                at_end.enter_context(temporary_files.created_file(plan.path, plan.sealed_bytes()))
            for step in (_write_beside_plan, _put_in_place):
                for plan, listed in zip(plans, changes.values(), strict=True):
                    for number, change in enumerate(listed):
                        with _write_errors_explained(change.path):
                            step(plan, number, change)
            for plan in plans:
                temporary_files.sync_folder(plan.folder)
            # From here on it is done, and what is still to be done is to tidy up.
            for plan in plans:
                os.unlink(plan.path)
                temporary_files.sync_folder(plan.folder)
            done += plans
        except BaseException:
            for plan in plans:
                undo_plan(plan)
            raise


def _plan_changes(
    folder: Path, changes: Sequence[FileChange], made_folders: Sequence[Path]
) -> Plan:
    return Plan(
        temporary_files.temporary_name(folder, temporary_files.PLAN),
        tuple(_plan_file(folder, change) for change in changes),
        tuple(os.path.relpath(made, folder) for made in made_folders),
    )


def _plan_file(folder: Path, change: FileChange) -> PlannedFile:
    parent = os.path.realpath(change.path.parent)
    relative = Path(os.path.relpath(parent, os.path.realpath(folder))) / change.path.name
    content = change.content
    if isinstance(content, Path):
        digest = digest_of(content)
    else:
        digest = "" if content is None else sha256(content).hexdigest()
    return PlannedFile(str(relative), digest, change.before is None)


def _write_beside_plan(plan: Plan, number: int, change: FileChange) -> None:
    """Write what a file is to hold beside the plan."""
    if change.content is None:
        return
    path, _ = plan.temporary_paths(number)
    if isinstance(change.content, Path):
        temporary_files.sync_file(change.content)
        os.replace(change.content, path)
    else:
        with temporary_files.created_file(path, change.content):
            # Whose it is, its plan tells.
            pass
    temporary_files.give_attributes(path, change.model or change.path)


def _put_in_place(plan: Plan, number: int, change: FileChange) -> None:
    """Put a file of the plan in its place, with what stood there kept beside the plan."""
    new, old = plan.temporary_paths(number)
    if change.before is not None:
        _keep_old(change, old)
        if change.content is not None:
            _check_unchanged(change, old)
            os.replace(new, change.path)
        # An editor may have written into the file itself, which is now the one that is kept.
        _check_unchanged(change, old)
    elif not temporary_files.give_second_name(new, change.path):
        # The mark by which a file that is in its place is known.
        old.touch()
        temporary_files.rename_to_free_name(new, change.path)


@contextmanager
def _write_errors_explained(path: Path) -> Iterator[None]:
    """Says which file cannot be written."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path} cannot be written: {reason}; nothing was written") from error


def _check_unchanged(change: FileChange, old: Path) -> None:
    """Stop where the file that is replaced is not as it was when it was read."""
    if change.before is not None and digest_of(old) != sha256(change.before).hexdigest():
        raise _changed_file_error(change.path, "was changed")


def _keep_old(change: FileChange, old: Path) -> None:
    """Keep what stands in the file's place under the name ``old`` too; alone if it is to go."""
    path = change.path
    try:
        if change.content is None:
            os.replace(path, old)
            return
        if temporary_files.give_second_name(path, old):
            return
        # What it holds by now is compared in a moment.
        shutil.copyfile(path, old)
    except FileNotFoundError:
        raise _changed_file_error(path, "was deleted") from None
    temporary_files.give_attributes(old, path)


def _changed_file_error(path: Path, what: str) -> OutputError:
    return OutputError(
        f"{path} {what} since it was read; nothing was written",
        "run it again: it begins with what is there now",
    )
