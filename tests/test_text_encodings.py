"""Encodings go by the names that people and Python have for them."""

import codecs

import pytest

from policy_compare import text_encodings
from policy_compare.text_encodings import (
    codec_name,
    describe_encoding,
    nearest_encoding,
    superset_of,
)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("Windows-1252", "cp1252"), ("CP1252", "cp1252"), (" mac roman ", "mac-roman"),
        ("Shift JIS", "shift_jis"), ("utf8", "utf-8"), ("UTF-16", "utf-16"), ("utf-32", "utf-32"),
        ("latin 1", "iso8859-1"), ("cp037", "cp037"),
    ],
)  # fmt: skip
def test_an_encoding_is_known_in_any_spelling(encoding: str, codec: str) -> None:
    assert codec_name(encoding) == codec


@pytest.mark.parametrize(
    "encoding",
    [
        "", "no-such", "hex", "zlib", "rot13", "base64", "idna", "punycode", "undefined", "\0",
        "ü", "unicode_escape", "raw-unicode-escape", "x" * 300,
    ],
)  # fmt: skip
def test_what_is_no_encoding_of_text_has_no_name(encoding: str) -> None:
    assert codec_name(encoding) == ""


def test_an_encoding_is_described_as_people_know_it() -> None:
    assert describe_encoding("cp1252") == "Windows-1252 (cp1252)"
    assert describe_encoding("Windows-1252") == "Windows-1252"
    assert describe_encoding("mac_roman") == "Mac Roman (mac_roman)"
    assert describe_encoding("utf-8") == "UTF-8"
    assert describe_encoding("utf16") == "UTF-16 (utf16)"
    assert describe_encoding("latin-1") == "Latin 1 (latin-1)"
    assert describe_encoding("johab") == "johab"
    assert describe_encoding("no-such") == "no-such"


def test_the_tables_have_names_of_python() -> None:
    for codec in (*text_encodings._LABELS, *text_encodings._SUPERSETS):
        assert codecs.lookup(codec).name == codec
        assert codec_name(superset_of(codec))


def test_what_browsers_read_has_more_letters() -> None:
    assert superset_of("iso8859-1") == "cp1252"
    assert superset_of("cp1251") == "cp1251"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("windows1252", "Windows-1252"), ("CP-1252", "cp1252"), ("win-1252", "Windows-1252"),
        ("windows 1250 ", "Windows-1250"), ("ansi", "cp1252"), ("ANSI", "cp1252"),
        ("x-sjis", "shift_jis"), ("uft-8", "UTF-8"), ("x-mac-roman", "mac-roman"), ("zip", ""),
        ("unicode", ""), ("dos", ""),
    ],
)  # fmt: skip
def test_a_name_that_is_none_resembles_one(typed: str, near: str) -> None:
    assert nearest_encoding(typed) == near
    assert not near or codec_name(near)
