"""Writes small PDFs by hand, so that tests say exactly how each piece of text is printed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

FONTS = {"regular": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}
PITCH = 1.25


class Run(NamedTuple):
    """Words in a row of one size and face, ``rise`` points above the line."""

    text: str
    size: float = 10
    face: str = "regular"
    rise: float = 0


class Row(NamedTuple):
    """A line that begins ``x`` points from the left edge and ``y`` above the lower one."""

    y: float
    runs: tuple[Run, ...]
    x: float = 72

    def operators(self) -> bytes:
        parts = [b"BT 1 0 0 1 %f %f Tm" % (self.x, self.y)]
        for run in self.runs:
            name = b"/F%d" % list(FONTS).index(run.face)
            text = run.text.encode("cp1252")
            for special in (b"\\", b"(", b")"):
                text = text.replace(special, b"\\" + special)
            parts.append(b"%s %f Tf %f Ts (%s) Tj" % (name, run.size, run.rise, text))
        return b"\n".join([*parts, b"ET"])


def row(y: float, *runs: Run | str, x: float = 72) -> Row:
    """A line of runs; a text stands for a run of running text."""
    return Row(y, tuple(Run(run) if isinstance(run, str) else run for run in runs), x)


def rows(
    top: float, *lines: str, x: float = 72, size: float = 10, face: str = "regular"
) -> list[Row]:
    """Lines under each other as in a paragraph, the first at ``top``."""
    return [
        Row(top - index * size * PITCH, (Run(line, size, face),), x)
        for index, line in enumerate(lines)
    ]


def pdf(
    *pages: Sequence[Row],
    info: Mapping[str, str] | None = None,
    labels: str = "",
    locked: bool = False,
) -> bytes:
    """A PDF of the pages. ``labels`` is the content of its number tree of page labels."""
    count = len(FONTS)
    first = 4 + count
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(pages)))
    names = b" ".join(b"/F%d %d 0 R" % (index, 4 + index) for index in range(count))
    tree = b" /PageLabels << /Nums [%s] >>" % labels.encode() if labels else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R%s >>" % tree,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< %s >>" % b" ".join(_entry(*entry) for entry in (info or {}).items()),
        *(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
            % name.encode()
            for name in FONTS.values()
        ),
    ]
    for index, page in enumerate(pages):
        content = b"\n".join(one.operators() for one in page)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << %s >> >> >>" % (first + 2 * index + 1, names),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    lock = b""
    if locked:
        # No password fits these two strings, not even the empty one that readers try.
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]"
        lock %= (b"41" * 32, b"42" * 32)
    return file_of_objects(objects, lock)


def _entry(name: str, value: str) -> bytes:
    text = b"\xfe\xff" + value.encode("utf-16-be")
    return b"/%s <%s>" % (name.encode(), text.hex().encode())


def file_of_objects(objects: Sequence[bytes], lock: bytes = b"") -> bytes:
    """A PDF of these objects, the catalogue first and what the file says of itself third."""
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        data += b"%010d 00000 n \n" % offset
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R%s >>\n" % (len(objects) + 1, lock)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)
