"""Lines, comments and ends of lines are found, and pieces put in their places."""

import pytest

from policy_compare.corpus.yaml.text_pieces import TextPieces

TEXT = "a:\n\n  # one\n  # two\n  - b # c\n    # own\n\n    # own too\n  # next\n  - d"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_comments_are_found(end: str) -> None:
    pieces = TextPieces(TEXT.replace("\n", end))
    text = pieces.text
    item = text.index("  - b")
    assert pieces.newline == end
    assert pieces.line_start(item + 4) == item
    assert pieces.line_above(item) == text.index("  # two")
    below = pieces.line_below(item)
    assert below == text.index("    # own")
    assert pieces.skip_comments(below, 2) == text.index("  # next")
    assert pieces.skip_comments(below, 4) == below
    comments = pieces.skip_comments_up(item, 2)
    assert comments == text.index("  # one")
    assert pieces.skip_comments_up(item, 0) == item
    assert pieces.skip_blank_lines_up(comments) == len(f"a:{end}")
    assert pieces.skip_blank_lines(len(f"a:{end}")) == comments
    assert pieces.line_below(len(text)) == len(text)


def test_pieces_stand_in_the_place_of_others() -> None:
    pieces = TextPieces("a: b\r\nc: d")
    pieces.insert_lines(len(pieces.text), ["e: f"])
    pieces.replace(3, 4, "x")
    assert pieces.put_together() == "a: x\r\nc: d\r\ne: f"
    assert pieces.put_together([(6, "y: z\r\n")]) == "a: x\r\ny: z\r\nc: d\r\ne: f"


def test_last_line_that_goes_leaves_none_with_an_end_that_had_none() -> None:
    pieces = TextPieces("a: b\nc: d")
    pieces.replace(5, 9, "")
    assert pieces.put_together() == "a: b"
    pieces = TextPieces("a: b\nc: d\n")
    pieces.replace(5, 10, "")
    assert pieces.put_together() == "a: b\n"


def test_indented_comment_would_become_part_of_a_folded_text() -> None:
    pieces = TextPieces("a: b\n\n  # c\nd: e\n# f\n")
    assert not pieces.may_fold(5)
    assert pieces.may_fold(pieces.text.index("# f"))
