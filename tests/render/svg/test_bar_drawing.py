"""Counts as bars: every one of them is said, in its stretch or behind it."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.bar_drawing import bar_drawing
from policy_compare.render.svg.shapes import svg_text
from policy_compare.views.page import Heading
from policy_compare.views.pictures import Bar, Bars, BarSeries
from tests.support.drawings import parse_drawing, place_of, texts_in
from tests.support.strategies import lines

SERIES = (
    BarSeries("for", "for", "+"),
    BarSeries("against", "against", "−"),
    BarSeries("silent", "muted", "·"),
    BarSeries("uncoded", "", "?"),
)
NO_ANCHORS = Anchors((), ())


def drawn(*bars: Bar, anchors: Anchors = NO_ANCHORS) -> str:
    picture = Bars("Consensus", "How many.", SERIES, bars)
    return svg_text(bar_drawing(picture, anchors), "Consensus", "How many.", "x")


def test_a_stretch_is_as_long_as_what_it_counts() -> None:
    root = parse_drawing(drawn(Bar("a", (2, 1, 1, 0)), Bar("b", (0, 1, 0, 1))))
    stretches = [place_of(one) for one in root.iter("rect") if one.get("height") == "22"]
    widths = [place.right - place.left for place in stretches]
    assert widths == [195, 97.5, 97.5, 97.5, 97.5]
    assert [place.left for place in stretches[1:3]] == [place.right for place in stretches[:2]]


def test_the_legend_has_what_is_there() -> None:
    assert texts_in(parse_drawing(drawn(Bar("a", (2, 0, 1, 0)))))[:4] == ["+", "for", "·", "silent"]


def test_what_is_uncoded_does_not_look_silent() -> None:
    silent, uncoded = [
        one
        for one in parse_drawing(drawn(Bar("a", (0, 0, 1, 1)))).iter("rect")
        if one.get("height") == "22"
    ]
    assert silent.get("fill") != uncoded.get("fill")
    assert uncoded.get("stroke-dasharray")


def test_a_count_that_has_no_room_stands_behind_the_bar() -> None:
    assert texts_in(parse_drawing(drawn(Bar("a", (185, 1, 7, 0)))))[-2:] == ["+ 185", "− 1, · 7"]


def test_a_label_leads_to_what_the_page_has_of_it() -> None:
    anchors = Anchors((Heading("A", anchor="a"),), ())
    root = parse_drawing(drawn(Bar("a", (1, 0, 0, 0), "a"), Bar("b", (1, 0, 0, 0), "b"),
                               anchors=anchors))  # fmt: skip
    assert [one.get("href") for one in root.iter("a")] == ["#a"]


counts = st.integers(0, 300)


@given(st.lists(st.builds(Bar, lines, st.tuples(counts, counts, counts, counts)), max_size=5))
def test_every_count_is_said_and_all_within_the_picture(bars: list[Bar]) -> None:
    root = parse_drawing(drawn(*bars))
    said = ", ".join(texts_in(root)).split(", ")
    for bar in bars:
        for series, count in zip(SERIES, bar.counts, strict=True):
            assert not count or f"{series.sign} {count}" in said
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    for text in root.iter("text"):
        place = place_of(text)
        assert place.left >= -0.2
        assert place.right <= width + 0.2
    assert height >= 0
