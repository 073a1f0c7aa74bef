"""How drafts are shown: one on a page, many in a table, their passages where they are wanted."""

import pytest

from policy_compare.model import Evidence
from policy_compare.passage import DraftSummary, Language, Passage
from policy_compare.views.coverage import COLUMNS
from policy_compare.views.drafts import view
from policy_compare.views.phrases import text_of
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.records import grids, headings, rows, said
from tests.support.rendering import render
from tests.views.test_coverage import LEASE, NASTY, REGISTER

GERMAN = Language("de", "German")

ALI = DraftSummary(
    "ali-2023",
    "ali.txt",
    (REGISTER, LEASE),
    ("register", "lease"),
    {"must": 1, "should": 1},
    {"Proposals": 1, "": 1},
    {"title": ("Homes for\nall", "the text"), "issued": ("2023", "the file's properties")},
    ("authors", "publisher"),
    unsure=3,
)
CALM = DraftSummary("calm", "calm.txt", fields_missing=("title",))
BERG = CALM._replace(id="berg", text="berg.txt", languages=(GERMAN,))


def test_one_draft_in_the_terminal() -> None:
    found = view([ALI], ["look at it", "policy-compare check --corpus " + "long/" * 20])
    assert render(found, "table") == ONE
    assert len(ONE.splitlines()) <= 20


ONE = f"""\
2 passages drafted in ali.txt
─────────────────────────────
strength   1 must, 1 should
sections   Proposals (1), no heading (1)
certainty  60 to 85 of 100
title      Homes for all (from the text)
issued     2023 (from the file's properties)
not found  authors and publisher

Less certain passages left out: 3; --all --force drafts them too.

What to do next

1. look at it
2. policy-compare check --corpus {"long/" * 20}
"""


def test_official_recommendations_are_counted() -> None:
    terminal = render(view([ALI._replace(official=1)]), "table")
    assert "order      1 official, then 1 other\n" in terminal
    many = render(view([ALI._replace(official=2), CALM]), "markdown")
    assert "2 official" in many
    assert "other" not in many


def test_many_drafts_in_the_terminal() -> None:
    assert render(view([ALI, CALM, BERG]), "table") == MANY


MANY = """\
2 passages drafted in 3 texts
─────────────────────────────
╭────────────────┬──────────────────────────────┬──────────────────────────────╮
│ Text and paper │ Passages                     │ Of the paper itself          │
├────────────────┼──────────────────────────────┼──────────────────────────────┤
│ ali.txt        │ 2: 1 must, 1 should          │ title and issued             │
│ ali-2023       │ Proposals (1), no heading    │ not found: authors and       │
│                │ (1)                          │ publisher                    │
│                │ 3 less certain left out      │                              │
├────────────────┼──────────────────────────────┼──────────────────────────────┤
│ calm.txt       │ none                         │ not found: title             │
│ calm           │                              │                              │
├────────────────┼──────────────────────────────┼──────────────────────────────┤
│ berg.txt       │ none                         │ not found: title             │
│ berg           │ seems to be in German        │                              │
╰────────────────┴──────────────────────────────┴──────────────────────────────╯

Passages are found in English only.
--all --force drafts the less certain passages too.
"""


def test_many_drafts_with_nothing_to_note() -> None:
    whole = ALI._replace(unsure=0, fields_missing=())
    assert not view([whole, whole]).table().notes
    (grid,) = grids(view([whole, whole]).page())
    assert text_of(grid.rows[0][2]) == "title and issued"
    bare = whole._replace(fields_found={}, fields_missing=("title",))
    (grid,) = grids(view([bare, whole]).page())
    assert text_of(grid.rows[0][2]) == "not found: title"


@pytest.mark.parametrize(
    ("languages", "said_so"),
    [
        ((), "No passage was taken for a recommendation; passages are found in English only."),
        ((GERMAN,), "calm.txt seems to be in German; passages are found in English only."),
        (
            (GERMAN._replace(share=0.4),),
            "calm.txt seems to be partly in German (about 40 %); passages are found in English "
            "only.",
        ),
        (
            (GERMAN._replace(share=0.5), Language("fr", "French", 0.3)),
            "calm.txt seems to be partly in German (about 50 %) and French (about 30 %); passages "
            "are found in English only.",
        ),
        (
            (Language("und", "another language than English"),),
            "calm.txt seems to be in another language than English; passages are found in English "
            "only.",
        ),
    ],
)
def test_why_nothing_was_drafted(languages: tuple[Language, ...], said_so: str) -> None:
    found = view([CALM._replace(languages=languages)])
    assert found.table().notes == (said_so,)
    assert headings(found.page()) == ["Nothing drafted in calm.txt"]
    assert said_so in said(found.page()).split("\n")
    assert "0 passages" not in said(found.page())


def test_a_draft_may_be_of_a_text_that_is_partly_in_another_language() -> None:
    half = ALI._replace(languages=(GERMAN._replace(share=0.4),), unsure=0)
    (note,) = view([half]).table().notes
    assert note.startswith("ali.txt seems to be partly in German (about 40 %)")


def test_one_certainty_is_no_range() -> None:
    assert "60 of 100" in said(view([ALI._replace(passages=(LEASE, LEASE))]).page())


def test_the_sections_with_the_most_passages_are_named() -> None:
    sections = {f"Part\n{number}": 9 - abs(4 - number) for number in range(8)}
    text = said(view([ALI._replace(sections=sections)]).page())
    assert "Part 4 (9), Part 3 (8), Part 5 (8), Part 2 (7), Part 6 (7), 3 more" in text


def test_rows_are_the_passages() -> None:
    found = view([ALI, CALM])
    assert found.table().columns == ("id", *COLUMNS)
    assert [row["id"] for row in rows(found)] == ["register", "lease"]
    assert rows(found)[0]["quote"] == "must register every empty home"


def test_passages_are_shown_where_they_are_wanted() -> None:
    assert not grids(view([ALI]).page())
    page = view([ALI, CALM], ["look at it"], with_passages=True).page()
    assert headings(page)[1:] == ["Passages in ali.txt", "What to do next"]
    assert "lease\nBuilders »should lease«." in said(page)


@pytest.mark.parametrize(("count", "shown", "more"), [(200, 200, ""), (203, 200, "3 more are in")])
def test_a_page_shows_so_many_passages_and_the_table_all(count: int, shown: int, more: str) -> None:
    ids = tuple(f"r{at}" for at in range(count))
    found = view([ALI._replace(passages=(LEASE,) * count, ids=ids)], with_passages=True)
    (grid,) = grids(found.page())
    assert len(grid.rows) == shown
    assert len(rows(found)) == count
    assert (" more are in the draft" in said(found.page())) == bool(more)
    assert more in said(found.page())


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
@pytest.mark.parametrize("count", [1, 2])
def test_no_text_acts_on_the_terminal(format: str, count: int) -> None:
    hostile = Passage("ali", Evidence(NASTY, NASTY), NASTY, "should", 70, (NASTY,))
    draft = DraftSummary(
        "ali", NASTY, (hostile,), ("lease",), {"should": 1}, {NASTY: 1},
        {"title": (NASTY, "the text")},
    )  # fmt: skip
    found = render(view([draft] * count, [NASTY], with_passages=True), format)
    assert "Lease" in found
    for char in ("\x1b", "\x9b", "\x07", "\u202e"):
        assert char not in found
