"""What drawings are made of: boxes, lines of text, legends; and the element around them.

Colours are said twice: as attributes, which Word, LibreOffice and Inkscape read, and as
classes, by which a page colours them anew in the dark.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policy_compare.render.palette import INK, PAPER, QUIET, SHADES, shade_class, shade_step
from policy_compare.render.svg.lettering import Lines, drawable_text, set_lines, text_width

#: Fonts of the widths that lettering reckons with.
_FONTS = "Arial, Liberation Sans, Helvetica, sans-serif"

#: The size of most text, and how far apart its lines are for each unit of size.
SIZE, SPACING = 12, 1.25

#: The side of a legend's square, and the room behind a text in it.
_SQUARE, _BEHIND = 18, 20


class Drawing(NamedTuple):
    """Elements with the room that they take from the origin."""

    elements: Sequence[Element]
    width: float
    height: float


class LegendEntry(NamedTuple):
    """A sign, in a square of its colour if its role has any, and what they mean."""

    sign: str
    words: str
    role: str | None
    shade: float | None = 0.5


#: Attributes that say how something looks.
Look = Mapping[str, str]

_PLAIN: Look = {}


def length(number: float) -> str:
    """A length as it is written: to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


def rectangle(x: float, y: float, width: float, height: float, look: Look) -> Element:
    """A rectangle."""
    place = {"x": length(x), "y": length(y), "width": length(width), "height": length(height)}
    return Element("rect", {**place, **look})


def outlined_box(x: float, y: float, width: float, height: float, look: Look = _PLAIN) -> Element:
    """A box in the colour of the page, with an outline."""
    return rectangle(x, y, width, height, {"class": "box", "fill": PAPER, "stroke": INK, **look})


def shaded_box(
    x: float, y: float, width: float, height: float, role: str, shade: float | None
) -> Element:
    """A box in the role's colour; where it has none, an outline of dashes."""
    classes = shade_class(role, shade)
    if not classes:
        return outlined_box(x, y, width, height, {"stroke-dasharray": "3 2"})
    look = {"class": classes, "fill": shade_colour(role, shade), "stroke": QUIET}
    return rectangle(x, y, width, height, {**look, "stroke-width": "0.5"})


def shade_colour(role: str, shade: float | None) -> str:
    """The colour of the role in that shade."""
    return SHADES[role][shade_step(shade)]


#: How text looks that is beside the matter, that stands out, and that stands in the middle.
QUIETLY: Look = {"class": "quiet", "fill": QUIET}
BOLDLY: Look = {"font-weight": "bold"}
CENTRED: Look = {"text-anchor": "middle"}


def text_line(x: float, y: float, text: str, look: Look = _PLAIN, size: float = SIZE) -> Element:
    """A line of text whose base line is at ``y``. Its text has been set before."""
    place = {"x": length(x), "y": length(y), "font-size": length(size)}
    element = Element("text", {**place, "fill": INK, **look})
    element.text = text
    return element


def text_lines(
    x: float, y: float, width: float, lines: Lines, look: Look = _PLAIN, size: float = SIZE
) -> list[Element]:
    """The lines from ``y`` down, at the side of the width from which they are read."""
    if lines.from_the_right:
        x += width
        look = {**look, "direction": "rtl"}
    return [
        text_line(x, y + (number + 0.8) * size * SPACING, line, look, size)
        for number, line in enumerate(lines.lines)
    ]


def lines_height(lines: Lines, size: float = SIZE) -> float:
    """How high the lines are."""
    return len(lines.lines) * size * SPACING


def paragraph_drawing(text: str, width: float, look: Look = _PLAIN, size: float = SIZE) -> Drawing:
    """A text in as many lines as it takes."""
    lines = set_lines(text, width, size, bold=look is BOLDLY)
    return Drawing(text_lines(0, 0, width, lines, look, size), width, lines_height(lines, size))


def legend_drawing(entries: Iterable[LegendEntry], width: float) -> Drawing:
    """The entries beside each other, in as many rows as they take."""
    elements: list[Element] = []
    x = y = 0.0
    for entry in entries:
        words = drawable_text(entry.words)
        taken = _SQUARE + 6 + text_width(words, SIZE)
        if x and x + taken > width:
            x, y = 0.0, y + _SQUARE + 6
        if entry.role is not None:
            elements.append(shaded_box(x, y, _SQUARE, _SQUARE, entry.role, entry.shade))
        elements += [
            text_line(x + _SQUARE / 2, y + 13, drawable_text(entry.sign), CENTRED),
            text_line(x + _SQUARE + 6, y + 13, words),
        ]
        x += taken + _BEHIND
    return Drawing(elements, width, y + _SQUARE if elements else 0)


def stack_drawings(drawings: Iterable[Drawing], gap: float) -> Drawing:
    """The drawings below each other."""
    groups: list[Element] = []
    width = y = 0.0
    for drawing in drawings:
        if not drawing.elements:
            continue
        group = Element("g", {"transform": f"translate(0 {length(y)})"} if y else {})
        group.extend(drawing.elements)
        groups.append(group)
        width = max(width, drawing.width)
        y += drawing.height + gap
    return Drawing(groups, width, max(y - gap, 0))


def svg_text(drawing: Drawing, title: str, description: str, id: str, margin: float = 0) -> str:
    """The drawing as an SVG element, whose title and description go by ids made of ``id``.

    What leads somewhere is no image to who has it read aloud, but a group: an image has no
    parts that could be gone to.
    """
    leads = any(element.tag == "a" for part in drawing.elements for element in part.iter())
    width, height = (length(side + 2 * margin) for side in (drawing.width, drawing.height))
    box = f"{length(-margin)} {length(-margin)} {width} {height}"
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": width,
            "height": height,
            "viewBox": box,
            "font-family": _FONTS,
            "role": "group" if leads else "img",
            "aria-labelledby": f"{id}-title {id}-description",
        },
    )
    SubElement(root, "title", {"id": f"{id}-title"}).text = drawable_text(title)
    SubElement(root, "desc", {"id": f"{id}-description"}).text = drawable_text(description)
    if margin:
        whole = (drawing.width + 2 * margin, drawing.height + 2 * margin)
        root.append(rectangle(-margin, -margin, *whole, {"class": "sheet", "fill": PAPER}))
    root.extend(drawing.elements)
    indent(root, "")
    return tostring(root, encoding="unicode")
