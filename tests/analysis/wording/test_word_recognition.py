"""Which words of a corpus a word that somebody types stands for."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording.split_words import split_words
from policy_compare.analysis.wording.word_recognition import WordRecogniser
from tests.test_shipped import shipped


def _texts() -> Iterator[str]:
    corpus = shipped()
    for topic in corpus.codebook.topics.values():
        yield from (topic.label, topic.about, *topic.keywords)
    for proposition in corpus.codebook.propositions.values():
        yield from (proposition.statement, proposition.about)
    for actor in corpus.codebook.actors.values():
        yield from (actor.label, *actor.aliases)
    for item in corpus.recommendations():
        yield from (item.statement, item.rationale, item.note)
        yield item.evidence.quote if item.evidence else ""


WORDS = sorted({word for text in _texts() for word in split_words(text) if word.isalpha()})
SHIPPED = WordRecogniser(WORDS)


@pytest.mark.parametrize(
    ("typed", "found", "strangers"),
    [
        # As it stands there, with its other forms.
        ("sanction", "sanction sanctions", "action section sector provocations"),
        ("sanctions", "sanctions sanction", "nations action section"),
        ("action", "action", "sanction sanctions section nations acting"),
        ("provocation", "provocations", "proposition propositions"),
        ("resolution", "resolutions", "solution solutions relations"),
        ("relations", "relations relationship", "nations resolutions"),
        ("partner", "partners partnership partnerships", "barter part"),
        ("talks", "talks talk talking", "takes take"),
        ("aid", "aid", "said aim"),
        ("allies", "allies allied", "alliances alliance"),
        ("condition", "condition conditioned", "continuation precondition"),
        ("isolate", "isolate isolated isolation", "solution solutions"),
        ("security", "security", "cybersecurity"),
        ("threat", "threat", "three"),
        ("level", "level", "lever leverage"),
        # Another form, or a word of the family, than stands there.
        ("sanctioned", "sanction sanctions", "section"),
        ("korean", "korean korea", ""),
        ("diplomacy", "diplomacy diplomatic", ""),
        ("deterring", "deter", ""),
        ("strategy", "strategic", "state states"),
        # The beginning of one.
        ("deterr", "deterrence", "determined"),
        ("intell", "intelligence", ""),
        ("dip", "", "diplomacy diplomatic"),
        # Mistyped: a letter wrong, left out, added, or two exchanged; in long words two.
        ("santions", "sanctions sanction", "nations"),
        ("sanctoins", "sanctions sanction", "nations action"),
        ("snactions", "sanctions", "nations"),
        ("letal", "lethal", "level"),
        ("militry", "military", ""),
        ("milittary", "military", ""),
        ("suport", "support", ""),
        ("inteligance", "intelligence", ""),
        ("provacations", "provocations", "propositions"),
        ("alliannce", "alliance alliances", "allies"),
        ("exercizes", "exercises", ""),
        ("ukrane", "ukraine ukrainian", ""),
        ("pyongjang", "pyongyang", ""),
        ("wepons", "weapons", ""),
        ("tade", "trade", ""),
        ("rtade", "", "trade"),
        # Another word, however near.
        ("reaction", "", "action sanction section relations"),
        ("nation", "nations", "action sanction"),
        ("bank", "", "talk base"),
        ("oil", "", "all"),
        ("climate", "", "limited"),
    ],
)
def test_a_word_stands_for_its_kin_and_a_mistake_for_what_was_meant(
    typed: str, found: str, strangers: str
) -> None:
    wanted, others = set(found.split()), set(strangers.split())
    # Among all words of the shipped corpus, whatever becomes of these.
    words = WordRecogniser({*WORDS, *wanted, *others}).recognise_word(typed).keys()
    assert wanted <= words
    assert not others & words


def test_the_same_is_worth_most_then_a_form_and_a_mistake_less() -> None:
    words = WordRecogniser(["sanction", "sanctions", "sanctionable"]).recognise_word("sanction")
    assert words == {"sanction": 100, "sanctions": 95, "sanctionable": 90}
    words = WordRecogniser(["sanction", "sanctions"]).recognise_word("santion")
    assert words == {"sanction": pytest.approx(100 * 6 / 7), "sanctions": pytest.approx(600 / 7)}


def test_only_what_stands_for_nothing_is_a_mistake() -> None:
    assert set(WordRecogniser(["border", "order"]).recognise_word("border")) == {"border"}
    assert set(WordRecogniser(["border", "orders"]).recognise_word("order")) == {"orders"}


def test_the_fewest_mistakes_are_meant() -> None:
    assert set(WordRecogniser(["contribution", "constitution"]).recognise_word("contitution")) == {
        "constitution"
    }


def _mistyped(word: str, chance: Random) -> str:
    """The word with one letter behind the first wrong, left out, added or exchanged."""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        (
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def test_mistakes_in_the_shipped_corpus_are_understood() -> None:
    """Of all its words of five letters or more; a comparison of letters took in strangers."""
    chance = Random(11)
    pairs = [(word, _mistyped(word, chance)) for word in WORDS if len(word) > 4]
    pairs = [(word, typed) for word, typed in pairs if typed not in WORDS]
    understood = [word in SHIPPED.recognise_word(typed) for word, typed in pairs]
    assert len(pairs) > 300
    assert sum(understood) / len(pairs) > 0.97


@given(st.text(min_size=1, max_size=12), st.lists(st.text(min_size=1, max_size=12), max_size=9))
def test_words_are_worth_something_and_at_most_all(typed: str, words: list[str]) -> None:
    found = WordRecogniser(words).recognise_word(typed)
    assert found.keys() <= set(words)
    assert all(0 < worth <= 100 for worth in found.values())
    assert typed not in words or found[typed] == 100
