"""The numbers of Word's lists are counted, since they are nowhere written."""

import pytest

from policy_compare.texts.markup.word_numbering import ListLevel, parse_integer, print_marker
from tests.support.word import members_of, read_members, run, style

THREE = ((3, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (4, "upperRoman", "%1.%3"))


def level(depth: int, start: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def definition(id: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>'


def listed(number: int, id: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{id}"/>{more}</w:num>'


def item(number: int, depth: int = 0) -> str:
    list = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{list}</w:pPr>{run('Act.')}</w:p>"


def markers(body: str, numbering: str, styles: str = "") -> list[tuple[int, str]]:
    blocks = read_members(members_of(body, numbering=numbering, styles=styles)).blocks
    return [(block.level, block.marker) for block in blocks]


def test_numbering_is_counted_by_level() -> None:
    levels = "".join(level(depth, *one) for depth, one in enumerate(THREE))
    body = "".join(item(7, depth) for depth in (0, 1, 1, 2, 0, 1))
    assert markers(body, definition(1, levels) + listed(7, 1)) == [
        (1, "3."), (2, "(a)"), (2, "(b)"), (3, "3.IV"), (1, "4."), (2, "(a)"),
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_one_says_where_it_starts() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(1, level(0, 1, "decimal", "%1.")) + listed(1, 1) + listed(2, 1)
    numbering += listed(3, 1, start)
    body = item(1) + item(2) + item(3) + item(3)
    assert markers(body, numbering) == [(1, "1."), (1, "2."), (1, "1."), (1, "2.")]


def test_a_list_may_have_levels_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, 5, "decimal", "(%1)")}</w:lvlOverride>'
    numbering = definition(1, level(0, 1, "decimal", "%1.")) + listed(1, 1, own)
    assert markers(item(1), numbering) == [(1, "(5)")]


def test_a_definition_may_be_found_by_the_style_of_lists() -> None:
    there = level(0, 1, "decimal", "%1)")
    numbering = definition(1, '<w:numStyleLink w:val="Mine"/>')
    numbering += definition(2, f'<w:styleLink w:val="Mine"/>{there}') + listed(1, 1)
    assert markers(item(1), numbering) == [(1, "1)")]


def test_a_level_may_go_on_under_the_next_item() -> None:
    levels = level(0, 1, "decimal", "%1.") + level(
        1, 1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'
    )
    body = item(1) + item(1, 1) + item(1) + item(1, 1)
    numbering = definition(1, levels) + listed(1, 1)
    assert [marker for _, marker in markers(body, numbering)] == ["1.", "1.", "2.", "2."]


def test_a_level_numbers_the_paragraphs_of_its_style() -> None:
    levels = level(0, 1, "decimal", "%1.") + level(
        1, 1, "lowerLetter", "%2)", '<w:pStyle w:val="Deep"/>'
    )
    deep = style("Deep", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = item(1) + f'<w:p><w:pPr><w:pStyle w:val="Deep"/></w:pPr>{run("Act.")}</w:p>'
    assert markers(body, definition(1, levels) + listed(1, 1), deep) == [(1, "1."), (2, "a)")]


@pytest.mark.parametrize(
    ("body", "numbering"),
    [
        (item(5), ""),
        (item(1), listed(1, 9)),
        (item(1), definition(1, "") + listed(1, 1)),
        (item(0), definition(1, level(0, 1, "decimal", "%1.")) + listed(0, 9)),
        (item(1), definition(1, level(0, 1, "none", "")) + listed(1, 1)),
        (item(1), definition(1, level(0, 1, "bullet", "")) + listed(1, 1)),
    ],
)
def test_a_list_that_is_nowhere_or_prints_nothing_has_no_marker(body: str, numbering: str) -> None:
    assert markers(body, numbering) == [(0, "")]


def test_a_level_deeper_than_any_is_the_deepest() -> None:
    numbering = definition(1, level(0, 1, "decimal", "%1.") + level(99, 1, "decimal", "x"))
    assert markers(item(1, 99) + item(1, 0), numbering + listed(1, 1)) == [(1, "1."), (1, "2.")]


@pytest.mark.parametrize(
    ("format", "number", "marker"),
    [("decimal", 12, "12)"), ("lowerLetter", 2, "b)"), ("bullet", 3, "•"), ("none", 3, ")")],
)
def test_a_number_is_printed_as_its_format_says(format: str, number: int, marker: str) -> None:
    assert print_marker({0: ListLevel(1, format, "%1)")}, {0: number}, 0) == marker


def test_a_level_may_show_all_numbers_as_figures() -> None:
    levels = {0: ListLevel(1, "upperRoman", "%1"), 1: ListLevel(1, "decimal", "%1.%2", plain=True)}
    assert print_marker(levels, {0: 4, 1: 2}, 1) == "4.2"
    assert print_marker(levels, {0: 4, 1: 2}, 0) == "IV"
    zeros = levels | {1: ListLevel(1, "decimalZero", "%1.%2", plain=True)}
    assert print_marker(zeros, {0: 4, 1: 2}, 1) == "4.02"


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("-1", 3), ("", 3), (None, 3), ("٣", 3)])
def test_an_attribute_that_is_no_number_is_the_default(text: str | None, number: int) -> None:
    assert parse_integer(text, 3) == number
