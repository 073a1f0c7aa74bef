"""The propositions that stand beside a passage, each under the number that chooses it.

A number means the same as long as one item is in hand, whatever is decided of it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policy_compare.model import STANCES, Recommendation, Stance

#: There are so many keys with a number.
MOST_ROWS = 9
#: So many are proposed where none is chosen yet.
_PROPOSED = 5


class PropositionRows(NamedTuple):
    """The ids of the propositions in their order, and the place of the one that keys act on."""

    ids: tuple[str, ...] = ()
    current: int = 0

    @property
    def current_id(self) -> str:
        """The proposition that keys act on; empty where there is none."""
        return self.ids[self.current] if self.ids else ""


def rows_beside(recommendation: Recommendation, near: Sequence[str]) -> PropositionRows:
    """Those that it speaks to, and after them the nearest."""
    spoken = [stance_on.proposition for stance_on in recommendation.positions]
    room = max(_PROPOSED, len(spoken) + 1)
    return PropositionRows(tuple(dict.fromkeys([*spoken, *near]))[: min(room, MOST_ROWS)])


def take_row(rows: PropositionRows, id: str) -> PropositionRows:
    """The rows with this proposition as the one that keys act on, added where it is missing."""
    if id in rows.ids:
        return PropositionRows(rows.ids, rows.ids.index(id))
    ids = (*rows.ids[: MOST_ROWS - 1], id)
    return PropositionRows(ids, len(ids) - 1)


def keep_known(rows: PropositionRows, known: Iterable[str]) -> PropositionRows:
    """The rows without propositions that are no more, as after an undo."""
    ids = tuple(id for id in rows.ids if id in known)
    return PropositionRows(ids, min(rows.current, max(0, len(ids) - 1)))


def next_stance(stance: Stance | None) -> Stance | None:
    """What the same number again makes of a stance: the next one, and none after the last."""
    if stance is None:
        return STANCES[0]
    place = STANCES.index(stance) + 1
    return STANCES[place] if place < len(STANCES) else None
