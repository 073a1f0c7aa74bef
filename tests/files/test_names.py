"""Which files every system can have."""

from pathlib import Path

import pytest

from policy_compare.files.names import absolute_path, is_device_name, real_path


@pytest.mark.parametrize(
    "name",
    [
        "con", "CON", "Con.yaml", "nul.tar.gz", "aux.", "aux...", "prn .txt", "com1", "COM9.pdf",
        "lpt¹", "com².x", "LPT³", "conin$", "CONOUT$.txt",
    ],
)  # fmt: skip
def test_devices_of_windows_are_no_files(name: str) -> None:
    assert is_device_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "icon", "con-2", "x-con", "console.yaml", "com0", "com10", "com", "lpt", "a.con", ".con"],
)
def test_other_names_are_free(name: str) -> None:
    assert not is_device_name(name)


def test_a_path_begins_at_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_path(Path("a/../b")) == tmp_path / "b"
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert absolute_path(Path("a")) == Path("a")
    assert absolute_path(tmp_path) == tmp_path


def test_a_path_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    assert real_path(tmp_path / "link" / "a") == tmp_path / "a"
    assert real_path(tmp_path / "circle") == tmp_path / "circle"
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert real_path(Path("a")) == Path("a")
