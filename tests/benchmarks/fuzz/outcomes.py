"""Judges what became of a spoilt file: a document that is sound, or a sentence with a hint."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from policy_compare.errors import SourceError
from policy_compare.texts.document import Block, BlockKind, Document
from policy_compare.texts.formats import DOCUMENT_FORMATS

#: A file was read or refused as it should be, its reader was ended at a limit of time or memory,
#: a library took its reader's process along; and what should not be: its reader gave up on an
#: error that nobody expected, or what came of it is wrong.
OutcomeKind = Literal["read", "refused", "at a limit", "reader fell", "reader failed", "wrong"]

#: Those that are failures of ours.
FAULTS: tuple[OutcomeKind, ...] = ("reader failed", "wrong")


class Outcome(NamedTuple):
    """What became of a file, and in words what is wrong with that."""

    kind: OutcomeKind
    words: str = ""


#: What no sentence for an analyst holds: addresses, classes, libraries and their words.
FOREIGN_WORDS = re.compile(
    r"0x[0-9a-f]{5,}|\bobject at\b|<(?:class|function|module)|<\w+(?:\.\w+)+|Traceback|\[Errno"
    r"|\b\w+(?:Error|Exception|Warning)\b|\b(?:NoneType|None|True|False|bytes|str|int|dict|list)\b"
    r"|\b(?:lxml|pypdfium\w*|pdfium|docx\.|python-docx|zipfile|zlib|charset.normalizer|codec)\b"
    r"|\w+\(\)|__\w+__|\bself\b|\bargument\b|\battribute\b|\bindex out\b|\bopcode\b"
    r"|\binvalid literal|\bxmlns\b|\bnamespace\b|\{http|\bw:\w+"
)
_BAD_CATEGORIES = {"Cc", "Cs"}
_NO_CHARACTERS = "\ufffe\uffff"


def judge_refusal(error: SourceError, path: Path) -> Outcome:
    """Whether what is said of a file that was refused says which, and what to do."""
    said = f"{error.message} / {error.hint}"
    wrong = ""
    if path.name not in error.message:
        wrong = "no name"
    elif not error.hint.strip():
        wrong = "no hint"
    elif foreign := FOREIGN_WORDS.search(f"{error.message.replace(str(path), '')} {error.hint}"):
        wrong = f"a word of programs, {foreign.group()!r}"
    elif any(_is_bad(sign) for sign in said) or len(said) > 600:
        wrong = "not a clean sentence"
    return Outcome("wrong", f"{wrong}: {said}") if wrong else Outcome("refused", said)


def judge_document(document: Document, path: Path, data: bytes) -> Outcome:
    """Whether a document is sound."""
    wrong = next(_faults(document, path, data), "")
    return Outcome("wrong", wrong) if wrong else Outcome("read", document.format)


def _faults(document: Document, path: Path, data: bytes) -> Iterator[str]:
    if document.name != path.name:
        yield f"the name {document.name!r}"
    if document.sha256 != sha256(data).hexdigest():
        yield "another digest"
    if document.format not in {format.name for format in DOCUMENT_FORMATS}:
        yield f"the format {document.format!r}"
    if not any(block.text for block in document.blocks):
        yield "no text"
    texts = {
        **{f"property {key}": value for key, value in document.properties.items()},
        **{f"page {number}": label for number, label in enumerate(document.pages)},
    }
    for place, text in texts.items():
        yield from _faults_of_text(place, text)
    for number, block in enumerate(document.blocks):
        yield from (f"block {number}, {fault}" for fault in _faults_of_block(block, document))


def _faults_of_block(block: Block, document: Document) -> Iterator[str]:
    if block.kind not in get_args(BlockKind):
        yield f"the kind {block.kind!r}"
    for place, text in (("text", block.text), ("marker", block.marker)):
        yield from _faults_of_text(place, text)
    if "\n" in block.text or block.text != block.text.strip():
        yield f"white space around {block.text[:40]!r} or a line's end in it"
    if block.level < 0 or len(block.counts) not in (0, len(block.trail) + 1):
        yield f"level {block.level}, counts {block.counts}, trail {block.trail}"
    offsets = [offset for offset, _ in block.pages]
    if offsets and not 0 == offsets[0] <= offsets[-1] <= len(block.text):
        yield f"pages at {offsets} in a text of {len(block.text)}"
    if any(one > other for one, other in pairwise(offsets)):
        yield f"pages at {offsets}"
    if document.pages and not {label for _, label in block.pages} <= set(document.pages):
        yield f"a page that is none: {block.pages}"
    if any(not 0 <= offset <= len(block.text) for offset, _ in block.marks):
        yield f"marks at {block.marks} in a text of {len(block.text)}"


def _faults_of_text(place: str, text: str) -> Iterator[str]:
    if type(text) is not str:
        yield f"{place} is no text: {text!r}"
    elif bad := next((sign for sign in text if _is_bad(sign)), ""):
        yield f"U+{ord(bad):04X} in {place}: {text[:60]!r}"


def _is_bad(sign: str) -> bool:
    return unicodedata.category(sign) in _BAD_CATEGORIES or sign in _NO_CHARACTERS
