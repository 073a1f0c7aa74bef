"""Laws of where tensions stand."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.svg.tension_layout import (
    GUTTER,
    LABEL_WIDTH,
    NODE_WIDTH,
    Edge,
    TensionLayout,
    arrange_tensions,
)
from tests.support.drawings import Place

HEIGHT, LABEL = 60.0, (26.0, 26.0)


def layout_of(edges: list[Edge], heights: list[float] | None = None) -> TensionLayout:
    count = max((max(edge) for edge in edges), default=-1) + 1
    return arrange_tensions(heights or [HEIGHT] * count, [LABEL] * len(edges), edges)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[float], list[tuple[float, float]], list[Edge]]:
    """Nodes and edges with the room that each takes."""
    heights = draw(st.lists(st.floats(20, 300), max_size=12))
    node = st.integers(0, len(heights) - 1)
    edges = draw(st.lists(st.tuples(node, node), max_size=25)) if heights else []
    size = st.sampled_from((LABEL, (float(LABEL_WIDTH), 60.0)))
    return heights, [draw(size) for _ in edges], edges


def places(layout: TensionLayout) -> list[Place]:
    return [
        Place(box.x, box.y, box.x + box.width, box.y + box.height)
        for box in (*layout.nodes, *layout.labels)
    ]


@given(graphs())
def test_each_stands_once_and_none_on_another(
    graph: tuple[list[float], list[tuple[float, float]], list[Edge]],
) -> None:
    heights, sizes, edges = graph
    layout = arrange_tensions(heights, sizes, edges)
    assert len(layout.nodes) == len(heights)
    assert len(layout.labels) == len(layout.lines) == len(edges)
    assert all(box.height >= height for box, height in zip(layout.nodes, heights, strict=True))
    assert not any(one.overlaps(other) for one, other in combinations(places(layout), 2))
    for place in places(layout):
        assert place.top >= 0
        assert place.right <= 2 * (NODE_WIDTH + GUTTER) + LABEL_WIDTH
        assert place.bottom <= layout.height + 0.01


@given(graphs())
def test_lines_run_in_the_gutters_and_then_level_to_their_label(
    graph: tuple[list[float], list[tuple[float, float]], list[Edge]],
) -> None:
    heights, sizes, edges = graph
    layout = arrange_tensions(heights, sizes, edges)
    for label, edge, lines in zip(layout.labels, edges, layout.lines, strict=True):
        for node, ((x1, y1), (x2, y2), x3) in zip(edge, lines, strict=True):
            box = layout.nodes[node]
            assert x1 in (box.x, box.x + box.width)
            assert box.y < y1 < box.y + box.height
            assert abs(x2 - x1) == GUTTER
            assert y2 == label.y + label.height / 2
            assert x3 in (label.x, label.x + label.width)


@given(graphs())
def test_a_layout_is_the_same_each_time(
    graph: tuple[list[float], list[tuple[float, float]], list[Edge]],
) -> None:
    assert arrange_tensions(*graph) == arrange_tensions(*graph)


def test_two_that_pull_apart_stand_across_from_each_other() -> None:
    first, second = layout_of([(0, 1)]).nodes
    assert first.x == 0
    assert second.x > first.x
    assert first.y == second.y


def test_what_hangs_together_stands_together_in_the_order_of_its_first() -> None:
    layout = layout_of([(0, 1), (2, 3), (1, 4)])
    ends = [max(layout.nodes[node].y for node in group) for group in ((0, 1, 4), (2, 3))]
    assert ends[0] < min(layout.nodes[node].y for node in (2, 3))
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "edges",
    [
        [(0, 3), (0, 4), (1, 5), (1, 3), (2, 5)],
        [(0, 1), (0, 2), (3, 1)],
        [(0, 1), (2, 1), (3, 1), (4, 5), (0, 5)],
    ],
)
def test_lines_do_not_cross_where_they_need_not(edges: list[Edge]) -> None:
    layout = layout_of(edges)
    for column in (0, 1):
        lines = sorted((lines[column][0][1], lines[column][1][1]) for lines in layout.lines)
        assert all(one[1] <= other[1] for one, other in pairwise(lines))


def test_of_three_that_pull_each_other_two_stand_in_one_column() -> None:
    layout = layout_of([(0, 1), (1, 2), (0, 2)])
    assert sorted(box.x for box in layout.nodes)[:1] == [0]
    assert len({box.x for box in layout.nodes}) == 2


def test_a_node_has_room_for_all_of_its_lines() -> None:
    layout = layout_of([(0, other) for other in range(1, 20)])
    ys = sorted(lines[0][0][1] for lines in layout.lines)
    assert all(other - one >= 12 for one, other in pairwise(ys))
