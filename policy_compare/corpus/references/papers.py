"""Makes papers of what a reference manager's file says: ids for them, and values as our files hold.

What has no place in a paper's file, and what is no date, DOI or address, is left out and told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from policy_compare.corpus.form.paper_form import PAPER
from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.form.values import Text
from policy_compare.corpus.references.dates import edtf_of_text
from policy_compare.corpus.tables.new_ids import NewIds
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.doi import find_doi
from policy_compare.model import Paper, Person
from policy_compare.names import FreeNames

#: A value with more characters is none that a reference has.
LONGEST_VALUE = 100_000
#: So many examples of what was left out are named, and so many fields.
_EXAMPLES = 3
_FIELDS = 20

_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [^<>]{0,99})?>")
_TEXT_KINDS = {field.key: field.kind for field in PAPER.fields if isinstance(field.kind, Text)}


class Description(NamedTuple):
    """What a file says of a publication.

    ``key`` is what it is called there, ``type`` that of CSL, ``issued`` a date in any notation.
    ``texts`` are by CSL's variables, as the file has them.
    """

    key: str = ""
    type: str = ""
    authors: tuple[Person, ...] = ()
    issued: str = ""
    texts: Mapping[str, str] = {}


class References(NamedTuple):
    """The papers that a file describes, and in sentences what of it was left out or changed."""

    papers: tuple[Paper, ...] = ()
    left_out: tuple[str, ...] = ()


def make_references(
    descriptions: Iterable[Description], other_fields: Mapping[str, int], notes: Iterable[str]
) -> References:
    """Papers of the descriptions, in their order, without recommendations.

    ``other_fields`` are those that no variable of CSL stands for, with how often each stood there,
    ``notes`` what else was left out of the file.
    """
    maker = _PaperMaker()
    papers = tuple(filter(None, map(maker.make_paper, descriptions)))
    fields = [f"{_shorten(name)} ({count})" for name, count in sorted(other_fields.items())]
    places = [f"fields that have no place here: {_some(fields, _FIELDS)}"] if fields else []
    return References(papers, (*notes, *places, *maker.sentences()))


class _PaperMaker:
    """Makes papers, and remembers what it could not take."""

    def __init__(self) -> None:
        self._ids = NewIds(of_files=True)
        self._names = FreeNames()
        self._untitled: list[str] = []
        self._refused: dict[str, list[str]] = {}
        self._repeated: list[str] = []

    def make_paper(self, description: Description) -> Paper | None:
        """The paper, or None where it has no title."""
        values = {}
        for name, text in (*description.texts.items(), ("issued", description.issued)):
            if text and (value := self._take_value(name, text)):
                values[name] = value
        if "title" not in values:
            self._untitled.append(f"'{_shorten(description.key) or 'without a key'}'")
            return None
        paper = Paper(
            "",
            values.pop("title"),
            values.pop("title-short", ""),
            authors=tuple(filter(None, map(_clean_person, description.authors))),
            publisher=values.pop("publisher", ""),
            issued=values.pop("issued", ""),
            type=description.type,
            details=values,
        )
        return paper._replace(id=self._give_id(description.key, paper))

    def sentences(self) -> Iterator[str]:
        """What was left out or changed, each kind once with its number."""
        if self._untitled:
            yield f"entries without a title, which were left out: {_some(self._untitled)}"
        for name, texts in self._refused.items():
            yield f"{name} that cannot be held as it stands, and was left out: {_some(texts)}"
        if self._repeated:
            yield f"keys of several entries, which got other ids: {_some(self._repeated)}"

    def _take_value(self, name: str, text: str) -> str:
        """The value as a paper's file holds it; empty where it cannot, which is remembered."""
        value = _clean(_MARKUP.sub("", text[: LONGEST_VALUE + 1]))
        if name in ("issued", "accessed"):
            value = edtf_of_text(value)
        elif name == "DOI":
            value = find_doi(value)
        find_fault = _TEXT_KINDS[name].find_fault
        if not value or len(text) > LONGEST_VALUE or (find_fault and find_fault(value)):
            if _clean(text[:LONGEST_VALUE]):
                self._refused.setdefault(name, []).append(f"'{_shorten(text)}'")
            return ""
        return value

    def _give_id(self, key: str, paper: Paper) -> str:
        """The file's key where it can be an id and says something, else author and year."""
        name = key if is_id(key) and not key.isdecimal() else ""
        if not name:
            surname = paper.authors[0].surname if paper.authors else ""
            name = f"{surname} {paper.year}" if surname else " ".join(paper.title.split()[:4])
        free_name = self._names.take(name)
        id = self._ids.give_id(free_name)
        if free_name != name and name == key:
            self._repeated.append(f"{_shorten(name)} → {id}")
        return id


def _clean(text: str) -> str:
    """The text on one line with single spaces, without what a paper's file may not hold."""
    return " ".join(one_line_text(text).split())


def _clean_person(person: Person) -> Person | None:
    """The person with clean parts; None where none is left."""
    cleaned = Person(*map(_clean, person))
    return cleaned if any(cleaned) else None


def _shorten(text: str) -> str:
    """So much of the text as is told of it."""
    return _clean(text[:40])


def _some(texts: list[str], most: int = _EXAMPLES) -> str:
    """The first of the texts, and how many there are."""
    more = f" … ({len(texts)} in all)" if len(texts) > most else ""
    return ", ".join(texts[:most]) + more
