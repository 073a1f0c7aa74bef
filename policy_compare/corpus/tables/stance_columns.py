"""Which columns of a table hold stances, told by what stands in them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from policy_compare.corpus.tables.sheet import Sheet, text_of_cell
from policy_compare.corpus.tables.stance_words import StanceWords, fold_stance

#: A longer text is no word for a stance, and a number beyond these is of no scale.
_LONGEST: Final = 30
_SCALE: Final = frozenset(str(number) for number in range(-10, 11))
_SIGNED: Final = frozenset(("1", "0", "-1"))


def find_stance_columns(
    sheet: Sheet, meanings: Mapping[str, str], excluded: Collection[int]
) -> list[int]:
    """The places of the columns whose cells are words for stances, at least half of them.

    A word is one that is known, speaks of a stance or has a meaning given, a number of a scale,
    or a short text that stands in two columns or more. Numbers beyond 1 count as stances only
    where most of the columns have some, as on a scale: elsewhere they count something, as those
    do that number the rows. The places that are ``excluded`` are of other columns.
    """
    words: Counter[str]
    words_by_place: dict[int, Counter[str]] = {}
    for place in range(len(sheet.header)):
        texts = [text_of_cell(row.cells[place]) for row in sheet.rows]
        if place not in excluded and any(texts) and not _number_rows(texts):
            words = words_by_place[place] = Counter()
            for text, count in Counter(filter(None, texts)).items():
                words[fold_stance(text)] += count
    columns_with = Counter(word for words in words_by_place.values() for word in words)
    stance_words = StanceWords(meanings, columns_with)

    def is_stance(word: str) -> bool:
        if stance_words.meaning(word) is not None or word in _SCALE:
            return True
        is_word = len(word) <= _LONGEST and not word[-1:].isdigit()
        return is_word and (columns_with[word] > 1 or stance_words.speaks_of_stance(word))

    places = [
        place
        for place, words in words_by_place.items()
        if 2 * sum(words[word] for word in words if is_stance(word)) >= words.total()
    ]
    of_no_scale = [place for place in places if not _goes_beyond_one(words_by_place[place])]
    return of_no_scale if 2 * len(of_no_scale) >= len(places) else places


def _goes_beyond_one(words: Collection[str]) -> bool:
    """Whether all words are numbers, and some of them others than 1, 0 and -1."""
    return all(word[-1].isdigit() for word in words) and not _SIGNED.issuperset(words)


def _number_rows(texts: Sequence[str]) -> bool:
    """Whether the texts are numbers that count the rows."""
    first = int(texts[0]) if texts[0].isdecimal() else 0
    return len(texts) > 2 and texts == [str(first + number) for number in range(len(texts))]
