"""The passages of a text in which it urges an action."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.passages import UrgingPassage, find_passages
from policy_compare.urging.weights import CERTAIN, POSSIBLE
from tests.urging.test_cues import IDLE
from tests.urging.test_surroundings import heading, item, text


def _passages(*pieces: Piece) -> tuple[UrgingPassage, ...]:
    return find_passages(Document("town.txt", "text", "", blocks_of_pieces(pieces)))


def _class(found: tuple[UrgingPassage, ...]) -> str:
    if not found:
        return "not shown"
    return "drafted" if found[0].certainty >= CERTAIN else "shown"


@pytest.mark.parametrize(
    ("sentence", "strength", "expected"),
    [
        ("The council should build homes.", "should", "drafted"),
        ("Ministers must publish the rents.", "must", "drafted"),
        ("Schools need to hire nurses.", "must", "drafted"),
        ("Landlords ought to register.", "should", "drafted"),
        ("The board has to meet in public.", "must", "drafted"),
        ("We recommend that rents be capped.", "should", "drafted"),
        ("This paper urges a freeze.", "should", "drafted"),
        ("It is recommended that rents be capped.", "should", "drafted"),
        ("It is vital that rents fall.", "must", "drafted"),
        ("It is vital to protect hedgerows.", "must", "drafted"),
        ("It is time to plant hedgerows.", "should", "drafted"),
        ("There is a need for nurses.", "must", "drafted"),
        ("One option could be to cap rents.", "could", "drafted"),
        ("The council could consider a levy.", "could", "drafted"),
        ("Build homes near schools.", "should", "drafted"),
        ("To cut rents, build homes.", "should", "shown"),
        ("A review of rents is a priority.", "should", "shown"),
        ("The council could publish rents.", "could", "shown"),
        ("Tenants shall receive notice.", "must", "shown"),
        ("Ensure that homes are mended.", "should", "drafted"),
        ("Ensure homes are mended; and", "should", "drafted"),
        ("10 Improve the public services of the town.", "should", "drafted"),
        ("Schools will need to hire nurses.", "must", "drafted"),
        ("Tenants will need to move.", "must", "shown"),
        ("That means building homes.", "should", "shown"),
        ("Under the current act, landlords must register.", "must", "shown"),
        ("This should help tenants.", "should", "shown"),
        ("Build homes", "", "not shown"),
        ("Fees may be reduced.", "", "not shown"),
        ("Building homes takes years.", "", "not shown"),
        ("Offering leases would help tenants.", "", "not shown"),
        ("See figure 3.", "", "not shown"),
        ("Table 2: Review of rents.", "", "not shown"),
        ("Should the council build homes?", "", "not shown"),
    ],
)
def test_a_sentence_alone(sentence: str, strength: str, expected: str) -> None:
    found = _passages(text(sentence))
    assert _class(found) == expected
    assert [one.strength for one in found] == [strength] * (strength != "")


@pytest.mark.parametrize("sentence", IDLE)
def test_what_only_looks_like_it_is_not_shown(sentence: str) -> None:
    assert _passages(text(sentence)) == ()


RECOMMENDATIONS = heading("Recommendations")
MUST = text("The council must:")


@pytest.mark.parametrize(
    ("pieces", "strength", "expected"),
    [
        # headings
        ((RECOMMENDATIONS, item("Build homes")), "should", "drafted"),
        ((RECOMMENDATIONS, item("To cut rents, build homes")), "should", "drafted"),
        ((RECOMMENDATIONS, item("Homes to be built")), "should", "drafted"),
        ((RECOMMENDATIONS, text("Offering leases would help tenants.")), "should", "drafted"),
        ((RECOMMENDATIONS, text("Tenants shall receive notice.")), "must", "drafted"),
        ((heading("Background"), text("Towns should build.")), "should", "shown"),
        ((heading("Response to comments"), item("Towns shall build.")), "", "not shown"),
        # lists that a sentence leads
        ((MUST, item("build homes")), "must", "drafted"),
        ((MUST, text("Build homes.")), "must", "drafted"),
        (
            (text("Waits can be cut, including by:"), item("Building new wards")),
            "should",
            "drafted",
        ),
        ((text("The council took these steps:"), item("Build homes")), "", "not shown"),
        # lists of a form
        (tuple(map(item, ["Build homes", "Publish rents", "Protect hedges"])), "should", "drafted"),
        ((item("Build homes"), item("Rents"), item("Hedges")), "", "not shown"),
        # markers and tags
        ((item("Build homes", "Recommendation 4."),), "should", "drafted"),
        ((text("Towns could build homes. (Recommendation 4)"),), "could", "drafted"),
        # headings that are recommendations
        ((RECOMMENDATIONS, heading("Establish a registry", 2)), "should", "drafted"),
        ((heading("Rents"), heading("Towns must build homes", 2)), "must", "drafted"),
        ((heading("Rents"), heading("Establish a registry", 2)), "should", "shown"),
        ((heading("Rents"), heading("Recommendations for what towns must do", 2)), "", "not shown"),
        # cells hold sentences; notes hold none that count
        ((Piece("cell", "Towns should build homes."),), "should", "drafted"),
        ((Piece("cell", "Build homes"),), "", "not shown"),
        ((Piece("note", "Towns should build homes."),), "", "not shown"),
    ],
)
def test_a_sentence_in_its_surroundings(
    pieces: tuple[Piece, ...], strength: str, expected: str
) -> None:
    found = _passages(*pieces)
    assert _class(found) == expected
    assert {one.strength for one in found} == ({strength} if strength else set())


def test_a_sentence_that_only_announces_a_list_is_no_passage_of_its_own() -> None:
    found = _passages(RECOMMENDATIONS, MUST, item("build homes"))
    drafted = [one for one in found if one.certainty >= CERTAIN]
    assert [(one.text, one.lead) for one in drafted] == [("build homes", "The council must:")]


def test_an_item_holds_the_sentences_that_spell_it_out() -> None:
    words = "Build homes. This should cut rents. Schools should follow."
    found = _passages(RECOMMENDATIONS, item(words))
    assert [one.text for one in found] == [
        "Build homes. This should cut rents.",
        "Schools should follow.",
    ]
    found = _passages(text("Towns should build. This must be done."))
    assert [one.text for one in found] == ["Towns should build.", "This must be done."]


def test_what_a_list_asks_for_it_asks_for_in_its_other_items() -> None:
    names = ["Build homes", "Publish rents", "Protect hedges", "A levy on land"]
    last = _passages(RECOMMENDATIONS, *map(item, names))[-1]
    assert (last.text, last.kind) == ("A levy on land", "item")
    assert last.certainty >= CERTAIN


def test_where_lists_recommend_a_modal_elsewhere_argues_for_them() -> None:
    verbs = ["Build", "Publish", "Protect", "Abolish", "Establish", "Create", "Strengthen", "Open"]
    items = [item(f"{verb} the homes") for verb in verbs]
    rest = [heading("Rents"), text("The roads should last."), text("We recommend a levy.")]
    few = _passages(RECOMMENDATIONS, *items[:3], *rest)
    many = _passages(RECOMMENDATIONS, *items, *rest)
    assert few[-2].text == many[-2].text == "The roads should last."
    assert few[-2].certainty >= CERTAIN > many[-2].certainty
    assert few[-1].certainty == many[-1].certainty >= CERTAIN


def test_where_a_paper_numbers_its_recommendations_the_rest_argues_for_them() -> None:
    marked = [item("Towns should build.", f"Recommendation {number}.") for number in (1, 2)]
    elsewhere = (heading("Rents"), text("Ministers must act."))
    found = _passages(*marked, *elsewhere)
    assert found[-1].certainty < CERTAIN <= found[0].certainty
    assert _passages(*marked[:1], *elsewhere)[-1].certainty >= CERTAIN


def test_a_recommendation_goes_on_until_something_else_begins() -> None:
    marked = [item("Towns should build.", f"Recommendation {number}.") for number in (1, 2)]
    on = _passages(*marked, text("The homes should be small."), item("build in time"))
    assert on[-2].certainty >= CERTAIN
    off = _passages(*marked, text("Rents rose."), text("The homes should be small."))
    assert off[-1].certainty < CERTAIN


def test_where_lists_recommend_must_elsewhere_tells_of_duties() -> None:
    items = [item(f"{verb} the homes") for verb in ("Build", "Publish", "Protect")]
    rest = (heading("Rents"), text("The nurses must act."), text("The nurses should act."))
    assert [_class((one,)) for one in _passages(*rest)] == ["drafted", "drafted"]
    assert [_class((one,)) for one in _passages(RECOMMENDATIONS, *items, *rest)][-2:] == [
        "shown",
        "drafted",
    ]


def test_what_something_means_is_urged_where_it_was() -> None:
    found = _passages(text("Towns should grow. That means building homes."))
    assert [_class((one,)) for one in found] == ["drafted", "drafted"]


HEADINGS = [heading(f"{verb} the homes", 2) for verb in ("Build", "Publish", "Protect")]


def test_headings_that_all_ask_are_a_list() -> None:
    found = _passages(heading("Homes"), *HEADINGS, text("Rents rose."))
    assert [_class((one,)) for one in found] == ["drafted"] * 3
    few = _passages(heading("Homes"), *HEADINGS[:2], text("Rents rose."))
    assert [_class((one,)) for one in few] == ["shown"] * 2


def test_headings_over_lists_that_recommend_are_labels() -> None:
    items = [item(f"{verb} the hedges") for verb in ("Plant", "Protect", "Water")]
    listed = (heading("Recommended actions", 3), *items)
    found = _passages(heading("Homes"), *(part for one in HEADINGS for part in (one, *listed)))
    kinds = {one.block.kind for one in found if one.certainty >= CERTAIN}
    assert kinds == {"item"}


def test_a_choice_beside_a_call_is_part_of_it() -> None:
    found = _passages(text("Towns should build. Fees could be reduced."))
    assert [one.certainty >= CERTAIN for one in found] == [True, True]
    assert _class(_passages(text("Fees could be reduced."))) == "shown"


def test_the_reasons_say_what_speaks_for_a_passage_and_against() -> None:
    (found,) = _passages(RECOMMENDATIONS, MUST, item("towns should build homes (Rec. 1)"))[-1:]
    assert found.reasons[:2] == ("official: Rec. 1", "modal “should”")
    assert found.reasons[-2:] == (
        "under the heading “Recommendations”",
        "in a list that asks for action",
    )
    (alone,) = _passages(text("Proposal 1: Homes should be built."))
    assert alone.reasons[-1] == "marked as a recommendation"
    (aside,) = _passages(heading("Background"), text("Towns should build."))
    assert aside.reasons == ("modal “should”", "but under the heading “Background”")
    (lead,) = _passages(text("We recommend:"))
    assert lead.reasons == ("performative “We recommend”", "but it only announces a list")


def test_a_passage_tells_where_its_wording_stands() -> None:
    (found,) = _passages(text("Rents rose. Towns should build."))
    assert found.text == "Towns should build."
    assert found.block.text[slice(*found.cue)] == "should"


_WORDS = st.sampled_from(
    [
        *("Build", "homes", "towns", "should", "must", "could", "be", "we", "recommend", "it"),
        *("is", "vital", "that", "which", "This", "said", "by", "the", "need", "to", "Building"),
        *("(Recommendation 1)", "Recommendations", ".", "?", ":", ",", ";", "“", "”", "§"),
    ]
)
_TEXTS = st.lists(_WORDS, max_size=25).map(" ".join) | st.text()
_PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["heading", "paragraph", "item", "note", "cell", "contents"]),
        _TEXTS,
        st.integers(0, 3),
        st.sampled_from(["", "•", "Recommendation 1."]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(_PIECES)
def test_passages_lie_in_their_blocks_in_order(pieces: list[Piece]) -> None:
    blocks = blocks_of_pieces(pieces)
    order = {id(block): number for number, block in enumerate(blocks)}
    last = (-1, 0)
    for found in find_passages(Document("town.txt", "text", "", blocks)):
        number = order[id(found.block)]
        assert (number, found.start) >= last
        assert (
            0 <= found.start <= found.cue[0] <= found.cue[1] <= found.end <= len(found.block.text)
        )
        assert POSSIBLE <= found.certainty <= 100
        assert found.reasons
        last = (number, found.end)


@settings(deadline=None)
@given(_PIECES)
def test_a_paragraph_without_a_cue_changes_nothing(pieces: list[Piece]) -> None:
    def key(found: UrgingPassage) -> tuple[object, ...]:
        return (found.start, found.end, found.cue, found.certainty, found.strength, found.reasons)

    before = [key(one) for one in _passages(*pieces)]
    after = [key(one) for one in _passages(*pieces, text("Rain fell on the river."))]
    assert before == after


@settings(deadline=None)
@given(_TEXTS)
def test_capitals_break_nothing(words: str) -> None:
    for form in (words.upper(), words.lower(), words.title()):
        _passages(heading(form), item(form), text(form), text(f"{form}:"), item(form))


def test_a_heading_that_is_numbered_as_a_recommendation_is_one() -> None:
    (found,) = _passages(
        heading("Recommendation 3: Invest in clean buses.", 2), text("They are old.")
    )
    assert found.text == "Recommendation 3: Invest in clean buses."
    assert found.certainty >= CERTAIN
    assert found.block.text[slice(*found.cue)] == "Invest"


def test_what_leads_up_to_an_official_recommendation_is_left_out() -> None:
    entries = (
        item("Homes are few. The council should build. Rents must fall. (Paragraph 7)", "1."),
        item("We note that rents rise. Homes are few. (Paragraph 8)", "2."),
    )
    found = _passages(heading("Recommendations"), *entries)
    assert [(one.text, one.official) for one in found] == [
        ("The council should build.", "1"),
        ("Rents must fall.", "1"),
        # No sentence of it urges by its words: it is one as a whole.
        ("We note that rents rise. Homes are few.", "2"),
    ]


def test_among_conclusions_only_what_urges_is_one() -> None:
    entries = (
        item("We welcome the plan. Homes are few.", "1."),
        item("Homes are few. We support a levy on homes that are empty.", "2."),
    )
    found = _passages(heading("Introduction"), heading("Conclusions and recommendations"), *entries)
    assert [one.official for one in found if one.certainty >= CERTAIN] == ["2"]


@pytest.mark.parametrize(
    "idle",
    [
        "We welcome the plan.",
        "We acknowledge the work of the board.",
        "I have to report that homes are few.",
        "Lessons to be learned",
        "Lessons to be learned from the flood",
    ],
)
def test_what_takes_note_is_no_item_of_what_is_asked(idle: str) -> None:
    listed = (
        heading("Conclusions and recommendations"),
        item("Rents should be capped.", "1."), item(idle, "2."), item("Build homes.", "3."),
    )  # fmt: skip
    assert [one.official for one in _passages(*listed)] == ["1", "3"]


def test_a_line_that_stands_on_every_page_asks_for_nothing() -> None:
    head, prose = text("Homes for all: build now or lose out"), text("Rents rose in the town.")
    assert not _passages(*[head, prose] * 6, heading("Recommendations"), head)
    assert len(_passages(heading("Recommendations"), *[text("Build homes.")] * 6)) == 6


def test_who_is_asked_to_continue_is_asked() -> None:
    (found,) = _passages(text("If towns wish to grow, they should continue to build homes."))
    assert found.certainty >= CERTAIN
    assert not _passages(text("They should continue to fall."))[0].certainty >= CERTAIN


def test_elsewhere_a_modal_weighs_less_than_in_an_official_list() -> None:
    told = text("Homes should be built in towns.")
    listed = heading("Recommendations"), item("Build.", "1."), item("Cap rents.", "2.")
    assert _passages(told, *listed)[0].certainty < _passages(told)[0].certainty


def test_a_passage_that_is_repeated_names_the_official_one() -> None:
    said = "The council should build homes in towns."
    pieces = text(said), heading("Recommendations"), item(f"{said} (Paragraph 1)", "1.")
    found = _passages(*pieces, item("Rents in towns should be capped.", "2."))
    assert [one.same_as for one in found] == [1, 1, 2]


def test_what_the_paper_numbers_needs_no_verb() -> None:
    pieces = (
        item("That no permit be granted before the audit.", "Recommendation 1"),
        item("Rents to be published by the board.", "Recommendation 2"),
    )
    assert [one.certainty >= CERTAIN for one in _passages(*pieces)] == [True, True]


def test_a_list_asks_in_nouns_where_its_lead_asks_with_a_modal() -> None:
    asked = _passages(text("The ministry should set up:"), item("a register of empty homes;"))
    assert (asked[-1].text, asked[-1].strength) == ("a register of empty homes;", "should")
    assert asked[-1].certainty >= CERTAIN
    assert _passages(text("The ministry set up:"), item("a register of empty homes;")) == ()


def test_an_option_among_recommendations_is_one_of_them() -> None:
    inside = _passages(RECOMMENDATIONS, item("Town councils could open a letting office."))
    outside = _passages(item("Town councils could open a letting office."))
    assert _class(inside) == "drafted"
    assert _class(outside) == "shown"


def test_a_list_inside_a_sentence_is_taken_apart() -> None:
    found = _passages(
        text("The town should take these steps: (1) build homes; (2) cap all rents; and (3) farms.")
    )
    assert [one.text for one in found if one.certainty >= CERTAIN] == [
        "build homes",
        "cap all rents",
        "farms.",
    ]
    assert {one.strength for one in found} == {"should"}


@pytest.mark.parametrize(
    "sentence",
    [
        "This would require two reforms: 1) building small homes, and 2) capping all rents.",
        "Towns should act, including to: build small homes; cap all rents; and protect hedges.",
    ],
)
def test_lists_inside_a_sentence_have_many_forms(sentence: str) -> None:
    found = _passages(text(sentence))
    parts = [one for one in found if one.lead and one.certainty >= CERTAIN]
    assert len(parts) >= 2
    assert all(one.text in sentence for one in parts)


@pytest.mark.parametrize("words", ["1.2 Publish all rents", "3) Publish all rents"])
def test_a_number_may_stand_before_the_verb(words: str) -> None:
    assert _class(_passages(RECOMMENDATIONS, Piece("cell", words))) == "drafted"


def test_what_stands_below_a_numbered_action_is_announced() -> None:
    cells = [Piece("cell", words) for words in ("Publish all rents", "Board")]
    found = _passages(heading("Homes"), heading("Action 1: Homes for all", 2), *cells)
    assert [one.text for one in found if one.certainty >= CERTAIN][-1] == "Publish all rents"


def test_semicolons_alone_make_no_list() -> None:
    assert _passages(text("Two things rose: rents in towns; fares on buses.")) == ()
    (found,) = _passages(text("The council should act: rents rise; fares rise."))
    assert found.text.startswith("The council")


def test_items_of_a_list_that_tells_of_something_else_ask_for_nothing() -> None:
    names = ["Publish all rents", "Protect the hedges", "Build the homes"]
    told = _passages(text("The new bill requires landlords to:"), *map(item, names))
    assert [one for one in told if one.certainty >= CERTAIN] == []
    asked = _passages(text("Landlords should:"), *map(item, names))
    assert [_class((one,)) for one in asked[-3:]] == ["drafted"] * 3


PHRASES = [
    f"{verb} a programme of upgrades for the homes of the town"
    for verb in ("Create", "Publish", "Protect", "Establish", "Strengthen")
]


def test_a_paper_may_recommend_in_phrases() -> None:
    between = text("Measuring success: homes upgraded")
    many = _passages(*(part for one in PHRASES for part in (text(one), between)))
    assert [_class((one,)) for one in many] == ["drafted"] * 5
    few = _passages(*(part for one in PHRASES[:4] for part in (text(one), between)))
    assert [_class((one,)) for one in few] == ["shown"] * 4


def test_a_resolution_urges_in_what_it_lists() -> None:
    found = _passages(
        item("URGES towns:1", "2."),
        item("to build more homes;", "(1)"),
        item("to protect the hedges;", "(2)"),
        text("Document A66/12."),
        item("to publish all rents.", "(3)"),
        item("REQUESTS the board to meet.", "3."),
    )
    drafted = [one.text for one in found if one.certainty >= CERTAIN]
    assert drafted == [
        "to build more homes;",
        "to protect the hedges;",
        "to publish all rents.",
        "REQUESTS the board to meet.",
    ]


def test_a_list_that_was_interrupted_goes_on_by_its_numbers() -> None:
    began = (text("Towns should:"), item("a register;", "(a)"), text("Page 4"))
    assert [one.text for one in _passages(*began, item("a levy;", "(b)"))][-1] == "a levy;"
    assert [one.text for one in _passages(*began, item("a levy;", "(d)"))][-1] == "a register;"


@pytest.mark.parametrize("lead", ["In this report, we:", "Our objectives were to:"])
def test_what_a_report_does_itself_is_not_asked_for(lead: str) -> None:
    items = [item(words) for words in ("describe the rents", "assess the homes", "discuss fees")]
    found = _passages(RECOMMENDATIONS, text(lead), *items)
    assert [one for one in found if one.certainty >= CERTAIN] == []


def test_far_from_the_heading_that_announces_it_announces_no_more() -> None:
    rest = [text("Rents rose in the old town.")] * 60
    near = _passages(RECOMMENDATIONS, text("Tenants shall receive notice."), *rest)
    far = _passages(RECOMMENDATIONS, *rest, text("Tenants shall receive notice."))
    assert [_class(near), _class(far)] == ["drafted", "shown"]
    items = _passages(RECOMMENDATIONS, *rest, item("Tenants shall receive notice."))
    assert _class(items) == "drafted"


def test_one_tag_tells_that_a_paper_tags_what_it_recommends() -> None:
    elsewhere = text("Ministers must act.")
    tagged = text("Towns should build homes. (Recommendation 1)")
    assert [_class((one,)) for one in _passages(elsewhere, tagged)] == ["shown", "drafted"]


@pytest.mark.parametrize(
    "words",
    ["Following the vote would harm tenants.", "Beginning in May, fees would help the town."],
)
def test_a_preposition_in_ing_names_no_action(words: str) -> None:
    assert _passages(RECOMMENDATIONS, text(words)) == ()


def test_a_sentence_in_quotation_marks_asks_for_nothing() -> None:
    assert _passages(item("“Build homes for all of us.”")) == ()
    assert _passages(item("Build homes for all of us."))


def test_cells_below_a_heading_that_announces_are_items() -> None:
    cells = [Piece("cell", words) for words in ("Publish all rents", "Ministry", "By 1 May")]
    found = _passages(RECOMMENDATIONS, *cells)
    assert [one.text for one in found if one.certainty >= CERTAIN] == ["Publish all rents"]
    assert _passages(heading("Rents"), *cells) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Towns could build homes. (Recommendation, Paragraph 31)",
        "ACTION 2: Build homes for nurses",
        "STRATEGY 12: Build homes for nurses",
    ],
)
def test_what_a_paper_numbers_or_tags_is_a_recommendation(words: str) -> None:
    assert _class(_passages(item(words))) == "drafted"


def test_numbers_inside_a_sentence_that_asks_for_nothing_make_no_list() -> None:
    assert _passages(text("Two things rose: (1) rents in towns; (2) fares on buses.")) == ()


def test_a_paper_that_only_suggests_is_taken_at_its_word() -> None:
    soft = [
        text(f"The council could {verb} the {noun}.")
        for verb, noun in (("publish", "rents"), ("repair", "roofs"), ("subsidise", "buses"))
    ]
    assert [_class((one,)) for one in _passages(*soft)] == ["drafted"] * 3
    firm = [text(f"The council should {verb} homes.") for verb in ("build", "mend", "let", "buy")]
    assert [_class((one,)) for one in _passages(*soft, *firm)][:3] == ["shown"] * 3


def test_one_or_two_words_that_end_in_ing_label_a_paragraph() -> None:
    assert _passages(RECOMMENDATIONS, text("Second, building. Plots are not scarce.")) == ()
