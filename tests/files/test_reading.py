"""Files are read whole, as they were at one time, or not at all."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.files import memory, reading
from policy_compare.files.reading import (
    CSV,
    ENTRY,
    JSON,
    PAPER_TEXT,
    YAML,
    FileKind,
    TooLarge,
    read_bytes,
)

SMALL = FileKind("a note", 100, 1, remedy="write less")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"paper")
    return path


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, in which nothing is waited for."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def open_files() -> int:
    """How many files this process has open, where the system tells."""
    listed = Path("/proc/self/fd")
    return len(list(listed.iterdir())) if listed.exists() else 0


def refused(path: Path, form: FileKind = YAML) -> str:
    """Why the file is not read; nothing of it is left open."""
    before = open_files()
    try:
        read_bytes(path, form)
    except OSError as error:
        assert open_files() == before
        return error.strerror or ""
    raise AssertionError


@pytest.mark.parametrize("data", [b"", b"a", b"\r\n\x1a\0", b"x" * 5_000_000])
def test_all_that_is_in_a_file_is_read(data: bytes, file: Path) -> None:
    file.write_bytes(data)
    assert read_bytes(file) == data


def test_what_a_link_leads_to_is_read(file: Path) -> None:
    (file.parent / "link").symlink_to(file)
    assert read_bytes(file.parent / "link") == b"paper"


def make_nothing(path: Path) -> None:
    """Nothing is there."""


def make_circle(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "it is a folder"),
        (os.mkfifo, "not an ordinary file"),
        (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
        (lambda path: path.symlink_to("/dev/full"), "not an ordinary file"),
        (make_circle, "Too many levels of symbolic links"),
        (make_nothing, "No such file or directory"),
    ],
)
def test_what_is_no_ordinary_file_is_not_read(
    make: Callable[[Path], None], reason: str, tmp_path: Path
) -> None:
    make(tmp_path / "a")
    assert refused(tmp_path / "a") == reason


@pytest.mark.parametrize("name", ["a\0b", "a\ud800"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    assert refused(Path(name)) == "no file can be called so"


@pytest.mark.parametrize("form", [YAML, CSV, JSON, PAPER_TEXT, ENTRY])
def test_a_file_that_is_larger_than_any_of_its_kind(form: FileKind, tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(form.most_bytes + 1)
    assert f", and {form.name} has " in refused(tmp_path / "a", form)


def test_the_largest_file_of_its_kind_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "a", SMALL) == b"x" * 100
    (tmp_path / "a").write_bytes(b"x" * 101)
    with pytest.raises(TooLarge) as caught:
        read_bytes(tmp_path / "a", SMALL)
    assert caught.value.reason == "it has 1 KB, and a note has 1 KB at most"
    assert caught.value.hint == "write less"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (2**16 + 1, "65 KB"),
        (2**20, "1 MB"),
        (2**20 + 1, "2 MB"),
        (2**30, "1 GB"),
        (20 * 2**30, "20 GB"),
        (5 * 2**29, "2.5 GB"),
    ],
)
def test_a_size_text(size: int, words: str) -> None:
    assert reading.size_text(size) == words


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Sets how much memory there seems to be, and that every file is looked at."""
    monkeypatch.setattr(reading, "_SMALL", 4)

    def set_free(size: int | None) -> None:
        monkeypatch.setattr(memory, "free_memory", lambda: size)

    return set_free


def test_a_file_that_there_is_no_memory_for(file: Path, free: Callable[[int | None], None]) -> None:
    form = FileKind("a note", 2**30, 2**20)
    free(5 * 2**20)
    assert read_bytes(file, form) == b"paper"
    free(5 * 2**20 - 1)
    with pytest.raises(TooLarge) as caught:
        read_bytes(file, form)
    assert caught.value.reason == "to read it takes about 5 MB of memory, and 5 MB are free"
    assert caught.value.hint.startswith("free some memory or raise its limit, or ")
    free(None)
    assert read_bytes(file, form) == b"paper"


def test_a_table_of_many_rows_takes_more_memory(
    file: Path, free: Callable[[int | None], None]
) -> None:
    form = FileKind("a table", 2**30, 1, b"\n", 100)
    free(205)
    file.write_bytes(b"a\n\nb!")
    assert read_bytes(file, form) == b"a\n\nb!"
    file.write_bytes(b"a\n\n\nb")
    assert refused(file, form).startswith("to read it takes about ")


def test_a_small_file_is_read_without_a_look_at_the_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look() -> int:
        raise AssertionError

    monkeypatch.setattr(memory, "free_memory", look)
    assert read_bytes(file) == b"paper"


def change_once(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[], object], times: int = 1
) -> None:
    """Has the change happen after a file was opened and looked at, so many times."""
    real = os.fstat
    left = [times]

    def fstat(handle: int) -> os.stat_result:
        status = real(handle)
        if left[0] > 0:
            left[0] -= 1
            change()
        return status

    monkeypatch.setattr(os, "fstat", fstat)


def overwrite(path: Path, data: bytes, when: int) -> None:
    """Write into the file, at a time that is another than before."""
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(data)
    os.utime(path, ns=(when, when))


@pytest.mark.parametrize("data", [b"paper: longer", b"pap", b"", b"recto"])
def test_a_file_that_changes_is_read_again(
    data: bytes, file: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    change_once(monkeypatch, lambda: overwrite(file, data, 10**18))
    assert read_bytes(file) == data
    assert pauses == [reading._PAUSE]


def test_a_file_that_goes_on_changing_is_told(
    file: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    change_once(monkeypatch, lambda: file.write_bytes(file.read_bytes() + b"."), times=1000)
    assert refused(file) == "it is being written"
    assert len(pauses) == reading._TRIES - 1


def test_a_file_that_is_replaced_is_read_as_it_was(
    file: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("b.yaml")
    other.write_bytes(b"another")
    change_once(monkeypatch, lambda: other.replace(file))
    assert read_bytes(file) == b"paper"
    assert pauses == []


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_file_that_becomes_something_else_is_read_as_it_was(
    make: Callable[[Path], None], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        file.unlink()
        make(file)

    change_once(monkeypatch, change)
    assert read_bytes(file) == b"paper"
    assert refused(file) in ("it is a folder", "not an ordinary file")


def test_whatever_happens_to_a_file_it_is_read_as_it_was_or_not_at_all(file: Path) -> None:
    """Another thread does all sorts of things to the file, while it is read."""
    letters = [bytes([letter]) * 5000 for letter in b"abc"]
    over = threading.Event()

    def disturb() -> None:
        while not over.is_set():
            for letter in letters:
                file.write_bytes(letter)
                file.unlink()
                file.mkdir()
                file.rmdir()
                os.mkfifo(file)
                file.unlink()

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        for _ in range(300):
            try:
                data = read_bytes(file)
            except OSError as error:
                assert error.strerror  # noqa: PT017
            else:
                # The beginning of a file that is just written is all that it is at that time.
                assert any(one.startswith(data) for one in (b"paper", *letters))
    finally:
        over.set()
        thread.join()


# What takes memory is read in a process of its own, which has little of it.
LIMITED = """
import resource, sys
from pathlib import Path
from policy_compare.files.reading import FileKind, TooLarge, read_bytes
resource.setrlimit(resource.RLIMIT_AS, (400_000_000,) * 2)
try:
    read_bytes(Path(sys.argv[1]), FileKind("a note", 2**40, int(sys.argv[2])))
except TooLarge as error:
    print(error.reason)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="this system has no such limits")
@pytest.mark.parametrize(
    ("factor", "reason"),
    [(1, "to read it takes about 2 GB of memory"), (0, "there is not enough memory to read it")],
)
def test_a_process_with_little_memory_says_so(factor: int, reason: str, tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(2**31)
    found = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path / "a", str(factor)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(reason)
    assert found.stderr == ""


@pytest.mark.parametrize(
    ("text", "fits"), [("x" * 100, True), ("x" * 101, False), ("é" * 50, True), ("é" * 51, False)]
)
def test_a_text_that_would_be_read_again(text: str, fits: bool) -> None:
    assert SMALL.fits(text) is fits
