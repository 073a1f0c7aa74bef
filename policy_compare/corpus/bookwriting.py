"""Writes a codebook's file, for a corpus that a program makes."""

from collections.abc import Mapping
from typing import Any

from policy_compare.corpus.notation import block, entry, item, scalar
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
                lines += item(one, 2)
        else:
            lines += entry(key, value, 0)
    return "".join(f"{line}\n" for line in lines)


def _mapping(id: str, values: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of one topic, proposition, actor or instrument."""
    if not values:
        return [f"{' ' * indent}{scalar(id)}: {{}}"]
    if set(values) <= {"label"}:
        return entry(id, values, indent)
    return [f"{' ' * indent}{scalar(id)}:", *block(values, indent + 2)]
