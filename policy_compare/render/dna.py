"""A project as a database (SQLite) that Discourse Network Analyzer 3 opens.

A coding is a statement there. Its variables are the kinds of its codes, with a further one,
``actor 2``, where it has several codes of a kind; its stance is DNA's ``agreement``.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from importlib.resources import files
from itertools import permutations
from typing import Final, NamedTuple, Union

from policy_compare import dna_format
from policy_compare.author_cells import write_authors
from policy_compare.dna_format import CONCEPT, ORGANIZATION, PERSON, JavaText
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.views.table import View

#: The version of DNA that opens it, and the day of that version.
_SETTINGS: Final = {"version": "3.0.11", "date": "2024-08-20"}
#: What is kept of the password ``policy-compare``, for which DNA asks before it opens a database:
#: the hash of jasypt's StrongPasswordEncryptor, with a salt that is the same each time.
_PASSWORD_HASH: Final = "VS8HCuZekOQRQFw54ceb4hngTjtmmWPtkp8wcIbEivG3yd9zxgi3r5a44ztSFgLp"  # noqa: S105

#: The types of statements, with their colours: with a stance, with other codes, a mere note.
_WITH_STANCE: Final = "DNA Statement"
_WITHOUT_STANCE: Final = "Statement without stance"
_ANNOTATION: Final = "Annotation"
_TYPES: Final = {
    _WITH_STANCE: (239, 208, 51),
    _WITHOUT_STANCE: (100, 200, 190),
    _ANNOTATION: (211, 211, 211),
}
_OWN_KINDS: Final = (PERSON, ORGANIZATION, CONCEPT)
_LEVELS: Final = {"support": 1, "neutral": 0, "oppose": -1}

#: What no database of texts can hold.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")

#: A kind of codes, and how many codes of it stand before one in its coding.
_Slot = tuple[str, int]


class _Variables(NamedTuple):
    """A type of statements and its variables, by their numbers.

    ``entities`` are those of each slot by the ids of their codes; ``""`` is the empty one.
    ``agreement`` is where a stance goes: the table and the variable.
    """

    type: int
    of_slots: Mapping[_Slot, int]
    entities: Mapping[_Slot, Mapping[str, int]]
    of_texts: Mapping[str, int]
    agreement: tuple[str, int]


def render(view: View) -> bytes:
    """The database of the answer's form for DNA."""
    return dna_database(view.forms["dna"]())


def dna_database(project: Project) -> bytes:
    """The database with the project's texts as documents and its codings as statements.

    Stances are yes or no, and levels from 1 to -1 where any is neutral.
    """
    tables = files("policy_compare.render").joinpath("dna.sql").read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(tables)
        for table, rows in _Rows(project).tables.items():
            names = "(ID, Name, Red, Green, Blue, Password)" if table == "CODERS" else ""
            places = ", ".join("?" * len(rows[0]))
            storable = (
                [
                    _UNSTORABLE.sub("\ufffd", field) if isinstance(field, str) else field
                    for field in row
                ]
                for row in rows
            )
            connection.executemany(f"INSERT INTO {table}{names} VALUES ({places})", storable)  # noqa: S608
        connection.commit()
        return connection.serialize()


class _Rows:
    """The rows of the tables, numbered from 1."""

    def __init__(self, project: Project) -> None:
        self.tables: dict[str, list[tuple[Union[str, int, None], ...]]] = defaultdict(list)
        about = {dna_format.TITLE_SETTING: project.title, dna_format.NOTE_SETTING: project.note}
        self.tables["SETTINGS"] += (
            _SETTINGS | {key: text for key, text in about.items() if text}
        ).items()
        self._codes = project.codes
        coders = self._add_coders(coding.coder for coding in project.codings)
        codings = defaultdict(list)
        for coding in project.codings:
            codings[_type_of(coding)].append(coding)
        variables = {label: self._add_type(label, codings[label]) for label in _TYPES}
        texts = {id: JavaText(text.text) for id, text in project.texts.items()}
        documents = {id: self._add_document(text, texts[id]) for id, text in project.texts.items()}
        for coding in project.codings:
            text = texts[coding.text]
            start, stop = map(text.units_before, (coding.start, coding.end))
            place = (documents[coding.text], start, max(stop, start + 1), coders[coding.coder])
            self._add_statement(coding, place, variables[_type_of(coding)])

    def _add(self, table: str, *fields: str | int | None) -> int:
        """Put a row into the table; gives its number."""
        rows = self.tables[table]
        rows.append((len(rows) + 1, *fields))
        return len(rows)

    def _short(self, table: str, text: str, shown: str = "") -> str:
        """The text for a short field of the row that comes next; what is cut, is a setting."""
        shown = shown or dna_format.cut_short(text)
        if shown != text:
            setting = dna_format.setting_of_field(table, len(self.tables[table]) + 1, shown)
            self.tables["SETTINGS"].append((setting, text))
        return shown

    def _add_coders(self, names: Iterable[str]) -> dict[str, int]:
        admin = self._add("CODERS", dna_format.ADMIN, 255, 255, 0, _PASSWORD_HASH)
        coders = {"": admin, dna_format.ADMIN: admin}
        for name in dict.fromkeys(names):
            if name not in coders:
                shown = self._short("CODERS", name)
                coders[name] = self._add("CODERS", shown, 51, 153, 255, _PASSWORD_HASH)
        for pair in permutations(sorted(set(coders.values())), 2):
            self._add("CODERRELATIONS", *pair, 1, 1, 1, 1)
        return coders

    def _add_document(self, text: ProjectText, shown: JavaText) -> int:
        authors = "; ".join(write_authors(text.authors))
        section, type = text.values.get("Section", ""), text.values.get("Type", "")
        cells = (text.name, authors, text.publisher, section, type)
        title, *others, type = (self._short("DOCUMENTS", cell) for cell in cells)
        day = _seconds_of_day(text.issued)
        return self._add("DOCUMENTS", title, shown.text, 1, *others, text.note, type, day)

    def _add_type(self, label: str, codings: Iterable[Coding]) -> _Variables:
        """Put in a type of statements with the variables that its codings need."""
        type = self._add("STATEMENTTYPES", label, *_TYPES[label])
        slots: dict[_Slot, dict[str, Code]] = defaultdict(dict)
        if label == _WITH_STANCE:
            slots |= {(kind, 0): {} for kind in _OWN_KINDS}
            for id, code in self._codes.items():
                slots[code.kind, 0][id] = code
        for coding in codings:
            for slot, code in self._codes_by_slot(coding):
                slots[slot][code.id] = code
        of_slots, entities, agreement = {}, {}, ("", 0)
        for slot, codes in slots.items():
            of_slots[slot] = self._add("VARIABLES", _variable(slot), "short text", type)
            entities[slot] = self._add_entities(of_slots[slot], codes)
            if label == _WITH_STANCE and slot == (CONCEPT, 0):
                neutral = any(coding.stance == "neutral" for coding in codings)
                kind = "integer" if neutral else "boolean"
                agreement = (
                    f"DATA{kind.upper()}",
                    self._add("VARIABLES", dna_format.AGREEMENT, kind, type),
                )
        texts = {name: None for coding in codings for name in _long_texts(coding)}
        if label == _ANNOTATION:
            texts[dna_format.NOTE] = None
        of_texts = {name: self._add("VARIABLES", name, "long text", type) for name in texts}
        return _Variables(type, of_slots, entities, of_texts, agreement)

    def _add_entities(self, variable: int, codes: Mapping[str, Code]) -> dict[str, int]:
        """Put in the entities of a variable, with their attributes; gives them by their codes."""
        attributes = [
            self._add("ATTRIBUTEVARIABLES", variable, name) for name in dna_format.ATTRIBUTES
        ]
        entities = {}
        shown: set[str] = set()
        for id, name, note in (
            ("", "", ""),
            *((id, code.name, code.note) for id, code in codes.items()),
        ):
            value = dna_format.cut_short(name)
            while value in shown:
                value = dna_format.cut_short(name, f" ({len(shown)})")
            shown.add(value)
            value = self._short("ENTITIES", name, value)
            entities[id] = self._add("ENTITIES", variable, value, 0, 0, 0, None)
            for attribute, text in zip(attributes, ("", "", note), strict=True):
                shown_text = self._short("ATTRIBUTEVALUES", text)
                self._add("ATTRIBUTEVALUES", entities[id], attribute, shown_text)
        return entities

    def _add_statement(
        self, coding: Coding, place: tuple[int, int, int, int], variables: _Variables
    ) -> None:
        statement = self._add("STATEMENTS", variables.type, *place)
        codes = dict(self._codes_by_slot(coding))
        for slot, variable in variables.of_slots.items():
            entity = variables.entities[slot][codes[slot].id if slot in codes else ""]
            self._add("DATASHORTTEXT", statement, variable, entity)
        if coding.stance:
            table, variable = variables.agreement
            level = _LEVELS[coding.stance]
            self._add(
                table, statement, variable, level if table == "DATAINTEGER" else max(level, 0)
            )
        texts = _long_texts(coding)
        for name, variable in variables.of_texts.items():
            self._add("DATALONGTEXT", statement, variable, texts.get(name, ""))

    def _codes_by_slot(self, coding: Coding) -> Iterator[tuple[_Slot, Code]]:
        counts: dict[str, int] = defaultdict(int)
        for id in coding.codes:
            code = self._codes[id]
            yield (code.kind, counts[code.kind]), code
            counts[code.kind] += 1


def _type_of(coding: Coding) -> str:
    if coding.stance:
        return _WITH_STANCE
    return _WITHOUT_STANCE if coding.codes or coding.name else _ANNOTATION


def _variable(slot: _Slot) -> str:
    """What the variable of a slot is called."""
    kind, before = slot
    name = kind or "code"
    return f"{name} {before + 1}" if before else name


def _long_texts(coding: Coding) -> dict[str, str]:
    """What the coding says at length, by the variables for it."""
    texts = {
        dna_format.STATEMENT: coding.name,
        dna_format.NOTE: coding.note,
        dna_format.DATE: coding.date,
    }
    return {name: text for name, text in texts.items() if text}


def _seconds_of_day(issued: str) -> int:
    """When the first day of an EDTF date began, in seconds from 1970; 0 where there is none."""
    for day in (issued[:10], f"{issued[:7]}-01", f"{issued[:4]}-01-01"):
        # A season or an X may stand in the place of a number.
        with suppress(ValueError):
            return (date.fromisoformat(day) - date(1970, 1, 1)).days * dna_format.SECONDS_OF_DAY
    return 0
