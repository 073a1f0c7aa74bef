"""Sets made-up text into columns, boxes and margins, and knows what belongs together.

What is set are lines at places of pages: no file yet, and in no order of drawing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tests.support.made_prose import SOFT

#: Points between the feet of two lines, in sizes of their letters.
LEADING = 1.2
#: How wide a text is in points, at a size, in a face.
Measure = Callable[[str, float, str], float]

PassageKind = Literal["heading", "paragraph", "item", "note", "cell", "aside", "extra"]


class Passage(NamedTuple):
    """What is one piece of text to a reader: its words, and its place among the pieces.

    ``extra`` is what no quote is made of: numbers of pages and lines, running heads, bullets.
    """

    number: int
    kind: PassageKind
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


class SetLine(NamedTuple):
    """A line of a passage as it is printed, ``x`` and ``y`` points from the lower left corner.

    ``first`` is the number of its first word within the passage, which may be the second half
    of one. ``width`` is what it is stretched to, or 0. ``frame`` numbers where it was set.
    """

    passage: int
    first: int
    words: tuple[str, ...]
    x: float
    y: float
    right: float
    size: float
    face: str
    width: float
    frame: int


@dataclass
class Frame:
    """Room for lines on a page, filled from its ``top`` on; ``holes`` are left free of text.

    A hole has a left, a lower, a right and an upper edge.
    """

    page: int
    left: float
    right: float
    top: float
    bottom: float
    holes: tuple[tuple[float, float, float, float], ...] = ()
    number: int = 0

    def room_at(self, y: float, size: float) -> tuple[float, float]:
        """Between which edges a line at the height ``y`` has room."""
        left, right = self.left, self.right
        for hole_left, low, hole_right, high in self.holes:
            if low - 0.3 * size < y + 0.8 * size and y - 0.3 * size < high:
                if hole_left - left > right - hole_right:
                    right = min(right, hole_left)
                else:
                    left = max(left, hole_right)
        return left, right


@dataclass
class PageSetter:
    """Sets passages into frames; ``pages`` holds the lines of each page."""

    measure: Measure
    size: float = 10
    face: str = "Times-Roman"
    justified: bool = True
    hyphenated: bool = False
    pages: list[list[SetLine]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    _frames: int = 0

    def add_passage(
        self,
        words: Sequence[str],
        frames: Sequence[Frame],
        kind: PassageKind = "paragraph",
        *,
        size: float = 0,
        face: str = "",
        indent: float = 0,
        hang: float = 0,
        after: float = 0.5,
        justified: bool | None = None,
    ) -> Passage:
        """Set words into the first of the frames with room, and on in the next ones.

        ``indent`` is that of the first line, ``hang`` that of all, in points; ``after`` is the
        room behind the passage, in lines.
        """
        size, face = size or self.size, face or self.face
        justified = self.justified if justified is None else justified
        bare = tuple(word.replace(SOFT, "") for word in words)
        passage = Passage(len(self.passages), kind, bare)
        self.passages.append(passage)
        rest, first, start = list(words), 0, True
        while rest:
            frame = self._frame_with_room(frames, size)
            y = frame.top - size
            left, right = frame.room_at(y, size)
            left += hang + (indent if start else 0)
            taken, rest, amid = self._fill_line(rest, right - left, size, face)
            width = right - left if justified and rest else 0
            wide = width or self.measure(" ".join(taken), size, face)
            line = SetLine(
                passage.number, first, tuple(taken), left, y, left + wide, size, face, width,
                self._number_of(frame),
            )  # fmt: skip
            self._page(frame.page).append(line)
            first += len(taken) - amid
            frame.top -= size * LEADING
            start = False
        frame.top -= after * size * LEADING
        return passage

    def add_line(
        self, page: int, x: float, y: float, text: str, kind: PassageKind = "extra", *,
        size: float = 0, face: str = "", flush_right: bool = False, before: SetLine | None = None,
    ) -> None:  # fmt: skip
        """Set one line at a place, ``before`` another one of the page or behind them all."""
        size, face = size or self.size, face or self.face
        words = tuple(text.split())
        passage = Passage(len(self.passages), kind, words)
        self.passages.append(passage)
        wide = self.measure(text, size, face)
        left = x - wide if flush_right else x
        self._frames += 1
        line = SetLine(passage.number, 0, words, left, y, left + wide, size, face, 0, self._frames)
        lines = self._page(page)
        lines.insert(lines.index(before) if before else len(lines), line)

    def first_line(self, passage: Passage) -> tuple[int, SetLine]:
        """The page and the line on which a passage begins."""
        return next(
            (page, line)
            for page, lines in enumerate(self.pages)
            for line in lines
            if line.passage == passage.number
        )

    def _page(self, number: int) -> list[SetLine]:
        while len(self.pages) <= number:
            self.pages.append([])
        return self.pages[number]

    def _number_of(self, frame: Frame) -> int:
        if not frame.number:
            self._frames += 1
            frame.number = self._frames
        return frame.number

    def _frame_with_room(self, frames: Sequence[Frame], size: float) -> Frame:
        for frame in frames:
            if frame.top - 1.2 * size >= frame.bottom:
                return frame
        raise ValueError("no frame has room for the text")

    def _fill_line(
        self, words: list[str], width: float, size: float, face: str
    ) -> tuple[list[str], list[str], bool]:
        """The words that fit, those that are left, and whether one is cut."""
        taken: list[str] = []
        for at, word in enumerate(words):
            longer = [*taken, word.replace(SOFT, "")]
            if taken and self.measure(" ".join(longer), size, face) > width:
                head, soft, tail = word.partition(SOFT)
                cut = [*taken, f"{head}-"]
                if soft and self.hyphenated and self.measure(" ".join(cut), size, face) <= width:
                    return cut, [tail, *words[at + 1 :]], True
                return taken, words[at:], False
            taken = longer
        return taken, [], False
