"""Whether real reports with columns and sidebars are read in order: ``reading_order --more``.

Nobody wrote down what is right in them. So a run of words is a true quote where two readers
that know nothing of each other (pdftotext and pdfminer.six) have it in one paragraph; and
words are a false one where they end a line of one block and begin the line at its right of
another one, and neither of the two readers has them so. Only words of prose are taken,
of blocks with several long lines: a table may be read across.
"""

import html
import json
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from policy_compare.texts.normalisation import fold_text
from policy_compare.texts.rejoin import collect_words, join_lines
from tests.support.column_quotes import MadeQuote

#: Quotes are taken of so many pages at most, and so many of each kind.
PAGES = 20
_ENOUGH = 60
_WORDS = 7
_SIDE = 4
_FEWEST_LINES = 4
_LINE = re.compile(
    r'<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</line>',
    re.DOTALL,
)
_WORD = re.compile(r">([^<]+)</word>")
#: A word of prose: no numbers, formulas, bullets or letters that are printed apart.
_PROSE = re.compile(r"[\"']?[a-z]+(?:[-'][a-z]+)*[.,;:\"']*")


class PlacedLine(NamedTuple):
    """A line of a block, with its edges in points; ``y`` grows downwards."""

    block: int
    left: float
    right: float
    y: float
    size: float
    words: Sequence[str]


def kept_report_quotes(report: Path) -> list[MadeQuote]:
    """The same, kept beside the report from one time to the next, since they take seconds."""
    kept = report.with_suffix(".quotes.json")
    if not kept.exists():
        kept.write_text(json.dumps(report_quotes(report)), encoding="utf-8")
    return [MadeQuote(*quote) for quote in json.loads(kept.read_text(encoding="utf-8"))]


def count_pages(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def report_quotes(report: Path, seed: int = 1) -> list[MadeQuote]:
    """True and false quotes of a report, at most so many of each."""
    chance = random.Random(seed)
    pages = placed_lines(report)
    texts = [_page_texts(lines) for lines in pages]
    boxes = _box_texts(report)
    true_quotes = []
    false_quotes = []
    for page, (lines, paragraphs) in enumerate(zip(pages, texts, strict=True)):
        others = boxes[page] if page < len(boxes) else ()
        known = " | ".join((*paragraphs, *others))
        for text in paragraphs:
            run = text.split()
            for start in range(1, len(run) - _WORDS, 2 * _WORDS):
                quote = " ".join(run[start : start + _WORDS])
                if _is_worded(quote) and any(quote in other for other in others):
                    true_quotes.append(MadeQuote(quote, "within", page, True))
        for words in _words_across(lines):
            folded = fold_text(words)
            if _is_worded(folded) and folded not in known:
                false_quotes.append(MadeQuote(words, "across", page, False))
    return [
        quote
        for several in (true_quotes, false_quotes)
        for quote in chance.sample(several, min(len(several), _ENOUGH))
    ]


def _is_worded(folded: str) -> bool:
    words = folded.split()
    # One letter is often a formula's, and a part of it may not be quoted.
    is_whole = len(words[0]) > 1 and len(words[-1]) > 1
    return is_whole and all(map(_PROSE.fullmatch, words)) and len(folded) > 4 * len(words)


def placed_lines(report: Path) -> list[list[PlacedLine]]:
    """The lines of each of the first pages, as pdftotext sees them."""
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", "-l", str(PAGES), str(report), "-"],
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    pages = done.stdout.decode(errors="replace").split("<page ")[1:]
    return [list(_lines_of_page(page)) for page in pages]


def _lines_of_page(page: str) -> Iterator[PlacedLine]:
    for number, block in enumerate(page.split("<block ")[1:]):
        for match in _LINE.finditer(block):
            left, top, right, foot = map(float, match.groups()[:4])
            words = [html.unescape(word) for word in _WORD.findall(match[5])]
            yield PlacedLine(number, left, right, foot, foot - top, words)


def _page_texts(lines: Sequence[PlacedLine]) -> list[str]:
    """The folded texts of a page's blocks of prose."""
    words = collect_words(" ".join(line.words) for line in lines)
    return [
        fold_text(join_lines([" ".join(line.words) for line in block], words)[0])
        for block in _blocks(lines)
        if _is_prose(block)
    ]


def _box_texts(report: Path) -> list[list[str]]:
    """The folded texts of the boxes of each page, as pdfminer.six sees them."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox

    pages = []
    for page in extract_pages(BytesIO(report.read_bytes()), maxpages=PAGES):
        boxes = [box.get_text().splitlines() for box in page if isinstance(box, LTTextBox)]
        words = collect_words(line for box in boxes for line in box)
        pages.append([fold_text(join_lines(box, words)[0]) for box in boxes])
    return pages


def words_across(report: Path) -> Iterator[tuple[int, str]]:
    """The pages and the words that stand beside each other in blocks of prose."""
    for page, lines in enumerate(placed_lines(report)):
        for words in _words_across(lines):
            yield page, words


def _words_across(lines: Sequence[PlacedLine]) -> Iterator[str]:
    """The ends of lines with the beginnings of those at their right, in blocks of prose."""
    prose = [line for block in _blocks(lines) if _is_prose(block) for line in block]
    for line in prose:
        beside = [
            other
            for other in prose
            if other.block != line.block
            and other.left > line.right
            and abs(other.y - line.y) < 0.5 * line.size
        ]
        nearest = min(beside, key=lambda other: other.left, default=None)
        if nearest and not line.words[-1].endswith("-"):
            yield " ".join((*line.words[-_SIDE:], *nearest.words[:_SIDE]))


def _blocks(lines: Sequence[PlacedLine]) -> Iterable[Sequence[PlacedLine]]:
    blocks: dict[int, list[PlacedLine]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    return blocks.values()


def _is_prose(block: Sequence[PlacedLine]) -> bool:
    words = sum(len(line.words) for line in block)
    return len(block) >= _FEWEST_LINES and words >= 4 * len(block)
