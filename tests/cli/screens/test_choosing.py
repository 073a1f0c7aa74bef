"""Names are found by some letters, and made where the codebook does not have them."""

from pathlib import Path

import pytest

from policy_compare.coding.codebook_decisions import add_proposition
from policy_compare.coding.new_names import NewName
from policy_compare.coding.session import Session
from policy_compare.corpus.reader import load_codebook
from policy_compare.model import Codebook, Recommendation
from tests.support.coding import coding_folder
from tests.support.screens import drive

#: A paper in which nothing is coded yet.
BARE = "paper: {title: Homes, authors: [], source: {file: ali.md}}\nrecommendations: []\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


def decided(session: Session) -> Recommendation:
    """The recommendation that is in hand."""
    assert session.recommendation is not None
    return session.recommendation


def book(folder: Path) -> Codebook:
    """The codebook as its file has it."""
    return load_codebook(folder)


def test_a_proposition_is_found_by_some_letters_and_supported(folder: Path) -> None:
    session = drive(folder, "slash", *"soc", "enter").session
    assert [position.proposition for position in decided(session).positions] == ["social-homes"]


def test_one_that_it_speaks_to_is_only_marked(folder: Path) -> None:
    session = drive(folder, "1", "1", "slash", *"cap", "enter").session
    assert [position.stance for position in decided(session).positions] == ["oppose"]


def test_a_new_proposition_is_asked_for_its_topic_and_supported(folder: Path) -> None:
    driven = drive(folder, "slash", *"Sell all homes.", "up", "enter", *"rents", "enter")
    (new,) = [
        one for one in book(folder).propositions.values() if one.statement == "Sell all homes."
    ]
    assert new.topics == ("rents",)
    assert [position.proposition for position in decided(driven.session).positions] == [new.id]
    assert "▸3 + Sell all homes." in driven.text


def test_its_topic_may_be_new_too_or_none(folder: Path) -> None:
    drive(folder, "slash", *"Sell it.", "up", "enter", "enter", *"Sale", "up", "enter")
    (topic,) = [one.id for one in book(folder).topics.values() if one.label == "Sale"]
    assert [
        one.topics for one in book(folder).propositions.values() if one.statement == "Sell it."
    ] == [(topic,)]
    drive(folder, "slash", *"Tax it.", "up", "enter", "enter", "enter")
    assert [
        one.topics for one in book(folder).propositions.values() if one.statement == "Tax it."
    ] == [()]


@pytest.mark.parametrize(
    "keys",
    [
        ("escape",),
        (*"Sell.", "up", "enter", "escape"),
        (*"Sell.", "up", "enter", "backspace", "enter"),
        (*"Sell.", "up", "enter", "enter", "escape"),
    ],
)
def test_who_goes_back_makes_nothing(folder: Path, keys: tuple[str, ...]) -> None:
    before = book(folder)
    assert drive(folder, "slash", *keys).session.can_undo == ""
    assert book(folder) == before


def test_actors_are_put_in_and_taken_out(folder: Path) -> None:
    assert decided(drive(folder, "a", *"bui", "enter").session).actors == ("council", "builders")
    assert decided(drive(folder, "a", *"bui", "enter").session).actors == ("council",)


def test_tab_chooses_several(folder: Path) -> None:
    session = drive(folder, "t", *"landl", "tab", *"build", "enter").session
    assert decided(session).targets == ("landlords", "builders")
    session = drive(folder, "t", "tab", "enter").session
    assert len(decided(session).targets) == 3


def test_a_new_actor_goes_into_the_codebook(folder: Path) -> None:
    session = drive(folder, "a", *"Tenants", "up", "enter").session
    assert decided(session).actors == ("council", "tenants")
    assert book(folder).actors["tenants"].label == "Tenants"


def test_an_instrument_and_topics_are_chosen(folder: Path) -> None:
    session = drive(folder, "i", *"law", "enter", "o", *"rents", "enter").session
    assert (decided(session).instrument, decided(session).topics) == ("legal", ("rents",))
    assert decided(drive(folder, "i", "down", "down", "enter").session).instrument == ""


def test_who_would_do_it_belongs_to_the_marked_position(folder: Path) -> None:
    session = drive(folder, "1", "b", *"gover", "enter").session
    assert decided(session).positions[0].by == ("government",)
    session = drive(folder, "up", "b", *["up"] * 2, "enter").session
    assert decided(session).positions[0].by == ()
    assert "no position is marked" in drive(folder, "down", "2", "2", "2", "2", "b").text


def test_a_tension_joins_the_marked_proposition_to_another(folder: Path) -> None:
    asked = drive(folder, "2", "T").text.split("What pulls")[1]
    assert "[cap]" in asked
    assert "[rents-old-town]" not in asked
    drive(folder, "u", "p", "2", "T", *"cap", "enter", *"Both cost.", "enter")
    assert ("rents-old-town", "cap") in [tension.between for tension in book(folder).tensions]


def test_without_a_proposition_there_is_no_tension(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    (folder / "codebook.yaml").write_text("title: Homes\n", "utf-8")
    (folder / "ali.yaml").write_text(BARE, "utf-8")
    assert "no proposition is marked" in drive(folder, "T").text


def test_what_could_be_new_by_the_same_id_can_both_be_chosen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(
        NewName(f"Sell {what}.", True, add_proposition(Codebook(), f"Sell {what}.", id="sell"))
        for what in ("homes", "land")
    )
    monkeypatch.setattr(Session, "new_names", lambda session, kind, typed="": names)
    drive(folder, "slash", "down", "down", "down", "down", "enter")
    assert book(folder).propositions["sell"].statement == "Sell land."
