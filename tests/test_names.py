"""When two spellings are one name, whose it is, and which names resemble it."""

import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.errors import UnknownName
from policy_compare.names import (
    FreeNames,
    NameClash,
    NameDirectory,
    NamedThing,
    NameFit,
    Sureness,
    find_clashes,
    fold_name,
    join_words,
    nearest_ids,
    nearest_names,
    numbered_name,
    sort_key,
)
from tests.support.strategies import texts


@pytest.mark.parametrize(
    "other",
    ["Côte d'Ivoire", "CÔTE D'IVOIRE", "  côte \t d'ivoire\n", normalize("NFD", "Côte d'Ivoire")],
)
def test_case_blanks_and_composition_make_no_other_name(other: str) -> None:
    assert fold_name(other) == fold_name("côte d'ivoire")


@pytest.mark.parametrize(
    "typed", ["north korea", "North-Korea", "NORTH_KOREA", "north – korea", "-north- korea"]
)
def test_blanks_hyphens_and_underscores_are_typed_alike(typed: str) -> None:
    assert fold_name(typed) == "north korea"


def test_apostrophes_are_typed_alike() -> None:
    assert fold_name("Côte d’Ivoire") == fold_name("co\u0302te d'ivoire")


def test_other_signs_and_letters_are_kept() -> None:
    assert fold_name("howell-2024/Military-aid") == "howell 2024/military aid"
    assert fold_name("Cote") != fold_name("Côte")
    assert fold_name("ab") != fold_name("a-b")


def test_a_name_of_hyphens_keeps_them() -> None:
    assert fold_name(" - ") == "-"
    assert fold_name("–") != fold_name("-")


@pytest.mark.parametrize(
    ("name", "other"),
    [("ΟΔΥΣΣΕΥΣ", "οδυσσευς"), ("STRAẞE", "straße"), ("İzmir", "i\u0307zmir"), ("ſo", "so")],
)
def test_a_letter_is_one_in_all_its_forms(name: str, other: str) -> None:
    assert fold_name(name) == fold_name(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Weiß", "Weiss"), ("Strauß", "STRAUSS"), ("ﬁsch", "fisch"), ("ısı", "ISI"), ("İ", "i")],
)
def test_what_casefold_joins_stays_two(name: str, other: str) -> None:
    assert fold_name(name) != fold_name(other)


@given(texts)
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


def test_every_letter_folded_stays_so_beside_any_mark() -> None:
    letters = [chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000]
    for letter in (letter for letter in letters if letter.casefold() != letter):
        for text in (letter, f"{letter}\u0301", f"a{letter}\u0345\u0307", f"I{letter}"):
            assert fold_name(fold_name(text)) == fold_name(text), text


@given(texts)
def test_composition_never_counts(text: str) -> None:
    assert fold_name(normalize("NFD", text)) == fold_name(normalize("NFC", text))


@pytest.mark.parametrize("other", ["A\u200bli", "\u202eAli", "Al\u00adi", "Ali\ufe0f", "A\u034fli"])
def test_what_nobody_sees_makes_no_other_name(other: str) -> None:
    assert fold_name(other) == fold_name("ali")


NAMES = st.lists(st.text(max_size=12), max_size=12)


def test_a_name_that_is_taken_has_the_least_number_that_is_free() -> None:
    assert numbered_name("Rent Cap", {"rent cap 2"}) == "Rent Cap"
    assert numbered_name("Rent Cap", {"rent cap", "rent cap 2"}) == "Rent Cap-3"


@given(st.lists(st.sampled_from(("Rent Cap", "rent-cap", "rent cap-2", "-", "x-", "x"))), NAMES)
def test_names_that_are_given_are_numbered_and_no_two_are_one(
    names: list[str], taken: list[str]
) -> None:
    free_names, folded = FreeNames(taken), set(map(fold_name, taken))
    for name in names:
        free_name = numbered_name(name, folded)
        assert free_names.take(name) == free_name
        folded.add(fold_name(free_name))


def test_a_thing_is_called_by_its_id_and_by_all_its_names() -> None:
    thing = NamedThing("cap", ("a", "b"), ("c",), shared=("d",))
    assert thing.all_names == ("cap", "a", "b", "c", "d")


def test_the_most_alike_comes_first() -> None:
    assert nearest_names("sanctoins", ["section", "sanctions", "china"]) == ("sanctions", "section")


def test_letter_case_is_ignored() -> None:
    assert nearest_names("CHINA", ["china"]) == ("china",)
    assert nearest_names("straße", ["STRASSE"]) == ("STRASSE",)


def test_far_fetched_names_are_left_out() -> None:
    assert nearest_names("xyz", ["china", "sanctions"]) == ()


def test_at_most_so_many() -> None:
    names = ["rent-a", "rent-b", "rent-c", "rent-d"]
    assert nearest_names("rent", names) == ("rent-a", "rent-b", "rent-c")
    assert nearest_names("rent", names, limit=1) == ("rent-a",)


@given(st.text(max_size=12), NAMES, st.integers(1, 5))
def test_only_given_names_come_back_once_each(given: str, names: list[str], most: int) -> None:
    found = nearest_names(given, names, most)
    assert set(found) <= set(names)
    assert len(found) == len(set(found)) <= most


@given(st.text(min_size=1, max_size=12), NAMES)
def test_a_name_is_nearest_to_itself(name: str, names: list[str]) -> None:
    assert name.casefold() in {one.casefold() for one in nearest_names(name, [*names, name], 1)}


TOPICS = NameDirectory(
    [
        NamedThing("ukraine-aid", ("Support for Ukraine",), ("Ukraine", "support")),
        NamedThing("lethal-aid", ("Lethal and military aid",), ("weapons", "Military aid")),
        NamedThing("north-korea", ("Diplomacy toward North Korea",), ("Pyongyang", "sanctions")),
        NamedThing("sanctions", ("Penalties",), ("resolutions",)),
        NamedThing("law", ("International law",), ("resolutions", "UN")),
        NamedThing("penalties", ("Fines",)),
    ]
)


@pytest.mark.parametrize(
    ("given", "sureness", "ids"),
    [
        ("lethal-aid", Sureness.ID, "lethal-aid"),
        (" lethal-aid ", Sureness.ID, "lethal-aid"),
        ("Lethal-Aid", Sureness.NAME, "lethal-aid"),
        ("lethal aid", Sureness.NAME, "lethal-aid"),
        ("lethal_aid", Sureness.NAME, "lethal-aid"),
        ("north korea", Sureness.NAME, "north-korea"),
        ("North-Korea", Sureness.NAME, "north-korea"),
        ("support for ukraine", Sureness.NAME, "ukraine-aid"),
        ("WEAPONS", Sureness.KEYWORD, "lethal-aid"),
        ("military-aid", Sureness.KEYWORD, "lethal-aid"),
        ("Ukraine", Sureness.KEYWORD, "ukraine-aid"),
        ("lethal", Sureness.BEGINNING, "lethal-aid"),
        ("Support f", Sureness.BEGINNING, "ukraine-aid"),
        ("l", Sureness.BEGINNING, "lethal-aid law"),
        ("korea", Sureness.NONE, ""),
        ("weap", Sureness.NONE, ""),
        ("", Sureness.NONE, ""),
        (" - ", Sureness.NONE, ""),
    ],
)
def test_a_name_fits_in_a_way(given: str, sureness: Sureness, ids: str) -> None:
    assert TOPICS.find_fit(given) == NameFit(sureness, tuple(ids.split()))


def test_an_id_beats_a_label() -> None:
    assert TOPICS.find_fit("penalties") == NameFit(Sureness.ID, ("penalties",))
    assert TOPICS.find_fit("Penalties") == NameFit(Sureness.NAME, ("sanctions", "penalties"))


def test_a_label_beats_a_keyword_and_a_keyword_a_beginning() -> None:
    assert TOPICS.find_fit("Sanctions") == NameFit(Sureness.NAME, ("sanctions",))
    found = NameDirectory([NamedThing("a", (), ("rent",)), NamedThing("rents")])
    assert found.find_fit("rent") == NameFit(Sureness.KEYWORD, ("a",))


def test_several_that_fit_are_listed_in_the_order_of_the_codebook() -> None:
    with pytest.raises(UnknownName) as stop:
        TOPICS.resolve_name("topic", "resolutions")
    assert stop.value.message == "'resolutions' fits more than one topic"
    assert stop.value.hint == "say which: sanctions, law"


def test_a_thing_that_fits_by_several_names_is_one() -> None:
    found = NameDirectory([NamedThing("seoul", ("Seoul", "South Korea", "Southern neighbour"))])
    assert found.resolve_name("actor", "Seoul") == found.resolve_name("actor", "s") == "seoul"


def test_an_own_id_is_an_id_of_several() -> None:
    found = NameDirectory(NamedThing(id, own=id[2:]) for id in ("a/cap", "b/cap", "b/x"))
    assert found.find_fit("cap") == NameFit(Sureness.ID, ("a/cap", "b/cap"))
    assert found.find_fit("x") == NameFit(Sureness.ID, ("b/x",))


def test_an_unknown_name_lists_the_nearest_and_all_where_they_are_few() -> None:
    with pytest.raises(UnknownName) as stop:
        TOPICS.resolve_name("topic", "letal aid")
    assert stop.value.nearest[0] == "lethal-aid"
    assert stop.value.hint.startswith("the nearest: lethal-aid")
    assert stop.value.hint.endswith(
        "; there are: ukraine-aid, lethal-aid, north-korea, sanctions, law, penalties"
    )


def test_the_nearest_may_be_near_by_a_keyword() -> None:
    assert nearest_ids((TOPICS,), "Pjongyang") == ("north-korea",)


def test_many_are_not_all_listed() -> None:
    many = NameDirectory([NamedThing(f"paper-{at:02}") for at in range(25)])
    with pytest.raises(UnknownName) as stop:
        many.resolve_name("paper", "zzz")
    assert stop.value.hint == "policy-compare papers lists all 25"
    with pytest.raises(UnknownName) as stop:
        many.resolve_name("paper", "paper")
    assert stop.value.hint.startswith("say which: paper-00, paper-01")
    assert stop.value.hint.endswith("paper-19 and 5 more")


def test_the_nearest_ids_several_directories() -> None:
    other = NameDirectory([NamedThing("lethal-arms"), NamedThing("council")])
    assert set(nearest_ids((TOPICS, other), "lethal arm")) >= {"lethal-arms", "lethal-aid"}
    assert nearest_ids((TOPICS, other), "zzqqxx") == ()
    assert len(nearest_ids((TOPICS, other), "lethal")) <= 3


@pytest.mark.parametrize(
    ("words", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_words_in_a_sentence(words: tuple[str, ...], text: str) -> None:
    assert join_words(words) == text
    assert join_words(words, "or") == text.replace("and", "or")


def test_a_name_that_several_may_have_yields_to_one_that_is_one_s_own() -> None:
    units = NameDirectory([NamedThing("Ali"), NamedThing("Noor Ali", shared=("Ali",))])
    assert units.find_fit("ALI") == NameFit(Sureness.NAME, ("Ali",))
    assert units.find_fit("no").ids == ("Noor Ali",)


def test_clashes_are_told_once_an_id_before_a_label_and_that_before_a_keyword() -> None:
    things = [
        NamedThing("a", ("Rent",), ("B", "soil")),
        NamedThing("b", ("RENT", "rent"), ("Soil", "rent")),
        NamedThing("A", ("A",)),
        NamedThing("c", shared=("Rent",)),
    ]
    assert list(find_clashes(things)) == [
        NameClash("A", "a", "A"),
        NameClash("RENT", "a", "b"),
        NameClash("B", "b", "a"),
        NameClash("Soil", "a", "b"),
    ]


@pytest.mark.parametrize(
    "in_order",
    [
        ["rent-2", "rent-10", "rent-100"],
        ["a", "B", "c"],
        ["gao-9", "gao-10-2", "gao-10-11", "gao-x"],
        ["2", "10", "a"],
        ["ali-2003", "ali-2023", "berg-1999"],
    ],
)
def test_names_are_sorted_as_people_sort(in_order: list[str]) -> None:
    shuffled = in_order[::-1]
    assert sorted(shuffled, key=sort_key) == in_order
