"""Spoils PDFs: their objects, numbers and names, and what their streams unpack to."""

import random
import re
import zlib

from tests.benchmarks.attack.mutations import flipped

_OBJECT = re.compile(rb"(?s)\d+ \d+ obj\b.*?\bendobj")
_STREAM = re.compile(rb"(?s)(stream\r?\n)(.*?)(\r?\nendstream)")
_NUMBER = re.compile(rb"(?<=[\s\[(])-?\d+\.?\d*(?=[\s\])/>])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_REFERENCE = re.compile(rb"\b\d+ \d+ R\b")

_NUMBERS = (b"0", b"-1", b"1", b"2", b"65535", b"99999999", b"2147483648", b"-2147483649",
            b"1e9", b"0.0000001", b"3.4e38", b"9" * 40, b"nan", b"--5")  # fmt: skip
_NAMES = (b"/Kids", b"/Contents", b"/Resources", b"/Font", b"/ToUnicode", b"/FlateDecode",
          b"/LZWDecode", b"/ASCII85Decode", b"/JBIG2Decode", b"/Page", b"/Pages", b"/Form",
          b"/XObject", b"/Type0", b"/Type3", b"/Identity-H", b"/Encrypt", b"/ObjStm", b"/Prev",
          b"/", b"/A#00B", b"/#ff")  # fmt: skip
#: What a page may have drawn, and how titles and authors may be written.
_PIECES = (b" BT ", b" ET ", b" q " * 50, b" Q ", b" 0 0 0 0 0 0 cm ", b" 1e9 0 0 1e9 0 0 cm ",
           b" (\xff\xfe\xd8\x00) Tj ", b" <D800DFFF0000> Tj ", b" /F0 0 Tf ", b" /F9 -1 Tf ",
           b" 3 Tr ", b" 1000 Tz ", b" BI /W 1 /H 1 ID x EI ", b" /Fm0 Do ", b" 0 0 1 rg ",
           b"(\\376\\377\\330\\000\\000\\001) ", b"<FEFFD83D00410000FFFE>",
           b"(D:99999999999999+99'99')", b"(\x00\x1b[2J\x7f)")  # fmt: skip


def spoil_pdf(chance: random.Random, data: bytes) -> bytes:
    """The PDF with a few things in it changed."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(_WAYS)(chance, data)
    return data


def _drop_object(chance: random.Random, data: bytes) -> bytes:
    place = _any_match(chance, _OBJECT, data)
    return data[: place.start()] + data[place.end() :] if place else data


def _swap_objects(chance: random.Random, data: bytes) -> bytes:
    one, other = _any_match(chance, _OBJECT, data), _any_match(chance, _OBJECT, data)
    if not one or not other:
        return data
    head = re.match(rb"\d+ \d+ obj", one.group())
    body = re.sub(rb"^\d+ \d+ obj", b"", other.group())
    return data[: one.start()] + (head.group() if head else b"") + body + data[one.end() :]


def _double_object(chance: random.Random, data: bytes) -> bytes:
    place = _any_match(chance, _OBJECT, data)
    if not place:
        return data
    copies = b"\n".join([place.group()] * chance.choice((1, 1, 30)))
    return data[: place.end()] + b"\n" + copies + data[place.end() :]


def _change_numbers(chance: random.Random, data: bytes) -> bytes:
    return _replace_matches(chance, _NUMBER, data, _NUMBERS)


def _change_names(chance: random.Random, data: bytes) -> bytes:
    return _replace_matches(chance, _NAME, data, _NAMES)


def _change_references(chance: random.Random, data: bytes) -> bytes:
    others = [match.group() for match in _REFERENCE.finditer(data)][:200]
    return _replace_matches(chance, _REFERENCE, data, (*others, b"1 0 R", b"999999 0 R"))


def _put_pieces(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.choice(_PIECES) + data[place:]
    return data


def _change_stream(chance: random.Random, data: bytes) -> bytes:
    """A stream unpacked, spoilt and packed again, with its length put right mostly."""
    stream = _any_match(chance, _STREAM, data)
    if not stream:
        return data
    content = stream.group(2)
    is_packed = True
    try:
        content = zlib.decompressobj().decompress(content, 1_000_000)
    except zlib.error:
        is_packed = False
    for _ in range(chance.randint(1, 3)):
        content = chance.choice((_put_pieces, _change_numbers, _cut_lines, flipped))(
            chance, content
        )
    if is_packed:
        content = zlib.compress(content)
    before, after = data[: stream.start(2)], data[stream.end(2) :]
    if chance.random() < 0.8:
        head = before.rfind(b"/Length", max(0, len(before) - 400))
        if head >= 0:
            length = re.sub(rb"/Length \d+(?! \d+ R)", b"/Length %d" % len(content), before[head:])
            before = before[:head] + length
    return before + content + after


def _cut_lines(chance: random.Random, data: bytes) -> bytes:
    pieces = data.split(b"\n")
    start = chance.randrange(len(pieces))
    del pieces[start : start + chance.randint(1, 6)]
    return b"\n".join(pieces)


def _any_match(
    chance: random.Random, pattern: re.Pattern[bytes], data: bytes
) -> re.Match[bytes] | None:
    matches = list(pattern.finditer(data))
    return chance.choice(matches) if matches else None


def _replace_matches(
    chance: random.Random, pattern: re.Pattern[bytes], data: bytes, others: tuple[bytes, ...]
) -> bytes:
    places = list(pattern.finditer(data))
    chosen = chance.sample(places, min(len(places), chance.choice((1, 1, 2, 5))))
    for place in sorted(chosen, key=lambda match: -match.start()):
        data = data[: place.start()] + chance.choice(others) + data[place.end() :]
    return data


_WAYS = (
    _drop_object,
    _swap_objects,
    _double_object,
    _change_numbers,
    _change_numbers,
    _change_names,
    _change_references,
    _put_pieces,
    _change_stream,
    _change_stream,
    _change_stream,
)
