"""What the values of tables are as texts."""

import pytest

from policy_compare.views.table import Value, joined_text


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
