"""Which blocks are a document's own recommendations."""

import pytest

from policy_compare.texts.document import Block
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.official import find_official_marks
from tests.urging.test_surroundings import heading, item, text


def marks(*pieces: Piece) -> dict[str, tuple[str, bool]]:
    """Of each block that has a mark its words, with the mark's label and whether it is sure."""
    blocks = blocks_of_pieces(pieces)
    found = find_official_marks(blocks)
    return {blocks[number].text: (mark.label, mark.is_sure) for number, mark in found.items()}


def slanted(words: str, marker: str) -> Piece:
    return item(words, marker)._replace(italic=True)


@pytest.mark.parametrize(
    "words, label",
    [
        ("The council should build homes. (Recommendation 4)", "Recommendation 4"),
        ("The council should build homes. [Rec. 2.1]", "Rec. 2.1"),
        ("Build homes. (Recommendation, Paragraph 31)", "Recommendation, Paragraph 31"),
    ],
)
def test_one_tag_is_enough(words: str, label: str) -> None:
    assert marks(text("Homes are few."), text(words)) == {words: (label, True)}


def test_a_number_or_a_label_before_it_counts_where_there_are_several() -> None:
    first, second = text("Recommendation 1: Build."), text("Recommendation – Cap rents.")
    assert not marks(first)
    assert not marks(second)
    assert marks(first, second) == {
        first.text: ("Recommendation 1", True),
        second.text: ("Recommendation", True),
    }


def test_a_marker_that_names_one_is_its_label() -> None:
    pieces = item("Build.", "Recommendation 1:"), item("Cap rents.", "Recommendation 2:")
    assert marks(*pieces) == {
        "Build.": ("Recommendation 1", True),
        "Cap rents.": ("Recommendation 2", True),
    }


def test_a_conclusion_is_none_wherever_it_stands() -> None:
    assert marks(
        heading("Conclusions and recommendations"),
        item("Homes are few. (Conclusion, Paragraph 7)", "1."),
        item("Build homes. (Recommendation, Paragraph 8)", "2."),
    ) == {"Build homes. (Recommendation, Paragraph 8)": ("Recommendation, Paragraph 8", True)}


def test_below_a_heading_over_one_the_first_paragraph_is_it() -> None:
    assert marks(
        heading("Recommendation 3"), text("Build homes."), text("They are few."),
        heading("Costs"), text("They are high."),
    ) == {
        "Build homes.": ("Recommendation 3", True), "They are few.": ("Recommendation 3", False),
    }  # fmt: skip


def test_a_heading_with_words_is_it() -> None:
    assert marks(heading("Recommendation 3: Build homes."), text("They are few.")) == {
        "Recommendation 3: Build homes.": ("Recommendation 3", True),
        "They are few.": ("Recommendation 3", False),
    }
    assert not marks(heading("Recommendation letters from towns"), text("They are few."))


LISTED = (item("Homes are few.", "1."), item("The council should build.", "2."))


@pytest.mark.parametrize(
    "announcing, is_sure",
    [
        ("Recommendations", True),
        ("List of recommendations", True),
        ("5. Our key recommendations", True),
        ("Annex A: list of recommendations", True),
        ("Recommendations for executive action", True),
        ("Chapter 6: Conclusions and recommendations", False),
        ("SUMMARY OF C ONCLUSIONS AND RECOMMENDATIONS", False),
        ("Recommendations and conclusions", False),
    ],
)
def test_entries_of_a_list_are_its_numbers(announcing: str, is_sure: bool) -> None:
    assert marks(heading(announcing), *LISTED) == {
        "Homes are few.": ("1", is_sure),
        "The council should build.": ("2", is_sure),
    }


@pytest.mark.parametrize(
    "announcing",
    ["Implementation of recommendations", "Findings", "Response to recommendations", "Progress"],
)
def test_other_lists_have_none(announcing: str) -> None:
    assert not marks(heading(announcing), *LISTED)


def test_italics_tell_recommendations_from_conclusions() -> None:
    over = heading("Conclusions and recommendations")
    entries = [item("A.", "1."), slanted("B.", "2."), item("C.", "3."), slanted("D.", "4.")]
    assert marks(over, *entries) == {"B.": ("2", True), "D.": ("4", True)}
    # One alone tells nothing, nor do all.
    assert len(marks(over, *entries[:3])) == 3
    assert marks(over, slanted("A.", "1."), slanted("B.", "2."))["A."] == ("1", False)


def test_a_list_goes_on_below_headings_and_ends_where_other_text_begins() -> None:
    assert marks(
        heading("Summary of conclusions and recommendations"),
        heading("Introduction"), item("A.", "1."), text("More of A."),
        heading("Homes"), item("B.", "2."), item("C.", "4."),
        heading("which a reader took for one"), text("a line of C."), item("D.", "5."),
        heading("Appendix 1"), item("E.", "6."),
    ) == {
        "A.": ("1", False), "More of A.": ("1", False), "B.": ("2", False), "C.": ("4", False),
        "a line of C.": ("4", False), "D.": ("5", False),
    }  # fmt: skip


def test_a_list_at_the_front_does_not_run_into_the_chapters() -> None:
    found = marks(
        heading("Recommendations"), item("A.", "1."), item("B.", "2."),
        heading("Introduction"), text("Of what this is."), item("C.", "1."), item("D.", "3."),
    )  # fmt: skip
    assert list(found) == ["A.", "B."]


def test_parts_of_a_list_may_count_anew() -> None:
    found = marks(
        heading("Recommendations"),
        heading("For towns", 2), item("A.", "1."), item("B.", "2."),
        heading("For states", 2), item("C.", "1."), item("D.", "2."),
    )  # fmt: skip
    assert list(found) == ["A.", "B.", "C.", "D."]


def test_numbers_of_paragraphs_count_too_and_some_give_reasons() -> None:
    assert marks(
        heading("Recommendations"), text("15.24 Homes are few."), text("15.25 Cap rents.")
    ) == {"15.24 Homes are few.": ("15.24", False), "15.25 Cap rents.": ("15.25", False)}
    chapter = heading("Recommendations"), item("Homes are few.", "7."), item("Build.", "8.")
    assert marks(*chapter) == {"Homes are few.": ("7", False), "Build.": ("8", False)}


def test_a_number_may_stand_before_the_text_without_a_space() -> None:
    assert marks(heading("Recommendations"), text("1.Build homes."), text("2.Cap rents.")) == {
        "1.Build homes.": ("1", True), "2.Cap rents.": ("2", True),
    }  # fmt: skip


def test_a_reader_may_part_numbers_and_references_from_their_text() -> None:
    found = marks(
        heading("Conclusions and recommendations"),
        text("1."), text("Homes are few."), heading("(Paragraph 7)"), text("2."), text("Build."),
    )  # fmt: skip
    assert found == {
        "1.": ("1", False), "Homes are few.": ("1", False),
        "2.": ("2", False), "Build.": ("2", False),
    }  # fmt: skip


def test_items_below_numbered_headings_are_recommendations_each() -> None:
    assert marks(
        heading("Recommendations"),
        heading("Homes", 2)._replace(marker="1."), text("They are few."),
        item("A home be built.", "(a)"), item("A hall be mended.", "(b)"),
        heading("Rents", 2)._replace(marker="2."), item("Rents be capped.", "(a)"),
    ) == {
        "Homes": ("1", False), "They are few.": ("1", False),
        "A home be built.": ("1 (a)", True), "A hall be mended.": ("1 (b)", True),
        "Rents": ("2", False), "Rents be capped.": ("2 (a)", True),
    }  # fmt: skip


def test_entries_of_the_contents_and_deeper_items_are_none() -> None:
    contents = Piece("contents", "Recommendations"), Piece("contents", "1. Homes")
    assert not marks(*contents, Piece("contents", "2. Rents"))
    deep = [Piece("item", words, 2, marker) for words, marker in (("A.", "1."), ("B.", "2."))]
    assert not marks(heading("Recommendations"), *deep)


def test_a_text_without_any_has_none() -> None:
    assert find_official_marks([Block("paragraph", "The council should build.")]) == {}
