"""Reads CSL JSON, which Zotero, Pandoc and other programs write."""

from collections import Counter
from typing import Any

from policy_compare.corpus.form.paper_form import CSL_TYPES, PERSON_KEYS
from policy_compare.corpus.references.dates import text_of_csl_date
from policy_compare.corpus.references.file_text import decode_file
from policy_compare.corpus.references.papers import Description, References, make_references
from policy_compare.corpus.tables.json_sheet import json_decoder
from policy_compare.errors import SourceError
from policy_compare.model import Person
from policy_compare.reference_fields import REFERENCE_FIELDS

_KEYS = {field.csl: field.csl for field in REFERENCE_FIELDS} | {"shortTitle": "title-short"}
_DATES = frozenset(("issued", "accessed"))
#: Keys that say what is said elsewhere in the item.
_KNOWN = frozenset(("id", "citation-key", "type", "author", "issued"))


def read_csl(data: bytes, name: str) -> References:
    """The papers that the items of a file describe.

    Raises:
        SourceError: it holds no items of CSL JSON.
    """
    text, notes = decode_file(data, name)
    try:
        items = json_decoder([]).decode(text)
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(":")[0]
        raise SourceError(
            f"the JSON of {name} does not parse: {reason}", "export it again"
        ) from error
    items = items.get("items") if isinstance(items, dict) else items
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not any("type" in item or "title" in item for item in items):
        raise SourceError(
            f"{name} holds no references", "export the library as CSL JSON, BibTeX or RIS"
        )
    other_fields = Counter(
        key for item in items for key in item if key not in _KEYS and key not in _KNOWN
    )
    return make_references(map(_description_of_item, items), other_fields, notes)


def _description_of_item(item: dict[str, Any]) -> Description:
    authors = item.get("author")
    type = _text(item.get("type"))
    key = _text(item.get("citation-key")) or _text(item.get("id"))
    return Description(
        # Programs without keys write an address, which ends in a number.
        "" if "/" in key else key,
        type if type in CSL_TYPES else "document",
        tuple(map(_person_of_csl, authors)) if isinstance(authors, list) else (),
        text_of_csl_date(item.get("issued")),
        {
            variable: text_of_csl_date(item[key]) if variable in _DATES else _text(item[key])
            for key, variable in _KEYS.items()
            if key in item
        },
    )


def _person_of_csl(name: Any) -> Person:
    if not isinstance(name, dict):
        return Person(literal=_text(name))
    parts = {part: _text(name.get(PERSON_KEYS.get(part, part))) for part in Person._fields}
    dropping = _text(name.get("dropping-particle"))
    return Person(**parts | {"particle": f"{dropping} {parts['particle']}".strip()})


def _text(value: Any) -> str:
    """The value if it is a text, as numbers are in what was parsed; anything else is none."""
    return value if isinstance(value, str) else ""
