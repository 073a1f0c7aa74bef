"""Footnotes stand apart from the text that they would cut."""

import pytest

from policy_compare.texts.printed.plain_text import read_plain
from tests.support.pdfs import Run, row, rows
from tests.support.printed import SECOND, below, read_pages, texts_in

AMID = """\
Housing is short in the old town, as many have found before us.{mark}

{note}

The schools are emptier than they were, and the shops close.
"""


def test_a_note_in_a_text_without_pages_ends_with_its_paragraph() -> None:
    found = read_plain(AMID.format(mark="1", note="1 See Smith, Housing, 2012, p. 4.")).blocks
    assert [(one.kind, one.marker, one.text) for one in found] == [
        ("paragraph", "", "Housing is short in the old town, as many have found before us."),
        ("note", "1", "See Smith, Housing, 2012, p. 4."),
        ("paragraph", "", "The schools are emptier than they were, and the shops close."),
    ]


def test_a_number_without_a_mark_begins_no_note() -> None:
    found = read_plain(AMID.format(mark="", note="1 in 9 households moved away last year.")).blocks
    assert [one.kind for one in found] == ["paragraph"] * 3


def test_raised_numbers_are_marks_and_small_lines_with_them_notes() -> None:
    lines = [row(700, "It was said so.", Run("1", 6, rise=4), " And more was said in 2020",
                 Run("2", 6, rise=4), " of all that.")]  # fmt: skip
    lines += rows(below(lines, 0.5), *SECOND)
    lines += [row(120, Run("1", 5, rise=3), Run(" A Source, p. 3, which is long", 8)),
              row(110, Run("and goes on.", 8)),
              row(100, Run("2", 5, rise=3), Run(" Another, 12 May 2020.", 8))]  # fmt: skip
    reading = read_pages(lines)
    assert texts_in(reading)[0] == "It was said so. And more was said in 2020 of all that."
    assert [(block.marker, block.text) for block in reading.blocks if block.kind == "note"] == [
        ("1", "A Source, p. 3, which is long and goes on."), ("2", "Another, 12 May 2020."),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["1,000,000", "1.5 million", "1% of all"])
def test_small_numbers_of_a_chart_are_no_notes(label: str) -> None:
    lines = [row(700, "Rents rose in the old town."), *rows(690, *SECOND)]
    lines.append(row(120, Run(label, 8)))
    assert label in [block.text for block in read_pages(lines).blocks if block.kind != "note"]
