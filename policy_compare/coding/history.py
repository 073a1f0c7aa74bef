"""What was decided and what that changed in the files, to the byte: for undoing and redoing."""

from collections.abc import Mapping
from typing import NamedTuple

from policy_compare.coding.items import ItemKey
from policy_compare.model import Codebook, Paper


class BytesChange(NamedTuple):
    """What stands from one byte of a file on, before and after a change.

    The rest is not kept: thousands of decisions on a large file would fill the memory.
    """

    start: int
    before: bytes
    after: bytes

    def redone(self, data: bytes) -> bytes:
        """The file's content with the change."""
        return self._put(data, self.before, self.after)

    def undone(self, data: bytes) -> bytes:
        """The file's content without it."""
        return self._put(data, self.after, self.before)

    def _put(self, data: bytes, old: bytes, new: bytes) -> bytes:
        return data[: self.start] + new + data[self.start + len(old) :]


def bytes_change(before: bytes, after: bytes) -> BytesChange:
    """The one change that leads from ``before`` to ``after``."""
    start = _common_length(before, after)
    end = _common_length(before[start:][::-1], after[start:][::-1])
    return BytesChange(start, before[start : len(before) - end], after[start : len(after) - end])


def _common_length(first: bytes, second: bytes) -> int:
    """How many bytes both begin with, found by halving: comparing slices is quick."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class CodingState(NamedTuple):
    """A paper and the codebook at one moment."""

    paper: Paper
    book: Codebook


class HistoryStep(NamedTuple):
    """A decision that was taken, in a ``sentence``, from what to what.

    ``changes`` are those of files, by name. ``item`` is the key of the item that it was taken on,
    and ``item_after`` that of the one it became.
    """

    sentence: str
    before: CodingState
    after: CodingState
    changes: Mapping[str, BytesChange]
    item: ItemKey
    item_after: ItemKey

    @property
    def is_of_item(self) -> bool:
        """Whether the decision says something of the item, and not of the codebook alone."""
        return self.after.book is self.before.book or self.after.paper != self.before.paper
