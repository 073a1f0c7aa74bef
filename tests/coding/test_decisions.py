"""What each decision makes of a recommendation, and how it is told."""

from typing import Any

import pytest

from policy_compare.coding.decisions import (
    Decision,
    accept,
    apply_decision,
    change_recommendation,
    clean_decision,
    give_stance,
    position_on,
    same_as_before,
    set_condition,
    set_doers,
    set_evidence,
    set_names,
    set_position_strength,
    set_strength,
    set_text,
    speak_to_none,
    withdraw_stance,
)
from policy_compare.errors import CallError
from policy_compare.model import Dismissal, Evidence, Recommendation, StanceOn
from tests.support.records import paper, urges

DRAFT = urges(id="cap-rents", coded=False)
CODED = urges({"cap": "support", "build": "oppose"}, id="cap-rents", condition="in time")
CAP, BUILD = CODED.positions


def changed(decision: Decision) -> Recommendation:
    (recommendation,) = decision.recommendations
    return recommendation


OLD = urges(id="old", actors=("council",), targets=("builders",))


@pytest.mark.parametrize(
    ("base", "decision", "sentence", "fields"),
    [
        (DRAFT, give_stance(DRAFT, "cap", "support"), "support cap",
         {"positions": (StanceOn("cap", "support"),), "coded": True}),
        (CODED, give_stance(CODED, "cap", "neutral"), "neutral cap",
         {"positions": (StanceOn("cap", "neutral", "in time"), BUILD)}),
        (CODED, withdraw_stance(CODED, "cap"), "no position on cap", {"positions": (BUILD,)}),
        (DRAFT, speak_to_none(DRAFT), "speaks to no proposition", {"coded": True}),
        (CODED, set_condition(CODED, "cap", "if cheap"), "cap: condition “if cheap”",
         {"positions": (CAP._replace(condition="if cheap"), BUILD)}),
        (CODED, set_condition(CODED, "build", ""), "build: no condition",
         {"positions": (CAP, BUILD._replace(condition=""))}),
        (CODED, set_doers(CODED, "cap", ["council", "district", "council"]),
         "cap: by council and district",
         {"positions": (CAP._replace(by=("council", "district")), BUILD)}),
        (CODED, set_doers(CODED, "cap", []), "cap: by whoever is asked", {}),
        (CODED, set_position_strength(CODED, "cap", "could"), "cap: strength could",
         {"positions": (CAP._replace(strength="could"), BUILD)}),
        (CODED, set_position_strength(CODED, "cap", None),
         "cap: strength as the recommendation", {}),
        (CODED, set_strength(CODED, "must"), "strength must", {"strength": "must"}),
        (CODED, set_names(CODED, "actors", ["council", "builders", "council"]),
         "actors council, builders", {"actors": ("council", "builders")}),
        (CODED, set_names(CODED, "topics", []), "topics none", {"topics": ()}),
        (CODED, set_text(CODED, "note", "as he says"), "note “as he says”",
         {"note": "as he says"}),
        (CODED, set_text(CODED, "instrument", ""), "no instrument", {"instrument": ""}),
        (CODED, same_as_before(CODED, OLD), "actors and targets as old",
         {"actors": ("council",), "targets": ("builders",)}),
        (CODED, set_evidence(CODED, Evidence("cap rents")), "quote “cap rents”",
         {"evidence": Evidence("cap rents")}),
    ],
)  # fmt: skip
def test_a_decision_changes_this_and_no_more(
    base: Recommendation, decision: Decision, sentence: str, fields: dict[str, Any]
) -> None:
    assert decision.sentence == f"cap-rents: {sentence}"
    assert decision.replaced == ("cap-rents",)
    assert changed(decision) == base._replace(**fields)


def test_who_accepts_is_the_coder_whoever_proposed_it() -> None:
    proposal = CODED._replace(proposed_by="a-model", coder="")
    assert changed(accept(proposal, "Kim")) == CODED._replace(coder="Kim")
    assert changed(accept(CODED._replace(coder="Bo"), "")).coder == "Bo"
    assert accept(CODED, "Kim").sentence == "cap-rents: accepted"


def test_nothing_is_accepted_that_says_nothing_of_propositions() -> None:
    with pytest.raises(CallError, match="'cap-rents' has no stance on any proposition yet"):
        accept(DRAFT, "Kim")


def test_who_takes_the_last_position_away_has_not_coded_it() -> None:
    one = urges({"cap": "support"}, coder="Kim")
    nobody = changed(withdraw_stance(one, "cap"))
    assert (nobody.positions, nobody.coded, nobody.coder) == ((), False, "")
    assert changed(withdraw_stance(CODED._replace(coder="Kim"), "cap")).coder == "Kim"


def test_what_has_no_position_has_no_condition_on_it() -> None:
    assert position_on(CODED, "free") is None
    with pytest.raises(CallError, match="'cap-rents' has no position on free"):
        set_condition(CODED, "free", "if cheap")


def test_what_nobody_sees_is_in_no_decision() -> None:
    words = " if\n“cheap”\u200b\x07"
    decision = set_condition(CODED, "cap", words)._replace(dismissed=Dismissal("rents", words))
    clean = clean_decision(decision)
    assert changed(clean).positions[0].condition == "if “cheap”"
    assert clean.sentence == "cap-rents: cap: condition “ if “cheap””"
    assert clean.dismissed == Dismissal("rents", "if “cheap”")
    assert clean_decision(clean) == clean


def test_a_decision_keeps_the_order_of_the_paper() -> None:
    ali = paper("ali", *(urges(id=id) for id in ("first", "second", "third")))
    first, second, third = ali.recommendations
    changed_second = change_recommendation(second, "new", note="new")
    assert apply_decision(ali, changed_second).recommendations == (
        first, second._replace(note="new"), third,
    )  # fmt: skip
    split = Decision("two", ("second",), (second, urges(id="half")))
    ids = [one.id for one in apply_decision(ali, split).recommendations]
    assert ids == ["first", "second", "half", "third"]
    merged = Decision("one", ("first", "second"), (first,))
    assert apply_decision(ali, merged).recommendations == (first, third)


def test_what_is_new_comes_where_its_passage_stands() -> None:
    ali = paper("ali", urges(id="first"), urges(id="third"))
    new = Decision("new", (), (urges(id="second"),))
    placed = apply_decision(ali, new, before="third").recommendations
    assert [one.id for one in placed] == ["first", "second", "third"]
    assert [one.id for one in apply_decision(ali, new).recommendations][-1] == "second"


def test_a_passage_is_dismissed_and_taken_back() -> None:
    aside = Dismissal("rents rise", "an aside")
    ali = paper("ali", urges(id="first"))
    without = apply_decision(ali, Decision("dismissed", ("first",), dismissed=aside))
    assert (without.recommendations, without.dismissed) == ((), (aside,))
    back = apply_decision(without, Decision("back", (), ali.recommendations, taken_back=aside))
    assert back == ali
