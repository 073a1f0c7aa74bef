"""The kinds of values that a file can hold: how each is read, and its JSON Schema.

A form (see ``form``) is built of these, once, and both the reader and the schema
for editors come from it, so the two cannot drift apart. ``read`` returns None for
what it has reported as unreadable.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.nodes import WRONG_FORM, Value
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.invisible import has_invisible, is_blank
from policy_compare.names import fold_name, nearest_names
from policy_compare.problems import ProblemKind

BAD_ID = ProblemKind(
    code="bad-id",
    message="'{given}' cannot be an id",
    hint="use letters, digits, '-', '_' and '.', beginning with a letter or digit",
    meaning="Ids are cited as paper/recommendation and typed on the command line, so they "
    "hold no space, slash or other sign.",
)


Schema = dict[str, Any]

_ID = re.compile(r"[^\W_][\w.-]*")

#: What a key without a value is most often: the rest of a text in the short form.
_UNQUOTED = "if it is the rest of a text with a comma, put that text in quotes"

#: What a file is stricter in than the command line is.
_TO_THE_LETTER = "capitals, blanks and hyphens count here"

#: Of a list of names no longer than this, the hint gives all.
_FEW = 8


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id: letters, digits, ``-``, ``_`` and ``.``."""
    # Some letters are letters to programs only.
    return _ID.fullmatch(text) is not None and not has_invisible(text)


def number(value: Value) -> int | None:
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


class Kind:
    """One kind of value. ``wanted`` names it in messages, ``example`` shows one."""

    wanted = "text"
    example = ""
    #: The problem that nothing stands where a value should.
    empty: ProblemKind = EMPTY_VALUE

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> Any:
        """The value for the model, or None once a problem is reported."""
        raise NotImplementedError  # pragma: no cover

    def schema(self) -> Schema:
        """The value's JSON Schema."""
        raise NotImplementedError  # pragma: no cover

    def refuse(self, value: Value, mark: Mark, report: Report, what: str) -> None:
        """Report that the value has another form than wanted."""
        if value is None:
            report(self.empty, mark, key=what)
            return
        found = "text"
        fix = f"write {self.example}" if self.example else f"write {what} as {self.wanted}"
        if isinstance(value, list):
            found = "a list"
        elif isinstance(value, dict):
            found = "a mapping"
        elif isinstance(self, Number):
            found = f"'{value}'"
        elif isinstance(self, ListOf):
            fix = f"put it in brackets: [{value}]" if len(value) < 60 else fix
        report(WRONG_FORM, mark, what=f"'{what}'", wanted=self.wanted, found=found, fix=fix)


class Text(Kind):
    """Text, without the space around it. ``fault`` may name a problem with it."""

    def __init__(
        self,
        fault: Callable[[str], tuple[ProblemKind, dict[str, object]] | None] | None = None,
        pattern: str = "",
    ) -> None:
        self.fault = fault
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
        if self.fault and (found := self.fault(text)):
            kind, values = found
            report(kind, mark, **values)
            return None
        return text

    def schema(self) -> Schema:
        # An editor sees 2024 or no as a number or a boolean; here it is text.
        found: Schema = {"type": ["string", "number", "boolean"]}
        return {"type": "string", "pattern": self.pattern} if self.pattern else found


class Number(Kind):
    """A whole number from 1."""

    wanted = "a whole number from 1"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> int | None:
        found = number(value)
        if found is None:
            self.refuse(value, mark, report, what)
        return found

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": 1}


UNKNOWN_NAME = ProblemKind(
    code="unknown-name",
    message="the {kind} '{given}' is not known",
    hint="{fix}",
    meaning="Only what the codebook lists can be used, so that two coders mean the same by "
    "the same word. Stances are support, oppose and neutral; strengths are must, should "
    "and could.",
)


class Choice(Kind):
    """One of a fixed set of names.

    ``names`` maps each to itself, so that equal names in a large corpus are one
    object; None accepts any text (the list of names could not be read). ``other``
    gives further names by which a coder may have meant one of them; it is a function
    because only a mistake asks for it.
    """

    def __init__(
        self,
        kind: str,
        names: Mapping[str, str] | None,
        other: Callable[[], Mapping[str, str]] = dict,
        *,
        closed: bool = False,
    ) -> None:
        self.kind = kind
        self.names = names
        self.other = other
        self._folded: dict[str, str] | None = None
        self.closed = closed
        self.wanted = f"the name of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> str | None:
        if self.names is not None and value.__class__ is str:
            known = self.names.get(value)
            if known is not None:
                return known
        if not isinstance(value, str):
            self.refuse(value, mark, report, what)
            return None
        given = value.strip()
        if self.names is None:
            return given
        report(UNKNOWN_NAME, mark, kind=self.kind, given=given, fix=self.fix(given))
        return None

    def fix(self, given: str) -> str:
        """What the coder may have meant."""
        names = self.names or {}
        if self._folded is None:
            self._folded = {fold_name(name): id for name, id in self.other().items()}
        other = self._folded
        typed = fold_name(given)
        meant = other.get(typed)
        if meant:
            return f"write {meant}, which it is another name of"
        small = next((name for name in names if fold_name(name) == typed), None)
        if small and small != given:
            return f"write {small}: {_TO_THE_LETTER}"
        found = nearest_names(given, (*names, *other))
        meant_ids = list(dict.fromkeys(other.get(name, name) for name in found))
        if meant_ids:
            return f"did you mean {' or '.join(meant_ids)}?"
        if names and len(names) <= _FEW:
            return f"write one of {', '.join(names)}"
        if self.closed:
            return "see the field's description in the JSON Schema"
        return f"add it to the {self.kind}s in codebook.yaml, or use one that stands there"

    def schema(self) -> Schema:
        if self.closed and self.names is not None:
            return {"enum": list(self.names)}
        return {"type": "string"}


REPEATED_NAME = ProblemKind(
    code="repeated-name",
    severity="warning",
    message="'{given}' stands twice in the list",
    hint="delete one",
    meaning="The second mention changes nothing, and may stand where another was meant.",
)


class ListOf(Kind):
    """A list of values of one kind, as a tuple.

    A text that stands there again is left out, unless the list must have ``exactly``
    so many: then it is for the checks to say what two equal ones mean. A ``filled`` list
    has at least one item.
    """

    wanted = "a list"

    def __init__(self, kind: Kind, exactly: int | None = None, *, filled: bool = False) -> None:
        self.kind = kind
        self.exactly = exactly
        self.filled = filled
        if exactly is not None:
            self.wanted = f"a list of {exactly}"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> tuple[Any, ...] | None:
        if value.__class__ is not list:
            self.refuse(value, mark, report, what)
            return None
        if self.filled and not value:
            report(EMPTY_VALUE, mark, key=what)
            return None
        read = self.kind.read
        items: list[Any] = []
        seen: set[str] = set()
        for item, item_mark in value:
            found = read(item, item_mark, report, what)
            if self.exactly is None and found.__class__ is str and found in seen:
                report(REPEATED_NAME, item_mark, given=found)
            elif found is not None:
                items.append(found)
                if found.__class__ is str:
                    seen.add(found)
        if self.exactly is not None and len(value) != self.exactly:
            report(
                WRONG_FORM, mark, what=f"'{what}'", wanted=self.wanted,
                found=f"a list of {len(value)}", fix=f"name {self.exactly}",
            )  # fmt: skip
            return None
        return tuple(items) if self.exactly in (None, len(items)) else None

    def schema(self) -> Schema:
        found: Schema = {"type": "array", "items": self.kind.schema()}
        if self.exactly is not None:
            found |= {"minItems": self.exactly, "maxItems": self.exactly}
        if self.filled:
            found["minItems"] = 1
        return found


class MappingOf(Kind):
    """A mapping with free keys. ``build`` makes one item of a key and its value.

    Where it may be ``pending``, a key without a value is read as one that is not there.
    """

    wanted = "a mapping"

    def __init__(
        self,
        key: Kind,
        kind: Kind,
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
        for key, (inner, inner_mark, key_mark) in value.items():
            name = self.key.read(key, key_mark, report, what)
            found = self.kind.read(inner, inner_mark, report, key)
            if name is not None and found is not None:
                items.append(self.build(name, found))
        return tuple(items)

    def schema(self) -> Schema:
        return {
            "type": ["object", "null"] if self.pending else "object",
            "additionalProperties": self.kind.schema(),
        }


class Field(NamedTuple):
    """One key of a record. ``attribute`` is its name in the model."""

    key: str
    kind: Kind
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


class Record(Kind):
    """A mapping with fixed keys, read to a dictionary by attribute.

    ``name`` is what messages call it. ``short`` is a key for which a bare text may
    stand. ``build`` turns the dictionary and the record's mark into what is
    returned; a record that lacks a required key is not built. A ``filled`` record has
    at least one of its keys, whichever.
    """

    wanted = "a mapping"

    def __init__(
        self,
        name: str,
        fields: tuple[Field, ...],
        build: Callable[[dict[str, Any], Mark], Any] = lambda values, mark: values,
        short: str = "",
        *,
        filled: bool = False,
        example: str = "",
        empty: ProblemKind = EMPTY_VALUE,
    ) -> None:
        self.example = example
        self.empty = empty
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
                found = kind.read(value, mark, report, self.short)
                return None if found is None else self.build({attribute: found}, mark)
            self.refuse(value, mark, report, what)
            return None
        values: dict[str, Any] = {}
        whole = True
        kinds = self.kinds
        for key, (inner, inner_mark, key_mark) in value.items():
            known = kinds.get(key)
            if known is None:
                fix = _UNQUOTED if inner is None else self._near(key)
                report(UNKNOWN_KEY, key_mark, what=self.name, key=key, fix=fix)
                continue
            found = known[0].read(inner, inner_mark, report, key)
            if found is not None:
                values[known[1]] = found
            elif key in self.required:
                whole = False
        for key, about in self.required.items():
            if key not in value:
                whole = False
                report(MISSING_KEY, mark, what=self.name, key=key, about=about)
        if self.filled and not value:
            whole = False
            report(EMPTY_VALUE, mark, key=what)
        return self.build(values, mark) if whole else None

    def _near(self, key: str) -> str:
        found = nearest_names(key, self.kinds)
        if found:
            return f"did you mean {' or '.join(found)}?"
        return f"it takes: {', '.join(self.kinds)}"

    def schema(self) -> Schema:
        found: Schema = {
            "type": "object",
            "properties": {
                field.key: {"description": field.about, **field.kind.schema()}
                for field in self.fields
            },
            "additionalProperties": False,
        }
        if self.required:
            found["required"] = list(self.required)
        if self.filled:
            found["minProperties"] = 1
        if self.short:
            found = {"anyOf": [self.kinds[self.short][0].schema(), found]}
        return found
