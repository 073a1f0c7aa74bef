"""How well ``check`` tells true quotes in other typography from near misses and edge cuts.

Both are drawn from real texts by ``tests.support.cuts``: some thousands of each, of every kind as
many. Right is to find every true one and none of the others. With ``tell``, each that is
wrong is shown, to be looked at by eye: not every one that counts as wrong is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, product
from pathlib import Path
from random import Random
from typing import NamedTuple

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.document import Document
from policy_compare.texts.opening import read_document
from tests.support.cuts import COPIES, MISSES, Text, draw_copy, draw_miss, text_of

#: So many quotes of each sort are drawn.
DRAWN = 5000

_SEED = 12

#: The texts, below the folder of all that is shared.
_FILES = ("sources/*.txt", "data/gao/*.md", "data/uk-lords/*.pdf", "data/ai-action-plan/*.txt")


class Answers(NamedTuple):
    """Counts of one kind of quotes: those drawn, and those of them that ``check`` got wrong."""

    kind: str
    drawn: int
    wrong: int


class _Case(NamedTuple):
    name: str
    text: Text
    quotes: QuoteIndex


def _case(document: Document) -> _Case:
    quotes = QuoteIndex(document)
    # In the order in which a quote may run from one block into the next.
    return _Case(document.name, text_of([block.text for block in quotes.blocks]), quotes)


def documents(shared: Path) -> Iterator[Document]:
    """The texts that there are."""
    for pattern in _FILES:
        yield from map(read_document, sorted(shared.glob(pattern)))


def measure(
    texts: Sequence[Document], count: int = DRAWN, tell: Callable[[str], None] = lambda line: None
) -> tuple[Sequence[Answers], Sequence[Answers]]:
    """What was wrongly refused, by kind of typography, and what wrongly accepted, by kind."""
    cases = [_case(one) for one in texts]
    random = Random(_SEED)

    def refused(kind: str, case: _Case) -> bool | None:
        quote, copy = draw_copy(kind, case.text, random)
        if not any(map(str.isalnum, quote)):
            return None
        wrong = not case.quotes.find_quote(copy)
        if wrong:
            tell(f"REFUSED {kind}, {case.name}: {copy!r}")
        return wrong

    def accepted(kind: str, case: _Case) -> bool | None:
        quote = draw_miss(kind, case.text, random)
        if not quote:
            return None
        wrong = bool(case.quotes.find_quote(quote))
        if wrong:
            tell(f"ACCEPTED {kind}, {case.name}: {quote!r}")
        return wrong

    return (
        _answers(list(COPIES), cases, count, refused),
        _answers(list(MISSES), cases, count, accepted),
    )


def _answers(
    kinds: Sequence[str],
    cases: Sequence[_Case],
    count: int,
    ask: Callable[[str, _Case], bool | None],
) -> Sequence[Answers]:
    """The answers to ``count`` quotes, of each kind and each text in turn as far as it has any.

    A kind that no text has is never drawn, and the others are drawn more often.
    """
    drawn: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    turns = cycle(product(cases, kinds))
    while drawn.total() < count:
        case, kind = next(turns)
        answer = ask(kind, case)
        if answer is not None:
            drawn[kind] += 1
            wrong[kind] += answer
    return [Answers(kind, drawn[kind], wrong[kind]) for kind in kinds]
