"""Finds in a passage what the codebook has names for: actors, topics, propositions.

Actors go by label and alias, topics by label and keyword. A proposition has no name;
what is near it is told by the words that the two share, each weighed by how few
propositions have it. Shared words say what a passage is about, never which side it
takes.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from policy_compare.model import Codebook
from policy_compare.names import fold_name

#: A name of so few letters, all of them capitals, is no word: *US* is not *us*.
_INITIALS = 5

#: Below this share of common wording (0 to 1) a proposition is not proposed.
_NEAR = 0.18

_STOP = frozenset(
    """a an and are as at be been but by can could for from had has have how if in into is it
    its may might more most must need no not of on or other ought our shall should so some
    such than that the their them then there these they this those to toward towards up was
    we were what when where which while who will with would""".split()  # noqa: SIM905
)


class Mention(NamedTuple):
    """A name at characters ``start`` to ``end`` of a text, and whose it is."""

    start: int
    end: int
    id: str


class NameFinder:
    """Names of things, to be found in texts as whole words, in the plural too.

    Of two that overlap the longest wins.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        exact: list[str] = []
        loose: list[str] = []
        for name, id in names:
            text = _one_spaced(_with_plain_marks(name))
            if not text:
                continue
            initials = text.isupper() and len(text) <= _INITIALS
            # A text may have an accent composed with its letter, or behind it.
            spellings = {text, normalize("NFC", text), normalize("NFD", text)}
            (exact if initials else loose).extend(spellings)
            for spelling in spellings if initials else {fold_name(text)}:
                self._ids.setdefault(spelling, id)
        # Most texts have the first word of no name, and need not be searched for all of them.
        names_words = [_split_words(name) for name in (*exact, *loose)]
        self._firsts = frozenset(words[0] for words in names_words if words)
        self._wordless = not all(names_words)
        self._exact = _name_pattern(exact)
        self._loose = _name_pattern(loose, re.IGNORECASE)
        # A passage is asked several times.
        self._cached_mentions = lru_cache(maxsize=64)(self._search_names)

    def find_mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention, in the order of the text, none inside another."""
        return self._cached_mentions(text)

    def _search_names(self, text: str) -> tuple[Mention, ...]:
        plain = _with_plain_marks(text)
        if not self._wordless and self._firsts.isdisjoint(_split_words(plain)):
            return ()
        mentions = [
            Mention(*match.span(), id)
            for pattern, key in ((self._exact, str), (self._loose, fold_name))
            if pattern is not None
            for match in pattern.finditer(plain)
            if (id := self._owner(key(_one_spaced(match.group()))))
        ]
        mentions.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[Mention] = []
        for mention in mentions:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return tuple(kept)

    def _owner(self, name: str) -> str | None:
        """Whose the name is, or that of which it is the plural."""
        return self._ids.get(name) or self._ids.get(name.removesuffix("s"))


def _split_words(text: str) -> list[str]:
    """The words of a text in small letters, without the sign of a plural."""
    return [word.removesuffix("s") for word in _WORD.findall(text.casefold())]


_WORD = re.compile(r"\w+")


def _with_plain_marks(text: str) -> str:
    """The text with straight apostrophes and hyphens, at the same offsets."""
    return text.translate(_STRAIGHT)


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


_STRAIGHT = str.maketrans("‘’‐‑–", "''---")


def _name_pattern(names: Sequence[str], flags: int = 0) -> re.Pattern[str] | None:
    if not names:
        return None
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", flags)


def actor_finder(book: Codebook) -> NameFinder:
    """The actors' labels and aliases."""
    return NameFinder(
        (name, id) for id, actor in book.actors.items() for name in (actor.label, *actor.aliases)
    )


def topic_finder(book: Codebook) -> NameFinder:
    """The topics' labels and keywords."""
    return NameFinder(
        (name, id) for id, topic in book.topics.items() for name in (topic.label, *topic.keywords)
    )


class PropositionFinder:
    """The propositions of a codebook, to be compared with passages by their words."""

    def __init__(self, book: Codebook, actors: NameFinder) -> None:
        self._actors = actors
        statements = {id: proposition.statement for id, proposition in book.propositions.items()}
        bags = {id: self._words_of(statement) for id, statement in statements.items()}
        counts = Counter(word for bag in bags.values() for word in bag)
        self._rare = {word: math.log(1 + len(bags) / count) for word, count in counts.items()}
        self._common = math.log(1 + len(bags))
        self._bags: Mapping[str, frozenset[str]] = bags
        self._sizes = {id: self._length(bag) for id, bag in bags.items()}

    def nearest_ids(self, text: str, count: int = 3) -> tuple[str, ...]:
        """The ids of at most ``count`` propositions that share words with the text, best first.

        The measure is the cosine of the two sets of words under the weights
        log(1 + N/n), N being all propositions and n those that have the word.
        """
        words = self._words_of(text)
        size = self._length(words)
        scores: list[tuple[float, str]] = []
        for id, bag in self._bags.items():
            shared = sum(self._weight(word) ** 2 for word in words & bag)
            if shared:
                scores.append((shared / (size * self._sizes[id]), id))
        scores.sort(key=lambda scored: (-scored[0], scored[1]))
        return tuple(id for score, id in scores[:count] if score >= _NEAR)

    def _length(self, words: frozenset[str]) -> float:
        return math.sqrt(sum(self._weight(word) ** 2 for word in words))

    def _weight(self, word: str) -> float:
        return self._rare.get(word, self._common)

    def _words_of(self, text: str) -> frozenset[str]:
        """The stems of the text's words, with each actor's names as one word."""
        words: list[str] = []
        last = 0
        for mention in self._actors.find_mentions(text):
            words += _stems(text[last : mention.start])
            words.append(f"@{mention.id}")
            last = mention.end
        return frozenset(words + _stems(text[last:]))


def _stems(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return [_stem_of(word) for word in words if word not in _STOP]


@lru_cache(maxsize=10_000)  # a text says the same words again and again
def _stem_of(word: str) -> str:
    """The word without its commonest endings: *sharing*, *shared* and *shares* meet."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e").removesuffix("y").removesuffix("i")
