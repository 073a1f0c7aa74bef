"""Markdown becomes blocks, be it written by hand or made from pages."""

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.document import Block
from policy_compare.texts.markup.markdown import read_markdown

OPEN = "The council should cap rents in the old town because the present law is weak and"
REST = "does not protect tenants."


def blocks(text: str) -> tuple[Block, ...]:
    return read_markdown(text, "plan.md").blocks


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*Cap* __rents__ `now`.", "Cap rents now."),
        ("See [the law](https://law.example) <u>here</u>.", "See the law here."),
        (r"Pay 5\_000 \* 2 &amp; more.", "Pay 5_000 * 2 & more."),
        ("Rents rose.<sup>3</sup> They fell.[^4]", "Rents rose. They fell."),
        ("A picture ![mill](mill.png) stands here.", "A picture stands here."),
        ("One line<br>and another\nand a third.", "One line and another and a third."),
        ("A long hous-\ning plan.", "A long housing plan."),
    ],
)
def test_inline_markup_is_reduced_to_its_text(source: str, text: str) -> None:
    assert shown(f"The housing plan.\n\n{source}")[1] == ("paragraph", text)


def test_footnotes_are_notes_with_their_numbers() -> None:
    text = "Rents rose.[^1]\n\n[^1]: https://rents.example/2024\n[^2]: Ali. 2023. *Rents*.\n"
    found = [(one.kind, one.marker, one.text) for one in blocks(text)]
    assert found == [
        ("paragraph", "", "Rents rose."),
        ("note", "1", "https://rents.example/2024"),
        ("note", "2", "Ali. 2023. Rents."),
    ]


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


def test_contents_are_told_by_their_heading_and_their_links() -> None:
    text = "## Contents\n\n- Rents\n- Homes\n\n## Rents\n\n- [Homes](#homes)\n\nRents rose.\n"
    assert [one.kind for one in blocks(text)] == [
        "heading", "contents", "contents", "heading", "contents", "paragraph",
    ]  # fmt: skip


def test_captions_are_not_counted() -> None:
    assert shown("**Figure 2: Rents in towns**\n\nRents rose.\n")[0][0] == "cell"


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


def test_markup_in_the_text_is_read_as_text() -> None:
    text = "<div><p>Cap <b>rents</b>.</p><p>Build.</p></div>\n\n"
    unshown = "<script>\nx()\n</script>\n\n<!-- a -->\n"
    assert shown(text + unshown) == [("paragraph", "Cap rents."), ("paragraph", "Build.")]
    table = "<table>\n<tr><td>a</td><td>b</td></tr>\n</table>\n"
    assert shown(table) == [("cell", "a"), ("cell", "b")]


def test_markup_that_is_not_closed_ends_with_its_block() -> None:
    text = "<table><tr><td>a<br>b<td>c\n\nCap rents.\n\n<p>Build.</div> Now.</p>\n"
    assert shown(text) == [
        ("cell", "a b"), ("cell", "c"), ("paragraph", "Cap rents."), ("paragraph", "Build. Now."),
    ]  # fmt: skip


def test_fenced_text_is_kept_and_code_is_not() -> None:
    assert shown("```\nCap *rents*.\n```\n\n```python\nx = 1\n```\n") == [
        ("paragraph", "Cap *rents*.")
    ]
    assert shown("    Cap rents.\n") == [("paragraph", "Cap rents.")]


def test_a_long_heading_is_a_paragraph() -> None:
    assert shown(f"{'Rents rose. ' * 40}\n---\n")[0][0] == "paragraph"


def test_a_long_paragraph_keeps_its_words() -> None:
    text = "The <b>council</b> acts. " * 2000
    assert shown(text) == [("paragraph", " ".join(["The council acts."] * 2000))]


@pytest.mark.parametrize(
    "nested", ["> " * 500 + "a", "\n".join(" " * n + "- a" for n in range(900))]
)
def test_a_text_that_is_nested_too_deep_is_refused(nested: str) -> None:
    with pytest.raises(SourceError, match=r"plan\.md is nested deeper than any paper") as caught:
        blocks(nested)
    assert "plain text" in caught.value.hint


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "*a " * 60_000, "<a " * 60_000, f"{OPEN}\n\n" * 3000]
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    assert blocks(text)
