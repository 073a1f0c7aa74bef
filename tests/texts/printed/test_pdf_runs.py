"""The runs of a page are pieces of single lines, however PDFium takes them together."""

from importlib import import_module
from typing import Any

from policy_compare.texts.printed.pdf_page import PdfPage
from policy_compare.texts.printed.pdf_runs import LineRun, SpacedPage, part_of_run, runs_of_page
from tests.support.pdfs import Row, Run, pdf, row, rows

#: The packages have no types, so they are taken as they come.
PdfDocument: Any = import_module("pypdfium2").PdfDocument
raw: Any = import_module("pypdfium2.raw")


def runs_in(data: bytes) -> tuple[SpacedPage, list[LineRun]]:
    page = PdfDocument(data)[0]
    spaced = SpacedPage(PdfPage(raw, page.get_textpage()), [])
    return spaced, runs_of_page(spaced)


def runs_of(*lines: Row) -> list[LineRun]:
    return runs_in(pdf(lines))[1]


def test_a_run_has_the_edges_of_its_words() -> None:
    (run,) = runs_of(row(700, "The old bridges", x=80))
    assert (run.text, run.first, run.last) == ("The old bridges", 0, 15)
    assert run.spot[:3] == (80, 700, 10)
    assert 140 < run.right < 160


def test_raised_numbers_are_raised() -> None:
    (run,) = runs_of(row(700, "It is so.", Run("12", 6, rise=4)))
    assert run.text == "It is so.¹²"


def test_a_part_of_a_run_has_edges_of_its_own() -> None:
    spaced, (run,) = runs_in(pdf([row(700, "The old bridges")]))
    (part,) = part_of_run(spaced, run, 4, 15)
    assert part.text == "old bridges"
    assert part.spot.along > 80
    assert part.right == run.right


def test_lines_that_stand_hardly_above_each_other_are_parted() -> None:
    words = ["of", "bridges", "and", "of", "roads", "in", "the", "valley"]
    lines = [
        row(700 - 11 * number - 3.5 * place, f"{word} {number}, and so it", x=72 + 150 * place)
        for number, word in enumerate(words)
        for place in range(3)
    ]
    assert len(runs_of(*lines)) == len(lines)


def test_pages_that_are_turned_are_read_as_the_reader_turns_them() -> None:
    upright = pdf(rows(700, "The first line of it.", "The second one."))
    for turn in (b"0 1 -1 0 ", b"-1 0 0 -1 ", b"0 -1 1 0 "):
        runs = runs_in(upright.replace(b"BT 1 0 0 1 ", b"BT " + turn))[1]
        assert [run.text for run in runs] == ["The first line of it.", "The second one."]
        assert all(run.right - run.spot.along > 60 for run in runs)
        assert len({run.spot.turn for run in runs}) == 1 != runs[0].spot.turn + 1
