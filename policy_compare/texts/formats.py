"""The formats in which a paper's text is read: one record each, which all that lists them reads.

A new format is the file of its reader and a line here. A reader is imported when a file is in
its format: each brings a library that takes longer to load than most commands take to run.
"""

import re
from importlib import import_module
from typing import Final, NamedTuple

from policy_compare.texts.document import Reading
from policy_compare.texts.properties import clean_properties

#: What brings the libraries that some readers need.
INSTALL: Final = "pip install 'policy-compare[documents]'"


class DocumentFormat(NamedTuple):
    """A format, by its name in :class:`Document` and by what people call it.

    ``suffixes`` end the names of its files, the usual one first. ``reader`` is the function
    that makes a :class:`Reading` of a file's content and its name. ``signature`` is how the
    content begins; a ``binary`` format is never without it, and the content of any other is
    decoded before it is read where ``is_text`` says so, or where ``charset`` finds in it the
    encoding that it says it has. ``pattern`` tells the format from
    other text, and a ``member`` from other archives, whatever its name. A heading of the first
    level is the title in a format that ``marks_titles``; the properties in ``mistrusted`` are
    those of the file and not of the paper, and where ``by_programs`` wrote them, the text has
    to bear out the others.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    reader: str
    signature: re.Pattern[bytes] | None = None
    pattern: re.Pattern[str] | None = None
    charset: re.Pattern[bytes] | None = None
    member: str = ""
    binary: bool = False
    is_text: bool = False
    marks_titles: bool = True
    mistrusted: frozenset[str] = frozenset()
    by_programs: bool = False

    def read(self, content: bytes | str, name: str) -> Reading:
        """What the reader makes of the content of the file ``name``."""
        module, _, function = f"policy_compare.texts.{self.reader}".rpartition(".")
        reading: Reading = getattr(import_module(module), function)(content, name)
        return reading._replace(properties=clean_properties(reading.properties))


_HTML: Final = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]"
    rb"|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
#: An OpenDocument file that is no archive, whose beginning is that of any.
_FLAT_ODT: Final = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<office:document\s", re.DOTALL
)
#: What a page says of its encoding, in its first line or anywhere in its head.
_CHARSET: Final = re.compile(
    rb"(?:<\?xml[^>]{0,200}encoding\s*=|<meta[^>]{0,200}charset\s*=)\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
#: A heading where the text begins, or two anywhere.
_HEADINGS: Final = re.compile(
    r"\A\s*#{1,6}[ \t]+\S|^#{1,6}[ \t]+\S(?s:.*?)^#{1,6}[ \t]+\S", re.MULTILINE
)
#: A PDF, a DOCX or an ODT tells when the file was made, which is not when the paper came out.
_OF_FILE: Final = frozenset({"issued"})

#: All formats, those first whose files are looked for first where a paper names none.
DOCUMENT_FORMATS: Final = (
    DocumentFormat(
        "text", "plain text", (".txt", ".text"), "printed.plain_text.read_plain",
        is_text=True, marks_titles=False,
    ),
    DocumentFormat(
        "markdown", "Markdown", (".md", ".markdown"), "markup.markdown.read_markdown",
        pattern=_HEADINGS, is_text=True,
    ),
    DocumentFormat(
        "html", "HTML", (".html", ".htm", ".xhtml"), "markup.html.read_html",
        signature=_HTML, charset=_CHARSET,
    ),
    DocumentFormat(
        "pdf", "PDF", (".pdf",), "printed.pdf.read_pdf",
        signature=re.compile(rb"%PDF-"), binary=True, marks_titles=False,
        mistrusted=_OF_FILE, by_programs=True,
    ),
    DocumentFormat(
        "docx", "DOCX", (".docx", ".docm", ".dotx", ".dotm"), "markup.docx.read_docx",
        signature=re.compile(rb"PK\x03\x04"), member="[Content_Types].xml", binary=True,
        mistrusted=_OF_FILE, by_programs=True,
    ),
    DocumentFormat(
        "odt", "ODT", (".odt", ".ott", ".fodt"), "markup.odt.read_odt",
        signature=_FLAT_ODT, member="content.xml", binary=True,
        mistrusted=_OF_FILE, by_programs=True,
    ),
)  # fmt: skip

#: What is text and has no other name.
PLAIN_TEXT: Final = DOCUMENT_FORMATS[0]


def format_of_suffix(suffix: str) -> DocumentFormat | None:
    """The format that the end of a file's name promises, or None for an unknown one."""
    promised = (format for format in DOCUMENT_FORMATS if suffix.lower() in format.suffixes)
    return next(promised, None if suffix else PLAIN_TEXT)


def format_of_name(name: str) -> DocumentFormat:
    """The format that a :class:`Document` names."""
    return next(format for format in DOCUMENT_FORMATS if format.name == name)


def labels_of_formats() -> list[str]:
    """What people call the formats, those first in which papers mostly come."""
    binary = [format.label for format in DOCUMENT_FORMATS if format.binary]
    return [*binary, *(format.label for format in reversed(DOCUMENT_FORMATS) if not format.binary)]


def name_formats() -> str:
    """The formats as a sentence lists them: ``PDF, DOCX … or plain text``."""
    *labels, last = labels_of_formats()
    return f"{', '.join(labels)} or {last}"
