"""What is beyond ASCII tells an encoding, and a few words show how it was read."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.telling_parts import telling_lines, telling_phrase, without_tags


def test_the_lines_beyond_ascii_tell() -> None:
    data = "one\ntwo – <b class='ü'>three</b>\nfour\nfünf\n".encode("cp1252")
    assert telling_lines(data, 1000) == b"two \x96 <b class='\xfc'>three</b>\nf\xfcnf\n"
    assert telling_lines(without_tags(data), 1000) == b"two \x96  three \nf\xfcnf\n"
    assert telling_lines(data, 5) == b"two \x96"


def test_a_phrase_shows_the_first_sign_that_tells() -> None:
    text = (
        "A plan.\nThe council of the old town said homes cost £40 or more, and all were silent.\n"
    )
    assert telling_phrase(text) == "old town said homes cost £40 or more, and all were silent."
    assert telling_phrase("£") == "£"
    assert telling_phrase("<p lang='ü'>no tags: é</p>") == "no tags: é"


def test_what_could_not_be_read_tells_most() -> None:
    assert telling_phrase("Für Köln.\nIt costs \ufffd40.") == "It costs \ufffd40."


def test_text_without_blanks_is_cut() -> None:
    assert telling_phrase("議" * 1000) == "議" * 40


@given(st.text(st.characters(codec="utf-8")))
def test_a_phrase_is_short_and_acts_on_nothing(text: str) -> None:
    phrase = telling_phrase(text)
    assert len(phrase.split()) <= 12
    assert len(phrase) <= 90
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in phrase)
    assert "\n" not in phrase
    assert "\u202e" not in phrase
