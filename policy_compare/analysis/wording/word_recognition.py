"""Recognises a word that somebody looks for among those of a corpus, mistyped or not.

A word stands for itself, for its other forms and family (:mod:`.stems`) and for what
begins with it. Only one that stands for nothing so can be a mistake: then the words
that differ from it in the fewest letters are meant. How many may differ grows with its
length, because a short word is soon another one: *action* is no *sanction*.
"""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from policy_compare.analysis.wording.stems import are_akin, stem

#: What a word that is found is worth (0 to 100), by what it has of the one looked for.
_SAME = 100.0
_FORM = 95.0
_FAMILY = 90.0
_BEGINNING = 90.0

#: What two words of a family begin with at least; shorter ones have too many strangers.
_COMMON = 5
#: A shorter word is no beginning of others.
_BEGUN = 4

#: The longer of two words has at least so many letters where one, or two, may be wrong, left
#: out, added or exchanged.
_ONE_MISTAKE = 5
_TWO_MISTAKES = 10
#: The first letter is seldom mistyped: only in a word of so many is it looked for.
_FIRST_TOO = 7


class WordRecogniser:
    """The words of a corpus, to recognise others among."""

    def __init__(self, words: Iterable[str]) -> None:
        self._stems = {word: stem(word) for word in words}

    def recognise_word(self, term: str) -> dict[str, float]:
        """The words that ``term`` stands for, with what each is worth (above 0, to 100)."""
        worths = self._words_akin(term)
        if len(term) >= _BEGUN:
            for word in self._stems:
                if word.startswith(term):
                    worths.setdefault(word, _BEGINNING)
        if not worths:
            for word, worth in self._mistyped_words(term).items():
                for kin, share in self._words_akin(word).items():
                    worths[kin] = max(worth * share / 100, worths.get(kin, 0))
        return worths

    def _words_akin(self, term: str) -> dict[str, float]:
        """The word itself, its forms and its family."""
        root = stem(term)
        worths: dict[str, float] = {}
        for word, other_stem in self._stems.items():
            if word == term:
                worths[word] = _SAME
            elif other_stem == root:
                worths[word] = _FORM
            elif (
                other_stem[:_COMMON] == root[:_COMMON]
                and len(root) >= _COMMON
                and are_akin(root, other_stem)
            ):
                worths[word] = _FAMILY
        return worths

    def _mistyped_words(self, term: str) -> dict[str, float]:
        """The words that differ from the term, or their stems from its, in the fewest letters."""
        root = stem(term)
        near: dict[str, int] = {}
        for word, other_stem in self._stems.items():
            allowed = _allowed_mistakes(max(len(term), len(word)))
            if not allowed:
                continue
            wrong = OSA.distance(term, word, score_cutoff=allowed)
            # What is left of a short word is soon like another one.
            if min(len(root), len(other_stem)) >= _ONE_MISTAKE:
                wrong = min(wrong, OSA.distance(root, other_stem, score_cutoff=allowed))
            first = word[0] == term[0] or (wrong == 1 and len(term) >= _FIRST_TOO)
            if wrong <= allowed and first:
                near[word] = wrong
        fewest = min(near.values(), default=0)
        worth = 100 * (1 - fewest / len(term))
        return {word: worth for word, wrong in near.items() if wrong == fewest}


def _allowed_mistakes(letters: int) -> int:
    """How many letters of so many may be wrong."""
    return (letters >= _ONE_MISTAKE) + (letters >= _TWO_MISTAKES)
