"""What word processors' formats share once a paragraph is read: headings told, properties kept."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policy_compare.texts.dates import date_of_metadata
from policy_compare.texts.document import BlockKind
from policy_compare.texts.pieces import Piece
from policy_compare.texts.rejoin import clean_text

#: Word processors write these where nobody has said who wrote a document or what it is.
_NOBODY: Final = frozenset(
    {"", "user", "admin", "author", "administrator", "microsoft office user", "python-docx",
     "windows user", "unknown"}
)  # fmt: skip
_UNTITLED: Final = re.compile(
    r"(?:word document|document\d*|untitled.*|microsoft word - .*|powerpoint.*|.*\.(?:docx?|odt))?",
    re.IGNORECASE,
)
_PLAIN_HEADING: Final = 120


class OfficeParagraph(NamedTuple):
    """A paragraph with what its style and its numbering make of it.

    ``text`` may have ``<sup>`` tags around raised numbers, for a mender to judge.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    bold: bool = False


def pieces_of_paragraphs(paragraphs: Sequence[OfficeParagraph]) -> Iterator[Piece]:
    """The paragraphs as pieces; where no style makes a heading, short bold lines are headings."""
    has_headings = any(paragraph.kind == "heading" for paragraph in paragraphs)
    for kind, text, level, marker, bold in paragraphs:
        if kind == "paragraph" and bold and not has_headings and _may_be_title(text):
            yield Piece("heading", text, 1)
        else:
            yield Piece(kind, text, level, clean_text(marker))


def _may_be_title(text: str) -> bool:
    return 0 < len(text) < _PLAIN_HEADING and not text.rstrip().endswith((".", ":", ";", ","))


def properties_of_office_file(title: str, authors: str, date: str) -> dict[str, str]:
    """What a document says of itself, less what a word processor says by default.

    ``date`` is when the file was saved, which without an author or a title tells nothing.
    """
    properties = {}
    title = clean_text(title)
    if not _UNTITLED.fullmatch(title):
        properties["title"] = title
    names = [clean_text(name) for name in re.split(r"[;\n]", authors)]
    names = [name for name in names if name.lower() not in _NOBODY]
    if names:
        properties["author"] = "; ".join(names)
    issued = date_of_metadata(date.strip())
    if properties and issued:
        properties["issued"] = issued
    return properties
