"""From bytes to text, whatever program wrote them, and never from a binary file.

Papers arrive as UTF-8, as what Windows calls Unicode and as decades of code pages. What
says its encoding (a byte order mark, UTF-8's own pattern) is taken at its word; the rest
is guessed from the lines that tell encodings apart, and a file that is no text is refused.
"""

import codecs
import re
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.texts.formats import INSTALL, name_formats

#: The longer marks first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Guessing takes seconds a megabyte, and more than this makes no guess better.
_SAMPLE: Final = 48 * 1024

#: Text has next to no control characters; code, images and archives are full of them.
_CONTROL_SHARE: Final = 0.01

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: What is no character at all: the libraries that open HTML stumble over it.
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")
_NEWLINES: Final = re.compile(r"\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")

_SAVE_AGAIN: Final = "save it as UTF-8 text and try again"


def decode(data: bytes, name: str, declared: str = "") -> str:
    r"""The text that ``data`` holds, with ``\n`` at the lines' ends and no control characters.

    A form feed is kept, since it begins a page. ``declared`` is the encoding that the
    file says it has (a page's ``charset``); it counts where the bytes bear it out.

    Raises:
        SourceError: the bytes are no text, belie their byte order mark, are in no
            encoding that can be told, or need a package that is not installed.
    """
    text = _decode_bytes(data, name, declared)
    _refuse_binary(text, name)
    return _NO_CHARACTER.sub("", _CONTROL.sub("", _NEWLINES.sub("\n", text)))


def is_binary(text: str) -> bool:
    """Whether what was decoded has a zero or more control characters than a text has."""
    return "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text)


def _refuse_binary(text: str, name: str) -> None:
    if is_binary(text):
        raise SourceError(
            f"{name} is no text but a binary file",
            f"give the paper as {name_formats()} in UTF-8",
        )


def _decode_bytes(data: bytes, name: str, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{name} begins as {encoding.removesuffix('-sig').upper()} but is damaged",
                    _SAVE_AGAIN,
                ) from error
    for encoding in ("utf-8", _name_of_encoding(declared)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\0" in data:
        # Only UTF-16 and UTF-32 text has zeros, and without their mark nothing tells it.
        _refuse_binary("\0", name)
    return _decode_by_guess(data, name)


def _name_of_encoding(declared: str) -> str:
    """The declared encoding as Python names it, or UTF-8 for one that it does not know."""
    try:
        encoding = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return "utf-8"
    if encoding in {"iso8859-1", "ascii"}:
        # So every browser reads it: pages that say Latin 1 have the quotes of Windows.
        return "cp1252"
    # Python also calls compressions and escapes encodings; text needs none of them.
    return encoding if encoding.startswith(("cp", "iso", "utf", "koi8", "mac", "gb", "big5",
                                      "euc", "shift", "windows")) else "utf-8"  # fmt: skip


def _decode_by_guess(data: bytes, name: str) -> str:
    """The text in the encoding in which its telling lines read best."""
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise SourceError(
            f"{name} is not UTF-8, and telling its encoding needs charset-normalizer",
            f"{INSTALL}, or {_SAVE_AGAIN}",
        ) from error
    matches = list(from_bytes(_sample_lines(data)))
    # English, French or German with curly quotes reads as well in a dozen code pages;
    # of equals, the one that Windows writes by default is the likeliest.
    calmest = min((match.chaos for match in matches), default=0.0)
    likely = [m for m in matches if m.chaos <= calmest and m.encoding == "cp1252"]
    for match in [*likely, *matches]:
        try:
            return data.decode(match.encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{name} is in an encoding that cannot be told", _SAVE_AGAIN)


def _sample_lines(data: bytes) -> bytes:
    """Whole lines of ``data``, first those that have more than ASCII, up to the limit."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    room = _SAMPLE
    for line in data.splitlines(keepends=True):
        if line.isascii():
            continue
        kept.append(line[:room])
        room -= len(kept[-1])
        if room <= 0:
            break
    return b"".join(kept)
