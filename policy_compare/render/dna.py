"""A project as a database (SQLite) that Discourse Network Analyzer 3 opens.

A coding is a statement there. Its variables are the kinds of its codes, with a further one,
``actor 2``, where it has several codes of a kind; its stance is DNA's ``agreement``.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from importlib.resources import files
from itertools import chain, count, permutations
from typing import Final, NamedTuple, Union

from policy_compare import dna_format
from policy_compare.author_cells import write_authors
from policy_compare.dna_format import JavaText
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.views.table import View

#: The version of DNA whose tables these are; later ones open them too.
_VERSION: Final = "3.0.11"
#: What is kept of the password ``policy-compare``, for which DNA asks before it opens a database:
#: the hash of jasypt's StrongPasswordEncryptor, with a salt that is the same each time.
_PASSWORD_HASH: Final = "VS8HCuZekOQRQFw54ceb4hngTjtmmWPtkp8wcIbEivG3yd9zxgi3r5a44ztSFgLp"  # noqa: S105

#: The types of statements, with and without a stance, and their colours.
_TYPES: Final = {
    True: ("DNA Statement", 239, 208, 51),
    False: ("Statement without stance", 100, 200, 190),
}
_OWN_KINDS: Final = (dna_format.PERSON, dna_format.ORGANIZATION, dna_format.CONCEPT)
_LEVELS: Final = {"support": 1, "neutral": 0, "oppose": -1}

#: What no text of a database can hold.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")

#: A kind of codes, and how many codes of it stand before one in its coding.
_Slot = tuple[str, int]


class _StatementType(NamedTuple):
    """A type of statements and its variables, by their numbers.

    The variable of a slot has entities, by the ids of their codes; that of ``""`` is empty.
    """

    id: int
    slots: Mapping[_Slot, tuple[int, Mapping[str, int]]]
    long_texts: Mapping[str, int]
    agreement: int


def render(view: View) -> bytes:
    """The database of the answer's form for DNA."""
    return dna_database(view.forms["dna"]())


def dna_database(project: Project) -> bytes:
    """The database with the project's texts as documents and its codings as statements.

    Agreement is yes or no, and a level from 1 to -1 where any stance is neutral.
    """
    tables = files("policy_compare.render").joinpath("dna.sql").read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(tables)
        for table, rows in _DatabaseRows(project).tables.items():
            columns = "(ID, Name, Red, Green, Blue, Password)" if table == "CODERS" else ""
            places = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table}{columns} VALUES ({places})", rows)  # noqa: S608
        connection.commit()
        return connection.serialize()


class _DatabaseRows:
    """The rows of each table, numbered from 1; settings have names in the place of numbers."""

    def __init__(self, project: Project) -> None:
        self.tables: dict[str, list[tuple[Union[str, int, None], ...]]] = defaultdict(list)
        self._add_setting("version", _VERSION)
        self._add_setting(dna_format.TITLE_SETTING, project.title)
        self._add_setting(dna_format.NOTE_SETTING, project.note)
        self._codes = project.codes
        neutral = any(coding.stance == "neutral" for coding in project.codings)
        self._agreement = "integer" if neutral else "boolean"
        coders = self._add_coders(coding.coder for coding in project.codings)
        codings: dict[bool, list[Coding]] = {has_stance: [] for has_stance in _TYPES}
        for coding in project.codings:
            codings[coding.stance is not None].append(coding)
        types = {
            has_stance: self._add_type(has_stance, codings[has_stance]) for has_stance in _TYPES
        }
        texts = {id: JavaText(text.text) for id, text in project.texts.items()}
        documents = {id: self._add_document(text, texts[id]) for id, text in project.texts.items()}
        for coding in project.codings:
            text = texts[coding.text]
            start, stop = map(text.units_before, (coding.start, coding.end))
            place = (documents[coding.text], start, max(stop, start + 1), coders[coding.coder])
            self._add_statement(coding, place, types[coding.stance is not None])

    def _add(self, table: str, *fields: str | int | None) -> int:
        """Put a row into the table; gives its number."""
        rows = self.tables[table]
        rows.append((len(rows) + 1, *fields))
        return len(rows)

    def _add_setting(self, name: str, text: str) -> None:
        if text:
            self.tables["SETTINGS"].append((name, _storable(text)))

    def _short(self, table: str, text: str, short_text: str = "", column: str = "") -> str:
        """The text for a short field of the row that comes next; what is cut is a setting."""
        short_text = short_text or dna_format.cut_short(_storable(text))
        if short_text != text:
            row = len(self.tables[table]) + 1
            name = dna_format.setting_of_field(f"{table}{column}", row, short_text)
            self._add_setting(name, text)
        return short_text

    def _add_coders(self, names: Iterable[str]) -> dict[str, int]:
        admin = self._add("CODERS", dna_format.ADMIN, 255, 255, 0, _PASSWORD_HASH)
        coders = {"": admin, dna_format.ADMIN: admin}
        for name in dict.fromkeys(names):
            if name not in coders:
                short_name = self._short("CODERS", name)
                coders[name] = self._add("CODERS", short_name, 51, 153, 255, _PASSWORD_HASH)
        for pair in permutations(sorted(set(coders.values())), 2):
            self._add("CODERRELATIONS", *pair, 1, 1, 1, 1)
        return coders

    def _add_document(self, text: ProjectText, shown: JavaText) -> int:
        authors = "; ".join(write_authors(text.authors))
        section, type = text.values.get("Section", ""), text.values.get("Type", "")
        cells = (text.name, authors, text.publisher, section, type)
        title, *others, type = (
            self._short("DOCUMENTS", cell, column=f" {number}") for number, cell in enumerate(cells)
        )
        long_texts = _storable(shown.text), _storable(text.note)
        time = _seconds_of_day(text.issued)
        return self._add("DOCUMENTS", title, long_texts[0], 1, *others, long_texts[1], type, time)

    def _add_type(self, has_stance: bool, codings: Sequence[Coding]) -> _StatementType:
        """Put in a type of statements with the variables that its codings need."""
        type = self._add("STATEMENTTYPES", *_TYPES[has_stance])
        codes_of_slots: dict[_Slot, dict[str, Code]] = defaultdict(dict)
        if has_stance:
            codes_of_slots |= {(kind, 0): {} for kind in _OWN_KINDS}
            for id, code in self._codes.items():
                codes_of_slots[code.kind, 0][id] = code
        for coding in codings:
            for slot, code in self._codes_by_slot(coding):
                codes_of_slots[slot][code.id] = code
        slots = {}
        for (kind, before), codes in codes_of_slots.items():
            name = f"{kind} {before + 1}" if before else kind
            variable = self._add("VARIABLES", name, "short text", type)
            slots[kind, before] = (variable, self._add_entities(variable, codes))
        agreement = 0
        if has_stance:
            agreement = self._add("VARIABLES", dna_format.AGREEMENT, self._agreement, type)
        names = dict.fromkeys(name for coding in codings for name in _long_texts(coding))
        long_texts = {name: self._add("VARIABLES", name, "long text", type) for name in names}
        return _StatementType(type, slots, long_texts, agreement)

    def _add_entities(self, variable: int, codes: Mapping[str, Code]) -> dict[str, int]:
        """Put in the entities of a variable, with their attributes; gives them by their codes."""
        names = dna_format.ATTRIBUTES
        attributes = [self._add("ATTRIBUTEVARIABLES", variable, name) for name in names]
        entities: dict[str, int] = {}
        used_names: set[str] = set()
        for code in (Code("", ("",)), *codes.values()):
            ends = chain([""], (f" ({number})" for number in count(2)))
            short_names = (dna_format.cut_short(_storable(code.name), end) for end in ends)
            free_name = next(name for name in short_names if name not in used_names)
            used_names.add(free_name)
            name = self._short("ENTITIES", code.name, free_name)
            entities[code.id] = self._add("ENTITIES", variable, name, 0, 0, 0, None)
            for attribute, text in zip(attributes, ("", "", code.note), strict=True):
                value = self._short("ATTRIBUTEVALUES", text)
                self._add("ATTRIBUTEVALUES", entities[code.id], attribute, value)
        return entities

    def _add_statement(
        self, coding: Coding, place: tuple[int, int, int, int], type: _StatementType
    ) -> None:
        statement = self._add("STATEMENTS", type.id, *place)
        codes = dict(self._codes_by_slot(coding))
        for slot, (variable, entities) in type.slots.items():
            entity = entities[codes[slot].id if slot in codes else ""]
            self._add("DATASHORTTEXT", statement, variable, entity)
        texts = _long_texts(coding)
        for name, variable in type.long_texts.items():
            self._add("DATALONGTEXT", statement, variable, texts.get(name, ""))
        if coding.stance:
            level = _LEVELS[coding.stance]
            value = max(level, 0) if self._agreement == "boolean" else level
            self._add(f"DATA{self._agreement.upper()}", statement, type.agreement, value)

    def _codes_by_slot(self, coding: Coding) -> Iterator[tuple[_Slot, Code]]:
        counts: dict[str, int] = defaultdict(int)
        for id in coding.codes:
            code = self._codes[id]
            yield (code.kind, counts[code.kind]), code
            counts[code.kind] += 1


def _long_texts(coding: Coding) -> dict[str, str]:
    """What the coding says at length, by the variables for it."""
    fields = (coding.name, coding.note, coding.date)
    texts = zip(dna_format.LONG_TEXTS, fields, strict=True)
    return {name: _storable(text) for name, text in texts if text}


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)


def _seconds_of_day(issued: str) -> int:
    """When the first day of an EDTF date began, in seconds from 1970; 0 where there is none."""
    for day in (issued[:10], f"{issued[:7]}-01", f"{issued[:4]}-01-01"):
        # A season or an X may stand in the place of a number.
        with suppress(ValueError):
            return (date.fromisoformat(day) - date(1970, 1, 1)).days * dna_format.SECONDS_OF_DAY
    return 0
