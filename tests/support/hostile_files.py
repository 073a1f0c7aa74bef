"""Small files that their readers do not bear: they take all memory, or time without end."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.support.pdfs import file_of_objects
from tests.support.word import W

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
#: The first of a PDF's objects that its page may refer to.
_FIRST = 7


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def _packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def _page(content: bytes, resources: bytes = b"", *others: bytes) -> bytes:
    """A PDF of one page that has this stream for its content."""
    return file_of_objects([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        b"<< >>",
        _FONT,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R "
        b"/Resources << /Font << /F0 4 0 R %s >> /XObject << /X %d 0 R >> >> >>"
        % (resources, _FIRST),
        content,
        *others,
    ])  # fmt: skip


def forms_calling_forms() -> bytes:
    """A PDF whose form draws itself twice, as deep as the reader goes."""
    form = _stream(
        b"/X Do /X Do BT /F0 10 Tf (Rents rise) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
        b"/Resources << /Font << /F0 4 0 R >> /XObject << /X %d 0 R >> >>" % _FIRST,
    )
    return _page(_stream(b"/X Do"), b"", form)


def map_of_letters() -> bytes:
    """A PDF whose font says in ranges without end which letters its signs are."""
    ranges = b"100 beginbfrange\n%sendbfrange\n" % (b"<0000> <00FF> <%s>\n" % (b"0041" * 500) * 100)
    letters = (
        b"begincmap /CMapName /X def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + ranges * 60 + b"endcmap"
    )
    return _page(
        _stream(b"BT /F1 10 Tf 72 700 Td <00410042> Tj ET"),
        b"/F1 8 0 R",
        b"<< >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Homes /Encoding /Identity-H "
        b"/DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Homes /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_packed(letters), b"/Filter /FlateDecode"),
    )


_WORDS = b"BT /F0 10 Tf 1 0 0 1 72 700 Tm (Rents rise) Tj ET\n"


def _page_of_gigabytes(entries: bytes, times: int = 1, *others: bytes) -> bytes:
    """A PDF whose page is words over and over, and unpacks to more than there is memory for."""
    return _page(_stream(_packed(_WORDS * 4_000_000, times), entries), b"", *others)


def _word_document(body: bytes) -> bytes:
    file = io.BytesIO()
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/document.xml",
            b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (W.encode(), body),
        )
    return file.getvalue()


def empty_paragraphs() -> bytes:
    """A Word document of four million paragraphs with nothing in them."""
    return _word_document(b"<w:p/>" * 4_000_000)


def attributes() -> bytes:
    """A page of 9.6 MB with one tag."""
    return b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(1_000_000)) + b">Homes."


#: By the names of their files.
HOSTILE_FILES: Mapping[str, Callable[[], bytes]] = {
    "forms.pdf": forms_calling_forms,
    "letters.pdf": map_of_letters,
    "twice.pdf": lambda: _page_of_gigabytes(b"/Filter [/FlateDecode /FlateDecode]", 2),
    "escaped.pdf": lambda: _page_of_gigabytes(b"/Filter /Flate#44ecode"),
    "indirect.pdf": lambda: _page_of_gigabytes(b"/Filter 7 0 R", 1, b"/FlateDecode"),
    "paragraphs.docx": empty_paragraphs,
    "attributes.html": attributes,
}

#: Lists without end, by the names of their files: long, but nothing in them is hostile.
LONG_LISTS: Mapping[str, Callable[[], bytes]] = {
    "bullets.html": lambda: b"<html><body><ul>" + b"<li>Cap rents.</li>" * 300_000 + b"</ul>",
    "bullets.md": lambda: b"- Cap rents.\n" * 300_000,
    "bullets.txt": lambda: "• Cap rents.\n".encode() * 300_000,
    "bullets.docx": lambda: _word_document(
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        b"<w:r><w:t>Cap rents.</w:t></w:r></w:p>" * 300_000
    ),
}  # fmt: skip
