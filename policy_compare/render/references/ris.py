"""Papers as RIS, which EndNote, Mendeley and Zotero read."""

import re
from collections.abc import Iterator

from rispy import RisWriter

from policy_compare.model import Paper, Person
from policy_compare.reference_fields import REFERENCE_FIELDS, REFERENCE_KINDS
from policy_compare.render.references.csl_items import clean_name, texts_of_paper
from policy_compare.views.table import View

_TYPES = {kind.csl: kind.ris for kind in reversed(REFERENCE_KINDS)}
_TAGS = {field.csl: field.ris[0] for field in REFERENCE_FIELDS if field.ris} | {"ISSN": "SN"}
_ALL_TAGS = ("TY", "ID", "AU", "PY", "DA", "EP", *dict.fromkeys(_TAGS.values()))
_DATE = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)


def render(view: View) -> str:
    """The view's papers, each between the lines ``TY`` and ``ER``."""
    writer = RisWriter(
        mapping={tag: tag.casefold() for tag in _ALL_TAGS}, list_tags=list(_ALL_TAGS)
    )
    writer.REFERENCE_TYPE_KEY = "ty"
    # Without a number before each reference.
    writer.set_header = lambda count: ""
    references: str = writer.formats([_fields_of_paper(paper) for paper in view.forms["papers"]()])
    return references


def _fields_of_paper(paper: Paper) -> dict[str, str | list[str]]:
    fields: dict[str, list[str]] = {"ID": [paper.id], "AU": list(map(_ris_name, paper.authors))}
    if paper.issued:
        fields |= {
            "PY": [paper.year] if paper.year.isdigit() else [],
            "DA": [_ris_date(paper.issued)],
        }
    for name, value in texts_of_paper(paper).items():
        for tag, text in _lines_of_value(name, value):
            fields.setdefault(tag, []).append(text)
    return {"ty": _TYPES.get(paper.type, "GEN")} | {
        tag.casefold(): texts for tag, texts in fields.items()
    }


def _lines_of_value(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The tag and the text of each line that says it."""
    if name == "page":
        first, hyphen, last = value.partition("-")
        if hyphen and f"{first.strip()}-{last.strip()}" == value and first and last:
            yield from (("SP", first), ("EP", last))
        else:
            yield "SP", value
    elif name == "keyword":
        yield from (("KW", keyword) for keyword in value.split(", "))
    elif name == "accessed":
        yield "Y2", _ris_date(value)
    elif name in _TAGS:
        yield _TAGS[name], value


def _ris_date(date: str) -> str:
    """An EDTF date as ``2023/05/17/``; what else it says stands behind the last slash."""
    parts = _DATE.match(date)
    if parts is None:
        return f"///{date}"
    rest = "" if parts.end() == len(date) else date
    return "/".join((*(part or "" for part in parts.groups()), rest))


def _ris_name(person: Person) -> str:
    """The name as ``van den Berg, Kaja, Jr.``; a body's as it is."""
    person = clean_name(person)
    family = f"{person.particle} {person.family}".strip()
    parts = [family, person.given, person.suffix] if not person.literal else [person.literal]
    while not parts[-1] and len(parts) > 1:
        parts.pop()
    return ", ".join(parts)
