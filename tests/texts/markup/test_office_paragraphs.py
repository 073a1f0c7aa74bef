"""What an office file says of itself is kept where somebody said it."""

import pytest

from policy_compare.texts.markup.office_paragraphs import (
    OfficeParagraph,
    pieces_of_paragraphs,
    properties_of_office_file,
)


def test_what_was_said_is_kept() -> None:
    authors = "Noor Ali; Eva Berg"
    assert properties_of_office_file("Homes\n for all", authors, "2023-05-07T12:00") == {
        "title": "Homes for all", "author": "Noor Ali; Eva Berg", "issued": "2023-05-07",
    }  # fmt: skip


@pytest.mark.parametrize("title", ["", "Document1", "Untitled 2", "plan.docx", "plan.odt"])
def test_defaults_of_a_word_processor_are_no_properties(title: str) -> None:
    assert properties_of_office_file(title, "Microsoft Office User", "2023-05-07") == {}


@pytest.mark.parametrize("date", ["", "soon", "0000-00-00", "2023-13-01", "2023-02-30T00:00:00Z"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert properties_of_office_file("Homes", "", date) == {"title": "Homes"}


def test_what_is_unseen_is_taken_from_the_properties() -> None:
    assert properties_of_office_file("Ho\u200bm\x86es", "N\x7foor", "") == {
        "title": "Homes", "author": "Noor",
    }  # fmt: skip


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    bold = [OfficeParagraph("paragraph", text, bold=True) for text in ("Proposals", "Cap rents.")]
    assert [piece.kind for piece in pieces_of_paragraphs(bold)] == ["heading", "paragraph"]
    with_heading = [OfficeParagraph("heading", "Plan", 1), *bold]
    assert [piece.kind for piece in pieces_of_paragraphs(with_heading)].count("heading") == 1


def test_a_marker_is_clean() -> None:
    assert next(pieces_of_paragraphs([OfficeParagraph("item", "Act.", 1, "1\x80.")])).marker == "1."
