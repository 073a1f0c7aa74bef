"""Writes a codebook's file, for a corpus that a program makes."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_compare.corpus.notation import WIDTH, entry, scalar
from policy_compare.model import Codebook
from policy_compare.statements import codebook

_SCHEMA = "# yaml-language-server: $schema=codebook.schema.json"


def codebook_text(book: Codebook) -> str:
    """The YAML of the codebook, with everything that the record holds."""
    lines = [_SCHEMA]
    for key, value in codebook(book).items():
        if isinstance(value, Mapping):
            lines += ["", f"{key}:"]
            for id, one in value.items():
                lines += _mapping(id, one, 2)
        elif isinstance(value, list):
            lines += ["", f"{key}:"]
            for one in value:
                inner = [line for name, held in one.items() for line in _entry(name, held, 4)]
                lines += [f"  - {inner[0].lstrip(' ')}", *inner[1:]]
        else:
            lines += entry(key, value, 0)
    return "".join(f"{line}\n" for line in lines)


def _mapping(id: str, values: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of one topic, proposition, actor or instrument."""
    if not values:
        return [f"{' ' * indent}{scalar(id)}: {{}}"]
    if set(values) <= {"label"}:
        return entry(id, values, indent)
    inner = [line for name, held in values.items() for line in _entry(name, held, indent + 2)]
    return [f"{' ' * indent}{scalar(id)}:", *inner]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    return names(key, value, indent) if isinstance(value, list) else entry(key, value, indent)


def names(key: str, items: Sequence[str], indent: int) -> list[str]:
    """A list of names or texts, in brackets where the line is not too long."""
    line = f"{' ' * indent}{key}: [{', '.join(scalar(item, flow=True) for item in items)}]"
    if len(line) <= WIDTH:
        return [line]
    return [f"{' ' * indent}{key}:", *(f"{' ' * indent}  - {scalar(item)}" for item in items)]
