"""Makes the ids of what is proposed for a codebook: short, plain, and unlike those that it has."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from policy_compare.names import fold_name, numbered_name


class ProposedIds:
    """Gives ids that are none of ``taken``, ids or names, and each only once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(map(fold_name, taken))

    def give_id(self, name: str) -> str:
        """An id of a name's letters and digits, in small letters, and numbered where need be."""
        bare = normalize("NFKD", name.replace(".", "").casefold()).encode("ascii", "ignore")
        base = "-".join(re.findall(r"[a-z0-9]+", bare.decode())) or "proposed"
        id = numbered_name(base, self._taken)
        self._taken.add(fold_name(id))
        return id
