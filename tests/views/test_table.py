"""What the values of tables are as texts, and rows that are made while they are read."""

import pytest

from policy_compare.views.table import RowStream, Value, joined_text, row_batches


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("cap", "cap"),
        (("cap", "build"), "cap; build"),
        ((), ""),
        (None, ""),
        (True, "true"),
        (0, "0"),
        (0.5, "0.5"),
    ],
)
def test_values_as_cells_of_text_have_them(value: Value, text: str) -> None:
    assert joined_text(value) == text


def test_a_stream_is_read_once_and_says_so() -> None:
    stream = RowStream(iter([("a",), ("b",)]))
    with pytest.raises(TypeError, match="when it has been read"):
        bool(stream)
    assert tuple(stream) == (("a",), ("b",))
    with pytest.raises(RuntimeError, match="read once"):
        tuple(stream)


@pytest.mark.parametrize("rows", [0, 1, 500, 501, 1200])
def test_rows_come_some_at_a_time(rows: int) -> None:
    expected = [(number,) for number in range(rows)]
    batches = list(row_batches(RowStream(iter(expected))))
    assert [row for batch in batches for row in batch] == expected
    assert len(batches) == -(-rows // 500)
