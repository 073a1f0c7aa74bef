"""Where propositions, and the tensions between them, stand: no box on another, no line in one.

Propositions stand in two columns, so that most tensions lead across, and between them a column
of the tensions' labels. Lines run only in the two gutters beside the labels. What hangs
together stands together, ordered so that few lines cross (barycentres, after Sugiyama 1981).
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: The widths of a proposition, of a tension's label at most, and of a gutter.
NODE_WIDTH, LABEL_WIDTH, GUTTER = 290, 130, 70

#: The least distances between boxes above each other, of groups, and of lines at a box.
_BETWEEN_NODES, _BETWEEN_LABELS, _BETWEEN_GROUPS, _BETWEEN_LINES = 16, 10, 34, 12

#: So often is each column ordered by the others.
_SWEEPS = 24

Edge = tuple[int, int]

#: From a node's side through the gutter, and from there level to the label's side.
Line = tuple[tuple[float, float], tuple[float, float], float]


class Box(NamedTuple):
    """A place with its size."""

    x: float
    y: float
    width: float
    height: float


class TensionLayout(NamedTuple):
    """A box for each node and each edge's label, in their order, and of each edge the two lines."""

    nodes: list[Box]
    labels: list[Box]
    lines: list[tuple[Line, Line]]
    height: float


def arrange_tensions(
    node_heights: Sequence[float], label_sizes: Sequence[tuple[float, float]], edges: Sequence[Edge]
) -> TensionLayout:
    """The layout of nodes of these heights and edges whose labels have these widths and heights."""
    edges_of: list[list[int]] = [[] for _ in node_heights]
    for number, edge in enumerate(edges):
        for node in dict.fromkeys(edge):
            edges_of[node].append(number)
    nodes: dict[int, Box] = {}
    labels: dict[int, Box] = {}
    on_the_right: set[int] = set()
    top = 0.0
    for group in _connected_groups(edges_of, edges):
        right = _nodes_on_the_right(group, edges_of, edges)
        on_the_right |= right
        left_order, label_order, right_order = _order_columns(group, right, edges_of, edges)
        heights = [
            [max(node_heights[node], (len(edges_of[node]) + 1) * _BETWEEN_LINES) for node in order]
            for order in (left_order, right_order)
        ]
        label_heights = [label_sizes[number][1] for number in label_order]
        stacks = (
            _stack(heights[0], _BETWEEN_NODES),
            _stack(label_heights, _BETWEEN_LABELS),
            _stack(heights[1], _BETWEEN_NODES),
        )
        height = max(end for _, end in stacks)
        tops = [[top + (height - end) / 2 + y for y in places] for places, end in stacks]
        for order, ys, sizes, x in (
            (left_order, tops[0], heights[0], 0.0),
            (right_order, tops[2], heights[1], NODE_WIDTH + LABEL_WIDTH + 2.0 * GUTTER),
        ):
            for node, y, size in zip(order, ys, sizes, strict=True):
                nodes[node] = Box(x, y, NODE_WIDTH, size)
        for number, y in zip(label_order, tops[1], strict=True):
            width, size = label_sizes[number]
            labels[number] = Box(NODE_WIDTH + GUTTER + (LABEL_WIDTH - width) / 2, y, width, size)
        top += height + _BETWEEN_GROUPS
    return TensionLayout(
        [nodes[node] for node in range(len(node_heights))],
        [labels[number] for number in range(len(edges))],
        _draw_lines(nodes, labels, on_the_right, edges_of, edges),
        max(top - _BETWEEN_GROUPS, 0.0),
    )


def _connected_groups(
    edges_of: Sequence[Sequence[int]], edges: Sequence[Edge]
) -> Iterable[list[int]]:
    """The nodes that hang together, each after one that it hangs on."""
    seen: set[int] = set()
    for first in range(len(edges_of)):
        if first in seen:
            continue
        group = [first]
        seen.add(first)
        for node in group:
            for number in edges_of[node]:
                for neighbour in edges[number]:
                    if neighbour not in seen:
                        seen.add(neighbour)
                        group.append(neighbour)
        yield group


def _nodes_on_the_right(
    group: Iterable[int], edges_of: Sequence[Sequence[int]], edges: Sequence[Edge]
) -> set[int]:
    """The nodes of the right column: each is set across from most that it pulls against."""
    left: set[int] = set()
    right: set[int] = set()
    for node in group:
        neighbours = [end for number in edges_of[node] for end in edges[number] if end != node]
        leftward, rightward = (sum(end in side for end in neighbours) for side in (left, right))
        (right if leftward > rightward else left).add(node)
    return right


def _order_columns(
    group: Sequence[int], right: set[int], edges_of: Sequence[Sequence[int]], edges: Sequence[Edge]
) -> tuple[list[int], list[int], list[int]]:
    """The nodes of the left column, the edges, and the nodes of the right one from the top."""
    columns = [[node for node in group if (node in right) == side] for side in (False, True)]
    numbers = sorted({number for node in group for number in edges_of[node]})
    orders = []
    for sweep in range(_SWEEPS):
        # From the one column to the labels, and on to the other; then back. Those whose means
        # are equal change places every other time.
        start, end = (0, 1) if sweep % 2 else (1, 0)
        step = -1 if sweep % 4 > 1 else 1
        ranks = _ranks(columns[start]), _ranks(columns[end])
        numbers = _sort_by_means(numbers[::step], edges, *ranks)
        columns[end] = _sort_by_means(columns[end][::step], edges_of, _ranks(numbers))
        labels = _sort_by_means(numbers, edges, _ranks(columns[0]) | _ranks(columns[1]))
        crossings = sum(_count_crossings(column, _ranks(labels), edges_of) for column in columns)
        orders.append((crossings, columns[0], labels, columns[1]))
    # Of equal ones the first.
    return min(orders, key=lambda order: order[0])[1:]


def _count_crossings(
    column: Sequence[int], ranks: dict[int, float], edges_of: Sequence[Sequence[int]]
) -> int:
    """How many lines cross between the column and the labels with these ranks."""
    crossings = 0
    above: list[float] = []
    for node in column:
        for rank in sorted(ranks[number] for number in edges_of[node]):
            crossings += len(above) - bisect_right(above, rank)
            insort(above, rank)
    return crossings


def _ranks(order: Sequence[int]) -> dict[int, float]:
    """How far down its column each stands, from 0 to 1."""
    return {node: (place + 0.5) / len(order) for place, node in enumerate(order)}


def _sort_by_means(
    order: Sequence[int], beside: Sequence[Sequence[int]], *ranks: dict[int, float]
) -> list[int]:
    """The order by the mean rank of what stands beside each; the first ranks that say it count."""

    def mean(one: int) -> float:
        known = ([rank[other] for other in beside[one] if other in rank] for rank in ranks)
        return next((sum(some) / len(some) for some in known if some), 0.0)

    return sorted(order, key=mean)


def _stack(heights: Sequence[float], gap: float) -> tuple[list[float], float]:
    """Where each begins below the others, and where the last one ends."""
    tops = []
    y = 0.0
    for height in heights:
        tops.append(y)
        y += height + gap
    return tops, max(y - gap, 0.0)


def _draw_lines(
    nodes: dict[int, Box],
    labels: dict[int, Box],
    on_the_right: set[int],
    edges_of: Sequence[Sequence[int]],
    edges: Sequence[Edge],
) -> list[tuple[Line, Line]]:
    """Of each edge the two lines; those at one node are spread in the order of their labels."""
    ports: dict[tuple[int, int], tuple[float, float]] = {}
    for node, box in nodes.items():
        numbers = sorted(edges_of[node], key=lambda number: labels[number].y)
        x = box.x if node in on_the_right else box.x + box.width
        for place, number in enumerate(numbers, 1):
            ports[node, number] = (x, box.y + box.height * place / (len(numbers) + 1))

    def line(number: int, node: int) -> Line:
        label = labels[number]
        right = node in on_the_right
        column = NODE_WIDTH + GUTTER + (LABEL_WIDTH if right else 0.0)
        end = (column, label.y + label.height / 2)
        return ports[node, number], end, label.x + (label.width if right else 0)

    return [(line(number, one), line(number, other)) for number, (one, other) in enumerate(edges)]
