"""Markdown becomes blocks, be it written by hand or made from pages."""

import sys

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.markup.markdown import read_markdown
from tests.support.markdown import blocks, shown


def test_headings_lists_and_tables_keep_their_structure() -> None:
    text = (
        "# Homes\n\nIntro.\n\n## 2. Proposals\n\n3. Cap rents\n   - in the old town\n4. Build\n\n"
        "> A quote.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    found = [(one.kind, one.level, one.marker, one.text, one.counts) for one in blocks(text)]
    assert found == [
        ("heading", 1, "", "Homes", ()),
        ("paragraph", 0, "", "Intro.", (1, 1)),
        ("heading", 2, "2", "Proposals", ()),
        ("item", 1, "3.", "Cap rents", (2, 2, 1)),
        ("item", 2, "-", "in the old town", (3, 3, 2)),
        ("item", 1, "4.", "Build", (4, 4, 3)),
        ("paragraph", 0, "", "A quote.", (5, 5, 4)),
        *(("cell", 0, "", text, ()) for text in "abcd"),
    ]


def test_footnotes_are_notes_with_their_numbers() -> None:
    text = "Rents rose.[^1]\n\n[^1]: https://rents.example/2024\n[^2]: Ali. 2023. *Rents*.\n"
    found = [(one.kind, one.marker, one.text) for one in blocks(text)]
    assert found == [
        ("paragraph", "", "Rents rose."),
        ("note", "1", "https://rents.example/2024"),
        ("note", "2", "Ali. 2023. Rents."),
    ]


def test_printed_bullets_are_items() -> None:
    text = "The council should:\n• cap rents;\nnow;\n· build homes.\n\n(a) Act.\n\n(b) Pay.\n"
    found = [(one.kind, one.text) for one in blocks(text)]
    assert found == [
        ("paragraph", "The council should:"),
        ("item", "cap rents; now;"),
        ("item", "build homes."),
        ("item", "Act."),
        ("item", "Pay."),
    ]


def test_furniture_of_pages_is_left_out() -> None:
    text = "# Plan\n\n" + "**Town plan**\n\nRents rose.\n\nPage 3 of 9\n\n" * 3
    assert {one.text for one in blocks(text)} == {"Plan", "Rents rose."}
    assert "Town plan" in {one.text for one in blocks(text.replace("**Town", "**A town", 1))}
    assert shown("# Plan\n\n**2024**\n\nRents.\n")[1] == ("paragraph", "2024")


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    assert shown("**Proposals**\n\nCap rents.\n")[0] == ("heading", "Proposals")
    assert shown("# Plan\n\n**Proposals**\n\nCap rents.\n")[1] == ("paragraph", "Proposals")


def test_front_matter_is_metadata() -> None:
    text = (
        '---\ntitle: "Homes"\nauthors: [Ali]\ndate: 2023-05\ndoi: 10.1/x\nlayout: a\n---\nText.\n'
    )
    found = read_markdown(text, "plan.md")
    assert found.properties == {
        "title": "Homes", "author": "Ali", "issued": "2023-05", "DOI": "10.1/x",
    }  # fmt: skip
    assert [one.text for one in found.blocks] == ["Text."]


def test_a_long_heading_is_a_paragraph() -> None:
    assert shown(f"{'Rents rose. ' * 40}\n---\n")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "nested", ["> " * 500 + "a", "\n".join(" " * n + "- a" for n in range(900))]
)
def test_a_text_that_is_nested_too_deep_is_refused(nested: str) -> None:
    with pytest.raises(SourceError, match=r"plan\.md is nested deeper than any paper") as caught:
        blocks(nested)
    assert "plain text" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "*a " * 60_000,
        "<a " * 60_000,
        "<div>\n" + "<a " * 60_000,
        "<div>\n" + "<!-- " * 60_000,
        "The council should cap rents because\n\n" * 3000,
        "<li>" * 50_000 + "Homes.\n",
        "<p>Homes." * 50_000,
    ],
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    assert blocks(text)


def test_it_is_read_without_what_the_extra_brings(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("lxml", "lxml.etree", "lxml.html", "docx", "charset_normalizer"):
        monkeypatch.setitem(sys.modules, package, None)
    assert shown("# Homes\n\n<p>Cap <b>rents</b>.</p>\n") == [
        ("heading", "Homes"), ("paragraph", "Cap rents."),
    ]  # fmt: skip


def test_what_stands_behind_a_page_number_in_html_is_text() -> None:
    blocks = read_markdown("<div><p>12</p>The council should cap rents.</div>", "plan.md").blocks
    assert [block.text for block in blocks] == ["The council should cap rents."]
