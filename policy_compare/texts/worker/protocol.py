"""What the program and a process that reads for it say to each other, as bytes.

A process that has read a stranger's file may do what that file wants. So nothing that comes from
it can run here: an answer is JSON, not too long, and has the form of a reading or is none.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO, Final, Literal, NamedTuple, get_args

from policy_compare.errors import SourceError
from policy_compare.texts.document import Block, BlockKind, Decoding, Reading

#: Why there is neither a reading nor a refusal: what it took, or that its reader gave up or fell.
Failure = Literal["memory", "time", "fault", "crash"]

#: The most bytes of an answer: twice those of the longest text that is read.
LONGEST_ANSWER: Final = 32 * 1024 * 1024

#: How many bytes follow.
_LENGTH: Final = struct.Struct("!Q")

#: By name, so that one text stands for each in all blocks.
_KINDS: Final = {kind: kind for kind in get_args(BlockKind)}
_FAILURES: Final = get_args(Failure)


class Task(NamedTuple):
    """The content of a file, and what its reader is told.

    ``format`` is the name of the format, ``name`` what messages call the file, ``encoding`` the
    one that its paper gives, and ``seconds`` how long its reading may take.
    """

    format: str
    name: str
    encoding: str
    seconds: int
    data: bytes


class Answer(NamedTuple):
    """What became of a task: a ``reading`` in a ``format``, a ``refusal`` or a ``failure``."""

    format: str = ""
    reading: Reading | None = None
    refusal: SourceError | None = None
    failure: Failure | None = None


class NoAnswer(Exception):
    """What was read is no answer, or too long for one."""


def write_task(stream: BinaryIO, task: Task) -> None:
    """Write a task.

    Raises:
        OSError: nobody reads it.
    """
    _write_bytes(stream, _dump([task.format, task.name, task.encoding, task.seconds]))
    _write_bytes(stream, task.data)
    stream.flush()


def read_task(stream: BinaryIO) -> Task | None:
    """The next task, or None where there are no more."""
    try:
        head, data = _read_bytes(stream), _read_bytes(stream)
    except EOFError:
        return None
    format, name, encoding, seconds = json.loads(head)
    return Task(format, name, encoding, seconds, data)


def write_answer(stream: BinaryIO, answer: Answer) -> None:
    """Write an answer.

    Raises:
        OSError: nobody reads it.
    """
    _write_bytes(stream, _dump(_record_of_answer(answer)))
    stream.flush()


def read_answer(stream: BinaryIO) -> Answer:
    """The answer that stands in the stream.

    Raises:
        EOFError: the stream ends before.
        NoAnswer: it holds something else.
    """
    data = _read_bytes(stream, LONGEST_ANSWER)
    try:
        return _answer_of_record(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise NoAnswer from error


def _write_bytes(stream: BinaryIO, data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)


def _read_bytes(stream: BinaryIO, most: int | None = None) -> bytes:
    """The bytes that come next.

    Raises:
        EOFError: the stream ends before.
        NoAnswer: they are more than ``most``.
    """
    (length,) = _LENGTH.unpack(_read_exactly(stream, _LENGTH.size))
    if most is not None and length > most:
        raise NoAnswer
    return _read_exactly(stream, length)


def _read_exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _dump(record: object) -> bytes:
    # A name or a text may hold halves of characters.
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _record_of_answer(answer: Answer) -> Mapping[str, object]:
    if answer.refusal is not None:
        return {"refusal": [answer.refusal.message, answer.refusal.hint]}
    if answer.reading is None:
        return {"failure": answer.failure}
    reading = answer.reading
    # Blocks of a section share a trail, and long headings would make a long answer.
    trails: dict[tuple[str, ...], int] = {}
    blocks = [
        [
            *(block.kind, block.text, block.level, block.marker),
            trails.setdefault(block.trail, len(trails)),
            *(block.counts, block.pages, block.marks, block.italic),
        ]
        for block in reading.blocks
    ]
    return {
        "format": answer.format,
        "properties": dict(reading.properties),
        "pages": reading.pages,
        "decoding": reading.decoding,
        "trails": list(trails),
        "blocks": blocks,
    }


def _answer_of_record(record: Any) -> Answer:
    """The answer that the record holds.

    Raises:
        ValueError: it holds none.
    """
    record = _dict(record)
    if "refusal" in record:
        message, hint = _texts(record["refusal"])
        return Answer(refusal=SourceError(message, hint))
    if "failure" in record:
        if record["failure"] not in _FAILURES:
            raise ValueError(record)
        return Answer(failure=record["failure"])
    trails = [_texts(trail) for trail in _list(record.get("trails"))]
    reading = Reading(
        tuple(_block(block, trails) for block in _list(record.get("blocks"))),
        {key: _text(value) for key, value in _dict(record.get("properties")).items()},
        _texts(record.get("pages")),
        _decoding(record.get("decoding")),
    )
    return Answer(_text(record.get("format")), reading)


def _block(record: Any, trails: list[tuple[str, ...]]) -> Block:
    kind, text, level, marker, trail, counts, pages, marks, italic = _list(record)
    if _text(kind) not in _KINDS or _number(trail) >= len(trails) or type(italic) is not bool:
        raise ValueError(record)
    return Block(
        _KINDS[kind],
        _text(text),
        _number(level),
        _text(marker),
        trails[trail],
        tuple(map(_number, _list(counts))),
        tuple(map(_offset_and_text, _list(pages))),
        tuple(map(_offset_and_text, _list(marks))),
        italic,
    )


def _decoding(record: Any) -> Decoding | None:
    if record is None:
        return None
    encoding, is_guess, example, doubt = _list(record)
    if type(is_guess) is not bool:
        raise ValueError(record)
    return Decoding(_text(encoding), is_guess, _text(example), _text(doubt))


def _offset_and_text(record: Any) -> tuple[int, str]:
    offset, text = _list(record)
    return _number(offset), _text(text)


def _texts(record: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(record)))


def _dict(record: Any) -> dict[str, Any]:
    if type(record) is not dict:
        raise ValueError(record)
    return record


def _list(record: Any) -> list[Any]:
    if type(record) is not list:
        raise ValueError(record)
    return record


def _text(record: Any) -> str:
    if type(record) is not str:
        raise ValueError(record)
    return record


def _number(record: Any) -> int:
    if type(record) is not int or record < 0:
        raise ValueError(record)
    return record
