"""Pieces of a text in reading order, and the blocks that they become: placed and counted."""

from collections.abc import Iterable
from typing import NamedTuple

from policy_compare.texts.document import Block, BlockKind

#: The kinds that are counted; a reader who says "paragraph 4" means one of these.
_COUNTED: frozenset[BlockKind] = frozenset({"paragraph", "item"})


class Piece(NamedTuple):
    """A block before its place among the others is known; fields as in ``Block``."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    pages: tuple[tuple[int, str], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    italic: bool = False


class _Section(NamedTuple):
    """A heading that is open, and how many counted blocks stood before it."""

    level: int
    text: str
    before: int


def blocks_of_pieces(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The pieces, in reading order, as blocks with their ``trail`` and ``counts``.

    A heading closes all headings of its own level and of deeper ones. Pieces without
    text are left out.
    """
    blocks: list[Block] = []
    sections: list[_Section] = []
    counted = 0
    for piece in pieces:
        if not piece.text:
            continue
        heading = piece.kind == "heading"
        if heading:
            while sections and sections[-1].level >= max(piece.level, 1):
                sections.pop()
        counts: tuple[int, ...] = ()
        if piece.kind in _COUNTED:
            counted += 1
            counts = (counted, *(counted - section.before for section in sections))
        trail = tuple(section.text for section in sections)
        level = max(piece.level, 1) if heading else piece.level
        blocks.append(
            Block(
                *(piece.kind, piece.text, level, piece.marker, trail, counts),
                *(piece.pages, piece.marks, piece.italic),
            )
        )
        if heading:
            sections.append(_Section(level, piece.text, counted))
    return tuple(blocks)
