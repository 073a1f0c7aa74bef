"""What modals ask for: a sentence, the modal, its kind and its strength."""

import pytest

from policy_compare.urging.demands import find_demands

DEMANDS = [
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
    ("Firms that let homes to tenants must register.", "must", "modal", "must"),
    ("Towns which have signed should act.", "should", "modal", "should"),
    ("Those who host the fair should pay.", "should", "modal", "should"),
    ("In response to the board reports the town should act.", "should", "modal", "should"),
    ("Fees should be shared, according to a formula.", "should", "modal", "should"),
    ("The fund could pay nurses.", "could", "option", "could"),
    ("One option could be to cap rents.", "could", "option", "could"),
    ("A first step might include a levy.", "might", "option", "could"),
    ("The council could publish rents.", "could", "option", "could"),
    ("The council could consider a levy.", "could", "option", "could"),
    ("Fees could be reduced.", "could", "option", "could"),
    ("Fees could be cut.", "could", "option", "could"),
    ("This could include a levy.", "could", "option", "could"),
    ("If tenants say that it leaks, the landlord must act.", "must", "modal", "must"),
    ("The panel considers that rents should fall.", "should", "modal", "should"),
    ("Care for those displaced needs to be mended.", "needs to", "modal", "must"),
    ("Homes should be seen as a right.", "should", "modal", "should"),
    ("Firms that care about homes should be building.", "should", "modal", "should"),
    ("Evidence from many towns suggests that rents must fall.", "must", "modal", "must"),
    ("The czar should serve as a link.", "should", "modal", "should"),
    ("The two should be kept apart.", "should", "modal", "should"),
    ("The ministry may consider a levy.", "may", "option", "could"),
    ("Most, or many if not all councils should act.", "should", "modal", "should"),
    ("That is why rents should fall.", "should", "modal", "should"),
    ("The town and, where necessary, the state should act.", "should", "modal", "should"),
    ("Having said that, rents must fall.", "must", "modal", "must"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "kind", "strength"), DEMANDS)
def test_a_modal_that_urges_is_found(sentence: str, words: str, kind: str, strength: str) -> None:
    cues = [*find_demands(sentence)]
    assert [(sentence[cue.start : cue.end], cue.kind, cue.strength) for cue in cues] == [
        (words, kind, strength)
    ]
