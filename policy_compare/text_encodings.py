"""The encodings that text comes in: Python's names of them, and those that people know."""

import codecs
from typing import Final

from policy_compare.names import nearest_names

#: What Python counts among the encodings of text and no text is written in.
_NO_TEXT: Final = frozenset(
    ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape")
)

#: What programs call the encodings, by Python's names; others go by these alone.
_LABELS: Final = {
    "big5": "Big5", "big5hkscs": "Big5", "cp437": "DOS", "cp850": "DOS", "cp852": "DOS",
    "cp857": "DOS", "cp866": "DOS", "cp874": "Windows-874", "cp932": "Shift JIS",
    "cp949": "Windows-949", "euc_jp": "EUC-JP", "euc_kr": "EUC-KR", "gb18030": "GB 18030",
    "iso2022_jp": "ISO-2022-JP", "iso2022_kr": "ISO-2022-KR", "iso8859-1": "Latin 1",
    "koi8-r": "KOI8-R", "koi8-u": "KOI8-U",
    "mac-cyrillic": "Mac Cyrillic", "mac-greek": "Mac Greek",
    "mac-latin2": "Mac Central European", "mac-roman": "Mac Roman", "mac-turkish": "Mac Turkish",
    "shift_jis": "Shift JIS", "utf-8": "UTF-8", "utf-16": "UTF-16",
    "utf-32": "UTF-32", "utf-16-be": "UTF-16", "utf-16-le": "UTF-16",
    "utf-32-be": "UTF-32", "utf-32-le": "UTF-32",
    **{f"cp125{number}": f"Windows-125{number}" for number in range(9)},
    **{f"iso8859-{number}": f"ISO 8859-{number}" for number in (*range(2, 12), *range(13, 17))},
}  # fmt: skip

#: What files say that they are in, and what the programs write that say so.
_SUPERSETS: Final = {
    "ascii": "cp1252", "big5": "big5hkscs", "euc_kr": "cp949", "gb2312": "gb18030",
    "gbk": "gb18030", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "shift_jis": "cp932", "shift_jis_2004": "cp932", "shift_jisx0213": "cp932",
    "tis-620": "cp874",
}  # fmt: skip

#: What programs call encodings without a name of Python's.
_CALLED: Final = {"ansi": "cp1252", "sjis": "shift_jis"}


def codec_name(encoding: str) -> str:
    """The name that Python has for an encoding, however it is spelled; empty if it has none.

    Python also calls compressions, escapes and the names of hosts encodings: they are none here.
    """
    try:
        name = codecs.lookup(encoding.strip()).name
        b"a".decode(name)
    except UnicodeDecodeError:
        # It has more than one byte for a letter.
        pass
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_TEXT else name


def nearest_encoding(typed: str) -> str:
    """The encoding whose name resembles most what was ``typed``; empty if none does."""
    labels = (label for label in _LABELS.values() if codec_name(label))
    near = nearest_names(typed, (*labels, *_LABELS, *_CALLED), limit=1)
    return _CALLED.get(near[0], near[0]) if near else ""


def superset_of(codec: str) -> str:
    """The encoding in which browsers read what says that it is in one, for it has more letters."""
    return _SUPERSETS.get(codec, codec)


def describe_encoding(encoding: str) -> str:
    """An encoding as people know it with Python's name: ``Windows-1252 (cp1252)``."""
    label = _LABELS.get(codec_name(encoding))
    if label is None:
        return encoding
    return label if label.lower() == encoding.lower() else f"{label} ({encoding})"
