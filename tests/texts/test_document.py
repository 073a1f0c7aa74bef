"""A block tells where each of its characters stands."""

from policy_compare.texts.document import Block, Place

PARAGRAPH = Block(
    "paragraph", "Cap rents now.", trail=("Plan", "Proposals"), counts=(5, 4, 2),
    pages=((0, "4"), (10, "5")),
)  # fmt: skip


def test_a_place_is_the_nearest_heading_the_paragraph_in_it_and_the_page() -> None:
    assert PARAGRAPH.place() == Place("Proposals", 2, "4")
    assert PARAGRAPH.place(10).page == "5"
    assert PARAGRAPH.place(9).page == "4"


def test_a_heading_stands_in_its_own_section() -> None:
    heading = Block("heading", "Proposals", 2, trail=("Plan",))
    assert heading.place() == Place("Proposals", None, "")


def test_what_has_no_heading_has_no_section() -> None:
    assert Block("note", "Ali 2023.", pages=((3, "4"),)).place() == Place("", None, "4")
