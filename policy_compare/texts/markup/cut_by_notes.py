"""Keeps notes and what is cut by them apart: they are no text, and the text is one.

Where pages became a stream, the notes of each page stand amid the text, a sentence that
they cut goes on behind them, and the list of sources looks like any list. A quote is
looked for in whole paragraphs, and paragraphs are counted, so both must be put right.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from policy_compare.texts.line_patterns import (
    begins_in_lower_case,
    ends_on_light_word,
    ends_sentence,
    is_contents_heading,
    is_sources_heading,
    read_contents_entry,
)
from policy_compare.texts.pieces import Piece
from policy_compare.texts.rejoin import NO_WORDS, TextWords, repair_paragraph

_ADDRESS: Final = re.compile(r"<?(?:https?://|www\.|doi:\s?10\.)\S+(?:\s\S*[/.\d]\S*)*\.?>?")

#: What ends a sentence or announces what follows, with the brackets and quotes behind it.
_ENDED: Final = re.compile(r"[.!?…:;][)\]”’\"'»]*$")

#: The greatest number of pieces (notes, headings, table cells) that cut one paragraph.
_REACH: Final = 60

#: Pages over which a paragraph may run; without an end, lines of verse would run on forever.
_PARTS: Final = 8

#: A piece shorter than this without a sentence's end is no paragraph but a label.
_LABEL: Final = 90


def separate_notes(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with all that stands under a heading of sources or notes as notes.

    What is short under a heading of contents is contents. A web address alone belongs to
    the note before it, of which it is the end.
    """
    result: list[Piece] = []
    sources = 0
    contents = False
    for piece in pieces:
        if piece.kind == "heading":
            contents = is_contents_heading(piece.text)
            if not sources or piece.level <= sources:
                sources = piece.level if is_sources_heading(piece.text) else 0
        labelled = _as_note(piece) if sources else _as_entry(piece) if contents else piece
        is_behind_note = bool(result) and result[-1].kind == "note"
        if (
            is_behind_note
            and labelled.kind in {"paragraph", "note"}
            and _ADDRESS.fullmatch(labelled.text)
        ):
            result[-1] = result[-1]._replace(text=f"{result[-1].text} {labelled.text}")
        else:
            result.append(labelled)
    return result


def _as_note(piece: Piece) -> Piece:
    if piece.kind not in {"paragraph", "item"}:
        return piece
    marker = piece.marker if piece.marker[:1].isalnum() else ""
    return piece._replace(kind="note", level=0, marker=marker)


def _as_entry(piece: Piece) -> Piece:
    if piece.kind not in {"paragraph", "item"} or ends_sentence(piece.text):
        return piece
    text = read_contents_entry(piece.text, listed=True) or piece.text
    return piece._replace(kind="contents", text=text, level=0, marker="")


def join_cut_paragraphs(pieces: Sequence[Piece], words: TextWords = NO_WORDS) -> list[Piece]:
    """The pieces, with each paragraph that others cut in two made one, those after it.

    A paragraph goes on where it has no end and the next one begins in lower case, or
    where its last word (``the``, ``and`` …) asks for another. Notes, headings, cells and
    labels may stand between. ``words`` are those of the text, to mend words cut as well.
    """
    result: list[Piece] = []
    joined: set[int] = set()
    for index, piece in enumerate(pieces):
        if index in joined:
            continue
        end = index
        for _ in range(_PARTS):
            continuation = _find_continuation(pieces, end, piece, joined) if _is_open(piece) else 0
            if not continuation:
                break
            joined.add(continuation)
            end = continuation
            piece = _join_pieces(piece, pieces[continuation], words)  # noqa: PLW2901
        result.append(piece)
    return result


def _is_open(piece: Piece) -> bool:
    return (
        piece.kind in {"paragraph", "item", "note"}
        and not _ENDED.search(piece.text)
        and bool(piece.text)
    )


def _find_continuation(pieces: Sequence[Piece], index: int, first: Piece, joined: set[int]) -> int:
    """The index of the piece with which ``first`` goes on, or 0 if it ends where it does."""
    for place in range(index + 1, min(index + 1 + _REACH, len(pieces))):
        if place in joined:
            continue
        piece = pieces[place]
        if _continues(first, piece):
            return place
        if first.kind == "note" or not _may_cut(piece):
            return 0
    return 0


def _continues(first: Piece, piece: Piece) -> bool:
    if piece.kind != "paragraph" or not piece.text:
        return False
    if begins_in_lower_case(piece.text):
        return True
    asks_for_more = len(first.text) > _LABEL and ends_on_light_word(first.text)
    return asks_for_more and first.kind != "note" and not _is_label(piece)


def _may_cut(piece: Piece) -> bool:
    """Whether a piece can stand amid a paragraph where a page ends."""
    return piece.kind in {"note", "heading", "cell"} or _is_label(piece)


def _is_label(piece: Piece) -> bool:
    text = piece.text
    return piece.kind == "paragraph" and len(text) < _LABEL and not _ENDED.search(text)


def _join_pieces(first: Piece, second: Piece, words: TextWords) -> Piece:
    offset = len(first.text) + 1
    pages = tuple((start + offset, label) for start, label in second.pages)
    text = repair_paragraph(f"{first.text}\n{second.text}", words, frozenset())
    marks = tuple((start + offset, mark) for start, mark in second.marks)
    return first._replace(text=text, pages=(*first.pages, *pages), marks=(*first.marks, *marks))
