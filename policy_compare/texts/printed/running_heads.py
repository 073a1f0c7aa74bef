"""Takes off a page what is printed on every page: running heads and feet, page numbers.

They cut through sentences, and their words are not the paper's. What they say of the
page's number is kept as its label.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_compare.texts.line_patterns import roman
from policy_compare.texts.lines import Line

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


class Trimmed(NamedTuple):
    """The lines that are text, and the labels that the pages bear in print.

    ``labels`` is empty if no page has a printed number; a page without one has "".
    """

    lines: tuple[Line, ...]
    labels: tuple[str, ...]


def trimmed(lines: Sequence[Line], labels: Sequence[str] = ()) -> Trimmed:
    """The lines without what recurs at the edges of pages and without bare separators.

    Where all lines are of one page, as in a dump whose page breaks are lost, pages are
    found by the heads and numbers that stand between them. ``labels`` are those that a
    file gives its pages.
    """
    lines = [line for line in lines if not _is_separator(line.text)]
    if lines and lines[-1].page == 0:
        lines = _paged(lines)
    if not lines or (lines[-1].page == 0 and not any(labels)):
        return Trimmed(tuple(lines), ())
    pages: list[list[Line]] = [[] for _ in range(lines[-1].page + 1)]
    for line in lines:
        pages[line.page].append(line)
    given = [*labels, *[""] * len(pages)]
    heads = _edges(pages, given, top=True)
    feet = _edges(pages, given, top=False)
    kept: list[Line] = []
    for page, head, foot in zip(pages, heads, feet, strict=True):
        kept.extend(page[head : len(page) - foot])
    return Trimmed(tuple(kept), _labels(pages, heads, feet))


def _is_separator(text: str) -> bool:
    return _SEPARATOR.fullmatch(text) is not None and len(set(text)) <= 3 and "…" not in text


def _keys(text: str, page: int) -> list[str]:
    """What stays the same of a running head from page to page.

    Either all of it or all but one number, which then is as far from the page's own; a
    number that counts the pages at one end is enough, since the rest may name a chapter.
    """
    bare = " ".join(text.casefold().split())
    keys = [bare]
    for found in _DIGITS.finditer(bare):
        counted = f"\0{int(found.group()) - page}\0"
        keys.append(f"{bare[: found.start()]}{counted}{bare[found.end() :]}")
        if len(bare) < _SHORT and found.start() == 0:
            keys.append(f"{counted}begins")
        elif len(bare) < _SHORT and found.end() == len(bare):
            keys.append(f"{counted}ends")
    return keys


def _edges(pages: Sequence[Sequence[Line]], given: Sequence[str], *, top: bool) -> list[int]:
    """How many lines of each page are furniture at its top (or at its bottom)."""
    zones = [_zone(page, top=top) for page in pages]
    seen: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, zone in enumerate(zones):
        for depth, line in enumerate(zone):
            for key in _keys(line.text, index):
                seen[depth, key].append(index)
    # On two pages only what is the same to the letter is no accident, not what counts.
    least = 2 if len(pages) == 2 else 3
    recurring = {
        key for key, found in seen.items() if _recurs(found, 3 if "\0" in key[1] else least)
    }
    offsets = Counter(
        number - index
        for index, zone in enumerate(zones)
        for number in {_number(line.text) for line in zone}
        if number
    )
    steady = {offset for offset, count in offsets.items() if count >= 2}
    counts = []
    for index, zone in enumerate(zones):
        count = 0
        for depth, line in enumerate(zone):
            number = _number(line.text)
            steady_number = bool(number) and number - index in steady
            found = _bare(line.text)
            told = found is not None and found["label"] == given[index]
            recurs = any((depth, key) in recurring for key in _keys(line.text, index))
            if not (steady_number or told or (recurs and not found) or _worded(line.text)):
                break
            count = depth + 1
        counts.append(count)
    return counts


def _zone(page: Sequence[Line], *, top: bool) -> Sequence[Line]:
    """The lines next to the edge, from the edge inward."""
    return page[:_DEPTH] if top else page[: -_DEPTH - 1 : -1]


def _recurs(pages: Sequence[int], least: int) -> bool:
    """Whether a line on these pages stands there often enough to be no accident."""
    return len(pages) >= least and len(pages) * 2 > pages[-1] - pages[0]


def _number(text: str) -> int:
    """The page number that a line consists of, a Roman one made negative, else 0.

    The sign keeps the two countings apart: both may begin with 1.
    """
    found = _bare(text)
    if found is None:
        return 0
    label = found["label"]
    if label.isdecimal():
        return int(label)
    if not (label.islower() or label.isupper()):
        return 0
    return 10_000 + roman(label.lower())


def _bare(text: str) -> re.Match[str] | None:
    """The match of a line that is a page number and nothing else."""
    return _NUMBER.fullmatch(text) if len(text) < 40 else None


def _worded(text: str) -> bool:
    found = _bare(text)
    return found is not None and found["word"] in {"page", "Page", "PAGE"}


def _labels(
    pages: Sequence[Sequence[Line]], heads: Sequence[int], feet: Sequence[int]
) -> tuple[str, ...]:
    """The printed numbers of the pages, where at least one has one."""
    labels = []
    for page, head, foot in zip(pages, heads, feet, strict=True):
        furniture = [*page[:head], *page[len(page) - foot :]]
        labels.append(next((found for line in furniture if (found := _label(line.text))), ""))
    if not any(labels):
        labels = _labels_in_heads(pages, heads, feet)
    return tuple(_filled(labels)) if any(labels) else ()


def _filled(labels: Sequence[str]) -> list[str]:
    """The labels, with those of pages that print none between two that count on."""
    filled = list(labels)
    known = [index for index, label in enumerate(labels) if label.isdecimal()]
    for before, after in pairwise(known):
        first = int(labels[before])
        if int(labels[after]) - first == after - before:
            for index in range(before + 1, after):
                filled[index] = labels[index] or str(first + index - before)
    return filled


def _label(text: str) -> str:
    found = _bare(text)
    return "" if found is None else found["label"]


def _labels_in_heads(
    pages: Sequence[Sequence[Line]], heads: Sequence[int], feet: Sequence[int]
) -> list[str]:
    """The numbers that count the pages inside running heads: '12 | A report'."""
    numbers = [
        [int(digits) for line in [*page[:head], *page[len(page) - foot :]] for digits in
         _DIGITS.findall(line.text) if len(digits) <= 4]
        for page, head, foot in zip(pages, heads, feet, strict=True)
    ]  # fmt: skip
    offsets = Counter(
        number - index for index, found in enumerate(numbers) for number in set(found)
    )
    best = max(offsets, key=lambda offset: offsets[offset], default=0)
    if offsets[best] < 3:
        return [""] * len(pages)
    return [
        str(best + index) if best + index in found else "" for index, found in enumerate(numbers)
    ]


def _paged(lines: Sequence[Line]) -> list[Line]:
    """The lines of an unpaged text with the pages that heads and numbers betray."""
    cuts = sorted(set(_cuts([line.text for line in lines])))
    if not cuts:
        return list(lines)
    paged: list[Line] = []
    page = 0
    bounds = iter([*cuts, len(lines)])
    bound = next(bounds)
    for index, line in enumerate(lines):
        while index >= bound:
            page += 1
            bound = next(bounds)
        paged.append(line._replace(page=page))
    return paged


def _cuts(texts: Sequence[str]) -> Iterator[int]:
    """Where a page begins: at what line's index."""
    numbers = [index for index, text in enumerate(texts) if _bare(text)]
    counts = Counter(text for text in texts if not _bare(text))
    near: dict[str, list[int]] = defaultdict(list)
    for index in numbers:
        for other in (index - 1, index + 1):
            if 0 <= other < len(texts) and counts[texts[other]] >= 3:
                near[texts[other]].append(index)
    heads = {text for text, found in near.items() if len(found) * 5 >= counts[text] * 4}
    paired = [index for index in numbers if _beside(texts, index, heads)]
    if len(paired) >= 3:
        furniture = [sorted(_cluster(texts, index, heads)) for index in paired]
    else:
        runs = list(_ascending(texts, numbers))
        worded = [index for index in numbers if _worded(texts[index])]
        chosen = runs if len(runs) >= 5 else worded if len(worded) >= 2 else []
        furniture = [[index] for index in chosen]
    if not furniture:
        return
    lengths = sorted(two[0] - one[-1] for one, two in pairwise(furniture))
    usual = lengths[len(lengths) // 2] if lengths else 0
    # At the foot it ends the text, and a whole page stands above the first of it.
    at_foot = furniture[-1][-1] >= len(texts) - 2 and furniture[0][0] * 2 >= usual
    for cluster in furniture:
        yield cluster[-1] + 1 if at_foot else cluster[0]


def _beside(texts: Sequence[str], index: int, heads: set[str]) -> bool:
    return any(
        0 <= other < len(texts) and texts[other] in heads for other in (index - 1, index + 1)
    )


def _cluster(texts: Sequence[str], index: int, heads: set[str]) -> set[int]:
    found = {index}
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(texts) and texts[other] in heads:
            found.add(other)
            other += step
    return found


def _ascending(texts: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """The longest run of lone numbers of which each is the one before and one more."""
    best: list[int] = []
    run: list[int] = numbers[:1] if isinstance(numbers, list) else list(numbers[:1])
    for before, index in pairwise(numbers):
        if _number(texts[index]) != _number(texts[before]) + 1:
            best, run = max(best, run, key=len), []
        run.append(index)
    return max(best, run, key=len)
