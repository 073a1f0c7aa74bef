"""Reads a PDF: opens it with PDFium, takes the lines off its pages, and says what it is."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from policy_compare.doi import find_doi
from policy_compare.errors import SourceError
from policy_compare.texts.dates import date_of_pdf
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import INSTALL
from policy_compare.texts.limits import refuse_pages, weigh_pdf
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.blocks import blocks_of_lines
from policy_compare.texts.printed.pdf_lines import page_lines
from policy_compare.texts.printed.pdf_page import FontFaces, PdfPage, WordsSoFar
from policy_compare.texts.printed.running_heads import strip_running_heads

_PASSWORD, _SECURITY = 4, 5
_PRODUCT = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)|powerpoint presentation)\s*-?\s*", re.IGNORECASE
)
_FILE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf|odt|tex|dvi|qxd|txt|pages)$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"\W*(?:untitled|document|dokument|title|slide|layout|presentation|unknown|unspecified|none"
    r"|anonymous|null|user|admin(?:istrator)?|author|owner|default|pc|[\W_]*)[\s\d_-]*\W*",
    re.IGNORECASE,
)


def read_pdf(data: bytes, name: str) -> Reading:
    """The blocks of a PDF with the labels of its pages and what its metadata say.

    Raises:
        SourceError: PDFium is not installed, or the file is locked or damaged, has no
            text, or has more pages or unpacks to more than any paper does.
    """
    library, raw = _import_pdfium(name)
    weigh_pdf(data, name)
    with _open_document(library, data, name) as document:
        words, faces = WordsSoFar(), FontFaces()
        lines = [
            line
            for page in range(len(document))
            for line in _lines_of_page(raw, document, page, words, faces)
        ]
        labels = [document.get_page_label(page) for page in range(len(document))]
        properties = _properties(document)
    if not any(line.text for line in lines):
        raise SourceError(
            f"{name} has no text", "a scan? make a copy with a text layer first, with OCR"
        )
    kept, printed = strip_running_heads(lines, labels)
    if not any(labels):
        labels = [*printed, *[""] * (len(labels) - len(printed))]
    # A page is called by its place only where no other bears that number.
    borne = frozenset(labels)
    labels = [
        label or ("" if str(number) in borne else str(number))
        for number, label in enumerate(labels, 1)
    ]
    return Reading(blocks_of_lines(kept, labels), properties, tuple(labels))


def _import_pdfium(name: str) -> tuple[Any, Any]:
    """The package that binds PDFium and its raw functions."""
    try:
        return import_module("pypdfium2"), import_module("pypdfium2.raw")
    except ImportError as error:
        raise SourceError(f"{name} is a PDF, and reading it needs pypdfium2", INSTALL) from error


@contextmanager
def _open_document(library: Any, data: bytes, name: str) -> Iterator[Any]:
    """The document, which is closed at the end."""
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as error:
        if error.err_code in {_PASSWORD, _SECURITY}:
            raise SourceError(
                f"{name} is locked with a password", "save a copy without the password"
            ) from error
        raise SourceError(
            f"{name} is damaged or no PDF", "get it anew, or print it to a new PDF"
        ) from error
    try:
        refuse_pages(len(document), name)
        yield document
    finally:
        document.close()


def _lines_of_page(
    raw: Any, document: Any, number: int, words: WordsSoFar, faces: FontFaces
) -> list[PrintedLine]:
    """The lines of a page; none if the page is damaged."""
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return []
    try:
        handle = raw.FPDFText_LoadPage(page)
        if not handle:
            return []
        try:
            return page_lines(PdfPage(raw, handle, faces), number, words)
        finally:
            raw.FPDFText_ClosePage(handle)
    finally:
        raw.FPDF_ClosePage(page)


def _properties(document: Any) -> Mapping[str, str]:
    """What the file says of itself, under CSL names, as far as it means anything."""
    metadata = {key: " ".join(value.split()) for key, value in document.get_metadata_dict().items()}
    title = _PRODUCT.sub("", metadata.get("Title", ""))
    if _EMPTY.fullmatch(title) or _FILE.search(title):
        title = ""
    author = metadata.get("Author", "")
    if _EMPTY.fullmatch(author):
        author = ""
    issued = date_of_pdf(metadata.get("CreationDate", "")) or date_of_pdf(
        metadata.get("ModDate", "")
    )
    dois = [document.get_metadata_value(key) for key in ("doi", "DOI", "WPS-ARTICLEDOI")]
    texts = [*dois, metadata.get("Subject", ""), metadata.get("Keywords", "")]
    doi = next(filter(None, map(find_doi, texts)), "")
    properties = {"title": title, "author": author, "issued": issued, "DOI": doi}
    return {key: value for key, value in properties.items() if value}
