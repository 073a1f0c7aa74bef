"""Finds the pairs of texts that can be alike, without looking at all pairs.

Two texts whose score reaches a threshold share some of their rarest words: what
follows those weighs too little. So each text is filed under its rarest words and
found again by its partner's (Chaudhuri et al. 2006, ICDE; Bayardo et al. 2007, WWW;
Xiao et al. 2008, WWW). Where a word is common, the text is filed under it and the
next word that both may share, and again under three. Nothing that reaches the
threshold is missed, unless the budget ends a search.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from policy_compare.analysis.wording.vocabulary import Rank, Vocabulary

#: A key under which no more texts than this are to be expected is good enough.
_FEW = 4

#: The most words in a key.
_DEEP = 3


class Candidates(NamedTuple):
    """Texts that may be like the one at ``place``, all before it; ``cut``: some are left out."""

    place: int
    others: Sequence[int]
    cut: bool = False


def candidates_sharing_words(texts: Sequence[tuple[Rank, ...]]) -> Iterator[Candidates]:
    """For each text all those before it that share a word with it: every pair that scores."""
    holding: dict[Rank, list[int]] = {}
    for place, words in enumerate(texts):
        places: set[int] = set()
        for word in words:
            having = holding.setdefault(word, [])
            places.update(having)
            having.append(place)
        yield Candidates(place, list(places))


def likely_candidates(
    texts: Sequence[tuple[Rank, ...]],
    totals: Sequence[int],
    vocabulary: Vocabulary,
    least_score: float,
    budget: int,
) -> Iterator[Candidates]:
    """For each text those before it whose score with it may be ``least`` (0 to 1) or more.

    ``texts`` come by their ``totals``, the sums of their words' weights, the smallest
    first. A text that has more than ``budget`` candidates keeps those that share its
    rarest words, whatever that is worth.

    The overlap that a pair needs is t √(A B), A being the smaller total: at least t A,
    by which the smaller one is filed, and at least t² B, by which the larger one asks.
    """
    filed: dict[int, list[int]] = {}
    roots = [sqrt(total) for total in totals]
    keys = _Keys(vocabulary)
    for place, words in enumerate(texts):
        total = totals[place]
        # One thousandth less, since the threshold is no whole number.
        asking_keys, bounds, filing_keys = keys.make_keys(
            words, total, least_score * least_score * total - 1, least_score * total - 1
        )
        first = bisect_left(totals, least_score * least_score * total - 1)
        scale = 1 / (least_score * roots[place])
        places: set[int] = set()
        cut = False
        for having, bound in zip(map(filed.get, asking_keys), bounds, strict=True):
            if having is None:
                continue
            if len(having) < _FEW:
                places.update(having)
            elif having[-1] >= first:
                # What can still be shared is too little for a partner above this total.
                root = bound * scale
                last = place if root >= roots[place] else bisect_left(roots, root + 1e-6)
                places.update(having[bisect_left(having, first) : bisect_left(having, last)])
            if len(places) > budget:
                cut = True
                break
        for key in filing_keys:
            if key in filed:
                filed[key].append(place)
            else:
                filed[key] = [place]
        yield Candidates(place, list(places), cut)


class _Keys:
    """Makes the keys of texts: one number for one, two or three words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._weights = vocabulary.weights
        self._size = len(vocabulary.weights)
        self._counts = vocabulary.counts
        self._texts = vocabulary.texts

    def make_keys(
        self, words: tuple[Rank, ...], total: int, asking: float, filing: float
    ) -> tuple[list[int], list[int], list[int]]:
        """The keys to ask with, the most that can be shared with each, the keys to file by.

        A key stands for the first words that two texts share: ``asking`` and ``filing``
        are the overlaps below which a partner need not be found.
        """
        weights, counts, size, texts = self._weights, self._counts, self._size, self._texts
        asking_keys: list[int] = []
        bounds: list[int] = []
        filing_keys: list[int] = []
        # What the words from each one on weigh together, below 0 so that it ascends.
        rests = []
        for word in words:
            rests.append(-total)
            total -= weights[word]
        # The words that follow some: from where, the key and the weight of those, how many
        # texts are to be expected to have them all, how deep, and whether to file by them.
        paths = [(0, 0, 0, float(texts), 1, True)]
        for start, base, shared, expected, deep, filing_on in paths:
            stop = bisect_right(rests, shared - asking, start)
            split = stop
            if deep < _DEEP:
                common = bisect_right(counts, _FEW * texts / expected)
                split = min(stop, bisect_left(words, common, start))
            until = bisect_right(rests, shared - filing, start) if filing_on else start
            keys = [base + word for word in words[start:split]]
            asking_keys += keys
            bounds += [shared - weight_left for weight_left in rests[start:split]]
            filing_keys += keys[: until - start]
            for place in range(split, stop):
                word = words[place]
                key = base + word
                asking_keys.append(key)
                bounds.append(shared - rests[place])
                weight = shared + weights[word]
                number = expected * counts[word] / texts
                # A partner may share these words and no others.
                alone = place < until and weight >= filing
                if alone:
                    filing_keys.append(key)
                below = place < until and not alone
                paths.append((place + 1, (key + 1) * size, weight, number, deep + 1, below))
        return asking_keys, bounds, filing_keys
