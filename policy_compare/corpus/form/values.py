"""The kinds of values that a file can hold: how each is read, and its JSON Schema.

A form (see ``paper_form``) is built of these, once, and both the reader and the schema
for editors come from it, so the two cannot drift apart. ``read`` returns None for
what it has reported as unreadable.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.nodes import WRONG_FORM, Value
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.invisible import is_blank
from policy_compare.names import nearest_names
from policy_compare.problems import ProblemKind

Schema = dict[str, Any]

#: A problem with a text, and what its message says of it.
TextFault = tuple[ProblemKind, dict[str, object]]

#: What a key without a value is most often: the rest of a text in the short form.
_UNQUOTED = "if it is the rest of a text with a comma, put that text in quotes"


def whole_number(value: Value) -> int | None:
    """The whole number from 1 that ``value`` is, or None; beyond nine digits it is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value) or None
    return None


EMPTY_VALUE = ProblemKind(
    code="empty-value",
    message="'{key}' has no value",
    hint="give one, or delete the key",
    meaning="Nothing stands behind the key. A key may be left out, but not be there for nothing.",
)


class ValueKind:
    """One kind of value. Messages call it by its ``noun``; ``example`` shows one."""

    noun = "text"
    example = ""
    #: The problem that nothing stands where a value should.
    empty_problem: ProblemKind = EMPTY_VALUE

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> Any:
        """The value for the model, or None once a problem is reported."""
        raise NotImplementedError  # pragma: no cover

    def schema(self) -> Schema:
        """The value's JSON Schema."""
        raise NotImplementedError  # pragma: no cover

    def refuse(self, value: Value, mark: Mark, report: Report, what: str) -> None:
        """Report that the value has another form."""
        if value is None:
            report(self.empty_problem, mark, key=what)
            return
        given = "text"
        fix = f"write {self.example}" if self.example else f"write {what} as {self.noun}"
        if isinstance(value, list):
            given = "a list"
        elif isinstance(value, dict):
            given = "a mapping"
        elif isinstance(self, Number):
            given = f"'{value}'"
        elif isinstance(self, ListOf):
            item = f"{self.sign}{value}{self.sign}"
            fix = f"put it in brackets: [{item}]" if len(value) < 60 else fix
        report(WRONG_FORM, mark, what=f"'{what}'", wanted=self.noun, found=given, fix=fix)


class Text(ValueKind):
    """Text, without the space around it. ``find_fault`` may name a problem with it."""

    def __init__(
        self,
        find_fault: Callable[[str], TextFault | None] | None = None,
        pattern: str = "",
    ) -> None:
        self.find_fault = find_fault
        self.pattern = pattern

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> str | None:
        if value.__class__ is not str:
            self.refuse(value, mark, report, what)
            return None
        text = value.strip()
        # ASCII that nobody sees is a control character, which is reported by itself.
        if not text or (not text.isascii() and is_blank(text)):
            report(EMPTY_VALUE, mark, key=what)
            return None
        if self.find_fault and (fault := self.find_fault(text)):
            kind, values = fault
            report(kind, mark, **values)
            return None
        return text

    def schema(self) -> Schema:
        if self.pattern:
            return {"type": "string", "pattern": self.pattern}
        # An editor sees 2024 or no as a number or a boolean; here it is text.
        return {"type": ["string", "number", "boolean"]}


ANY_TEXT = Text()


class Number(ValueKind):
    """A whole number from 1."""

    noun = "a whole number from 1"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> int | None:
        number = whole_number(value)
        if number is None:
            self.refuse(value, mark, report, what)
        return number

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": 1}


REPEATED_NAME = ProblemKind(
    code="repeated-name",
    severity="warning",
    message="'{given}' stands twice in the list",
    hint="delete one",
    meaning="The second mention changes nothing, and may stand where another was meant.",
)


class ListOf(ValueKind):
    """A list of values of one kind, as a tuple.

    A text that stands there again is left out, unless the list must have ``exactly``
    so many: then it is for the checks to say what two equal ones mean. A ``filled`` list
    has at least one item. By ``sign`` a text in it begins and ends.
    """

    noun = "a list"
    sign = ""

    def __init__(
        self, kind: ValueKind, exactly: int | None = None, *, filled: bool = False
    ) -> None:
        self.kind = kind
        self.exactly = exactly
        self.filled = filled
        if exactly is not None:
            self.noun = f"a list of {exactly}"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> tuple[Any, ...] | None:
        if value.__class__ is not list:
            self.refuse(value, mark, report, what)
            return None
        if self.filled and not value:
            report(EMPTY_VALUE, mark, key=what)
            return None
        read = self.kind.read
        items: list[Any] = []
        texts: set[str] = set()
        for item_value, item_mark in value:
            item = read(item_value, item_mark, report, what)
            if self.exactly is None and item.__class__ is str and item in texts:
                report(REPEATED_NAME, item_mark, given=item)
            elif item is not None:
                items.append(item)
                if item.__class__ is str:
                    texts.add(item)
        if self.exactly is not None and len(value) != self.exactly:
            report(
                WRONG_FORM, mark, what=f"'{what}'", wanted=self.noun,
                found=f"a list of {len(value)}", fix=f"name {self.exactly}",
            )  # fmt: skip
            return None
        return tuple(items) if self.exactly in (None, len(items)) else None

    def schema(self) -> Schema:
        schema: Schema = {"type": "array", "items": self.kind.schema()}
        if self.exactly is not None:
            schema |= {"minItems": self.exactly, "maxItems": self.exactly}
        if self.filled:
            schema["minItems"] = 1
        return schema


class MappingOf(ValueKind):
    """A mapping with free keys. ``build`` makes one item of a key and its value.

    Where it may be ``pending``, a key without a value is read as one that is not there.
    """

    noun = "a mapping"

    def __init__(
        self,
        key: ValueKind,
        kind: ValueKind,
        build: Callable[[str, Any], Any],
        example: str = "",
        *,
        pending: bool = False,
    ) -> None:
        self.example = example
        self.pending = pending
        self.key = key
        self.kind = kind
        self.build = build

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> tuple[Any, ...] | None:
        if value is None and self.pending:
            return None
        if value.__class__ is not dict:
            self.refuse(value, mark, report, what)
            return None
        items = []
        for key, (item_value, item_mark, key_mark) in value.items():
            name = self.key.read(key, key_mark, report, what)
            item = self.kind.read(item_value, item_mark, report, key)
            if name is not None and item is not None:
                items.append(self.build(name, item))
        return tuple(items)

    def schema(self) -> Schema:
        return {
            "type": ["object", "null"] if self.pending else "object",
            "additionalProperties": self.kind.schema(),
        }


class Field(NamedTuple):
    """One key of a record. ``attribute`` is its name in the model."""

    key: str
    kind: ValueKind
    about: str
    required: bool = False
    attribute: str = ""


MISSING_KEY = ProblemKind(
    code="missing-key",
    message="{what} lacks the key '{key}'",
    hint="add {key}: {about}",
    meaning="The key is needed; where the paper gives nothing for a list, say so with [].",
)

UNKNOWN_KEY = ProblemKind(
    code="unknown-key",
    message="{what} has no key '{key}'",
    hint="{fix}",
    meaning="The key is not part of the form, so what stands under it would be lost. Most "
    "often it is mistyped or indented too little or too much.",
)


class Record(ValueKind):
    """A mapping with fixed keys, read to a dictionary by attribute.

    ``name`` is what messages call it. ``short`` is a key for which a bare text may
    stand. ``build`` turns the dictionary and the record's mark into what is
    returned; a record that lacks a required key is not built. A ``filled`` record has
    at least one of its keys, whichever.
    """

    noun = "a mapping"

    def __init__(
        self,
        name: str,
        fields: tuple[Field, ...],
        build: Callable[[dict[str, Any], Mark], Any] = lambda values, mark: values,
        short: str = "",
        *,
        filled: bool = False,
        example: str = "",
        empty_problem: ProblemKind = EMPTY_VALUE,
    ) -> None:
        self.example = example
        self.empty_problem = empty_problem
        self.name = name
        self.fields = fields
        self.build = build
        self.short = short
        self.filled = filled
        self.kinds = {
            field.key: (field.kind, field.attribute or field.key.replace("-", "_"))
            for field in fields
        }
        self.required = {field.key: field.about for field in fields if field.required}

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> Any:
        if value.__class__ is not dict:
            if self.short and isinstance(value, str):
                kind, attribute = self.kinds[self.short]
                lone = kind.read(value, mark, report, self.short)
                return None if lone is None else self.build({attribute: lone}, mark)
            self.refuse(value, mark, report, what)
            return None
        values: dict[str, Any] = {}
        is_complete = True
        kinds = self.kinds
        for key, (field_value, field_mark, key_mark) in value.items():
            kind_and_attribute = kinds.get(key)
            if kind_and_attribute is None:
                fix = _UNQUOTED if field_value is None else self.suggest_key(key)
                report(UNKNOWN_KEY, key_mark, what=self.name, key=key, fix=fix)
                continue
            kind, attribute = kind_and_attribute
            field = kind.read(field_value, field_mark, report, key)
            if field is not None:
                values[attribute] = field
            elif key in self.required:
                is_complete = False
        for key, about in self.required.items():
            if key not in value:
                is_complete = False
                report(MISSING_KEY, mark, what=self.name, key=key, about=about)
        if self.filled and not value:
            is_complete = False
            report(EMPTY_VALUE, mark, key=what)
        return self.build(values, mark) if is_complete else None

    def suggest_key(self, key: str) -> str:
        """What to do about a key that the record has not."""
        if near := nearest_names(key, self.kinds):
            return f"did you mean {' or '.join(near)}?"
        return f"it takes: {', '.join(self.kinds)}"

    def schema(self) -> Schema:
        schema: Schema = {
            "type": "object",
            "properties": {
                field.key: {"description": field.about, **field.kind.schema()}
                for field in self.fields
            },
            "additionalProperties": False,
        }
        if self.required:
            schema["required"] = list(self.required)
        if self.filled:
            schema["minProperties"] = 1
        if self.short:
            schema = {"anyOf": [self.kinds[self.short][0].schema(), schema]}
        return schema
