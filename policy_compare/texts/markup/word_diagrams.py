"""What stands in a diagram of a Word document (SmartArt), whose words are in a part of their own.

The part has the diagram's points, in the order in which somebody made them, and how they
hang on each other.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from policy_compare.texts.markup.word_numbering import parse_integer

if TYPE_CHECKING:
    from lxml.etree import _Element

DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What stands in a drawing for a diagram.
DIAGRAM_MARK: Final = f"{DIAGRAM}relIds"


def part_of_diagram(mark: "_Element") -> str:
    """The id of the relation to the part that has the words."""
    return str(mark.get(f"{_RELATION}dm", ""))


def texts_of_diagram(root: "_Element") -> Iterator[str]:
    """The texts of a diagram's points, each before those that hang on it."""
    points = {point.get("modelId", ""): point for point in root.iter(f"{DIAGRAM}pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for connection in root.iter(f"{DIAGRAM}cxn"):
        if connection.get("type", "parOf") == "parOf":
            order = parse_integer(connection.get("srcOrd"), 0)
            below[connection.get("srcId", "")].append((order, connection.get("destId", "")))
    waiting = [id for id, point in points.items() if point.get("type") == "doc"][::-1]
    while waiting:
        id = waiting.pop()
        # A point is taken once, whatever hangs on what.
        point = points.pop(id, None)
        if point is not None:
            yield from _texts_of_point(point)
            waiting += [below_id for _, below_id in sorted(below[id], reverse=True)]


def _texts_of_point(point: "_Element") -> Iterator[str]:
    for paragraph in point.iterfind(f"{DIAGRAM}t/{_DRAWING}p"):
        text = "".join(
            " " if piece.tag == f"{_DRAWING}br" else piece.text or ""
            for piece in paragraph.iter(f"{_DRAWING}t", f"{_DRAWING}br")
        )
        if text.strip():
            yield text
