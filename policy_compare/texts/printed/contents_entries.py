"""Finds the tables of contents, whose entries would otherwise pass for headings."""

from collections.abc import Mapping, Sequence

from policy_compare.texts.line_patterns import is_contents_heading, read_contents_entry
from policy_compare.texts.lines import PrintedLine


def find_contents_entries(lines: Sequence[PrintedLine]) -> dict[int, str]:
    """The entries, by the index of their (first) line.

    A line that an entry's wrapping left over has an empty entry of its own.
    """
    entries: dict[int, str] = {}
    for index, line in enumerate(lines):
        text = read_contents_entry(line.text)
        if text is not None:
            entries[index] = text
    for start, line in enumerate(lines):
        if is_contents_heading(line.text):
            entries.update(_listed_entries(lines, start + 1, entries))
    for index in sorted(entries):
        _join_wrapped_entry(lines, index, entries)
    return entries


def _listed_entries(
    lines: Sequence[PrintedLine], start: int, leadered: Mapping[int, str]
) -> dict[int, str]:
    """The entries that only a page number ends, under a heading that announces them."""
    listed: dict[int, str] = {}
    missed = 0
    for index in range(start, len(lines)):
        if is_contents_heading(lines[index].text):
            break
        text = read_contents_entry(lines[index].text, listed=True)
        if index in leadered or text is not None:
            listed[index] = leadered.get(index) or text or ""
            missed = 0
            continue
        missed += 1
        if missed > 2:
            break
    return listed if len(listed) >= 3 else {}


def _join_wrapped_entry(lines: Sequence[PrintedLine], index: int, entries: dict[int, str]) -> None:
    """Give an entry the line above it, if that is its first half, between two entries."""
    above = index - 1
    if above in entries or above < 1 or lines[above].page != lines[index].page:
        return
    listed_before = above - 1 in entries or is_contents_heading(lines[above - 1].text)
    if listed_before and not is_contents_heading(lines[above].text) and entries[index]:
        entries[above] = f"{lines[above].text} {entries[index]}"
        entries[index] = ""
