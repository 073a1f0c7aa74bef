"""Reads BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef and people write it."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Block, Entry, ParsingFailedBlock, String

from policy_compare.corpus.references.file_text import decode_file
from policy_compare.corpus.references.latex import decode_latex
from policy_compare.corpus.references.papers import (
    LONGEST_VALUE,
    Description,
    References,
    make_references,
)
from policy_compare.errors import SourceError
from policy_compare.model import Person
from policy_compare.reference_fields import REFERENCE_FIELDS, REFERENCE_KINDS, VERBATIM_FIELDS

_TYPES = {kind.bibtex: kind.csl for kind in reversed(REFERENCE_KINDS)}
#: What is no text of CSL's, or says again what others say.
_READ_APART = frozenset(("author", "date", "year", "month", "crossref"))
#: What a parent says of itself alone.
_OWN_FIELDS = frozenset(
    ("title", "shorttitle", "author", "crossref", "doi", "url", "pages", "note")
)
_OTHERS = re.compile(r"\band\s+others\s*$")
#: Abbreviations and parents may make so many times more of a file, and no more.
_MOST_GROWTH = 4
_SMALL = 1_000_000
_PART = re.compile(r'"[^"]*"|\{[^{}]*\}|[\w.:-]+')
_JOINED = re.compile(rf"(?:{_PART.pattern})(?:\s*#\s*(?:{_PART.pattern}))+")

# What does not parse is told once, with all else that is left out.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


class _Entry(NamedTuple):
    """An entry: ``fields`` by name in small letters, without what encloses their values."""

    key: str
    type: str
    fields: dict[str, str]


def read_bibtex(data: bytes, name: str) -> References:
    """The papers that the entries of a file describe.

    Raises:
        SourceError: there is no entry in it, its encoding cannot be told, or its abbreviations
            make much more of it than it is.
    """
    text, notes = decode_file(data, name)
    blocks = parse_string(text, parse_stack=[]).blocks
    for _ in range(2):
        # Those whose key, or a field, stands there twice are put aside, and are wanted.
        blocks = [getattr(block, "ignore_error_block", None) or block for block in blocks]
    if broken := [block for block in blocks if isinstance(block, ParsingFailedBlock)]:
        lines = ", ".join(str((block.start_line or 0) + 1) for block in broken[:3])
        notes.append(f"entries that do not parse and were left out: {len(broken)} (line {lines})")
    entries = _read_entries(blocks)
    if not entries:
        raise SourceError(f"{name} holds no entry of BibTeX", "export the library as BibTeX again")
    size = sum(len(value) for entry in entries for value in entry.fields.values())
    if size > _MOST_GROWTH * len(text) + _SMALL:
        raise SourceError(
            f"the abbreviations and parents of {name} make {size:,} characters of {len(text):,}",
            "export the library anew, with each entry by itself",
        )
    other_fields = Counter(name for entry in entries for name in _other_fields(entry))
    return make_references(map(_describe, entries), other_fields, notes)


def _read_entries(blocks: Sequence[Block]) -> list[_Entry]:
    """The entries among the blocks, with abbreviations resolved and what parents say added."""
    raw_entries = [block for block in blocks if isinstance(block, Entry)]
    keys = [entry.key for entry in raw_entries]
    for number, entry in enumerate(raw_entries):
        # The parser has each key once only, and leaves out the others.
        entry.key = str(number)
    strings = [block for block in blocks if isinstance(block, String)]
    texts: dict[str, str] = {}
    for string in strings:
        texts[string.key] = string.value = _join_parts(string.value, texts)
    for field in (field for entry in raw_entries for field in entry.fields):
        field.value = _join_parts(field.value, texts)
    library = Library([*strings], False)
    library.add([*raw_entries])
    for middleware in (ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()):
        library = middleware.transform(library)
    entries = [
        # The first of several wins: the fields are gone through from the last.
        _Entry(
            key, entry.entry_type, {field.key.lower(): field.value for field in entry.fields[::-1]}
        )
        for key, entry in zip(keys, library.entries, strict=True)
    ]
    parents = {entry.key.lower(): entry.fields for entry in entries[::-1]}
    return [entry._replace(fields=_with_parent(entry.fields, parents)) for entry in entries]


def _join_parts(value: str, texts: Mapping[str, str]) -> str:
    """The value of which the parts are joined by ``#``, in braces; any other as it is.

    ``texts`` are the abbreviations, as they are written. The parser knows no joining.
    """
    if not _JOINED.fullmatch(value):
        return value
    parts = (texts.get(part, part) for part in _PART.findall(value))
    joined = "".join(part[1:-1] if part[0] in '"{' else part for part in parts)
    # Each may be twice another one, and that twice a third.
    return f"{{{joined[:LONGEST_VALUE]}}}"


def _with_parent(fields: dict[str, str], parents: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """The fields with those of its parent, but not with what that inherits itself."""
    parent = parents.get(fields.get("crossref", "").lower(), {})
    if not parent or parent is fields:
        return fields
    inherited = {name: value for name, value in parent.items() if name not in _OWN_FIELDS}
    return {"booktitle": parent.get("title", ""), **inherited, **fields}


def _used_fields(entry: _Entry) -> dict[str, str]:
    """The name of the field that says it, by CSL's variable."""
    fields = entry.fields
    used = {
        variable: next((name for name in names if fields.get(name)), "")
        for variable, names, _ in REFERENCE_FIELDS
    }
    if entry.type == "article" and used["number"] == "number" and not used["issue"]:
        # BibTeX calls so what is the issue of a journal.
        used |= {"issue": "number", "number": "eid" if fields.get("eid") else ""}
    return used


def _other_fields(entry: _Entry) -> Iterator[str]:
    """The fields that nothing is taken from."""
    used = _used_fields(entry).values()
    yield from (name for name in entry.fields if name not in used and name not in _READ_APART)
    if _OTHERS.search(entry.fields.get("author", "")):
        yield "author 'and others'"


def _describe(entry: _Entry) -> Description:
    fields = entry.fields
    texts = {
        variable: _decode_field(name, fields[name][: LONGEST_VALUE + 1])
        for variable, name in _used_fields(entry).items()
        if name
    }
    year, month = fields.get("year", ""), fields.get("month", "")
    date = f"{year}-{month}" if month.isdecimal() else f"{year} {month}"
    return Description(
        entry.key,
        _TYPES.get(entry.type, "document"),
        tuple(_people(fields.get("author", "")[:LONGEST_VALUE])),
        fields.get("date") or decode_latex(date.strip(" -")),
        texts,
    )


def _decode_field(name: str, value: str) -> str:
    if name in VERBATIM_FIELDS:
        return re.sub(r"\\([^a-zA-Z])", r"\1", value)
    return decode_latex(value.replace("--", "-") if name == "pages" else value)


def _people(value: str) -> Iterator[Person]:
    for name in split_multiple_persons_names(value):
        if name.startswith("{") and parse_single_name_into_parts(name, strict=False).last == [name]:
            yield Person(literal=decode_latex(name))
        elif name != "others":
            parts = parse_single_name_into_parts(name, strict=False)
            yield Person(
                *(
                    decode_latex(" ".join(words))
                    for words in (parts.last, parts.first, parts.von, parts.jr)
                )
            )
