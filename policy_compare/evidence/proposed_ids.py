"""Makes the ids of what is proposed for a codebook: short, plain, and unlike those that it has."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from policy_compare.names import fold_name, numbered_name


class ProposedIds:
    """Gives ids that are none of ``taken``, ids or names, and each only once."""

    def __init__(self, taken_names: Iterable[str]) -> None:
        self._taken = set(map(fold_name, taken_names))

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
