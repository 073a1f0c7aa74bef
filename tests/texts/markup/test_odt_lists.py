"""Items of OpenDocument lists and numbered headings are counted as they are printed."""

import pytest

from policy_compare.texts.markup.odt_lists import OdtLevel, count_item
from tests.support.odt import heading, list_style, listed, numbers, paragraph, read_text

ACT = paragraph("Act.")
DEEP = list_style(
    numbers(1, "1", 'style:num-suffix="."'),
    numbers(2, "a", 'style:num-prefix="(" style:num-suffix=")"'),
    numbers(3, "I", 'text:display-levels="3" text:start-value="4"'),
)


def markers(body: str, automatic: str = DEEP, styles: str = "") -> list[tuple[int, str]]:
    return [(block.level, block.marker) for block in read_text(body, automatic, styles).blocks]


def inner(*items: str, more: str = "") -> str:
    """A list within an item, which has the style of the one around it."""
    return listed(*items, more=more).replace(' text:style-name="L1"', "")


def test_items_are_counted_by_level() -> None:
    body = listed(ACT + inner(ACT, ACT + inner(ACT)), ACT + inner(ACT))
    assert markers(body) == [
        (1, "1."), (2, "(a)"), (2, "(b)"), (3, "1.b.IV"), (1, "2."), (2, "(a)"),
    ]  # fmt: skip


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    header = "<text:list-header>" + ACT + "</text:list-header>"
    assert markers(listed(header, ACT + ACT, ACT)) == [(0, ""), (1, "1."), (0, ""), (1, "2.")]


def test_a_list_counts_from_the_start_unless_it_continues_another() -> None:
    body = listed(ACT, more='xml:id="a"') + listed(ACT, more='xml:id="b"')
    body += listed(ACT, more='text:continue-numbering="true"')
    body += listed(ACT, more='text:continue-list="a"') + listed(
        ACT, more='text:continue-list="nowhere"'
    )
    assert [marker for _, marker in markers(body)] == ["1.", "1.", "2.", "2.", "1."]


def test_an_item_may_say_its_number() -> None:
    seventh = f'<text:list-item text:start-value="7">{ACT}</text:list-item>'
    assert [marker for _, marker in markers(listed(seventh, ACT))] == ["7.", "8."]


def test_an_item_without_one_above_it_stands_under_a_first_one() -> None:
    body = listed(inner(ACT), ACT)
    assert markers(body) == [(2, "(a)"), (1, "2.")]


@pytest.mark.parametrize(
    ("level", "marker"),
    [
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>', "•"),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char=" "/>', ""),
        ('<text:list-level-style-image text:level="1"/>', "•"),
        (numbers(1, "", 'style:num-suffix="."'), ""),
        (numbers(1, "1", 'loext:num-list-format="§ %1%"'), "§ 1"),
        (numbers(1, "1", 'style:num-list-format="%1%)" loext:num-list-format="no"'), "1)"),
        ("", ""),
    ],
)
def test_a_level_says_what_is_printed(level: str, marker: str) -> None:
    assert [one for _, one in markers(listed(ACT), list_style(level))] == [marker]


def test_a_list_may_have_the_style_of_its_paragraphs() -> None:
    style = '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>'
    body = listed(paragraph("Act.", "P1")).replace(' text:style-name="L1"', "")
    assert markers(body, DEEP + style) == [(1, "1.")]


OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
)


def test_headings_are_numbered_by_the_outline() -> None:
    none = '<style:style style:name="H1" style:family="paragraph" style:list-style-name=""/>'
    body = (
        heading("Rents") + heading("Law", 2) + heading("Old", 3)
        + heading("Foreword", 1, 'text:is-list-header="true"')
        + heading("Annex", 1, 'text:style-name="H1"') + heading("Homes")
        + heading("Mill", 1, 'text:restart-numbering="true" text:start-value="9"')
    )  # fmt: skip
    assert markers(body, none, OUTLINE) == [
        (1, "1"), (2, "1.1"), (3, ""), (1, ""), (1, ""), (1, "2"), (1, "9"),
    ]  # fmt: skip


def test_a_level_without_numbers_leaves_no_stop() -> None:
    levels = {1: OdtLevel(), 2: OdtLevel(1, "1", "%1%.%2%")}
    assert count_item(levels, {}, 2) == "1"
