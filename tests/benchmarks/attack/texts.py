"""Texts of papers in each form that is read, and spoilt ones; quotes and reasons."""

import io
import random
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

from tests.benchmarks.attack.bases import example
from tests.benchmarks.attack.mutations import VALUES, flipped, spoil
from tests.support import pdfs

#: Words that may be dismissed: of a passage, of none, of a coded one, in no text.
QUOTES = (
    "should ask them what it would take", "Empty plots are", "a ceiling on annual increases",
    "should ask nobody", "Tenants need homes more than rules", "the council", "11",
)  # fmt: skip
WORDS = ("a question for later", "later", 'it\'s "so"', "a: b", "# no", "x")


def strange(chance: random.Random) -> str:
    """Any value, as a system hands over an argument."""
    return chance.choice(VALUES).replace("\x00", "\x01").encode("utf-8", "replace").decode()


@cache
def forms() -> Mapping[str, bytes]:
    """The example's first text in each form, and the second with its pages."""
    text = example()["sources/ali-2023.txt"].decode()
    paragraphs = text.split("\n\n")
    lines = [line for line in text.splitlines() if line]
    return {
        "a.txt": text.encode(),
        "b.txt": example()["sources/okafor-2024.txt"],
        "a.md": _markdown(paragraphs).encode(),
        "a.html": _html(paragraphs).encode(),
        "a.pdf": pdfs.pdf(
            pdfs.rows(720, *lines[:10], size=12),
            pdfs.rows(720, *lines[10:20]),
            [*pdfs.rows(720, *lines[20:], x=72), pdfs.row(40, "3", x=300)],
            info={"Title": "Homes for a shrinking town", "Author": "Noor Ali"},
            labels="0 << /S /D >>",
        ),
        "locked.pdf": pdfs.pdf(pdfs.rows(720, *lines[:4]), locked=True),
        "a.docx": _word(paragraphs),
    }


def _markdown(paragraphs: list[str]) -> str:
    marked = [f"# {paragraphs[0]}", *paragraphs[1:3], f"## {paragraphs[3]}", *paragraphs[4:]]
    return "\n\n".join(
        [*marked, "1. Sell the *mill*.[^1]\n2. Keep it.", "| a | b |\n|---|---|\n| c | d |"]
    )


def _html(paragraphs: list[str]) -> str:
    body = "".join(f"<p>{one}</p>\n" for one in paragraphs[1:])
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Homes</title>"
        '<meta name="author" content="Noor Ali"></head><body><nav>Home</nav><article>'
        f"<h1>{paragraphs[0]}</h1>{body}<ul><li>Sell the mill.<sup>1</sup></ul>"
        "<table><tr><td>a<td>b</table></article></body></html>"
    )


def _word(paragraphs: list[str]) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(paragraphs[0], 0)
    for one in paragraphs[1:]:
        document.add_paragraph(one)
    document.add_paragraph("Sell the mill.", style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "2020"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def spoilt(chance: random.Random) -> tuple[str, bytes]:
    """A text that is spoilt, by name: as a file, or within what it packs."""
    name = chance.choice(list(forms()))
    data = forms()[name]
    if chance.random() < 0.05:
        # Not what its name says.
        return name, forms()[chance.choice(list(forms()))]
    if name.endswith(".docx") and chance.random() < 0.8:
        return name, _repacked(chance, data)
    if name.endswith(".pdf") and chance.random() < 0.7:
        return name, _restructured(chance, data)
    return name, spoil(chance, name, data)


def _repacked(chance: random.Random, data: bytes) -> bytes:
    """A Word document with one of its parts spoilt, left out or put in twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        held = {name: old.read(name) for name in old.namelist()}
        parts = [name for name in held if name.endswith((".xml", ".rels"))]
        chosen = "word/document.xml" if chance.random() < 0.5 else chance.choice(parts)
        if chance.random() < 0.1:
            del held[chosen]
        elif chance.random() < 0.5:
            held[chosen] = _tags(chance, held[chosen])
        else:
            held[chosen] = spoil(chance, chosen, held[chosen])
        for name, content in held.items():
            new.writestr(name, content)
    return out.getvalue()


def _tags(chance: random.Random, data: bytes) -> bytes:
    """XML with elements moved, doubled or renamed, which may stay well formed."""
    pieces = data.split(b"<")
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(pieces))
        kind = chance.randrange(4)
        if kind == 0:
            pieces.insert(chance.randrange(len(pieces)), pieces[place])
        elif kind == 1:
            del pieces[place]
        elif kind == 2:
            pieces[place] = flipped(chance, pieces[place])
        else:
            pieces[place] = pieces[place].replace(b"w:p", chance.choice((b"w:tbl", b"w:r", b"x:p")))
    return b"<".join(pieces)


def _restructured(chance: random.Random, data: bytes) -> bytes:
    """A PDF with objects, numbers or operators changed, and its streams packed or not."""
    for _ in range(chance.randint(1, 6)):
        pieces = data.split(b" ")
        place = chance.randrange(len(pieces))
        kind = chance.randrange(5)
        if kind == 0:
            pieces[place] = b"%d" % chance.choice((0, -1, 1, 3, 99999, 2**31, 2**63))
        elif kind == 1:
            pieces[place] = pieces[chance.randrange(len(pieces))]
        elif kind == 2:
            del pieces[place]
        elif kind == 3:
            pieces[place] = chance.choice(
                (b"<<", b">>", b"[", b"]", b"/", b"null", b"1 0 R", b"(", b"Tj")
            )
        else:
            pieces[place] = flipped(chance, pieces[place])
        data = b" ".join(pieces)
    if chance.random() < 0.2:
        packed = zlib.compress(data)
        data += b"\n99 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s" % (
            len(packed),
            packed,
        )
    return data
