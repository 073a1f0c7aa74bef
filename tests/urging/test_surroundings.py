"""What surrounds a sentence: headings, lists, markers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.surroundings import (
    Surroundings,
    announces_recommendations,
    find_surroundings,
)


def _around(*pieces: Piece) -> tuple[Surroundings, ...]:
    return find_surroundings(blocks_of_pieces(pieces))


def heading(text: str, level: int = 1) -> Piece:
    return Piece("heading", text, level)


def text(words: str) -> Piece:
    return Piece("paragraph", words)


def item(words: str, marker: str = "•") -> Piece:
    return Piece("item", words, 1, marker)


@pytest.mark.parametrize(
    "title",
    [
        "Recommendations", "What we recommend", "Key recommendations for schools", "Our proposals",
        "Policy options", "Policy responses", "Policy reform agenda", "Proposed reforms",
        "What councils should do", "What needs to change", "What can be done", "Next steps",
        "The way forward", "Looking ahead", "Toward a fairer rent", "How to fix the buses",
        "A call to action", "Actions for schools", "Key actions", "Priorities for farms",
        "Steps towards clean water", "An agenda for change", "Implications for housing policy",
        "Solutions", "Our asks", "RECOMMENDATIONS", "Appendix B: Recommendations",
        "Recommendations and references",
    ],
)  # fmt: skip
def test_a_heading_announces_recommendations(title: str) -> None:
    assert announces_recommendations(title)


@pytest.mark.parametrize(
    "title",
    [
        "Introduction", "Rents in towns", "Status of past recommendations", "Previous proposals",
        "Background to our recommendations", "2. Findings and proposals", "Annex: proposals",
        "Response to the proposals", "Progress on recommendations", "Policy responses in towns",
        "", "The owl " * 100 + "recommends",
    ],
)  # fmt: skip
def test_another_heading_does_not(title: str) -> None:
    assert not announces_recommendations(title)


def test_what_is_below_a_heading_is_announced() -> None:
    around = _around(
        heading("Homes"),
        text("Rents rose."),
        heading("Recommendations", 2),
        text("Rents rose."),
        heading("Schools", 3),
        text("Nurses left."),
        heading("Rents", 2),
        text("Rents rose."),
    )
    assert [(one.announced, one.announced_above) for one in around] == [
        (False, False),
        (False, False),
        (False, False),
        (True, False),
        (True, False),
        (True, True),
        (False, False),
        (False, False),
    ]


def test_a_title_announces_for_its_own_sentences_alone() -> None:
    around = _around(
        heading("Policy options for towns"),
        text("Rents rose."),
        heading("Rents", 2),
        text("Rents rose."),
    )
    assert [one.announced for one in around] == [False, True, True, False]


@pytest.mark.parametrize(
    ("title", "aside"),
    [
        ("Background", True),
        ("Appendix II", True),
        ("Comments from farmers", True),
        ("Agency response to the report", True),
        ("Existing rules", True),
        ("Rents", False),
        ("Town response to the flood", False),
        ("Move existing plans on", False),
    ],
)
def test_a_heading_may_say_that_it_is_about_something_else(title: str, *, aside: bool) -> None:
    assert _around(heading(title), text("Rents rose."))[1].aside == aside


def test_only_an_appendix_is_about_something_else_in_all_that_is_below_it() -> None:
    def aside(title: str) -> bool:
        pieces = (heading("Homes"), heading(title, 2), heading("Rents", 3), text("Rents rose."))
        return _around(*pieces)[-1].aside

    assert aside("Appendix")
    assert not aside("Background")


@pytest.mark.parametrize(
    ("lead", "strength"),
    [
        ("The council must:", "must"),
        ("Rents rose. Ministers should also:", "should"),
        ("We recommend:", "should"),
        ("Waits can be cut, including by:", None),
        ("The town could take the following steps:", "could"),
        ("Our key recommendations:", None),
        ("It is vital that schools do two things:", "must"),
    ],
)
def test_a_sentence_leads_the_list_below_it(lead: str, strength: str | None) -> None:
    around = _around(text(lead), item("build homes"), item("publish rents"), text("Rents rose."))
    assert [one.led for one in around] == [False, True, True, False]
    assert {one.lead for one in around[1:3]} == {lead.removeprefix("Rents rose. ")}
    assert {one.lead_strength for one in around[1:3]} == {strength}
    assert around[3] == Surroundings()


@pytest.mark.parametrize(
    "lead",
    [
        "The council should build.",
        "The council took these steps:",
        "Rents rose for two reasons:",
        "The council should act. Rents rose for two reasons:",
        "These steps are old. They were:",
    ],
)
def test_another_sentence_leads_no_list(lead: str) -> None:
    assert not any(one.led for one in _around(text(lead), item("build homes")))


def test_paragraphs_are_led_as_long_as_they_have_the_form_of_the_first() -> None:
    around = _around(
        text("We recommend:"), text("Build homes."), text("Building homes."), text("Build homes.")
    )
    assert [one.led for one in around] == [False, True, False, False]


def test_a_note_does_not_end_a_list_and_a_heading_does() -> None:
    note = Piece("note", "A source.")
    around = _around(
        text("Ministers must:"), item("build"), note, item("plan"), heading("Rents"), item("wait")
    )
    assert [one.led for one in around] == [False, True, False, True, False, False]


@pytest.mark.parametrize(
    ("piece", "marked"),
    [
        (item("Towns build.", "Recommendation 4."), True),
        (item("Towns build.", "Priority 2:"), True),
        (item("Towns build.", "4."), False),
        (text("Towns should build. (Recommendation 4)"), True),
        (text("Towns should build [Rec. 2.1]."), True),
        (text("Towns should build (Recommendation 4) and plan."), False),
        (text("Towns should build (page 4)."), False),
    ],
)
def test_a_block_may_be_marked_as_a_recommendation(piece: Piece, *, marked: bool) -> None:
    assert _around(piece)[0].marked == marked


@pytest.mark.parametrize(
    ("items", "form"),
    [
        (["Build homes", "Publish rents", "Rents"], "imperative"),
        (["Building homes", "Publishing rents", "Rents"], "gerund"),
        (["Build homes", "Publishing rents", "Rents"], "mixed"),
        (["Build homes", "Rents", "Schools"], ""),
        (["Build homes", "Publish rents"], ""),
    ],
)
def test_the_items_of_a_list_share_the_form_of_most(items: list[str], form: str) -> None:
    around = _around(*map(item, items))
    assert {one.form for one in around} == {form}
    assert {one.listed for one in around} == {form != ""}


def test_paragraphs_make_a_list_where_all_are_imperatives() -> None:
    around = _around(
        text("Build homes."), text("Publish rents."), text("Protect hedges."), text("Rents rose.")
    )
    assert [one.form for one in around] == ["imperative"] * 3 + [""]


pieces = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["heading", "paragraph", "item", "note", "cell", "contents"]),
        st.sampled_from(
            ["Recommendations", "We must:", "Build homes", "Appendix", "Planning rents"]
        )
        | st.text(),
        st.integers(0, 3),
        st.sampled_from(["", "•", "Recommendation 1"]),
    )
)


@given(pieces)
def test_every_block_has_its_context(made: list[Piece]) -> None:
    blocks = blocks_of_pieces(made)
    around = find_surroundings(blocks)
    assert len(around) == len(blocks)
    for one in around:
        assert not (one.announced and one.aside)
        assert bool(one.lead) == one.led
        assert one.listed or not one.is_asked_for


def test_a_heading_without_a_text_announces_for_those_that_follow_it() -> None:
    around = _around(
        heading("Conclusions and recommendations", 2),
        heading("Rents", 2),
        text("Rents should fall."),
        heading("Schools", 2),
        item("Open them earlier."),
        heading("About the inquiry", 2),
        text("It met twice."),
    )
    assert [one.announced for one in around] == [False, False, True, False, True, False, False]
    assert all(one.announced_above for one in around if one.announced)


def test_a_heading_with_a_text_of_its_own_announces_for_itself() -> None:
    around = _around(
        heading("Recommendations", 2),
        text("There are two."),
        heading("Rents", 2),
        text("Rents should fall."),
    )
    assert [one.announced for one in around] == [False, True, False, False]


@pytest.mark.parametrize(
    "begun",
    [
        "Recommendation 4: Build homes.",
        "Recommendation No. 6(a): The council should build.",
        "Priority #2. Plant hedges.",
        "Proposal iv – Cap rents.",
    ],
)
def test_a_number_that_the_reader_left_in_the_text_marks_it(begun: str) -> None:
    assert _around(text(begun))[0].marked


@pytest.mark.parametrize(
    "begun", ["Recommendations: build homes.", "Priority is given to 2 farms."]
)
def test_the_word_alone_marks_nothing(begun: str) -> None:
    assert not _around(text(begun))[0].marked


def test_a_question_among_the_headings_rules_nothing_out() -> None:
    question = heading("What existing plans should the town build on?", 2)
    assert not _around(question, text("The old one."))[1].aside
    assert _around(heading("Existing plans", 2), text("The old one."))[1].aside
