"""Several files are put in place together or not at all."""

import errno
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.file_changes import FileChange, make_changes
from policy_compare.files.plans import recover_folder
from tests.support.faults import broken_off, die, in_another_process, interrupt

BEFORE = {"a.yaml": b"old a", "b.yaml": b"old b", "gone.yaml": b"old", "notes.txt": b"mine"}
AFTER = {
    "a.yaml": b"new a", "b.yaml": b"new b", "c.yaml": b"c", "notes.txt": b"mine", "sub/d.txt": b"d",
}  # fmt: skip

#: More calls of the system than putting these files in place takes.
MANY = 80


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    (made / "sub").mkdir(parents=True)
    for name, content in BEFORE.items():
        (made / name).write_bytes(content)
    return made


def put_all(folder: Path) -> None:
    changes = [
        FileChange(folder / name, AFTER.get(name), BEFORE.get(name))
        for name in sorted(BEFORE.keys() | AFTER.keys())
        if AFTER.get(name) != BEFORE.get(name)
    ]
    make_changes({folder: changes})


def held(folder: Path) -> dict[str, bytes]:
    """What is in every file of the folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(params=[True, False], ids=["links", "no links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the file system gives a file two names."""
    if not request.param:
        monkeypatch.setattr(temporary_files, "give_second_name", lambda path, name: taken(name))
    return bool(request.param)


def taken(name: Path) -> bool:
    if os.path.lexists(name):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name))
    return False


def test_all_are_put_in_their_places(folder: Path, links: bool) -> None:
    put_all(folder)
    assert held(folder) == AFTER


def reset(folder: Path) -> None:
    for name in AFTER.keys() - BEFORE.keys():
        (folder / name).unlink(missing_ok=True)
    for name, content in BEFORE.items():
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("after", [False, True])
def test_an_interruption_at_any_call_leaves_all_or_none(
    folder: Path, links: bool, after: bool
) -> None:
    for number in range(MANY):
        with broken_off(number, interrupt, after=after) as calls, suppress(KeyboardInterrupt):
            put_all(folder)
        if len(calls) <= number:
            assert held(folder) == AFTER
            return
        recover_folder(folder)
        assert held(folder) in (BEFORE, AFTER), (number, calls[number])
        reset(folder)
    raise AssertionError("there were more calls")


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True])
def test_what_a_kill_at_any_call_leaves_is_taken_back_later(
    folder: Path, links: bool, after: bool
) -> None:
    for number in range(MANY):

        def work(number: int = number) -> None:
            with broken_off(number, die, after=after):
                put_all(folder)

        code = in_another_process(work)
        recover_folder(folder)
        if code == 0:
            assert held(folder) == AFTER
            return
        assert code == -signal.SIGKILL
        assert held(folder) in (BEFORE, AFTER), number
        reset(folder)
    raise AssertionError("there were more calls")


CHANGES: dict[str, Callable[[Path], object]] = {
    "was changed": lambda path: path.write_bytes(b"theirs"),
    "was deleted": lambda path: path.unlink(),
}


@pytest.mark.parametrize("file", ["b.yaml", "gone.yaml"])
@pytest.mark.parametrize("what", CHANGES)
def test_what_is_not_as_it_was_read_stays(folder: Path, links: bool, what: str, file: str) -> None:
    CHANGES[what](folder / file)
    before = held(folder)
    with pytest.raises(OutputError, match=rf"{file} {what} since it was read; nothing was"):
        put_all(folder)
    assert held(folder) == before


def test_what_is_written_into_the_file_itself_at_the_last_moment_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target == folder / "b.yaml" and source.suffix == temporary_files.NEW:
            # An editor that keeps the file open.
            target.write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputError, match="was changed since it was read"):
        put_all(folder)
    assert held(folder) == {**BEFORE, "b.yaml": b"theirs"}


def test_a_file_that_appeared_stays_even_if_it_says_the_same(folder: Path, links: bool) -> None:
    (folder / "c.yaml").write_bytes(AFTER["c.yaml"])
    with pytest.raises(FileExistsError) as caught:
        put_all(folder)
    assert "c.yaml" in f"{caught.value.filename} {caught.value.filename2}"
    assert held(folder) == {**BEFORE, "c.yaml": b"c"}


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_one_that_cannot_be_written_takes_all_back(
    folder: Path, links: bool, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(os, call)

    def refuse(first: object, *others: object) -> object:
        failing = {"fsync": lambda: len(calls) == 3, "chmod": lambda: "1.new" in str(first),
                   "replace": lambda: str(first).endswith("1.new")}  # fmt: skip
        calls.append(call)
        if failing[call]():
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        return real(first, *others)

    calls: list[str] = []
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OutputError, match=r"b\.yaml cannot be written: Operation not permitted; "):
        put_all(folder)
    assert held(folder) == BEFORE


def test_files_of_several_folders_go_together(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        (folder / "x").write_text("old")
    (folders[1] / "x").write_text("theirs")
    changes = {folder: [FileChange(folder / "x", b"new", b"old")] for folder in folders}
    with pytest.raises(OutputError, match="was changed"):
        make_changes(changes)
    assert [held(folder) for folder in folders] == [{"x": b"old"}, {"x": b"theirs"}]
    (folders[1] / "x").write_text("old")
    make_changes(changes)
    assert [held(folder) for folder in folders] == [{"x": b"new"}, {"x": b"new"}]


def test_owner_and_permissions_stay(folder: Path) -> None:
    (folder / "a.yaml").chmod(0o640)
    if os.geteuid() == 0:
        os.chown(folder / "a.yaml", 12345, 23456)
    before = (folder / "a.yaml").stat()
    put_all(folder)
    after = (folder / "a.yaml").stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid,
    )  # fmt: skip
