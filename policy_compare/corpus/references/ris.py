"""Reads RIS as Zotero, Mendeley, EndNote and databases write it, each with habits of its own."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from rispy import RisParser

from policy_compare.corpus.references.file_text import decode_file
from policy_compare.corpus.references.papers import Description, References, make_references
from policy_compare.errors import SourceError
from policy_compare.model import Person
from policy_compare.reference_fields import REFERENCE_FIELDS, REFERENCE_KINDS

_TYPES = {kind.ris: kind.csl for kind in reversed(REFERENCE_KINDS)}
#: What tells the title, the authors, the date and the pages; some programs have other tags for it.
_OTHER_TAGS = ("TY", "ID", "AU", "A1", "DA", "Y1", "PY", "EP")
_TAGS = dict.fromkeys((*_OTHER_TAGS, *(tag for field in REFERENCE_FIELDS for tag in field.ris)))
#: Where the parser puts what it does not know. No tag of a file can be so.
_UNKNOWN = "??"
_BEGIN = re.compile(r"^[ \t]*TY {1,2}-", re.MULTILINE)
#: Some programs write one space less, or none at the end of an empty line.
_TAG = re.compile(r"^[ \t]*([A-Z][A-Z0-9]) {1,2}-[ \t]?", re.MULTILINE)
_LISTS = {"KW": ", ", "SN": "\n"}
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]", re.ASCII)
_ISBN = re.compile(r"(?:[\dXx]-?){10}(?:(?:[\dXx]-?){3})?", re.ASCII)


def read_ris(data: bytes, name: str) -> References:
    """The papers that the entries of a file describe.

    Raises:
        SourceError: no entry begins in it, or its encoding cannot be told.
    """
    text, notes = decode_file(data, name)
    if not _BEGIN.search(text):
        raise SourceError(f"{name} holds no references in RIS", "export the library as RIS again")
    # Where one does not end, the next would be taken for more of it, and the last be lost.
    text = _BEGIN.sub("ER  - \nTY  -", text) + "\nER  - \n"
    parser = RisParser(
        mapping={tag: tag for tag in (*_TAGS, _UNKNOWN)},
        list_tags=list(_TAGS),
        delimiter_tags_mapping={},
    )
    parser.UNKNOWN_TAG = _UNKNOWN
    entries: list[dict[str, Any]] = parser.parse(_TAG.sub(r"\1  - ", text))
    other_fields = Counter(
        tag or "lines without a tag" for entry in entries for tag in entry.get(_UNKNOWN, ())
    )
    return make_references(map(_description_of_entry, entries), other_fields, notes)


def _description_of_entry(entry: Mapping[str, Any]) -> Description:
    lines = {tag: [line for line in entry[tag] if line] for tag in _TAGS if tag in entry}
    texts = {tag: _LISTS.get(tag, " ").join(said) for tag, said in lines.items() if said}
    values = {
        field.csl: next(filter(None, (texts.get(tag, "") for tag in field.ris)), "")
        for field in REFERENCE_FIELDS
    }
    if (last := texts.get("EP")) and "-" not in values["page"]:
        values["page"] = "-".join(filter(None, (values["page"], last)))
    kind = entry["TY"] if isinstance(entry["TY"], str) else entry["TY"][0]
    return Description(
        texts.get("ID", ""),
        _TYPES.get(kind.strip(), "document"),
        tuple(map(_person_of_ris, lines.get("AU") or lines.get("A1") or ())),
        _date_of_entry(texts),
        values | _numbers_of_entry(values.pop("ISBN").split("\n"), values["number"]),
    )


def _date_of_entry(texts: Mapping[str, str]) -> str:
    """The fullest of an entry's dates; a year may stand apart from its day."""
    year = texts.get("PY") or texts.get("Y1", "")
    date = texts.get("DA") or texts.get("Y1", "")
    return date if re.search(r"\d{4}|\dX", date) else f"{year} {date}".strip()


def _numbers_of_entry(numbers: list[str], number: str) -> dict[str, str]:
    """What stands in the tag ``SN``, which programs use for ISSN, ISBN and numbers of reports."""
    values = {"number": number}
    for text in map(str.strip, numbers):
        if _ISSN.fullmatch(text):
            values["ISSN"] = text
        elif _ISBN.fullmatch(text):
            values["ISBN"] = text
        else:
            values["number"] = values["number"] or text
    return values


def _person_of_ris(name: str) -> Person:
    """A name as ``van den Berg, Kaja, Jr.``; without a comma, or with one at its end, a body's."""
    family, *others = (part.strip() for part in name.rstrip(", ").split(",", 2))
    if not others:
        return Person(literal=family)
    words = family.split()
    particles = list(takewhile(lambda word: word[0].islower(), words[:-1]))
    given, suffix = (*others, "")[:2]
    return Person(" ".join(words[len(particles) :]), given, " ".join(particles), suffix)
