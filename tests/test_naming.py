"""Names from elsewhere and their ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.kinds import is_id
from policy_compare.corpus.naming import Naming, slug
from tests.strategies import texts

names = st.one_of(
    texts.map(str.strip).filter(bool),
    st.sampled_from(
        ("Côte d'Ivoire", "cote", "Cote!", "cote-2", "COTE", "a b", "a-b", "a_b", "Ａ")
    ),
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
    assert slug(name) == id


def test_a_name_that_can_be_an_id_is_its_own() -> None:
    naming = Naming()
    assert naming.id("rc6067") == "rc6067"
    assert naming.id("RC6067") == "rc6067"
    assert dict(naming) == {"rc6067": "rc6067"}


def test_no_id_that_is_made_up_is_another_name() -> None:
    naming = Naming()
    naming.meet(["Cote!", "cote", "Cote?", "cote-2"])
    assert dict(naming) == {
        "cote-3": "Cote!",
        "cote": "cote",
        "cote-4": "Cote?",
        "cote-2": "cote-2",
    }


def test_names_that_are_known_keep_their_ids() -> None:
    naming = Naming({"Town Council": "council", "council": "council"}, reserved=["codebook"])
    assert naming.find("town  council") == "council"
    assert naming.find("Council") == "council"
    assert naming.find("Mayor") == "Mayor"
    assert naming.id("codebook") == "codebook-2"
    assert dict(naming) == {"codebook-2": "codebook"}


@given(st.lists(names, max_size=12))
def test_one_name_has_one_id_and_one_id_one_name(given: list[str]) -> None:
    naming = Naming()
    naming.meet(given)
    ids = [naming.id(name) for name in given]
    keys = [" ".join(name.casefold().split()) for name in given]
    for one, (id, key) in enumerate(zip(ids, keys, strict=True)):
        assert is_id(id)
        for other in range(one):
            assert (ids[other].casefold() == id.casefold()) == (keys[other] == key) or (
                # Composed and decomposed letters are one name too.
                ids[other] == id
            )
