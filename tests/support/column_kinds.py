"""The kinds of pages that a report may have: columns, boxes, notes, margins, contents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tests.support.column_pages import Frame, Measure, PageSetter, Passage, SetLine
from tests.support.made_prose import ProseMaker

PAGE_WIDTH, PAGE_HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 60, 535, 780, 70
BOLD = "Times-Bold"


class Look(NamedTuple):
    """How pages are set: gutters and sizes in points."""

    gutter: float = 18
    size: float = 10
    justified: bool = True
    hyphenated: bool = False


class MadePages(NamedTuple):
    """Pages of set lines, and the passages that stand on them in the order of reading."""

    pages: Sequence[Sequence[SetLine]]
    passages: Sequence[Passage]


class _Desk:
    """What a kind of page is made with: a setter, prose, and frames of a look."""

    def __init__(self, measure: Measure, look: Look, seed: int) -> None:
        self.look = look
        self.prose = ProseMaker(seed)
        self.chance = self.prose.chance
        self.setter = PageSetter(
            measure, look.size, justified=look.justified, hyphenated=look.hyphenated
        )

    def columns(
        self, page: int, count: int = 2, top: float = TOP, bottom: float = BOTTOM
    ) -> list[Frame]:
        """Frames side by side, between the margins."""
        width = (RIGHT - LEFT - (count - 1) * self.look.gutter) / count
        lefts = [LEFT + at * (width + self.look.gutter) for at in range(count)]
        return [Frame(page, left, left + width, top, bottom) for left in lefts]

    def frame(self, page: int, top: float = TOP, bottom: float = BOTTOM) -> Frame:
        """A frame from margin to margin."""
        return Frame(page, LEFT, RIGHT, top, bottom)

    def fill(self, frames: Sequence[Frame]) -> None:
        """Set paragraphs until the last of the frames may have no room for another."""
        while self.has_room(frames[-1], sentences := self.chance.randint(3, 6)):
            self.paragraph(frames, sentences)

    def has_room(self, frame: Frame, sentences: int) -> bool:
        """Whether so many sentences surely fit into the frame."""
        lines = 50 * sentences * self.look.size / (frame.right - frame.left) + 3
        return lines * 1.2 * self.look.size < frame.top - frame.bottom

    def paragraph(self, frames: Sequence[Frame], sentences: int = 4) -> None:
        self.setter.add_passage(
            self.prose.make_paragraph(sentences), frames, indent=self.chance.choice((0, 12))
        )

    def heading(self, frames: Sequence[Frame], words: int = 4, size: float = 0) -> None:
        size = size or self.look.size + 2
        self.setter.add_passage(
            self.prose.make_phrase(words), frames, "heading", size=size, face=BOLD, justified=False
        )

    def aside(self, frames: Sequence[Frame], sentences: int = 2, size: float = 0) -> None:
        size = size or self.look.size - 1
        self.setter.add_passage(
            self.prose.make_paragraph(sentences), frames, "aside", size=size, face="Helvetica",
            justified=False,
        )  # fmt: skip

    def notes(self, frame: Frame, first: int, count: int) -> int:
        """Set notes at the foot of a frame, whose bottom is raised above them."""
        size = self.look.size - 2
        low = frame.bottom + 5.2 * size * count
        foot = Frame(frame.page, frame.left, frame.right, low, frame.bottom - 4 * size)
        frame.bottom = low + 8
        for number in range(first, first + count):
            words = (str(number), *self.prose.make_paragraph(1))
            self.setter.add_passage(words, [foot], "note", size=size, after=0.2)
        return first + count


Maker = Callable[[_Desk], None]


def _two_columns(desk: _Desk) -> None:
    frames = [*desk.columns(0), *desk.columns(1)]
    desk.heading(frames)
    desk.fill(frames[:2])
    desk.fill(frames)


def _three_columns(desk: _Desk) -> None:
    frames = [*desk.columns(0, 3), *desk.columns(1, 3)]
    desk.fill(frames)


def _heading_across(desk: _Desk) -> None:
    """A title over both columns, and one amid the page, which parts it in two."""
    title = desk.frame(0)
    desk.heading([title], 7, desk.look.size + 8)
    upper = desk.columns(0, top=title.top - 10, bottom=460)
    desk.fill(upper)
    middle = desk.frame(0, top=430)
    desk.heading([middle], 6, desk.look.size + 4)
    desk.fill(desk.columns(0, top=middle.top - 8))


def _sidebar(desk: _Desk) -> None:
    """A wide column of text and a narrow one beside it, apart from it."""
    gutter = desk.look.gutter
    main = [Frame(page, LEFT, 375, TOP, BOTTOM) for page in (0, 1)]
    desk.fill(main)
    for page in (0, 1):
        side = Frame(page, 375 + gutter, RIGHT, TOP - 90 * page, 300)
        desk.heading([side], 3)
        desk.aside([side])
        desk.aside([side])


def _box_in_page(desk: _Desk) -> None:
    """A box at the right that the text of the one column flows round."""
    gutter = desk.look.gutter
    box = (340.0, 380.0, float(RIGHT), 600.0)
    frame = Frame(0, LEFT, RIGHT, TOP, BOTTOM, ((box[0] - gutter, *box[1:]),))
    desk.fill([frame])
    inside = Frame(0, box[0] + 4, box[2] - 4, box[3] - 4, box[1])
    desk.heading([inside], 3)
    desk.aside([inside])
    desk.aside([inside])


def _pull_quote_in_gutter(desk: _Desk) -> None:
    """Large words between the columns, whose lines end and begin short of them."""
    hole = (225.0, 430.0, 370.0, 560.0)
    frames = desk.columns(0)
    for frame in frames:
        frame.holes = ((hole[0] - 10, hole[1], hole[2] + 10, hole[3]),)
    desk.fill(frames)
    desk.aside([Frame(0, hole[0], hole[2], hole[3] - 4, hole[1] - 40)], 1, desk.look.size + 5)


def _pull_quote_in_column(desk: _Desk) -> None:
    """Large words amid a column, in the middle of a paragraph."""
    upper, right = desk.columns(0)
    lower = replace(upper, top=470)
    quote = replace(upper, top=560, bottom=480)
    upper.bottom = 570
    desk.fill([upper, lower, right])
    desk.aside([quote], 1, desk.look.size + 5)


def _table_rows(desk: _Desk, frame: Frame, count: int, rows: int = 6) -> float:
    """A table in a frame; how low it ends."""
    width = (frame.right - frame.left) / count
    y = frame.top - desk.look.size
    for _ in range(rows):
        for at in range(count):
            text = " ".join(desk.prose.make_phrase(2))
            desk.setter.add_line(
                frame.page, frame.left + at * width, y, text, "cell", size=desk.look.size - 1
            )
        y -= desk.look.size * 1.6
    return y


def _table_across(desk: _Desk) -> None:
    """A table over the whole width between the columns above and those below."""
    upper = desk.columns(0, bottom=520)
    desk.fill(upper)
    end = _table_rows(desk, desk.frame(0, top=500), 4)
    desk.fill(desk.columns(0, top=end - 10))


def _table_in_column(desk: _Desk) -> None:
    """A table amid the right column, with a paragraph running on under it."""
    left, right = desk.columns(0)
    right.bottom = 560
    end = _table_rows(desk, replace(right, top=545), 2, 8)
    desk.fill([left, right, replace(right, top=end - 8, bottom=BOTTOM)])


def _notes_under_columns(desk: _Desk) -> None:
    frames = [*desk.columns(0), *desk.columns(1)]
    number = 1
    for frame in frames:
        number = desk.notes(frame, number, 2)
    desk.fill(frames)


def _one_then_two(desk: _Desk) -> None:
    """A first page in one column, the second in two."""
    first = desk.frame(0)
    desk.heading([first], 5, desk.look.size + 6)
    frames = [first, *desk.columns(1)]
    desk.fill(frames)


def _abstract(desk: _Desk) -> None:
    """A title, an abstract of narrower lines, and two columns below, as in a journal."""
    top = desk.frame(0)
    desk.heading([top], 8, desk.look.size + 6)
    abstract = Frame(0, LEFT + 40, RIGHT - 40, top.top - 10, 400)
    desk.setter.add_passage(desk.prose.make_paragraph(5), [abstract], size=desk.look.size - 1)
    frames = [*desk.columns(0, top=abstract.top - 12), *desk.columns(1)]
    desk.heading(frames, 2)
    desk.fill(frames)


def _running_heads(desk: _Desk) -> None:
    """Heads and numbers of pages, which no sentence may take up on its way over a page."""
    frames = [frame for page in range(4) for frame in desk.columns(page, bottom=330)]
    head = " ".join(desk.prose.make_phrase(4))
    for page in range(4):
        desk.setter.add_line(page, LEFT, 805, head, size=8)
        desk.setter.add_line(page, RIGHT, 40, str(page + 11), size=8, flush_right=True)
    desk.fill(frames)


def _numbered_paragraphs(desk: _Desk) -> None:
    """Paragraphs with their numbers in the margins of their columns."""
    frames = [replace(one, left=one.left + 18) for one in (*desk.columns(0), *desk.columns(1))]
    number = 0
    while desk.has_room(frames[-1], 5):
        number += 1
        words = desk.prose.make_paragraph(desk.chance.randint(3, 5))
        page, line = desk.setter.first_line(desk.setter.add_passage(words, frames))
        desk.setter.add_line(page, line.x - 18, line.y, f"{number}.", before=line)


def _bullets(desk: _Desk) -> None:
    """Lists whose bullets stand a tab apart from their words."""
    frames = desk.columns(0)
    while desk.has_room(frames[-1], 10):
        desk.paragraph(frames, 2)
        for _ in range(3):
            words = desk.prose.make_paragraph(2)
            _, line = desk.setter.first_line(
                desk.setter.add_passage(words, frames, "item", hang=16)
            )
            desk.setter.add_line(0, line.x - 16, line.y, "•", before=line)


def _contents(desk: _Desk) -> None:
    """Entries with their pages far at the right, and then two columns."""
    frame = desk.frame(0)
    desk.setter.add_passage(("Contents",), [frame], "heading", size=14, face=BOLD)
    y = frame.top - 14
    for number in range(12):
        entry = " ".join(desk.prose.make_phrase(desk.chance.randint(3, 6)))
        desk.setter.add_line(0, LEFT, y, entry)
        desk.setter.add_line(0, RIGHT, y, str(3 * number + 4), flush_right=True)
        y -= 16
    desk.fill([*desk.columns(0, top=y - 20), *desk.columns(1)])


def _line_numbers(desk: _Desk) -> None:
    """One column with a number before every fifth line, as drafts and bills have them."""
    frame = desk.frame(0)
    desk.fill([frame])
    for number, line in enumerate(list(desk.setter.pages[0]), start=1):
        if not number % 5:
            desk.setter.add_line(0, LEFT - 24, line.y, str(number), size=7)


def _side_headings(desk: _Desk) -> None:
    """Headings in a margin beside the paragraphs that they are of."""
    frame = Frame(0, LEFT + 130, RIGHT, TOP, BOTTOM)
    while desk.has_room(frame, 5):
        side = Frame(0, LEFT, LEFT + 130 - desk.look.gutter, frame.top, BOTTOM)
        desk.heading([side], 4, desk.look.size)
        desk.paragraph([frame], 4)


KINDS: dict[str, Maker] = {
    "two columns": _two_columns,
    "three columns": _three_columns,
    "heading across": _heading_across,
    "sidebar": _sidebar,
    "box in the text": _box_in_page,
    "pull quote in the gutter": _pull_quote_in_gutter,
    "pull quote in a column": _pull_quote_in_column,
    "table across": _table_across,
    "table in a column": _table_in_column,
    "notes under columns": _notes_under_columns,
    "one column, then two": _one_then_two,
    "abstract over columns": _abstract,
    "running heads": _running_heads,
    "numbered paragraphs": _numbered_paragraphs,
    "bulleted lists": _bullets,
    "contents": _contents,
    "line numbers": _line_numbers,
    "side headings": _side_headings,
}


def make_pages(kind: str, look: Look, measure: Measure, seed: int) -> MadePages:
    """Pages of one of the ``KINDS``; the same ones for the same seed."""
    desk = _Desk(measure, look, seed)
    KINDS[kind](desk)
    return MadePages(desk.setter.pages, desk.setter.passages)
