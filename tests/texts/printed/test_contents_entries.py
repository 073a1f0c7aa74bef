"""The entries of a table of contents are no headings."""

from policy_compare.texts.printed.plain_text import read_plain
from tests.support.printed import sentence, texts_of, wrapped


def test_contents_are_entries_and_no_headings() -> None:
    dots = "." * 30
    text = "\n".join(
        ["The Report", "Contents", f"Summary {dots} 3", f"Bridges{dots}4",
         "A Long Heading of Which the First Line", f"Stands Alone {'. ' * 20} 5",
         f"Annex {dots} vii", "Summary", wrapped(sentence(45), sentence(60))]
    )  # fmt: skip
    assert texts_of("contents", text) == [
        "Summary", "Bridges", "A Long Heading of Which the First Line Stands Alone", "Annex",
    ]  # fmt: skip
    assert read_plain(text).blocks[-1].trail[-1] == "Summary"


def test_contents_may_have_no_leaders_under_their_heading() -> None:
    text = "\n".join(
        ["Table of Contents", "Summary 3", "Bridges and Roads 14", "Rivers and Lakes   25",
         "Summary", wrapped(sentence(45), sentence(60))]
    )  # fmt: skip
    assert texts_of("contents", text) == ["Summary", "Bridges and Roads", "Rivers and Lakes"]
