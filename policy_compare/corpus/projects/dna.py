"""Reads databases of Discourse Network Analyzer, of its versions 2 and 3, as projects.

A statement is a coding. What its variables hold are codes, whose kind is the variable's name; but
agreement is its stance, and what is long is a note.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from policy_compare import dna_format
from policy_compare.author_cells import read_author, split_authors
from policy_compare.dna_format import JavaText, setting_of_field
from policy_compare.files.databases import DatabaseFile, Field, open_database
from policy_compare.model import Stance
from policy_compare.project import Code, Coding, Project, ProjectText

_DOCUMENT: Final = ("ID", "Title", "Text", "Author", "Source", "Section", "Type", "Notes", "Date")
#: What has no place in a project, by its table.
_LEFT_OUT: Final = {"REGEXES": "search expressions", "STATEMENTLINKS": "links of statements"}
#: A further variable for what another one holds, such as ``actor 2``.
_FURTHER: Final = re.compile(r"(.+) [1-9]\d*")
_FIRST_DAY: Final = date(1970, 1, 1).toordinal()


class _Variable(NamedTuple):
    """A variable of a type of statements; its codes are of a ``kind``."""

    type: Field
    name: str
    data: str
    kind: str = ""

    @property
    def is_stance(self) -> bool:
        """Whether it says who is for and who against."""
        return self.name == dna_format.AGREEMENT and self.data in ("boolean", "integer")


#: A variable of a statement and what it holds: a code, by its id, or else what is stored.
_Value = tuple[_Variable, Field, str]


def read_dna(data: bytes, name: str) -> Project:
    """The project in a database of ``data`` in the file ``name``.

    Places count the characters of a text whose lines end in LF.

    Raises:
        SourceError: it is no database, is damaged, or has not the tables of this program.
    """
    with open_database(data, name) as file:
        return _ProjectReader(file).read()


class _ProjectReader:
    """Reads the tables, each once."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file
        rows = file.rows("SETTINGS", ("Property", "Value"))
        self._settings = {_text(key): _text(value) for key, value in rows}
        self._is_old = "ENTITIES" not in file.tables
        columns = ("ID", "StatementTypeId", "Variable", "DataType")
        self._variables = _variables_by_id(file.rows("VARIABLES", columns))
        self._codes: dict[str, Code] = {}

    def read(self) -> Project:
        """What the database holds."""
        rows = {row[0]: row for row in self._file.rows("DOCUMENTS", _DOCUMENT)}
        texts = {id: JavaText(_text(row[2])) for id, row in rows.items()}
        codings, misplaced = self._read_codings(texts)
        counts = {
            what: sum(1 for _ in self._file.rows(table, self._file.tables[table][:1]))
            for table, what in _LEFT_OUT.items()
            if table in self._file.tables
        }
        counts["statements at no place of a text"] = misplaced
        return Project(
            f"Discourse Network Analyzer {self._settings.get('version', '')}".strip(),
            self._settings.get(dna_format.TITLE_SETTING, ""),
            {str(id): self._read_document(row, texts[id].text) for id, row in rows.items()},
            self._codes,
            tuple(codings),
            tuple(f"{what}, left out: {count}" for what, count in counts.items() if count),
            self._settings.get(dna_format.NOTE_SETTING, ""),
        )

    def _uncut_text(self, table: str, row: Field, field: Field) -> str:
        """The text of a short field, whole where it was cut."""
        shown = _text(field)
        return self._settings.get(setting_of_field(table, row, shown), shown)

    def _read_document(self, row: tuple[Field, ...], text: str) -> ProjectText:
        id, title, _, *short, notes, time = row
        name, author, source, section, type = (
            self._uncut_text(f"DOCUMENTS {number}", id, field)
            for number, field in enumerate((title, *short))
        )
        return ProjectText(
            str(id),
            name,
            text,
            authors=tuple(map(read_author, split_authors(author))),
            publisher=source,
            issued=_day_of(time, is_old=self._is_old),
            note=_text(notes),
            values={name: value for name, value in (("Section", section), ("Type", type)) if value},
        )

    def _read_codings(self, texts: Mapping[Field, JavaText]) -> tuple[list[Coding], int]:
        """The statements, and the number of those that are at no place of a text."""
        coders: dict[Field, str] = {
            id: self._uncut_text("CODERS", id, name)
            for id, name in self._file.rows("CODERS", ("ID", "Name"))
        }
        values: dict[Field, list[_Value]] = defaultdict(list)
        for statement, value in self._read_values():
            values[statement].append(value)
        codings, misplaced = [], 0
        columns = ("ID", "DocumentId", "Start", "Stop", "Coder")
        for id, document, start, stop, coder in self._file.rows("STATEMENTS", columns):
            place = _place_in(texts.get(document), start, stop)
            if place is None:
                misplaced += 1
                continue
            name = coders.get(coder, "")
            coder_name = "" if name == dna_format.ADMIN else name
            coding = Coding(str(document), *place, (), coder=coder_name)
            codings.append(_with_values(coding, values.pop(id, [])))
        return codings, misplaced

    def _read_values(self) -> Iterator[tuple[Field, _Value]]:
        """What the statements' variables hold, each with its statement."""
        entities: dict[Field, str] = {}
        if self._is_old:
            self._read_old_entities()
        else:
            entities = self._read_entities()
        for data in ("SHORTTEXT", "BOOLEAN", "INTEGER", "LONGTEXT"):
            column = "Entity" if data == "SHORTTEXT" and not self._is_old else "Value"
            rows = self._file.rows(f"DATA{data}", ("StatementId", "VariableId", column))
            for statement, id, stored in rows:
                if variable := self._variables.get(id):
                    code = ""
                    if column == "Entity":
                        code = entities.get(stored, "")
                    elif not (variable.is_stance or data == "LONGTEXT"):
                        yes_or_no = "yes" if stored else "no"
                        name = yes_or_no if data == "BOOLEAN" else _text(stored)
                        code = self._add_code(variable, name)
                    yield statement, (variable, stored, code)

    def _read_old_entities(self) -> None:
        """Make codes of the entities of version 2, which statements hold by their texts."""
        columns = ("VariableId", "Value", *dna_format.ATTRIBUTES)
        for id, value, *texts in self._file.rows("ATTRIBUTES", columns):
            if variable := self._variables.get(id):
                attributes = zip(dna_format.ATTRIBUTES, map(_text, texts), strict=True)
                self._add_code(variable, _text(value), attributes)

    def _read_entities(self) -> dict[Field, str]:
        """The ids of the codes that are made of the entities, by the entities' numbers."""
        rows = self._file.rows("ATTRIBUTEVARIABLES", ("ID", "AttributeVariable"))
        names = {id: _text(name) for id, name in rows}
        attributes: dict[Field, list[tuple[str, str]]] = defaultdict(list)
        columns = ("ID", "EntityId", "AttributeVariableId", "AttributeValue")
        for id, entity, name, text in self._file.rows("ATTRIBUTEVALUES", columns):
            uncut_text = self._uncut_text("ATTRIBUTEVALUES", id, text)
            attributes[entity].append((names.get(name, ""), uncut_text))
        entities = {}
        for id, variable_id, value in self._file.rows("ENTITIES", ("ID", "VariableId", "Value")):
            if variable := self._variables.get(variable_id):
                name = self._uncut_text("ENTITIES", id, value)
                entities[id] = self._add_code(variable, name, attributes[id])
        return entities

    def _add_code(
        self, variable: _Variable, name: str, attributes: Iterable[tuple[str, str]] = ()
    ) -> str:
        """The id of the code that stands for a value; what is empty has none."""
        if not name:
            return ""
        id = f"{variable.kind}/{name}"
        if id not in self._codes:
            # The notes come last and as they are, since ours may end in values.
            lines = [(key == "Notes", f"{key}: {text}", text) for key, text in attributes if text]
            note = "\n".join(text if is_note else line for is_note, line, text in sorted(lines))
            self._codes[id] = Code(id, (name,), variable.kind, note)
        return id


def _variables_by_id(rows: Iterable[tuple[Field, ...]]) -> dict[Field, _Variable]:
    variables = {id: _Variable(type, _text(name), _text(data)) for id, type, name, data in rows}
    names = {(variable.type, variable.name) for variable in variables.values()}
    for id, variable in variables.items():
        further = _FURTHER.fullmatch(variable.name)
        kind = further[1] if further and (variable.type, further[1]) in names else variable.name
        variables[id] = variable._replace(kind=kind)
    return variables


def _place_in(text: JavaText | None, start: Field, stop: Field) -> tuple[int, int] | None:
    """From which character of the text up to before which one, or nothing where there are none."""
    if text is None or not isinstance(start, int) or not isinstance(stop, int):
        return None
    first, end = text.place_after(max(start, 0)), min(text.place_after(stop), len(text.text))
    return (first, end) if first < end else None


def _with_values(coding: Coding, values: Iterable[_Value]) -> Coding:
    """The coding with what its statement's variables hold."""
    codes: dict[str, None] = {}
    texts: dict[str, str] = {}
    stance: Stance | None = None
    for variable, stored, code in values:
        if code:
            codes[code] = None
        elif variable.is_stance and isinstance(stored, int):
            against: Stance = "neutral" if stored == 0 and variable.data == "integer" else "oppose"
            stance = "support" if stored > 0 else against
        elif variable.data == "long text" and stored:
            texts[variable.name] = _text(stored)
    name, note, date = (texts.pop(key, "") for key in dna_format.LONG_TEXTS)
    notes = (*(f"{key}: {text}" for key, text in texts.items()), note)
    return coding._replace(
        codes=tuple(codes),
        stance=stance,
        name=" ".join(name.split()),
        note="\n".join(filter(None, notes)),
        date=date,
    )


def _day_of(time: Field, *, is_old: bool) -> str:
    """The day as an EDTF date; for none, DNA has no other sign than the beginning of 1970.

    Version 3 counts seconds. Version 2 counted milliseconds, from a midnight that was that of the
    coder's own place, so the nearest one is meant.
    """
    if not isinstance(time, int) or time == 0:
        return ""
    seconds = time // 1000 + dna_format.SECONDS_OF_DAY // 2 if is_old else time
    day = _FIRST_DAY + seconds // dna_format.SECONDS_OF_DAY
    return date.fromordinal(day).isoformat() if 0 < day <= date.max.toordinal() else ""


def _text(field: Field) -> str:
    """A field that should be text."""
    if isinstance(field, bytes):
        return field.decode("utf-8", "replace")
    return "" if field is None else str(field)
