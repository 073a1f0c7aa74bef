"""Notes are kept apart, and the text that they cut is one again."""

import pytest

from tests.support.markdown import blocks, shown

OPEN = "The council should cap rents in the old town because the present law is weak and"


REST = "does not protect tenants."


@pytest.mark.parametrize("heading", ["Bibliography", "5. References", "Works cited", "**Notes**"])
def test_what_stands_under_sources_is_notes(heading: str) -> None:
    text = (
        f"# Plan\n\nRents rose.\n\n# {heading}\n\nAli, Noor. 2023.\n\nhttps://rents.example/a\n\n"
        "- Berg, Eva. 2021.\n\n## Primary\n\nLaw of 1990.\n\n# Annex\n\nMore text.\n"
    )
    assert [one for one in shown(text) if one[0] != "heading"] == [
        ("paragraph", "Rents rose."),
        ("note", "Ali, Noor. 2023. https://rents.example/a"),
        ("note", "Berg, Eva. 2021."),
        ("note", "Law of 1990."),
        ("paragraph", "More text."),
    ]


def test_a_paragraph_cut_by_notes_is_one() -> None:
    text = f"{OPEN}\n\n<sup>1</sup> Ali. 2023.\n\n<sup>2</sup> Berg. 2021.\n\n{REST}\n\nNext.\n"
    assert shown(text) == [
        ("paragraph", f"{OPEN} {REST}"),
        ("note", "Ali. 2023."),
        ("note", "Berg. 2021."),
        ("paragraph", "Next."),
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n\n## Agency Comments\n\n", "\n\n12\n\n"])
def test_a_paragraph_cut_by_a_page_is_one(between: str) -> None:
    assert shown(f"{OPEN}{between}{REST}\n")[0] == ("paragraph", f"{OPEN} {REST}")


def test_a_paragraph_goes_on_behind_a_word_that_leans_even_in_capitals() -> None:
    first = f"{OPEN.removesuffix(' and')}, and it wants to meet the"
    text = f"{first}\n\n<sup>1</sup> Ali. 2023.\n\nTown Council in a month or two.\n"
    assert shown(text)[0] == ("paragraph", f"{first} Town Council in a month or two.")


def test_sentences_that_end_are_not_joined() -> None:
    text = f"{REST}\n\niPhones are dear.\n\nIt should:\n\nact now.\n"
    assert [one.text for one in blocks(text)] == text.strip().split("\n\n")


def test_contents_are_told_by_their_heading_and_their_links() -> None:
    text = "## Contents\n\n- Rents\n- Homes\n\n## Rents\n\n- [Homes](#homes)\n\nRents rose.\n"
    assert [one.kind for one in blocks(text)] == [
        "heading", "contents", "contents", "heading", "contents", "paragraph",
    ]  # fmt: skip
