"""Names from elsewhere and their ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.tables.new_ids import NewIds, make_file_id, make_id
from policy_compare.files.names import is_device_name
from policy_compare.names import fold_name
from tests.support.strategies import NAMES, texts

names = st.one_of(
    texts.map(str.strip).filter(bool),
    st.sampled_from(("Côte d'Ivoire", "cote", "Cote!", "cote-2", "COTE", "a_b", *NAMES)),
)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Rights of the Child", "rights-of-the-child"),
        ("Côte d'Ivoire", "côte-d-ivoire"),
        ("  ?Who_is it? ", "who-is-it"),
        ("대한민국 정부", "대한민국-정부"),
        ("!!!", "x"),
        ("", "x"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("w" * 100, "w" * 60),
    ],
)
def test_an_id_is_made_of_letters_and_digits(name: str, id: str) -> None:
    assert make_id(name) == id


def test_a_name_that_can_be_an_id_is_its_own() -> None:
    naming = NewIds()
    assert naming.give_id("rc6067") == "rc6067"
    assert naming.give_id("RC6067") == "rc6067"
    assert dict(naming) == {"rc6067": "rc6067"}


def test_no_id_that_is_made_up_is_another_name() -> None:
    naming = NewIds()
    naming.give_ids(["Cote!", "cote", "Cote?", "cote-2"])
    assert dict(naming) == {
        "cote-3": "Cote!",
        "cote": "cote",
        "cote-4": "Cote?",
        "cote-2": "cote-2",
    }


def test_names_that_are_known_keep_their_ids() -> None:
    naming = NewIds({"Town Council": "council", "council": "council"}, reserved=["codebook"])
    assert naming.find_id("town  council") == "council"
    assert naming.find_id("Council") == "council"
    assert naming.find_id("Mayor") == "Mayor"
    assert naming.give_id("codebook") == "codebook-2"
    assert dict(naming) == {"codebook-2": "codebook"}


@given(st.lists(names, max_size=12))
def test_one_name_has_one_id_and_no_id_is_another_name(given: list[str]) -> None:
    naming = NewIds()
    naming.give_ids(given)
    ids = {name: naming.give_id(name) for name in given}
    assert all(map(is_id, ids.values()))
    for name, id in ids.items():
        for other, other_id in ids.items():
            one_name = fold_name(name) == fold_name(other)
            assert (id == other_id) == one_name
            assert one_name or fold_name(id) not in (fold_name(other), fold_name(other_id))


def test_what_casefold_joins_gets_two_ids() -> None:
    naming = NewIds()
    naming.give_ids(["Anna Weiß", "Anna Weiss", "ANNA  WEISS", "anna-weiß"])
    assert dict(naming) == {"anna-weiss-2": "Anna Weiß", "anna-weiss": "Anna Weiss"}


def test_no_file_is_called_as_a_device_of_windows() -> None:
    naming = NewIds(of_files=True)
    naming.give_ids(["con", "NUL", "Aux.", "com1.x", "LPT¹", "Con!", "x-con", "console"])
    assert dict(naming) == {
        "x-con-2": "con",
        "x-NUL": "NUL",
        "x-Aux.": "Aux.",
        "x-com1.x": "com1.x",
        "x-LPT¹": "LPT¹",
        "x-con-3": "Con!",
        "x-con": "x-con",
        "console": "console",
    }
    assert naming.find_id("CON") == "x-con-2"
    assert (make_file_id("CON"), make_file_id("Nul.tar"), make_file_id("icon")) == (
        "x-con",
        "nul-tar",
        "icon",
    )


def test_what_names_no_file_may_be_called_as_a_device() -> None:
    naming = NewIds()
    naming.give_ids(["con", "prn"])
    assert dict(naming) == {"con": "con", "prn": "prn"}


@given(st.lists(names))
def test_ids_of_files_are_files_of_their_own_everywhere(several: list[str]) -> None:
    naming = NewIds(of_files=True)
    naming.give_ids(["con", *several])
    ids = [id for id, _ in naming]
    assert not any(map(is_device_name, ids))
    assert len({fold_name(f"{id}.yaml") for id in ids}) == len(ids)
