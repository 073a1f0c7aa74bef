"""What one sentence says by its words: what urges, how strongly, and what only looks like it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.urging.cues import find_cues, strengths_of_wording

#: A sentence, the wording by which it urges, its kind and its strength.
URGING = [
    # Modals, with what may stand between them and their verb.
    ("The council should build homes.", "should", "modal", "should"),
    ("Ministers must now publish the rents.", "must", "modal", "must"),
    ("Farmers should, in every year of drought, be consulted.", "should", "modal", "should"),
    ("The council shouldn’t sell its land.", "should", "modal", "should"),
    ("Schools need to hire nurses.", "need to", "modal", "must"),
    ("The school needs urgently to hire nurses.", "needs urgently to", "modal", "must"),
    ("The council needs to do more.", "needs to", "modal", "must"),
    ("Landlords ought to register.", "ought to", "modal", "should"),
    ("Landlords ought not to keep deposits.", "ought not to", "modal", "should"),
    ("The board has to meet in public.", "has to", "modal", "must"),
    ("Tenants shall receive notice.", "shall", "modal", "must"),
    ("Councils can and must build homes.", "must", "modal", "must"),
    ("Pupils walk, and so they should be safe.", "should", "modal", "should"),
    ("The conclusion is that rents must fall.", "must", "modal", "must"),
    ("It is clear that rents must fall.", "must", "modal", "must"),
    ("We believe that rents should fall.", "should", "modal", "should"),
    ("After much delay the council should act.", "should", "modal", "should"),
    # The clause before has its own verb.
    ("Firms that let homes to tenants must register.", "must", "modal", "must"),
    ("Towns which have signed should act.", "should", "modal", "should"),
    ("Those who host the fair should pay.", "should", "modal", "should"),
    ("In response to the board reports the town should act.", "should", "modal", "should"),
    ("Fees should be shared, according to a formula.", "should", "modal", "should"),
    # Choices.
    ("The fund could pay nurses.", "could", "option", "could"),
    ("An initial reform would be for boards to meet.", "An initial reform would be ", "option",
     "could"),
    ("One option could be to cap rents.", "could", "option", "could"),
    ("A first step might include a levy.", "might", "option", "could"),
    ("The council could publish rents.", "could", "option", "could"),
    ("The council could consider a levy.", "could", "option", "could"),
    ("Fees could be reduced.", "could", "option", "could"),
    ("Fees could be cut.", "could", "option", "could"),
    ("This could include a levy.", "could", "option", "could"),
    ("One option is a levy on empty homes.", "One option is ", "option", "could"),
    ("Another way would be a fund.", "Another way would be ", "option", "could"),
    ("If tenants say that it leaks, the landlord must act.", "must", "modal", "must"),
    # What the author says that it does.
    ("We recommend that rents be capped.", "We recommend", "performative", "should"),
    ("This paper also urges a freeze.", "This paper also urges", "performative", "should"),
    ("We strongly call for a review.", "We strongly call for", "performative", "should"),
    ("The panel recommends a levy.", "The panel recommends", "performative", "should"),
    ("We suggest that fees fall.", "We suggest", "performative", "should"),
    ("Our paper argues for a levy.", "Our paper argues for", "performative", "should"),
    ("Rents, some say, rise; we propose a cap.", "we propose", "performative", "should"),
    ("It is recommended that rents fall.", "It is recommended that", "performative", "should"),
    ("Our main advice is to cap rents.", "Our main advice is to", "performative", "should"),
    ("Councils are urged to publish rents.", "are urged to", "performative", "should"),
    ("We ask that rents be capped.", "We ask", "performative", "should"),
    ("We request a hearing.", "We request", "performative", "should"),
    ("We’d also suggest a fund.", "We’d also suggest", "performative", "should"),
    ("We hope that the council will act.", "We hope that", "performative", "should"),
    ("We would like to see a levy.", "We would like to see", "performative", "should"),
    # Resolutions speak without a subject.
    ("URGES Member States to act.", "URGES", "performative", "should"),
    ("2. Calls on the council to act;", "Calls on", "performative", "should"),
    ("Also requests the board to meet.", "requests", "performative", "should"),
    ("In May the commission recommended that rents be cut.", "the commission recommended that",
     "performative", "should"),
    ("We demand an inquiry.", "We demand", "performative", "should"),
    ("We oppose the levy.", "We oppose", "performative", "should"),
    ("The panel considers that rents should fall.", "should", "modal", "should"),
    ("The town requires a dedicated board.", "requires a dedicated", "performative", "must"),
    ("The key is to build homes.", "The key is to", "performative", "should"),
    ("Care for those displaced needs to be mended.", "needs to", "modal", "must"),
    ("Homes should be seen as a right.", "should", "modal", "should"),
    ("Firms that care about homes should be building.", "should", "modal", "should"),
    ("The plan necessitates joint leadership.", "necessitates joint leadership", "meaning",
     "should"),
    # What something takes.
    ("The roof requires a clear commitment.", "requires a clear commitment", "meaning", "should"),
    ("The repair will require joint action.", "will require joint action", "meaning", "should"),
    # What has no opinion shows the author’s.
    ("Evidence from many towns suggests that rents must fall.", "must", "modal", "must"),
    ("The czar should serve as a link.", "should", "modal", "should"),
    ("The two should be kept apart.", "should", "modal", "should"),
    ("The ministry may consider a levy.", "may", "option", "could"),
    ("That means building homes.", "That means building", "meaning", "should"),
    ("This would require first hiring nurses.", "This would require first hiring", "meaning",
     "should"),
    # What the situation calls for.
    ("It would help if the council met.", "It would help if", "performative", "should"),
    ("It would be invaluable if schools met.", "It would be invaluable if", "performative",
     "should"),
    ("It makes sense to wait.", "It makes sense to", "performative", "should"),
    ("We need more nurses.", "need more", "performative", "must"),
    ("It is evident we need more nurses.", "need more", "performative", "must"),
    ("Most, or many if not all councils should act.", "should", "modal", "should"),
    ("We need policy commitments.", "need policy commitments", "performative", "must"),
    ("That is why rents should fall.", "should", "modal", "should"),
    ("The town and, where necessary, the state should act.", "should", "modal", "should"),
    ("Having said that, rents must fall.", "must", "modal", "must"),
    ("The council still needs a plan.", "needs a", "performative", "must"),
    ("Reform is needed in most towns.", "Reform is needed", "performative", "must"),
    ("It is time to cap rents.", "It is time to", "performative", "should"),
    ("The time has come for a levy.", "The time has come for", "performative", "should"),
    ("There is a clear need for nurses.", "There is a clear need for", "performative", "must"),
    ("A review is long overdue.", "is long overdue", "performative", "must"),
    ("The roof needs urgent repair.", "needs urgent repair", "performative", "must"),
    ("Tenants would benefit from advice.", "would benefit from", "performative", "should"),
    ("Towns cannot afford to wait.", "cannot afford to", "performative", "must"),
    ("Ministers would be wise to wait.", "would be wise", "performative", "should"),
    # Valuations.
    ("It is vital that rents fall.", "is vital", "valuation", "must"),
    ("It is vital for schools to hire nurses.", "is vital", "valuation", "must"),
    ("It is also very important to ask farmers.", "is also very important", "valuation", "should"),
    ("It is of the utmost importance to us.", "is of the utmost importance", "valuation", "should"),
    ("It’s important that rents fall.", "It’s important", "valuation", "should"),
    ("Building homes is essential.", "is essential", "valuation", "must"),
    ("Training nurses is important.", "is important", "valuation", "should"),
    ("Clear rules are crucial.", "are crucial", "valuation", "must"),
    ("A review of rents is a top priority.", "is a top priority", "valuation", "should"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "kind", "strength"), URGING)
def test_what_urges_is_found_with_its_strength(
    sentence: str, words: str, kind: str, strength: str
) -> None:
    found = [(sentence[one.start : one.end], one.kind, one.strength) for one in find_cues(sentence)]
    assert found == [(words, kind, strength)]


IDLE = [
    # Another says so.
    "Landlords say that rents must rise.",
    "The minister told farmers that schools should close.",
    "According to the union, schools must hire nurses.",
    "Schools must hire nurses, the head of the union said.",
    "“Schools must hire nurses at once,” the poster read.",
    'The poster read: "Schools must hire nurses at once."',
    "Critics argue that it is vital to wait.",
    "Officials said that a review is needed.",
    "Officials said that schools are urged to wait.",
    "We recommended last year that rents should fall.",
    "In turn, the union says that schools must close.",
    "The plan asks towns to ‘build homes that people need, as they must’.",
    "One tenant told us it would be helpful to meet.",
    "The ministry considers that rents must fall.",
    # It looks back.
    "The council should have acted in May.",
    "Farms needed to close.",
    "The schools had to close.",
    "This must have been the reason.",
    # It notes, or tells what is likely, usual or moving.
    "It should be noted that rents fell.",
    "It must also be remembered that farms closed.",
    "It must be kept in mind that rents fell.",
    "We should expect rents to rise.",
    "Readers should look for signs of damp.",
    "The figures should worry us.",
    "A plan should normally suffice.",
    "It is important to note that rents fell.",
    "We need to know who owns the homes.",
    "Homes are lost, should a landlord sell.",
    # It denies a need, or names one.
    "Tenants do not need to move.",
    "Tenants don’t have to move.",
    "They may soon have to move.",
    "Landlords would have to register.",
    "The need to build homes grows.",
    "The growing need to build is plain.",
    "This has to do with rents.",
    "The town has to date built no homes.",
    "Should you need further advice, write to the town.",
    # It predicts.
    "The crisis could deepen.",
    "The damp might spread to the walls.",
    "Fees could be cut by rising costs.",
    "The council could not build homes.",
    # It stands in a clause that describes.
    "The rules that firms must follow are long.",
    "The lesson that ministers must learn is old.",
    "These are the tests that a farm must meet.",
    "Tenants who must move get help.",
    "Because rents must fall, homes are sold.",
    "There are avenues it should explore.",
    "What tenants must pay is unknown.",
    "Homes stand empty, whenever a review is needed.",
    # It values a thing, for or in something.
    "Clear rules are crucial to trust.",
    "Good roads are important.",
    "A review is needed by nobody.",
    "Requests for homes have grown.",
    "Calls for reform were heard.",
    "We set unmet needs to the north beside those of the south.",
    "A softer approach may be helpful.",
    "These factors include changing rents.",
    "They announced a plan that would involve building homes.",
    "It should be seen as a first step.",
    "There is no need for haste.",
    "Rent is a key cost for the town.",
    "We should pause here.",
    # It asks.
    "Should rents be capped?",
    "Why must tenants pay?",
    "Is it vital that rents fall?",
    "“Must we wait?”",
    # It has no cue at all.
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
