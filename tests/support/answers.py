"""What a language model may answer about a small text, and what comes in of it."""

import json
from typing import Any

from policy_compare.coding.model_answer import ModelProposals, read_answers
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Codebook
from tests.support.drafting import plain_document
from tests.support.records import BOOK

TEXT = """\
Homes

Summary

The council should cap rents. Rents rise.

Recommendations

The council should cap rents in the old town. A ceiling of 2.5 per cent is enough.

The government must build homes, and landlords could repair what they own.
"""

INDEX = QuoteIndex(plain_document(TEXT))


def entry(**values: Any) -> dict[str, Any]:
    """A recommendation as a model may give it; ``values`` replace or add keys."""
    return {
        "id": "build-homes",
        "statement": "Homes ought to be built by the state.",
        "actors": ["government"],
        "strength": "must",
        "positions": {"build": "support"},
        "evidence": {"quote": "must build homes", "paragraph": 3},
        **values,
    }


def answer(*entries: Any, **values: Any) -> str:
    return json.dumps({"model": "gpt-9", "recommendations": entries, **values})


def proposals(*entries: Any, book: Codebook = BOOK, model: str = "") -> ModelProposals:
    """What comes in of an answer with these recommendations."""
    return read_answers({"a.json": answer(*entries)}, INDEX, "ali", book, model)


def codes(*entries: Any) -> list[str]:
    """The codes of the problems with these recommendations."""
    return [problem.code for problem in proposals(*entries).problems]
