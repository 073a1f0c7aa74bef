"""Guesses the encoding of a text that nothing tells."""

import re
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.text_encodings import codec_name, superset_of
from policy_compare.texts.code_pages import CODE_PAGES, CodePage, rank_code_pages
from policy_compare.texts.formats import INSTALL
from policy_compare.texts.telling_parts import telling_lines, without_tags

#: The more of a text is looked at, the longer it takes, and more than this tells no more.
_SAMPLE: Final = 4 * 1024
_SAMPLE_OF_LIBRARY: Final = 48 * 1024

#: Text in Latin script keeps its habits for 0.9 of its letters and signs beyond ASCII. Text in
#: another script, read as if it were Latin, keeps them for less than none.
_EVIDENT: Final = 0.25
#: A text that is ASCII but for so few bytes, or this share, is in Latin script however odd these
#: are, unless they are odder than not.
_FEW: Final = 3
_FEW_OF_ALL: Final = 0.01
#: Words in other scripts are long runs of bytes beyond ASCII, at least so much of all of them.
_RUN: Final = re.compile(rb"[\x80-\xff]{4,}")
_IN_RUNS: Final = 0.3

_WITH_HIRAGANA: Final = ("cp932", "euc_jp")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_HIRAGANA: Final = re.compile("[\u3041-\u3096]")
_HIRAGANA_SHARE: Final = 0.25

_SAVE_AGAIN: Final = "save it as UTF-8 text and try again"


def guess_encoding(data: bytes, name: str) -> str:
    """Python's name of the encoding in which all of ``data`` can be read and reads best.

    Raises:
        SourceError: there is none, or telling it needs a package that is not installed.
    """
    likely = _likely_code_pages(data)
    few = _count_beyond_ascii(data) <= max(_FEW, _FEW_OF_ALL * len(data))
    if likely and (likely[0].habits >= _EVIDENT or (few and likely[0].habits >= 0)):
        return likely[0].encoding
    if encoding := _encoding_of_hiragana(data):
        return encoding
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise SourceError(
            f"{name} is not UTF-8, and telling its encoding needs charset-normalizer",
            f"{INSTALL}, or {_SAVE_AGAIN}",
        ) from error
    sample = data if len(data) <= _SAMPLE_OF_LIBRARY else telling_lines(data, _SAMPLE_OF_LIBRARY)
    for match in from_bytes(sample):
        codec = codec_name(match.encoding)
        if likely and superset_of(codec) in CODE_PAGES:
            return likely[0].encoding
        for encoding in (superset_of(codec), codec):
            if _reads(data, encoding):
                return encoding
    raise SourceError(f"{name} is in an encoding that cannot be told", _SAVE_AGAIN)


def _likely_code_pages(data: bytes) -> list[CodePage]:
    """The code pages of Latin script in which all of ``data`` can be read, the likeliest first."""
    sample = telling_lines(without_tags(data), _SAMPLE)
    if sum(map(len, _RUN.findall(sample))) > _IN_RUNS * _count_beyond_ascii(sample):
        return []
    return [page for page in rank_code_pages(sample) if _reads(data, page.encoding)]


def _encoding_of_hiragana(data: bytes) -> str:
    """The encoding in which a text has hiragana as only one language has; else empty.

    No other text has them, in whatever encoding it is read by mistake.
    """
    for encoding in _WITH_HIRAGANA:
        if _reads(data, encoding):
            text = telling_lines(data, _SAMPLE).decode(encoding, "ignore")
            if len(_HIRAGANA.findall(text)) > _HIRAGANA_SHARE * len(_BEYOND_ASCII.findall(text)):
                return encoding
    return ""


def _count_beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, bytes(range(128))))


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
