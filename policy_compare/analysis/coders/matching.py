"""Which recommendations of two codings of one paper are the same one.

Coders cut a text into recommendations each in their own way, and give them ids of
their own. What they share is the text: so quotes and places are looked at first, and
wording only for what those leave over.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappush, heapreplace
from statistics import fmean
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from policy_compare.analysis.coders.assignment import assign_columns
from policy_compare.analysis.coders.folded_words import fold_words, neighbouring_words
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
    for how, finder in _WAYS:
        texts_a, texts_b = (
            _unmatched_texts(texts_a, matched, 0),
            _unmatched_texts(texts_b, matched, 1),
        )
        while pairs := _best_pairs(texts_a, texts_b, finder):
            matched += [(first, second, how) for first, second in pairs]
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


class _Text(NamedTuple):
    """A recommendation with its wording made ready; ``key`` holds all that matching looks at."""

    recommendation: Recommendation
    quote: tuple[str, ...]
    #: The quote and the statement, their words sorted.
    quoted: str
    stated: str
    #: Section and paragraph, and page, each None where it is not given.
    paragraph: tuple[tuple[str, ...], int] | None
    page: tuple[str, ...] | None
    key: tuple[str, ...]


def _texts_in_order(recommendations: Iterable[Recommendation]) -> list[_Text]:
    return sorted(map(_prepare_text, recommendations), key=lambda text: text.key)


def _prepare_text(recommendation: Recommendation) -> _Text:
    evidence = recommendation.evidence or Evidence()
    quote = fold_words(evidence.quote)
    number = evidence.paragraph
    paragraph = None if number is None else (fold_words(evidence.section), number)
    # The id comes last: it only decides between recommendations that are worded alike.
    key = (
        recommendation.statement,
        evidence.quote,
        evidence.section,
        str(number),
        evidence.page,
        recommendation.id,
    )
    return _Text(
        recommendation,
        quote,
        " ".join(sorted(quote)),
        " ".join(sorted(fold_words(recommendation.statement))),
        paragraph,
        fold_words(evidence.page) or None,
        key,
    )


def _stand_together(first: _Text, second: _Text) -> bool | None:
    """Whether both stand in one paragraph, or else on one page; None if that is not said."""
    if first.paragraph and second.paragraph:
        return first.paragraph == second.paragraph
    if first.page and second.page:
        return first.page == second.page
    return None


def _score_likeness(first: _Text, second: _Text) -> tuple[float, ...]:
    """How alike the statements are, and the quotes where both have one."""
    stated = float(fuzz.ratio(first.stated, second.stated))
    if not (first.quote and second.quote):
        return (stated,)
    return stated, float(fuzz.ratio(first.quoted, second.quoted))


_MatchedTexts = tuple[_Text, _Text, MatchedBy]


def _match_identical(texts: Iterable[_Text], others: Iterable[_Text]) -> list[_MatchedTexts]:
    others_by_key = {text.key: text for text in others}
    return [
        (text, others_by_key[text.key], "quote" if text.quote else "text")
        for text in texts
        if text.key in others_by_key
    ]


#: Gives the pairs, by place in each sequence, that may be the same recommendation, each
#: with a first guess at how likely that is. Only the likeliest are weighed.
_Finder = Callable[[Sequence[_Text], Sequence[_Text]], Iterator[tuple[int, int, float]]]


def _pairs_of_one_quote(
    texts: Sequence[_Text], others: Sequence[_Text]
) -> Iterator[tuple[int, int, float]]:
    quoting: dict[tuple[str, ...], list[int]] = {}
    for column, text in enumerate(others):
        if text.quote:
            quoting.setdefault(text.quote, []).append(column)
    for row, text in enumerate(texts):
        for column in quoting.get(text.quote, ()):
            if _stand_together(text, others[column]) is not False:
                yield row, column, fuzz.ratio(text.stated, others[column].stated)


def _pairs_of_overlapping_quotes(
    texts: Sequence[_Text], others: Sequence[_Text]
) -> Iterator[tuple[int, int, float]]:
    pairs = [neighbouring_words(text.quote) for text in others]
    standing: dict[object, list[int]] = {}
    for column, text in enumerate(others):
        for place in (text.paragraph, text.page):
            for pair in pairs[column] if place else ():
                standing.setdefault((place, pair), []).append(column)
    for row, text in enumerate(texts):
        own_pairs = neighbouring_words(text.quote)
        shared: dict[int, int] = {}
        for place in (text.paragraph, text.page):
            common: Counter[int] = Counter()
            for pair in own_pairs if place else ():
                common.update(standing.get((place, pair), ()))
            shared.update(common)
        for column, count in shared.items():
            enough = 2 * count >= min(len(own_pairs), len(pairs[column]))
            if enough and _stand_together(text, others[column]):
                yield row, column, count


def _pairs_worded_alike(
    texts: Sequence[_Text], others: Sequence[_Text]
) -> Iterator[tuple[int, int, float]]:
    stated = {column: text.stated for column, text in enumerate(others)}
    quoted = {column: text.quoted for column, text in enumerate(others) if text.quoted}
    for row, text in enumerate(texts):
        scores: dict[int, float] = {}
        for wording, choices in ((text.quoted, quoted), (text.stated, stated)):
            if wording:
                for _, score, column in process.extract(
                    wording, choices, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=None
                ):
                    scores[column] = max(score, scores.get(column, 0))
        for column, score in scores.items():
            yield row, column, score


_WAYS: tuple[tuple[MatchedBy, _Finder], ...] = (
    ("quote", _pairs_of_one_quote),
    ("overlap", _pairs_of_overlapping_quotes),
    ("text", _pairs_worded_alike),
)


def _best_pairs(
    texts: Sequence[_Text], others: Sequence[_Text], finder: _Finder
) -> list[tuple[_Text, _Text]]:
    """The one-to-one pairs of the greatest weight in all, among those that may be the same."""
    rows: list[_Kept] = [[] for _ in texts]
    columns: list[_Kept] = [[] for _ in others]
    for row, column, likely in finder(texts, others):
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
