"""From bytes to text, whatever program wrote them, and never from a binary file.

Papers arrive as UTF-8, as what Windows calls Unicode and as decades of code pages. The encoding
that a paper gives rules. Else what says its encoding (a byte order mark, escapes, UTF-8's own
pattern, a page's head) is taken at its word; the rest is guessed, and a file that is no text
is refused.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.text_encodings import codec_name, describe_encoding, superset_of
from policy_compare.texts.document import Decoding
from policy_compare.texts.encoding_guess import guess_encoding
from policy_compare.texts.formats import name_formats
from policy_compare.texts.telling_parts import REPLACED, telling_phrase

#: The longer marks first: UTF-32's begins with UTF-16's.
_LONG_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), *_LONG_MARKS)

#: The escapes that begin other letters where every byte is ASCII.
_ESCAPES: Final = (
    (re.compile(rb"\x1b\$[@B]|\x1b\([IJ]"), "iso2022_jp_ext"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
)
_UNMARKED: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

#: Text has next to no control characters; code, images and archives are full of them.
_CONTROL_SHARE: Final = 0.01
#: Text without its mark has so many blanks, digits and letters of ASCII, whatever its script,
#: and this share of its characters is in use.
_ASCII_SHARE: Final = 0.02
_PRINTABLE_SHARE: Final = 0.98

#: A text with so many times as many letters of UTF-8 as bytes that are none is damaged UTF-8.
_TIMES: Final = 4

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: What is no character at all: the libraries that open HTML stumble over it.
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")
_NEWLINES: Final = re.compile(r"\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")

_SAVE_AGAIN: Final = "save it as UTF-8 text and try again"


def decode(data: bytes, name: str, declared: str = "", encoding: str = "") -> tuple[str, Decoding]:
    r"""The text that ``data`` holds, with ``\n`` at the lines' ends and no control characters.

    A form feed is kept, since it begins a page. ``declared`` is the encoding that the file says
    it has (a page's ``charset``); it counts where the bytes bear it out. ``encoding`` is the one
    that the paper gives; what speaks against it is only said.

    Raises:
        SourceError: the bytes are no text, belie their byte order mark or the ``encoding``, are
            in no encoding that can be told, or need a package that is not installed.
    """
    text, decoding = (
        _decode_as_given(data, name, encoding) if encoding else _decode_bytes(data, name, declared)
    )
    if is_binary(text):
        raise _binary_error(name)
    if decoding.is_guess:
        decoding = decoding._replace(example=telling_phrase(text))
    return _NO_CHARACTER.sub("", _CONTROL.sub("", _NEWLINES.sub("\n", text))), decoding


def is_binary(text: str) -> bool:
    """Whether what was decoded has a zero or more control characters than a text has."""
    return "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text)


def _binary_error(name: str) -> SourceError:
    return SourceError(
        f"{name} is no text but a binary file", f"give the paper as {name_formats()} in UTF-8"
    )


def _decode_as_given(data: bytes, name: str, encoding: str) -> tuple[str, Decoding]:
    """The text in the encoding that its paper gives."""
    codec = codec_name(encoding)
    try:
        text = data.decode(codec or "ascii")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(
            f"its paper says {describe_encoding(encoding)}, and {name} is not: "
            f"byte 0x{data[error.start]:02X} at line {line}",
            "correct the encoding under source in the paper's file, or delete it to have it told",
        ) from error
    # The mark that begins a file is no part of its text.
    return text.removeprefix("\ufeff"), Decoding(codec, doubt=_doubt_of(data, codec))


def _doubt_of(data: bytes, codec: str) -> str:
    """What the bytes say against the encoding that their paper gives; empty if not for certain."""
    if b"\0" in data or any(data.startswith(mark) for mark, _ in _LONG_MARKS):
        return ""
    if not data.isascii() and not codec.startswith("utf-8"):
        with suppress(UnicodeDecodeError):
            data.decode("utf-8")
            return "it is UTF-8"
    return "no byte of it is zero" if codec.startswith(("utf-16", "utf-32")) else ""


def _decode_bytes(data: bytes, name: str, declared: str) -> tuple[str, Decoding]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), Decoding(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{name} begins as {encoding.removesuffix('-sig').upper()} but is damaged",
                    _SAVE_AGAIN,
                ) from error
    if b"\0" in data:
        return _decode_unmarked(data, name)
    for encoding in _told_encodings(data, declared):
        try:
            return data.decode(encoding), Decoding(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and _is_cut_off(error):
                return data[: error.start].decode(), Decoding()
    text = data.decode("utf-8", "replace")
    if len(_BEYOND_ASCII.findall(text)) > (1 + _TIMES) * text.count(REPLACED):
        return text, Decoding("utf-8", is_guess=True)
    encoding = guess_encoding(data, name)
    return data.decode(encoding), Decoding(encoding, is_guess=True)


def _told_encodings(data: bytes, declared: str) -> Iterator[str]:
    """The encodings that the bytes tell, and the one that the file says it has."""
    if data.isascii():
        yield from (encoding for escape, encoding in _ESCAPES if escape.search(data))
    yield "utf-8"
    codec = codec_name(declared)
    # The declaration itself was read as ASCII.
    if codec and b"<meta>".decode(codec, "replace") == "<meta>":
        yield superset_of(codec)
        yield codec


def _is_cut_off(error: UnicodeDecodeError) -> bool:
    """Whether UTF-8 goes on to the end, where a letter lacks its last bytes."""
    before = error.object[: error.start]
    return error.reason == "unexpected end of data" and not before.isascii()


def _decode_unmarked(data: bytes, name: str) -> tuple[str, Decoding]:
    """UTF-16 or UTF-32 text that has no mark: only that has zeros.

    Raises:
        SourceError: it is none, but a binary file.
    """
    texts = {}
    for encoding in _UNMARKED:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if _is_plain(text):
                texts[encoding] = text
    if not texts:
        raise _binary_error(name)
    # Read the wrong way round, blanks and lines' ends are signs that no text has.
    encoding = max(texts, key=lambda encoding: _share_of(str.isascii, texts[encoding]))
    return texts[encoding], Decoding(encoding, is_guess=True)


def _is_plain(text: str) -> bool:
    return (
        not is_binary(text)
        and _share_of(str.isascii, text) >= _ASCII_SHARE
        and _share_of(lambda sign: sign.isprintable() or sign.isspace(), text) >= _PRINTABLE_SHARE
    )


def _share_of(is_kind: Callable[[str], bool], text: str) -> float:
    """The share of a text's characters that are of a kind."""
    return sum(map(is_kind, text)) / max(len(text), 1)
