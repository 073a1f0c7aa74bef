"""A session begins where the last one stopped."""

from pathlib import Path

import pytest

from policy_compare.coding import last_place
from policy_compare.coding.items import ItemKey
from policy_compare.coding.last_place import LastPlace, remember_place, remembered_place
from tests.support.coding import coding_folder, coding_session, in_hand

PLACE = LastPlace("ali", ItemKey("", "Rents rise.", 3, 5))


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setattr(last_place, "key_folder", lambda: folder)
    return folder


def test_a_place_is_remembered_for_each_corpus(tmp_path: Path) -> None:
    remember_place(tmp_path / "a", PLACE)
    remember_place(tmp_path / "b", PLACE._replace(paper="berg"))
    assert remembered_place(tmp_path / "a") == PLACE
    assert remembered_place(tmp_path / "b") == PLACE._replace(paper="berg")
    assert remembered_place(tmp_path / "c") is None


@pytest.mark.parametrize("content", ["", "{}", "[1, 2]", '["a", "b", "c", "d", "e"]', "7", "\xff"])
def test_what_is_damaged_is_no_place(tmp_path: Path, state_folder: Path, content: str) -> None:
    remember_place(tmp_path, PLACE)
    (file,) = (state_folder / "coding").iterdir()
    file.write_bytes(content.encode("latin-1"))
    assert remembered_place(tmp_path) is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, state_folder: Path) -> None:
    state_folder.write_text("a file")
    remember_place(tmp_path, PLACE)
    assert remembered_place(tmp_path) is None


def test_a_session_begins_where_the_last_one_stopped(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    session = coding_session(folder)
    session.next_open()
    session.remember_place()
    assert coding_session(folder).number == 2
    assert sorted(path.name for path in folder.iterdir()) == ["ali.yaml", "codebook.yaml"]


def test_a_place_that_is_no_more_is_the_first_that_is_open(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    session = coding_session(folder)
    remember_place(folder, LastPlace("ali", ItemKey("gone")))
    assert in_hand(coding_session(folder)).id == "cap-rents"
    remember_place(folder, LastPlace("berg", session.item_key))
    assert in_hand(coding_session(folder)).id == "cap-rents"
