"""How well quotes are told from what is not in a text, beside two plainer ways.

Right is to find each quote of the corpus in its paper, as it is coded and as another hand
might have copied it, and to find neither one with a letter changed nor any in another paper.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from policy_compare.corpus.reader import load_corpus
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.opening import read_document

_CORPUS = Path(__file__).resolve().parents[2] / "recommendations"

#: From here on (rapidfuzz's partial_ratio, 0 to 100) the second baseline calls it found.
_ALIKE = 95


class Found(NamedTuple):
    """Counts: quotes that are there, those found, and those found that are not there."""

    there: int
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        """Right finds, as a share of all finds."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Quotes found, as a share of those that are there."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(sources: Path) -> Iterator[tuple[str, Mapping[str, Found]]]:
    """For each way of copying a quote, what the program and the baselines find of it."""
    texts: dict[str, Path] = {}
    quotes: dict[str, list[str]] = {}
    for paper in load_corpus(_CORPUS).papers.values():
        file = sources / (paper.source.file if paper.source else "")
        if file.is_file():
            texts[paper.id] = file
            quotes[paper.id] = [one.evidence.quote for one in paper.recommendations if one.evidence]
    ways = {id: _ways(file) for id, file in texts.items()}
    own = [(id, quote) for id, held in quotes.items() for quote in held]
    for name, copied in _COPIES.items():
        pairs = [(id, copied(quote)) for id, quote in own]
        yield f"{name}, {len(pairs)} there", _judged(ways, pairs, ())
    letters = [(id, _misspelt(quote)) for id, quote in own]
    yield f"a letter changed, {len(letters)} not there", _judged(ways, (), letters)
    others = [(other, quote) for id, quote in own for other in texts if other != id]
    yield f"in another paper, {len(others)} not there", _judged(ways, (), others)


_Way = Callable[[str], bool]


def _ways(file: Path) -> Mapping[str, _Way]:
    """Three ways to tell whether a quote is in a text."""
    index = QuoteIndex(read_document(file))
    raw = file.read_text("utf-8")
    return {
        "check": lambda quote: bool(index.find_quote(quote)),
        "letter by letter": lambda quote: quote in raw,
        f"{_ALIKE} % alike": lambda quote: fuzz.partial_ratio(quote, raw) >= _ALIKE,
    }


def _judged(
    ways: Mapping[str, Mapping[str, _Way]],
    there: Sequence[tuple[str, str]],
    absent: Sequence[tuple[str, str]],
) -> Mapping[str, Found]:
    names = next(iter(ways.values()), {})
    return {
        name: Found(
            len(there),
            sum(ways[id][name](quote) for id, quote in there),
            sum(ways[id][name](quote) for id, quote in absent),
        )
        for name in names
    }


def _divided(quote: str) -> str:
    """The quote with a line's end in the middle of its longest word."""
    longest = max(re.findall(r"[a-z]{4,}", quote), key=len)
    half = len(longest) // 2
    return quote.replace(longest, f"{longest[:half]}-\n{longest[half:]}", 1)


def _retyped(quote: str) -> str:
    """The quote with other quotation marks, dashes, ligatures and spaces."""
    pairs = [("’", "'"), ("–", "-"), ("fi", "ﬁ"), ("fl", "ﬂ"), (" ", "  ")]
    for old, new in pairs:
        quote = quote.replace(old, new)
    return quote


def _misspelt(quote: str) -> str:
    """The quote with a letter of its longest word changed."""
    longest = max(re.findall(r"[a-z]{4,}", quote), key=len)
    half = len(longest) // 2
    letter = "x" if longest[half] != "x" else "y"
    return quote.replace(longest, longest[:half] + letter + longest[half + 1 :], 1)


_COPIES: Mapping[str, Callable[[str], str]] = {
    "as coded": lambda quote: quote,
    "divided at a line's end": _divided,
    "typed anew": _retyped,
    "in capitals": str.upper,
}
