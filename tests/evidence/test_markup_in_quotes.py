"""What a quote is without the marks that it was copied with."""

import pytest

from policy_compare.evidence.markup_in_quotes import quotes_without_marks, split_paragraph_number


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
        ("the “plan”.93 The rents", "the “plan”. The rents"),
        ("(see below).437 The rents", "(see below). The rents"),
        ("(in 2035).26 The rents", "(in 2035). The rents"),
        ("by 2035.26 The rents", "by 2035. The rents"),
        ("of 11,500.626 The rents", "of 11,500. The rents"),
        ("cap rents.48 … the homes", "cap rents.…the homes"),
        ("[T]he council", "The council"),
        ("that [t]he council", "that the council"),
        ("▪ cap rents", "cap rents"),
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
    tried = [quote, *quotes_without_marks(quote)]
    assert tried[0] == quote
    assert bare in tried[1:]


@pytest.mark.parametrize("quote", ["must cap rents", "snake_case", "5 % of 2.5", "", "“a–b”"])
def test_a_quote_without_marks_is_read_once_or_as_it_is(quote: str) -> None:
    assert list(quotes_without_marks(quote)) == []


@pytest.mark.parametrize(
    "quote",
    ["by 2035.26 the rents", "by 2035.26", "2.5 The rents", "$2035.26 The", "the [un]fair levy"],
)
def test_what_may_be_a_number_or_half_a_word_is_no_mark(quote: str) -> None:
    numbers = {"by 2035. the rents", "by 2035.", "2. The rents", "$2035. The", "the unfair levy"}
    assert numbers.isdisjoint(quotes_without_marks(quote))


@pytest.mark.parametrize(
    "quote, parts",
    [
        ("1. Cap rents", ("1.", "Cap rents")),
        ("2.3.1 Cap rents", ("2.3.1", "Cap rents")),
        ("(iv) cap rents", ("(iv)", "cap rents")),
        ("a) cap rents", ("a)", "cap rents")),
        ("12 Cap rents", ("12", "Cap rents")),
        ("a rent", ("", "a rent")),
        ("Cap rents", ("", "Cap rents")),
        ("1.", ("", "1.")),
    ],
)
def test_what_numbers_a_paragraph_is_parted_from_its_words(
    quote: str, parts: tuple[str, str]
) -> None:
    assert split_paragraph_number(quote) == parts
