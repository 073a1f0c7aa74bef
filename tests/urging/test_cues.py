"""What one sentence says by its words: what urges, how strongly, and what only looks like it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.urging.cues import find_cues, strengths_of_wording
from tests.urging.test_author_calls import CALLS
from tests.urging.test_demands import DEMANDS
from tests.urging.test_modal_exceptions import EXCEPTIONS
from tests.urging.test_needs import NEEDS
from tests.urging.test_reported_speech import REPORTED

#: A sentence, the wording by which it urges, its kind and its strength.
URGING = [
    *DEMANDS,
    *CALLS,
    *NEEDS,
]


@pytest.mark.parametrize(("sentence", "words", "kind", "strength"), URGING)
def test_what_urges_is_found_with_its_strength(
    sentence: str, words: str, kind: str, strength: str
) -> None:
    found = [(sentence[one.start : one.end], one.kind, one.strength) for one in find_cues(sentence)]
    assert found == [(words, kind, strength)]


#: No wording of these urges anything.
IDLE = [
    *EXCEPTIONS,
    *REPORTED,
    "Farms needed to close.",
    "We welcome the plan to build homes.",
    "We acknowledge that the council should be given time.",
    "I have to report that the council did nothing.",
    "We must conclude that the plan has failed.",
    "I should like to thank all who must work at night.",
    "We must record our thanks.",
    "The schools had to close.",
    "It is important to note that rents fell.",
    "They may soon have to move.",
    "Should you need further advice, write to the town.",
    "The crisis could deepen.",
    "The damp might spread to the walls.",
    "Fees could be cut by rising costs.",
    "The council could not build homes.",
    "Homes stand empty, whenever a review is needed.",
    "Clear rules are crucial to trust.",
    "Good roads are important.",
    "A review is needed by nobody.",
    "Requests for homes have grown.",
    "Calls for reform were heard.",
    "A softer approach may be helpful.",
    "These factors include changing rents.",
    "There is no need for haste.",
    "Rent is a key cost for the town.",
    "Should rents be capped?",
    "Why must tenants pay?",
    "Is it vital that rents fall?",
    "Rents rose.",
    "",
]


@pytest.mark.parametrize("sentence", IDLE)
def test_what_only_looks_like_it_is_not(sentence: str) -> None:
    assert find_cues(sentence) == ()


def _weight(sentence: str) -> int:
    (cue,) = find_cues(sentence)
    return cue.weight


@pytest.mark.parametrize(
    ("more", "less"),
    [
        # someone who can act; a thing
        ("The council should change.", "The garden should change."),
        ("Leeds should change.", "The hedges should change."),
        # asked for; hoped for
        ("It should be planted.", "It should help."),
        # asked for; foretold
        ("Schools need to adapt.", "Schools will also need to adapt."),
        # asked for; law already
        ("Landlords must register.", "Under the current law, landlords must register."),
        ("Landlords must register.", "Landlords must, as § 12 says, register."),
        # always; in some case
        ("Councils should act.", "If rents rise, councils should act."),
        # the author; perhaps another's
        ("We recommend a levy.", "The committee recommends a levy."),
        ("The present report recommends a levy.", "The inquiry recommends a levy."),
        # said; argued
        ("We recommend a levy.", "We suggest a levy."),
        ("We suggest that fees be cut.", "We suggest that fees are low."),
        ("We ask the council to act.", "We ask how councils act."),
        ("We recommend a levy.", "We hope for a levy."),
        ("The panel recommends that rents fall.", "The panel recommended that rents fall."),
        # asked; told the reader; concluded
        ("Rising rents must fall.", "Rising rents must affect savings."),
        # asked; able
        ("The council could consider fees.", "The council could publish fees."),
        ("The council could publish fees.", "The council could create delays."),
        ("The council could publish fees.", "The council might publish fees."),
        ("Fees could be reduced.", "Fees may be reduced."),
        # an action; a thing
        ("It is vital to build.", "Clear rules are vital."),
        ("Building homes is vital.", "Building homes is helpful."),
        ("Clear rules are vital.", "The shortage is urgent."),
    ],
)
def test_one_weighs_more_than_the_other(more: str, less: str) -> None:
    assert _weight(more) > _weight(less)


def test_several_cues_are_given_in_the_order_of_the_text() -> None:
    sentence = "We recommend rules and it is vital that councils should obey."
    assert [sentence[one.start : one.end] for one in find_cues(sentence)] == [
        "We recommend",
        "is vital",
        "should",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("councils must build", {"must"}),
        ("has to charge", {"must"}),
        ("has to do with rents", set()),
        ("needs urgently to charge", {"must"}),
        ("ought to wait", {"should"}),
        ("Should wait, or may leave", {"should", "could"}),
        ("is vital", {"must"}),
        ("should do what is vital", {"should"}),
        ("recommended, since it is vital", {"must"}),
        ("a priority", {"should"}),
        ("builds homes", set()),
    ],
)
def test_the_strengths_of_a_text_are_those_of_its_words(text: str, expected: set[str]) -> None:
    assert strengths_of_wording(text) == expected


#: Words that meet the rules more often than arbitrary text does.
sentences = st.lists(
    st.sampled_from(
        [
            *("we", "council", "Leeds", "should", "must", "could", "need", "needs", "to", "be"),
            *("have", "has", "not", "it", "is", "vital", "that", "which", "recommend", "said"),
            *("by law", "the", "rents", "building", "only", "time", "for", "§"),
            *(",", ";", ":", "“", "”", "?", "."),
        ]
    ),
    max_size=30,
).map(" ".join)


@given(sentences | st.text())
@example("must " * 300)
@example("İ must act")
@example("ſhould must")
def test_cues_lie_in_their_sentence_in_order(sentence: str) -> None:
    found = find_cues(sentence)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(sentence)
        assert sentence[one.start : one.end] == one.words or one.kind == "valuation"
    strengths_of_wording(sentence)


@given(sentences)
def test_a_question_has_no_cue(sentence: str) -> None:
    assert find_cues(f"{sentence}?") == ()


@given(st.sampled_from(URGING))
def test_a_sentence_that_urges_does_not_where_it_is_asked(urging: tuple[str, ...]) -> None:
    assert find_cues(urging[0])
    assert find_cues(urging[0].rstrip(".") + "?") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council mustn't wait", {"must"}),
        ("It shouldn’t", {"should"}),
        ("from May 2025 on", set()),
        ("tenants may ask", {"could"}),
        ("maybe, with mustard", set()),
        ("this has to do with rents", set()),
    ],
)
def test_how_binding_words_are(text: str, found: set[str]) -> None:
    assert strengths_of_wording(text) == found
