"""Reads drawings back, and measures what is in them."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from policy_compare.render.svg.lettering import text_width

_SVG = "{http://www.w3.org/2000/svg}"


class Place(NamedTuple):
    """The sides of a box."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Place") -> bool:
        """Whether the two have more in common than a side."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Place") -> bool:
        """Whether the other one lies within, give or take a rounding."""
        return (
            self.left - 0.2 <= other.left
            and self.top - 0.2 <= other.top
            and other.right <= self.right + 0.2
            and other.bottom <= self.bottom + 0.2
        )


def parse_drawing(text: str) -> Element:
    """The drawing as XML; its elements go by their bare names."""
    root = fromstring(text.encode())  # noqa: S314 - it is what we wrote
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
    return root


def texts_in(element: Element) -> list[str]:
    """All lines of text in the element."""
    return [text.text or "" for text in element.iter("text")]


def place_of(element: Element) -> Place:
    """The place of a rectangle or circle, or of a line of text by its estimated width."""
    said = {name: float(value) for name, value in element.items() if name in _NUMBERS}
    if element.tag == "circle":
        x, y, radius = said["cx"], said["cy"], said["r"]
        return Place(x - radius, y - radius, x + radius, y + radius)
    x, y = said["x"], said["y"]
    if element.tag == "rect":
        return Place(x, y, x + said["width"], y + said["height"])
    bold = element.get("font-weight") == "bold"
    width = text_width(element.text or "", said["font-size"], bold=bold)
    if element.get("text-anchor") == "middle":
        x -= width / 2
    elif (element.get("text-anchor") == "end") != (element.get("direction") == "rtl"):
        x -= width
    return Place(x, y - said["font-size"], x + width, y)


_NUMBERS = ("x", "y", "width", "height", "cx", "cy", "r", "font-size")


def boxes_with_texts(root: Element) -> Iterator[tuple[Place, list[Place]]]:
    """Each group that is a box with text in it: the place of the box, and those of its lines."""
    for group in root.iter():
        box = next((one for one in group if one.tag in ("rect", "circle")), None)
        if group.tag in ("g", "a") and box is not None:
            yield place_of(box), [place_of(one) for one in group if one.tag == "text"]
