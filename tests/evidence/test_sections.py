"""Sections of a text by the names that people give them."""

import pytest

from policy_compare.errors import CallError
from policy_compare.evidence.sections import blocks_of_section
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces


def document(*lines: str) -> Document:
    """A text of paragraphs, and with # of headings."""
    pieces = [
        Piece("heading", line.lstrip("# "), len(line) - len(line.lstrip("#")))
        if line.startswith("#")
        else Piece("paragraph", line)
        for line in lines
    ]
    return Document("town.md", "markdown", "", blocks_of_pieces(pieces))


TOWN = document(
    "# Homes", "a", "## 2. Findings", "b", "### Rents", "c", "## Recommendations for towns", "d",
    "### For the council", "e", "# Annex", "f",
)  # fmt: skip


def words(name: str, text: Document = TOWN) -> str:
    blocks = [text.blocks[number] for number in sorted(blocks_of_section(text, name))]
    return " ".join(block.text for block in blocks if block.kind != "heading")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Findings", "b c"),
        ("2. findings", "b c"),
        ("Rents", "c"),
        ("Recommendations for towns", "d e"),
        ("recommendations", "d e"),
        ("the council", "e"),
        ("Homes", "a b c d e"),
        ("Annex", "f"),
        ("", "a b c d e f"),
    ],
)
def test_a_section_has_what_stands_below_its_heading(name: str, expected: str) -> None:
    assert words(name) == expected


def test_a_heading_that_is_called_so_goes_before_one_that_has_the_words() -> None:
    text = document("# Recommendations", "a", "# Old recommendations", "b")
    assert words("recommendations", text) == "a"
    assert words("old", text) == "b"


def test_below_a_heading_without_text_stand_those_of_its_level() -> None:
    text = document("# T", "## Recommendations", "## Homes", "a", "## Rents", "b", "# Annex", "c")
    assert words("Recommendations", text) == "a b"


def test_a_heading_whose_letters_a_pdf_parts_is_found() -> None:
    text = document("# SUMMARY OF C ONCLUSIONS AND R ECOMMENDATIONS", "a", "# Currents", "b")
    assert words("Summary of conclusions and recommendations", text) == "a"
    # Few letters may stand in a row by accident.
    with pytest.raises(CallError):
        words("rent", text)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Recomendation", "the nearest headings: “Recommendations for towns”"),
        (
            "Housing policy",
            "the first headings: “Homes”, “2. Findings”, “Rents”, “Recommendations for towns” and "
            "“For the council”",
        ),
    ],
)
def test_an_unknown_section_is_told_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(CallError) as caught:
        words(name)
    assert str(caught.value.message) == f"town.md has no section “{name}”"
    assert caught.value.hint == hint


def test_a_text_without_headings_says_so() -> None:
    with pytest.raises(CallError) as caught:
        words("Homes", document("a"))
    assert caught.value.hint == "it has no headings at all"
