"""Files lie in a folder for a while; where they cannot, that is said."""

import errno
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files import temporary_folder as module
from policy_compare.files.temporary_folder import folder_of_files, scratch_folder


def test_files_are_there_for_a_while() -> None:
    with folder_of_files({"a.txt": b"one", "b": b""}) as folder:
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
            "a.txt": b"one", "b": b"",
        }  # fmt: skip
    assert not folder.exists()


def test_a_disk_that_takes_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with (
        pytest.raises(OutputError, match="into a temporary folder: No space left") as caught,
        folder_of_files({"a.txt": b"one"}),
    ):
        pass
    assert "TMPDIR" in caught.value.hint


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_scratch_folder_is_private_and_goes_whatever_happens(place: Path) -> None:
    with suppress(ZeroDivisionError), scratch_folder() as folder:
        assert folder.parent == place
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "a").mkdir()
        (folder / "a" / "b").write_text("b")
        raise ZeroDivisionError
    assert not list(place.iterdir())


KILLED = """
import os, signal
from policy_compare.files.temporary_folder import scratch_folder
with scratch_folder() as folder:
    (folder / "spilled").write_text("much")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folders")
def test_what_a_killed_run_left_goes_and_what_others_use_stays(place: Path) -> None:
    with scratch_folder() as used:
        (place / "mine").mkdir()
        assert subprocess.run([sys.executable, "-c", KILLED], check=False).returncode == -9
        (left,) = {path for path in place.iterdir() if path.name != "mine"} - {used}
        assert (left / "spilled").is_file()
        with scratch_folder() as another:
            assert set(place.iterdir()) == {used, another, place / "mine"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folders")
@pytest.mark.parametrize("gone", [True, False])
def test_a_folder_that_another_run_sweeps_before_it_is_locked_is_made_again(
    place: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    swept: list[Path] = []

    def lock_after_sweeping(_: int) -> bool:
        if swept:
            return True
        swept.extend(place.iterdir())
        if gone:
            swept[0].rmdir()
        return gone

    monkeypatch.setattr(module, "try_lock", lock_after_sweeping)
    with scratch_folder() as folder:
        assert folder.is_dir()
        assert folder not in swept
    assert not list(place.iterdir())
