"""Which recommendations of two codings of one paper are the same one.

Coders cut a text into recommendations each in their own way, and give them ids of
their own. What they share is the text: so quotes and places are looked at first, and
wording only for what those leave over.
"""

from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from heapq import heappush, heapreplace
from statistics import fmean
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from policy_compare.analysis.coders.assignment import assign_columns
from policy_compare.analysis.coders.folded_words import fold_words, neighbouring_words
from policy_compare.analysis.coders.likely_partners import Features, find_likely_partners
from policy_compare.model import Evidence, Recommendation

MatchedBy = Literal["quote", "overlap", "text"]

#: Below this (0 to 100: rapidfuzz's ``ratio`` of the sorted words, which is twice the letters
#: in common, in order, over all letters) two quotes, or two statements, are not taken for
#: the same. Of 354 pairs of different recommendations of one paper, in the corpus that
#: comes with the program, 2 in 100 have statements more alike than that.
LEAST_LIKENESS = 70

#: So many candidates of each recommendation are weighed at a time, the likeliest. What
#: this leaves over is looked at again.
_CANDIDATES = 30

#: Up to so many pairs, every one is looked at: two codings of a paper that has three hundred
#: recommendations. Above, only those that share what few share.
_EXHAUSTIVE = 90_000


class Match(NamedTuple):
    """Two recommendations that are taken for the same one, and how they were found.

    - *quote*: the same quote, case, punctuation and white space aside, and not at two
      different places;
    - *overlap*: quotes at the same place that share half of the shorter one's pairs of
      neighbouring words, or more;
    - *text*: quotes, or statements, that are alike.

    ``alike`` is the mean likeness of quotes and statements, from 0 to 100; of statements
    alone where one has no quote.
    """

    a: Recommendation
    b: Recommendation
    how: MatchedBy
    alike: float


def match_recommendations(
    a: Sequence[Recommendation], b: Sequence[Recommendation]
) -> tuple[list[Match], list[Recommendation], list[Recommendation]]:
    """The matches, and what is left over of ``a`` and of ``b``, each in the order of ids.

    What is the same to the letter, with its id, comes first. Then each way of finding
    takes what the one before it left over, and there chooses the pairs whose likeness is
    the greatest in all. The order of the recommendations changes nothing, nor does it
    matter which side comes first.
    """
    texts_a, texts_b = _texts_in_order(a), _texts_in_order(b)
    turned = [text.key for text in texts_b] < [text.key for text in texts_a]
    if turned:
        texts_a, texts_b = texts_b, texts_a
    matched = _match_identical(texts_a, texts_b)
    for way in _WAYS:
        texts_a, texts_b = (
            _unmatched_texts(texts_a, matched, 0),
            _unmatched_texts(texts_b, matched, 1),
        )
        while pairs := _best_pairs(texts_a, texts_b, way):
            matched += [(first, second, way.how) for first, second in pairs]
            texts_a, texts_b = (
                _unmatched_texts(texts_a, matched, 0),
                _unmatched_texts(texts_b, matched, 1),
            )
    if turned:
        texts_a, texts_b = texts_b, texts_a
        matched = [(second, first, how) for first, second, how in matched]
    matches = [
        Match(
            first.recommendation,
            second.recommendation,
            how,
            round(fmean(_score_likeness(first, second)), 1),
        )
        for first, second, how in matched
    ]
    matches.sort(key=lambda pair: pair.a.id)
    return matches, _recommendations_by_id(texts_a), _recommendations_by_id(texts_b)


def _unmatched_texts(
    texts: Iterable["_Text"], matched: Iterable["_MatchedTexts"], side: Literal[0, 1]
) -> list["_Text"]:
    """The texts that are in no match yet."""
    matched_ids = {match[side].recommendation.id for match in matched}
    return [text for text in texts if text.recommendation.id not in matched_ids]


def _recommendations_by_id(texts: Iterable["_Text"]) -> list[Recommendation]:
    return sorted(
        (text.recommendation for text in texts), key=lambda recommendation: recommendation.id
    )


class _Wording(NamedTuple):
    """The words of a text, every two neighbouring ones, and its letters, the words sorted."""

    words: tuple[str, ...]
    pairs: KeysView[tuple[str, str]]
    letters: str


def _prepare_wording(text: str) -> _Wording:
    words = fold_words(text)
    return _Wording(words, neighbouring_words(words), " ".join(sorted(words)))


class _Text(NamedTuple):
    """A recommendation with its wording made ready; ``key`` holds all that matching looks at."""

    recommendation: Recommendation
    quote: _Wording
    statement: _Wording
    #: Section and paragraph, and page, each None where it is not given.
    paragraph: tuple[tuple[str, ...], int] | None
    page: tuple[str, ...] | None
    key: tuple[str, ...]


def _texts_in_order(recommendations: Iterable[Recommendation]) -> list[_Text]:
    return sorted(map(_prepare_text, recommendations), key=lambda text: text.key)


def _prepare_text(recommendation: Recommendation) -> _Text:
    evidence = recommendation.evidence or Evidence()
    # The id comes last: it only decides between recommendations that are worded alike.
    key = (
        recommendation.statement,
        evidence.quote,
        evidence.section,
        str(evidence.paragraph),
        evidence.page,
        recommendation.id,
    )
    return _Text(
        recommendation,
        _prepare_wording(evidence.quote),
        _prepare_wording(recommendation.statement),
        paragraph_of(recommendation),
        fold_words(evidence.page) or None,
        key,
    )


def paragraph_of(recommendation: Recommendation) -> tuple[tuple[str, ...], int] | None:
    """The section, folded, and the paragraph that its quote stands in; None if not said."""
    evidence = recommendation.evidence
    if evidence is None or evidence.paragraph is None:
        return None
    return fold_words(evidence.section), evidence.paragraph


def _stand_together(first: _Text, second: _Text) -> bool | None:
    """Whether both stand in one paragraph, or else on one page; None if that is not said."""
    if first.paragraph and second.paragraph:
        return first.paragraph == second.paragraph
    if first.page and second.page:
        return first.page == second.page
    return None


def _score_likeness(first: _Text, second: _Text) -> tuple[float, ...]:
    """How alike the statements are, and the quotes where both have one."""
    stated = _score_letters(first.statement, second.statement)
    if not (first.quote.words and second.quote.words):
        return (stated,)
    return stated, _score_letters(first.quote, second.quote)


def _score_letters(first: _Wording, second: _Wording) -> float:
    return float(fuzz.ratio(first.letters, second.letters))


_MatchedTexts = tuple[_Text, _Text, MatchedBy]


def _match_identical(texts: Iterable[_Text], others: Iterable[_Text]) -> list[_MatchedTexts]:
    others_by_key = {text.key: text for text in others}
    return [
        (text, others_by_key[text.key], "quote" if text.quote.words else "text")
        for text in texts
        if text.key in others_by_key
    ]


#: Others that may be the same recommendation as one, by place; and those that are, with a
#: first guess at how likely that is.
_Partners = Mapping[int, _Text]
_Likely = Mapping[int, float]


def _score_same_quote(text: _Text, partners: _Partners) -> _Likely:
    return {
        place: fuzz.ratio(text.statement.letters, partner.statement.letters)
        for place, partner in partners.items()
        if text.quote == partner.quote and _stand_together(text, partner) is not False
    }


def _features_of_quote(text: _Text) -> Features:
    """The quote, and it with each word of the statement, which tell copies apart."""
    quote = text.quote.letters
    return [(quote, word) for word in dict.fromkeys(("", *text.statement.words)) if quote]


def _count_overlaps(text: _Text, partners: _Partners) -> _Likely:
    own_pairs = text.quote.pairs
    shared_pairs = {place: len(own_pairs & other.quote.pairs) for place, other in partners.items()}
    return {
        place: count
        for place, count in shared_pairs.items()
        if 2 * count >= min(len(own_pairs), len(partners[place].quote.pairs))
        and _stand_together(text, partners[place])
    }


def _features_at_place(text: _Text) -> Features:
    """Every two neighbouring words of the quote, at each place where it is said to stand."""
    places = [place for place in (text.paragraph, text.page) if place]
    return [(place, pair) for pair in text.quote.pairs for place in places]


def _score_wordings(text: _Text, partners: _Partners) -> _Likely:
    statements = {place: partner.statement for place, partner in partners.items()}
    quotes = {place: partner.quote for place, partner in partners.items()}
    scores = _find_alike(text.statement, statements)
    for place, score in _find_alike(text.quote, quotes).items():
        scores[place] = max(score, scores.get(place, 0))
    return scores


def _find_alike(wording: _Wording, partners: Mapping[int, _Wording]) -> dict[int, float]:
    letters = {place: partner.letters for place, partner in partners.items() if wording.letters}
    likenesses = process.extract(
        wording.letters, letters, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=None
    )
    return {place: score for _, score, place in likenesses}


def _features_of_wording(text: _Text) -> Features:
    """Words, and every two neighbours, which are rare where no word is; and what all have."""
    quote, statement = text.quote, text.statement
    return list(dict.fromkeys(("", *quote.words, *quote.pairs, *statement.words, *statement.pairs)))


class _Way(NamedTuple):
    """One way of finding: what those that may be the same share, and how likely a pair is."""

    how: MatchedBy
    features: Callable[[_Text], Features]
    score: Callable[[_Text, _Partners], _Likely]


_WAYS = (
    _Way("quote", _features_of_quote, _score_same_quote),
    _Way("overlap", _features_at_place, _count_overlaps),
    _Way("text", _features_of_wording, _score_wordings),
)


def _best_pairs(
    texts: Sequence[_Text], others: Sequence[_Text], way: _Way
) -> list[tuple[_Text, _Text]]:
    """The one-to-one pairs of the greatest weight in all, among those that may be the same."""
    rows: list[_Kept] = [[] for _ in texts]
    columns: list[_Kept] = [[] for _ in others]
    for row, partners in find_likely_partners(
        [way.features(text) for text in texts],
        [way.features(text) for text in others],
        every=len(texts) * len(others) <= _EXHAUSTIVE,
    ):
        likely_columns = way.score(texts[row], {column: others[column] for column in partners})
        for column, likely in likely_columns.items():
            _keep_likeliest(rows[row], likely, column)
            _keep_likeliest(columns[column], likely, row)
    pairs = {(row, -column) for row, kept in enumerate(rows) for _, column in kept}
    pairs |= {(-row, column) for column, kept in enumerate(columns) for _, row in kept}
    weights: list[dict[int, int]] = [{} for _ in texts]
    for row, column in sorted(pairs):
        weights[row][column] = _weigh_pair(texts[row], others[column])
    return [(texts[row], others[column]) for row, column in assign_columns(weights).items()]


#: The likeliest pairs of a row or column, as a heap: how likely, and minus the other's
#: place, so that of two alike the first is kept.
_Kept = list[tuple[float, int]]


def _keep_likeliest(kept: _Kept, likely: float, place: int) -> None:
    """Keep the pair if it is among the likeliest."""
    if len(kept) < _CANDIDATES:
        heappush(kept, (likely, -place))
    elif (likely, -place) > kept[0]:
        heapreplace(kept, (likely, -place))


def _weigh_pair(first: _Text, second: _Text) -> int:
    """How much speaks for the pair, above 0.

    What the more alike of quote and statement has above the least that is asked for,
    and a tenth of the other one. Counted from there, two poor pairs do not outweigh one
    that is good beyond doubt. One place, then one id, decide between what is left.
    """
    scores = _score_likeness(first, second)
    above = max(max(scores) - LEAST_LIKENESS, 0) + min(scores) / 10
    same_id = first.recommendation.id == second.recommendation.id
    return 4 * round(1 + 100 * above) + 2 * bool(_stand_together(first, second)) + same_id
