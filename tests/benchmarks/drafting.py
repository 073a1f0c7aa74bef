"""How long the draft of a long report takes, against the bare extraction of its text."""

import ctypes
import gc
import io
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from policy_compare.corpus.reader import load_corpus
from policy_compare.evidence.drafting import draft_paper
from policy_compare.texts.opening import read_document
from tests.benchmarks.report import Row
from tests.benchmarks.timing import alternate

#: A long report has so many pages.
PAGES = 250

#: A draft may take as long as so many extractions of the bare text.
EXTRACTIONS = 4

_CORPUS = Path(__file__).resolve().parents[2] / "recommendations"


def lengthened(report: Path, made: Path) -> int:
    """Write ``report``, a PDF, several times over into ``made``; its pages, PAGES at least."""
    import pypdfium2  # type: ignore[import-untyped]

    whole = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(report) as part:
        while len(whole) < PAGES:
            whole.import_pages(part)
    count = len(whole)
    for number in range(count):
        _stamp_page(whole, number)
    buffer = io.BytesIO()
    whole.save(buffer)
    whole.close()
    made.write_bytes(buffer.getvalue())
    return count


def _stamp_page(document: Any, number: int) -> None:
    """Write its number at the foot of a page, since pages that are equal are read once."""
    from pypdfium2 import raw

    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 8)
    words = ctypes.create_string_buffer(f"Copied as page {number + 1}\0".encode("utf-16-le"))
    raw.FPDFText_SetText(text, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 250, 12)
    page = document[number]
    raw.FPDFPage_InsertObject(page, text)
    page.gen_content()


def extracted(report: Path) -> int:
    """Take the text of every page, and nothing else; the number of its characters."""
    import pypdfium2

    with pypdfium2.PdfDocument(report) as document:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def measure(report: Path, rounds: int, folder: Path) -> Row:
    """The draft of a long report in this process, against four bare extractions of it."""
    long = folder / "report.pdf"
    pages = lengthened(report, long)
    book = load_corpus(_CORPUS).codebook
    extracted(long)
    took = alternate(
        rounds,
        lambda: _timed(lambda: draft_paper(read_document(long), "report", book)),
        lambda: EXTRACTIONS * _timed(lambda: extracted(long)),
    )
    name = f"draft of {pages} pages, against {EXTRACTIONS} bare extractions"
    here, against = median(took.ours), median(took.other)
    return Row(name, f"{here:.2f} s", f"{against:.2f} s", took.ratio, 1.0, took.spread)


def _timed(work: Callable[[], object]) -> float:
    # As the program does, and for both: a command ends before it would pay.
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()
        gc.collect()
