"""Finds the tables of contents, whose entries would otherwise pass for headings."""

from collections.abc import Sequence

from policy_compare.texts.line_patterns import contents_entry, heads_contents
from policy_compare.texts.lines import Line


def entries(lines: Sequence[Line]) -> dict[int, str]:
    """The entries, by the index of their (first) line.

    A line that an entry's wrapping left over has an empty entry of its own.
    """
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        text = contents_entry(line.text)
        if text is not None:
            found[index] = text
    for start, line in enumerate(lines):
        if heads_contents(line.text):
            found.update(_listed(lines, start + 1, found))
    for index in sorted(found):
        _join_wrapped(lines, index, found)
    return found


def _listed(lines: Sequence[Line], start: int, known: dict[int, str]) -> dict[int, str]:
    """The entries that only a page number ends, under a heading that announces them."""
    listed: dict[int, str] = {}
    missed = 0
    for index in range(start, len(lines)):
        if heads_contents(lines[index].text):
            break
        text = contents_entry(lines[index].text, listed=True)
        if index in known or text is not None:
            listed[index] = known.get(index) or text or ""
            missed = 0
            continue
        missed += 1
        if missed > 2:
            break
    return listed if len(listed) >= 3 else {}


def _join_wrapped(lines: Sequence[Line], index: int, found: dict[int, str]) -> None:
    """Give an entry the line above it, if that is its first half, between two entries."""
    above = index - 1
    if above in found or above < 1 or lines[above].page != lines[index].page:
        return
    listed_before = above - 1 in found or heads_contents(lines[above - 1].text)
    if listed_before and not heads_contents(lines[above].text) and found[index]:
        found[above] = f"{lines[above].text} {found[index]}"
        found[index] = ""
