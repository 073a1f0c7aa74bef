"""When two spellings are one name."""

from unicodedata import normalize

import pytest
from hypothesis import given

from policy_compare.spelling import fold_name, fold_typed_name
from tests.support.strategies import texts


@pytest.mark.parametrize(
    "other",
    ["Côte d'Ivoire", "CÔTE D'IVOIRE", "  côte \t d'ivoire\n", normalize("NFD", "Côte d'Ivoire")],
)
def test_case_blanks_and_composition_make_no_other_name(other: str) -> None:
    assert fold_name(other) == fold_name("côte d'ivoire")


@pytest.mark.parametrize("other", ["a b", "a_b", "a–b", "ab"])
def test_a_hyphen_tells_names_in_files_apart(other: str) -> None:
    assert fold_name(other) != fold_name("a-b")


@pytest.mark.parametrize(
    "typed", ["north korea", "North-Korea", "NORTH_KOREA", "north – korea", "-north- korea"]
)
def test_blanks_hyphens_and_underscores_are_typed_alike(typed: str) -> None:
    assert fold_typed_name(typed) == "north korea"


def test_apostrophes_are_typed_alike() -> None:
    assert fold_typed_name("Côte d’Ivoire") == fold_typed_name("co\u0302te d'ivoire")


def test_other_signs_and_letters_are_kept() -> None:
    assert fold_typed_name("howell-2024/Military-aid") == "howell 2024/military aid"
    assert fold_typed_name("Cote") != fold_typed_name("Côte")


@given(texts)
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold_typed_name(fold_typed_name(text)) == fold_typed_name(text)
    assert fold_typed_name(fold_name(text)) == fold_typed_name(text)


@given(texts)
def test_composition_never_counts(text: str) -> None:
    assert fold_name(normalize("NFD", text)) == fold_name(normalize("NFC", text))


@pytest.mark.parametrize("other", ["A\u200bli", "\u202eAli", "Al\u00adi", "Ali\ufe0f", "A\u034fli"])
def test_what_nobody_sees_makes_no_other_name(other: str) -> None:
    assert fold_name(other) == fold_name("ali")
    assert fold_typed_name(other) == fold_typed_name("Ali")
