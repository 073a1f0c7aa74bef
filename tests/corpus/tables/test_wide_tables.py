"""Wide tables, whichever way they are turned."""

import pytest

from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.tables.wide_tables import WideShape, long_sheet, shapes_of_wide_table
from policy_compare.errors import CallError
from tests.corpus.tables.test_imports import corpus, errors, stances
from tests.support.tables import read_foreign_table


def sheet(text: str) -> Sheet:
    header, *rows = (line.split(",") for line in text.split("\n"))
    return Sheet(tuple(header), [Row(number, cells) for number, cells in enumerate(rows, 2)])


CAP, BUILD = "Should rents be capped?", "Should more homes be built?"


@pytest.mark.parametrize(
    ("text", "field", "label"),
    [
        (f"Question,Left,Right\n{CAP},yes,no\n{BUILD},no,yes", "proposition", 0),
        (f"Party,{CAP},{BUILD}\nLeft,yes,no", "author", 0),
        (f"proposition,Left,Right\n{CAP},yes,no", "proposition", 0),
        (f"who,{CAP},{BUILD}\nLeft,yes,no\nRight,no,no", "author", 0),
        (f"what,Left,Right\n{CAP},yes,no\n{BUILD},no,no", "proposition", 0),
        (
            f"No,topic,what,Left,Right\n1,Rents,{CAP},yes,no\n2,Homes,{BUILD},no,no",
            "proposition",
            2,
        ),
        (
            f"When,Your name,{CAP},{BUILD}\n1.5.24 10:00,Jo Berg,yes,no\n2.5.24 9:00,Ali,no,",
            "author",
            1,
        ),
        (
            f"Question no.,The question,Left,Right\n1,{CAP},yes,no\n2,{BUILD},no,no",
            "proposition",
            1,
        ),
        (f"user_id,Name,{CAP},{BUILD}\n1,Ali,yes,no\n2,Jo,no,no", "author", 1),
        (f"Theme,what,Left,Right\nRents,{CAP},yes,no\nHomes,{BUILD},no,no", "proposition", 1),
    ],
)
def test_names_tell_what_a_row_is(text: str, field: str, label: int) -> None:
    (shape,) = shapes_of_wide_table(sheet(text), ImportOptions())
    assert (shape.row_field, shape.label_place) == (field, label)
    assert len(shape.stance_places) == 2


def test_what_nothing_tells_may_be_both_until_it_is_said() -> None:
    table = sheet("x,Left,Right\nalpha,yes,no\nbeta,no,yes")
    shapes = [WideShape(field, 0, (1, 2)) for field in ("proposition", "author")]
    assert shapes_of_wide_table(table, ImportOptions()) == shapes
    for shape in shapes:
        options = ImportOptions(columns={shape.row_field: "x"})
        assert shapes_of_wide_table(table, options) == [shape]


@pytest.mark.parametrize(
    "text",
    [
        # One column of stances is that of a long table.
        "Party,Question,Answer\nLeft,Cap,yes\nRight,Cap,no",
        "author,proposition,A,B\nLeft,Cap,yes,no",
        "proposition,stance,A,B\nCap,yes,yes,no",
        "from,text,why\nAli,Cap rents.,Turnover.",
        "a,b,c\n,,",
    ],
)
def test_other_tables_are_not_wide(text: str) -> None:
    assert shapes_of_wide_table(sheet(text), ImportOptions()) == []


def test_a_column_that_is_named_must_be_there() -> None:
    with pytest.raises(CallError, match="the table has no column 'y'"):
        shapes_of_wide_table(sheet("a,b,c\n,,"), ImportOptions(columns={"author": "y"}))


def test_each_stance_becomes_a_row_with_what_is_said_of_its_own() -> None:
    table = sheet("topic,Question,Left,Right\nRents,Cap?,yes,no\n,Total,1,1\nx,,no,no")
    (shape,) = shapes_of_wide_table(table, ImportOptions())
    rows = long_sheet(table, shape)
    assert rows == Sheet(
        ("proposition", "author", "stance", "topic"),
        [
            Row(2, ["Cap?", "Left", "yes", "Rents"]),
            Row(2, ["Cap?", "Right", "no", "Rents"]),
            # What nothing names is told once.
            Row(4, ["", "Left", "no", "x"]),
        ],
        notes=(
            "a wide table: each row is a question (Question), each of these columns who answers: "
            "Left, Right",
            "not read: line 3, which sums up others",
        ),
    )


def test_many_columns_are_counted_in_the_note() -> None:
    names = ",".join(f"Q{number}" for number in range(9))
    table = sheet(f"party,{names}\nLeft{',yes' * 9}")
    (shape,) = shapes_of_wide_table(table, ImportOptions())
    assert long_sheet(table, shape).notes[0].endswith("Q0, Q1, Q2, Q3, Q4 and 4 more")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_both_ways_say_the_same(sign: str) -> None:
    down = "question,Left,Right\nCap?,yes,no\nBuild?,,Strongly agree\n"
    across = "party,Cap?,Build?\nLeft,yes,\nRight,no,Strongly agree\n"
    for text in (down, across):
        imported = read_foreign_table(text.replace(",", sign).encode(), "t.csv", ImportOptions())
        assert sorted(stances(imported)) == [
            ("Left", "cap", "support"), ("Right", "build", "support"), ("Right", "cap", "oppose"),
        ]  # fmt: skip
        assert (imported.rows, imported.silent_rows, imported.wrong_rows) == (4, {"": 1}, 0)
        assert imported.cells
        book = corpus(imported).codebook
        assert book.propositions["cap"].statement == "Cap?"


def test_a_cell_that_is_no_stance_is_told_and_the_others_of_its_row_come_in() -> None:
    text = "question,Left,Right,Green\nCap?,yes,whatever,no\nBuild?,no,no,no\n"
    imported = read_foreign_table(text.encode(), "t.csv", ImportOptions())
    assert errors(imported) == [("unknown-stance", 2)]
    assert (imported.rows, imported.wrong_rows, len(stances(imported))) == (6, 1, 5)
    assert imported.unknown_words == ("whatever",)
