"""Which words of a passage no other passage of its text has."""

from policy_compare.evidence.own_words import OwnWords, plain_words
from policy_compare.urging.passages import UrgingPassage, find_passages
from tests.support.drafting import plain_document


def own_of(*texts: str) -> list[str]:
    """What each passage says from its first own word on."""
    passages = find_passages(plain_document("\n\n".join(texts)))
    own_words = OwnWords(passages)
    return [passage.block.text[own_words.start_in(passage) : passage.end] for passage in passages]


def test_own_words_begin_where_others_go_on_otherwise() -> None:
    assert own_of(
        "The council should build new homes for farmers.",
        "Ministers should build new schools.",
        "The board must act.",
    ) == ["homes for farmers.", "schools.", "must act."]


def test_the_verb_stays_with_what_it_governs() -> None:
    assert own_of(
        "The council should try to protect homes.", "The council should try to protect hedges."
    ) == ["protect homes.", "protect hedges."]


def test_what_another_says_too_and_goes_on_has_no_own_words() -> None:
    shorter, longer = own_of("We should build homes.", "We should build homes for farmers.")
    assert (shorter, longer) == ("should build homes.", "homes for farmers.")


def test_words_of_many_passages_are_common() -> None:
    texts = [f"The council should {action} soon." for action in ("build", "mend", "plant")]
    passages: tuple[UrgingPassage, ...] = find_passages(plain_document("\n\n".join(texts)))
    own_words = OwnWords(passages)
    assert own_words.is_common("should")
    assert own_words.is_common("soon")
    assert not own_words.is_common("mend")
    # Two say nothing of what is common.
    assert not OwnWords(passages[:2]).is_common("should")


def test_plain_words() -> None:
    assert plain_words("Öffnen the board’s long-term Plan") == [
        "offnen", "the", "boards", "long", "term", "plan",
    ]  # fmt: skip
