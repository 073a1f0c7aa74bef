"""What goes to a process and comes back is the same; what comes back otherwise is no answer."""

import io
import json
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.errors import SourceError
from policy_compare.texts.document import Block, Decoding, Reading
from policy_compare.texts.worker import protocol
from policy_compare.texts.worker.protocol import (
    Answer,
    NoAnswer,
    Task,
    read_answer,
    read_task,
    write_answer,
    write_task,
)

#: Any text, also halves of characters, which file names and metadata can hold.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
NUMBERS = st.integers(0, 10**6)
OFFSETS = st.lists(st.tuples(NUMBERS, ANY_TEXT), max_size=2).map(tuple)
TEXTS = st.lists(ANY_TEXT, max_size=3).map(tuple)
BLOCKS = st.builds(
    Block,
    st.sampled_from(["heading", "paragraph", "item", "note", "cell", "contents"]),
    ANY_TEXT,
    NUMBERS,
    ANY_TEXT,
    TEXTS,
    st.lists(NUMBERS, max_size=3).map(tuple),
    OFFSETS,
    OFFSETS,
)
READINGS = st.builds(
    Reading,
    st.lists(BLOCKS, max_size=5).map(tuple),
    st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3),
    TEXTS,
    st.none() | st.builds(Decoding, ANY_TEXT, st.booleans(), ANY_TEXT, ANY_TEXT),
)


def sent(answer: Answer) -> Answer:
    stream = io.BytesIO()
    write_answer(stream, answer)
    return read_answer(io.BytesIO(stream.getvalue()))


def framed(record: object) -> io.BytesIO:
    data = record if isinstance(record, bytes) else json.dumps(record).encode()
    return io.BytesIO(struct.pack("!Q", len(data)) + data)


@given(
    st.builds(Task, ANY_TEXT, ANY_TEXT, ANY_TEXT, NUMBERS, st.binary(max_size=20)),
    st.integers(1, 30),
)
def test_a_task_comes_as_it_went(task: Task, cut: int) -> None:
    stream = io.BytesIO()
    write_task(stream, task)
    whole = stream.getvalue()
    assert read_task(io.BytesIO(whole)) == task
    assert read_task(io.BytesIO(whole[:-cut])) is None


@given(ANY_TEXT, READINGS)
def test_a_reading_comes_as_it_went(format: str, reading: Reading) -> None:
    assert sent(Answer(format, reading)) == Answer(format, reading)


def test_a_refusal_and_a_failure_come_as_they_went() -> None:
    refusal = sent(Answer(refusal=SourceError("a.pdf is locked", "unlock it"))).refusal
    assert refusal is not None
    assert (refusal.message, refusal.hint) == ("a.pdf is locked", "unlock it")
    assert sent(Answer(failure="memory")) == Answer(failure="memory")


def test_the_headings_above_are_sent_once_for_all_blocks() -> None:
    trail = ("Homes" * 100,)
    blocks = tuple(Block("paragraph", "Rents rise.", trail=trail) for _ in range(50))
    stream = io.BytesIO()
    write_answer(stream, Answer("text", Reading(blocks)))
    assert stream.getvalue().count(b"Homes") == 100
    reading = read_answer(io.BytesIO(stream.getvalue())).reading
    assert reading is not None
    assert len({id(block.trail) for block in reading.blocks}) == 1


FINE: dict[str, Any] = {
    "format": "pdf",
    "properties": {"title": "Homes"},
    "pages": ["1"],
    "decoding": ["cp1252", True, "£", ""],
    "trails": [["Homes"]],
    "blocks": [["item", "Cap rents.", 1, "1.", 0, [1, 1], [[0, "1"]], [[3, "[1]"]], False]],
}


def test_the_example_of_an_answer_is_one() -> None:
    assert read_answer(framed(FINE)).reading is not None


def changed_block(place: int, value: object) -> dict[str, object]:
    block: list[object] = list(FINE["blocks"][0])
    block[place] = value
    return {**FINE, "blocks": [block]}


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"\xff\xfe\xfd",
        b"[" * 100_000,
        b"1" * 5000,
        [],
        None,
        {},
        {"failure": "fire"},
        {"failure": ["memory"]},
        {"refusal": ["alone"]},
        {"refusal": ["message", None]},
        *({key: value for key, value in FINE.items() if key != left} for left in FINE
          if left != "decoding"),
        *({**FINE, key: 7} for key in FINE),
        {**FINE, "properties": {"title": 7}},
        {**FINE, "decoding": ["cp1252", 1, "£", ""]},
        {**FINE, "trails": [[None]]},
        {**FINE, "blocks": [[]]},
        *(changed_block(place, {}) for place in range(8)),
        *(changed_block(place, -1) for place in range(8)),
        changed_block(0, "title"),
        changed_block(2, True),
        changed_block(2, 1.0),
        changed_block(4, 1),
        changed_block(6, [[0]]),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_not_taken_for_one(record: object) -> None:
    with pytest.raises(NoAnswer):
        read_answer(framed(record))


def test_an_answer_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "LONGEST_ANSWER", 10)
    with pytest.raises(NoAnswer):
        read_answer(framed(FINE))


@pytest.mark.parametrize("whole", [b"", b"\0" * 7, struct.pack("!Q", 9) + b"{}"])
def test_an_answer_that_breaks_off_is_told_from_a_false_one(whole: bytes) -> None:
    with pytest.raises(EOFError):
        read_answer(io.BytesIO(whole))
