"""What a situation calls for: a sentence, the wording, its kind and its strength."""

import pytest

from policy_compare.urging.needs import find_meanings, find_needs, find_proposals

NEEDS = [
    ("An initial reform would be for boards to meet.", "An initial reform would be ", "option",
     "could"),
    ("One option is a levy on empty homes.", "One option is ", "option", "could"),
    ("Another way would be a fund.", "Another way would be ", "option", "could"),
    ("The town requires a dedicated board.", "requires a dedicated", "performative", "must"),
    ("The key is to build homes.", "The key is to", "performative", "should"),
    ("The plan necessitates joint leadership.", "necessitates joint leadership", "meaning",
     "should"),
    ("The roof requires a clear commitment.", "requires a clear commitment", "meaning", "should"),
    ("The repair will require joint action.", "will require joint action", "meaning", "should"),
    ("That means building homes.", "That means building", "meaning", "should"),
    ("This would require first hiring nurses.", "This would require first hiring", "meaning",
     "should"),
    ("It would help if the council met.", "It would help if", "performative", "should"),
    ("It would be invaluable if schools met.", "It would be invaluable if", "performative",
     "should"),
    ("It makes sense to wait.", "It makes sense to", "performative", "should"),
    ("We need more nurses.", "need more", "performative", "must"),
    ("It is evident we need more nurses.", "need more", "performative", "must"),
    ("We need policy commitments.", "need policy commitments", "performative", "must"),
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
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "kind", "strength"), NEEDS)
def test_what_a_situation_calls_for_is_found(
    sentence: str, words: str, kind: str, strength: str
) -> None:
    cues = [*find_needs(sentence), *find_proposals(sentence), *find_meanings(sentence)]
    assert [(sentence[cue.start : cue.end], cue.kind, cue.strength) for cue in cues] == [
        (words, kind, strength)
    ]
