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

#: Words by which no more texts than this are to be expected are enough to file by.
_FEW = 4

#: The most words that a text is filed by.
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
    roots = [sqrt(total) for total in totals]
    index = _WordIndex(vocabulary)
    for place, words in enumerate(texts):
        total = totals[place]
        # One thousandth less, since the threshold is no whole number.
        least_total = least_score * least_score * total - 1
        first = bisect_left(totals, least_total)
        scale = 1 / (least_score * roots[place])
        places: set[int] = set()
        cut = False
        weights_left = index.weights_left(words, total)
        for filed, most_shared in index.find_filed(words, weights_left, least_total):
            if len(filed) < _FEW:
                places.update(filed)
            elif filed[-1] >= first:
                # What can still be shared is too little for a partner above this total.
                root = most_shared * scale
                last = place if root >= roots[place] else bisect_left(roots, root + 1e-6)
                places.update(filed[bisect_left(filed, first) : bisect_left(filed, last)])
            if len(places) > budget:
                cut = True
                break
        index.file_text(place, words, weights_left, least_score * total - 1)
        yield Candidates(place, list(places), cut)


class _Drawer(NamedTuple):
    """The texts that are filed under a word, or under it and further ones, in drawers of their own.

    All of them have the words that lead to this drawer.
    """

    texts: dict[Rank, list[int]]
    further: dict[Rank, "_Drawer"]


class _WordIndex:
    """Files texts by the first one, two or three words that they may share with another.

    Who asks looks only where something is filed: most of the words that two texts could
    share lead nowhere, and would cost more than all else the more texts there are.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._weights = vocabulary.weights
        self._counts = vocabulary.counts
        self._texts = vocabulary.texts
        self._top = _Drawer({}, {})

    def weights_left(self, words: tuple[Rank, ...], total: int) -> list[int]:
        """What the words from each one on weigh together, below 0 so that it ascends."""
        weights = self._weights
        left = []
        for word in words:
            left.append(-total)
            total -= weights[word]
        return left

    def find_filed(
        self, words: tuple[Rank, ...], weights_left: Sequence[int], least_shared: float
    ) -> Iterator[tuple[list[int], int]]:
        """The lists of texts whose first shared words these have, and the most that is shared.

        Partners that share less than ``least_shared`` need not be found.
        """
        weights = self._weights
        # The drawers to look in, from which word on, and what the words that lead there weigh.
        paths = [(self._top, 0, 0)]
        for (texts, further), start, shared in paths:
            sought = words[start : bisect_right(weights_left, shared - least_shared, start)]
            for word in filter(texts.__contains__, sought):
                yield texts[word], shared - weights_left[bisect_left(words, word)]
            paths += [
                (further[word], bisect_left(words, word) + 1, shared + weights[word])
                for word in filter(further.__contains__, sought)
            ]

    def file_text(
        self, place: int, words: tuple[Rank, ...], weights_left: Sequence[int], least_shared: float
    ) -> None:
        """File a text for partners that share ``least_shared`` with it or more."""
        weights, counts, number = self._weights, self._counts, self._texts
        # As above, with how many texts are to be expected there, and how deep it is.
        paths = [(self._top, 0, 0, float(number), 1)]
        for (texts, further), start, shared, expected, deep in paths:
            until = bisect_right(weights_left, shared - least_shared, start)
            split = until
            if deep < _DEEP:
                common = bisect_right(counts, _FEW * number / expected)
                split = min(until, bisect_left(words, common, start))
            for at in range(start, until):
                word = words[at]
                weight = shared + weights[word]
                if at < split or weight >= least_shared:
                    # Rare enough, or a partner may share these words and no others.
                    if word in texts:
                        texts[word].append(place)
                    else:
                        texts[word] = [place]
                else:
                    if word not in further:
                        further[word] = _Drawer({}, {})
                    rarer = expected * counts[word] / number
                    paths.append((further[word], at + 1, weight, rarer, deep + 1))
