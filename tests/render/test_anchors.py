"""Which ids the places of a page have."""

import re
from urllib.parse import unquote

import pytest

from policy_compare.render.anchors import Anchors
from policy_compare.views.page import Grid, Heading, RowMark
from policy_compare.views.phrases import Span, position_anchor

PARTS = (
    Heading("A", anchor="main"),
    Heading("B", anchor="a b"),
    Heading("Nowhere"),
    Grid(("Id",), (("a",), ("b",)), marks=(RowMark("a-b"), RowMark("ali/cap"))),
)
ANCHORS = Anchors(PARTS, ("main",))


def test_an_id_has_no_space_and_none_is_given_twice() -> None:
    ids = [ANCHORS.id_of(anchor) for anchor in ("main", "a b", "a-b", "ali/cap", "")]
    assert ids == ["main-2", "a-b", "a-b-2", "ali/cap", ""]


def test_a_span_leads_to_the_first_place_that_is_there() -> None:
    assert ANCHORS.link(Span("x", target="a b")) == "a-b"
    assert ANCHORS.link(Span("(ali/cap)", "id")) == "ali/cap"
    assert ANCHORS.link(Span("ali/cap")) == ""
    assert ANCHORS.link(Span("cap", "id")) == ""


def test_a_new_id_is_nobody_elses() -> None:
    anchors = Anchors(PARTS, ("picture",))
    assert [anchors.new_id("picture"), anchors.new_id("picture")] == ["picture-2", "picture-3"]
    assert anchors.new_id("main") == "main-2"


@pytest.mark.parametrize("name", ["A%41b", "~:text=x", "a\x00b\tc", "a\u202eb", "\ud800"])
def test_an_id_means_the_same_in_an_address(name: str) -> None:
    anchor = position_anchor("cap", name)
    id = Anchors((Heading("A", anchor=anchor),), ()).id_of(anchor)
    assert re.fullmatch(r"[^\s%~\x00-\x1f]+", id)
    id.encode()
    assert unquote(id) == id
