"""A table as one JSON object: ``view``, ``version``, ``columns``, ``rows``, ``notes``."""

import json as _json
import re

from policy_compare.views.table import Table

#: The version of the form, not of the program: it rises when a column changes.
VERSION = 1


def json(table: Table) -> str:
    """Each row as an object by column; a list is a list, what is missing is null."""
    found = {
        "view": table.view,
        "version": VERSION,
        "columns": table.columns,
        "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        "notes": table.notes,
        **table.more,
    }
    text = _json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
    # What JSON lets through raw, a terminal may still obey; escaped it is the same text.
    active = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    return active.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
