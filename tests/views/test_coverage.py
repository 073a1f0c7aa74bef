"""How passages are shown that a coding leaves open, and how much of a text is coded."""

import pytest

from policy_compare.model import Evidence, Strength
from policy_compare.passage import Coverage, Language, Passage
from policy_compare.views.coverage import passage_grid, view
from policy_compare.views.phrases import text_of
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.records import grids, headings, rows, said
from tests.support.rendering import render

REGISTER = Passage(
    "ali",
    Evidence("must register every empty home", "Proposals", 2),
    "The council must register every empty home, says the town.",
    "must",
    85,
    ("modal “must”", "under the heading “Proposals”"),
)
LEASE = Passage("berg", Evidence("should lease", page="12"), "Builders should lease.", "should", 60)


def passage(
    text: str, quote: str, strength: Strength = "should", reasons: tuple[str, ...] = ()
) -> Passage:
    return Passage("ali", Evidence(quote), text, strength, 70, reasons)


def share(found: Coverage) -> str:
    """What is said of how far a paper is covered."""
    (note,) = view([found], {}).table().notes
    return note.removeprefix("ali: ")


def test_columns() -> None:
    assert view([], {}).table().columns == (
        "paper",
        "certainty",
        "strength",
        "quote",
        "section",
        "paragraph",
        "page",
        "text",
        "reasons",
    )


def test_rows() -> None:
    found = view([Coverage("ali", open=(REGISTER,)), Coverage("berg", open=(LEASE,))], {})
    one, other = rows(found)
    assert one == {
        "paper": "ali",
        "certainty": 85,
        "strength": "must",
        "quote": "must register every empty home",
        "section": "Proposals",
        "paragraph": 2,
        "page": None,
        "text": "The council must register every empty home, says the town.",
        "reasons": ("modal “must”", "under the heading “Proposals”"),
    }
    assert (other["section"], other["paragraph"], other["page"]) == (None, None, "12")
    assert other["reasons"] == ()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Coverage("ali"), "no passage that urges an action was found"),
        (Coverage("ali", coded=1), "1 of 1 passage coded (100 %)"),
        (Coverage("ali", open=(REGISTER,)), "0 of 1 passage coded (0 %)"),
        (Coverage("ali", coded=2, open=(REGISTER,)), "2 of 3 passages coded (66 %)"),
        (Coverage("ali", coded=399, open=(REGISTER,)), "399 of 400 passages coded (99 %)"),
        (Coverage("ali", coded=1, dismissed=2), "1 of 1 passage coded (100 %), 2 dismissed"),
        (
            Coverage("ali", dismissed=1),
            "no passage that urges an action was found, 1 dismissed",
        ),
        (
            Coverage("ali", coded=1, open=(REGISTER, LEASE), unsure=1),
            "1 of 2 passages coded (50 %), 1 more less certain",
        ),
        (
            Coverage("ali", coded=1, beside=1),
            "1 of 1 passage coded (100 %); 1 recommendation stands elsewhere",
        ),
        (
            Coverage("ali", coded=1, dismissed=1, beside=2),
            "1 of 1 passage coded (100 %), 1 dismissed; 2 recommendations stand elsewhere",
        ),
        (
            Coverage("ali", coded=1, absent=1),
            "1 of 1 passage coded (100 %); 1 quote is not in the text",
        ),
        (
            Coverage("ali", coded=1, beside=1, absent=2),
            "1 of 1 passage coded (100 %); 1 recommendation stands elsewhere; "
            "2 quotes are not in the text",
        ),
        # That no passage is found in another language says nothing.
        (
            Coverage("ali", languages=(Language("de", "German", 0.9),)),
            "the text seems to be in German; passages are found in English only",
        ),
        (
            Coverage("ali", dismissed=1, beside=1, languages=(Language("de", "German"),)),
            "1 dismissed; 1 recommendation stands elsewhere; the text seems to be in German; "
            "passages are found in English only",
        ),
        (
            Coverage("ali", coded=1, languages=(Language("de", "German", 0.4),)),
            "1 of 1 passage coded (100 %); the text seems to be partly in German (about 40 %); "
            "passages are found in English only",
        ),
    ],
)
def test_the_share_in_words(found: Coverage, expected: str) -> None:
    assert share(found) == expected
    sentence = f"{expected[0].upper()}{expected[1:]}."
    assert sentence in said(view([found], {}).page()).split("\n")


def test_notes_stand_below() -> None:
    found = view([Coverage("ali", coded=1)], {}, ["Not looked at: berg."])
    assert found.table().notes == ("ali: 1 of 1 passage coded (100 %)", "Not looked at: berg.")
    assert said(found.page()).endswith("\nNot looked at: berg.")


def test_what_to_do_next_is_said_where_there_is_something_to_do() -> None:
    assert "--dismiss QUOTE --why REASON" in said(view([Coverage("ali", open=(LEASE,))], {}).page())
    assert "--dismiss" not in said(view([Coverage("ali", coded=1)], {}).page())


def test_papers_go_by_label_and_id() -> None:
    page = view([Coverage("ali"), Coverage("berg")], {"ali": "Ali\n2023", "berg": "Berg"}).page()
    assert headings(page)[1:] == ["Ali 2023 (ali)", "Berg (berg)"]
    assert not grids(page)


BOTH = view(
    [Coverage("ali", 1, 1, (REGISTER,)), Coverage("berg", 2)],
    {"ali": "Ali 2023", "berg": "Berg 2024"},
    ["Not looked at: chen, whose text is not in texts."],
)


def test_the_page_in_the_terminal() -> None:
    assert render(BOTH, "table") == TERMINAL


TERMINAL = """\
Passages that urge an action and are not coded
──────────────────────────────────────────────

Ali 2023 (ali)

1 of 2 passages coded (50 %), 1 dismissed.

╭───────────┬─────────────────────────────────┬────────────────────────────────╮
│ Certainty │ Passage                         │ Where and why                  │
├───────────┼─────────────────────────────────┼────────────────────────────────┤
│ 85        │ The council »must register      │ section Proposals, paragraph 2 │
│ must      │ every empty home«, says the     │ modal “must”; under the        │
│           │ town.                           │ heading “Proposals”            │
╰───────────┴─────────────────────────────────┴────────────────────────────────╯

Berg 2024 (berg)

2 of 2 passages coded (100 %).

Not looked at: chen, whose text is not in texts.
Code them, or say why one is none: policy-compare coverage --dismiss QUOTE --why
REASON. Certainty ranks passages from 0 to 100; it is no probability.
"""


def test_the_page_in_markdown() -> None:
    assert render(BOTH, "markdown") == MARKDOWN


MARKDOWN = """\
# Passages that urge an action and are not coded

## Ali 2023 (`ali`)

1 of 2 passages coded (50 %), 1 dismissed.

| Certainty | Passage | Where and why |
| --- | --- | --- |
| 85<br>must | The council **»must register every empty home«**, says the town. | \
section Proposals, paragraph 2<br>modal “must”; under the heading “Proposals” |

## Berg 2024 (`berg`)

2 of 2 passages coded (100 %).

*Not looked at: chen, whose text is not in texts.*

*Code them, or say why one is none: policy-compare coverage --dismiss QUOTE --why \
REASON. Certainty ranks passages from 0 to 100; it is no probability.*
"""


def test_a_passage_is_shown_with_its_quote_marked() -> None:
    grid = passage_grid([REGISTER])
    (row,) = grid.rows
    assert [text_of(cell) for cell in row] == [
        "85\nmust",
        "The council »must register every empty home«, says the town.",
        "section Proposals, paragraph 2\nmodal “must”; under the heading “Proposals”",
    ]


def test_a_passage_without_a_place_has_its_reasons_alone() -> None:
    (row,) = passage_grid([passage("Lease it.", "Lease", reasons=("imperative “Lease”",))]).rows
    assert text_of(row[2]) == "imperative “Lease”"


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("Lease\n it  now.", "Lease it", "»Lease it« now."),
        ("Lease it now.", "Lease\nit", "»Lease it« now."),
        ("Lease it now.", "", "Lease it now."),
        ("Lease it now.", "Sell it", "Lease it now."),
        ("Act. Act.", "Act", "»Act«. Act."),
    ],
)
def test_where_the_quote_is_marked(text: str, quote: str, shown: str) -> None:
    (row,) = passage_grid([passage(text, quote)]).rows
    assert text_of(row[1]) == shown


# What stands in texts

NASTY = "\x1b[31mLease\x9b2J \x07it\u202e now"


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
def test_no_text_acts_on_the_terminal(format: str) -> None:
    hostile = Passage(
        "ali",
        Evidence(NASTY, NASTY, None, NASTY),
        f"{NASTY}, says the town.",
        "should",
        70,
        (f"modal “{NASTY}”",),
    )
    found = render(view([Coverage("ali", open=(hostile,))], {"ali": NASTY}, [NASTY]), format)
    assert "Lease" in found
    for char in ("\x1b", "\x9b", "\x07", "\u202e"):
        assert char not in found


def test_no_text_is_markup() -> None:
    found = render(
        view([Coverage("ali", open=(passage("Lease | *it*.", "Lease"),))], {}), "markdown"
    )
    assert "**»Lease«** \\| \\*it\\*." in found
