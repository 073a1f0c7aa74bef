"""Tables with a unit a column."""

import pytest

from policy_compare.analysis.positions import Unit
from policy_compare.views.page import Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_columns import column_names, unit_heads
from tests.support.records import corpus, paper, urges


def question(*titles: str) -> Question:
    papers = (
        paper(f"p{place:02}", urges({"cap": "support"}), title=title)
        for place, title in enumerate(titles)
    )
    return Question(corpus(*papers))


def test_a_few_units_go_by_their_names_first_and_then_by_keys() -> None:
    asked = question("Homes for all", "Rents")
    full, short = unit_heads(asked, asked.positions().units)
    assert full == (("Homes for all", "Rents"), ())
    assert short.heads == ("Home", "Rents")
    assert short.legend == (Paragraph("Home = Homes for all", note=True, keys=True),)


def test_names_that_are_short_need_no_keys() -> None:
    asked = question("SPD", "CDU")
    assert unit_heads(asked, asked.positions().units) == ((("SPD", "CDU"), ()),)


def test_many_units_go_by_keys_only() -> None:
    asked = question(*(f"Homes in {place}00 towns" for place in range(1, 14)))
    (short,) = unit_heads(asked, asked.positions().units)
    assert len(set(short.heads)) == 13
    (legend,) = short.legend
    assert str(legend.text).count(" = Homes in ") == 13


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([Unit("a", "Ali"), Unit("b", "Berg")], ("Ali", "Berg")),
        ([Unit("a", "Ali"), Unit("b", "Ali")], ("Ali (a)", "Ali (b)")),
        ([Unit("a", "id"), Unit("b", "Two\nlines")], ("id (a)", "Two lines")),
        (
            [Unit("a", "Ali"), Unit("a ", "Ali"), Unit("c", "Ali (a)")],
            ("Ali (a)", "Ali (2)", "Ali (a) (c)"),
        ),
    ],
)
def test_columns_are_called_as_units_and_never_alike(
    units: list[Unit], expected: tuple[str, ...]
) -> None:
    assert column_names(units, ("id",)) == expected
