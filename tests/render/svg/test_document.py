"""Pictures as files of their own."""

from pathlib import Path
from xml.etree.ElementTree import ParseError

import pytest
from hypothesis import HealthCheck, given, settings

from policy_compare.errors import CallError
from policy_compare.model import Corpus
from policy_compare.render.svg.document import render
from policy_compare.views import consensus, disagreements, matrix, measures_grid
from policy_compare.views.page import Alternatives, Block, Grid, Heading, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.table import Table, View
from tests.render.svg.test_heat_map import GRID, LEGEND
from tests.render.svg.test_tension_drawing import PICTURE
from tests.support.corpora import Run
from tests.support.drawings import parse_drawing, texts_in
from tests.support.rendering import render as render_as
from tests.support.strategies import hostile

TITLE = Heading("Matrix: topic rents", 1)


def view_of(*blocks: Block) -> View:
    return View(lambda: Table("made", (), []), lambda: blocks)


def test_a_file_says_that_it_is_xml_and_ends_with_a_line() -> None:
    text = render(view_of(TITLE, GRID))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert text.endswith("</svg>\n")
    assert text == render(view_of(TITLE, GRID))


def test_a_table_goes_by_the_page_and_is_described() -> None:
    root = parse_drawing(render(view_of(TITLE, Paragraph("About."), GRID)))
    assert (root[0].text, root[0].tag) == ("Matrix: topic rents", "title")
    assert root[1].text == (
        "A table of 2 rows and 2 columns with a sign or figure in each cell, darker where it is "
        "stronger. Columns: Ali 2023; Berg 2024. Rows: Rents should be capped. More homes should "
        "be built."
    )
    assert texts_in(root)[0] == "Matrix: topic rents"


def test_the_notes_below_a_table_are_its_legend_and_its_captions() -> None:
    notes = (Paragraph(LEGEND, note=True), Paragraph("Not coded: ali.", note=True))
    others = (Heading("Other"), Paragraph("Not of this.", note=True))
    said = texts_in(parse_drawing(render(view_of(TITLE, GRID, *notes, *others))))
    assert "against" in said
    assert said[-1] == "Not coded: ali."
    assert LEGEND not in said


def test_of_several_forms_the_fullest_is_drawn_unless_it_is_very_wide() -> None:
    def forms(columns: int) -> Alternatives:
        heads = ("Proposition", *(f"p{number}" for number in range(columns)))
        rows = [("Rents.", *[sign] * columns) for sign in ("+ must", "+")]
        return Alternatives([(Grid(heads, (row,), 1, compact=True),) for row in rows])

    assert "+ must" in texts_in(parse_drawing(render(view_of(TITLE, forms(3)))))
    assert "+ must" not in texts_in(parse_drawing(render(view_of(TITLE, forms(60)))))


def test_a_picture_of_tensions_tells_the_reasons_that_no_page_is_there_to_tell() -> None:
    root = parse_drawing(render(view_of(TITLE, PICTURE)))
    assert [one.text for one in root[:2]] == ["Tensions", "Two tensions."]
    assert texts_in(root)[-2:] == ["1. Why one.", "2. Why two."]
    assert not list(root.iter("a"))


@pytest.mark.parametrize("part", [Paragraph("Only words."), GRID._replace(compact=False)])
def test_what_has_no_picture_says_what_has_one(part: Block) -> None:
    with pytest.raises(
        CallError, match="nothing to draw on the page “Matrix: topic rents”"
    ) as info:
        render(view_of(TITLE, part))
    for command in ("matrix", "measures --grid", "consensus", "disagreements"):
        assert command in info.value.hint


def test_a_picture_is_asked_for_by_name_or_by_format(run: Run, tmp_path: Path) -> None:
    assert run("matrix", "--output", "matrix.svg").code == 0
    assert Path("matrix.svg").read_text("utf-8") == run("matrix", "--format", "svg").out
    found = run("papers", "--format", "svg")
    assert (found.code, found.out) == (2, "")
    assert "nothing to draw on the page “Papers”" in found.err


PICTURES = (matrix.view, measures_grid.view, disagreements.view, consensus.view)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(hostile())
def test_no_text_gets_out_of_its_place(found: Corpus) -> None:
    for make in PICTURES:
        try:
            text = render_as(make(Question(found)), "svg")
        except CallError:
            continue
        root = parse_drawing(text)
        assert {one.tag for one in root.iter()} <= {
            "svg", "title", "desc", "g", "rect", "circle", "path", "text",
        }  # fmt: skip
        names = {name for one in root.iter() for name in one.keys()}  # noqa: SIM118
        assert not {name for name in names if name.startswith("on") or name in ("style", "href")}
        assert not set(text) & set("\x00\x1b\x9b\r\u202e\ufffe\ud800\u2028")


def test_the_reader_of_these_tests_would_see_what_is_no_xml() -> None:
    with pytest.raises(ParseError):
        parse_drawing("<svg><text>a < b</text></svg>")
