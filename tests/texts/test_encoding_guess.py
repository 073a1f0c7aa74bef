"""An encoding that nothing tells is guessed: Latin script by its signs, the rest by a library."""

import sys

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.encoding_guess import guess_encoding

#: Texts in other scripts, with the encodings that they are told in.
TEXTS = {
    "Городской совет должен ограничить рост арендной платы в старом городе.": (
        "cp1251", "koi8-r", "cp866", "iso8859-5",
    ),
    "Το δημοτικό συμβούλιο πρέπει να περιορίσει τα ενοίκια στην παλιά πόλη.": ("cp1253",),
    "町議会は旧市街の家賃の上昇を制限しなければならない。新しい家も必要である。": (
        "cp932", "euc_jp",
    ),
    "시의회는 구시가지의 임대료 인상을 제한해야 한다. 새 집도 필요하다.": ("cp949",),
    "市议会应该限制老城区的租金上涨，并且建造更多的住房。": ("gb18030",),
    "市議會應該限制老城區的租金上漲，並且建造更多的住房。": ("big5",),
}  # fmt: skip


def read(data: bytes) -> str:
    return data.decode(guess_encoding(data, "plan.txt"))


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, one) for text, all in TEXTS.items() for one in all]
)
def test_other_scripts_are_told(text: str, encoding: str) -> None:
    assert read((text * 3).encode(encoding)) == text * 3


def test_what_windows_wrote_is_read_with_all_its_letters() -> None:
    text = "町議会は旧市街の家賃の上昇を制限しなければならない①～②。" * 3
    assert read(text.encode("cp932")) == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp1250"])
def test_latin_script_needs_no_library(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    text = "The council’s plan – “homes for all” – is “naive”.\n" * 900
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize("times", [1, 3, 900])
def test_hiragana_tell_japanese(encoding: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    text = "町議会は旧市街の家賃の上昇を制限しなければならない。" * times
    assert read(text.encode(encoding)) == text


def test_odd_bytes_in_ascii_are_signs_of_latin_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert read(b"The town has three homes and a mill. " * 20 + b"(\x80)").endswith("(€)")


def test_an_encoding_that_nothing_fits_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda _: [])
    with pytest.raises(SourceError) as caught:
        guess_encoding("город совет".encode("cp1251"), "plan.txt")
    assert caught.value.message == "plan.txt is in an encoding that cannot be told"
    assert caught.value.hint == "save it as UTF-8 text and try again"


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(SourceError) as caught:
        guess_encoding("город совет".encode("cp1251"), "plan.txt")
    assert "needs charset-normalizer" in caught.value.message
    assert "pip install 'policy-compare[documents]'" in caught.value.hint
