"""Whether a place of a text is amid a number that is written in words."""

import pytest

from policy_compare.evidence.number_words import spelled_number_over


@pytest.mark.parametrize(
    "text, number",
    [
        ("rent to one hundred and |five men", "one hundred and five"),
        ("rent to two hundred |thousand men", "two hundred thousand"),
        ("rent to two |hundred thousand men", "two hundred thousand"),
        ("some three and a |half percent", "three and a half"),
        ("half a |million homes", "half a million"),
        ("some $5 |million homes", "5 million"),
        ("two thousand |twenty-five homes", "two thousand twenty-five"),
        ("between five and |ten homes", ""),
        ("some |five million homes", ""),
        ("some five million |homes", ""),
        ("a hundred and |five-year plans", ""),
        ("one thousand and |homes", ""),
        ("|", ""),
    ],
)
def test_a_number_over_a_place(text: str, number: str) -> None:
    before, _, behind = text.partition("|")
    assert spelled_number_over(before + behind, len(before)) == number
