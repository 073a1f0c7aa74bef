"""Locks, which another run of the program sees for as long as this one has them."""

import os
import sys
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files.locks import locked_folder, try_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such locks")


@pytest.fixture
def handles(tmp_path: Path) -> tuple[int, int]:
    """Two handles of one file, as two runs have them."""
    (tmp_path / "a").touch()
    return os.open(tmp_path / "a", os.O_RDONLY), os.open(tmp_path / "a", os.O_RDONLY)


def test_what_is_closed_is_locked_no_more(handles: tuple[int, int]) -> None:
    first, second = handles
    assert try_lock(first) is True
    assert try_lock(second) is False
    os.close(first)
    assert try_lock(second) is True
    os.close(second)


def test_where_there_are_no_locks_nothing_is_known(
    handles: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert try_lock(handles[0]) is None
    for handle in handles:
        os.close(handle)


def test_a_folder_is_left_at_the_end_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked_folder(tmp_path):
        raise ZeroDivisionError
    with locked_folder(tmp_path, patience=0):
        pass


def test_who_waits_in_vain_for_a_folder_is_told(tmp_path: Path) -> None:
    with (
        locked_folder(tmp_path),
        pytest.raises(OutputError, match="another run of policy-compare is writing") as caught,
        locked_folder(tmp_path, patience=0),
    ):
        pytest.fail("two runs in one folder")
    assert caught.value.message == (
        f"another run of policy-compare is writing into {tmp_path}; nothing was written"
    )
    assert caught.value.hint == "try again when it is done"


def test_a_folder_that_is_not_there_keeps_nobody(tmp_path: Path) -> None:
    with locked_folder(tmp_path / "absent"), locked_folder(tmp_path / "absent", patience=0):
        pass
