"""Quotes that made pages have, and such as only a reader that mixes up their columns finds."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tests.support.column_kinds import MadePages
from tests.support.column_pages import Passage, SetLine

#: ``within``: of one line or any; over the end of a line, a column, a page.
TrueKind = Literal["within", "line end", "column end", "page end"]
#: ``across``: from a line to the one beside it. ``beneath``: from a line amid a passage to what
#: of another one stands under it. ``seam``: from a passage's end to one that is not the next.
FalseKind = Literal["across", "beneath", "seam"]

_QUOTABLE = {"paragraph", "item", "aside", "note"}
_FEWEST, _MOST = 5, 9
#: So many words of each side are put together.
_SIDE = 4
#: So many quotes are taken of each kind.
_ENOUGH = 25


class MadeQuote(NamedTuple):
    """Words, and whether and how they stand on the made pages."""

    words: str
    kind: TrueKind | FalseKind
    page: int
    is_true: bool


class _LineEnd(NamedTuple):
    """Between the words ``at`` - 1 and ``at`` of a passage, a line ends, or amid the former."""

    at: int
    kind: TrueKind
    page: int


def make_quotes(made: MadePages, seed: int = 1) -> list[MadeQuote]:
    """True and false quotes of the pages; the same ones for the same seed."""
    chance = random.Random(seed)
    by_kind: dict[str, list[MadeQuote]] = {}
    for quote in (*_true_quotes(made, chance), *_false_quotes(made)):
        by_kind.setdefault(quote.kind, []).append(quote)
    quotes = (chance.sample(several, min(len(several), _ENOUGH)) for several in by_kind.values())
    return [quote for several in quotes for quote in several]


def _true_quotes(made: MadePages, chance: random.Random) -> Iterator[MadeQuote]:
    for passage in made.passages:
        words = _quotable_words(passage)
        if passage.kind not in _QUOTABLE or len(words) < _MOST:
            continue
        skipped = len(passage.words) - len(words)
        start = chance.randrange(len(words) - _FEWEST)
        ends = _line_ends(made, passage)
        page = next(
            n
            for n, lines in enumerate(made.pages)
            for line in lines
            if line.passage == passage.number
        )
        yield MadeQuote(_run_of(words, start, chance), "within", page, True)
        for at, kind, page in ends:
            start = at - skipped - chance.randint(2, _FEWEST - 2)
            if 0 <= start <= len(words) - _FEWEST:
                yield MadeQuote(_run_of(words, start, chance), kind, page, True)


def _quotable_words(passage: Passage) -> Sequence[str]:
    return passage.words[1:] if passage.kind == "note" else passage.words


def _run_of(words: Sequence[str], start: int, chance: random.Random) -> str:
    return " ".join(words[start : start + chance.randint(_FEWEST, _MOST)])


def _line_ends(made: MadePages, passage: Passage) -> Iterator[_LineEnd]:
    lines = [
        (page, line)
        for page, set_lines in enumerate(made.pages)
        for line in set_lines
        if line.passage == passage.number
    ]
    for (page, line), (next_page, after) in pairwise(lines):
        kind: TrueKind = "line end"
        if page != next_page:
            kind = "page end"
        elif line.frame != after.frame:
            kind = "column end"
        yield _LineEnd(after.first, kind, page)


def _false_quotes(made: MadePages) -> Iterator[MadeQuote]:
    """Words put together that do not follow each other in the order of reading."""
    text = " ".join(passage.text for passage in made.passages if passage.kind != "extra")
    passages = {passage.number: passage for passage in made.passages}
    for page, set_lines in enumerate(made.pages):
        lines = [line for line in set_lines if passages[line.passage].kind != "extra"]
        for line in lines:
            if line.words[-1].endswith("-") or passages[line.passage].kind == "cell":
                continue
            pairs: Sequence[tuple[SetLine | None, FalseKind]] = (
                (_beside(line, lines), "across"),
                (_beneath(line, lines), "beneath"),
            )
            for after, kind in pairs:
                if after is None:
                    continue
                words = " ".join((*line.words[-_SIDE:], *after.words[:_SIDE]))
                is_seam = _is_last(line, passages[line.passage]) and not after.first
                if words not in text:
                    yield MadeQuote(words, "seam" if is_seam else kind, page, False)


def _is_last(line: SetLine, passage: Passage) -> bool:
    return line.first + len(line.words) >= len(passage.words)


def _beside(line: SetLine, lines: Sequence[SetLine]) -> SetLine | None:
    """What stands at the right of a line, at most half its height above or below it."""
    others = (
        other
        for other in lines
        if other.x >= line.right - 1 and abs(other.y - line.y) < 0.5 * line.size
    )
    return min(others, key=lambda other: other.x, default=None)


def _beneath(line: SetLine, lines: Sequence[SetLine]) -> SetLine | None:
    """What of another passage stands next under a line."""
    others = (
        other
        for other in lines
        if other.y < line.y - 0.3 * line.size and other.x < line.right and line.x < other.right
    )
    nearest = max(others, key=lambda other: other.y, default=None)
    return nearest if nearest and nearest.passage != line.passage else None
