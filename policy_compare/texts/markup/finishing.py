"""The last steps on the pieces of every kind of markup, until they are blocks."""

from collections.abc import Collection, Iterable

from policy_compare.texts.document import Block
from policy_compare.texts.markup.cut_by_notes import join_cut_paragraphs, separate_notes
from policy_compare.texts.markup.relabel import relabel_paragraph, write_powers
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.texts.rejoin import NO_WORDS, TextWords, repair_with_marks


def finish_pieces(
    pieces: Iterable[Piece], printed: TextWords | None = None, notes: Collection[int] = frozenset()
) -> tuple[Block, ...]:
    """The pieces, whose lines are still apart and have marks of notes, as blocks.

    ``printed`` are the words of a text that was made from printed pages: words and
    paragraphs that lines and pages cut are made one again. ``notes`` are the numbers of its
    notes, for which a plain number behind a stop is taken.
    """
    words = printed or NO_WORDS
    labelled = separate_notes(_mend_piece(piece, words, notes) for piece in pieces)
    return blocks_of_pieces(labelled if printed is None else join_cut_paragraphs(labelled, words))


def _mend_piece(piece: Piece, words: TextWords, notes: Collection[int]) -> Piece:
    """The piece as what it is, its lines made one and without the marks of notes."""
    text, marks = repair_with_marks(write_powers(piece.text), words, notes)
    return relabel_paragraph(piece._replace(text=text, marks=marks))
