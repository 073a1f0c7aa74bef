"""What a spreadsheet would compute."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.formulas import DELIMITERS, _patterns_in, guard_formulas, unguard_formulas
from tests.support.strategies import texts

SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

#: Texts made of what decides where cells begin and end.
risky = st.text("=+-@\uff1d; \t\n\r\"',a\u00a0", max_size=12)


def cells(text: str, delimiter: str) -> list[str]:
    """Every cell of a CSV text to a reader that takes this for what separates them."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", ";", "; ", "x;", "a\n", "a\t", "a\r\n ", ";\u00a0", 'x;"'])
def test_a_sign_that_begins_a_cell_is_guarded(before: str, sign: str) -> None:
    assert guard_formulas(f"{before}{sign}1+1") == f"{before}'{sign}1+1"
    assert guard_formulas(f"{before}'{sign}1+1") == f"{before}''{sign}1+1"


@pytest.mark.parametrize(
    "text", ["", "a=1", "a -1", "'a", "'", "x; y", "rent, -1", "1-2", "a;b=c", "don't; won't"]
)
def test_other_texts_stay(text: str) -> None:
    assert guard_formulas(text) == text
    assert unguard_formulas(text) == text


def test_every_item_of_a_list_has_its_own_guard() -> None:
    assert guard_formulas("=1; a; -b;@c") == "'=1; a; '-b;'@c"


def test_a_tab_that_is_left_out_is_guarded_too() -> None:
    assert guard_formulas("\tx") == "'\tx"
    assert guard_formulas("\t=1") == "'\t'=1"
    assert unguard_formulas("'\t=1") == "\t=1"


@given(st.one_of(texts, risky))
@example("'=1; ''-b\n'\t'x")
def test_what_is_guarded_is_the_text_again(text: str) -> None:
    assert unguard_formulas(guard_formulas(text)) == text


@given(st.lists(st.lists(risky, min_size=2, max_size=3), min_size=1, max_size=3))
@example([["x", 'y;"=1']])
@example([['x;""\'', "=1"]])
def test_no_cell_begins_with_a_sign_whatever_separates_cells(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([[guard_formulas(cell) for cell in row] for row in rows])
    for delimiter in (",", ";", "\t"):
        for cell in cells(written.getvalue(), delimiter):
            assert not cell.lstrip().startswith(SIGNS), (delimiter, cell)


@given(st.text("=-'\";, \t\n\ra1\uff1d", max_size=12), st.sampled_from(DELIMITERS))
def test_a_text_that_is_left_as_it_is_has_no_formula(text: str, delimiter: str) -> None:
    if guard_formulas(text, delimiter) == text:
        assert _patterns_in(delimiter).formula.search(text) is None
