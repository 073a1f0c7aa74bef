"""Text that is read from right to left stays where it belongs.

The order on the screen is that of another implementation of Unicode's algorithm (UAX 9).
"""

import re

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.render.direction import isolate_right_to_left, mark_direction
from policy_compare.render.markdown import markdown_text
from policy_compare.render.terminal import page_text
from policy_compare.views.page import Facts, Grid, Heading, Items, Paragraph
from policy_compare.views.phrases import Phrase, Span, spans_of
from policy_compare.views.table import Table, View
from tests.support.isolates import bare
from tests.support.rendering import render

ONE, OTHER, ARABIC = "נועם", "יעל", "سارة"

#: What names and statements are made of in several scripts.
words = st.sampled_from(
    [
        ONE,
        OTHER,
        ARABIC,
        "Ali",
        "NATO",
        "2023",
        "٤٢",
        "+ must",
        "−",
        "(x)",
        "שלום, עולם",
        "می\u200cخواهم",
        ":",
    ]
)
some = st.lists(words, min_size=1, max_size=4).map(" ".join)
parts = st.lists(st.one_of(some, st.builds(Span, some, st.sampled_from(("id", "strong", "found")))))
phrases: st.SearchStrategy[Phrase] = st.one_of(some, parts.filter(bool).map(tuple))


def seen(line: str) -> str:
    """The line as it stands on a screen that orders it, from left to right."""
    shown: str = get_display(line, base_dir="L")
    return re.sub("[\u2066-\u2069]", "", shown)


def line_of(phrase: Phrase) -> str:
    return "".join(span.text for span in isolate_right_to_left(mark_direction(spans_of(phrase))))


def test_without_isolates_names_change_places() -> None:
    row = f"│ {ONE} │ {OTHER} │"
    assert seen(row) == f"│ {OTHER[::-1]} │ {ONE[::-1]} │"
    assert seen(f"│ {line_of(ONE)} │ {line_of(OTHER)} │") == f"│ {ONE[::-1]} │ {OTHER[::-1]} │"


@given(st.lists(phrases, min_size=2, max_size=5), st.lists(some, min_size=5, max_size=5))
@example([ONE, OTHER], [ARABIC, ONE, OTHER, ONE, OTHER])
def test_cells_of_a_framed_row_stand_in_the_order_of_columns(
    cells: list[Phrase], heads: list[str]
) -> None:
    shown = page_text((Grid(tuple(heads[: len(cells)]), (tuple(cells),)),), 120)
    rows = [line for line in shown.splitlines() if "│" in line]
    assert rows
    for line in rows:
        alone = [seen(cell) for cell in line.split("│")]
        assert seen(line).split("│") == alone


@given(
    st.lists(st.sampled_from([ONE, OTHER, ARABIC, "Ali", "2023", "−", "·"]), min_size=2, max_size=6)
)
def test_cells_of_a_compact_row_stand_in_the_order_of_columns(cells: list[str]) -> None:
    page = (Grid(tuple(cells), (tuple(cells),), compact=True, groups={0: OTHER}),)
    *_, row = page_text(page, 120).splitlines()
    assert seen(row).split() == [seen(cell) for cell in cells]


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER, ARABIC]), st.integers(0, 99)), min_size=2))
def test_each_name_keeps_what_is_said_of_it(said: list[tuple[str, int]]) -> None:
    phrase = tuple(part for name, count in said for part in (Span(name), f": − {count}; "))
    expected = "".join(f"{name[::-1]}: − {count}; " for name, count in said)
    assert seen(line_of(phrase)).rstrip() == expected.rstrip()
    sentence = "".join(f"{name} agrees with ({count}), " for name, count in said)
    assert seen(line_of(f"Of all, {sentence}one.")) == (
        f"Of all, {''.join(f'{name[::-1]} agrees with ({count}), ' for name, count in said)}one."
    )


LONG = "המועצה צריכה להגביל את העלייה, NATO תומך בכך, וגם Ali אומר כן."


def test_a_text_that_wraps_is_read_from_the_right_on_each_line() -> None:
    page = (Grid(("a", "b"), ((LONG, ONE),)),)
    lines = [line.split("│")[1] for line in page_text(page, 34).splitlines() if "│" in line][1:]
    assert len(lines) > 2
    for line in lines:
        said = bare(line).strip()
        first, last = said.split()[0], said.split()[-1]
        shown = seen(line).strip().split()
        assert shown[-1].strip(",.") in (first[::-1].strip(",."), first.strip(",."))
        assert shown[0].strip(",.") in (last[::-1].strip(",."), last.strip(",."))


def test_what_was_found_is_read_as_part_of_its_text() -> None:
    phrase = (Span("a/b\n", "id"), "שלום ", Span("»NATO«", "found"), " עולם")
    shown = page_text((Paragraph(phrase),))
    assert seen(shown.splitlines()[1]) == f"{'עולם'[::-1]} «NATO» {'שלום'[::-1]}"


def test_everything_on_a_page_is_isolated_and_nothing_else() -> None:
    page = (
        Heading(ONE, 1),
        Paragraph((ONE, " and ", OTHER, " agree.")),
        Facts(((ONE, OTHER),)),
        Items(((ONE, "\n", Span("a/b", "id")),)),
        Paragraph("Plain."),
    )
    assert page_text(page) == (
        f"\u2068{ONE}\u2069\n────\n\n\u2068{ONE}\u2069 and \u2068{OTHER}\u2069 agree.\n\n"
        f"\u2068{ONE}\u2069  \u2068{OTHER}\u2069\n\n  \u2068{ONE}\u2069\n    a/b\n\nPlain.\n"
    )


def test_lines_that_programs_read_stay_as_they_are() -> None:
    assert (
        page_text((Paragraph(f"{ONE}.yaml:3:5: error", whole=True),)) == f"{ONE}.yaml:3:5: error\n"
    )


def test_space_at_the_ends_and_addresses_stay_outside() -> None:
    assert line_of((f" {ONE} ", Span("x"))) == f" \u2068{ONE}\u2069 x"
    assert line_of(f"see https://example.org/{ONE}, of {ONE}") == (
        f"see https://example.org/{ONE}, of \u2068{ONE}\u2069"
    )
    assert line_of((Span("  ", "", True), ONE)) == f"  \u2068{ONE}\u2069"


def test_a_mark_of_direction_acts_on_its_text_alone() -> None:
    assert line_of(f"Ali and many others\u200f, {ONE}\u200f") == (
        f"Ali and many others, \u2068{ONE}\u200f\u2069"
    )


def test_a_text_with_a_foreign_name_first_is_read_from_the_right() -> None:
    assert line_of(f"NATO {LONG}").startswith("\u2067NATO ")


def test_markdown_isolates_names_within_a_cell_and_data_has_none() -> None:
    page = (
        Grid(
            ("a", "b"),
            (((ONE, ": −, ", OTHER, ": +"), (Span(ONE, "id"), "\n", Span(OTHER, "strong"))),),
        ),
    )
    assert f"| \u2068{ONE}\u2069: −, \u2068{OTHER}\u2069: + |" in markdown_text(page)
    assert f"| \u2068`{ONE}`\u2069<br>**\u2068{OTHER}\u2069** |" in markdown_text(page)
    view = View(lambda: Table("v", ("a", ONE), [(OTHER, (ONE, OTHER))]), lambda: page)
    for written in (render(view, "csv"), render(view, "json")):
        assert bare(written) == written


@pytest.mark.parametrize("said", ["rent", "é − 한", "नीति 👍🏽"])
def test_texts_of_other_scripts_are_as_before(said: str) -> None:
    assert isolate_right_to_left(mark_direction((Span(said),))) == (Span(said),)
