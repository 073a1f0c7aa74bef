"""Blocks stand under the headings above them and are counted in each."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.document import Block
from policy_compare.texts.pieces import Piece, blocks_of_pieces

KINDS = ("paragraph", "item", "note", "cell", "contents")


def test_a_block_is_counted_in_the_text_and_in_each_section_above() -> None:
    blocks = blocks_of_pieces(
        [
            Piece("paragraph", "one"),
            Piece("heading", "A", 1),
            Piece("paragraph", "two"),
            Piece("heading", "A.1", 2),
            Piece("item", "three", 1, "•"),
            Piece("note", "a note", 0, "1"),
            Piece("item", "four", 1, "•"),
            Piece("heading", "A.2", 2),
            Piece("cell", "in a table"),
            Piece("paragraph", "five"),
            Piece("heading", "B", 1),
            Piece("paragraph", "six"),
        ]
    )
    counts = {block.text: (block.trail, block.counts) for block in blocks}
    assert counts == {
        "one": ((), (1,)),
        "A": ((), ()),
        "two": (("A",), (2, 1)),
        "A.1": (("A",), ()),
        "three": (("A", "A.1"), (3, 2, 1)),
        "a note": (("A", "A.1"), ()),
        "four": (("A", "A.1"), (4, 3, 2)),
        "A.2": (("A",), ()),
        "in a table": (("A", "A.2"), ()),
        "five": (("A", "A.2"), (5, 4, 1)),
        "B": ((), ()),
        "six": (("B",), (6, 1)),
    }


def test_a_piece_keeps_what_it_is_and_an_empty_one_is_left_out() -> None:
    blocks = blocks_of_pieces(
        [Piece("item", "", 1, "•"), Piece("item", "text", 2, "(a)", ((0, "4"),))]
    )
    assert blocks == (Block("item", "text", 2, "(a)", (), (1,), ((0, "4"),)),)


def test_levels_that_are_left_out_do_not_nest_deeper() -> None:
    blocks = blocks_of_pieces(
        [Piece("heading", "A", 3), Piece("heading", "B", 1), Piece("heading", "C", 4),
         Piece("heading", "D", 3), Piece("heading", "E")]
    )  # fmt: skip
    assert [block.trail for block in blocks] == [(), (), ("B",), ("B",), ()]
    assert blocks[-1].level == 1


@given(
    st.lists(
        st.builds(
            Piece,
            st.sampled_from((*KINDS, "heading")),
            st.text("ab", min_size=1),
            st.integers(0, 4),
        )
    )
)
def test_counts_go_on_by_one(pieces: list[Piece]) -> None:
    blocks = blocks_of_pieces(pieces)
    counted = [block for block in blocks if block.counts]
    assert [block.counts[0] for block in counted] == list(range(1, len(counted) + 1))
    assert {block.kind for block in counted} <= {"paragraph", "item"}
    for block in counted:
        assert len(block.counts) == len(block.trail) + 1
        assert list(block.counts) == sorted(block.counts, reverse=True)
        assert block.counts[-1] >= 1
