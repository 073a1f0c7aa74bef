"""Reads a PDF: opens it with PDFium, takes the lines off its pages, and says what it is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from policy_compare.doi import find_doi
from policy_compare.errors import SourceError
from policy_compare.texts.dates import date_of_pdf
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import INSTALL
from policy_compare.texts.limits import refuse_pages
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.blocks import blocks_of_lines
from policy_compare.texts.printed.pdf_lines import page_lines
from policy_compare.texts.printed.pdf_page import FontFaces, PdfPage, WordsSoFar
from policy_compare.texts.printed.pdf_strings import metadata_value, page_label
from policy_compare.texts.printed.running_heads import strip_running_heads

_PASSWORD, _SECURITY = 4, 5
_KEYS_OF_DOI = ("doi", "DOI", "WPS-ARTICLEDOI", "Subject", "Keywords")
_KEYS = ("Title", "Author", "CreationDate", "ModDate", *_KEYS_OF_DOI)


def read_pdf(data: bytes, name: str) -> Reading:
    """The blocks of a PDF with the labels of its pages and what its metadata say.

    Raises:
        SourceError: PDFium is not installed, or the file is locked or damaged, has no
            text or more pages than any paper does.
    """
    library, raw = _import_pdfium(name)
    with _open_document(library, data, name) as document:
        pages = _PageReader(raw, document)
        lines = [line for number in range(len(document)) for line in pages.read_lines(number)]
        labels = [page_label(raw, document, number) for number in range(len(document))]
        properties = _properties(raw, document)
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


class _PageReader:
    """Reads the pages of a document, of which one may be shown again and again."""

    def __init__(self, raw: Any, document: Any) -> None:
        self._raw, self._document = raw, document
        self._words, self._faces = WordsSoFar(), FontFaces()
        self._texts: set[tuple[str, float, float]] = set()

    def read_lines(self, number: int) -> list[PrintedLine]:
        """The lines of a page; none if it is damaged or the same as one before."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, number)
        if not page:
            return []
        try:
            handle = raw.FPDFText_LoadPage(page)
            if not handle:
                return []
            try:
                return self._lines_of_new(PdfPage(raw, handle, self._faces), number)
            finally:
                raw.FPDFText_ClosePage(handle)
        finally:
            raw.FPDF_ClosePage(page)

    def _lines_of_new(self, page: PdfPage, number: int) -> list[PrintedLine]:
        """The lines of a page, none if the same text stands in the same place of another."""
        text = page.text, *page.origin_of(max(len(page.text) // 2, 0))
        if text in self._texts:
            return []
        self._texts.add(text)
        return page_lines(page, number, self._words)


def _properties(raw: Any, document: Any) -> Mapping[str, str]:
    """What the file says of itself, under CSL names."""
    metadata = {key: metadata_value(raw, document, key) for key in _KEYS}
    issued = date_of_pdf(metadata["CreationDate"]) or date_of_pdf(metadata["ModDate"])
    doi = next(filter(None, (find_doi(metadata[key]) for key in _KEYS_OF_DOI)), "")
    about = {"title": metadata["Title"], "author": metadata["Author"]}
    properties = {**about, "issued": issued, "DOI": doi}
    return {key: value for key, value in properties.items() if value}
