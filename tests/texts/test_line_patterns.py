"""What a line's own words say about what it is."""

import pytest

from policy_compare.texts.line_patterns import (
    ends_sentence,
    is_in_title_case,
    is_sources_heading,
    may_be_heading,
    number_of_marker,
    read_contents_entry,
    split_heading_number,
    split_marker,
)


@pytest.mark.parametrize(
    ("line", "marker", "sure"),
    [
        ("• Cap rents.", "•", True),
        ("- Cap rents.", "-", False),
        ("(iv) Cap rents.", "(iv)", False),
        ("12. Cap rents.", "12.", False),
        ("Recommendation 4: Cap rents.", "Recommendation 4", False),
        ("Key proposal b. Cap rents.", "Key proposal b", False),
    ],
)
def test_a_marker_begins_an_item(line: str, marker: str, sure: bool) -> None:
    assert split_marker(line) == (marker, "Cap rents.", sure)


@pytest.mark.parametrize("line", ["Cap rents.", "2024. The year", "-5 degrees", "recommendations"])
def test_what_begins_with_no_marker_is_no_item(line: str) -> None:
    assert split_marker(line) is None


@pytest.mark.parametrize(
    ("marker", "number"), [("3.", 3), ("(c)", 3), ("(xiv)", 14), ("o", 0), ("•", 0), ("é.", 0)]
)
def test_a_marker_stands_for_a_number(marker: str, number: int) -> None:
    assert number_of_marker(marker) == number


def test_a_leader_tells_an_entry_and_a_page_only_in_a_list() -> None:
    assert read_contents_entry("Homes . . . . . 12") == "Homes"
    assert read_contents_entry("Homes 12") is None
    assert read_contents_entry("Homes 12", listed=True) == "Homes"
    assert read_contents_entry("Homes", listed=True) is None
    assert read_contents_entry("... 12", listed=True) is None


@pytest.mark.parametrize("end", [".", "!”", ".12", ".[3]", "?)", "…"])
def test_marks_of_notes_hide_no_end_of_a_sentence(end: str) -> None:
    assert ends_sentence(f"Rents rose{end}")
    assert not ends_sentence(f"Rents rose{end}, which")


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("2.1 Homes", ("2.1", "Homes")),
        ("IV. Homes", ("IV", "Homes")),
        ("4 December 2024", ("", "4 December 2024")),
        ("A Home", ("", "A Home")),
        ("A. Homes", ("A", "Homes")),
    ],
)
def test_a_heading_may_have_a_number(heading: str, parts: tuple[str, str]) -> None:
    assert split_heading_number(heading) == parts


def test_a_line_may_be_a_heading_by_its_shape() -> None:
    assert may_be_heading("Homes for a town")
    assert not may_be_heading("Rents rose.")
    assert not may_be_heading("and for its tenants")
    assert not may_be_heading("Figure 3: Rents")
    assert is_in_title_case("Homes for a Shrinking Town")
    assert not is_in_title_case("Homes for a shrinking town")
    assert is_sources_heading("Works cited")
