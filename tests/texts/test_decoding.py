"""Bytes become the text that was written, or one sentence that says why not."""

import codecs
import sys

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.decoding import decode, is_binary

QUOTED = "The council’s plan – “homes for all” – costs 3 million.\n"


def refused(data: bytes, declared: str = "") -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(data, "plan.txt", declared)
    return caught.value


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-32-be"]
)
def test_what_says_its_encoding_is_taken_at_its_word(encoding: str) -> None:
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    assert decode(marks.get(encoding, b"") + QUOTED.encode(encoding), "plan.txt") == QUOTED


def test_curly_quotes_of_windows_come_out_right() -> None:
    assert decode(QUOTED.encode("cp1252"), "plan.txt") == QUOTED
    assert decode((QUOTED * 400).encode("cp1252"), "plan.txt") == QUOTED * 400


def test_the_lines_that_tell_are_found_behind_a_megabyte_of_others() -> None:
    text = "The town builds homes.\n" * 50_000 + QUOTED
    assert decode(text.encode("cp1252"), "plan.txt") == text


def test_other_alphabets_are_told() -> None:
    text = "Городской совет должен ограничить рост арендной платы в старом городе.\n" * 20
    assert decode(text.encode("cp1251"), "plan.txt") == text


def test_a_declared_encoding_counts_where_it_fits() -> None:
    text = "Płace i mieszkania są drogie, mówi rada.\n"
    assert decode(text.encode("iso8859-2"), "plan.html", "iso-8859-2") == text
    assert decode(QUOTED.encode("cp1252"), "plan.html", "ISO-8859-1") == QUOTED
    assert decode(QUOTED.encode(), "plan.html", "ISO-8859-1") == QUOTED


@pytest.mark.parametrize("declared", ["no-such", "hex", "zip", "idna", "\0", "unicode_escape"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert decode(QUOTED.encode("cp1252"), "plan.html", declared) == QUOTED


def test_lines_end_alike_and_pages_are_kept() -> None:
    assert decode(b"a\r\nb\rc\x0bd\x0ce", "plan.txt") == "a\nb\nc\nd\x0ce"


def test_the_few_control_characters_of_a_text_are_dropped() -> None:
    text = "homes for all " * 30
    assert decode(f"\x1b{text}\x07".encode(), "plan.txt") == text


@pytest.mark.parametrize("data", [b"\0\1\2plan", b"plan\0", bytes(range(256)) * 4, b"\x01\x02ab"])
def test_a_binary_file_is_refused(data: bytes) -> None:
    error = refused(data)
    assert error.message == "plan.txt is no text but a binary file"
    assert "PDF, DOCX" in error.hint


def test_what_belies_its_mark_is_damaged() -> None:
    error = refused(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
    assert error.message == "plan.txt begins as UTF-16 but is damaged"
    assert "UTF-8" in error.hint


def test_an_encoding_that_nothing_fits_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda _: [])
    error = refused(QUOTED.encode("cp1252"))
    assert error.message == "plan.txt is in an encoding that cannot be told"


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert decode(QUOTED.encode(), "plan.txt") == QUOTED
    error = refused(QUOTED.encode("cp1252"))
    assert "needs charset-normalizer" in error.message
    assert "pip install 'policy-compare[documents]'" in error.hint


def test_what_a_text_is() -> None:
    assert not is_binary("")
    assert not is_binary("homes\tfor\nall\x0c")
    assert is_binary("homes\x01\x02")


def test_what_is_no_character_is_left_out() -> None:
    assert decode("ho\ufffeme\uffffs".encode(), "plan.txt") == "homes"
