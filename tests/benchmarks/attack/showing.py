"""Attacks on those who read what is written: hostile texts in every place that text can have."""

import csv
import io
import random
from pathlib import Path

from bidi import get_display

from policy_compare.invisible import is_blank
from policy_compare.render.csv import csv_text as written_csv
from policy_compare.render.markdown import markdown_text as written_markdown
from policy_compare.render.terminal import page_text as written_text
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Span, one_line
from policy_compare.views.table import Table
from tests.render.test_markdown import everywhere, meant, read
from tests.support.strategies import NASTY, ROLES

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CELLS = "=+-@\uff1d; \t\n\"'a"
_NAMES = ("נועם", "יעל", "سارة", "Ali", "NATO", "2023", "٤٢", "−", "+ must", "(x)", ":", ",")


def markdown(chance: random.Random, folder: Path) -> str:
    """A page of Markdown with a hostile text in every place has no element that is not ours."""
    text = one_line(chance.choice(("", " ")).join(chance.choices(NASTY, k=chance.randint(1, 3))))
    page = everywhere(Span("x" if is_blank(text) else text, chance.choice(ROLES)))
    try:
        held = read(written_markdown(page)) == [meant(block) for block in page]
    except AssertionError:
        held = False
    return "" if held else f"Markdown: another structure with {text!a}"


def formulas(chance: random.Random, folder: Path) -> str:
    """A CSV file has no cell that is computed, whatever a spreadsheet takes for cells."""
    texts = ["".join(chance.choices(_CELLS, k=chance.randint(1, 12))) for _ in range(4)]
    table = Table("made", ("a", texts[0]), [(texts[1], (texts[2], texts[3]))])
    for sign in ",;\t":
        for row in csv.reader(io.StringIO(written_csv(table), newline=""), delimiter=sign):
            if any(cell.lstrip().startswith(_FORMULA) for cell in row):
                return f"CSV: a formula between {sign!a} in {texts!a}"
    return ""


def directions(chance: random.Random, folder: Path) -> str:
    """Cells of a row stay in their order where lines are ordered for reading."""
    cells = tuple(
        " ".join(chance.choices(_NAMES, k=chance.randint(1, 4)))
        for _ in range(chance.randint(2, 5))
    )
    for line in written_text((Grid(cells, (cells,)),), 160).splitlines():
        alone = [get_display(cell, base_dir="L") for cell in line.split("│")]
        if get_display(line, base_dir="L").split("│") != alone:
            return f"a row in another order: {cells!a}"
    return ""
