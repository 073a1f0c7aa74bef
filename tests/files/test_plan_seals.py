"""A plan is this user's if it bears a seal that only this user can make."""

import os
import stat
from pathlib import Path

import pytest

from policy_compare.files import plan_seals
from policy_compare.files.plan_seals import open_sealed_plan, seal_plan


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the key is kept."""
    folder = tmp_path / "deep" / "state"
    monkeypatch.setattr(plan_seals, "key_folder", lambda: folder)
    return folder


def test_what_was_sealed_here_is_ours_here_alone(tmp_path: Path, state: Path) -> None:
    data = seal_plan(b"text", tmp_path)
    assert open_sealed_plan(data, tmp_path) == b"text"
    assert open_sealed_plan(data, tmp_path / "elsewhere") is None
    other_digit = b"1" if data.startswith(b"0") else b"0"
    for forged in (b"", b"text", b"\ntext", data + b".", other_digit + data[1:], data.upper()):
        assert open_sealed_plan(forged, tmp_path) is None


def test_the_key_is_for_its_owner_only_and_stays(tmp_path: Path, state: Path) -> None:
    data = seal_plan(b"text", tmp_path)
    (key,) = state.iterdir()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert seal_plan(b"text", tmp_path) == data
    key.unlink()
    assert open_sealed_plan(data, tmp_path) is None


def make_short(path: Path) -> None:
    path.write_bytes(b"short")


def make_link(path: Path) -> None:
    path.with_name("other").write_bytes(b"x" * 32)
    path.symlink_to("other")


def make_foreign(path: Path) -> None:
    path.write_bytes(b"x" * 32)


@pytest.mark.parametrize("make", [make_short, make_link, Path.mkdir, os.mkfifo, make_foreign])
def test_another_s_key_is_none(
    tmp_path: Path, state: Path, make: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.mkdir(parents=True)
    make(state / "plans.key")  # type: ignore[operator]
    if make is make_foreign:
        monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert seal_plan(b"text", tmp_path) == b"\ntext"
    assert open_sealed_plan(b"\ntext", tmp_path) is None


def test_where_no_key_can_be_kept_nothing_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(plan_seals, "key_folder", lambda: tmp_path / "file" / "state")
    assert open_sealed_plan(seal_plan(b"text", tmp_path), tmp_path) is None


def test_a_system_without_second_names_has_a_key_too(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "policy_compare.files.temporary_files.give_second_name", lambda path, name: False
    )
    assert open_sealed_plan(seal_plan(b"text", tmp_path), tmp_path) == b"text"
    assert [one.name for one in state.iterdir()] == ["plans.key"]
