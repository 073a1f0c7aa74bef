"""A paper as an item of CSL JSON, and as texts by the names of CSL's variables."""

import re
from typing import Any

from policy_compare.model import Paper, Person
from policy_compare.reference_fields import REFERENCE_FIELDS
from policy_compare.render.safe_text import safe_text
from policy_compare.views.phrases import one_line

#: A day, a month, a season or a year, perhaps an approximate one.
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", re.ASCII)
_FIRST_SEASON = 21


def texts_of_paper(paper: Paper) -> dict[str, str]:
    """What is said of the paper but authors and date, on one line each, by CSL's variable."""
    said = {
        "title": paper.title,
        "title-short": paper.title_short,
        "publisher": paper.publisher,
        **paper.details,
    }
    texts = {field.csl: safe_text(one_line(said.get(field.csl, ""))) for field in REFERENCE_FIELDS}
    return {name: text for name, text in texts.items() if text}


def csl_item(paper: Paper) -> dict[str, Any]:
    """The paper as an item of CSL JSON."""
    texts: dict[str, Any] = texts_of_paper(paper)
    if accessed := texts.get("accessed"):
        texts["accessed"] = csl_date(accessed)
    return {
        "id": paper.id,
        "type": paper.type or "document",
        **({"author": list(map(_csl_name, paper.authors))} if paper.authors else {}),
        **({"issued": csl_date(paper.issued)} if paper.issued else {}),
        **texts,
    }


def csl_date(date: str) -> dict[str, Any]:
    """An EDTF date as CSL JSON has it: in parts where these say all, else ``raw``."""
    ends = [_DATE.fullmatch(end) for end in date.split("/")]
    if not all(ends) or (len(ends) > 1 and any(end[4] or _season_of(end) for end in ends if end)):
        return {"raw": date}
    first = ends[0]
    assert first is not None  # noqa: S101
    if season := _season_of(first):
        parts = {"date-parts": [[int(first[1])]], "season": season}
    else:
        parts = {
            "date-parts": [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
        }
    return {**parts, "circa": True} if first[4] else parts


def _season_of(date: re.Match[str]) -> int:
    """The number of the season that is said instead of a month; 0 for none."""
    return max(0, int(date[2] or 0) - _FIRST_SEASON + 1)


def clean_name(person: Person) -> Person:
    """The person with each part of the name on one line, and without active characters."""
    return Person(*(safe_text(one_line(part)) for part in person))


def _csl_name(person: Person) -> dict[str, str]:
    parts = clean_name(person)._asdict()
    parts["non-dropping-particle"] = parts.pop("particle")
    return {name: part for name, part in parts.items() if part}
