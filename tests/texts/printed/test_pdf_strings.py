"""Whatever a PDF calls itself and its pages becomes a line of whole letters."""

from importlib import import_module
from typing import Any

import pytest

from policy_compare.texts.printed.pdf_strings import metadata_value, page_label
from tests.support.pdfs import pdf
from tests.support.printed import FIRST, stacked

#: The packages have no types, so they are taken as they come.
PdfDocument: Any = import_module("pypdfium2").PdfDocument
raw: Any = import_module("pypdfium2.raw")

FILE = pdf(stacked(FIRST), info={"Title": "On  Bridges"}, labels="0 << /S /r /P (A-) >>")


def test_strings_are_read_as_the_file_has_them() -> None:
    document = PdfDocument(FILE)
    assert metadata_value(raw, document, "Title") == "On Bridges"
    assert metadata_value(raw, document, "Author") == ""
    assert page_label(raw, document, 0) == "A-i"
    assert page_label(raw, document, 7) == ""


@pytest.mark.parametrize("half", [b"d83d", b"dc00", b"fffe", b"0000", b"0007"])
def test_half_characters_and_what_is_no_letter_are_left_out(half: bytes) -> None:
    title = FILE.replace(b"004f", half, 1)
    assert title != FILE
    read = metadata_value(raw, PdfDocument(title), "Title")
    assert read.replace("\ufffd", "").strip() in {"n Bridges", ""}
    label = FILE.replace(b"(A-)", b"<feff%s0041>" % half)
    assert page_label(raw, PdfDocument(label), 0).encode()


def test_a_label_that_no_reader_would_say_is_none() -> None:
    label = FILE.replace(b"/S /r /P (A-)", b"/S /R /St 999999999")
    assert page_label(raw, PdfDocument(label), 0) == ""
