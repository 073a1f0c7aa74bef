"""Adds to a record that a person wrote what another one has beyond it, and changes nothing."""

from typing import Any, Final, NamedTuple, TypeVar

from policy_compare.model import Evidence, Person, Source
from policy_compare.names import fold_name

_Record = TypeVar("_Record", bound=Any)

#: What tells where a record is from, or holds records of its own.
_STRUCTURE: Final = frozenset(
    ("id", "paper", "file", "line", "coded", "details", "recommendations", "dismissed", "positions")
)


class KeptValue(NamedTuple):
    """What stays as it stands here, though a file from elsewhere says otherwise.

    ``ref`` cites what it is said of, ``key`` says what.
    """

    ref: str
    key: str
    here: str
    there: str


def fill_record(ref: str, here: _Record, there: _Record, kept: list[KeptValue]) -> _Record:
    """The record with what it lacks of ``there``; what differs is added to ``kept``.

    A quote with its place, and a source, are taken whole or not at all.
    """
    own, other = _texts_and_lists(here), _texts_and_lists(there)
    new = {key: value for key, value in other.items() if value and not own.get(key)}
    kept += [
        KeptValue(ref, key, told_value(own[key]), told_value(value))
        for key, value in other.items()
        if own.get(key) and not _is_said(value, own[key])
    ]
    changes = {key: new.pop(key) for key in here._fields if key in new}
    if new:
        changes["details"] = {**here.details, **new}
    filled: _Record = here._replace(**changes)
    return filled


def _texts_and_lists(record: Any) -> dict[str, Any]:
    values = {key: value for key, value in record._asdict().items() if key not in _STRUCTURE}
    return {**values, **getattr(record, "details", {})}


def _is_said(value: Any, here: Any) -> bool:
    """Whether a value is empty, or says nothing else than is said here, however it is spelt."""
    lists = (one if type(one) is tuple else (one,) for one in (value, here))
    told, told_here = ({fold_name(told_value(item)) for item in items} for items in lists)
    return not value or told <= told_here


def told_value(value: Any) -> str:
    """A value in a sentence; of a person, a quote and a source what tells it from others."""
    if isinstance(value, Person | Evidence | Source):
        return str(getattr(value, "name", "") or getattr(value, "quote", "") or value[1])
    return "; ".join(map(told_value, value)) if isinstance(value, tuple) else str(value)
