"""Pages in columns by office programs and browsers, tagged and not: ``reading_order --writers``.

They are made as they are needed, by LibreOffice and Chromium where these are installed. The
programs decide where the lines end; so the true quotes are runs of the words that were
given, and the false ones words beside each other that nobody wrote so.
"""

import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.reading_reports import words_across
from tests.support.column_quotes import MadeQuote
from tests.support.made_prose import SOFT, ProseMaker
from tests.support.programs import CHROMIUM

_ENOUGH = 40


class WrittenPiece(NamedTuple):
    """A paragraph, a heading, an item, a note (to the paragraph before), a box or a table's row."""

    kind: str
    text: str


class WrittenPdf(NamedTuple):
    """A PDF by a program, with the quotes that it has and has not."""

    name: str
    data: bytes
    quotes: Sequence[MadeQuote]
    paragraphs: Sequence[str]


def written_pdfs(folder: Path) -> Iterator[WrittenPdf]:
    """The same text by each program that is there, tagged and not."""
    for number, kind in enumerate(("plain", "mixed")):
        pieces = _make_pieces(ProseMaker(number), is_mixed=kind == "mixed")
        for program, write in _PROGRAMS.items():
            for tagged in (True, False):
                file = folder / f"{program}-{kind}-{'tagged' if tagged else 'untagged'}.pdf"
                if write(pieces, file, tagged):
                    paragraphs = [piece.text for piece in pieces if piece.kind == "paragraph"]
                    quotes = _written_quotes(pieces, file)
                    yield WrittenPdf(file.stem, file.read_bytes(), quotes, paragraphs)


def _make_pieces(prose: ProseMaker, *, is_mixed: bool) -> list[WrittenPiece]:
    def sentence(count: int) -> str:
        return " ".join(prose.make_paragraph(count)).replace(SOFT, "")

    pieces = [WrittenPiece("title", " ".join(prose.make_phrase(6)))]
    for number in range(26):
        pieces.append(WrittenPiece("paragraph", sentence(4)))
        if is_mixed and number % 6 == 1:
            pieces.append(WrittenPiece("heading", " ".join(prose.make_phrase(4))))
        if is_mixed and number % 6 == 2:
            pieces += (WrittenPiece("item", sentence(2)) for _ in range(3))
        if is_mixed and number % 6 == 3:
            pieces.append(WrittenPiece("note", sentence(1)))
        if is_mixed and number % 6 == 4:
            pieces.append(WrittenPiece("box", sentence(2)))
        if is_mixed and number % 6 == 5:
            cells = (" ".join(prose.make_phrase(2)) for _ in range(3))
            pieces.append(WrittenPiece("row", " | ".join(cells)))
    return pieces


def _written_quotes(pieces: Sequence[WrittenPiece], file: Path) -> list[MadeQuote]:
    chance = random.Random(1)
    true_quotes = []
    for piece in pieces:
        words = piece.text.split()
        if piece.kind in {"paragraph", "item", "note", "box"}:
            for start in range(0, len(words) - 9, 12):
                quote = " ".join(words[start : start + chance.randint(5, 9)])
                true_quotes.append(MadeQuote(quote, "within", 0, True))
    text = " ".join(piece.text for piece in pieces)
    false_quotes = [
        MadeQuote(quote, "across", page, False)
        for page, quote in words_across(file)
        if quote not in text
    ]
    return [
        quote
        for several in (true_quotes, false_quotes)
        for quote in chance.sample(several, min(len(several), _ENOUGH))
    ]


_STYLE = """@page {size: A4; margin: 20mm} body {font: 10pt serif; text-align: justify}
article {column-count: 2; column-gap: 7mm} h1 {column-span: all} p {margin: 0 0 6pt}
aside {float: right; width: 40%; border: 1pt solid; margin: 0 0 4pt 8pt; padding: 4pt;
font: 9pt sans-serif; text-align: left}"""

_HTML = {
    "title": "<h1>{}</h1>",
    "paragraph": "<p>{}</p>",
    "heading": "<h2>{}</h2>",
    "item": "<ul><li>{}</li></ul>",
    "note": "<p><small>{}</small></p>",
    "box": "<aside>{}</aside>",
}


def _write_with_chromium(pieces: Sequence[WrittenPiece], file: Path, tagged: bool) -> bool:
    program = CHROMIUM.find()
    if program is None:
        return False
    body = "".join(
        "<table><tr><td>" + piece.text.replace(" | ", "</td><td>") + "</td></tr></table>"
        if piece.kind == "row"
        else _HTML[piece.kind].format(piece.text)
        for piece in pieces
    )
    page = file.with_suffix(".html")
    page.write_text(
        f"<!doctype html><html lang=en><title>Made up</title><style>{_STYLE}</style>"
        f"<article>{body}</article>",
        encoding="utf-8",
    )
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--no-pdf-header-footer",
         *([] if tagged else ["--disable-pdf-tagging"]), f"--print-to-pdf={file}", str(page)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return True


_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="two" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:style style:name="p" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="10pt"/>
</style:style>
<style:style style:name="box" style:family="graphic"><style:graphic-properties
 style:wrap="parallel" style:horizontal-pos="right" style:horizontal-rel="paragraph"
 style:vertical-pos="top" style:vertical-rel="paragraph" fo:padding="0.1cm"
 draw:fill="none" fo:border="0.5pt solid #000000" fo:margin-left="0.3cm"/></style:style>
</office:automatic-styles>
<office:body><office:text>{}</office:text></office:body></office:document>
"""

_ODT_PIECES = {
    "title": '<text:h text:outline-level="1">{}</text:h><text:section text:name="two"'
    ' text:style-name="two">',
    "paragraph": '<text:p text:style-name="p">{}</text:p>',
    "heading": '<text:h text:outline-level="2">{}</text:h>',
    "item": '<text:list><text:list-item><text:p text:style-name="p">{}</text:p>'
    "</text:list-item></text:list>",
    "note": '<text:p text:style-name="p">Noted.<text:note text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p>"
    "</text:note-body></text:note></text:p>",
    "box": '<text:p text:style-name="p"><draw:frame draw:style-name="box" svg:width="3cm"'
    ' text:anchor-type="paragraph"><draw:text-box fo:min-height="1cm"><text:p>{}</text:p>'
    "</draw:text-box></draw:frame></text:p>",
}


def _write_with_libreoffice(pieces: Sequence[WrittenPiece], file: Path, tagged: bool) -> bool:
    program = shutil.which("soffice")
    if program is None:
        return False
    body = "".join(
        "<table:table><table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
            for cell in piece.text.split(" | ")
        )
        + "</table:table-row></table:table>"
        if piece.kind == "row"
        else _ODT_PIECES[piece.kind].format(piece.text)
        for piece in pieces
    )
    source = file.with_suffix(".fodt")
    source.write_text(_ODT.replace("{}", f"{body}</text:section>"), encoding="utf-8")
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             f"pdf:writer_pdf_Export:{options}", "--outdir", str(file.parent), str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return file.exists()


_PROGRAMS: dict[str, Callable[[Sequence[WrittenPiece], Path, bool], bool]] = {
    "chromium": _write_with_chromium,
    "libreoffice": _write_with_libreoffice,
}
