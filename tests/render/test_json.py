"""Tables as JSON."""

import json as reader

import pytest
from hypothesis import given

from policy_compare.invisible import visible_text
from policy_compare.render.json import json_text
from policy_compare.views.table import Table, Value
from tests.support.strategies import tables


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
