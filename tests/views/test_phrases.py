"""Phrases: text with roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    pair_anchor,
    paper_anchor,
    parts_of,
    position_anchor,
    proposition_anchor,
    spans_of,
    targets_of,
    tension_anchor,
    text_of,
    text_over_id,
    topic_anchor,
)
from tests.support.strategies import phrases


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("one  line", "one line"),
        ("  a\n\tb\r\n c\u2028d\u00a0e ", "a b c d e"),
    ],
)
def test_text_is_on_one_line_with_single_spaces(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text())
def test_text_on_one_line_has_all_words(text: str) -> None:
    assert one_line(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "phrase", ["as is", Span("as is", "id"), ("as ", Span("is", "strong")), ("as is",)]
)
def test_the_text_of_a_phrase_has_no_roles(phrase: Phrase) -> None:
    assert text_of(phrase) == "as is"


def test_spans_keep_roles() -> None:
    assert spans_of(("as ", Span("is", "strong"))) == (Span("as "), Span("is", "strong"))
    assert spans_of(Span("is", "id")) == (Span("is", "id"),)
    assert spans_of("is") == (Span("is"),)


@given(phrases())
def test_spans_say_what_the_phrase_says(phrase: Phrase) -> None:
    assert "".join(span.text for span in spans_of(phrase)) == text_of(phrase)


def test_the_parts_of_a_phrase_make_another() -> None:
    several = ("as ", Span("is", "strong"))
    assert parts_of(several) == several
    # A span is made of two texts and is one part.
    assert parts_of(Span("is", "id")) == (Span("is", "id"),)
    assert parts_of("is") == ("is",)


@given(st.lists(phrases()), st.text())
def test_phrases_that_are_joined_stand_between_separators(
    found: list[Phrase], separator: str
) -> None:
    assert text_of(join_phrases(found, separator)) == separator.join(map(text_of, found))


def test_an_id_stands_below_its_text() -> None:
    assert text_over_id("Cap\nrents.", "cap") == ("Cap rents.", "\n", Span("cap", "id"))


def test_a_span_leads_to_its_target_alone() -> None:
    assert targets_of(Span("cap", "id", target="topic:cap")) == ("topic:cap",)
    assert targets_of(Span("+ must", "for", target="proposition:cap:ali")) == (
        "proposition:cap:ali",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["ali/cap", "(ali/cap)", " ali/cap "])
def test_an_id_leads_to_whatever_is_called_so(text: str) -> None:
    assert targets_of(Span(text, "id")) == (
        "ali/cap", proposition_anchor("ali/cap"), paper_anchor("ali/cap"),
    )  # fmt: skip


def test_what_is_no_id_and_has_no_target_leads_nowhere() -> None:
    assert targets_of(Span("cap")) == targets_of(Span("cap", "strong")) == ()


def test_a_pair_is_one_place_whoever_is_named_first() -> None:
    assert pair_anchor("ali", "berg") == pair_anchor("berg", "ali")
    assert pair_anchor("ali", "berg") != pair_anchor("ali", "chen")


def test_places_of_different_kinds_are_never_one() -> None:
    """What is called alike may be a recommendation, a proposition, a topic, a paper."""
    anchors = (
        "cap", proposition_anchor("cap"), topic_anchor("cap"), paper_anchor("cap"),
        tension_anchor(1), pair_anchor("cap", "cap"), position_anchor("cap", "cap"),
    )  # fmt: skip
    assert len(set(anchors)) == len(anchors)
