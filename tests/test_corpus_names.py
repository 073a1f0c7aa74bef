"""Names of everything in a corpus, as people type them."""

import pytest

from policy_compare.corpus_names import (
    SHOWN_KINDS,
    CorpusNames,
    NameKind,
    codebook_ids,
    former_ids,
    ids_by_former_id,
)
from policy_compare.errors import UnknownName
from policy_compare.model import Codebook, Topic
from tests.support.records import ALI, BOOK, corpus, keyed, paper, urges

CORPUS = corpus(
    paper("ali-2023", urges(id="cap-rents"), title="Homes: a plan", authors=(ALI,), issued="2023"),
    paper("berg-2024", urges(id="cap-rents"), urges(id="build"), title="Rents"),
)
NAMES = CorpusNames(CORPUS)


@pytest.mark.parametrize(
    ("kind", "given", "id"),
    [
        ("topic", "social", "social"),
        ("topic", "Social Housing", "social"),
        ("topic", "  SOCIAL   housing ", "social"),
        ("topic", "social-housing", "social"),
        ("topic", "soc", "social"),
        ("actor", "council", "council"),
        ("actor", "town COUNCIL", "council"),
        ("actor", "Local Authority", "council"),
        ("actor", "local_auth", "council"),
        ("actor", "owners", "landlords"),
        ("instrument", "MONEY", "economic"),
        ("instrument", "econ", "economic"),
        ("proposition", "rents should be capped.", "cap"),
        ("proposition", "rents should be c", "cap"),
        ("paper", "ALI-2023", "ali-2023"),
        ("paper", "Homes: a plan", "ali-2023"),
        ("paper", "homes", "ali-2023"),
        ("paper", "ali 2023", "ali-2023"),
        ("paper", "ali", "ali-2023"),
        ("paper", "berg", "berg-2024"),
        ("recommendation", "berg-2024/cap-rents", "berg-2024/cap-rents"),
        ("recommendation", "Build", "berg-2024/build"),
        ("recommendation", "berg 2024/cap rents", "berg-2024/cap-rents"),
        ("recommendation", "bui", "berg-2024/build"),
        ("strength", "MUST", "must"),
        ("strength", "s", "should"),
    ],
)
def test_a_thing_goes_by_id_label_alias_and_beginning_in_any_case(
    kind: NameKind, given: str, id: str
) -> None:
    assert NAMES.resolve_name(kind, given) == id
    assert NAMES.find_fit(kind, given).ids == (id,)


def test_a_topic_goes_by_its_keywords() -> None:
    topics = keyed(Topic("rents", "Prices", keywords=("What homes cost", "leases")))
    names = CorpusNames(corpus(book=Codebook(topics=topics)))
    assert (
        names.resolve_name("topic", "what-homes cost")
        == names.resolve_name("topic", "LEASES")
        == "rents"
    )
    with pytest.raises(UnknownName):
        names.resolve_name("topic", "lea")


def test_a_recommendation_id_of_two_papers_finds_both() -> None:
    both = ("ali-2023/cap-rents", "berg-2024/cap-rents")
    assert NAMES.find_fit("recommendation", "cap-rents").ids == both
    with pytest.raises(UnknownName) as stop:
        NAMES.resolve_name("recommendation", "cap-rents")
    assert stop.value.nearest == both


def test_an_id_wins_over_a_label() -> None:
    topics = keyed(Topic("rents", "Prices"), Topic("prices", "Rents"))
    names = CorpusNames(corpus(book=Codebook(topics=topics)))
    assert names.resolve_name("topic", "rents") == "rents"
    assert names.resolve_name("topic", "prices") == "prices"
    with pytest.raises(UnknownName):
        names.resolve_name("topic", "Rents")


@pytest.mark.parametrize("kind", [*SHOWN_KINDS, "strength"])
def test_to_who_asks_for_nothing_there_is_all_there_is_is_told(kind: NameKind) -> None:
    with pytest.raises(UnknownName, match=f"no {kind} is called 'zzqqxx'") as stop:
        NAMES.resolve_name(kind, "zzqqxx")
    assert stop.value.nearest == ()
    assert stop.value.hint.startswith("there are: ")


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
        NAMES.resolve_name(kind, given)
    assert stop.value.nearest[0] == nearest
    assert stop.value.hint.startswith(f"the nearest: {nearest}")


def test_a_thing_near_by_several_names_is_told_once() -> None:
    with pytest.raises(UnknownName) as stop:
        NAMES.resolve_name("topic", "rentsss")
    assert stop.value.nearest == ("rents",)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("cap-rents", "recommendation ali-2023/cap-rents, recommendation berg-2024/cap-rents"),
        ("Local authority", "actor council"),
        ("loc", "actor council"),
        # A proposition and a recommendation have one id; the actor only begins so.
        ("build", "proposition build, recommendation berg-2024/build"),
        ("BUILD", "proposition build, recommendation berg-2024/build"),
        ("rents", "topic rents"),
        ("Rents", "paper berg-2024, topic rents"),
        # All recommendations of a paper begin as it does.
        ("berg", "paper berg-2024"),
        ("berg-2024/b", "recommendation berg-2024/build"),
    ],
)
def test_whatever_a_name_fits_best_is_found(given: str, found: str) -> None:
    assert ", ".join(f"{kind} {id}" for kind, id in NAMES.find_things(given)) == found


def test_a_beginning_of_several_things_is_none_of_them() -> None:
    with pytest.raises(UnknownName) as stop:
        NAMES.find_things("so")
    assert stop.value.message == "'so' fits more than one thing"
    assert stop.value.hint == "say which: topic social, proposition social-homes"


def test_a_beginning_of_one_id_is_enough_whatever_has_that_id() -> None:
    names = CorpusNames(corpus(book=BOOK._replace(topics=keyed(Topic("economic", "Markets")))))
    assert names.find_things("econ") == [("topic", "economic"), ("instrument", "economic")]


@pytest.mark.parametrize(
    ("given", "near"), [("councill", "council"), ("rentss", "rents"), ("zzqqxx", "")]
)
def test_the_nearest_of_every_kind(given: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"is called '{given}'") as stop:
        NAMES.find_things(given)
    assert not near or near in stop.value.nearest
    assert bool(stop.value.hint) == bool(near)
    assert len(stop.value.nearest) <= 3


def test_every_name_in_the_codebook_finds_its_owner() -> None:
    for actor in BOOK.actors.values():
        for name in (actor.id, actor.label, *actor.aliases):
            assert NAMES.resolve_name("actor", name.swapcase()) == actor.id


def test_ids_are_those_of_all_that_a_codebook_calls_its_things() -> None:
    topics = {"rents": Topic("rents", "Rents and tenure", keywords=("Lease",))}
    ids = codebook_ids(Codebook(topics=topics), "topic")
    assert ids == dict.fromkeys(("rents", "rents and tenure", "lease"), "rents")


RENAMED = CorpusNames(
    CORPUS._replace(
        codebook=BOOK._replace(
            former_names={
                "proposition": {"ceiling": "cap", "build": "cap", "gone": "nowhere"},
                "topic": {"soc": "rents"},
                "actor": {"Town-Hall": "council"},
                "instrument": {"law": "economic", "rules": "legal"},
                "paper": {"draft": "ali-2023"},
            }
        )
    )
)


@pytest.mark.parametrize(
    ("kind", "given", "id"),
    [
        ("proposition", "ceiling", "cap"),
        ("topic", "soc", "rents"),
        ("actor", "town hall", "council"),
        ("instrument", "rules", "legal"),
        ("paper", "DRAFT", "ali-2023"),
        ("recommendation", "draft/cap-rents", "ali-2023/cap-rents"),
    ],
)
def test_a_thing_goes_by_an_id_that_it_had_before(kind: NameKind, given: str, id: str) -> None:
    assert RENAMED.resolve_name(kind, given) == id
    assert RENAMED.find_things(given) == [(kind, id)]


def test_what_is_called_so_now_comes_before_what_was() -> None:
    assert RENAMED.resolve_name("proposition", "build") == "build"
    assert RENAMED.resolve_name("instrument", "law") == "legal"
    with pytest.raises(UnknownName, match="gone"):
        RENAMED.resolve_name("proposition", "gone")


def test_ids_of_before_that_are_ids_again_lead_nowhere_else() -> None:
    book = BOOK._replace(former_names={"actor": {"council": "builders", "hall": "council"}})
    assert ids_by_former_id(CORPUS._replace(codebook=book), "actor") == {"hall": "council"}
    assert ids_by_former_id(CORPUS, "paper") == {}
    assert former_ids(book, "actor")["council"] == ("hall",)
    assert former_ids(book, "actor")["nobody"] == ()
