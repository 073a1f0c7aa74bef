"""What a file says of itself is a line, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.properties import clean_properties, fit_names, fit_title


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Homes for all", "Homes for all"),
        ("Homes\x00for\x1b[2J all", "Homes for [2J all"),
        ("Homes \ud800 for\udfff", "Homes for"),
        ("  Homes\r\nfor\tall\x85", "Homes for all"),
        ("Homes\ufffe\uffff", "Homes"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)
def test_a_property_is_a_clean_line(value: str, line: str) -> None:
    assert clean_properties({"title": value}) == {"title": line}


@pytest.mark.parametrize("value", ["", " \n", "\x00\x01", "\ud800", "x" * 5001])
def test_what_is_no_line_is_left_out(value: str) -> None:
    assert clean_properties({"title": value, "author": "Noor Ali"}) == {"author": "Noor Ali"}


def test_the_longest_line_is_kept() -> None:
    assert clean_properties({"title": "x" * 5000}) == {"title": "x" * 5000}


@given(st.dictionaries(st.text(max_size=5), st.text(st.characters(), max_size=40)))
def test_every_line_can_be_written_and_is_left_as_it_is(properties: dict[str, str]) -> None:
    lines = clean_properties(properties)
    for line in lines.values():
        line.encode("utf-8")
        assert line.splitlines() == [line]
    assert clean_properties(lines) == lines


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Homes for all", "Homes for all"),
        ("Homes", "Homes"),
        ("Microsoft Word - On Bridges", "On Bridges"),
        ("Title deeds of the old town", "Title deeds of the old town"),
        ("Microsoft Word - report_v2.docx", ""),
        ("homes.indd", ""),
        ("homes_for_all", ""),
        ("Homes v3", ""),
        ("untitled", ""),
        ("Document1", ""),
        ("Report title", ""),
        ("[Title goes here]", ""),
        ("(anonymous)", ""),
        ("unspecified", ""),
        ("2", ""),
        ("2024-05", ""),
        ("", ""),
    ],
)
def test_titles_fit_to_print(value: str, title: str) -> None:
    assert fit_title(value) == title


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Noor Ali", "Noor Ali"),
        ("Ali, Noor; Berg, Kaja", "Ali, Noor; Berg, Kaja"),
        ("Office for Homes", "Office for Homes"),
        ("Acrobat Pro 24.2", ""),
        ("Microsoft Office User", ""),
        ("Adobe InDesign", ""),
        ("noor@example.org", ""),
        ("TOWN\\noor", ""),
        ("Administrator", ""),
        ("Author name", ""),
        ("user", ""),
        ("", ""),
    ],
)
def test_names_fit_to_print(value: str, names: str) -> None:
    assert fit_names(value) == names
