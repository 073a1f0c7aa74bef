"""Temporary files are made, known again and swept up."""

import fcntl
import os
import stat
from pathlib import Path

import pytest

from policy_compare.files import locks, temporary_files
from policy_compare.files.temporary_files import (
    abandoned_file,
    created_file,
    files_by_run,
    give_attributes,
    temporary_file,
)


def test_a_temporary_file_is_gone_at_the_end(tmp_path: Path) -> None:
    with temporary_file(tmp_path, b"text") as path:
        assert path.read_bytes() == b"text"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert files_by_run(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("when", ["it is swept up", "it was swept up"])
def test_what_another_run_sweeps_up_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    met: list[Path] = []

    def lock(handle: int) -> bool:
        (path,) = tmp_path.iterdir()
        if not met:
            met.append(path)
            path.unlink()
            return when == "it was swept up"
        return True

    monkeypatch.setattr(temporary_files, "try_lock", lock)
    with temporary_file(tmp_path, b"text") as path:
        assert path.exists()
        assert path not in met
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_something_has_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError), created_file(tmp_path / "link", b"text"):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_is_abandoned_once_its_run_is_over(tmp_path: Path) -> None:
    with created_file(tmp_path / "a", b"text"), abandoned_file(tmp_path / "a") as nothing:
        assert nothing is None
    with abandoned_file(tmp_path / "a") as own:
        assert own is not None
    with abandoned_file(tmp_path / "nowhere") as nothing:
        assert nothing is None


@pytest.mark.parametrize(("age", "is_free"), [(10, False), (4000, True)])
def test_without_locks_age_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, is_free: bool
) -> None:
    monkeypatch.setattr(temporary_files, "try_lock", lambda handle: None)
    path = tmp_path / "a"
    path.touch()
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    with abandoned_file(path) as handle:
        assert (handle is not None) == is_free


def test_locks_that_the_system_does_not_have_are_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    handle = os.open(tmp_path, os.O_RDONLY)
    assert locks.try_lock(handle) is None
    with locks.locked_folder(tmp_path, patience=0):
        pass
    os.close(handle)


def test_access_lists_go_along_where_there_are_any(tmp_path: Path) -> None:
    model, path = tmp_path / "model", tmp_path / "path"
    model.touch()
    path.touch()
    names = {}
    try:
        os.setxattr(model, "user.note", b"kept")
        names["user.note"] = b"kept"
    except OSError:
        # This file system keeps none; what it has is none.
        assert os.listxattr(model) == []
    give_attributes(path, model)
    assert {name: os.getxattr(path, name) for name in os.listxattr(path)} == names


def test_a_new_file_has_nothing_to_take_over(tmp_path: Path) -> None:
    path = tmp_path / "path"
    path.touch()
    before = os.umask(0o027)
    try:
        give_attributes(path, tmp_path / "nowhere")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
