"""Records as columns, and checked columns as records."""

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.cache.columns import (
    END,
    Unpacker,
    build_records,
    check_values,
    pack_records,
)

Side = Literal["left", "right"]


class Inner(NamedTuple):
    """A record within another."""

    name: str
    number: int | None = None


class Outer(NamedTuple):
    """A record with a field of every kind."""

    text: str
    number: int
    truth: bool
    side: Side | None
    texts: tuple[str, ...]
    pair: tuple[str, int]
    inner: Inner | None
    several: tuple[Inner, ...]
    by_name: Mapping[str, Inner]


texts = st.text(st.characters(codec="utf-8"), max_size=3)
inner = st.builds(Inner, texts, st.none() | st.integers())
outer = st.builds(
    Outer,
    texts,
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from(("left", "right", None)),
    st.lists(texts, max_size=2).map(tuple),
    st.tuples(texts, st.integers()),
    st.none() | inner,
    st.lists(inner, max_size=2).map(tuple),
    st.dictionaries(texts, inner, max_size=2),
)


def again(rows: list[Outer], most: int = 100) -> list[Outer]:
    """The rows, once they were packed, written, read and unpacked."""
    kept: list[str] = []
    packed = json.loads(json.dumps(pack_records(Outer, zip(*rows, strict=True), kept)))
    cut = iter("".join(f"{text}{END}" for text in kept).split(END))
    found = list(build_records(Outer, Unpacker(cut, most).columns(Outer, packed)))
    assert list(cut) == [""]
    return found


@given(st.lists(outer, max_size=6))
def test_what_is_unpacked_is_what_was_packed(rows: list[Outer]) -> None:
    found = again(rows)
    assert found == rows
    assert list(map(repr, found)) == list(map(repr, rows))


ROW = Outer("a", 1, True, "left", ("b",), ("c", 2), Inner("d"), (Inner("e", 3),), {"f": Inner("g")})


def test_what_is_often_the_same_is_kept_once() -> None:
    kept: list[str] = []
    count, *columns = pack_records(
        Outer, zip(*[ROW] * 4, ROW._replace(number=2), strict=True), kept
    )
    assert count == 5
    assert columns[:2] == [[["a"], []], [[1, 2], [0, 0, 0, 0, 1]]]
    assert kept == []


def test_different_texts_stand_apart_unless_they_hold_their_end() -> None:
    kept: list[str] = []
    for ends in (("b",), ("c\0",)):
        rows = [ROW, *(ROW._replace(text=text) for text in ends)]
        column = pack_records(Outer, zip(*rows, strict=True), kept)[1]
        assert column == ([] if ends == ("b",) else [["a", "c\0"]])
    assert kept == ["a", "b"]


def test_no_more_rows_are_made_than_there_may_be() -> None:
    assert again([ROW] * 4, most=4) == [ROW] * 4
    with pytest.raises(ValueError, match="more rows"):
        again([ROW] * 5, most=4)
    with pytest.raises(ValueError, match="more rows"):
        again([ROW._replace(several=(Inner("e"),) * 5)], most=4)


KINDS: dict[Any, tuple[Any, ...]] = {
    str: ("a", ""),
    int: (0, -7, 10**30),
    bool: (True, False),
    Side: ("left",),
    Side | None: ("left", None),
    int | None: (3, None),
    tuple[str, ...]: ([], ["a", "b"]),
    tuple[str, int]: (["a", 1],),
    Inner: (["a", 1], ["a", None]),
    tuple[Inner, ...]: ([["a", 1]], []),
    Mapping[str, str]: ({"a": "b"}, {}),
    Mapping[str, Inner]: ({"a": ["b", 1]},),
}
VALUES: tuple[Any, ...] = (
    None, True, 1, 1.0, float("nan"), "a", "left", [], [1], ["a"], [None], ["a", 1], ["a", "b"],
    ["a", 1.5], ["a", 1, 2], [["a", 1]], [["a", True]], [["a"]], [["a", 1], 2], {}, {"a": 1},
    {"a": "b"}, {"a": ["b", 1]}, {"a": ["b"]},
)  # fmt: skip
#: Which of these each kind takes, by their numbers; the others it refuses.
TAKEN: dict[Any, tuple[Any, ...]] = {
    str: ("a", "left"),
    int: (1,),
    bool: (True,),
    Side: ("left",),
    Side | None: (None, "left"),
    int | None: (None, 1),
    tuple[str, ...]: ([], ["a"], ["a", "b"]),
    tuple[str, int]: (["a", 1],),
    Inner: (["a", 1],),
    tuple[Inner, ...]: ([], [["a", 1]]),
    Mapping[str, str]: ({}, {"a": "b"}),
    Mapping[str, Inner]: ({}, {"a": ["b", 1]}),
}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_only_values_of_the_kind_are_taken(kind: Any) -> None:
    taken = []
    for value in VALUES:
        try:
            check_values(kind, [*KINDS[kind], value])
        except ValueError:
            continue
        taken.append(value)
    # Equal is not enough: True is no 1, and 1.0 neither.
    assert list(map(repr, taken)) == list(map(repr, TAKEN[kind]))


def test_records_are_made_all_the_way_down() -> None:
    (made,) = check_values(tuple[Inner, ...], [[["a", 1], ["b", None]]])
    assert made == (Inner("a", 1), Inner("b"))
    assert all(type(one) is Inner for one in made)
    (mapped,) = check_values(Mapping[str, Inner], [{"x": ["a", 1], "y": ["b", 2]}])
    assert mapped == {"x": Inner("a", 1), "y": Inner("b", 2)}


@pytest.mark.parametrize(
    ("place", "column"),
    [
        (0, 3),
        (0, True),
        (0, -1),
        (1, [["a"]]),
        (1, [["a"], [0]]),
        (1, [["a", "b"], [0]]),
        (1, [["a", "b"], [0, 2]]),
        (1, [["a", "b"], [0, True]]),
        (1, [["a"], [], []]),
        (1, ["ab"]),
        (1, "ab"),
        (1, {"a": 1}),
        (1, None),
        (2, []),
        (8, [[[1], []], [1, [["e"], []], [[3], []]]]),
        (8, [[[2], []], [2, [["e"], []], [[3], []]]]),
        (8, [[[-1], []], [0]]),
        (8, [[[1], []]]),
        (8, []),
    ],
)
def test_columns_of_another_form_are_refused(place: int, column: Any) -> None:
    packed = json.loads(json.dumps(pack_records(Outer, zip(ROW, ROW, strict=True), [])))
    assert len(list(build_records(Outer, Unpacker(iter(()), 9).columns(Outer, packed)))) == 2
    packed[place] = column
    with pytest.raises((ValueError, TypeError, LookupError)):
        list(build_records(Outer, Unpacker(iter(()), 9).columns(Outer, packed)))
