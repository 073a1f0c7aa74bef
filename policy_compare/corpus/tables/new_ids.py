"""Gives ids to names that come from elsewhere: one name one id, whatever its case."""

import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.files.names import is_device_name
from policy_compare.names import fold_name, numbered_name

_OTHER = re.compile(r"[\W_]+")

#: No id that is made up is longer: it is cited, and typed.
_LONGEST = 60
#: A name that can be an id is none if it takes more bytes: no file could be called so.
LONGEST_ID = 200


def make_id(name: str) -> str:
    """An id made of a name: its letters and digits in small letters, joined by hyphens.

    Letters of every script are kept; a name without any gives ``x``.
    """
    text = _OTHER.sub("-", normalize("NFKC", name).casefold()).strip("-")
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition("-")[0] or text[:_LONGEST]
    return text if is_id(text) else "x"


def make_file_id(name: str) -> str:
    """An id made of a name, as ``make_id`` does, that every system can have a file called by."""
    return _portable_id(make_id(name))


class NewIds:
    """The ids of names, given in the order in which the names are first met.

    A name that can be an id is its own. ``ids_by_name`` are of names that have an id already, and
    ``reserved`` ids that none may get. Ids ``of_files`` are such that every system can have
    a file that is called so.
    """

    def __init__(
        self,
        ids_by_name: Mapping[str, str] | None = None,
        reserved: Iterable[str] = (),
        *,
        of_files: bool = False,
    ) -> None:
        self._of_files = of_files
        self.labels: dict[str, str] = {}
        self._ids = {fold_name(name): id for name, id in (ids_by_name or {}).items()}
        self._reserved = {fold_name(id) for id in reserved}
        self._taken = self._reserved | self._ids.keys() | set(map(fold_name, self._ids.values()))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each id that was given, with the name as it was first met."""
        yield from self.labels.items()

    def give_id(self, name: str) -> str:
        """The name's id, which is given now if it has none."""
        key = fold_name(name)
        id = self._ids.get(key)
        if id is None:
            id = self._ids[key] = numbered_name(self._preferred_id(name), self._taken)
            self._taken |= {key, fold_name(id)}
            self.labels[id] = name
        return id

    def name_of(self, id: str) -> str:
        """The name that an id was given to, as it was first met; the id if there is none."""
        return self.labels.get(id, id)

    def find_id(self, name: str) -> str:
        """The name's id if it has one, else the name."""
        return self._ids.get(fold_name(name), name)

    def give_ids(self, names: Iterable[str]) -> None:
        """Give ids to the names, in their order; none is made up that another name is."""
        first_met: dict[str, str] = {}
        for name in names:
            first_met.setdefault(fold_name(name), name)
        new = {folded: name for folded, name in first_met.items() if folded not in self._ids}
        self._taken |= new.keys()
        for folded, name in new.items():
            self._taken -= {folded} - self._reserved
            self.give_id(name)

    def _preferred_id(self, name: str) -> str:
        """The id that the name would have if none had it before."""
        id = name if _can_be_id(name) else make_id(name)
        return _portable_id(id) if self._of_files else id


def _portable_id(id: str) -> str:
    """The id, or another one where Windows can have no file called so."""
    return f"x-{id}" if is_device_name(id) else id


def _can_be_id(name: str) -> bool:
    """Whether the name can be its own id."""
    return is_id(name) and len(name.encode("utf-8", "replace")) <= LONGEST_ID
