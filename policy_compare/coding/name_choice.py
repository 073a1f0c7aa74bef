"""Which names of the codebook a coder may mean who has typed some letters."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from policy_compare.corpus_names import CodebookKind, codebook_names
from policy_compare.evidence.names_in_text import PropositionFinder, actor_finder, topic_finder
from policy_compare.model import Actor, Codebook, Instrument, Topic
from policy_compare.names import fold_name

#: How well letters fit a name that are all of it, its beginning, its words' or their initials.
_WHOLE, _BEGINNING, _WORDS, _INITIALS = 400, 300, 200, 150

#: Letters that are less alike (0 to 100) do not fit.
_LEAST_ALIKE = 75

#: So many propositions are said to be near a passage.
_NEAR = 5


class NameChoice(NamedTuple):
    """One of the codebook's entries: its id, its label or statement, whether it is near."""

    id: str
    label: str
    is_near: bool = False


class NameChooser:
    """Finds a codebook's entries by a few letters of their ids, labels, statements and aliases."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._actors = actor_finder(book)
        self._topics = topic_finder(book)
        self._propositions = PropositionFinder(book, self._actors)
        self._names: dict[CodebookKind, dict[str, Sequence[str]]] = {}

    def choices(self, kind: CodebookKind, typed: str, passage: str) -> tuple[NameChoice, ...]:
        """The entries of the kind that may be meant, the best first.

        Of those that fit as well, the ones near the passage come first. With nothing typed all fit.
        """
        near = self._near_ids(kind, passage)
        ranks = {id: rank for rank, id in enumerate(near)}
        words = fold_name(typed)
        scored = [
            (-score, ranks.get(id, len(ranks)), place, id)
            for place, (id, names) in enumerate(self._folded_names(kind).items())
            if (score := max((letters_fit(words, name) for name in names), default=0)) or not words
        ]
        return tuple(NameChoice(id, self._label(kind, id), id in near) for *_, id in sorted(scored))

    def _folded_names(self, kind: CodebookKind) -> dict[str, Sequence[str]]:
        """All that each entry is called, folded once."""
        if kind not in self._names:
            self._names[kind] = {
                thing.id: [
                    fold_name(name)
                    for name in (thing.id, *thing.names, *thing.keywords, *thing.shared)
                ]
                for thing in codebook_names(self._book, kind)
            }
        return self._names[kind]

    def _near_ids(self, kind: CodebookKind, passage: str) -> tuple[str, ...]:
        """Those that the passage names, or shares words with."""
        if kind == "proposition":
            return self._propositions.nearest_ids(passage, _NEAR)
        if kind == "instrument":
            return ()
        finder = self._actors if kind == "actor" else self._topics
        return tuple(dict.fromkeys(mention.id for mention in finder.find_mentions(passage)))

    def _label(self, kind: CodebookKind, id: str) -> str:
        if kind == "proposition":
            return self._book.propositions[id].statement
        entries: dict[CodebookKind, Mapping[str, Actor | Topic | Instrument]] = {
            "actor": self._book.actors,
            "topic": self._book.topics,
            "instrument": self._book.instruments,
        }
        return entries[kind][id].label


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
