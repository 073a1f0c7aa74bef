"""Which fields of a corpus come back from each format of other programs, declared once.

The guide's table is made of it, and the laws of the round trips compare these fields and no others.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Instrument,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
    Tension,
    Topic,
)

_Record = TypeVar("_Record", bound=Any)

_RECORDS: Final[Mapping[str, type]] = {
    "paper": Paper, "recommendation": Recommendation, "position": StanceOn, "evidence": Evidence,
    "dismissal": Dismissal, "codebook": Codebook, "topic": Topic, "proposition": Proposition,
    "tension": Tension, "actor": Actor, "instrument": Instrument,
}  # fmt: skip

#: Where a record stands in a file, and what the other records are kept in.
_NO_DATA: Final = {
    "paper.file", "recommendation.paper", "recommendation.line", "paper.recommendations",
    "paper.dismissed", "recommendation.positions", "recommendation.evidence", "codebook.topics",
    "codebook.propositions", "codebook.tensions", "codebook.actors", "codebook.instruments",
}  # fmt: skip

FIELDS: Final = frozenset(
    f"{name}.{field}"
    for name, record in _RECORDS.items()
    for field in record._fields  # type: ignore[attr-defined]
) - _NO_DATA  # fmt: skip


def all_but(*names: str) -> frozenset[str]:
    """The fields but these: ``paper.source`` names one, ``dismissal`` all of a record."""
    left_out = {field for field in FIELDS if field in names or field.partition(".")[0] in names}
    assert all(any(field.startswith(name) for field in left_out) for name in names), names
    return FIELDS - left_out


#: What of papers and their coding there is.
_OF_PAPERS: Final = ("paper", "recommendation", "position", "evidence", "dismissal")

#: What is said of papers themselves, but for the text that they were coded from.
_DESCRIPTIONS: Final = frozenset(
    field for field in FIELDS if field.startswith("paper.") and field != "paper.source"
)

#: What comes back from each format, by its name.
HELD: Final[Mapping[str, frozenset[str]]] = {
    "xlsx": FIELDS,
    "qdpx": FIELDS,
    "qdc": all_but(*_OF_PAPERS, "codebook", "tension"),
    "dna": FIELDS,
    "sqlite": all_but("codebook.former_names"),
    "bibtex": _DESCRIPTIONS - {"paper.type"},
    "ris": _DESCRIPTIONS - {"paper.type"},
    "csl": _DESCRIPTIONS,
}


def keep_held(corpus: Corpus, format: str) -> Corpus:
    """The corpus with the fields that the format holds; the others are empty."""
    held = HELD[format]

    def keep(name: str, record: _Record) -> _Record:
        default = dict.fromkeys(record._fields, "") | record._field_defaults
        empty = {
            field: default[field]
            for field in record._fields
            if f"{name}.{field}" not in held | _NO_DATA
        }
        kept: _Record = record._replace(**empty)
        return kept

    def keep_each(name: str, entries: Mapping[str, Any]) -> dict[str, Any]:
        return {id: keep(name, entry) for id, entry in entries.items()} if _holds(name) else {}

    def _holds(name: str) -> bool:
        return any(field.startswith(f"{name}.") for field in held)

    def keep_recommendation(one: Recommendation) -> Recommendation:
        kept = keep("recommendation", one)._replace(line=0)
        positions = tuple(keep("position", stance_on) for stance_on in one.positions)
        evidence = keep("evidence", one.evidence) if one.evidence else None
        return kept._replace(
            positions=positions if _holds("position") else (),
            evidence=evidence if evidence != Evidence() else None,
        )

    def keep_paper(paper: Paper) -> Paper:
        recommendations = tuple(map(keep_recommendation, paper.recommendations))
        dismissed = tuple(keep("dismissal", dismissal) for dismissal in paper.dismissed)
        return keep("paper", paper)._replace(
            file="",
            recommendations=recommendations if _holds("recommendation") else (),
            dismissed=dismissed if _holds("dismissal") else (),
        )

    book = corpus.codebook
    tensions = tuple(keep("tension", tension) for tension in book.tensions)
    return Corpus(
        keep("codebook", book)._replace(
            topics=keep_each("topic", book.topics),
            propositions=keep_each("proposition", book.propositions),
            tensions=tensions if _holds("tension") else (),
            actors=keep_each("actor", book.actors),
            instruments=keep_each("instrument", book.instruments),
        ),
        {id: keep_paper(paper) for id, paper in corpus.papers.items()} if _holds("paper") else {},
    )


def table_of_held_fields() -> str:
    """The guide's table: what of a corpus does not come back from each format."""
    lines = ["| format | what does not come back |", "| --- | --- |"]
    lines += [f"| `{name}` | {_lost_in_words(held)} |" for name, held in HELD.items()]
    return "\n".join(lines)


def _lost_in_words(held: frozenset[str]) -> str:
    """What is not held: ``all but topics; of papers: source``."""
    if held == FIELDS:
        return "nothing: all comes back"
    parts = []
    kept_names = []
    for name in _RECORDS:
        own_fields = {field for field in FIELDS if field.startswith(f"{name}.")}
        if own_fields & held:
            kept_names.append(f"{name}s")
            if missing := sorted(field.partition(".")[2] for field in own_fields - held):
                parts.append(f"of {name}s {' and '.join(missing)}".replace("_", "-"))
    if len(kept_names) < len(_RECORDS):
        parts.insert(0, f"all but {', '.join(kept_names)}")
    return "; ".join(parts)
