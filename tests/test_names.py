"""Names as people type them."""

import pytest

from policy_compare.analysis.names import KINDS, NameKind, Names
from policy_compare.errors import UnknownName
from policy_compare.model import Codebook, Topic
from tests.records import ALI, BOOK, corpus, keyed, paper, urges

CORPUS = corpus(
    paper("ali-2023", urges(id="cap-rents"), title="Homes: a plan", authors=(ALI,), issued="2023"),
    paper("berg-2024", urges(id="cap-rents"), urges(id="build"), title="Rents"),
)
NAMES = Names(CORPUS)


@pytest.mark.parametrize(
    ("kind", "given", "id"),
    [
        ("topic", "social", "social"),
        ("topic", "Social Housing", "social"),
        ("topic", "  SOCIAL   housing ", "social"),
        ("actor", "council", "council"),
        ("actor", "town COUNCIL", "council"),
        ("actor", "Local Authority", "council"),
        ("actor", "owners", "landlords"),
        ("instrument", "MONEY", "economic"),
        ("proposition", "rents should be capped.", "cap"),
        ("paper", "ALI-2023", "ali-2023"),
        ("paper", "Homes: a plan", "ali-2023"),
        ("paper", "homes", "ali-2023"),
        ("paper", "ali 2023", "ali-2023"),
        ("recommendation", "berg-2024/cap-rents", "berg-2024/cap-rents"),
        ("recommendation", "Build", "berg-2024/build"),
        ("strength", "MUST", "must"),
    ],
)
def test_a_thing_goes_by_id_label_and_alias_in_any_case(
    kind: NameKind, given: str, id: str
) -> None:
    assert NAMES.resolve(kind, given) == id
    assert NAMES.find(kind, given) == (id,)


def test_a_recommendation_id_of_two_papers_finds_both() -> None:
    both = ("ali-2023/cap-rents", "berg-2024/cap-rents")
    assert NAMES.find("recommendation", "cap-rents") == both
    with pytest.raises(UnknownName) as stop:
        NAMES.resolve("recommendation", "cap-rents")
    assert stop.value.nearest == both


def test_an_id_wins_over_a_label() -> None:
    topics = keyed(Topic("rents", "Prices"), Topic("prices", "Rents"))
    names = Names(corpus(book=Codebook(topics=topics)))
    assert names.resolve("topic", "rents") == "rents"
    assert names.resolve("topic", "prices") == "prices"
    with pytest.raises(UnknownName):
        names.resolve("topic", "Rents")


@pytest.mark.parametrize("kind", KINDS)
def test_what_nothing_is_called_is_unknown(kind: NameKind) -> None:
    with pytest.raises(UnknownName, match=f"no {kind} is called 'zzqqxx'") as stop:
        NAMES.resolve(kind, "zzqqxx")
    assert stop.value.nearest == ()
    assert stop.value.hint == ""


@pytest.mark.parametrize(
    ("kind", "given", "nearest"),
    [
        ("topic", "rentz", "rents"),
        ("actor", "Local Autority", "council"),
        ("actor", "coucil", "council"),
        ("instrument", "mony", "economic"),
        ("paper", "ali-2032", "ali-2023"),
        ("strength", "mustt", "must"),
    ],
)
def test_the_nearest_names_are_told_by_id(kind: NameKind, given: str, nearest: str) -> None:
    with pytest.raises(UnknownName) as stop:
        NAMES.resolve(kind, given)
    assert stop.value.nearest[0] == nearest
    assert stop.value.hint.startswith(f"the nearest: {nearest}")


def test_a_thing_near_by_several_names_is_told_once() -> None:
    assert NAMES.near("topic", "rent") == ("rents",)


def test_the_nearest_of_every_kind() -> None:
    assert "council" in NAMES.near_any("councill")
    assert "rents" in NAMES.near_any("rentss")
    assert NAMES.near_any("zzqqxx") == ()
    assert len(NAMES.near_any("build")) <= 3


def test_every_name_in_the_codebook_finds_its_owner() -> None:
    for actor in BOOK.actors.values():
        for name in (actor.id, actor.label, *actor.aliases):
            assert NAMES.find("actor", name.swapcase()) == (actor.id,)
