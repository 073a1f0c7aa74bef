"""The best one-to-one assignment between two sets of things.

Taking the best pair first and so on can leave two things alone that would have gone
together had a third been given its second choice. Here the sum over all pairs is the
greatest there is.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def assign_columns(weights: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """The pairs of row and column, each in one pair at most, of the greatest total weight.

    ``weights[row][column]`` is above 0 for every pair that is allowed; whole numbers, so
    that nothing is lost in sums. Of several assignments that are equally good, which one
    comes out depends on the order of rows and of their columns.

    The method is that of shortest augmenting paths (Jonker and Volgenant 1987,
    Computing 38, 325–340), kept sparse: rows join one by one, each by the cheapest
    chain of changes. At worst it takes rows × pairs × log(pairs) steps.
    """
    state = _State(weights)
    # Who has most to gain comes first, and is seldom moved by who comes later.
    wishing = [row for row, wished in enumerate(weights) if wished]
    for row in sorted(wishing, key=lambda row: -max(weights[row].values())):
        state.join(row)
    return state.held


class _State:
    """Who holds which column so far.

    A column's price is what its weight must exceed for a row to want it. With these
    prices no row would rather have another column than its own, or none.
    """

    def __init__(self, weights: Sequence[Mapping[int, int]]) -> None:
        self._weights = weights
        self.held: dict[int, int] = {}
        self._holder: dict[int, int] = {}
        self._prices: dict[int, int] = {}

    def join(self, start: int) -> None:
        """Give the row a column, or none, by the chain of changes that costs least."""
        costs: dict[int, int] = {}
        #: The row by which each column was reached.
        before: dict[int, int] = {}
        settled: dict[int, int] = {}
        queue: list[tuple[int, int]] = []
        row, spent = start, 0
        # The chain may also end with a row that goes without: by which it costs least.
        last, total = start, self._profit(start)
        while True:
            profit = self._profit(row)
            if spent + profit < total:
                last, total = row, spent + profit
            for column, weight in self._weights[row].items():
                cost = spent + profit - (weight - self._price(column))
                if column not in settled and cost < costs.get(column, cost + 1):
                    costs[column], before[column] = cost, row
                    heappush(queue, (cost, column))
            while queue and queue[0][1] in settled:
                heappop(queue)
            if not queue or queue[0][0] >= total:
                self._change(start, last, None, before)
                break
            spent, column = heappop(queue)
            settled[column] = spent
            if column not in self._holder:
                total = spent
                self._change(start, before[column], column, before)
                break
            row = self._holder[column]
        for column, cost in settled.items():
            if cost < total:
                self._prices[column] = self._price(column) + total - cost

    def _change(self, start: int, row: int, column: int | None, before: Mapping[int, int]) -> None:
        """Give the row the column, its own to the row by which that was reached, and so on."""
        while row != start:
            left = self.held[row]
            self._give(row, column)
            row, column = before[left], left
        self._give(row, column)

    def _give(self, row: int, column: int | None) -> None:
        if column is None:
            self.held.pop(row, None)
        else:
            self.held[row], self._holder[column] = column, row

    def _price(self, column: int) -> int:
        return self._prices.get(column, 0)

    def _profit(self, row: int) -> int:
        """What its column is worth to a row above the price; to one without, the best."""
        wished = self._weights[row]
        if row in self.held:
            return wished[self.held[row]] - self._price(self.held[row])
        return max(0, *(weight - self._price(column) for column, weight in wished.items()))
