"""What differs between before and after is taken over, all else of a document stays."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.yaml.merging import (
    align_items,
    clean_value,
    item_key,
    merge_values,
    value_as_read,
)

TREES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(("a", "b", "c", 1, None)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
    ),
    max_leaves=12,
)
RECOMMENDATIONS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("rstuv")}, optional={"note": st.sampled_from("ab")}
    ),
    unique_by=lambda item: item["id"],
)


@given(TREES, TREES)
def test_document_that_says_what_was_before_says_what_is_after(before: Any, after: Any) -> None:
    document = value_as_read(before)
    assert value_as_read(merge_values(document, before, after)) == value_as_read(after)
    assert merge_values(document, before, before) is document


@given(RECOMMENDATIONS, RECOMMENDATIONS)
def test_recommendations_are_put_in_the_order_of_after(before: Any, after: Any) -> None:
    assert merge_values(before, before, after) == after


@given(RECOMMENDATIONS, RECOMMENDATIONS, RECOMMENDATIONS)
def test_what_nobody_names_stays(document: Any, before: Any, after: Any) -> None:
    named = {item["id"] for item in (*before, *after)}
    rest = [item for item in document if item["id"] not in named]
    merged = merge_values(document, before, after)
    assert [item for item in merged if item["id"] not in named] == rest
    assert len({item["id"] for item in merged}) == len(merged)


@pytest.mark.parametrize(
    ("document", "before", "after", "merged"),
    [
        # The document says it in another form, or more.
        ({"p": {"stance": "support"}}, {"p": "support"}, {"p": "oppose"}, {"p": "oppose"}),
        (
            {"p": {"stance": "support"}},
            {"p": "support"},
            {"p": {"stance": "support", "condition": "c"}},
            {"p": {"stance": "support", "condition": "c"}},
        ),
        ({"a": "1", "more": "x"}, {"a": 1}, {"a": 2}, {"a": 2, "more": "x"}),
        ({"a": "1", "more": "x"}, {"a": 1}, {}, {"more": "x"}),
        (["a", "a", "b"], ["a", "b"], ["b"], ["b"]),
        (["a", "a"], ["a"], ["b", "a"], ["b", "a"]),
        (["a", "b"], ["a"], ["a", "c"], ["a", "c", "b"]),
        # What is there already needs no change.
        ({"p": "3"}, {}, {"p": 3}, {"p": "3"}),
        ({}, {"positions": None}, {"positions": None}, {}),
        ({}, {"positions": None}, {"positions": {"p": "support"}}, {"positions": {"p": "support"}}),
        # Parts may be named in any order.
        (
            [{"id": "r"}, {"id": "s"}],
            [],
            [{"id": "s", "note": "a"}, {"id": "r", "note": "b"}],
            [{"id": "r", "note": "b"}, {"id": "s", "note": "a"}],
        ),
        # Two changes of one thing: the later one holds.
        ({"a": "x"}, {"a": "y"}, {"a": "z"}, {"a": "z"}),
        ({"e": {"quote": "q"}}, {}, {"e": {"page": "4"}}, {"e": {"quote": "q", "page": "4"}}),
    ],
)
def test_merging(document: Any, before: Any, after: Any, merged: Any) -> None:
    assert merge_values(document, before, after) == merged


def test_new_keys_stand_behind_what_they_follow() -> None:
    document = {"id": "r", "note": "n", "actors": ["a"]}
    after = {"id": "r", "actors": ["a"], "targets": ["t"], "topics": ["x"], "note": "n"}
    merged = merge_values(document, {"id": "r", "actors": ["a"], "note": "n"}, after)
    assert list(merged) == ["id", "note", "actors", "targets", "topics"]
    assert list(merge_values({"b": "1"}, {}, {"a": "1", "b": "1"})) == ["a", "b"]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_alignment_pairs_what_is_equal_in_one_order(first: list[str], second: list[str]) -> None:
    pairs = align_items(first, second)
    assert pairs == sorted(pairs)
    assert all(first[one] == second[other] for one, other in pairs)
    assert all(one < later for (one, _), (later, _) in pairwise(pairs))
    assert all(one < later for (_, one), (_, later) in pairwise(pairs))
    assert align_items(first, first) == [(place, place) for place in range(len(first))]


def test_items_are_told_apart_by_id_or_by_all_that_they_say() -> None:
    assert item_key({"id": "r", "note": "a"}) == item_key({"id": "r"})
    assert item_key({"page": 3, "quote": "a"}) == item_key({"quote": "a ", "page": "3"})
    assert item_key("a") != item_key({"id": "a"})


def test_values_are_cleaned_and_read_as_text() -> None:
    value = {"a\n": ["b\tc", 3, None, ("d",)]}
    assert clean_value(value) == {"a": ["b c", 3, None, ["d"]]}
    assert value_as_read(clean_value(value)) == {"a": ["b c", "3", None, ["d"]]}
