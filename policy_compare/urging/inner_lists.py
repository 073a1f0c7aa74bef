"""The sentences of a block, and the items of lists that stand inside a sentence.

*… should take these steps: (1) build homes; (2) cap rents; and (3) plant hedges.*
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policy_compare.texts.document import Block
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import find_gerund, find_imperative
from policy_compare.urging.list_leads import leads_list
from policy_compare.urging.surroundings import Surroundings, strongest_wording


class Sentence(NamedTuple):
    """A sentence, where it begins in its block, and how many stand before it there."""

    text: str
    start: int
    number: int


#: … these steps: (1) build homes; (2) cap rents; and (3) …; … reforms: 1) building homes, …
_ENUMERATED: Final = re.compile(
    r"(?<=[:;,.] )(?:and |or )?(?:\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|\d{1,2}\)) "
)
#: … should: build homes; cap rents; and …
_SEPARATED: Final = re.compile(r"; (?:and |or )?")


def sentences_and_items(
    block: Block, surroundings: Surroundings
) -> Iterator[tuple[Sentence, Surroundings]]:
    """The sentences of a block, and the items of a list that stands in one of them."""
    for number, (start, end) in enumerate(sentence_spans(block.text)):
        text = block.text[start:end]
        cuts = _cuts_of_inner_list(text)
        lead = text[: cuts[0][0]].rstrip() if cuts else ""
        stops = [*(cut for cut, _ in cuts[1:]), len(text)] if cuts else []
        parts = [
            Sentence(text[begin:stop].rstrip(" ;,"), start + begin, 0)
            for (_, begin), stop in zip(cuts, stops, strict=True)
        ]
        if not (_most_ask(parts) and leads_list(lead, announced=surroundings.announced)):
            yield Sentence(text, start, number), surroundings
            continue
        yield Sentence(lead, start, number), surroundings
        inside = surroundings._replace(
            led=True, listed=True, lead=lead, lead_strength=strongest_wording(lead)
        )
        yield from ((part, inside) for part in parts)


def _cuts_of_inner_list(text: str) -> list[tuple[int, int]]:
    """Where the items of a list inside a sentence end and the next begin, as offsets.

    They are numbered or lettered, or stand between semicolons behind a colon.
    """
    marks = list(_ENUMERATED.finditer(text)) if ") " in text else []
    if marks:
        return [mark.span() for mark in marks]
    colon = text.find(": ")
    if colon < 0:
        return []
    cuts = [separator.span() for separator in _SEPARATED.finditer(text, colon)]
    return [(colon + 1, colon + 2), *cuts] if cuts else []


def _most_ask(parts: Sequence[Sentence]) -> bool:
    """Whether the items of an enumeration ask for something, most of them by their form."""
    forms = [find_imperative(part.text, listed=True) or find_gerund(part.text) for part in parts]
    asking = sum(form is not None for form in forms)
    return len(parts) >= weights.ENUMERATION and 2 * asking > len(parts)
