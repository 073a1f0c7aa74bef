"""A paper's text around the passage in hand, with a sign at every passage that was found in it.

Only the neighbourhood is made, so that a long paper is shown as quickly as a short one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from policy_compare.coding.items import CodingItem, ItemState
from policy_compare.render.safe_text import safe_text

if TYPE_CHECKING:
    from policy_compare.texts.document import Block, Document

#: What stands before a passage, so that its state can be told without colours.
STATE_SIGNS: dict[ItemState, str] = {"open": "○", "proposed": "◇", "coded": "✓", "dismissed": "✗"}

#: What stands before and after the passage in hand.
_BEGIN, _END = "▌", "▐"


class TextAround(NamedTuple):
    """The text to show, and from which character of it to which the passage in hand goes."""

    content: Content
    start: int = 0
    end: int = 0


def text_around(
    document: "Document", items: Sequence[CodingItem], number: int, room: int
) -> TextAround:
    """The passage of the item ``number`` with about ``room`` characters before and after it."""
    in_hand = items[number]
    parts: list[Content] = []
    start = 0
    for block_number in _blocks_around(document.blocks, in_hand.block, room):
        block = document.blocks[block_number]
        marked = [item for item in items if item.block == block_number]
        low, high = 0, len(block.text)
        if block_number == in_hand.block:
            # A text without paragraphs is one long block.
            low, high = max(0, in_hand.passage[0] - room), min(high, in_hand.passage[1] + room)
            start = sum(map(len, parts))
        parts += [*_block_parts(block, marked, in_hand, low, high), Content("\n\n")]
    content = Content("").join(parts)
    return TextAround(content, content.plain.find(_BEGIN, start), content.plain.find(_END, start))


def text_alone(text: str) -> TextAround:
    """What is shown of an item whose passage is not at hand."""
    return TextAround(Content.styled(safe_text(text), "bold"))


def _blocks_around(blocks: "Sequence[Block]", number: int, room: int) -> range:
    """The numbers of the blocks to show."""
    first = last = number
    before = after = 0
    while first > 0 and before < room:
        first -= 1
        before += len(blocks[first].text)
    while last + 1 < len(blocks) and after < room:
        last += 1
        after += len(blocks[last].text)
    return range(first, last + 1)


def _block_parts(
    block: "Block", items: Sequence[CodingItem], in_hand: CodingItem, low: int, high: int
) -> Iterator[Content]:
    """The block's text from ``low`` to ``high``, with a sign before each passage."""
    if block.marker and low == 0:
        yield Content(f"{safe_text(block.marker)} ")
    places = (place for item in items for place in (*item.passage, *item.quote))
    cuts = sorted({low, high, *(place for place in places if low < place < high)})
    for start, end in pairwise(cuts):
        for item in items:
            if item.passage[0] == start:
                sign = _BEGIN if item is in_hand else f"{STATE_SIGNS[item.state]} "
                yield Content.styled(sign, "bold")
        style = _passage_style(items, in_hand, start) or ("bold" if block.kind == "heading" else "")
        yield Content.styled(safe_text(block.text[start:end]), style)
        if in_hand in items and in_hand.passage[1] == end:
            yield Content.styled(_END, "bold")


def _passage_style(items: Sequence[CodingItem], in_hand: CodingItem, place: int) -> str:
    """How a character looks that belongs to a passage: the one in hand is bold, its quote too."""
    here = [item for item in items if item.passage[0] <= place < item.passage[1]]
    if in_hand in here:
        is_quoted = in_hand.quote[0] <= place < in_hand.quote[1]
        return "bold underline" if is_quoted else "bold"
    if here:
        return "dim" if here[0].state == "dismissed" else "underline"
    return ""
