"""Numbers of lists are written as their formats say."""

import pytest

from policy_compare.texts.markup.office_numbers import write_number


@pytest.mark.parametrize(
    ("format", "number", "written"),
    [
        ("decimal", 12, "12"), ("1", 3, "3"), ("lowerLetter", 2, "b"), ("a", 2, "b"),
        ("upperLetter", 27, "AA"), ("A", 1, "A"), ("lowerRoman", 1994, "mcmxciv"), ("i", 4, "iv"),
        ("I", 9, "IX"), ("upperRoman", 4000, "4000"), ("lowerLetter", 0, "0"), ("none", 3, ""),
        ("", 3, ""), ("decimalZero", 3, "03"), ("ordinal", 1, "1st"), ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"), ("chicago", 2, "2"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_its_format(format: str, number: int, written: str) -> None:
    assert write_number(number, format) == written
