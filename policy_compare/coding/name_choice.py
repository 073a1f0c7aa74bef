"""Which names of the codebook a coder may mean who has typed some letters."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz import fuzz

from policy_compare.corpus_names import CodebookKind, codebook_names
from policy_compare.evidence.asked_actors import find_asked_actors
from policy_compare.evidence.names_in_text import PropositionFinder, actor_finder, topic_finder
from policy_compare.model import Codebook
from policy_compare.names import NamedThing, fold_name
from policy_compare.urging.passages import UrgingPassage

#: How well letters fit a name that are all of it, its beginning, its words' or their initials.
_WHOLE, _BEGINNING, _WORDS, _INITIALS = 400, 300, 200, 150

#: Letters that are less alike (0 to 100) do not fit.
_LEAST_ALIKE = 75

#: So many propositions are said to be near a passage.
_NEAR = 5


class NameChoice(NamedTuple):
    """One of the codebook's entries: its id, its label or statement, whether it is near.

    ``fit`` tells how well it goes with what was typed, as ``letters_fit`` says.
    """

    id: str
    label: str
    is_near: bool = False
    fit: int = 0


class NameChooser:
    """Finds a codebook's entries by a few letters of their ids, labels, statements and aliases."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._actors = actor_finder(book)
        self._topics = topic_finder(book)
        self._propositions = PropositionFinder(book, self._actors)
        self._folded_names: dict[CodebookKind, list[tuple[NamedThing, list[str]]]] = {}

    def choices(
        self, kind: CodebookKind, typed: str, passage: str, last: Sequence[str] = ()
    ) -> tuple[NameChoice, ...]:
        """The entries of the kind that may be meant, the best first.

        Of those that fit as well, the ones near the passage come first, in turn with those that
        were chosen ``last``. With nothing typed all fit.
        """
        if kind not in self._folded_names:
            self._folded_names[kind] = [
                (thing, list(map(fold_name, thing.all_names)))
                for thing in codebook_names(self._book, kind)
            ]
        near = _in_turn(self._near_ids(kind, passage), last[:_NEAR])
        ranks = {id: rank for rank, id in enumerate(near)}
        words = fold_name(typed)
        scored = [
            (-score, ranks.get(thing.id, len(ranks)), place, thing)
            for place, (thing, names) in enumerate(self._folded_names[kind])
            if (score := max(letters_fit(words, name) for name in names)) or not words
        ]
        return tuple(
            NameChoice(thing.id, (*thing.names, *thing.shared)[0], thing.id in near, -score)
            for score, *_, thing in sorted(scored)
        )

    def find_asked(self, passage: UrgingPassage) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The actors that the passage asks, and its targets."""
        return find_asked_actors(passage, self._actors)

    def _near_ids(self, kind: CodebookKind, passage: str) -> tuple[str, ...]:
        """Those that the passage names, or shares words with."""
        if kind == "proposition":
            return self._propositions.nearest_ids(passage, _NEAR)
        if kind == "instrument":
            return ()
        finder = self._actors if kind == "actor" else self._topics
        return tuple(dict.fromkeys(mention.id for mention in finder.find_mentions(passage)))


def _in_turn(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """One of each in turn, and none twice."""
    pairs = zip_longest(first, second)
    return tuple(dict.fromkeys(id for pair in pairs for id in pair if id is not None))


def letters_fit(typed: str, name: str) -> int:
    """How well some letters fit a name, both folded; 0 where they do not.

    The whole name and its beginning fit best, then the beginnings of its words in any order,
    then their initials, then what is alike (rapidfuzz's ``partial_ratio``).
    """
    if not typed:
        return 0
    if name.startswith(typed):
        return _WHOLE if name == typed else _BEGINNING
    words = name.split()
    if all(any(word.startswith(start) for word in words) for start in typed.split()):
        return _WORDS
    if "".join(word[0] for word in words).startswith(typed):
        return _INITIALS
    return int(fuzz.partial_ratio(typed, name, score_cutoff=_LEAST_ALIKE))
