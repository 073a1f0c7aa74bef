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


class Names:
    """Names of things, to be found in texts as whole words, in the plural too.

    Of two that overlap the longest wins.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        exact: list[str] = []
        loose: list[str] = []
        for name, id in names:
            text = _one_spaced(_straight(name))
            if not text:
                continue
            initials = text.isupper() and len(text) <= _INITIALS
            # A text may have an accent composed with its letter, or behind it.
            spellings = {text, normalize("NFC", text), normalize("NFD", text)}
            (exact if initials else loose).extend(spellings)
            for spelling in spellings if initials else {fold_name(text)}:
                self._ids.setdefault(spelling, id)
        # Most texts have the first word of no name, and need not be searched for all of them.
        self._firsts = frozenset(_words(name)[0] for name in (*exact, *loose) if _words(name))
        self._wordless = any(not _words(name) for name in (*exact, *loose))
        self._exact = _pattern(exact)
        self._loose = _pattern(loose, re.IGNORECASE)
        # A passage is asked several times.
        self._found = lru_cache(maxsize=64)(self._find)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every mention, in the order of the text, none inside another."""
        return self._found(text)

    def _find(self, text: str) -> tuple[Mention, ...]:
        plain = _straight(text)
        if not self._wordless and self._firsts.isdisjoint(_words(plain)):
            return ()
        found = [
            Mention(*one.span(), id)
            for pattern, key in ((self._exact, str), (self._loose, fold_name))
            if pattern is not None
            for one in pattern.finditer(plain)
            if (id := self._id(key(_one_spaced(one.group()))))
        ]
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[Mention] = []
        for one in found:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return tuple(kept)

    def _id(self, name: str) -> str | None:
        """Whose the name is, or that of which it is the plural."""
        return self._ids.get(name) or self._ids.get(name.removesuffix("s"))


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without the sign of a plural."""
    return [word.removesuffix("s") for word in _WORD.findall(text.casefold())]


_WORD = re.compile(r"\w+")


def _straight(text: str) -> str:
    """The text with straight apostrophes and hyphens, at the same offsets."""
    return text.translate(_STRAIGHT)


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


_STRAIGHT = str.maketrans("‘’‐‑–", "''---")


def _pattern(names: Sequence[str], flags: int = 0) -> re.Pattern[str] | None:
    if not names:
        return None
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", flags)


def actor_names(book: Codebook) -> Names:
    """The actors' labels and aliases."""
    return Names(
        (name, id) for id, actor in book.actors.items() for name in (actor.label, *actor.aliases)
    )


def topic_names(book: Codebook) -> Names:
    """The topics' labels and keywords."""
    return Names(
        (name, id) for id, topic in book.topics.items() for name in (topic.label, *topic.keywords)
    )


class Propositions:
    """The propositions of a codebook, to be compared with passages by their words."""

    def __init__(self, book: Codebook, actors: Names) -> None:
        self._actors = actors
        bags = {id: self._words(one.statement) for id, one in book.propositions.items()}
        held = Counter(word for bag in bags.values() for word in bag)
        self._rare = {word: math.log(1 + len(bags) / count) for word, count in held.items()}
        self._common = math.log(1 + len(bags))
        self._bags: Mapping[str, frozenset[str]] = bags
        self._sizes = {id: self._size(bag) for id, bag in bags.items()}

    def near(self, text: str, most: int = 3) -> tuple[str, ...]:
        """The ids of at most ``most`` propositions that share words with the text, best first.

        The measure is the cosine of the two sets of words under the weights
        log(1 + N/n), N being all propositions and n those that have the word.
        """
        words = self._words(text)
        size = self._size(words)
        scores: list[tuple[float, str]] = []
        for id, bag in self._bags.items():
            shared = sum(self._weight(word) ** 2 for word in words & bag)
            if shared:
                scores.append((shared / (size * self._sizes[id]), id))
        scores.sort(key=lambda one: (-one[0], one[1]))
        return tuple(id for score, id in scores[:most] if score >= _NEAR)

    def _size(self, words: frozenset[str]) -> float:
        return math.sqrt(sum(self._weight(word) ** 2 for word in words))

    def _weight(self, word: str) -> float:
        return self._rare.get(word, self._common)

    def _words(self, text: str) -> frozenset[str]:
        """The stems of the text's words, with each actor's names as one word."""
        words: list[str] = []
        last = 0
        for mention in self._actors.find(text):
            words += _stems(text[last : mention.start])
            words.append(f"@{mention.id}")
            last = mention.end
        return frozenset(words + _stems(text[last:]))


def _stems(text: str) -> list[str]:
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return [_stem(word) for word in found if word not in _STOP]


@lru_cache(maxsize=10_000)  # a text says the same words again and again
def _stem(word: str) -> str:
    """The word without its commonest endings: *sharing*, *shared* and *shares* meet."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e").removesuffix("y").removesuffix("i")
