"""What is most like a quote that is not in a text, and what leads from one to the other."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.evidence.nearest_wording import (
    NearestPassage,
    find_nearest_passage,
    mark_difference,
)
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.document import Block, Document, Place
from policy_compare.texts.pieces import Piece
from tests.evidence.test_quotes import bare, lines, quotes
from tests.support.quoting import document, index


def near(quote: str, *pieces: str | Piece) -> NearestPassage:
    one = find_nearest_passage(index(*pieces), quote)
    assert one is not None
    return one


def test_the_nearest_passage_shows_the_letter_that_differs() -> None:
    text = "Rents rise. The council should cap yearly rent rises. Homes are dear."
    one = near("council should cup yearly rent", "# Rents", "# More", "Council.", text)
    assert one.passage == "council should cap yearly rent"
    assert one.steps == (
        ("same", "council should"),
        ("quoted", "cup"),
        ("text", "cap"),
        ("same", "yearly rent"),
    )
    assert one.place == Place("More", 2)
    assert 95 < one.similarity < 100


def test_the_nearest_passage_has_words_that_the_quote_lacks() -> None:
    one = near("should cap the rents", "We should soon cap all of the rents, they say.")
    assert one.passage == "should soon cap all of the rents"
    assert [step for step in one.steps if step.kind != "same"] == [
        ("text", "soon"),
        ("text", "all of"),
    ]


def test_signs_at_the_ends_are_no_difference() -> None:
    assert near("— (cap rants)", "We “cap rents”, now.").steps == (
        ("same", "cap"),
        ("quoted", "rants"),
        ("text", "rents"),
    )


@pytest.mark.parametrize(
    "quote, text, passage",
    [
        ("council must cap rents", "Zz cap rents zz.", "Zz cap rents"),
        ("cap rents in town", "Zz cap rents zz.", "cap rents zz"),
        ("must cap rents too", "Zz cap rents zz.", "Zz cap rents zz"),
        ("must cap rents too", "Cap rents.", "Cap rents"),
    ],
)
def test_other_words_at_the_ends_are_shown_beside_the_paragraph_s_own(
    quote: str, text: str, passage: str
) -> None:
    assert near(quote, "# Kkk", text, "# Kkk").passage == passage


def test_a_missing_comma_is_shown() -> None:
    one = near("homes and schools", "Build homes, and schools.")
    assert one.steps == (("quoted", "homes"), ("text", "homes,"), ("same", "and schools"))


@pytest.mark.parametrize(
    "quote, text, steps",
    [
        (
            "Rents rose -2 percent",
            "Rents rose 2 percent.",
            "same Rents rose|quoted -2|text 2|same percent",
        ),
        (
            "Rents rose - 2 percent",
            "Rents rose 2 percent.",
            "same Rents rose|quoted - 2|text 2|same percent",
        ),
        ("cap - the rents", "They cap the rents.", "same cap|quoted - the|text the|same rents"),
        ("should un- fair", "should un fair", "same should|quoted un-|text un|same fair"),
    ],
)
def test_a_dash_that_differs_is_shown_with_its_word(quote: str, text: str, steps: str) -> None:
    assert "|".join(f"{step.kind} {step.words}" for step in near(quote, text).steps) == steps


def test_a_word_that_only_the_text_has_is_no_exchange() -> None:
    assert near("The town should cap", "The town should not cap the rents.").steps == (
        ("same", "The town should"),
        ("text", "not"),
        ("same", "cap"),
    )
    assert near("should cap", "They say should not cap.").steps[1] == ("text", "not")
    assert near("We cap rents", "They say: we never do cap rents").steps[0] == ("same", "we")


def test_a_short_heading_is_not_nearer_than_the_passage() -> None:
    text = "It said that the council ought to cap the rents."
    assert near("the council should cap the rents", "# Rents", "# The", text).passage == (
        "the council ought to cap the rents"
    )


def test_the_nearest_passage_may_run_over_a_paragraph_s_end() -> None:
    one = near("the council should cup rents", "# Acts", "We ask the council", "should cap rents.")
    assert one.passage == "the council should cap rents"


def test_a_quote_longer_than_the_text_has_its_nearest_passage() -> None:
    assert near("cap the rents in every town", "Cap rents").passage == "Cap rents"


def test_what_is_one_word_without_end_is_cut() -> None:
    one = near("cap the rents", "x" * 5000 + "capxthexrents" + "x" * 5000)
    assert "capxthexrents" in one.passage
    assert len(one.passage) < 200


@pytest.mark.parametrize("pieces", [(), ("—",), ("—", " ")])
def test_in_a_text_without_words_nothing_is_nearest(pieces: Sequence[str]) -> None:
    assert find_nearest_passage(index(*pieces), "cap the rents") is None


@pytest.mark.parametrize("quote", ["", "—", " . ", "'"])
def test_nothing_is_nearest_to_a_quote_without_words(quote: str) -> None:
    assert find_nearest_passage(index("Cap the rents"), quote) is None


@pytest.mark.slow
@given(quotes(), lines)
@example((document("a … b"), document("a … b").blocks[0], "a"), "b … a")
@example((document("Act. …"), document("Act. …").blocks[0], "…"), "act …")
def test_what_is_not_found_is_never_wholly_alike(
    case: tuple[Document, Block, str], quote: str
) -> None:
    at = QuoteIndex(case[0])
    one = find_nearest_passage(at, quote)
    if one is None or at.find_quote(quote):
        return
    assert 0 <= one.similarity < 100
    assert any(step.kind != "same" for step in one.steps)


@given(quotes(), st.one_of(lines, st.text(max_size=20)))
def test_the_steps_rebuild_quote_and_passage(case: tuple[Document, Block, str], quote: str) -> None:
    one = find_nearest_passage(QuoteIndex(case[0]), quote)
    if one is None:
        return
    ours = " ".join(step.words for step in one.steps if step.kind != "text")
    theirs = " ".join(step.words for step in one.steps if step.kind != "quoted")
    assert theirs == " ".join(one.passage.split())
    assert bare(ours) == bare(quote)


def test_a_difference_is_marked() -> None:
    nearest = find_nearest_passage(index("We cap all the rents now."), "cap these rents")
    assert nearest is not None
    assert mark_difference(nearest) == "cap [-these-] {+all the+} rents"
