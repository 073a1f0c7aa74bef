"""Tells by its content which program's file comes in, and what reads it; what is none is a table.

A name says little: a project is renamed, and a table ends in ``.txt``. So each format is known by
how its files begin or by what lies in them, and nothing of a file is trusted by that.
"""

import re
import struct
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from json import JSONDecoder
from typing import Any, Final, Literal, NamedTuple
from zipfile import BadZipFile, ZipFile

from policy_compare.corpus.form.paper_form import CSL_TYPES
from policy_compare.errors import missing_packages_explained

#: So much of a file is looked through for words that tell what it is.
_BEGINNING: Final = 4096
#: What may stand before the first reference: comments, and lines by which programs introduce
#: themselves, which are no rows of a table.
_HEAD: Final = rb"(?:\xef\xbb\xbf)?(?:(?:[^\s%@][^\n,;\t]{0,200}|[ \t\r]*(?:%[^\n]*)?)\n){0,50}"
#: How JSON begins that is a list of objects, or has one as its ``items``, and how long the first of
#: them may be.
_JSON_ITEMS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"items"\s*:\s*)?\[\s*\{')
_LONGEST_ITEM: Final = 1_000_000
#: What an archive of OpenDocument begins with, if it holds a text.
_ODT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"


class ImportFormat(NamedTuple):
    """A form in which other programs hold papers or their coding.

    ``in_words`` says what such a file is. ``reader`` is a function of ``policy_compare.corpus``,
    by its module and name: of a file's bytes and its name for messages it makes what the file
    ``holds``, a ``Project``, or papers' descriptions (``Paper`` without recommendations) and
    sentences that say what of them was left out. Where it imports packages that not everybody
    has, they come with the ``extra``.
    """

    name: str
    in_words: str
    holds: Literal["project", "papers"]
    is_content: Callable[[bytes], bool]
    reader: str
    extra: str = ""

    def read(self, data: bytes, name: str) -> Any:
        """What the file of the ``name`` holds.

        Raises:
            CallError: the packages that read it are not installed.
            SourceError: it cannot be read.
        """
        module, _, function = self.reader.rpartition(".")
        purpose = f"{name} is {self.in_words}, and reading it"
        with missing_packages_explained(self.extra, purpose):
            read = getattr(import_module(f"policy_compare.corpus.{module}"), function)
        return read(data, name)


def _names_in_archive(data: bytes) -> list[str]:
    """The names of the files in an archive; none where the file is no such."""
    try:
        return ZipFile(BytesIO(data)).namelist() if data.startswith(b"PK") else []
    except (BadZipFile, struct.error, ValueError, OSError, NotImplementedError, EOFError):
        return []


def _holds_project(data: bytes) -> bool:
    """Whether an archive has a project of REFI-QDA in it, or the file is a codebook of that."""
    if b"urn:QDA-XML:" in data[:_BEGINNING] and not data.startswith(b"PK"):
        return True
    names = _names_in_archive(data)
    if not names and data.startswith(b"PK"):
        # Cut off, it has no list of what is in it.
        return re.search(rb"\.qd[ec]", data, re.IGNORECASE) is not None
    return any(name.casefold().endswith((".qde", ".qdc")) for name in names)


def _holds(*patterns: bytes) -> Callable[[bytes], bool]:
    """Whether a file matches the first pattern, and holds each of the others."""
    begins, *others = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return lambda data: begins.match(data) is not None and all(one.search(data) for one in others)


def _is_csl(data: bytes) -> bool:
    """Whether JSON begins with an item of CSL: a table's rows have no type of CSL's."""
    start = _JSON_ITEMS.match(data)
    if start is None:
        return False
    text = data[start.end() - 1 : start.end() + _LONGEST_ITEM].decode("utf-8", "replace")
    try:
        item, _ = JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    is_typed = {"id", "type"} <= item.keys() and item["type"] in CSL_TYPES
    return is_typed and "stance" not in item


IMPORT_FORMATS: Final = (
    ImportFormat(
        "qdpx", "a project of NVivo, MAXQDA, ATLAS.ti or QualCoder (REFI-QDA)", "project",
        _holds_project, "projects.qdpx.read_qdpx", "projects",
    ),
    ImportFormat(
        "dna", "a database of Discourse Network Analyzer", "project",
        _holds(rb"SQLite format 3\0", rb"create table[^(]{1,40}\bstatementtypes\b"),
        "projects.dna.read_dna",
    ),
    ImportFormat(
        "bibtex", "references in BibTeX", "papers",
        _holds(_HEAD + rb"[ \t]*@[a-z]+[ \t]*[{(]"),
        "references.bibtex.read_bibtex", "references",
    ),
    ImportFormat(
        "ris", "references in RIS", "papers",
        _holds(_HEAD + rb"[ \t]*TY  ?-"), "references.ris.read_ris", "references",
    ),
    ImportFormat(
        "csl", "references in CSL JSON", "papers", _is_csl, "references.csl.read_csl",
    ),
)  # fmt: skip


def find_import_format(data: bytes) -> ImportFormat | None:
    """The format that the content of a file shows; None for a table."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        # So Windows saves text that it calls Unicode.
        data = data[: 2 * _LONGEST_ITEM].decode("utf-16", "replace").encode()
    return next((format for format in IMPORT_FORMATS if format.is_content(data)), None)


def is_document(data: bytes) -> bool:
    """Whether the file is a text to read: a PDF, or one of Word or of OpenDocument."""
    is_odt = data.startswith(b"PK") and _ODT in data[:_BEGINNING]
    return data.startswith(b"%PDF-") or is_odt or "word/document.xml" in _names_in_archive(data)
