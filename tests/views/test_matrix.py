"""The synthesis matrix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.relations import find_overlaps
from policy_compare.analysis.selection import (
    EVERYTHING,
    Filters,
    Selection,
    resolve_filters,
    select_ids,
)
from policy_compare.model import Corpus, Paper, Proposition, Stance
from policy_compare.views import matrix
from policy_compare.views.page import Alternatives, Grid
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import LEGEND
from policy_compare.views.phrases import Span, position_anchor, spans_of, text_of
from tests.support.records import BOOK, corpus, grids, paper, rows, said, stances, urges
from tests.support.rendering import render
from tests.support.strategies import corpora, selections

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="a", strength="must", actors=("council",)),
        urges({"cap": "support"}, id="b", condition="if asked", actors=("builders",)),
    ),
    paper("berg", urges({"cap": "neutral", "build": "oppose"})),
    paper("chen", urges()),
)


def grid(*, full: bool = False, **given: tuple[str, ...]) -> Grid:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(**given)))
    (found,) = grids(matrix.view(question, full=full).page())
    return found


def cells(found: Grid) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in found.rows]


def test_columns() -> None:
    assert matrix.view(Question(CORPUS)).table().columns == (
        "proposition",
        "unit",
        "direction",
        "strength",
        "condition",
        "actors",
        "recommendations",
    )


def test_each_position_has_a_row() -> None:
    found = [tuple(row.values()) for row in rows(matrix.view(Question(CORPUS)))]
    assert found == [
        ("cap", "ali", "for", "must", ("if asked",), ("council", "builders"), ("ali/a", "ali/b")),
        ("cap", "berg", "neutral", None, (), (), ("berg/act",)),
        ("build", "berg", "against", None, (), (), ("berg/act",)),
    ]


def test_that_a_missing_row_is_silence_is_noted() -> None:
    (note,) = matrix.view(Question(CORPUS)).table().notes
    assert note == "A pair of proposition and unit without a row is silence."


def test_the_page_shows_a_sign_with_its_strength_for_every_unit() -> None:
    found = grid()
    assert found.heads == ("Proposition", "Ali", "Berg", "Chen")
    assert (found.fixed, found.compact) == (1, True)
    assert cells(found) == [
        ["Rents should be capped.\tcap", "+ must*", "~", "·"],
        ["More homes should be built.\tbuild", "·", "−", "·"],
    ]


def test_topics_stand_over_their_propositions() -> None:
    assert {number: text_of(label) for number, label in grid().groups.items()} == {
        0: "Rents (rents)",
        1: "Building (building)",
    }


def test_without_topics_there_are_no_groups() -> None:
    book = BOOK._replace(propositions={"cap": Proposition("cap", "Rents should be capped.")})
    (found,) = grids(matrix.view(Question(stances(book, a="support"))).page())
    assert found.groups == {}


def test_what_the_marks_mean_is_said_where_they_stand() -> None:
    text = said(matrix.view(Question(CORPUS)).page())
    assert "· silent   * on a condition" in text
    assert "show ID, or matrix --full" in text
    plainly = said(matrix.view(Question(stances(a="support", b="oppose"))).page())
    assert "* on" not in plainly
    assert "uncoded" not in plainly


def test_other_pages_say_what_signs_and_marks_mean_before_the_grid() -> None:
    question = Question(CORPUS)
    held = question.positions()
    page = matrix.sign_matrix(question, held, find_overlaps(CORPUS, held))
    assert said(page).startswith(f"{LEGEND}   * on a condition\nProposition")


def forms(*papers: Paper) -> list[tuple[tuple[str, ...], str]]:
    """Of each form the matrix has, the heads of the units and the first unit's first cell."""
    page = matrix.view(Question(corpus(*papers))).page()
    (choice,) = (block for block in page if isinstance(block, Alternatives))
    tables = [form[0] for form in choice.forms]
    return [
        (table.heads[1:], text_of(table.rows[0][1])) for table in tables if isinstance(table, Grid)
    ]


def test_the_narrower_the_less_a_column_says() -> None:
    firm = urges({"cap": "support"}, strength="must", condition="if asked")
    papers = (paper("a", firm, title="Homes for all"), paper("b", title="Rents"))
    assert forms(*papers) == [
        (("Homes for all", "Rents"), "+ must*"),
        (("Home", "Rents"), "+ must*"),
        (("Homes for all", "Rents"), "+*"),
        (("Home", "Rents"), "+*"),
    ]


def test_a_form_that_would_say_the_same_is_left_out() -> None:
    assert forms(paper("a", urges({"cap": "oppose"}), title="SPD")) == [(("SPD",), "−")]


def test_many_units_fit_80_columns_by_their_keys() -> None:
    papers = [
        paper(f"p{place}", urges({"cap": "support"}), title=f"Homes in {place} towns")
        for place in range(10, 30)
    ]
    found = render(matrix.view(Question(corpus(*papers))), "table")
    assert found.count("─\nRents (rents)\n") == 1
    assert "+ + + + + + + + + + + + + + + + + + + +\n" in found
    assert "Homes in 10 towns" in found


def test_the_full_page_shows_conditions_and_recommendations() -> None:
    found = grid(full=True)
    assert found.heads == ("Proposition", "Ali", "Berg", "Chen")
    assert (found.fixed, found.compact) == (1, False)
    assert cells(found) == [
        [
            "Rents should be capped.\ncap",
            "+ must\n  on condition: if asked\n  a\n  b",
            "~\n  act",
            "·",
        ],
        ["More homes should be built.\nbuild", "·", "−\n  act", "·"],
    ]


def test_the_wide_table_has_a_column_a_unit_and_words_in_it() -> None:
    table = matrix.view(Question(CORPUS), wide=True).table()
    assert table.view == "matrix --wide"
    assert table.columns == ("id", "statement", "Ali", "Berg", "Chen")
    assert list(table.rows) == [
        ("cap", "Rents should be capped.", "for (must), on condition: if asked", "neutral", None),
        ("build", "More homes should be built.", None, "against", None),
    ]
    assert table.notes == ("An empty cell is silence.",)


def test_nothing_in_the_wide_table_is_computed_by_a_spreadsheet() -> None:
    found = render(matrix.view(Question(CORPUS), wide=True), "csv")
    assert "'" not in found


def test_columns_of_the_wide_table_are_never_alike() -> None:
    two = corpus(paper("a", urges({"cap": "support"}), title="id"), paper("b", title="id"))
    table = matrix.view(Question(two), wide=True).table()
    assert table.columns == ("id", "statement", "id (a)", "id (b)")


def test_who_is_not_coded_to_the_end_is_not_shown_as_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Question(CORPUS).positions()._replace(unfinished=frozenset(("berg", "chen")))
    monkeypatch.setattr(Question, "positions", lambda question: held)
    assert [row[1:] for row in cells(grid())] == [["+ must*", "~", "?"], ["·", "−", "?"]]
    assert [row[3] for row in cells(grid(full=True))] == ["?", "?"]
    assert "* on a condition   ? uncoded" in said(matrix.view(Question(CORPUS)).page())
    wide = matrix.view(Question(CORPUS), wide=True).table()
    assert [row[-1] for row in wide.rows] == ["?", "?"]


def test_filters_choose_rows_and_columns() -> None:
    assert len(grid(topics=("building",)).rows) == 1
    assert grid(papers=("ali", "chen")).heads == ("Proposition", "Ali", "Chen")


def test_an_empty_matrix_says_so() -> None:
    selection = resolve_filters(CORPUS, Filters(topics=("social",)))
    for full in (False, True):
        text = said(matrix.view(Question(CORPUS, selection), full=full).page())
        assert "No proposition is spoken to here." in text


def test_what_is_not_coded_is_no_silence_for_machines() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"})),
        paper("berg", urges(id="open")._replace(coded=False)),
        paper("chen", urges(id="frame")),
    )
    rows_by_unit = {row["unit"]: row for row in rows(matrix.view(Question(found)))}
    assert {unit: row["direction"] for unit, row in rows_by_unit.items()} == {
        "ali": "for",
        "berg": "uncoded",
    }
    assert rows_by_unit["berg"]["recommendations"] == ()


MIXED = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="cap", strength="must", condition="if asked"),
        urges({"free": "neutral"}, id="free", strength="must"),
        urges({"build": "oppose"}, id="build", strength="should"),
        urges({"social-homes": "support"}, id="homes", strength="could"),
    ),
    paper("berg", urges({"cap": "support"}, id="a"), urges({"cap": "oppose"}, id="b")),
    paper("chen", urges({"cap": "support"}, strength="could"), urges(id="open", coded=False)),
)


def sign_grid(found: Corpus, selection: Selection = EVERYTHING, by: By = "paper") -> Grid:
    (grid,) = grids(matrix.view(Question(found, selection, by)).page())
    return grid


def sign_spans(found: Grid) -> list[list[Span]]:
    """The signs in each row."""
    return [[span for cell in row[1:] for span in spans_of(cell)] for row in found.rows]


def test_a_sign_is_read_aloud_in_words() -> None:
    assert [[span.words for span in row] for row in sign_spans(sign_grid(MIXED))] == [
        ["for, must, on a condition", "both", "for, could"],
        ["neutral", "silent", "uncoded"],
        ["against, should", "silent", "uncoded"],
        ["for, could", "silent", "uncoded"],
    ]


def test_only_the_sign_of_a_position_leads_on() -> None:
    assert [[span.target for span in row] for row in sign_spans(sign_grid(MIXED))] == [
        [position_anchor("cap", id) for id in ("ali", "berg", "chen")],
        [position_anchor("free", "ali"), "", ""],
        [position_anchor("build", "ali"), "", ""],
        [position_anchor("social-homes", "ali"), "", ""],
    ]


def test_the_more_binding_the_darker() -> None:
    shades = sign_grid(MIXED).shades
    assert [row[0] for row in shades[2:]] == [0.5, 0.0]
    assert shades[0][0] == 1.0
    # One that does not say how binding it is is as a usual one.
    assert shades[0][1] == 0.5
    assert [list(row[1:]) for row in shades[1:]] == [[None, None]] * 3


@settings(max_examples=40)
@given(corpora(), st.sampled_from(BYS))
def test_the_rows_of_a_topic_are_those_that_its_filter_shows(found: Corpus, by: By) -> None:
    for grid in grids(matrix.view(Question(found, by=by)).page()):
        (facet,) = grid.facets
        for id in found.codebook.topics:
            chosen = select_ids(found.codebook, {"topics": (id,)})
            of_topic = [
                text_of(row[0])
                for narrowed in grids(matrix.view(Question(found, chosen, by)).page())
                for row in narrowed.rows
            ]
            marked = zip(grid.rows, grid.marks, strict=True)
            rows = [text_of(row[0]) for row, mark in marked if id in mark.choices[0]]
            assert sorted(rows) == sorted(of_topic)
            assert (id in facet.choices) == bool(rows)


@settings(max_examples=40)
@given(corpora(), st.sampled_from(BYS), selections())
def test_every_cell_has_a_shade_where_it_holds_a_position(
    found: Corpus, by: By, selection: Selection
) -> None:
    for grid in grids(matrix.view(Question(found, selection, by)).page()):
        for row, shades in zip(sign_spans(grid), grid.shades, strict=True):
            assert [bool(span.target) for span in row] == [shade is not None for shade in shades]
            assert all(shade is None or 0 <= shade <= 1 for shade in shades)
            assert all(span.words for span in row)


def test_more_units_than_anybody_reads_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "_MOST_CELLS", 3)
    view = matrix.view(Question(stances(a="support", b="support", c="oppose", d="neutral")))
    (counted,) = grids(view.page())
    assert counted.heads == ("Proposition", "+", "−", "~", "±", "·", "?")
    assert [text_of(cell) for cell in counted.rows[0]][1:] == ["2", "1", "1", "0", "0", "0"]
    assert "--topic or --paper narrows" in said(view.page())
    assert len(rows(view)) == 4


def test_of_more_propositions_than_anybody_reads_the_first_have_their_signs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrix, "_MOST_CELLS", 4)
    monkeypatch.setattr(matrix, "MOST_PROPOSITIONS", 2)
    of_each: dict[str, Stance] = dict.fromkeys(BOOK.propositions, "support")
    asked = Question(corpus(paper("ali", urges(of_each)), paper("berg", urges(of_each))))
    view = matrix.view(asked)
    first, last = [*BOOK.propositions][1], [*BOOK.propositions][-1]
    assert first in said(view.page())
    assert last not in said(view.page())
    assert f"These are the first 2 of {len(BOOK.propositions)} propositions" in said(view.page())
    assert "Counted" not in said(view.page())
    assert len(rows(view)) == 2 * len(BOOK.propositions)
