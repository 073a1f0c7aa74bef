"""Asks PDFium for a page's text, and how and where single characters of it are printed.

PDFium gives a page's text at once and cheaply, but what it tells of a character costs a
call each. So few are asked about, and the numbers of the text's places, which PDFium
counts in its own way, are kept apart from all who read the text.
"""

import ctypes
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from policy_compare.texts.function_words import WORDS

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_FORCED_BOLD, _SLANTED, _HEAVY = 1 << 18, 1 << 6, 600
_WORD = re.compile(r"[^\W\d_]{2,}")
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


#: Whether a font, by its name and flags, is bold, and whether it is slanted.
FontFaces = dict[tuple[bytes, int], tuple[bool, bool]]


class CharacterSpot(NamedTuple):
    """A character: how far along and up it stands, and its height, in points."""

    along: float
    up: float
    size: float
    upright: bool = True


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
        if abs(matrix.b) <= abs(matrix.a):
            return CharacterSpot(x, y, size)
        turn = math.copysign(1, matrix.b)
        return CharacterSpot(y * turn, -x * turn, size, upright=False)

    def origin_of(self, place: int) -> tuple[float, float]:
        """How far right and up the character stands: if upright, as :meth:`spot_of` says."""
        self._raw.FPDFText_GetCharOrigin(self._handle, self._index(place), self._along, self._up)
        return _bounded_points(self._along.value), _bounded_points(self._up.value)

    def right_edge(self, place: int) -> float:
        """The right edge of an upright character."""
        self._raw.FPDFText_GetLooseCharBox(self._handle, self._index(place), self._box)
        return _bounded_points(self._box.right)

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
        same_line = after.upright and abs(before.up - after.up) < 0.1 * after.size
        return same_line and _SPACE * after.size < after.along - self.right_edge(place - 1)


def _bounded_points(points: float) -> float:
    """The number, or 0 where a damaged file has made it endless or none at all."""
    return points if -_FARTHEST < points < _FARTHEST else 0.0


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
