"""Files that are damaged, false or endless on purpose, but that a reader bears or refuses soon."""

from collections.abc import Mapping
from functools import cache

from tests.support import odt, word
from tests.support.pdfs import file_of_objects

#: What stands in those that can be read.
SENTENCE = "The council should cap rents in the old town."

_SHOWN = b"BT /F0 12 Tf 72 700 Td (%s) Tj ET\n" % SENTENCE.encode()
_MANY = 40_000_000


@cache
def odd_files() -> Mapping[str, bytes]:
    """The files by their names, in every format."""
    return {**_pdfs(), **_packages(), **_pages(), **_texts()}


def _pdfs() -> dict[str, bytes]:
    return {
        "labels.pdf": _pdf(_SHOWN, b"<< /Kids [7 0 R 7 0 R] >>", catalog=b"/PageLabels 7 0 R"),
        "half-letters.pdf": _pdf(
            _SHOWN,
            catalog=b"/PageLabels << /Nums [0 << /S /D /P <FEFFD800> >>] >>",
            info=b"/Title <FEFFD83D001B005B0032004AFFFE> /CreationDate (D:99999999)",
        ),
        "pages.pdf": _pdf(_SHOWN, pages=b"/Kids [2 0 R 4 0 R] /Count 2147483647"),
        "tail.pdf": _pdf(_SHOWN)[:300] + b"\0" * 100_000,
    }


def _pdf(
    content: bytes,
    *more: bytes,
    catalog: bytes = b"",
    info: bytes = b"",
    pages: bytes = b"/Kids [4 0 R] /Count 1",
) -> bytes:
    """A PDF of a page; ``more`` are objects from the seventh on."""
    return file_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages %s >>" % pages,
            b"<< %s >>" % info,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources "
            b"<< /Font << /F0 6 0 R >> >> >>",
            _stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _packages() -> dict[str, bytes]:
    paragraph = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    nested = word.members_of("<w:sdt><w:sdtContent>" * 50_000 + paragraph)
    laughs = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    declared = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{laughs}]>'
    entities = odt.members_of("<text:p>&i;</text:p>")
    repeated = (
        '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell '
        'table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell>'
        f'</table:table-row></table:table><text:p>{SENTENCE}<text:s text:c="2000000000"/></text:p>'
    )
    return {
        "nested.docx": word.zipped(nested),
        "in-itself.docx": word.zipped(
            {
                **word.members_of(paragraph),
                "word/_rels/document.xml.rels": word.relations(
                    styles="document.xml", footnotes="document.xml", numbering="document.xml"
                ),
            }
        ),
        "empty-date.docx": word.zipped(
            {**word.members_of(paragraph), "docProps/core.xml": _EMPTY_DATE}
        ),
        "entities.odt": word.zipped(
            {**entities, "content.xml": declared + str(entities["content.xml"])}
        ),
        "repeated.odt": word.zipped(odt.members_of(repeated)),
    }


_EMPTY_DATE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created/>'
    "</cp:coreProperties>"
)


def _pages() -> dict[str, bytes]:
    begin = "<!doctype html><html><body>"
    paragraph = f"<p>{SENTENCE}</p>"
    pages = {
        "deep.html": begin + "<div>" * 100_000 + paragraph,
        "notes.html": begin + "<div class=footnotes>" * 1000 + paragraph * 2000,
        "signs.html": begin + "<" * 3_000_000 + paragraph,
        "half-letters.html": f"<html><title>&#xD800;&#27;[2J</title><body>{paragraph}",
    }
    return {name: page.encode() for name, page in pages.items()}


def _texts() -> dict[str, bytes]:
    return {
        "line.txt": b"x" * _MANY,
        "lists.md": b"# a\n\n" + b"- " * 1_500_000 + b"a",
        "links.md": b"# a\n\n" + b"[a](b " * 300_000,
        "marks.txt": (SENTENCE + " a" + "\u0301" * 300_000).encode(),
        "zeros.txt": b"\0" * 1000,
    }
