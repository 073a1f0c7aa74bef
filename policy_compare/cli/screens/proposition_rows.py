"""The propositions that stand beside a passage, each under the number that chooses it.

A number means the same as long as one item is in hand, whatever is decided of it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.coding.new_names import NewName
from policy_compare.model import STANCES, Recommendation, Stance

#: There are so many keys with a number.
MOST_ROWS = 9
#: So many propositions of the codebook are proposed, and new ones.
_NEAR, _NEW = 4, 2


class PropositionRows(NamedTuple):
    """The rows in their order, and the place of the one that keys act on.

    A row is the id of a proposition, or one that the codebook does not have yet.
    """

    rows: tuple[str | NewName, ...] = ()
    current: int = 0

    @property
    def current_id(self) -> str:
        """The proposition that keys act on; empty where the codebook does not have it."""
        row = self.rows[self.current] if self.rows else ""
        return row if isinstance(row, str) else ""


def rows_beside(
    recommendation: Recommendation, near: Sequence[str], new: Sequence[NewName]
) -> PropositionRows:
    """Those that it speaks to, after them the nearest, and after these what could be new."""
    spoken = [position.proposition for position in recommendation.positions]
    further = [id for id in dict.fromkeys(near) if id not in spoken]
    rows: list[str | NewName] = [*spoken, *further[:_NEAR]]
    rows += [name for name in new if name.is_near][:_NEW]
    return PropositionRows(tuple(rows[:MOST_ROWS]))


def take_row(rows: PropositionRows, id: str, place: int | None = None) -> PropositionRows:
    """The rows with this proposition as the one that keys act on, at its ``place``.

    Where that is not told it is that of what it was proposed by, or the last.
    """
    if place is None:
        ids = [row if isinstance(row, str) else row.decision.new_id for row in rows.rows]
        place = ids.index(id) if id in ids else min(len(ids), MOST_ROWS - 1)
    return PropositionRows((*rows.rows[:place], id, *rows.rows[place + 1 :]), place)


def next_stance(stance: Stance | None) -> Stance | None:
    """What the same number again makes of a stance: the next one, and none after the last."""
    if stance is None:
        return STANCES[0]
    place = STANCES.index(stance) + 1
    return STANCES[place] if place < len(STANCES) else None
