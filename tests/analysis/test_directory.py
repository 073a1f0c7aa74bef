"""What people mean by the names that they type."""

import pytest

from policy_compare.analysis.directory import Directory, Fit, Named, Way, nearest_of
from policy_compare.errors import UnknownName

TOPICS = Directory(
    [
        Named("ukraine-aid", ("Support for Ukraine",), ("Ukraine", "support")),
        Named("lethal-aid", ("Lethal and military aid",), ("weapons", "Military aid")),
        Named("north-korea", ("Diplomacy toward North Korea",), ("Pyongyang", "sanctions")),
        Named("sanctions", ("Penalties",), ("resolutions",)),
        Named("law", ("International law",), ("resolutions", "UN")),
        Named("penalties", ("Fines",)),
    ]
)


@pytest.mark.parametrize(
    ("given", "way", "ids"),
    [
        ("lethal-aid", Way.ID, "lethal-aid"),
        (" lethal-aid ", Way.ID, "lethal-aid"),
        ("Lethal-Aid", Way.NAME, "lethal-aid"),
        ("lethal aid", Way.NAME, "lethal-aid"),
        ("lethal_aid", Way.NAME, "lethal-aid"),
        ("north korea", Way.NAME, "north-korea"),
        ("North-Korea", Way.NAME, "north-korea"),
        ("support for ukraine", Way.NAME, "ukraine-aid"),
        ("WEAPONS", Way.KEYWORD, "lethal-aid"),
        ("military-aid", Way.KEYWORD, "lethal-aid"),
        ("Ukraine", Way.KEYWORD, "ukraine-aid"),
        ("lethal", Way.BEGINNING, "lethal-aid"),
        ("Support f", Way.BEGINNING, "ukraine-aid"),
        ("l", Way.BEGINNING, "lethal-aid law"),
        ("korea", Way.NONE, ""),
        ("weap", Way.NONE, ""),
        ("", Way.NONE, ""),
        (" - ", Way.NONE, ""),
    ],
)
def test_a_name_fits_in_a_way(given: str, way: Way, ids: str) -> None:
    assert TOPICS.fit(given) == Fit(way, tuple(ids.split()))


def test_an_id_beats_a_label() -> None:
    assert TOPICS.fit("penalties") == Fit(Way.ID, ("penalties",))
    assert TOPICS.fit("Penalties") == Fit(Way.NAME, ("sanctions", "penalties"))


def test_a_label_beats_a_keyword_and_a_keyword_a_beginning() -> None:
    assert TOPICS.fit("Sanctions") == Fit(Way.NAME, ("sanctions",))
    found = Directory([Named("a", (), ("rent",)), Named("rents")])
    assert found.fit("rent") == Fit(Way.KEYWORD, ("a",))


def test_several_that_fit_are_listed_in_the_order_of_the_codebook() -> None:
    with pytest.raises(UnknownName) as stop:
        TOPICS.resolve("topic", "resolutions")
    assert stop.value.message == "'resolutions' fits more than one topic"
    assert stop.value.hint == "say which: sanctions, law"


def test_a_thing_that_fits_by_several_names_is_one() -> None:
    found = Directory([Named("seoul", ("Seoul", "South Korea", "Southern neighbour"))])
    assert found.resolve("actor", "Seoul") == found.resolve("actor", "s") == "seoul"


def test_an_own_id_is_an_id_of_several() -> None:
    found = Directory([Named("a/cap", own="cap"), Named("b/cap", own="cap"), Named("b/x", own="x")])
    assert found.fit("cap") == Fit(Way.ID, ("a/cap", "b/cap"))
    assert found.fit("x") == Fit(Way.ID, ("b/x",))


def test_an_unknown_name_lists_the_nearest_and_all_where_they_are_few() -> None:
    with pytest.raises(UnknownName) as stop:
        TOPICS.resolve("topic", "letal aid")
    assert stop.value.nearest[0] == "lethal-aid"
    assert stop.value.hint.startswith("the nearest: lethal-aid")
    assert stop.value.hint.endswith(
        "; there are: ukraine-aid, lethal-aid, north-korea, sanctions, law, penalties"
    )


def test_the_nearest_may_be_near_by_a_keyword() -> None:
    assert TOPICS.near("Pjongyang") == ("north-korea",)


def test_many_are_not_all_listed() -> None:
    many = Directory([Named(f"paper-{at:02}") for at in range(25)])
    with pytest.raises(UnknownName) as stop:
        many.resolve("paper", "zzz")
    assert stop.value.hint == "policy-compare papers lists all 25"
    with pytest.raises(UnknownName) as stop:
        many.resolve("paper", "paper")
    assert stop.value.hint.startswith("say which: paper-00, paper-01")
    assert stop.value.hint.endswith("paper-19 and 5 more")


def test_the_nearest_of_several_directories() -> None:
    other = Directory([Named("lethal-arms"), Named("council")])
    assert set(nearest_of((TOPICS, other), "lethal arm")) >= {"lethal-arms", "lethal-aid"}
    assert nearest_of((TOPICS, other), "zzqqxx") == ()
    assert len(nearest_of((TOPICS, other), "lethal")) <= 3
