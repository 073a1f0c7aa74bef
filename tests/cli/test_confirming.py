"""Changes of files that a person is asked about first."""

from pathlib import Path

import pytest

from tests.support.housing import call, types


def test_where_nobody_can_be_asked_nothing_is_fixed(unplaced: Path) -> None:
    before = {one: one.read_bytes() for one in unplaced.glob("*.yaml")}
    found = call("check", "--fix")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("--- housing/ali-2023.yaml\n")
    assert "error: nothing was written: nobody is there to be asked" in found.err
    assert {one: one.read_bytes() for one in unplaced.glob("*.yaml")} == before


def test_a_fix_that_is_declined(unplaced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {one: one.read_bytes() for one in unplaced.glob("*.yaml")}
    types(monkeypatch, "n\n")
    found = call("check", "--fix", "--format", "csv")
    assert found.code == 0
    assert found.out.startswith("severity,code,")
    assert found.err.endswith("Write this? [y/N]: nothing was written\n")
    assert {one: one.read_bytes() for one in unplaced.glob("*.yaml")} == before


def test_a_fix_that_is_agreed_to(unplaced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "y\n")
    found = call("check", "--fix")
    assert found.code == 0
    assert found.err.endswith(": wrote housing/ali-2023.yaml, housing/okafor-2024.yaml\n")
    assert b"paragraph: 3}" in (unplaced / "ali-2023.yaml").read_bytes()
