"""Paragraphs that a converter made of notes, items and contents become these again."""

import pytest

from tests.support.markdown import blocks, shown


@pytest.mark.parametrize(
    "note", ["<sup>1</sup> Ali, Noor. 2024.", "<sup>&</sup>lt;sup>1</sup>Ali, Noor. 2024."]
)
def test_raised_numbers_begin_notes(note: str) -> None:
    (_, found) = blocks(f"Rents rose.<sup>1</sup>\n\n{note}\n")
    assert (found.kind, found.marker, found.text) == ("note", "1", "Ali, Noor. 2024.")


def test_bare_numbers_begin_notes_where_the_text_has_their_marks() -> None:
    text = "Rents rose. [7] They fell. [8]\n\n7 Such figures are rare.\n\n8 Ali, _Rents_.\n\n"
    assert [one.marker for one in blocks(text) if one.kind == "note"] == ["7", "8"]
    counted = blocks("Rents rose. [7]\n\n12 Towns have caps.\n")
    assert [one.kind for one in counted] == ["paragraph", "paragraph"]


def test_bare_numbers_begin_notes_where_references_follow() -> None:
    text = "Rents rose.\n\n1 Ali, Noor (2023), p. 4.\n2 See https://rents.example.\n"
    assert [one.kind for one in blocks(text)] == ["paragraph", "note", "note"]
    assert [one.kind for one in blocks("Rents rose.\n\n12 Towns (2023).\n")][1] == "paragraph"


def test_notes_of_tables_are_notes() -> None:
    text = "Rents [a] rose.\n\na Without heating.\n\nSource: Town office.\n"
    assert [one.kind for one in blocks(text)] == ["paragraph", "note", "note"]


def test_a_recommendations_number_is_its_marker() -> None:
    text = "**Recommendation 4:** Cap rents.\n\nBuild homes. (Recommendation 5)\n"
    found = [(one.kind, one.marker, one.text) for one in blocks(text)]
    assert found == [
        ("item", "Recommendation 4", "Cap rents."),
        ("paragraph", "", "Build homes. (Recommendation 5)"),
    ]


def test_initials_and_years_begin_no_item() -> None:
    text = "A. Berg wrote it.\n\n2024. The year began.\n"
    assert shown(text) == [
        ("paragraph", "A. Berg wrote it."),
        ("paragraph", "2024. The year began."),
    ]


def test_contents_are_told_by_their_page_numbers() -> None:
    text = "Homes Are\nToo Dear 3\n\nRents 12\n\nTables\n\nTable 1: Rents 2023 14\n\nRents rose.\n"
    assert shown(text) == [
        ("contents", "Homes Are Too Dear"),
        ("contents", "Rents"),
        ("contents", "Tables"),
        ("contents", "Table 1: Rents 2023"),
        ("paragraph", "Rents rose."),
    ]
    assert shown("Rents 12\n\nHomes 14\n\nThey rose.\n")[0] == ("paragraph", "Rents 12")


def test_captions_are_not_counted() -> None:
    assert shown("**Figure 2: Rents in towns**\n\nRents rose.\n")[0][0] == "cell"
