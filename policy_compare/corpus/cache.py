"""Keeps large corpora as they were read, so that the next reading is quick.

An entry is named by what its files held and by the version of the program, so it can
never be out of date, and it can be deleted at any time. It holds texts and numbers, with
their digest: nothing in it is run, and an entry that is damaged, foreign or of another
make counts as none. Entries are put in place whole, so that two processes do not disturb
each other.

After its head an entry has a line of JSON, and then the texts that are all different, one
after the other, since to cut them apart takes a tenth of what JSON takes.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice, repeat
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_cache_path

from policy_compare import __version__
from policy_compare.files import content
from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Instrument,
    Paper,
    Person,
    Proposition,
    Recommendation,
    Source,
    StanceOn,
    Tension,
    Topic,
)
from policy_compare.problems import Problem
from policy_compare.statements import codebook

#: Rises when the form of an entry does.
_FORM = 1
_SUFFIX = ".corpus"

#: Between texts; none holds it, since no corpus may.
_APART = "\0"

#: How many entries are kept: each is about as large as its corpus.
_MOST = 8

_ENTRIES: dict[str, Callable[..., Any]] = {
    "topics": Topic,
    "propositions": Proposition,
    "actors": Actor,
    "instruments": Instrument,
}


class Known(NamedTuple):
    """What an entry holds: the corpus, and its warnings, each with its file's bare name."""

    corpus: Corpus
    problems: tuple[Problem, ...]


def folder() -> Path:
    """Where the platform keeps caches."""
    return user_cache_path("policy-compare", appauthor=False)


def load(key: str) -> Known | None:
    """What was stored under the key, or None where there is nothing that can be used."""
    try:
        data = content(folder() / f"{key}{_SUFFIX}")
    except (OSError, RuntimeError):
        return None
    start = len(_head(key, b""))
    if data[:start] != _head(key, data[start:]):
        return None
    try:
        return _known(data[start:].decode())
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        # The digest is right and the form is not: it is none of ours.
        return None


def store(key: str, corpus: Corpus, problems: Sequence[Problem]) -> None:
    """Keep the corpus under the key; where that cannot be done, nothing happens."""
    with suppress(OSError, RuntimeError, UnicodeEncodeError):
        data = _text(corpus, problems).encode()
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_head(key, data) + data)
            Path(temporary).replace(place / f"{key}{_SUFFIX}")
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _forget(place)


def _head(key: str, data: bytes) -> bytes:
    """What an entry begins with."""
    made = f"policy-compare {__version__} cache {_FORM}\n{key}\n"
    return f"{made}{sha256(data).hexdigest()}\n".encode()


def _forget(place: Path) -> None:
    """Delete the oldest entries beyond those that are kept."""
    entries = sorted(place.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for path in entries[:-_MOST]:
        path.unlink(missing_ok=True)


def _text(corpus: Corpus, problems: Sequence[Problem]) -> str:
    """The corpus as an entry holds it; recommendations as a column for each field."""
    items = list(corpus.recommendations())
    texts: list[str] = []
    values = {
        "codebook": codebook(corpus.codebook),
        "papers": [
            (len(paper.recommendations), *paper._replace(recommendations=()))
            for paper in corpus.papers.values()
        ],
        "count": len(items),
        "recommendations": [_coded(column, texts) for column in zip(*items, strict=True)],
        "problems": list(problems),
    }
    line = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return "\n".join((line, _APART.join(texts)))


def _coded(column: Sequence[Any], texts: list[str]) -> list[Any]:
    """A column as its distinct values and their places, where many are the same.

    Otherwise as it is, or as nothing where its values are texts that went to ``texts``.
    """
    distinct = dict.fromkeys(column)
    if 2 * len(distinct) <= len(column):
        places = {value: place for place, value in enumerate(distinct)}
        return [list(distinct), [] if len(distinct) == 1 else [places[one] for one in column]]
    if any(one.__class__ is not str or _APART in one for one in column):
        return [list(column)]
    texts += column
    return []


def _known(text: str) -> Known:
    line, _, rest = text.partition("\n")
    values = json.loads(line)
    read = _columns(values["recommendations"], values["count"], rest.split(_APART))
    items = map(Recommendation._make, zip(*read, strict=False))
    papers = {}
    for count, *fields in values["papers"]:
        paper = Paper(*fields)
        papers[paper.id] = paper._replace(
            authors=tuple(Person(*person) for person in paper.authors),
            source=Source(*paper.source) if paper.source else None,
            recommendations=tuple(islice(items, count)),
            dismissed=tuple(Dismissal(*dismissal) for dismissal in paper.dismissed),
        )
    if sum(len(paper.recommendations) for paper in papers.values()) != values["count"]:
        raise ValueError
    return Known(
        Corpus(_codebook(values["codebook"]), papers),
        tuple(Problem(*one) for one in values["problems"]),
    )


def _columns(columns: Sequence[Any], count: int, texts: list[str]) -> Iterator[Iterable[Any]]:
    """A column of values for each field of a recommendation."""
    taken = 0
    for field, column in zip(Recommendation._fields, columns, strict=bool(count)):
        if not column:
            yield texts[taken : taken + count]
            taken += count
            continue
        distinct = list(map(_FIELDS[field], column[0])) if field in _FIELDS else column[0]
        if len(column) == 1:
            yield distinct
        elif len(distinct) == 1:
            yield repeat(distinct[0])
        else:
            yield map(distinct.__getitem__, column[1])


def _evidence(value: Any) -> Evidence | None:
    return Evidence(*value) if value else None


def _positions(value: Any) -> tuple[StanceOn, ...]:
    return tuple(
        StanceOn(proposition, stance, condition, tuple(by), strength)
        for proposition, stance, condition, by, strength in value
    )


#: How the fields that are no text or number are made again.
_FIELDS: dict[str, Callable[[Any], Any]] = {
    "actors": tuple,
    "targets": tuple,
    "topics": tuple,
    "positions": _positions,
    "evidence": _evidence,
}


def _codebook(values: Any) -> Codebook:
    """The codebook of the values that ``statements.codebook`` makes."""
    made: dict[str, Any] = {
        section: {
            id: record(id=id, **_entry(entry, {} if section == "propositions" else {"label": id}))
            for id, entry in values.get(section, {}).items()
        }
        for section, record in _ENTRIES.items()
    }
    made["tensions"] = tuple(Tension(**_entry(one, {})) for one in values.get("tensions", ()))
    direct = {key: values[key] for key in ("title", "about", "quote_words") if key in values}
    return Codebook(**made, **direct)


def _entry(values: Any, default: dict[str, Any]) -> dict[str, Any]:
    return default | {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    }
