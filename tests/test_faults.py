"""Nothing is lost and nothing is half written: signals, kills, full disks, two at once, edits.

Each fault is injected at a dozen places, which are spread over all there are.
"""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import asking, disks, pairs, processes, runs, writers
from tests.support.runs import EIO, ENOSPC, Fault

pytestmark = pytest.mark.slow

TIMES = 12
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

writing = pytest.mark.parametrize("name", writers.WRITERS)


#: Where Linux keeps files in memory.
MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is not there yet: in memory if that can be, as the disk takes its time."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path / "x"
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        yield Path(place) / "x"


def places(name: str) -> Iterator[tuple[int, int, bool]]:
    """A dozen places where the call can be disturbed: a number, the call, before or after."""
    calls = writers.course(name).calls
    for number in range(TIMES):
        place = number * (2 * calls - 1) // (TIMES - 1)
        yield number, place // 2 + 1, bool(place % 2)


def broken(tries: Iterator[tuple[object, str]]) -> list[str]:
    """What went wrong in the tries, of which there must be a dozen."""
    found = [(what, wrong) for what, wrong in tries]
    assert len(found) >= TIMES
    return [f"{what}: {wrong}" for what, wrong in found if wrong]


@writing
def test_a_signal_leaves_all_or_nothing(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for number, nth, after in places(name):
            fault = Fault(nth, ENDING[number % 3], after=after)
            yield fault, writers.disturbed(name, folder, fault)

    assert broken(tries()) == []


@pytest.mark.parametrize(("name", "step"), [("fix", 8), ("draft", 2)])
def test_a_signal_between_calls_leaves_all_or_nothing(name: str, step: int, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for nth in range(1, writers.lines(name), step):
            fault = Fault(nth, ENDING[nth // step % 3], by_line=True)
            yield fault, writers.disturbed(name, folder, fault)

    assert broken(tries()) == []


@writing
def test_the_run_after_a_kill_finds_all_or_nothing(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for _, nth, after in places(name):
            fault = Fault(nth, signal.SIGKILL, after=after)
            yield fault, writers.disturbed(name, folder, fault)

    assert broken(tries()) == []


@pytest.mark.parametrize("name", ["init", "fix"])
def test_a_second_kill_leaves_all_or_nothing(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for number, nth, _ in places(name):
            second = 1 + number % 10
            yield (nth, second), writers.killed_twice(name, folder, nth, second)

    assert broken(tries()) == []


@pytest.mark.parametrize("name", ["fix", "draft-anew"])
def test_an_edit_after_a_kill_is_kept(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for _, nth, _ in places(name):
            yield nth, writers.edited_after_kill(name, folder, nth)

    assert broken(tries()) == []


@pytest.mark.parametrize("name", ["fix", "draft"])
def test_who_reads_meanwhile_answers_as_before_or_after(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for _, nth, _ in places(name):
            yield nth, writers.read_meanwhile(name, folder, nth)

    assert broken(tries()) == []


@writing
def test_what_the_system_refuses_leaves_nothing(name: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for number, nth, _ in places(name):
            fault = Fault(nth, error=(ENOSPC, EIO)[number % 2])
            yield fault, writers.disturbed(name, folder, fault)

    assert broken(tries()) == []


@pytest.mark.parametrize("name", ["init", "import-yaml", "fix"])
def test_a_full_disk_leaves_all_or_nothing(name: str, tmp_path: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for pages in range(TIMES):
            wrong, disk = writers.on_full_disk(name, tmp_path / "disk", pages)
            yield disk, wrong

    assert broken(tries()) == []


def test_a_full_disk_is_full(tmp_path: Path) -> None:
    """Neither way to have one lets a run write that it should stop."""
    writer = writers.WRITERS["init"]
    done = runs.run(writer.arguments, tmp_path, before=disks.no_file_larger(1000))
    assert (done.code, "cannot be written: File too large" in done.told) == (2, True), done.told
    with disks.small_disk(tmp_path / "disk", 4096) as is_mounted:
        if is_mounted:
            done = runs.run(writer.arguments, tmp_path / "disk")
            assert (done.code, "No space left" in done.told) == (2, True), done.told


def test_one_immutable_file_among_several_keeps_the_others(tmp_path: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for name, file in writers.touched():
            yield (name, file), writers.with_immutable(name, tmp_path / "x", file)

    assert broken(tries()) == []


@writing
def test_without_rights_nothing_is_written(name: str) -> None:
    # Not in tmp_path, into which nobody else may look.
    with writers.open_folder() as folder:
        assert writers.without_rights(name, folder / "x") == ""


@pytest.mark.parametrize("pair", pairs.PAIRS)
def test_of_two_at_once_no_change_is_lost(pair: str, folder: Path) -> None:
    calls = pairs.outcomes(pair).calls

    def tries() -> Iterator[tuple[object, str]]:
        for number in range(TIMES):
            # Half of them just run; in the others the first is held at one of its calls.
            nth = 1 + number * (calls - 1) // (TIMES - 1) if number % 2 else 0
            yield nth, pairs.at_once(pair, folder, nth)

    assert broken(tries()) == []


@pytest.mark.parametrize("question", asking.QUESTIONS)
def test_an_edit_while_the_question_stands_is_kept(question: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for edit in (*asking.EDITS, *asking.EDITS, *asking.EDITS):
            yield edit, asking.edited_meanwhile(question, edit, folder)

    assert broken(tries()) == []


@pytest.mark.parametrize("question", asking.QUESTIONS)
def test_a_question_that_is_broken_off_writes_nothing(question: str, folder: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for number in range(TIMES):
            yield number, asking.stopped_at_question(question, folder, ENDING[number % 3])

    assert broken(tries()) == []


@pytest.mark.parametrize(("answer", "code", "writes"), [("y\n", 0, True), ("n\n", 0, False)])
@pytest.mark.parametrize("question", asking.QUESTIONS)
def test_a_question_that_is_answered(
    question: str, answer: str, code: int, writes: bool, folder: Path
) -> None:
    """Without this the tests above could pass where nothing is ever written."""
    done = asking.answered(question, folder, answer)
    assert done.code == code
    assert ("wrote c/" in done.told) == writes
    now = disks.files(disks.tree(folder))
    assert (now != disks.files(writers.example())) == writes


def test_a_signal_in_start_up_ends_the_program_in_order(tmp_path: Path) -> None:
    def tries() -> Iterator[tuple[object, str]]:
        for number in range(TIMES):
            nth = 1 + 20 * number
            wrong = processes.stopped_in_start(["list"], tmp_path, nth, ENDING[number % 3])
            yield nth, wrong

    assert broken(tries()) == []


# The tests' own tools


def test_a_fault_comes_where_it_is_put(tmp_path: Path) -> None:
    for fault, code in (
        (Fault(1, signal.SIGKILL), 137),
        (Fault(1, signal.SIGKILL, after=True), 137),
        (Fault(name="codebook.yaml", error=EIO), 2),
    ):
        done = runs.run(("init", "new"), tmp_path, fault)
        assert done.code == code, done.told
    assert runs.run(("list",), tmp_path, Fault(1, signal.SIGKILL)).calls == 0


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "c/ali-2023.yaml").write_bytes(b"half"), "half done: c/ali"),
        (lambda folder: (folder / "c/okafor-2024.yaml").unlink(), "half done: c/okafor"),
        (lambda folder: (folder / "c/more").mkdir(), "half done"),
        (lambda folder: (folder / "c/.policy-compare-1.new").touch(), "left c/.policy"),
    ],
)
def test_what_is_half_done_is_seen(
    damage: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "x"
    disks.put(folder, writers.course("fix").before)
    assert writers.half_done("fix", folder) == ""
    damage(folder)
    assert said in writers.half_done("fix", folder)


def test_every_call_that_writes_writes() -> None:
    for name in writers.WRITERS:
        course = writers.course(name)
        assert course.before != course.after
        assert course.calls > 2
