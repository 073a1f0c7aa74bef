"""What a run that was killed had begun is undone later, and nothing else."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files import locks, plan_seals, temporary_files
from policy_compare.files.file_changes import FileChange, make_changes
from policy_compare.files.plans import UndoneWork, recover_folder, sweep_folder
from tests.files.test_file_changes import held
from tests.support.faults import broken_off, die, in_another_process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    (made / "a.yaml").write_text("old")
    return made


def unfinished(folder: Path) -> None:
    """Leave a run that was killed when both of its files were in their places."""

    def work() -> None:
        changes = [
            FileChange(folder / "a.yaml", b"new", b"old"),
            FileChange(folder / "b.yaml", b"b"),
        ]
        with broken_off(_calls(folder) - 1, die, after=False):
            make_changes({folder: changes})

    assert in_another_process(work) == -9
    assert (folder / "a.yaml").read_text() == "new"
    assert (folder / "b.yaml").read_text() == "b"


def _calls(folder: Path) -> int:
    """The number of calls until the plan is deleted."""
    copy = folder.parent / "copy"
    copy.mkdir()
    (copy / "a.yaml").write_text("old")
    with broken_off(-1, die, after=False) as calls:
        make_changes(
            {copy: [FileChange(copy / "a.yaml", b"new", b"old"), FileChange(copy / "b.yaml", b"b")]}
        )
    return calls.index("unlink") + 1


def test_what_was_put_in_place_is_taken_back_and_named(folder: Path) -> None:
    unfinished(folder)
    assert recover_folder(folder) == UndoneWork(("a.yaml", "b.yaml"))
    assert held(folder) == {"a.yaml": b"old"}
    assert recover_folder(folder) == UndoneWork()


def test_what_was_changed_since_stays_and_what_stood_there_is_kept(folder: Path) -> None:
    unfinished(folder)
    (folder / "a.yaml").write_text("mine")
    (folder / "b.yaml").write_text("mine too")
    (folder / "a.yaml.bak").write_text("from before")
    assert recover_folder(folder) == UndoneWork((), (("a.yaml", "a.yaml.bak2"), ("b.yaml", "")))
    assert held(folder) == {
        "a.yaml": b"mine", "a.yaml.bak": b"from before", "a.yaml.bak2": b"old",
        "b.yaml": b"mine too",
    }  # fmt: skip


def test_what_was_put_back_by_hand_needs_no_copy(folder: Path) -> None:
    unfinished(folder)
    (folder / "a.yaml").write_text("old")
    assert recover_folder(folder) == UndoneWork(("b.yaml",))
    assert held(folder) == {"a.yaml": b"old"}


def test_what_was_deleted_since_does_not_come_back_but_is_kept(folder: Path) -> None:
    unfinished(folder)
    (folder / "a.yaml").unlink()
    (folder / "b.yaml").unlink()
    assert recover_folder(folder) == UndoneWork((), (("a.yaml", "a.yaml.bak"),))
    assert held(folder) == {"a.yaml.bak": b"old"}


def test_what_cannot_be_taken_back_stops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished(folder)
    before = held(folder)

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        patched.setattr(os, "unlink", refuse)
        with pytest.raises(OutputError, match="cannot be taken back: Permission denied") as caught:
            recover_folder(folder)
    assert "next run" in caught.value.hint
    assert held(folder) == before
    assert recover_folder(folder) == UndoneWork(("a.yaml", "b.yaml"))


def test_a_run_that_is_at_work_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0)
    with temporary_files.created_file(folder / ".policy-compare-0a.plan", b"plan"):
        with locks.locked_folder(folder), pytest.raises(OutputError, match="another run") as caught:
            recover_folder(folder)
        assert "try again" in caught.value.hint
        # It has left the folder, and still has its plan: nothing of it is touched.
        assert recover_folder(folder) == UndoneWork()
        sweep_folder(folder)
        assert held(folder) == {".policy-compare-0a.plan": b"plan", "a.yaml": b"old"}


def test_a_plan_that_was_not_written_is_swept_up(folder: Path) -> None:
    (folder / ".policy-compare-0c.plan").touch()
    assert recover_folder(folder) == UndoneWork()
    assert held(folder) == {"a.yaml": b"old"}


def test_a_folder_that_is_not_there_has_nothing_unfinished(tmp_path: Path) -> None:
    assert recover_folder(tmp_path / "nowhere") == UndoneWork()
    assert temporary_files.list_plans(tmp_path / "nowhere") == []


DIGEST = sha256(b"old").hexdigest()

#: Plans that somebody else has put into a folder, as its owner gets them by git.
FORGED = (
    b"x", b"{", b"[]", b"[" * 9999, b"\n{}", b"\xff\n\xff",
    json.dumps({"files": [["a.yaml", DIGEST, True]], "made": []}).encode(),
    b"0" * 64 + b"\n" + json.dumps({"files": [["a.yaml", DIGEST, False]], "made": []}).encode(),
    json.dumps({"files": [["../victim", DIGEST, True]], "made": ["../empty", "a\0b"]}).encode(),
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
def test_a_plan_that_bears_no_seal_of_ours_is_not_followed_but_told(
    folder: Path, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "victim").write_text("old")
    (tmp_path / "empty").mkdir()
    path = folder / ".policy-compare-0b.plan"
    path.write_bytes(data)
    (folder / ".policy-compare-0b.0.old").write_text("theirs")
    before = held(tmp_path)
    with pytest.raises(OutputError, match="is a plan of another user's run, or none") as caught:
        recover_folder(folder)
    assert path.name in caught.value.hint
    sweep_folder(folder)
    assert held(tmp_path) == before
    assert (tmp_path / "empty").is_dir()


def test_a_plan_holds_for_its_folder_alone(folder: Path, tmp_path: Path) -> None:
    unfinished(folder)
    other = tmp_path / "other"
    folder.rename(other)
    before = held(other)
    with pytest.raises(OutputError, match="another user's run"):
        recover_folder(other)
    assert held(other) == before
    other.rename(folder)
    assert recover_folder(folder) == UndoneWork(("a.yaml", "b.yaml"))


def test_a_plan_of_another_user_is_told_and_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished(folder)
    before = held(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "geteuid", lambda: 4711)
        with pytest.raises(OutputError, match="another user's run"):
            recover_folder(folder)
        sweep_folder(folder)
    assert held(folder) == before
    assert recover_folder(folder).taken_back == ("a.yaml", "b.yaml")


def test_without_a_key_what_is_left_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_seals, "key_folder", lambda: folder / "a.yaml" / "no")
    make_changes({folder: [FileChange(folder / "c.yaml", b"c")]})
    assert (folder / "c.yaml").read_bytes() == b"c"
    (folder / "c.yaml").unlink()
    unfinished(folder)
    with pytest.raises(OutputError, match="another user's run"):
        recover_folder(folder)


def test_what_is_of_another_user_or_no_file_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".policy-compare-0d.new").symlink_to(folder / "a.yaml")
    (folder / ".policy-compare-notes").write_text("mine")
    (folder / ".policy-compare-0e.new").mkdir()
    assert recover_folder(folder) == UndoneWork()
    assert len(list(folder.iterdir())) == 4
    (folder / ".policy-compare-0f.new").write_text("theirs")
    with monkeypatch.context() as patched:
        patched.setattr(os, "geteuid", lambda: 4711)
        recover_folder(folder)
        assert (folder / ".policy-compare-0f.new").exists()
    recover_folder(folder)
    assert not (folder / ".policy-compare-0f.new").exists()


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_took_the_place_of_a_file_has_no_digest(
    folder: Path, make: Callable[[Path], None]
) -> None:
    unfinished(folder)
    (folder / "a.yaml").unlink()
    make(folder / "a.yaml")
    assert recover_folder(folder).changed == (("a.yaml", "a.yaml.bak"),)


def test_folders_that_were_made_go_again(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    def work() -> None:
        (folder / "sub").mkdir(parents=True)
        changes = {folder: [FileChange(folder / "sub" / "x", b"x")]}
        with broken_off(_links(tmp_path), die, after=True):
            make_changes(changes, [folder, folder / "sub"])

    assert in_another_process(work) == -9
    assert (folder / "sub" / "x").exists()
    assert recover_folder(folder) == UndoneWork(("sub/x",))
    assert not folder.exists()


def _links(tmp_path: Path) -> int:
    other = tmp_path / "other"
    other.mkdir()
    with broken_off(-1, die, after=True) as calls:
        make_changes({other: [FileChange(other / "x", b"x")]})
    return calls.index("link")


def test_one_that_cannot_be_undone_keeps_no_other_from_being(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished(folder)
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match="cannot be taken back"):
        recover_folder(folder)
    assert not (folder / "b.yaml").exists()


def test_a_file_that_went_comes_back_unless_there_is_another_one_in_its_place(
    folder: Path,
) -> None:
    def work() -> None:
        with broken_off(number, die, after=True):
            make_changes({folder: [FileChange(folder / "a.yaml", None, b"old")]})

    with broken_off(-1, die, after=False) as calls:
        make_changes({folder: [FileChange(folder / "a.yaml", None, b"old")]})
    number = calls.index("replace")
    for mine, undone, left in (
        (None, UndoneWork(("a.yaml",)), {"a.yaml": b"old"}),
        ("mine", UndoneWork((), (("a.yaml", "a.yaml.bak"),)),
         {"a.yaml": b"mine", "a.yaml.bak": b"old"}),
    ):  # fmt: skip
        (folder / "a.yaml").write_text("old")
        assert in_another_process(work) == -9
        assert not (folder / "a.yaml").exists()
        if mine:
            (folder / "a.yaml").write_text(mine)
        assert recover_folder(folder) == undone
        assert held(folder) == left
