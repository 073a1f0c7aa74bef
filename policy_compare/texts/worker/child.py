"""What a process does that reads strangers' documents: one after the other, within limits.

It knows neither files nor folders: it is given a content and says what a reader makes of it. It
ends where its tasks do, and after one that took much memory or came to a bad end, so that the
next begins afresh.
"""

import os
import signal
import sys
from contextlib import suppress
from typing import BinaryIO, Final

from policy_compare.errors import SourceError
from policy_compare.files.process_limits import limit_memory, limit_time, peak_memory
from policy_compare.texts.content import read_content
from policy_compare.texts.formats import format_of_name
from policy_compare.texts.limits import MEMORY
from policy_compare.texts.worker.protocol import Answer, Task, read_task, write_answer

#: A process that has taken so much memory makes room: it may not have given all of it back.
_MUCH: Final = 250 * 1024 * 1024

#: Whoever has taken this share of its memory has failed for want of more.
_NEARLY_ALL: Final = 0.8


def serve_tasks(format: str = "") -> None:
    """Read what is asked for until there is no more of it.

    ``format`` is the name of one that is likely to come, whose reader is made ready.
    """
    # Ctrl-C is for the program, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = _take_streams()
    limit_memory(MEMORY)
    if format:
        # To read nothing takes all that its reader imports.
        answer_task(Task(format, "", "", 0, b""))
    # Who asked may be gone.
    with suppress(BrokenPipeError):
        while (task := read_task(tasks)) is not None:
            limit_time(task.seconds)
            answer = answer_task(task)
            write_answer(answers, answer)
            if answer.failure or peak_memory() > _MUCH:
                break


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Where tasks come from and answers go, which no library can read or write from now on."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    os.close(nowhere)
    return tasks, answers


def answer_task(task: Task) -> Answer:
    """What a reader makes of the content, whatever that does to it."""
    try:
        format, reading = read_content(
            task.data, format_of_name(task.format), task.name, task.encoding
        )
    except SourceError as error:
        return Answer(refusal=error)
    except MemoryError:
        return Answer(failure="memory")
    except Exception:  # noqa: BLE001
        # A library, or we, did not expect such a file, and the others are to be read.
        sys.excepthook(*sys.exc_info())
        # Not every library says so when it has no memory left.
        return Answer(failure="memory" if peak_memory() > _NEARLY_ALL * MEMORY else "fault")
    return Answer(format.name, reading)
