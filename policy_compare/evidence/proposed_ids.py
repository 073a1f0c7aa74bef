"""Makes the ids of what is proposed for a codebook: short, plain, and unlike those that it has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from unicodedata import normalize

from policy_compare.names import fold_name, numbered_name

#: So many words make an id, and up to so many where it is taken.
_FEW: Final = 3
_MANY: Final = 6


def names_of_words(words: Sequence[str], taken: Iterable[str]) -> Iterator[str]:
    """Names of a few of the words in their order, each longer than the one before.

    The first word is in them, and before others those that none of the ``taken`` ids has.
    """
    taken_words = {word for id in taken for word in re.split("[ -]", id)}
    own_words = [word for word in words if word not in taken_words]
    ranked = list(dict.fromkeys([*words[:1], *own_words, *words]))
    for count in range(_FEW, max(_FEW, min(_MANY, len(ranked))) + 1):
        yield "-".join(word for word in words if word in ranked[:count])


class ProposedIds:
    """Gives ids that are none of ``taken``, ids or names, and each only once."""

    def __init__(self, taken_names: Iterable[str]) -> None:
        self._taken = set(map(fold_name, taken_names))

    def give_id_of_words(self, words: Sequence[str]) -> str:
        """An id of a few of the words: those that tell what has it from what has one already."""
        return self.give_id(*names_of_words(words, self._taken))

    def give_id(self, *names: str) -> str:
        """An id of the first name that is free: its letters and digits, in small letters.

        Where none is, the first one gets a number.
        """
        bases = [_as_id(name) or "proposed" for name in names]
        free = (base for base in bases if fold_name(base) not in self._taken)
        id = next(free, "") or numbered_name(bases[0], self._taken)
        self._taken.add(fold_name(id))
        return id


def _as_id(name: str) -> str:
    bare = normalize("NFKD", name.replace(".", "").casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare))
