"""Scores how alike texts are in their wording, and finds the pairs that are.

The score of two texts is the cosine of their words' weights, in per cent: what the
words that they share weigh, over the geometric mean of what the words of each weigh.

    score = 100 · Σ w(shared) / √(Σ w(a) · Σ w(b))

A word weighs by how rare it is among the texts at hand (:mod:`.vocabulary`), and its
forms, told by rapidfuzz, are one word (:mod:`.stems`). 100 is the same set of words.
It is a likeness of wording and never of stance: *should* and *should not* are one
word apart.

Chosen on IBM's KPA 2021 task (does an argument make the point that a key point
makes), AUC over all pairs of train and of dev, words weighed within each motion: this
.72 and .78; rapidfuzz's token_set_ratio .63 and .61, its WRatio .55 and .54, a cosine
of unweighted words without stems .63 and .61. A sentence embedding (all-MiniLM-L6-v2)
has .65 on dev.

The benchmark calls :func:`find_alike_texts` and :func:`score_texts`: what they take and give
is kept.
"""

import gc
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from policy_compare.analysis.wording.best_pairs import (
    BestPairs,
    ScoredPair,
    TextOwners,
    sort_key_of_pair,
)
from policy_compare.analysis.wording.candidate_pairs import (
    Candidates,
    candidates_sharing_words,
    likely_candidates,
)
from policy_compare.analysis.wording.split_words import ActorAliases, WordNormaliser
from policy_compare.analysis.wording.vocabulary import Rank, Vocabulary, build_vocabulary

#: The score from which on a pair counts as alike.
LEAST_SCORE = 60.0

#: Below so many texts every pair is compared.
EXHAUSTIVE = 1500

#: The most texts that one is compared with, where not every pair is.
BUDGET = 1000

#: A text as it is written, or as the words that it is compared by.
Text = str | frozenset[str] | tuple[str, ...]


class AlikeTexts(NamedTuple):
    """Pairs, the best first, ties by position.

    ``cut`` is the number of texts whose candidates the budget cut: 0 means that no pair
    is missing. ``exhaustive``: all pairs that share a word were compared. ``total`` is
    the number of pairs there are, also of those beyond ``limit``.
    """

    pairs: tuple[ScoredPair, ...]
    cut: int
    exhaustive: bool
    total: int


class _Texts(NamedTuple):
    """Texts as sets of words, each set once, the smallest sum of weights first.

    ``places`` says which texts have each. Those without any word are in none. ``pickers`` take
    each text's numbers, and a 0, out of ``numbers``, which has one for each word, most often 0.
    """

    words: Sequence[tuple[Rank, ...]]
    pickers: Sequence[Callable[[list[int]], Iterable[int]]]
    numbers: list[int]
    totals: Sequence[int]
    roots: Sequence[float]
    places: Sequence[Sequence[int]]
    vocabulary: Vocabulary


def find_alike_texts(
    texts: Sequence[Text],
    units: Sequence[Hashable] | None = None,
    *,
    at_least: float = LEAST_SCORE,
    exhaustive: bool | None = None,
    limit: int | None = None,
    aliases: ActorAliases | None = None,
    among: Sequence[Text] | Vocabulary | None = None,
) -> AlikeTexts:
    """Pairs of texts of different units whose score is ``at_least`` (above 0, to 100).

    ``units`` says whose each text is; without it each is of a unit of its own. A
    frozenset is several units, and different from all that hold none of them.

    With ``exhaustive`` every pair is compared; None means below 1,500 texts. Otherwise
    pairs are found by their rarest words: none is missed that reaches the threshold,
    save where a text has more than ``BUDGET`` candidates, which ``cut`` counts.

    ``limit`` gives the best so many; other pairs are only counted, so that a thousand
    copies of one text do not become half a million pairs. Words are weighed by
    ``among``, which is ``texts`` where it is not given, or by a vocabulary that has them
    all; ``aliases`` are the codebook's, for texts as they are written.
    """
    if not 0 < at_least <= 100:
        raise ValueError(f"at_least must be above 0 and at most 100, not {at_least}")
    if exhaustive is None:
        exhaustive = len(texts) < EXHAUSTIVE
    with _no_collecting():
        prepared = _prepare_texts(texts, aliases, among)
        owners = TextOwners(units, prepared.places)
        ranking = BestPairs(owners, limit)
        if exhaustive:
            search = candidates_sharing_words(prepared.words)
        else:
            search = likely_candidates(
                prepared.words, prepared.totals, prepared.vocabulary, at_least / 100, BUDGET
            )
        cut = 0
        for candidates in search:
            ranking.add_pairs(100.0, candidates.place, candidates.place)
            for score, place in _score_candidates(prepared, candidates, at_least):
                ranking.add_pairs(score, place, candidates.place)
            if candidates.cut:
                cut += len(prepared.places[candidates.place])
        pairs = ranking.list_best()
    return AlikeTexts(tuple(pairs), cut, exhaustive, ranking.total)


def find_nearest_texts(
    texts: Sequence[Text],
    to: int,
    *,
    at_least: float = 0,
    limit: int | None = None,
    aliases: ActorAliases | None = None,
    among: Sequence[Text] | Vocabulary | None = None,
) -> AlikeTexts:
    """The pairs of the text at position ``to`` with those others that share a word with it.

    They come as :func:`find_alike_texts` gives them, with the same scores.
    """
    prepared = _prepare_texts(texts, aliases, among)
    own_group = next((group for group, places in enumerate(prepared.places) if to in places), None)
    if own_group is None:
        return AlikeTexts((), 0, exhaustive=True, total=0)
    others = Candidates(own_group, range(len(prepared.words)))
    pairs = [
        ScoredPair(score, min(to, place), max(to, place))
        for score, group in _score_candidates(prepared, others, at_least)
        for place in prepared.places[group]
        if place != to and score > 0
    ]
    pairs.sort(key=sort_key_of_pair)
    return AlikeTexts(tuple(pairs[:limit]), 0, exhaustive=True, total=len(pairs))


def score_texts(
    a: str, b: str, *, among: Sequence[str] | None = None, aliases: ActorAliases | None = None
) -> float:
    """The score of two texts, as :func:`find_alike_texts` gives it for those ``among`` its texts.

    Without ``among`` a word weighs only by whether one or both have it.
    """
    prepared = _prepare_texts((a, b), aliases, among)
    if len(prepared.words) < 2:
        return 100.0 if prepared.places and len(prepared.places[0]) == 2 else 0.0
    return next(_score_candidates(prepared, Candidates(1, (0,)), 0))[0]


def score_words(a: Iterable[str], b: Iterable[str], known_words: Vocabulary) -> float:
    """The score of two texts, given as their words, in a vocabulary that has these."""
    first, second = (set(known_words.ranks_of(words)) for words in (a, b))
    weights = known_words.weights
    both = sum(weights[word] for word in first & second)
    apart = sum(weights[word] for word in first) * sum(weights[word] for word in second)
    return 100 * both / sqrt(apart) if apart else 0.0


def _prepare_texts(
    texts: Sequence[Text],
    aliases: ActorAliases | None,
    among: Sequence[Text] | Vocabulary | None,
) -> _Texts:
    wording = WordNormaliser(aliases)

    def words_of(text: Text) -> Collection[str]:
        return wording.words_of(text) if isinstance(text, str) else text

    word_lists = [words_of(text) for text in texts]
    if isinstance(among, Vocabulary):
        known = among
    elif among is None:
        known = build_vocabulary(word_lists)
    else:
        known = build_vocabulary([words_of(text) for text in among], word_lists)
    groups: dict[tuple[Rank, ...], list[int]] = {}
    for place, words in enumerate(word_lists):
        if words:
            groups.setdefault(known.ranks_of(words), []).append(place)
    weights = known.weights
    totals = {words: sum([weights[word] for word in words]) for words in groups}
    ordered = sorted(groups, key=lambda words: (totals[words], words))
    return _Texts(
        ordered,
        # Of one number alone there would be no sum.
        [itemgetter(-1, *words) for words in ordered],
        [0] * (len(weights) + 1),
        [totals[words] for words in ordered],
        [sqrt(totals[words]) for words in ordered],
        [groups[words] for words in ordered],
        known,
    )


def _score_candidates(
    prepared: _Texts, candidates: Candidates, at_least: float
) -> Iterator[tuple[float, int]]:
    """The scores of one text with its candidates, with their places, where high enough."""
    weights, numbers = prepared.vocabulary.weights, prepared.numbers
    pickers, roots, totals = prepared.pickers, prepared.roots, prepared.totals
    own_words, own_total = prepared.words[candidates.place], totals[candidates.place]
    # A little low, so that rounding loses nothing to the exact comparison.
    floor = at_least * roots[candidates.place] * (1 - 1e-9) / 100
    # What others pick of one's own words' weights is shared.
    for word in own_words:
        numbers[word] = weights[word]
    likely = [
        (place, shared)
        for place in candidates.others
        if (shared := sum(pickers[place](numbers))) >= floor * roots[place]
    ]
    for word in own_words:
        numbers[word] = 0
    for place, shared in likely:
        score = 100 * shared / sqrt(own_total * totals[place])
        if score >= at_least:
            yield score, place


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keeps Python from looking for garbage where there is none, among millions of things."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
