"""Asks PDFium for a page's text, and how and where single characters of it are printed.

PDFium gives a page's text at once and cheaply, but what it tells of a character costs a
call each. So few are asked about, and the numbers of the text's places, which PDFium
counts in its own way, are kept apart from all who read the text.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from policy_compare.texts.function_words import WORDS

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_FORCED_BOLD, _SLANTED, _HEAVY = 1 << 18, 1 << 6, 600
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
#: Where a space may be missing behind a mark: not in a number, an address, an initial.
_CLOSE = re.compile(
    r"(?<=[^\W\d_][,;:)\]”])(?=[^\W\d_])|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z ])|"
    r"(?<=[a-z]{3})(?=\d)|(?<=\d)(?=[a-z]{3})"
)
_MARKS = ".,;:!?()[]“”‘’\"'*-–—"
#: No two words are longer than this; what is, is no word, and would take long.
_LONGEST = 40
#: No page is so many points wide or high.
_FARTHEST = 1e5
#: So many sizes wide is a gap between letters only if it stands for a space.
_SPACE = 0.1
#: So many sizes wide may be the white between columns; a space is about as wide as the
#: second, and what is clearly none so many times as wide as the spaces beside it.
GUTTER, _USUAL, _CLEAR = 0.75, 0.25, 1.6
#: A word that stands so many sizes higher or lower than another is not on its line.
_JUMP = 0.2


#: Whether a font, by its name and flags, is bold, and whether it is slanted.
FontFaces = dict[tuple[bytes, int], tuple[bool, bool]]


class CharacterSpot(NamedTuple):
    """A character: how far along and up it stands, and its height, in points.

    ``turn`` counts the quarter turns to the left by which its line is turned, and along
    and up are meant as they are once it is turned back.
    """

    along: float
    up: float
    size: float
    turn: int = 0


class WideGap(NamedTuple):
    """White between two words: where in the text the second begins, and its edges.

    ``clear`` says that it is wider than the spaces about it, as those between words that
    are set far apart to fill a line are not.
    """

    place: int
    left: float
    right: float
    clear: bool = False


class PdfPage:
    """A loaded text page of PDFium; ``raw`` is ``pypdfium2.raw``, ``handle`` the page.

    ``faces`` keeps what fonts look like from page to page.
    """

    def __init__(self, raw: Any, handle: Any, faces: FontFaces | None = None) -> None:
        self._raw, self._handle = raw, handle
        self.count: int = max(raw.FPDFText_CountChars(handle), 0)
        self._matrix = raw.FS_MATRIX()
        self._along, self._up = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self._faces = {} if faces is None else faces
        self._font, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.text, self._index = self._read_text()

    def _read_text(self) -> tuple[str, Callable[[int], int]]:
        """The text in code units of UTF-16, and what turns a place in it into an index."""
        units = (ctypes.c_ushort * (self.count + 1))()
        written: int = self._raw.FPDFText_GetText(self._handle, 0, self.count, units)
        text = bytes(units)[: max(written - 1, 0) * 2].decode("utf-16-le", "surrogatepass")
        if len(text) == self.count:
            return text, lambda place: place
        text = "".join(map(chr, units[: max(written - 1, 0)]))
        return text, lambda place: self._raw.FPDFText_GetCharIndexFromTextIndex(self._handle, place)

    def spot_of(self, place: int) -> CharacterSpot:
        """Where the character at a place of the text stands."""
        index = self._index(place)
        raw, handle, matrix = self._raw, self._handle, self._matrix
        raw.FPDFText_GetCharOrigin(handle, index, self._along, self._up)
        x, y = _bounded_points(self._along.value), _bounded_points(self._up.value)
        size = raw.FPDFText_GetFontSize(handle, index)
        if not raw.FPDFText_GetMatrix(handle, index, matrix):
            return CharacterSpot(x, y, _bounded_points(size) or 1.0)
        size = _bounded_points(size * math.hypot(matrix.c, matrix.d)) or 1.0
        turn = _quarter_turns(matrix.a, matrix.b)
        return CharacterSpot(*_turned_back(x, y, turn), size, turn)

    def origin_of(self, place: int, turn: int = 0) -> tuple[float, float]:
        """How far along and up the character stands, as :meth:`spot_of` says."""
        self._raw.FPDFText_GetCharOrigin(self._handle, self._index(place), self._along, self._up)
        x, y = _bounded_points(self._along.value), _bounded_points(self._up.value)
        return _turned_back(x, y, turn)

    def far_edge(self, place: int, turn: int = 0) -> float:
        """How far along the character reaches, with the room that its font gives it."""
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._handle, self._index(place), box)
        edge = box.right if not turn else (box.right, box.top, -box.left, -box.bottom)[turn]
        return _bounded_points(edge)

    def near_edge(self, place: int, turn: int = 0) -> float:
        """Where the character begins, on the side opposite to :meth:`far_edge`."""
        return -self.far_edge(place, (turn + 2) % 4)

    def wide_gaps(self, first: int, last: int, turn: int, size: float) -> list[WideGap]:
        """The spaces between two places that are as wide as a gutter may be, in order."""
        least = GUTTER * size
        gaps = list(self._spaces(first, last, turn))
        if all(right - left < least for _, left, right in gaps):
            return []
        widths = [right - left for _, left, right in gaps]
        return [
            WideGap(place, left, right, _is_clear(widths, number, size))
            for number, (place, left, right) in enumerate(gaps)
            if right - left >= least
        ]

    def jumps(self, first: int, last: int, turn: int, size: float) -> list[int]:
        """Where between two places a word stands back, or higher or lower than the one before."""
        places: list[int] = []
        for space in _SPACES.finditer(self.text, first, last):
            before, after = space.start() - 1, space.end()
            along, up = self.origin_of(before, turn)
            next_along, next_up = self.origin_of(after, turn)
            rise = abs(next_up - up)
            if next_along < along or (rise > _JUMP * size and not self.text[after].isdecimal()):
                places.append(after)
        return places

    def _spaces(self, first: int, last: int, turn: int) -> Iterator[tuple[int, float, float]]:
        """The white between words: where the second begins, and its edges."""
        raw, handle, index, box = self._raw, self._handle, self._index, self._box
        along, up = self._along, self._up
        get_box, get_origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        for space in _SPACES.finditer(self.text, first, last):
            start, end = space.span()
            if turn:
                left, right = self.far_edge(start - 1, turn), self.origin_of(end, turn)[0]
            else:
                get_box(handle, index(start - 1), box)
                get_origin(handle, index(end), along, up)
                left, right = box.right, along.value
            if right < left:
                # Written from the right.
                left, right = self.far_edge(end, turn), self.near_edge(start - 1, turn)
            yield end, left, right

    def face_of(self, place: int) -> tuple[bool, bool]:
        """Whether the character is bold and whether it is slanted."""
        index, raw = self._index(place), self._raw
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._font, 128, self._flags)
        name = self._font.value if 0 < length <= 128 else b""
        flags = self._flags.value if length else 0
        if (name, flags) not in self._faces:
            heavy = raw.FPDFText_GetFontWeight(self._handle, index) >= _HEAVY
            self._faces[name, flags] = _face_of_font(name.decode("latin-1"), flags, heavy=heavy)
        return self._faces[name, flags]

    def is_gap(self, place: int) -> bool:
        """Whether there is room for a space before the character at a place of the text."""
        before, after = self.spot_of(place - 1), self.spot_of(place)
        if before.turn != after.turn or abs(before.up - after.up) >= 0.1 * after.size:
            return False
        return _SPACE * after.size < after.along - self.far_edge(place - 1, after.turn)


def _bounded_points(points: float) -> float:
    """The number, or 0 where a damaged file has made it endless or none at all."""
    return points if -_FARTHEST < points < _FARTHEST else 0.0


def _is_clear(widths: Sequence[float], number: int, size: float) -> bool:
    """Whether one of the spaces in a line is wider than those about it."""
    beside = [*widths[max(number - 2, 0) : number], *widths[number + 1 : number + 3]]
    usual = max(median(beside) if beside else 0.0, _USUAL * size)
    return widths[number] > _CLEAR * usual


def _quarter_turns(across: float, upwards: float) -> int:
    """How often letters are turned to the left that run so far across and upwards."""
    if abs(upwards) > abs(across):
        return 1 if upwards > 0 else 3
    return 0 if across >= 0 else 2


def _turned_back(x: float, y: float, turn: int) -> tuple[float, float]:
    """How far along and up a point is on a page that is turned back by quarters."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn] if turn else (x, y)


def _face_of_font(name: str, flags: int, *, heavy: bool) -> tuple[bool, bool]:
    bold = heavy or bool(flags & _FORCED_BOLD) or _BOLD.search(name) is not None
    return bold, bool(flags & _SLANTED) or _ITALIC.search(name) is not None


class WordsSoFar:
    """The words of the pages so far, by which two that are printed as one are found.

    Where a line is set tight PDFium sees no space in it. Only a word that was not met
    before and that consists of two that were is asked about, so the cost is small.
    """

    def __init__(self) -> None:
        self._known = set(WORDS["en"].split())
        self._tokens: set[str] = set()

    def missing_spaces(self, page: PdfPage) -> list[int]:
        """The places of the page's text before which a space is missing, in order."""
        new = set(page.text.split()) - self._tokens
        self._tokens |= new
        bare = {token: token.strip(_MARKS).lower() for token in new}
        self._known.update(bare.values())
        missing: list[int] = []
        for token, word in bare.items():
            if word.isalpha():
                lead = len(token) - len(token.lstrip(_MARKS))
                places = [lead + cut for cut in self._split_places(word)] if len(word) > 3 else []
            else:
                places = self._split_places_between(token)
            gaps = _gaps(page, token, places) if places else []
            if gaps:
                missing += gaps
                self._tokens.discard(token)
                self._known.discard(word)
        return sorted(set(missing))

    def _split_places_between(self, token: str) -> list[int]:
        """As ``_split_places``, for words that are not alone, and behind their marks."""
        places = [match.start() for match in _CLOSE.finditer(token)]
        for match in _WORD.finditer(token):
            word = match.group().lower()
            if len(word) > 3 and word not in self._known:
                places += [match.start() + cut for cut in self._split_places(word)]
        return places

    def _split_places(self, word: str) -> list[int]:
        """After how many letters the word may be cut into two known ones."""
        if len(word) > _LONGEST:
            return []
        words = self._known
        return [
            cut for cut in range(2, len(word) - 1) if word[:cut] in words and word[cut:] in words
        ]


def _gaps(page: PdfPage, token: str, places: Sequence[int]) -> list[int]:
    """The places of the page's text that are gaps in the token, where it first stands."""
    start = page.text.find(token)
    return [start + place for place in places if page.is_gap(start + place)]
