"""What a quote is without the marks that it was copied with."""

import pytest

from policy_compare.evidence.unmarked import unmarked


@pytest.mark.parametrize(
    "quote, bare",
    [
        ("must **cap** rents", "must cap rents"),
        ("must _cap_ rents", "must cap rents"),
        ("must *cap rents", "must cap rents"),
        ("must `cap` ~~the~~ rents", "must cap the rents"),
        ("must [cap](https://example.org/a_(b)) rents", "must cap rents"),
        ("must ![](x.png)cap rents", "must cap rents"),
        ("cap](https://example.org) rents", "cap rents"),
        ("must [cap rents", "must cap rents"),
        ("must cap<sup>1</sup> rents", "must cap rents"),
        ("must cap[^note] rents", "must cap rents"),
        ("must cap.12 The rents", "must cap. The rents"),
        ("must <b>cap</b> rents", "must cap rents"),
        ("cap<br>rents", "cap rents"),
        ("cap R&amp;D rents", "cap R&D rents"),
        ("cap \\*rents", "cap rents"),
        ("- cap rents", "cap rents"),
        ("## Cap rents", "Cap rents"),
        ("cap | rents", "cap rents"),
        ("5 km<sup>2</sup>", "5 km2"),
        ("10<sup>5</sup> homes", "10⁵ homes"),
    ],
)
def test_marks_are_taken_out_of_a_quote(quote: str, bare: str) -> None:
    tried = [quote, *unmarked(quote)]
    assert tried[0] == quote
    assert bare in tried[1:]


@pytest.mark.parametrize("quote", ["must cap rents", "snake_case", "5 % of 2.5", "", "“a–b”"])
def test_a_quote_without_marks_is_read_once_or_as_it_is(quote: str) -> None:
    assert list(unmarked(quote)) == []
