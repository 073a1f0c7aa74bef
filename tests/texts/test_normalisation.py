"""What two copies of one passage have in common, and what tells two passages apart."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.texts.normalisation import (
    fold_text,
    fold_with_offsets,
    is_unseen,
    is_word_character,
)

#: Characters that folding treats in a way of their own.
ODD = "aZé1 \t\n\u00a0-–—−'’“\u00ad\u200b\u0301ﬁﬃ…´¨ß½²⁻‴İ\u1fed한ﷺ"

anything = st.one_of(st.text(), st.text(ODD, max_size=12))


@pytest.mark.parametrize(
    "one, other",
    [
        ("the “old” town’s homes", "the 'old' town's homes"),
        ("«Act now», they say", '"Act now", they say'),
        ("the tenantsʼ homes", "the tenants' homes"),
        ("homes – not offices", "homes—not offices"),
        ("homes -- not offices", "homes − not offices"),
        ("a two⸺em dash", "a two-em dash"),
        ("2010–2020", "2010 - 2020"),
        ("large-scale", "large‑scale"),
        ("ofﬁce ﬂoors, eﬃcient", "office floors, efficient"),
        ("devel\u00adop\u00adment", "development"),
        ("devel- opment", "development"),
        ("devel-\n  opment", "development"),
        ("large-\nscale", "large-scale"),
        ("caf\u00e9- teria", "cafe\u0301teria"),
        ("rents\u00a0and\u202fhomes", "rents and homes"),
        ("rents \t\r\n  and homes ", "rents and homes"),
        ("ren\u200bts\ufeff", "rents"),
        ("\u202arents\u202c", "rents"),
        ("RENTS and Homes", "rents and homes"),
        ("GROSSE Straße", "große STRASSE"),
        ("cafe\u0301", "caf\u00e9"),
        ("ｒｅｎｔｓ　２０", "rents 20"),
        ("CO₂ in 10 m²", "co2 in 10 m2"),
        ("and so on…", "and so on..."),
        ("– homes –", "homes"),
    ],
)
def test_what_does_not_matter_goes(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("cap the rents", "cap the rants"),
        ("cap the rents", "cap rents"),
        ("cap the rents", "cap the the rents"),
        # The hyphen that a word has and the one that a line's end gave it look alike.
        ("large scale", "large-scale"),
        ("large scale", "largescale"),
        ("1-2", "12"),
        ("1 2", "12"),
        ("1-2", "1 2"),
        ("a part", "apart"),
        ("resume", "résumé"),
        ("5 %", "5"),
        ("rents, homes", "rents homes"),
        ("the councils", "the council's"),
        ("COVID-19", "COVID19"),
        ("1½", "112"),
    ],
)
def test_what_matters_stays(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


def test_each_character_tells_where_it_came_from() -> None:
    found = fold_with_offsets(" The oﬃce\u00ad– or 2 – 3")
    assert found.text == "the officeor 2-3"
    assert "".join(" The oﬃce\u00ad– or 2 – 3"[at] for at in found.offsets) == "The oﬃﬃﬃceor 2 3"


@given(anything)
def test_offsets_are_of_the_text_and_in_order(text: str) -> None:
    found = fold_with_offsets(text)
    assert len(found.offsets) == len(found.text)
    assert all(one <= other for one, other in pairwise(found.offsets))
    assert all(0 <= at < len(text) for at in found.offsets)


@given(anything)
@example("a ¨")
@example("1⁻2")
@example("x‴y")
@example("e\u0301- a")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.slow
def test_every_character_folds_for_good() -> None:
    for code in range(0x110000):
        once = fold_text(f"a {chr(code)}b")
        assert fold_text(once) == once, hex(code)


@given(anything)
def test_no_white_space_is_left_but_single_spaces_within(text: str) -> None:
    assert fold_text(text) == " ".join(fold_text(text).split())


@given(anything, st.data())
def test_what_is_not_seen_changes_nothing(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("\u00ad\u200b\ufeff\u2060\u202e"))
    assert fold_text(text[:place] + sign + text[place:]) == fold_text(text)


@given(anything, st.data())
def test_a_doubled_space_changes_nothing(text: str, data: st.DataObject) -> None:
    spaces = [at for at, char in enumerate(text) if char.isspace()]
    place = data.draw(st.sampled_from([0, len(text), *spaces]))
    assert fold_text(text[:place] + " " + text[place:]) == fold_text(text)


@given(st.text("aéộǘñçŠ한각 -ﬁ1", max_size=12))
def test_composing_or_decomposing_first_changes_nothing(text: str) -> None:
    assert fold_text(normalize("NFC", text)) == fold_text(normalize("NFD", text))


def test_what_is_unseen_and_what_is_of_a_word() -> None:
    assert is_unseen("")
    assert is_unseen("\u00ad\u200b")
    assert not is_unseen("\u00ad-")
    assert not is_unseen(" ")
    assert all(map(is_word_character, "aß9²\u0301ﬁ"))
    assert not any(map(is_word_character, " -.'_\u00ad"))
