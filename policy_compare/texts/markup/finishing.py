"""The last steps on the pieces of every kind of markup, until they are blocks."""

from collections.abc import Collection, Iterable

from policy_compare.texts.document import Block
from policy_compare.texts.markup.notes import join_cut_paragraphs, separate_notes
from policy_compare.texts.markup.relabel import relabel_paragraph, write_powers
from policy_compare.texts.pieces import Piece, blocks_of_pieces, mend_piece
from policy_compare.texts.rejoin import NO_WORDS, TextWords


def finish_pieces(
    pieces: Iterable[Piece], printed: TextWords | None = None, notes: Collection[int] = frozenset()
) -> tuple[Block, ...]:
    """The pieces, whose lines are still apart and have marks of notes, as blocks.

    ``printed`` are the words of a text that was made from printed pages: words and
    paragraphs that lines and pages cut are made one again. ``notes`` are the numbers of its
    notes, for which a plain number behind a stop is taken.
    """
    mended = [
        relabel_paragraph(mend_piece(_with_powers(piece), printed or NO_WORDS, notes))
        for piece in pieces
    ]
    kept = separate_notes(mended)
    return blocks_of_pieces(kept if printed is None else join_cut_paragraphs(kept, printed))


def _with_powers(piece: Piece) -> Piece:
    return piece._replace(text=write_powers(piece.text))
