"""Where units stand, as signs."""

import pytest

from policy_compare.analysis.positions import find_positions
from policy_compare.model import Stance
from policy_compare.views.page import Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import (
    LEGEND,
    SIGNS,
    SILENT,
    id_lines,
    legend_and_notes,
    position_cell,
    sign_with_strength,
    unit_ids,
    unit_sign,
)
from policy_compare.views.phrases import Span, text_of
from tests.support.records import ALI, corpus, paper, stances, urges

QUESTION = Question(stances(ali="support"))


@pytest.mark.parametrize(("said", "sign"), [("support", "+"), ("oppose", "−"), ("neutral", "~")])
def test_a_stance_is_a_sign_with_its_strength(said: Stance, sign: str) -> None:
    found = corpus(
        paper("a", urges({"cap": said}, strength="must")), paper("b", urges({"cap": said}))
    )
    strong, weak = find_positions(found).by_proposition["cap"].values()
    # Who takes no side is not more or less binding about it.
    assert sign_with_strength(strong).text == (sign if said == "neutral" else f"{sign} must")
    assert sign_with_strength(weak).text == sign
    assert sign_with_strength(strong).role == strong.direction


def test_the_sign_alone_tells_silence_from_what_is_not_coded() -> None:
    silent = paper("b", urges(id="frame"))
    found = find_positions(corpus(paper("a", urges({"cap": "oppose"})), silent))
    assert unit_sign(found, "a", "cap") == Span("−", "against")
    assert unit_sign(found, "b", "cap") == Span("·", "muted", words="silent")
    assert unit_sign(found, "a", "build") == Span("·", "muted", words="silent")
    unfinished = found._replace(unfinished=frozenset("ab"))
    assert unit_sign(unfinished, "a", "cap").text == "−"
    assert unit_sign(unfinished, "b", "cap") == Span("?", "muted", words="uncoded")


def test_every_sign_is_explained() -> None:
    for each in (*SIGNS.values(), SILENT):
        assert each in LEGEND
    assert len({*SIGNS.values(), SILENT}) == 5


def test_notes_follow_the_legend() -> None:
    assert legend_and_notes(("One.",)) == (
        Paragraph(LEGEND, note=True),
        Paragraph("One.", note=True),
    )


def test_a_cell_holds_stance_condition_and_ids() -> None:
    found = corpus(
        paper(
            "ali",
            urges({"cap": "support"}, id="a", strength="should", condition="if\nasked"),
            urges({"cap": "oppose"}, id="b"),
            authors=(ALI,),
        )
    )
    position = find_positions(found).by_proposition["cap"]["ali"]
    assert (
        text_of(position_cell(Question(found), position))
        == "± should\n  on condition: if asked\n  a\n  b"
    )
    by = Question(found, by="author")
    position = by.positions().by_proposition["cap"]["Noor Ali"]
    assert text_of(position_cell(by, position)).endswith("\n  ali/a\n  ali/b")
    assert unit_ids([position]) == ("Noor Ali",)


def test_ids_stand_on_lines_of_their_own() -> None:
    assert id_lines(("a/b", "c/d")) == (Span("a/b", "id"), "\n", Span("c/d", "id"))
    assert id_lines(()) == ()
