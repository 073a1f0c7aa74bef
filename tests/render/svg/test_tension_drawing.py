"""The picture of tensions: all of it is there, in its place, and leads on where it can."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.shapes import svg_text
from policy_compare.render.svg.tension_drawing import tension_drawing
from policy_compare.views.page import Grid, Heading, RowMark
from policy_compare.views.phrases import proposition_anchor, tension_anchor
from policy_compare.views.pictures import TensionEdge, TensionMap, TensionNode
from tests.support.drawings import boxes_with_texts, parse_drawing, texts_in
from tests.support.strategies import lines

CAP = TensionNode("cap", "Rents should be capped.", [("+ must", "Ali 2023")])
BUILD = TensionNode("build", "More homes should be built.", [("+ should", "Berg 2024")])
FREE = TensionNode("free", "Rents should be free.", [("+", "Ali 2023"), ("−", "Chen 2025")])
PICTURE = TensionMap(
    "Tensions",
    "Two tensions.",
    (CAP, BUILD, FREE),
    (TensionEdge(0, 1, 1, "Why one."), TensionEdge(0, 2, 2, "Why two.", "Ali 2023")),
)
NO_ANCHORS = Anchors((), ())


@st.composite
def tension_maps(draw: st.DrawFn) -> TensionMap:
    holder = st.tuples(st.sampled_from(("+ must", "−", "and")), lines)
    nodes = draw(st.lists(st.builds(TensionNode, lines, lines, st.lists(holder, max_size=3)),
                          min_size=1, max_size=6))  # fmt: skip
    place = st.integers(0, len(nodes) - 1)
    ends = draw(st.lists(st.tuples(place, place), max_size=8))
    who = st.one_of(st.just(""), lines)
    edges = [TensionEdge(*two, number, "why", draw(who)) for number, two in enumerate(ends, 1)]
    return TensionMap(draw(lines), draw(lines), nodes, edges)


def drawn(picture: TensionMap, anchors: Anchors = NO_ANCHORS) -> str:
    return svg_text(tension_drawing(picture, anchors), picture.title, picture.description, "x")


@given(tension_maps())
def test_each_node_and_edge_is_drawn_once_with_its_text_within(picture: TensionMap) -> None:
    root = parse_drawing(drawn(picture))
    boxes = list(boxes_with_texts(root))
    assert len(boxes) == len(picture.nodes) + len(picture.edges)
    for place, texts in boxes:
        assert texts
        assert all(place.holds(text) for text in texts)
    assert sum(one.tag == "path" for one in root.iter()) == 2 * len(picture.edges)
    numbers = [one.text for one in root.iter("text") if one.get("class") == "onto"]
    assert numbers == [str(edge.number) for edge in picture.edges]


def test_a_box_says_statement_id_and_holders() -> None:
    said = texts_in(parse_drawing(drawn(PICTURE)))
    assert said[:3] == ["Rents should be capped.", "cap", "+ must Ali 2023"]
    assert said[6:10] == ["Rents should be free.", "free", "+ Ali 2023", "− Chen 2025"]


def test_an_internal_tension_is_dashed_and_says_whose_it_is() -> None:
    root = parse_drawing(drawn(PICTURE))
    assert texts_in(root)[-3:] == ["1", "2", "internal: Ali 2023"]
    dashed = [bool(one.get("stroke-dasharray")) for one in root.iter("path")]
    assert dashed == [False, False, True, True]


def test_the_whole_of_a_long_text_is_its_title() -> None:
    long = CAP._replace(label="Rents should be capped. " * 30)
    root = parse_drawing(drawn(PICTURE._replace(nodes=(long, BUILD, FREE))))
    titles = [one.text for one in root.iter("title")]
    assert long.label.strip() in titles
    assert "Tension 2, internal: Ali 2023" in titles
    assert any(text.endswith("…") for text in texts_in(root))


def test_boxes_and_numbers_lead_to_what_the_page_has_of_them() -> None:
    heading = Heading("Rents", anchor=proposition_anchor("cap"))
    rows = Grid(("Why",), (("a",),), marks=(RowMark(tension_anchor(2)),))
    root = parse_drawing(drawn(PICTURE, Anchors((heading, rows), ())))
    assert [one.get("href") for one in root.iter("a")] == ["#proposition:cap", "#tension:2"]
    # What leads somewhere is no image: it would have no parts.
    assert root.get("role") == "group"
    assert parse_drawing(drawn(PICTURE)).get("role") == "img"
