"""Bytes become the text that was written, or one sentence that says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.errors import SourceError
from policy_compare.texts.decoding import decode, is_binary
from policy_compare.texts.document import Decoding

QUOTED = "The council’s plan – “homes for all” – costs 3 million.\n"


def text_of(data: bytes, declared: str = "") -> str:
    return decode(data, "plan.txt", declared)[0]


def refused(data: bytes, declared: str = "") -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(data, "plan.txt", declared)
    return caught.value


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-32-be"]
)
def test_what_says_its_encoding_is_taken_at_its_word(encoding: str) -> None:
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    assert text_of(marks.get(encoding, b"") + QUOTED.encode(encoding)) == QUOTED


def test_curly_quotes_of_windows_come_out_right() -> None:
    assert text_of(QUOTED.encode("cp1252")) == QUOTED
    assert text_of((QUOTED * 400).encode("cp1252")) == QUOTED * 400


def test_the_lines_that_tell_are_found_behind_a_megabyte_of_others() -> None:
    text = "The town builds homes.\n" * 50_000 + QUOTED
    assert text_of(text.encode("cp1252")) == text


def test_other_alphabets_are_told() -> None:
    text = "Городской совет должен ограничить рост арендной платы в старом городе.\n" * 20
    assert text_of(text.encode("cp1251")) == text


def test_a_declared_encoding_counts_where_it_fits() -> None:
    text = "Płace i mieszkania są drogie, mówi rada.\n"
    assert text_of(text.encode("iso8859-2"), "iso-8859-2") == text
    assert text_of(QUOTED.encode("cp1252"), "ISO-8859-1") == QUOTED
    assert text_of(QUOTED.encode(), "ISO-8859-1") == QUOTED


@pytest.mark.parametrize("declared", ["no-such", "hex", "zip", "idna", "\0", "unicode_escape"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert text_of(QUOTED.encode("cp1252"), declared) == QUOTED


def test_lines_end_alike_and_pages_are_kept() -> None:
    assert text_of(b"a\r\nb\rc\x0bd\x0ce") == "a\nb\nc\nd\x0ce"


def test_the_few_control_characters_of_a_text_are_dropped() -> None:
    text = "homes for all " * 30
    assert text_of(f"\x1b{text}\x07".encode()) == text


@pytest.mark.parametrize("data", [b"\0\1\2plan", b"plan\0", bytes(range(256)) * 4, b"\x01\x02ab"])
def test_a_binary_file_is_refused(data: bytes) -> None:
    error = refused(data)
    assert error.message == "plan.txt is no text but a binary file"
    assert "PDF, DOCX" in error.hint


def test_what_belies_its_mark_is_damaged() -> None:
    error = refused(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
    assert error.message == "plan.txt begins as UTF-16 but is damaged"
    assert "UTF-8" in error.hint


def test_the_encoding_of_the_paper_rules() -> None:
    data = QUOTED.encode("cp1252")
    assert decode(data, "plan.txt", encoding="Windows-1252") == (QUOTED, Decoding("cp1252"))
    text, decoding = decode("für".encode(), "plan.txt", "utf-8", "mac_roman")
    assert (text, decoding.encoding) == ("f√ºr", "mac-roman")
    assert decode("für".encode("utf-8-sig"), "plan.txt", encoding="utf-8")[0] == "für"
    assert decode("für".encode("utf-16"), "plan.txt", encoding="UTF 16")[0] == "für"


def test_bytes_that_belie_the_paper_are_shown_with_their_line() -> None:
    with pytest.raises(SourceError) as caught:
        decode(b"one\ntwo\nthe \x81 plan\n", "plan.txt", encoding="cp1252")
    assert caught.value.message == (
        "its paper says Windows-1252 (cp1252), and plan.txt is not: byte 0x81 at line 3"
    )
    assert caught.value.hint == (
        "correct the encoding under source in the paper's file, or delete it to have it told"
    )


@pytest.mark.parametrize(
    ("data", "encoding", "doubt"),
    [
        ("each £40".encode(), "latin-1", "it is UTF-8"),
        ("each £40".encode("utf-8-sig"), "cp1252", "it is UTF-8"),
        ("each £40".encode(), "UTF8", ""),
        ("each £40".encode("utf-8-sig"), "utf-8", ""),
        (b"each 40", "latin-1", ""),
        ("each £40".encode("cp1252"), "latin-1", ""),
        ("each £40, each £50, each ".encode() + b"\xa340", "latin-1", ""),
        (b"each 40 home", "utf-16", "no byte of it is zero"),
        ("each £40, or £50".encode("cp1252"), "UTF-16LE", "no byte of it is zero"),
        ("each £400".encode(), "utf-16", "it is UTF-8"),
        ("each £40".encode("utf-16"), "utf-16", ""),
        ("each £40".encode("utf-16-be"), "utf-16-be", ""),
        ("町議会".encode("utf-16"), "utf-16", ""),
    ],
)
def test_what_speaks_against_the_encoding_of_the_paper_is_said(
    data: bytes, encoding: str, doubt: str
) -> None:
    assert decode(data, "plan.txt", encoding=encoding)[1].doubt == doubt


def test_a_binary_file_is_refused_whatever_the_paper_says() -> None:
    with pytest.raises(SourceError):
        decode(b"\0\1\2plan", "plan.txt", encoding="cp1252")


def test_a_guess_is_said_with_an_example() -> None:
    _, decoding = decode("The council’s plan costs £40.".encode("cp1252"), "plan.txt")
    assert decoding == Decoding("cp1252", True, "The council’s plan costs £40.")
    assert decode(QUOTED.encode(), "plan.txt")[1] == Decoding("utf-8")
    assert decode(QUOTED.encode("cp1252"), "plan.html", "latin-1")[1] == Decoding("cp1252")


@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_kr"])
def test_escapes_tell_an_encoding_of_ascii_alone(encoding: str) -> None:
    text = "東京の家賃" if encoding == "iso2022_jp" else "서울의 집세"
    assert text_of(f"{text}\n".encode(encoding)) == f"{text}\n"
    assert not decode(text.encode(encoding), "plan.txt")[1].is_guess


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [QUOTED, "Городской совет.\n", "一九九一年 房屋 政策。\n"])
def test_zeros_tell_what_lacks_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "plan.txt")[1].encoding == encoding
    assert text_of(text.encode(encoding)) == text


def test_a_letter_that_the_end_cuts_is_left_out() -> None:
    assert text_of("Für Köln, café".encode()[:-1]) == "Für Köln, caf"
    assert text_of("A café".encode("cp1252")) == "A café"


def test_damaged_utf8_is_read_and_said() -> None:
    data = ("Für Köln und für Düren. " * 3).encode() + b"Das kostet \x80 40."
    text, decoding = decode(data, "plan.txt")
    assert text.endswith("Das kostet \ufffd 40.")
    assert decoding[:2] == ("utf-8", True)
    assert "kostet \ufffd 40" in decoding.example
    with pytest.raises(SourceError):
        decode(data, "plan.txt", encoding="utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"])))
def test_utf8_is_never_guessed(text: str) -> None:
    assert decode(text.encode(), "plan.txt") in (
        (text, Decoding("utf-8")),
        (text.removeprefix("\ufeff"), Decoding("utf-8-sig")),
    )


@given(
    st.lists(st.sampled_from(["£40", "the council’s", "“rents”", "café", "– and", "homes"])),
    st.sampled_from(["cp1252", "mac-roman"]),
)
def test_english_comes_back_from_what_it_was_written_in(words: list[str], encoding: str) -> None:
    text = f"The town has {' '.join(words)} in it."
    assert text_of(text.encode(encoding)) == text


def test_what_a_text_is() -> None:
    assert not is_binary("")
    assert not is_binary("homes\tfor\nall\x0c")
    assert is_binary("homes\x01\x02")


def test_what_is_no_character_is_left_out() -> None:
    assert text_of("ho\ufffeme\uffffs".encode()) == "homes"
