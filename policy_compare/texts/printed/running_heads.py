"""Takes off a page what is printed on every page: running heads and feet, page numbers.

They cut through sentences, and their words are not the paper's. What they say of the
page's number is kept as its label.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_compare.texts.line_patterns import number_of_numeral
from policy_compare.texts.lines import PrintedLine

#: How many lines from the edge of a page a running head or foot may stand.
_DEPTH = 4
#: No running head is as long as this, in characters.
_SHORT = 100
_NUMBER = re.compile(
    r"[\W_]*(?P<word>page|p\.|pg\.|seite|s\.)?[\W_]*(?P<label>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|\||von)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_SEPARATOR = re.compile(r"[\W_]{3,}")


class StrippedPages(NamedTuple):
    """The lines that are text, and the labels that the pages bear in print.

    ``labels`` is empty if no page has a printed number; a page without one has "".
    """

    lines: tuple[PrintedLine, ...]
    labels: tuple[str, ...]


def strip_running_heads(lines: Sequence[PrintedLine], labels: Sequence[str] = ()) -> StrippedPages:
    """The lines without what recurs at the edges of pages and without bare separators.

    Where all lines are of one page, as in a dump whose page breaks are lost, pages are
    found by the heads and numbers that stand between them. ``labels`` are those that a
    file gives its pages.
    """
    lines = [line for line in lines if not _is_separator(line.text)]
    if lines and lines[-1].page == 0:
        lines = _divide_into_pages(lines)
    if not lines or (lines[-1].page == 0 and not any(labels)):
        return StrippedPages(tuple(lines), ())
    pages: list[list[PrintedLine]] = [[] for _ in range(lines[-1].page + 1)]
    for line in lines:
        pages[line.page].append(line)
    file_labels = [*labels, *[""] * len(pages)]
    heads = _running_line_counts(pages, file_labels, top=True)
    feet = _running_line_counts(pages, file_labels, top=False)
    kept: list[PrintedLine] = []
    for page, head, foot in zip(pages, heads, feet, strict=True):
        kept.extend(page[head : len(page) - foot])
    return StrippedPages(tuple(kept), _printed_labels(pages, heads, feet))


def _is_separator(text: str) -> bool:
    return _SEPARATOR.fullmatch(text) is not None and len(set(text)) <= 3 and "…" not in text


def _recurring_keys(text: str, page: int) -> list[str]:
    """What stays the same of a running head from page to page.

    Either all of it or all but one number, which then is as far from the page's own; a
    number that counts the pages at one end is enough, since the rest may name a chapter.
    """
    bare = " ".join(text.casefold().split())
    keys = [bare]
    for digits in _DIGITS.finditer(bare):
        counted = f"\0{int(digits.group()) - page}\0"
        keys.append(f"{bare[: digits.start()]}{counted}{bare[digits.end() :]}")
        if len(bare) < _SHORT and digits.start() == 0:
            keys.append(f"{counted}begins")
        elif len(bare) < _SHORT and digits.end() == len(bare):
            keys.append(f"{counted}ends")
    return keys


def _running_line_counts(
    pages: Sequence[Sequence[PrintedLine]], file_labels: Sequence[str], *, top: bool
) -> list[int]:
    """How many lines of each page are running heads at its top (or feet at its bottom)."""
    zones = [page[:_DEPTH] if top else page[: -_DEPTH - 1 : -1] for page in pages]
    seen: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, zone in enumerate(zones):
        for depth, line in enumerate(zone):
            for key in _recurring_keys(line.text, index):
                seen[depth, key].append(index)
    # On two pages only what is the same to the letter is no accident, not what counts.
    minimum = 2 if len(pages) == 2 else 3
    recurring = {
        key for key, indexes in seen.items() if _recurs(indexes, minimum, counts="\0" in key[1])
    }
    offsets = Counter(
        number - index
        for index, zone in enumerate(zones)
        for number in {_page_number(line.text) for line in zone}
        if number
    )
    steady = {offset for offset, count in offsets.items() if count >= 2}
    counts = []
    for index, zone in enumerate(zones):
        count = 0
        for depth, line in enumerate(zone):
            number, label = _page_number(line.text), _page_label(line.text)
            counts_pages = bool(number) and number - index in steady
            named_by_file = bool(label) and label == file_labels[index]
            keys = _recurring_keys(line.text, index)
            recurs = not label and any((depth, key) in recurring for key in keys)
            if not (counts_pages or named_by_file or recurs or _is_page_word(line.text)):
                break
            count = depth + 1
        counts.append(count)
    return counts


def _recurs(pages: Sequence[int], minimum: int, *, counts: bool) -> bool:
    """Whether a line on these pages stands there often enough to be no accident.

    One that counts the pages may stand on the left ones alone, and not where chapters begin.
    """
    minimum, share = (3, 3) if counts else (minimum, 2)
    return len(pages) >= minimum and len(pages) * share > pages[-1] - pages[0]


def _page_number(text: str) -> int:
    """The page number that a line consists of, a Roman one far above all others, else 0.

    That keeps the two countings apart: both may begin with 1.
    """
    label = _page_label(text)
    if label.isdecimal():
        return int(label)
    if not (label.islower() or label.isupper()):
        return 0
    return 10_000 + number_of_numeral(label.lower())


def _page_label(text: str) -> str:
    """The label of a line that is a page number and nothing else; empty if it is none."""
    match = _NUMBER.fullmatch(text) if len(text) < 40 else None
    return match["label"] if match else ""


def _is_page_word(text: str) -> bool:
    """Whether a page number says that it is one."""
    match = _NUMBER.fullmatch(text) if len(text) < 40 else None
    return match is not None and match["word"] in {"page", "Page", "PAGE"}


def _printed_labels(
    pages: Sequence[Sequence[PrintedLine]], heads: Sequence[int], feet: Sequence[int]
) -> tuple[str, ...]:
    """The printed numbers of the pages, where at least one has one."""
    running = [
        [line.text for line in (*page[:head], *page[len(page) - foot :])]
        for page, head, foot in zip(pages, heads, feet, strict=True)
    ]
    labels = [next(filter(None, map(_page_label, texts)), "") for texts in running]
    if not any(labels):
        labels = _labels_in_heads(running)
    return tuple(_fill_labels(labels)) if any(labels) else ()


def _fill_labels(labels: Sequence[str]) -> list[str]:
    """The labels, with those of pages that print none between two that count on."""
    filled = list(labels)
    numbered = [index for index, label in enumerate(labels) if label.isdecimal()]
    for before, after in pairwise(numbered):
        first = int(labels[before])
        if int(labels[after]) - first == after - before:
            for index in range(before + 1, after):
                filled[index] = labels[index] or str(first + index - before)
    return filled


def _labels_in_heads(running: Sequence[Sequence[str]]) -> list[str]:
    """The numbers that count the pages inside running heads: '12 | A report'."""
    numbers = [{int(digits) for digits in _DIGITS.findall("\n".join(texts))} for texts in running]
    offsets = Counter(number - index for index, on_page in enumerate(numbers) for number in on_page)
    best = max(offsets, key=lambda offset: offsets[offset], default=0)
    if offsets[best] < 3:
        return [""] * len(running)
    return [
        str(best + index) if best + index in on_page else ""
        for index, on_page in enumerate(numbers)
    ]


def _divide_into_pages(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of an unpaged text with the pages that heads and numbers betray."""
    starts = set(_page_starts([line.text for line in lines]))
    page = 0
    paged: list[PrintedLine] = []
    for index, line in enumerate(lines):
        page += index in starts
        paged.append(line._replace(page=page))
    return paged


def _page_starts(texts: Sequence[str]) -> Iterator[int]:
    """Where a page begins: at what line's index."""
    numbers = [index for index, text in enumerate(texts) if _page_label(text)]
    counts = Counter(text for text in texts if not _page_label(text))
    near: dict[str, list[int]] = defaultdict(list)
    for index in numbers:
        for text in _texts_beside(texts, index):
            if counts[text] >= 3:
                near[text].append(index)
    heads = {text for text, indexes in near.items() if len(indexes) * 5 >= counts[text] * 4}
    paired = [index for index in numbers if not heads.isdisjoint(_texts_beside(texts, index))]
    if len(paired) >= 3:
        running = [sorted(_lines_of_head(texts, index, heads)) for index in paired]
    else:
        counting = _longest_count(texts, numbers)
        worded = [index for index in numbers if _is_page_word(texts[index])]
        chosen = counting if len(counting) >= 5 else worded if len(worded) >= 2 else []
        running = [[index] for index in chosen]
    if not running:
        return
    lengths = sorted(after[0] - before[-1] for before, after in pairwise(running))
    usual = lengths[len(lengths) // 2] if lengths else 0
    # At the foot it ends the text, and a whole page stands above the first of it.
    at_foot = running[-1][-1] >= len(texts) - 2 and running[0][0] * 2 >= usual
    for indexes in running:
        yield indexes[-1] + 1 if at_foot else indexes[0]


def _texts_beside(texts: Sequence[str], index: int) -> list[str]:
    return [texts[beside] for beside in (index - 1, index + 1) if 0 <= beside < len(texts)]


def _lines_of_head(texts: Sequence[str], index: int, heads: set[str]) -> set[int]:
    """The lines of a running head around the page number at the index."""
    indexes = {index}
    for step in (-1, 1):
        beside = index + step
        while 0 <= beside < len(texts) and texts[beside] in heads:
            indexes.add(beside)
            beside += step
    return indexes


def _longest_count(texts: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """The longest run of lone numbers of which each is the one before and one more."""
    best: list[int] = []
    run: list[int] = list(numbers[:1])
    for before, index in pairwise(numbers):
        if _page_number(texts[index]) != _page_number(texts[before]) + 1:
            best, run = max(best, run, key=len), []
        run.append(index)
    return max(best, run, key=len)
