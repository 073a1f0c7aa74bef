"""The tensions drawn: propositions as boxes, and between them what pulls them apart."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from policy_compare.render.anchors import Anchors
from policy_compare.render.palette import INK, PAPER, QUIET
from policy_compare.render.svg.lettering import Lines, drawable_text, set_lines
from policy_compare.render.svg.shapes import (
    BOLDLY,
    CENTRED,
    QUIETLY,
    SIZE,
    Drawing,
    Look,
    length,
    lines_height,
    outlined_box,
    text_line,
    text_lines,
)
from policy_compare.render.svg.tension_layout import (
    GUTTER,
    LABEL_WIDTH,
    NODE_WIDTH,
    Box,
    Line,
    arrange_tensions,
)
from policy_compare.views.phrases import proposition_anchor, tension_anchor
from policy_compare.views.pictures import TensionEdge, TensionMap, TensionNode

_SMALL = 11

#: The room around the text in a box, and half the width of a number in its circle.
_PADDING, _RADIUS = 10, 13

#: A statement, and a holder's name, of more lines than this is cut off: the list has it all.
_STATEMENT_LINES, _NAME_LINES = 5, 2

_DASHES = {"stroke-dasharray": "5 3"}


class _Stretch(NamedTuple):
    """Lines that look alike."""

    lines: Lines
    size: float
    look: Look


def tension_drawing(picture: TensionMap, anchors: Anchors) -> Drawing:
    """The picture; boxes and numbers lead to what the page says of them."""
    contents = [list(_node_stretches(node)) for node in picture.nodes]
    names = [_internal_lines(edge) for edge in picture.edges]
    layout = arrange_tensions(
        [sum(map(_height, stretches)) + 2 * _PADDING for stretches in contents],
        [_label_size(lines) for lines in names],
        [(edge.first, edge.second) for edge in picture.edges],
    )
    elements = [
        _line(line, dashed=bool(edge.internal))
        for edge, lines in zip(picture.edges, layout.lines, strict=True)
        for line in lines
    ]
    for node, stretches, box in zip(picture.nodes, contents, layout.nodes, strict=True):
        link = anchors.id_of(proposition_anchor(node.id))
        elements.append(_node(node, stretches, box, link))
    for edge, lines, box in zip(picture.edges, names, layout.labels, strict=True):
        elements.append(_label(edge, lines, box, anchors.id_of(tension_anchor(edge.number))))
    return Drawing(elements, 2 * (NODE_WIDTH + GUTTER) + LABEL_WIDTH, layout.height)


def _node_stretches(node: TensionNode) -> Iterable[_Stretch]:
    width = NODE_WIDTH - 2 * _PADDING
    yield _Stretch(set_lines(node.label, width, SIZE, _STATEMENT_LINES, bold=True), SIZE, BOLDLY)
    yield _Stretch(set_lines(node.id, width, _SMALL, _NAME_LINES), _SMALL, QUIETLY)
    for stance, name in node.holders:
        yield _Stretch(set_lines(name, width, SIZE, _NAME_LINES, before=f"{stance} "), SIZE, {})


def _height(stretch: _Stretch) -> float:
    return lines_height(stretch.lines, stretch.size)


def _internal_lines(edge: TensionEdge) -> Lines:
    """Who holds both sides; no line where nobody does."""
    if not edge.internal:
        return Lines(())
    return set_lines(f"internal: {edge.internal}", LABEL_WIDTH - 8, _SMALL, 5)


def _label_size(lines: Lines) -> tuple[float, float]:
    if not lines.lines:
        return 2 * _RADIUS, 2 * _RADIUS
    return LABEL_WIDTH, 2 * _RADIUS + lines_height(lines, _SMALL) + 4


def _line(line: Line, *, dashed: bool) -> Element:
    """A line that leaves and arrives level."""
    (x1, y1), (x2, y2), x3 = line
    middle, down = length((x1 + x2) / 2), length(y2)
    path = f"M{length(x1)} {length(y1)}C{middle} {length(y1)} {middle} {down} {length(x2)} {down}"
    look = {"class": "edge", "fill": "none", "stroke": QUIET, "stroke-width": "1.5"}
    return Element("path", {"d": f"{path}H{length(x3)}", **look, **(_DASHES if dashed else {})})


def _group(link: str, title: str) -> Element:
    """What a box's elements stand in: it leads somewhere, or not; all of its text is its title."""
    group = Element("a", {"href": f"#{link}"}) if link else Element("g")
    SubElement(group, "title").text = drawable_text(title)
    return group


def _node(node: TensionNode, stretches: Iterable[_Stretch], box: Box, link: str) -> Element:
    group = _group(link, node.label)
    group.append(outlined_box(*box, {"rx": "4"}))
    y = box.y + _PADDING
    for stretch in stretches:
        width = box.width - 2 * _PADDING
        x = box.x + _PADDING
        group.extend(text_lines(x, y, width, stretch.lines, stretch.look, stretch.size))
        y += _height(stretch)
    return group


def _label(edge: TensionEdge, lines: Lines, box: Box, link: str) -> Element:
    words = f"Tension {edge.number}"
    if edge.internal:
        words += f", internal: {edge.internal}"
    group = _group(link, words)
    x, y = box.x + box.width / 2, box.y + _RADIUS
    if lines.lines:
        group.append(outlined_box(*box, {"rx": length(_RADIUS), **_DASHES}))
    place = {"cx": length(x), "cy": length(y), "r": length(_RADIUS - 2.5 * bool(lines.lines))}
    group.append(Element("circle", {"class": "number", **place, "fill": INK}))
    look = {"class": "onto", "fill": PAPER, **CENTRED, **BOLDLY}
    group.append(text_line(x, y + 4, str(edge.number), look))
    group.extend(text_lines(x, box.y + 2 * _RADIUS, 0, lines, CENTRED, _SMALL))
    return group
