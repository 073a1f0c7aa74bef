"""Fields in lines: what each says, what is wrong with it, and what a click there does."""

from policy_compare.cli.screens.field_pane import MARK
from policy_compare.cli.screens.field_text import fields_text
from policy_compare.cli.screens.proposition_rows import PropositionRows
from policy_compare.model import (
    Actor,
    Codebook,
    Evidence,
    Instrument,
    Proposition,
    Recommendation,
    StanceOn,
    Topic,
)
from policy_compare.problems import Problem, ProblemKind

BOOK = Codebook(
    quote_words=12,
    propositions={
        "cap": Proposition("cap", "Rents should be capped by law."),
        "build": Proposition("build", "More homes should be built."),
    },
    actors={"council": Actor("council", "Town council"), "ngo": Actor("ngo", "住民の会")},
    instruments={"legal": Instrument("legal", "Law")},
    topics={"rents": Topic("rents", "Rents")},
)
CAP = Recommendation(
    "ali",
    "cap-rents",
    "The council should cap rents.",
    actors=("council", "ngo"),
    instrument="legal",
    strength="should",
    positions=(StanceOn("build", "oppose", "on meadows", ("ngo",), "could"),),
    topics=("rents",),
    evidence=Evidence("should cap rents"),
    note="Or a freeze?",
    coder="NA",
)
ROWS = PropositionRows(("cap", "build"), 1)
KIND = ProblemKind(
    code="soft", severity="warning", message="the wording is softer", hint="say could", meaning="."
)
PROBLEM = Problem("warning", KIND, "", 1, 1, KIND.message, KIND.hint)


def lines(
    recommendation: Recommendation = CAP,
    rows: PropositionRows = ROWS,
    width: int = 40,
    passage: str = "",
) -> list[str]:
    text = fields_text(recommendation, BOOK, {"strength": [PROBLEM]}, rows, width, passage)
    return text.plain.split("\n")


def test_all_that_it_says_is_shown_in_the_words_of_the_codebook() -> None:
    assert lines() == [
        "Statement",
        "The council should cap rents.",
        "Who       Town council, 住民の会",
        "Toward    –",
        "By means  Law",
        "Strength  should",
        "! the wording is softer: say could",
        " 1   Rents should be capped by law.",
        f"{MARK}2 − More homes should be built.",
        "     if: on meadows",
        "     by: 住民の会",
        "     how firmly: could",
        "Quote     “should cap rents” (3 of 12",
        "          words)",
        "Topics    Rents",
        "Note      Or a freeze?",
        "Coder     NA",
    ]


def test_a_statement_that_is_the_passage_is_not_shown_twice() -> None:
    shown = lines(passage="The council should\ncap rents.")
    assert shown[1] == "as the passage has it; e words it anew"


def test_a_frame_is_said_to_be_one() -> None:
    assert "  0   speaks to no proposition" in lines(CAP._replace(positions=()))
    assert not any("no proposition" in line for line in lines(CAP._replace(coded=False)))


def test_no_line_is_wider_than_the_pane() -> None:
    text = fields_text(CAP, BOOK, {"strength": [PROBLEM]}, PropositionRows(("cap",)), 18, "")
    assert max(line.cell_length for line in text.split("\n")) <= 18


def test_a_click_on_a_field_changes_it() -> None:
    text = fields_text(CAP, BOOK, {}, PropositionRows(("cap", "build")), 40, "")
    pressed = {
        str(span.style.meta.get("@click"))
        for span in text.spans
        if not isinstance(span.style, str) and span.style.meta
    }
    assert {"app.press('statement', '')", "app.press('number', '2')"} <= pressed


def test_markup_and_escapes_are_text() -> None:
    hostile = CAP._replace(statement="[@click=app.exit]x[/] \x1b[2J", note="[b]")
    shown = "\n".join(lines(hostile))
    assert "[@click=app.exit]x[/]" in shown
    assert "\x1b" not in shown
    assert "[b]" in shown


def test_a_long_proposition_is_folded_in_the_middle_unless_it_is_marked() -> None:
    long = "Homes should be built in the north, in the south and wherever else land is idle."
    book = BOOK._replace(propositions={**BOOK.propositions, "idle": Proposition("idle", long)})
    rows = PropositionRows(("cap", "idle"))
    folded = " ".join(fields_text(CAP, book, {}, rows, 26, "").plain.split())
    assert "2 Homes should be built in the … wherever else land is idle. Quote" in folded
    marked = fields_text(CAP, book, {}, rows._replace(current=1), 26, "").plain
    assert "…" not in marked
