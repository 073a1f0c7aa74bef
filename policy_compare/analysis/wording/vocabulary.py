"""What the words of a collection of texts weigh: a rare one much, a common one little."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from policy_compare.analysis.wording.stems import word_families

#: A word as its place among all words of a collection, the rarest first.
Rank = int


class Vocabulary(NamedTuple):
    """The words of a collection: ranks by word, weights and counts by rank.

    A weight is the square of the inverse document frequency log(1 + N/n), where the
    word stands in n of N texts, in thousandths: whole numbers, whose sum does not
    depend on their order. (Spärck Jones 1972, Journal of Documentation 28:11; the
    square is what the cosine of two vectors of such frequencies sums.)
    """

    ranks: Mapping[str, Rank]
    weights: Sequence[int]
    counts: Sequence[int]
    texts: int

    def ranks_of(self, words: Iterable[str]) -> tuple[Rank, ...]:
        """The ranks of the words, each once, the rarest first."""
        ranks = self.ranks
        return tuple(sorted({ranks[word] for word in words}))


def build_vocabulary(
    among: Sequence[Iterable[str]], others: Iterable[Iterable[str]] = ()
) -> Vocabulary:
    """The vocabulary of the texts, each given as its words.

    What only ``others`` say weighs as much as what a single text says.
    """
    seen: Counter[str] = Counter()
    for words in among:
        seen.update(words)
    for words in others:
        for word in words:
            if word not in seen:
                seen[word] = 1
    heads = word_families(seen)
    counts: Counter[str] = Counter()
    for words in among:
        # Two forms of a word in one text count once.
        counts.update({heads.get(word, word) for word in words})
    heads_in_order = [word for word in seen if word not in heads]
    heads_in_order.sort(key=lambda word: (counts[word], word))
    ranks = {word: rank for rank, word in enumerate(heads_in_order)}
    ranks.update({word: ranks[head] for word, head in heads.items()})
    total = max(1, len(among))
    numbers = [max(1, counts[word]) for word in heads_in_order]
    weights = [round(1000 * log(1 + total / number) ** 2) for number in numbers]
    return Vocabulary(ranks, weights, numbers, total)
