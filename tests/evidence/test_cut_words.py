"""What a stretch of a text cuts at its ends, and what it may begin and end beside."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.evidence import cut_words
from policy_compare.evidence.cut_words import (
    cuts_words,
    is_word_divided,
    widen_over_cut_words,
    word_runs_over,
)


def whole(text: str, words: str, quote: str = "") -> str:
    """The words, made whole where they are cut, else nothing."""
    start = text.index(words)
    end = start + len(words)
    wider = widen_over_cut_words(text, start, end, quote)
    assert cuts_words(text, start, end, quote) is (wider is not None)
    return "" if wider is None else text[slice(*wider)]


@pytest.mark.parametrize(
    "text, words, made",
    [
        ("spending to 2.5 percent", "spending to 2", "spending to 2.5"),
        ("at least 10,000 homes", "at least 10", "at least 10,000"),
        ("at least 10 000 homes", "at least 10", "at least 10 000"),
        ("at least 10\u2009000 homes", "000 homes", "10\u2009000 homes"),
        ("at least 10’000 homes", "10", "10’000"),
        ("1/2 of them", "1", "1/2"),
        ("at 10:30 am", "10", "10:30"),
        ("10–15 years", "15 years", "10–15 years"),
        ("10%–15% more", "15% more", "10%–15% more"),
        ("between $10–$15", "between $10", "between $10–$15"),
        ("in 2024-05 already", "in 2024", "in 2024-05"),
        ("10⁵ homes", "10", "10⁵"),
        ("2½ homes", "2", "2½"),
        ("90% of them", "90", "90%"),
        ("$10 each", "10 each", "$10 each"),
        ("a 10-year lease", "year lease", "10-year lease"),
        ("١٠٫٥ في", "١٠", "١٠٫٥"),
        ("3万人", "3", "3万"),
        ("三百人", "百人", "三百人"),
        ("fell by .5 percent", "5 percent", ".5 percent"),
        ("spending $ 5 million", "5 million", "$ 5 million"),
        ("spending A$5 million", "$5 million", "A$5 million"),
        ("spending US$5m", "$5m", "US$5m"),
        ("a 4×4 car", "4 car", "4×4 car"),
        ("5 × 10⁶ homes", "10⁶ homes", "5 × 10⁶ homes"),
        ("5 × 10⁶ homes", "5", "5 × 10⁶"),
        ("at least 10, 000 homes", "at least 10", "at least 10, 000"),
        ("at least 10, 000 homes", "000 homes", "10, 000 homes"),
        ("spending to 2. 5 percent", "5 percent", "2. 5 percent"),
        ("spending to 2. 5 percent", "spending to 2", "spending to 2. 5"),
    ],
)
def test_no_number_is_cut(text: str, words: str, made: str) -> None:
    assert whole(text, words) == made


@pytest.mark.parametrize(
    "text, words, made",
    [
        ("they can't act", "they can", "they can't"),
        ("it shouldn’t go", "should", "shouldn’t"),
        ("the town's homes", "the town", "the town's"),
        ("the town's homes", "s homes", "town's homes"),
        ("n’aide pas", "aide pas", "n’aide pas"),
        ("aujourd'hui", "hui", "aujourd'hui"),
        ("the un's homes", "s homes", "un's homes"),
        ("de l'aide", "de l", "de l'aide"),
        ("rock'n'roll", "roll", "rock'n'roll"),
    ],
)
def test_no_contraction_is_cut(text: str, words: str, made: str) -> None:
    assert whole(text, words) == made


@pytest.mark.parametrize(
    "text, words, made",
    [
        ("give non-lethal aid", "lethal aid", "non-lethal aid"),
        ("give non lethal aid", "lethal aid", "non lethal aid"),
        ("une aide non létale", "une aide non", "une aide non létale"),
        ("non—lethal aid", "lethal aid", "non—lethal aid"),
        ("an anti war town", "war town", "anti war town"),
        ("a (non)lethal gift", "lethal gift", "(non)lethal gift"),
        ("a (un)fair deal", "fair deal", "(un)fair deal"),
        ("an un/fair deal", "fair deal", "un/fair deal"),
        ("non–nuclear towns", "nuclear towns", "non–nuclear towns"),
        ("nicht-letale Hilfe", "letale Hilfe", "nicht-letale Hilfe"),
        ("a U.S.-led town", "led town", "U.S.-led town"),
        ("the U.S. homes", "S. homes", "U.S. homes"),
        ("for R&D costs", "D costs", "R&D costs"),
        ("the law(s) say", "the law", "the law(s)"),
        ("creat[ed] homes", "ed", "creat[ed]"),
        ("go w/o homes", "o homes", "w/o homes"),
        ("at gov.uk now", "uk now", "gov.uk now"),
        ("devel- opment", "opment", "devel- opment"),
        ("rent2buy homes", "rent", "rent2buy"),
        ("a resume\u0301 of", "resume", "resume\u0301"),
        ("서울은 돕는다", "서울", "서울은"),
    ],
)
def test_no_word_is_cut(text: str, words: str, made: str) -> None:
    assert whole(text, words) == made


@pytest.mark.parametrize(
    "text, words",
    [
        ("l'aide militaire", "aide militaire"),
        ("jusqu’à demain", "à demain"),
        ("un’altra casa", "altra casa"),
        ("homes—not offices", "not offices"),
        ("homes--not offices", "not offices"),
        ("homes – not offices", "homes"),
        ("short- and long-term", "and long-term"),
        ("sine qua non homes", "homes"),
        ("he or/and she", "and she"),
        ("homes.Then", "Then"),
        ("“homes”and", "homes"),
        ("(10) homes", "10"),
        ("in 2024 300 homes", "300 homes"),
        ("10, 20 or 30", "10"),
        ("10, 200 or 300", "10"),
        ("5 € 10 percent", "10 percent"),
        ("in 2024. 5 percent", "5 percent"),
        ("the plan”.93 The", "93 The"),
        ("homes — (lofts) and", "and"),
        ("and/or homes", "or homes"),
        ("x -> 2 homes", "2 homes"),
        ("10 – 15 years", "10"),
        ("市议会应当建造房屋", "应当建造"),
        ("2024年", "2024"),
        ("the councils' plan", "the councils"),
        ("de\u00advelopment", "de\u00advelopment"),
    ],
)
def test_what_is_whole_is_left_as_it_is(text: str, words: str) -> None:
    assert whole(text, words) == ""


@pytest.mark.parametrize(
    "text, words, quote, made",
    [
        ("by -2 percent", "2 percent", "2 percent", "-2 percent"),
        ("by -2 percent", "2 percent", "-2 percent", ""),
        ("by −2 percent", "2 percent", "–2 percent", ""),
        ("by 2 percent", "2 percent", "-2 percent", "2 percent"),
        ("by -$2 each", "$2 each", "$2 each", "-$2 each"),
        ("by – 2 percent", "2 percent", "2 percent", ""),
        ("by – 2 percent", "2 percent", "– 2 percent", ""),
        ("fell – 2 percent", "fell – 2", "fell -2", "fell – 2"),
        ("by − 2 percent", "2 percent", "2 percent", "− 2 percent"),
        ("by - 2 percent", "2 percent", "2 percent", "- 2 percent"),
        ("by - 2 percent", "2 percent", "-2 percent", ""),
        ("by - 2 percent", "2 percent", "- 2 percent", ""),
        ("−.5 percent", ".5 percent", ".5 percent", "−.5 percent"),
        ("83 25 -69", "69", "69", "-69"),
        ("by < 2 percent", "2 percent", "2 percent", "< 2 percent"),
        ("by ≥2 percent", "2 percent", "2 percent", "≥2 percent"),
        ("by ±2 percent", "2 percent", "2 percent", "±2 percent"),
        ("by +/- 2 percent", "2 percent", "2 percent", "+/- 2 percent"),
        ("by ~2 percent", "2 percent", "2 percent", "~2 percent"),
        ("by ~2 percent", "~2 percent", "~2 percent", ""),
        ("None is", "None", "non-e", "None"),
    ],
)
def test_a_sign_is_neither_dropped_nor_added(text: str, words: str, quote: str, made: str) -> None:
    assert whole(text, words, quote) == made


@given(st.text("aé1. ,'’-–—½三房$%[]()/&\u00ad\u0301n o", max_size=14), st.data())
def test_what_is_made_whole_is_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wider = widen_over_cut_words(text, start, end)
    if wider is not None:
        first, last = wider
        assert first <= start <= end <= last
        assert not word_runs_over(text, last)


@pytest.mark.parametrize(
    "before, behind, expected",
    [
        ("The town is un-", "willing to pay", True),
        ("The town is un‐ ", "willing to pay", True),
        ("short-", "and long-term", False),
        ("a plan –", "willing to pay", False),
        ("a 10-", "year plan", False),
        ("The town is un-", "Willing to pay", False),
        ("The town", "willing to pay", False),
    ],
)
def test_a_word_divided_between_two_blocks(before: str, behind: str, expected: bool) -> None:
    assert is_word_divided(before, behind) is expected


def test_what_has_no_end_is_made_whole_up_to_a_length() -> None:
    wider = widen_over_cut_words("x" * 1000, 500, 510)
    assert wider is not None
    assert wider[1] - wider[0] < 200


PIECES = (
    "weapons", "lethal", "non", "anti", "aid", "a", "10", "000", "5", " ", " ", " ", "-", "–", ".",
    ",", "'t", "$", "(", ")", "×", "percent", "ünd", "/", "un", ";", "U.S.", "gov", "“", "NON",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=6).map("".join), st.data())
def test_the_short_way_says_what_the_long_one_does(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    said = word_runs_over(text, place)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cut_words, "_BETWEEN_WORDS", re.compile("(?!)"))
        assert word_runs_over(text, place) == said
