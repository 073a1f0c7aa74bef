"""Files lie in a folder for a while; where they cannot, that is said."""

import errno
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files.temporary_folder import folder_of_files


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
