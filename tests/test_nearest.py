"""Which names a mistyped one is taken for."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.nearest import nearest

NAMES = st.lists(st.text(max_size=12), max_size=12)


def test_the_most_alike_comes_first() -> None:
    assert nearest("sanctoins", ["section", "sanctions", "china"]) == ("sanctions", "section")


def test_letter_case_is_ignored() -> None:
    assert nearest("CHINA", ["china"]) == ("china",)
    assert nearest("straße", ["STRASSE"]) == ("STRASSE",)


def test_far_fetched_names_are_left_out() -> None:
    assert nearest("xyz", ["china", "sanctions"]) == ()


def test_at_most_so_many() -> None:
    names = ["rent-a", "rent-b", "rent-c", "rent-d"]
    assert nearest("rent", names) == ("rent-a", "rent-b", "rent-c")
    assert nearest("rent", names, most=1) == ("rent-a",)


@given(st.text(max_size=12), NAMES, st.integers(1, 5))
def test_only_given_names_come_back_once_each(given: str, names: list[str], most: int) -> None:
    found = nearest(given, names, most)
    assert set(found) <= set(names)
    assert len(found) == len(set(found)) <= most


@given(st.text(min_size=1, max_size=12), NAMES)
def test_a_name_is_nearest_to_itself(name: str, names: list[str]) -> None:
    assert name.casefold() in {one.casefold() for one in nearest(name, [*names, name], 1)}
