"""Spoils what a program reads: bytes, lines, values of YAML, cells of CSV, nodes of JSON."""

import csv
import io
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from tests.support.strategies import NASTY

#: Values that look like something else, or are too much of it.
VALUES = (
    *NASTY, "", " ", "~", "null", "true", "no", "12:30", "0x1F", "1e999", "-0", "nan", ".inf",
    "2024-12-04", "2024-13-45", "2024-02~/..", "[]", "{}", "[[[]]]", "{a: {b: {c: d}}}", "- a",
    "&a b", "*a", "!!python/object:os.system x", "!!binary aGk=", "|", ">-", "?", "? a", ": b",
    "a: b", "'", '"', "%YAML 9.9", "---", "...", "<<: *a", "@x", "`x`", "9" * 400, "x" * 5000,
    "a b " * 400, "../../etc/passwd", "/dev/null", "CON", "nul.yaml", "a/b", "a\\b", ".", "..",
    "-", "--", "support", "oppose", "neutral", "must", "could", "silent", "İ", "ß", "ﬁ", "Ω",
    "\ufeff", "\ufffd", "\U0001f468\u200d", "\U000e0041", "\u0bbf", "\u3164", "=cmd|'/c calc'!A0",
    "house-1/cap", "ali-2023", "1 000 000", "½", "10⁵", "[10]", "<sup>1</sup>",
)  # fmt: skip

_BYTES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\r", b"\x1b[2J", b"\t", b"\x85", b"\xe2\x80\xa8", b"\x1a", b"\n\n\n",
    b": ", b"- ", b"#", b'"',
)  # fmt: skip

Spoil = Callable[[random.Random, bytes], bytes]


def flipped(chance: random.Random, data: bytes) -> bytes:
    """A few bytes changed."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if held:
            held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def cut(chance: random.Random, data: bytes) -> bytes:
    """A piece taken out, or all from a place on."""
    start = chance.randint(0, len(data))
    end = len(data) if chance.random() < 0.4 else start + chance.randint(0, 200)
    return data[:start] + data[end:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    """A piece that stands there again, there or elsewhere."""
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.randint(1, 400)]
    place = chance.randint(0, len(data))
    return data[:place] + piece * chance.choice((1, 1, 2, 40)) + data[place:]


def filled(chance: random.Random, data: bytes) -> bytes:
    """Bytes put in that no text has, or that end one."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.choice(_BYTES) + data[place:]
    return data


def recoded(chance: random.Random, data: bytes) -> bytes:
    """The text in another encoding, or with other line ends."""
    text = data.decode("utf-8", "replace")
    ways: Sequence[Callable[[], bytes]] = (
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-16-le"),
        lambda: text.encode("utf-32"),
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("cp1252", "replace"),
        lambda: text.encode("shift-jis", "replace"),
        lambda: b"\xef\xbb\xbf" + data,
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: data.replace(b"\n", b"\xe2\x80\xa8"),
    )
    return chance.choice(ways)()


def relined(chance: random.Random, data: bytes) -> bytes:
    """Lines left out, doubled, moved, indented or joined."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        if not lines:
            break
        place = chance.randrange(len(lines))
        line = lines[place]
        kind = chance.randrange(7)
        if kind == 0:
            del lines[place]
        elif kind == 1:
            lines.insert(chance.randint(0, len(lines)), line)
        elif kind == 2:
            lines[place] = b" " * chance.randint(1, 5) + line
        elif kind == 3:
            lines[place] = line.lstrip() if chance.random() < 0.5 else line[1:]
        elif kind == 4:
            lines[place] = b"\t" + line
        elif kind == 5 and place + 1 < len(lines):
            lines[place] = line + lines.pop(place + 1)
        else:
            lines.append(lines.pop(place))
    return b"\n".join(lines)


_VALUE = re.compile(rb"(?m)(?<=: )[^\n#]+|(?<=- )[^\n#]+|(?<=[\[,{] )[^,\]}\n]+|(?<=\[)[^,\]\n]+")
_KEY = re.compile(rb"(?m)[\w-]+(?=:)")


def revalued(chance: random.Random, data: bytes) -> bytes:
    """Values of YAML put in the place of which stand others."""
    for _ in range(chance.randint(1, 3)):
        data = _replaced(chance, data, _VALUE, _value(chance))
    return data


def rekeyed(chance: random.Random, data: bytes) -> bytes:
    """Keys of YAML put in the place of which stand others, some of them known ones."""
    keys = [match.group() for match in _KEY.finditer(data)]
    for _ in range(chance.randint(1, 3)):
        other = chance.choice(keys) if keys and chance.random() < 0.7 else _value(chance)
        data = _replaced(chance, data, _KEY, other)
    return data


def _value(chance: random.Random) -> bytes:
    value = chance.choice(VALUES)
    if chance.random() < 0.4:
        # As text, whatever it looks like.
        value = json.dumps(value)
    return value.encode("utf-8", "surrogatepass")


def _replaced(chance: random.Random, data: bytes, what: re.Pattern[bytes], new: bytes) -> bytes:
    places = list(what.finditer(data))
    if not places:
        return data
    one = chance.choice(places)
    return data[: one.start()] + new + data[one.end() :]


def recelled(chance: random.Random, data: bytes) -> bytes:
    """A table with cells, columns or rows changed, or with other signs between them."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline="")))
    except csv.Error:
        return filled(chance, data)
    for _ in range(chance.randint(1, 5)):
        if not rows:
            break
        row = chance.choice(rows[: 1 if chance.random() < 0.2 else None])
        kind = chance.randrange(6)
        if kind == 0 and row:
            del row[chance.randrange(len(row))]
        elif kind == 1:
            row.insert(chance.randint(0, len(row)), chance.choice(VALUES))
        elif kind == 2:
            rows.insert(chance.randint(0, len(rows)), list(row))
        elif kind == 3:
            rows.remove(row)
        elif row:
            row[chance.randrange(len(row))] = chance.choice(VALUES)
    out = io.StringIO(newline="")
    csv.writer(
        out,
        delimiter=chance.choice(",,,,,;\t|"),
        lineterminator=chance.choice(("\r\n", "\n", "\r")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    ).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def renoded(chance: random.Random, data: bytes) -> bytes:
    """JSON with nodes left out or put in the place of others."""
    try:
        held: Any = json.loads(data)
    except ValueError:
        return filled(chance, data)
    for _ in range(chance.randint(1, 4)):
        held = _renode(chance, held)
    return json.dumps(held, ensure_ascii=chance.random() < 0.7).encode("utf-8", "surrogatepass")


_NODES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    float("nan"),
    [],
    {},
    [[]],
    [None],
    {"a": 1},
)


def _renode(chance: random.Random, held: Any) -> Any:
    if chance.random() < 0.15 or not isinstance(held, dict | list) or not held:
        return chance.choice(_NODES) if chance.random() < 0.5 else chance.choice(VALUES)
    place: Any = chance.choice(list(held) if isinstance(held, dict) else range(len(held)))
    kind = chance.random()
    if kind < 0.15:
        del held[place]
    elif kind < 0.25 and isinstance(held, dict):
        held[chance.choice(VALUES)] = held.pop(place)
    else:
        held[place] = _renode(chance, held[place])
    return held


ANY: tuple[Spoil, ...] = (flipped, cut, doubled, filled, recoded, relined)
YAML: tuple[Spoil, ...] = (*ANY, revalued, revalued, revalued, rekeyed, rekeyed)
TABLE: tuple[Spoil, ...] = (*ANY, recelled, recelled, recelled)
NODES: tuple[Spoil, ...] = (*ANY, renoded, renoded, renoded, renoded)


def spoil(chance: random.Random, name: str, data: bytes) -> bytes:
    """The content of the file of that name, spoilt once or several times."""
    ways = {"yaml": YAML, "csv": TABLE, "json": NODES}.get(name.rpartition(".")[2], ANY)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(ways)(chance, data)
    return data


def restyled(chance: random.Random, data: bytes) -> bytes:
    """YAML that says the same in another style, mostly: what an edit of the file must see."""
    for _ in range(chance.randint(1, 5)):
        data = chance.choice(_STYLES)(chance, data)
    return data


def _remarked(chance: random.Random, data: bytes) -> bytes:
    """A remark or space behind a line or between lines."""
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    lines[place] += chance.choice((b"  ", b" # a: remark", b"\n# a remark", b"\n", b"\n\n   "))
    return b"\n".join(lines)


def _quoted(chance: random.Random, data: bytes) -> bytes:
    """A value in quotes, in other quotes or in lines of its own."""
    places = [one for one in _VALUE.finditer(data) if not set(b"[{\"'|>") & set(one.group())]
    if not places:
        return data
    one = chance.choice(places)
    value = one.group().strip()
    ways = (
        b"'%s'" % value,
        b'"%s"' % value,
        b">-\n        %s" % value,
        b"|-\n        %s\n" % value,
    )
    return data[: one.start()] + chance.choice(ways) + data[one.end() :]


def _opened(chance: random.Random, data: bytes) -> bytes:
    """A mapping in braces with its parts on lines of their own."""
    places = list(re.finditer(rb"(?<=: )\{[^{}\n]*\}", data))
    if not places:
        return data
    one = chance.choice(places)
    between = chance.choice((b",\n          ", b" ,", b",  "))
    return data[: one.start()] + one.group().replace(b", ", between) + data[one.end() :]


def _deeper(chance: random.Random, data: bytes) -> bytes:
    """Everything below the first level one blank further in."""
    return re.sub(rb"(?m)^( +)", rb"\1\1", data)


_STYLES: tuple[Spoil, ...] = (
    _remarked,
    _remarked,
    _quoted,
    _quoted,
    _opened,
    _deeper,
    lambda chance, data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    lambda chance, data: data.rstrip(b"\n"),
    lambda chance, data: data + chance.choice((b"\n\n", b"...\n", b"# the end", b"\n# the end\n")),
    lambda chance, data: chance.choice((b"---\n", b"\xef\xbb\xbf", b"%YAML 1.1\n---\n")) + data,
    lambda chance, data: relined(chance, data) if chance.random() < 0.2 else data,
)
