"""What the readers of plain text and of PDF both see: lines, before they are blocks.

The shapes of lines (a size, a gap, an edge) say what a heading or a new paragraph is,
so they are kept beside the text; a reader that does not know one leaves it at 0.
"""

from typing import NamedTuple


class PrintedLine(NamedTuple):
    """A printed line.

    ``page`` counts the pages from 0, and is 0 where nothing is paged. ``size`` is that of
    the letters in points, 0 if unknown. ``left`` and ``right`` are the edges in points, or
    in characters where there is no size. ``gap`` is the way down from the line above in
    sizes of this line (1.2 is usual), 0 at the top of a page. ``blank`` says that an
    empty line stands above. ``margin`` is where most lines of its column begin, and ``edge``
    how far right they reach. ``flow`` tells texts apart that stand on one page: no paragraph
    goes on from one in another. An ``aside`` stands beside text that goes on round it.
    """

    text: str
    page: int = 0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    blank: bool = False
    edge: float = 0.0
    margin: float = 0.0
    flow: int = 0
    aside: bool = False
