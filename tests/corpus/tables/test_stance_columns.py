"""Columns of stances are told by what stands in them."""

import pytest

from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.tables.stance_columns import find_stance_columns


def find(
    *columns: str, meanings: dict[str, str] | None = None, excluded: tuple[int, ...] = ()
) -> str:
    """The columns, each a name and its cells, that hold stances."""
    names, *rows = zip(*(column.split() for column in columns), strict=True)
    sheet = Sheet(tuple(names), [Row(number, list(row)) for number, row in enumerate(rows, 2)])
    return "".join(names[place] for place in find_stance_columns(sheet, meanings or {}, excluded))


@pytest.mark.parametrize(
    ("columns", "stances"),
    [
        (["q cap build", "A yes no", "B agree _"], "AB"),
        (["q cap build", "A stimme nein", "B stimme ja"], "AB"),
        # A word that stands in two columns is one of both, in one column it may be anything.
        (["q cap build", "A ouais bof", "B bof ouais"], "AB"),
        (["q cap build", "A ouais ouais", "B yes no"], "B"),
        # Numbers that go beyond one count something, but on a scale.
        (["q cap build", "A 1 -1", "B 0 1", "n 7 1"], "AB"),
        (["q 1 2 3 4 5 6", "A 1 0 1 1 1 -1", "B 0 1 0 1 0 1", "n 31 0 0 1 0 0"], "AB"),
        (["q cap build tax", "A 5 1 1", "B 4 2 1"], "AB"),
        (["q cap build tax", "No 1 2 3", "A 5 1 1", "B 4 2 1"], "AB"),
        (["q cap build", "A yes no", "B yes 47"], "AB"),
        (["q cap build", "A yes no", "date 2024-05-01 2024-05-01"], "A"),
    ],
)
def test_stances_are_words_that_say_so(columns: list[str], stances: str) -> None:
    assert find(*columns) == stances


def test_what_is_said_to_be_none_is_none() -> None:
    assert find("q cap", "A yes", "B no", excluded=(1,)) == "B"


def test_words_that_are_given_a_meaning_are_stances() -> None:
    assert find("q cap build", "A ouais ouais") == ""
    assert find("q cap build", "A ouais ouais", meanings={"ouais": "support"}) == "A"
