"""What authors assert: a sentence, the wording, its kind and its strength."""

import pytest

from policy_compare.urging.author_calls import (
    find_impersonal_calls,
    find_performatives,
    find_valuations,
)

CALLS = [
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
    ("URGES Member States to act.", "URGES", "performative", "should"),
    ("2. Calls on the council to act;", "Calls on", "performative", "should"),
    ("Also requests the board to meet.", "requests", "performative", "should"),
    ("In May the commission recommended that rents be cut.", "the commission recommended that",
     "performative", "should"),
    ("We demand an inquiry.", "We demand", "performative", "should"),
    ("We oppose the levy.", "We oppose", "performative", "should"),
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


@pytest.mark.parametrize(("sentence", "words", "kind", "strength"), CALLS)
def test_what_an_author_asserts_is_found(
    sentence: str, words: str, kind: str, strength: str
) -> None:
    cues = [
        *find_performatives(sentence),
        *find_impersonal_calls(sentence),
        *find_valuations(sentence),
    ]
    assert [(sentence[cue.start : cue.end], cue.kind, cue.strength) for cue in cues] == [
        (words, kind, strength)
    ]
