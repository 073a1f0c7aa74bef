"""Which blocks are a document's own recommendations: those that it numbers, tags or lists.

Parliaments, inquiries and auditors say themselves what they recommend: *(Recommendation 4)*
stands behind it, *Recommendation:* before or above it, or it is number 12 in a list of
conclusions and recommendations. Where such a list sets some of its entries in italics,
these are its recommendations and the others its conclusions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from policy_compare.texts.document import Block
from policy_compare.urging import weights

#: What a paper calls each of the things that it asks for, where it numbers them.
_ASKED: Final = (
    r"(?:recommendation|proposal|action|strategy|initiative|priority|policy(?: option)?)s?"
)
_BRACKETS: Final = frozenset(")]")
_INITIALS: Final = frozenset("RPASIrpasi")
#: Recommendation [4.]; Priority [2:]
_MARKED: Final = re.compile(rf"{_ASKED}\b", re.IGNORECASE)
#: Recommendation 4: …; Recommendation No. 6(a): …, where the reader left it in the text
NUMBERED: Final = re.compile(
    rf"(?P<label>{_ASKED} (?:no\.? |#)?"
    r"(?:\d{1,3}|[ivx]{1,5})(?:\.\d{1,2})?(?:\([a-z\d]\))?[a-z]?)(?: ?[:.–—]| -) ",
    re.IGNORECASE,
)
#: Recommendation: …; Recommendation – …
_LABELLED: Final = re.compile(r"(?P<label>recommendation)(?: ?[:–—]| -) \S", re.IGNORECASE)
#: … (Recommendation 4); … [Rec. 2.1]; … (Recommendation, Paragraph 31).
_TAGGED: Final = re.compile(
    r"[(\[](?P<label>(?:recommendation|rec\.?|proposal|action)s?"
    r"(?: (?:no\.? |#)?[\w.]{1,6}|, (?:paragraphs?|para\.?) [\d–, -]{1,12}))[)\]]\W*$",
    re.IGNORECASE,
)
#: … (Conclusion, Paragraph 31)
_CONCLUSION: Final = re.compile(
    r"[(\[]conclusions?, (?:paragraphs?|para\.?) [^)\]]*[)\]]\W*$", re.IGNORECASE
)
#: (Paragraph 31), which a reader may take for a heading where it stands alone
_REFERENCE: Final = re.compile(r"\((?:paragraphs?|para\.?) [^)]*\)", re.IGNORECASE)
#: A heading over one recommendation: Recommendation; Recommendation 4; Recommendation 4: Build
_OVER_ONE: Final = re.compile(
    r"(?P<label>recommendation(?: (?:no\.? |#)?(?:\d{1,3}|[ivx]{1,5})[a-z]?\b)?)"
    r"(?:\W*$|\s*[:.–—]\s+(?P<words>\S.*))",
    re.IGNORECASE,
)
#: A heading over them all, of whose letters alone is asked: a PDF may part them anywhere.
_OVER_LIST: Final = re.compile(
    r"(?:chapter[ivx]*|annex[a-z]?|appendix[a-z]?)?"
    r"(?:(?:full|complete|consolidated)?(?:summary|list|table)of)?"
    r"(?:the|our|key|main|all|final|principal|committees)*"
    r"(?P<with>(?:summary|conclusions?|findings|lessons)(?:and|&)?)?recommendations"
    r"(?P<also>and(?:conclusions?|findings))?(?:for(?:executive)?action|to(?:the)?government)?"
)
#: What stands behind such a list.
_BEHIND_LIST: Final = re.compile(
    r"\W*(?:appendix|appendices|annex|glossary|formal minutes|witnesses|declarations? of"
    r"|members|published written|list of reports|references|bibliography|endnotes|notes)\b",
    re.IGNORECASE,
)
#: [12.]; [(12)]; [15.24]
_COUNT: Final = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,3})[.)]?")
#: How a list begins that counts nothing but its entries.
_FIRST: Final = frozenset({"1", "1.", "1)", "(1)"})
_NO_LETTER: Final = re.compile(r"[\W\d_]+")
#: [15.24] I recommend; [12.]We recommend, where the reader left it in the text
_COUNT_IN_TEXT: Final = re.compile(r"((?:\d{1,3}\.)+\d{1,3}(?=\s)|\d{1,3}\.(?=\s?[A-Z“]))")


class OfficialMark(NamedTuple):
    """By what a document makes a block a recommendation of its own.

    ``label`` is what it calls it: *Recommendation 4*, *12*. ``is_sure`` is whether the block
    itself is called so; otherwise it spells out another one, or stands in a list that has
    conclusions too.
    """

    label: str
    is_sure: bool = True


def find_official_marks(blocks: Sequence[Block]) -> Mapping[int, OfficialMark]:
    """The marks of the blocks that are a document's own recommendations, by their numbers."""
    marks = dict(_marks_under_headings(blocks))
    for numbered_list in _numbered_lists(blocks):
        marks.update(_marks_in_list(blocks, numbered_list))
    marks |= _marks_of_blocks(blocks)
    return {
        number: mark
        for number, mark in marks.items()
        if not _CONCLUSION.search(blocks[number].text)
    }


def is_tagged(block: Block) -> bool:
    """Whether a tag at its end calls the block a recommendation: *(Recommendation 4)*."""
    return _TAGGED.search(block.text) is not None


def is_marked(block: Block) -> bool:
    """Whether the block is numbered as a recommendation, or tagged or labelled as one."""
    return _label_of_block(block) != ""


def _label_of_block(block: Block) -> str:
    """What a block's marker, its beginning or its tag calls it; empty if nothing does."""
    if block.marker and _MARKED.match(block.marker):
        return block.marker.strip(" .:–—-")
    # Most blocks neither begin like one of these words nor end in a bracket.
    if block.text[0] not in _INITIALS and _BRACKETS.isdisjoint(block.text[-3:]):
        return ""
    match = NUMBERED.match(block.text) or _LABELLED.match(block.text) or _TAGGED.search(block.text)
    return match["label"] if match else ""


def _marks_of_blocks(blocks: Sequence[Block]) -> dict[int, OfficialMark]:
    """The marks that stand in the blocks, where more than one has such, or a tag."""
    labels = {
        number: label
        for number, block in enumerate(blocks)
        if block.kind not in {"contents", "note"} and (label := _label_of_block(block))
    }
    if len(labels) < weights.NUMBERED and not any(is_tagged(blocks[number]) for number in labels):
        return {}
    return {number: OfficialMark(label) for number, label in labels.items()}


def _marks_under_headings(blocks: Sequence[Block]) -> Iterator[tuple[int, OfficialMark]]:
    """The marks of headings over one recommendation, or of what stands below these."""
    label, is_open = "", False
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            over = _over_one(block)
            label, is_open = (over["label"], not over["words"]) if over else ("", False)
            if over and over["words"]:
                yield number, OfficialMark(label)
        elif label and block.kind not in {"contents", "note"}:
            yield number, OfficialMark(label, is_open)
            is_open = False


class _NumberedList(NamedTuple):
    """A list of recommendations: its heading, the numbers of its entries, and where it ends."""

    heading: re.Match[str]
    entries: tuple[int, ...]
    end: int


def _numbered_lists(blocks: Sequence[Block]) -> Iterator[_NumberedList]:
    """The numbered lists below headings that announce them."""
    for number, block in enumerate(blocks):
        heading = _over_list(block)
        if heading and not _over_one(block):
            entries, end = _entries_of_list(blocks, number)
            if len(entries) >= weights.NUMBERED:
                yield _NumberedList(heading, entries, end)


def _over_list(block: Block) -> re.Match[str] | None:
    """Whether a heading, or a line in the place of one, announces a list of recommendations."""
    is_line = block.kind == "paragraph" and not block.text[-1].isdecimal()
    if not (block.kind == "heading" or is_line) or len(block.text) > weights.LONGEST_HEADING:
        return None
    if "commend" not in block.text.casefold().replace(" ", ""):
        return None
    return _OVER_LIST.fullmatch(_NO_LETTER.sub("", block.text).casefold())


def _over_one(block: Block) -> re.Match[str] | None:
    """Whether a heading is over one recommendation."""
    return _OVER_ONE.match(block.text) if block.kind == "heading" else None


def _entries_of_list(blocks: Sequence[Block], start: int) -> tuple[tuple[int, ...], int]:
    """The blocks that count on from one another, and where other text begins behind them."""
    entries: list[int] = []
    # Where a heading stands, and text below it that does not count.
    count, heading, end = 0, start, 0
    for number in range(start + 1, len(blocks)):
        block = blocks[number]
        count_here = _count_of_block(block)
        # Below a heading of its own a part of the list may count anew.
        is_anew = count_here == 1 and blocks[heading].level > blocks[start].level > 0
        if count_here and (not count or count < count_here <= count + weights.UNCOUNTED or is_anew):
            entries.append(number)
            count, heading, end = count_here, start, 0
        elif block.kind == "heading" and not _REFERENCE.fullmatch(block.text):
            if _BEHIND_LIST.match(block.text) or _over_list(block):
                return tuple(entries), end or number
            heading = number
        elif heading > start and block.kind in {"paragraph", "item"}:
            # What a reader takes for a heading may be none: the list may go on.
            end = end or heading
            if count_here or number - end > weights.UNCOUNTED:
                break
    return tuple(entries), end or len(blocks)


def _count_of_block(block: Block) -> int:
    """Which number a block has in a list, else 0."""
    if block.kind in {"contents", "note"} or (block.kind == "item" and block.level > 1):
        return 0
    match = _COUNT.fullmatch(_counting_marker(block))
    return int(match[1]) if match else 0


def _counting_marker(block: Block) -> str:
    """The marker of a block, or the number with which its text begins or that it is."""
    if block.marker:
        return block.marker
    if _COUNT.fullmatch(block.text):
        return block.text
    in_text = _COUNT_IN_TEXT.match(block.text)
    return in_text[1] if in_text else block.marker


def _marks_in_list(
    blocks: Sequence[Block], numbered_list: _NumberedList
) -> Iterator[tuple[int, OfficialMark]]:
    """The marks of a list's entries, and of what stands below each."""
    heading, entries, list_end = numbered_list
    italic_entries = frozenset(number for number in entries if blocks[number].italic)
    has_conclusions = bool(heading["with"] or heading["also"])
    tells_apart = has_conclusions and weights.NUMBERED <= len(italic_entries) < len(entries)
    # In a chapter the paragraphs count on from those of others, and some give reasons.
    is_sure = tells_apart or (
        not has_conclusions and _counting_marker(blocks[entries[0]]) in _FIRST
    )
    for number, end in pairwise((*entries, list_end)):
        if tells_apart and number not in italic_entries:
            continue
        label = _counting_marker(blocks[number]).strip("().")
        is_heading = blocks[number].kind == "heading"
        yield number, OfficialMark(label, is_sure and not is_heading)
        for number_below in range(number + 1, end):
            below = blocks[number_below]
            if is_heading and is_sure and below.kind == "item" and below.level < 2:
                yield number_below, OfficialMark(f"{label} {below.marker}".strip())
            elif below.kind in {"paragraph", "item", "cell"}:
                yield number_below, OfficialMark(label, is_sure=False)
