"""Understands the names in a model's answer by the codebook, and sets aside those that it lacks.

Models write a label or an alias for an id, which is understood. A name that is none is not
invented into the codebook: it is left out and told. Where it stands in a position the
recommendation comes in uncoded, since what is left would pass for all that was meant.
"""

from typing import Any, NamedTuple

from policy_compare.corpus.yaml.notation import write_inline, write_scalar
from policy_compare.corpus_names import CodebookKind, CorpusNames
from policy_compare.names import Sureness

#: The keys of a recommendation that name things, and of which kind these are.
_LISTS: dict[str, CodebookKind] = {"actors": "actor", "targets": "actor", "topics": "topic"}

#: A line of a comment has no more characters, nor has a name that is told.
_LONGEST_LINE = 200
_LONGEST_NAME = 60

#: Names that the codebook lacks, each with its kind.
UnknownNames = list[tuple[str, str]]


class SettledEntry(NamedTuple):
    """A recommendation's ``values`` with ids for its names, without the ``unknown`` ones.

    ``positions`` are what it has of these, as lines, if they were set aside.
    """

    values: Any
    positions: tuple[str, ...]
    unknown: UnknownNames


def settle_names(entry: Any, names: CorpusNames) -> SettledEntry:
    """The recommendation by the names of a codebook. What has another form stays as it is."""
    unknown: UnknownNames = []
    if not isinstance(entry, dict):
        return SettledEntry(entry, (), unknown)
    values = dict(entry)
    for key, kind in _LISTS.items():
        if isinstance(entry.get(key), list):
            values[key] = _settle_list(kind, entry[key], names, unknown)
    if isinstance(entry.get("instrument"), str):
        values["instrument"] = _settle_name("instrument", entry["instrument"], names, unknown)
    positions = entry.get("positions")
    if not isinstance(positions, dict):
        return SettledEntry(values, (), unknown)
    count_before = len(unknown)
    values["positions"] = {
        _settle_name("proposition", key, names, unknown): _settle_position(value, names, unknown)
        for key, value in positions.items()
    }
    if len(unknown) == count_before and len(values["positions"]) == len(positions):
        return SettledEntry(values, (), unknown)
    del values["positions"]
    return SettledEntry(values, tuple(_position_line(*item) for item in positions.items()), unknown)


def _settle_position(value: Any, names: CorpusNames, unknown: UnknownNames) -> Any:
    if not isinstance(value, dict) or not isinstance(value.get("by"), list):
        return value
    return {**value, "by": _settle_list("actor", value["by"], names, unknown) or None}


def _settle_list(
    kind: CodebookKind, listed: list[Any], names: CorpusNames, unknown: UnknownNames
) -> list[Any]:
    if not all(isinstance(name, str) for name in listed):
        return listed
    ids = [_settle_name(kind, name, names, unknown) for name in listed]
    return list(dict.fromkeys(filter(None, ids)))


def _settle_name(kind: CodebookKind, typed: str, names: CorpusNames, unknown: UnknownNames) -> str:
    """The id of what is called so; nothing where there is none, or several are."""
    fit = names.find_fit(kind, typed)
    if fit.sureness <= Sureness.NAME and len(fit.ids) == 1:
        return fit.ids[0]
    unknown.append((kind, typed.strip()[:_LONGEST_NAME]))
    return ""


def _position_line(proposition: str, value: Any) -> str:
    """A position as a line of a paper's file, as far as it is one."""
    parts = value if isinstance(value, dict) else {"stance": value}
    texts = {key: part for key, part in parts.items() if isinstance(part, str)}
    written = write_inline("", texts if len(texts) > 1 else texts.get("stance", ""))
    return f"{write_scalar(proposition)}: {written}"[:_LONGEST_LINE]
