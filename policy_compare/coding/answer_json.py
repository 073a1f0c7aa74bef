"""Finds the JSON of a model's answer in all that it said: alone, in a fenced block or in prose."""

import json
import re
from typing import Any

from policy_compare.corpus.tables.json_sheet import json_decoder
from policy_compare.errors import CallError

#: Where an object of JSON can begin.
_OBJECT = re.compile(r'\{(?=\s*["}])')

#: At so many beginnings of objects that are none the search is given up.
_TRIED = 50

RECOMMENDATIONS = "recommendations"


def find_answer(text: str, name: str) -> dict[str, Any]:
    """The last object in the text, which messages call ``name``, that lists recommendations.

    Models that think aloud give their last word last. Numbers are texts, as written.

    Raises:
        CallError: there is none, or a key stands twice in an object within it.
    """
    repeated: list[str] = []
    decoder = json_decoder(repeated)
    answers: list[tuple[dict[str, Any], list[str]]] = []
    faults: list[Exception] = []
    end = 0
    for beginning in _OBJECT.finditer(text):
        if beginning.start() < end or len(faults) == _TRIED:
            continue
        repeated.clear()
        try:
            value, end = decoder.raw_decode(text, beginning.start())
        except (ValueError, RecursionError) as error:
            faults.append(error)
        else:
            if isinstance(value.get(RECOMMENDATIONS), list):
                answers.append((value, list(repeated)))
    if not answers:
        raise _absence_error(text, name, faults)
    answer, keys = answers[-1]
    if keys:
        raise CallError(
            f"the key '{keys[0]}' stands twice in one object of {name}",
            "delete one of the two, since only one could be read",
        )
    return answer


def _absence_error(text: str, name: str, faults: list[Exception]) -> CallError:
    """Why no answer was found in the text, by the first thing that is no JSON."""
    if not text.strip():
        return CallError(f"{name} is empty", "look whether the model answered at all")
    fault = faults[0] if faults else None
    if isinstance(fault, json.JSONDecodeError):
        if not text[fault.pos :].strip() or fault.msg.startswith("Unterminated string"):
            return CallError(
                f"{name} breaks off before its JSON ends",
                "the model said as much as it may at once: ask it by parts, with --section",
            )
        return CallError(
            f"{name} is no JSON from line {fault.lineno} on: {fault.msg}",
            "mend it there, or ask the model again",
        )
    return CallError(
        f"{name} holds no JSON with a list of recommendations",
        'an answer is {"model": "NAME", "recommendations": [ … ]}; draft FILE --prompt asks for it',
    )
