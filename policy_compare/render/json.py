"""A table as one JSON object: ``view``, ``version``, ``columns``, ``rows``, ``notes``."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from policy_compare.invisible import has_invisible, visible_text
from policy_compare.views.table import View, row_batches

#: The version of the form, not of the program: it rises when a column changes.
VERSION = 1


def render(view: View) -> Iterator[str]:
    """The view's table: each row an object by column; a list is a list, what is missing is null."""
    table = view.table()
    head = {"view": table.view, "version": VERSION, "columns": table.columns}
    yield f'{_safe_json(head)[:-2]},\n  "rows": ['
    end = "]"
    for batch in row_batches(table.rows):
        rows = _safe_json([dict(zip(table.columns, row, strict=True)) for row in batch])
        yield "," * (end != "]") + rows[1:-2].replace("\n", "\n  ")
        end = "\n  ]"
    tail = {"notes": (*table.notes, *table.warnings), **table.more}
    yield f"{end},{_safe_json(tail)[1:]}\n"


def _safe_json(content: object) -> str:
    text = _dump(content)
    if has_invisible(text):
        text = _dump(_visible_value(content))
    # What JSON lets through raw, a terminal may still obey; escaped it is the same text.
    active = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
    return active.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def _visible_value(value: Any) -> Any:
    """The value without invisible characters that no script needs where they stand."""
    if isinstance(value, str):
        return visible_text(value)
    if isinstance(value, Mapping):
        return {_visible_value(key): _visible_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_visible_value(inner) for inner in value]
    return value
