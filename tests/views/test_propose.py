"""How what papers propose for a codebook is shown: whom and what, and the passages behind it."""

import pytest

from policy_compare.model import Recommendation
from policy_compare.passage import ActorProposal, PropositionProposal
from policy_compare.views.propose import view
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.records import grids, headings, rows, said
from tests.support.rendering import render

CAP = Recommendation("ali", "cap", "The council should cap rents.")
NO_CAP = Recommendation("berg", "no-cap", "Ministers must not cap rents.")
COUNCIL = ActorProposal("council", "Town council", ("TC",), ("state",), 7, (CAP,))
STATE = ActorProposal("state", "State", (), (), 2, ())
CAPPED = PropositionProposal("rents-capped", "Rents should be capped.", (), False, (CAP, NO_CAP))
KNOWN = CAPPED._replace(id="known", near=("cap", "free"), is_known=True)


def test_rows_are_actors_first_and_then_propositions() -> None:
    assert rows(view([COUNCIL, STATE], [CAPPED, KNOWN])) == [
        {"kind": "actor", "id": "council", "label": "Town council", "aliases": ("TC",),
         "count": 7, "passages": ("ali/cap",)},
        {"kind": "actor", "id": "state", "label": "State", "aliases": (), "count": 2,
         "passages": ()},
        {"kind": "proposition", "id": "rents-capped", "label": "Rents should be capped.",
         "aliases": (), "count": 2, "passages": ("ali/cap", "berg/no-cap")},
    ]  # fmt: skip


def test_the_page_shows_the_passages_of_a_proposition() -> None:
    page = view([COUNCIL], [CAPPED._replace(near=("free",))])
    assert headings(page.page()) == [
        "Proposed for the codebook: 1 actor and 1 proposition", "Actors", "Propositions",
    ]  # fmt: skip
    (actors, propositions) = grids(page.page())
    assert "part of state" in str(actors)
    assert "near free" in str(propositions)
    assert "The council should cap rents." in str(propositions)
    assert "policy-compare code" in said(page.page())


def test_many_and_long_passages_are_shortened() -> None:
    long = [Recommendation("ali", f"r{number}", "Cap rents. " * 40) for number in range(9)]
    (propositions,) = grids(view([], [CAPPED._replace(passages=tuple(long))]).page())
    text = str(propositions)
    assert "5 more" in text
    assert text.count("Cap rents.") < 100


def test_very_many_are_shown_in_part_and_counted() -> None:
    page = view([STATE] * 103, [])
    (actors,) = grids(page.page())
    assert len(actors.rows) == 100
    assert "3 more are in CSV and JSON." in said(page.page())
    assert len(rows(page)) == 103


def test_what_the_codebook_has_is_named_and_not_proposed() -> None:
    page = view([], [KNOWN], ["Not looked at: berg."])
    assert "There is nothing to propose" in said(page.page())
    assert page.table().notes == (
        "Near to what the codebook has, and not proposed: cap (2 passages).",
        "Not looked at: berg.",
    )


def test_agreement_is_never_claimed() -> None:
    (note,) = view([], [CAPPED]).table().notes
    assert "never that they agree" in note


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
def test_names_from_texts_stay_on_their_line(format: str) -> None:
    hostile = ActorProposal("x", "Town\ncouncil | <b>", ("a\nb",), (), 1, (CAP,))
    assert "Town\ncouncil" not in render(view([hostile], []), format)
