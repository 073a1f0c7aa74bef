"""Programs that take the text out of a PDF, asked in one way: for texts in order, and in time.

What a library gives as lines of one box becomes one text as the program makes it, so that
only the order of reading is compared.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from policy_compare.texts.rejoin import collect_words, join_lines

_WORKER = """
import gc, json, sys, time
sys.path.insert(0, sys.argv[1])
from policy_compare.texts.printed.pdf import read_pdf
gc.disable()
for line in sys.stdin:
    data = open(line.rstrip("\\n"), "rb").read()
    start = time.perf_counter()
    blocks = read_pdf(data, "paper.pdf").blocks
    seconds = time.perf_counter() - start
    gc.collect()
    # What the index of quotes puts last, as the program does.
    blocks = sorted(blocks, key=lambda block: block.kind == "note")
    print(json.dumps([[block.text for block in blocks], seconds]), flush=True)
"""


class ReadPdf(NamedTuple):
    """The texts of a PDF's pieces in order, and the seconds that it took to read them."""

    texts: Sequence[str]
    seconds: float


class PdfReader(Protocol):
    """Reads one PDF after another."""

    def read(self, data: bytes) -> ReadPdf: ...

    def close(self) -> None: ...


class CheckoutReader:
    """The program of a checkout, in a process of its own."""

    def __init__(self, checkout: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(checkout)],
            cwd=checkout,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def read(self, data: bytes) -> ReadPdf:
        path = Path(self._folder.name) / "paper.pdf"
        path.write_bytes(data)
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return ReadPdf(*json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()


class LibraryReader:
    """A function that gives the boxes of a PDF's bytes, each as its lines."""

    def __init__(self, boxes: Callable[[bytes], Iterable[str]]) -> None:
        self._boxes = boxes

    def read(self, data: bytes) -> ReadPdf:
        start = time.perf_counter()
        boxes = list(self._boxes(data))
        seconds = time.perf_counter() - start
        words = collect_words(line for box in boxes for line in box.splitlines())
        texts = [join_lines(box.splitlines(), words)[0] for box in boxes]
        return ReadPdf([text for text in texts if text], seconds)

    def close(self) -> None:
        pass


def _pdfminer(**parameters: Any) -> Callable[[bytes], Iterable[str]]:
    def boxes(data: bytes) -> Iterable[str]:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams, LTTextBox

        for page in extract_pages(BytesIO(data), laparams=LAParams(**parameters)):
            yield from (box.get_text() for box in page if isinstance(box, LTTextBox))

    return boxes


def _pdfplumber(data: bytes) -> Iterable[str]:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def _pypdf(data: bytes) -> Iterable[str]:
    from pypdf import PdfReader as Pypdf

    return [page.extract_text() for page in Pypdf(BytesIO(data)).pages]


def _pdfium(data: bytes) -> Iterable[str]:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _pdftotext(*options: str) -> Callable[[bytes], Iterable[str]]:
    def boxes(data: bytes) -> Iterable[str]:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            done = subprocess.run(
                ["pdftotext", *options, file.name, "-"], stdout=subprocess.PIPE, check=True
            )
        return done.stdout.decode().replace("\f", "\n\n").split("\n\n")

    return boxes


_BOXES: dict[str, Callable[[bytes], Iterable[str]]] = {
    "pdfminer.six": _pdfminer(),
    "pdfminer.six, boxes_flow -0.5": _pdfminer(boxes_flow=-0.5),
    "pdfminer.six, boxes_flow 0.8": _pdfminer(boxes_flow=0.8),
    "pdfminer.six, char_margin 1": _pdfminer(char_margin=1.0),
    "pdfminer.six, no flow, char_margin 1": _pdfminer(boxes_flow=None, char_margin=1.0),
    "pdfplumber": _pdfplumber,
    "pypdf": _pypdf,
    "PDFium's own order": _pdfium,
    "pdftotext": _pdftotext(),
    "pdftotext -raw": _pdftotext("-raw"),
}

#: What each other program reads with.
LIBRARIES: dict[str, Callable[[], PdfReader]] = {
    name: lambda boxes=boxes: LibraryReader(boxes)  # type: ignore[misc]
    for name, boxes in _BOXES.items()
}
