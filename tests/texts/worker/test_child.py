"""A process that reads answers every task, ends where it should, and lets no library speak."""

import io
import os
import subprocess
import sys

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import format_of_name
from policy_compare.texts.limits import MEMORY
from policy_compare.texts.worker import child
from policy_compare.texts.worker.child import answer_task
from policy_compare.texts.worker.protocol import Answer, Task, read_answer, write_task

TASK = Task("text", "plan.txt", "", 30, b"The council should cap rents.")
NOISY = """
import os, signal, sys
from policy_compare.texts.worker import child
def read_aloud(data, format, name, encoding):
    print("a library's word")
    os.write(1, b"a library's bytes")
    assert sys.stdin.read() == ""
    {deed}
    return content(data, format, name, encoding)
content, child.read_content = child.read_content, read_aloud
child.serve_tasks()
"""


def serve(*tasks: Task, deed: str = "") -> tuple[list[Answer], int]:
    """The answers of a process whose reader is noisy, and its exit code."""
    stream = io.BytesIO()
    for task in tasks:
        write_task(stream, task)
    done = subprocess.run(
        [sys.executable, "-c", NOISY.format(deed=deed)],
        input=stream.getvalue(),
        capture_output=True,
        check=False,
    )
    answers, rest = [], io.BytesIO(done.stdout)
    while rest.tell() < len(done.stdout):
        answers.append(read_answer(rest))
    return answers, done.returncode


def test_a_content_is_read_in_its_format() -> None:
    answer = answer_task(TASK._replace(data=b"# Rents\n\nCap them."))
    assert answer.format == "markdown"
    assert answer.reading is not None
    assert [block.text for block in answer.reading.blocks] == ["Rents", "Cap them."]


def test_the_encoding_goes_to_the_reader() -> None:
    answer = answer_task(Task("text", "plan.txt", "cp850", 30, "Für Köln.".encode("cp850")))
    assert answer.reading is not None
    assert answer.reading.blocks[0].text == "Für Köln."


def test_a_refusal_is_an_answer() -> None:
    refusal = answer_task(TASK._replace(data=b"\0\1" * 99)).refusal
    assert refusal is not None
    assert refusal.message == "plan.txt is no text but a binary file"


@pytest.mark.parametrize(
    ("error", "failure"), [(MemoryError(), "memory"), (RecursionError(), "fault"),
                           (ZeroDivisionError("in a library"), "fault")],
)  # fmt: skip
def test_what_a_reader_did_not_expect_is_a_failure(
    error: Exception, failure: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def fail(*_: object) -> tuple[object, Reading]:
        raise error

    monkeypatch.setattr(child, "read_content", fail)
    # That of the process that runs the tests says nothing of a reader.
    monkeypatch.setattr(child, "peak_memory", lambda: 0)
    assert answer_task(TASK) == Answer(failure=failure)  # type: ignore[arg-type]
    assert (type(error).__name__ in capsys.readouterr().err) is (failure == "fault")


def test_a_library_without_memory_does_not_always_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> tuple[object, Reading]:
        raise ValueError("no node")

    monkeypatch.setattr(child, "read_content", fail)
    monkeypatch.setattr(child, "peak_memory", lambda: MEMORY)
    assert answer_task(TASK) == Answer(failure="memory")


def test_tasks_are_answered_until_there_are_no_more_whatever_libraries_say() -> None:
    answers, code = serve(TASK, TASK._replace(data=b"\0" * 9), TASK)
    assert [answer.refusal is None for answer in answers] == [True, False, True]
    assert code == 0


def test_after_a_failure_and_after_much_memory_it_ends() -> None:
    answers, code = serve(TASK, TASK, deed="1 / 0")
    assert (answers, code) == ([Answer(failure="fault")], 0)
    answers, code = serve(TASK, TASK, deed=f"bytearray(b'x') * {child._MUCH}")
    assert ([answer.failure for answer in answers], code) == ([None], 0)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing limits the memory")
def test_no_reader_has_more_memory_than_the_limit() -> None:
    assert serve(TASK, deed="bytearray(2 << 30)")[0] == [Answer(failure="memory")]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere Ctrl-C does not reach it at all")
def test_ctrl_c_is_not_for_it() -> None:
    answers, code = serve(TASK, deed="os.kill(os.getpid(), signal.SIGINT)")
    assert ([answer.failure for answer in answers], code) == ([None], 0)


def test_direct_readers_hide_no_error() -> None:
    with pytest.raises(SourceError):
        format_of_name("pdf").read(b"%PDF-", "a.pdf")
