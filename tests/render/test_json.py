"""Tables as JSON."""

import json as reader
import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from policy_compare.invisible import visible_text
from policy_compare.render.json import render
from policy_compare.views.table import RowStream, Table, Value, View
from tests.support.strategies import tables


def json_text(table: Table) -> str:
    return "".join(render(View(lambda: table, tuple)))


def test_one_object() -> None:
    table = Table("made", ("a", "b"), [("x", None), (("y", "z"), 1.5)], ("A note.",))
    assert json_text(table).endswith("}\n")
    assert reader.loads(json_text(table)) == {
        "view": "made",
        "version": 1,
        "columns": ["a", "b"],
        "rows": [{"a": "x", "b": None}, {"a": ["y", "z"], "b": 1.5}],
        "notes": ["A note."],
    }


def test_keys_come_in_their_order() -> None:
    found = reader.loads(json_text(Table("made", ("b", "a"), [("x", "y")])))
    assert list(found) == ["view", "version", "columns", "rows", "notes"]
    assert list(found["rows"][0]) == ["b", "a"]


@given(tables())
def test_the_text_is_what_the_standard_library_writes(table: Table) -> None:
    content = {
        "view": table.view,
        "version": 1,
        "columns": table.columns,
        "rows": [dict(zip(table.columns, map(seen, row), strict=True)) for row in table.rows],
        "notes": [visible_text(note) for note in (*table.notes, *table.warnings)],
    }
    expected = reader.dumps(content, ensure_ascii=False, indent=2) + "\n"
    assert reader.loads(json_text(table)) == reader.loads(expected)
    assert re.sub(r"\\u[0-9a-f]{4}", "", json_text(table)) == re.sub(
        r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]|\\u[0-9a-f]{4}", "", expected
    )


@pytest.mark.parametrize("rows", [0, 1, 499, 500, 501, 1000, 1001])
def test_rows_are_a_stream_and_notes_are_known_after_it(rows: int) -> None:
    notes: list[str] = []

    def make_rows() -> Iterator[tuple[Value, ...]]:
        for number in range(rows):
            yield (number,)
        notes.append("done")

    content = reader.loads(json_text(Table("made", ("n",), RowStream(make_rows()), notes)))
    assert list(content) == ["view", "version", "columns", "rows", "notes"]
    assert content["rows"] == [{"n": number} for number in range(rows)]
    assert content["notes"] == ["done"]


def test_a_row_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="argument"):
        json_text(Table("made", ("a", "b"), [("x",)]))


def test_what_is_no_number_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text(Table("made", ("a",), [(float("nan"),)]))


def test_text_stays_readable_but_not_active() -> None:
    text = json_text(Table("made", ("a",), [("Straße 한 \x1b\x9b\u2028\ud800",)], ("\x9b",)))
    assert "Straße 한" in text
    assert not set(text) & set("\x1b\x9b\u2028\ud800")
    assert r"\u001b\u009b\u2028\ud800" in text


def test_what_nobody_sees_is_left_out_wherever_it_stands() -> None:
    more = {"codebook": {"title": "A\u200bli", "topics": [{"id": "x", "n": 1, "of": None}]}}
    table = Table("made", ("a\u200b",), [(("b\u202e", "می\u200cخواهم"),)], ("\u3164c",), more=more)
    assert reader.loads(json_text(table)) == {
        "view": "made",
        "version": 1,
        "columns": ["a"],
        "rows": [{"a": ["b", "می\u200cخواهم"]}],
        "notes": ["c"],
        "codebook": {"title": "Ali", "topics": [{"id": "x", "n": 1, "of": None}]},
    }


def seen(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(map(visible_text, value))
    return visible_text(value) if isinstance(value, str) else value


@given(tables())
def test_what_is_written_is_read_again(table: Table) -> None:
    text = json_text(table)
    text.encode()
    found = reader.loads(text)
    rows = [
        tuple(tuple(value) if isinstance(value, list) else value for value in row.values())
        for row in found["rows"]
    ]
    assert rows == [tuple(map(seen, row)) for row in table.rows]
    assert found["columns"] == list(table.columns)
    assert found["notes"] == list(map(visible_text, table.notes))
