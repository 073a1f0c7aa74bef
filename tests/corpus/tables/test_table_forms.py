"""The columns tell what a row is, or it is asked."""

from collections.abc import Mapping

import pytest

from policy_compare.corpus.tables.foreign_columns import ImportOptions, TableKind
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.tables.table_forms import forms_of_table
from policy_compare.errors import CallError
from policy_compare.statement_table import COLUMNS


def told(
    text: str, kind: TableKind | None = None, columns: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """The kind of each form that the table may have, and the option that says it."""
    header, *rows = (line.split(",") for line in text.split("\n"))
    sheet = Sheet(tuple(header), [Row(number, cells) for number, cells in enumerate(rows, 2)])
    forms = forms_of_table(sheet, ImportOptions(kind, columns or {}))
    return [(form.kind, *form.option) for form in forms]


POSITIONS = ("positions", "--as", "positions")
RECOMMENDATIONS = ("recommendations", "--as", "recommendations")


@pytest.mark.parametrize(
    ("text", "columns", "forms"),
    [
        ("author,proposition,stance", {}, [POSITIONS]),
        ("paper,proposition,stance,quote", {}, [POSITIONS]),
        ("from,to,text", {}, [RECOMMENDATIONS]),
        ("author,statement", {}, [RECOMMENDATIONS]),
        (",".join(COLUMNS), {}, [RECOMMENDATIONS]),
        ("author,proposition,stance,text", {}, [POSITIONS, RECOMMENDATIONS]),
        ("who,Recommendation", {"author": "who", "text": "Recommendation"}, [RECOMMENDATIONS]),
        ("who,what,says", {"author": "who", "proposition": "what", "stance": "says"}, [POSITIONS]),
        (
            "x,Left,Right\na,yes,no",
            {},
            [("positions", "--map", "proposition=x"), ("positions", "--map", "author=x")],
        ),
        ("party,Cap,Build\nLeft,yes,no", {}, [("positions", "--map", "author=party")]),
    ],
)
def test_columns_tell_what_a_row_is(
    text: str, columns: dict[str, str], forms: list[tuple[str, str, str]]
) -> None:
    assert told(text, None, columns) == forms


def test_what_is_said_rules() -> None:
    both = "author,proposition,stance,text"
    assert told(both, "positions") == [POSITIONS]
    assert told(both, "recommendations") == [RECOMMENDATIONS]
    assert told("party,Cap,Build\nLeft,yes,no", "positions")[0][1:] == ("--map", "author=party")


@pytest.mark.parametrize(
    ("text", "kind", "columns", "message", "hint"),
    [
        ("a,b", None, {}, "its columns do not tell what a row is: a, b", "--as recommendations"),
        ("author,b", None, {}, "do not tell", "--as positions --map proposition=COLUMN"),
        ("author,b", "recommendations", {}, "the table has no column for text", "text=COLUMN"),
        (
            "party,Cap,Build\nLeft,yes,no",
            "recommendations",
            {},
            "no column for author and text",
            "",
        ),
        ("a,b", None, {"x": "a"}, "--map: there is no field 'x'", ""),
        ("a,b", None, {"text": "c"}, "--map: the table has no column 'c'", "it has: a, b"),
    ],
)
def test_what_fits_nothing_is_told(
    text: str, kind: TableKind | None, columns: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises(CallError) as caught:
        told(text, kind, columns)
    assert message in caught.value.message
    assert hint in caught.value.hint
