"""The form in which the items of a list ask."""

import pytest

from policy_compare.texts.document import Block
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.urging.list_forms import ListForm, form_of_block, forms_of_lists
from tests.urging.test_surroundings import heading, item, text


def _block(piece: Piece) -> Block:
    (block,) = blocks_of_pieces([piece])
    return block


@pytest.mark.parametrize(
    ("piece", "form"),
    [
        (item("Build homes"), "imperative"),
        (item("Building homes"), "gerund"),
        (text("Homes to be built"), "infinitive"),
        (item("Rents"), ""),
        (heading("Build homes"), "imperative"),
        (heading("Building homes"), ""),
        (Piece("note", "Build homes"), ""),
    ],
)
def test_a_block_has_the_form_of_its_first_sentence(piece: Piece, form: str) -> None:
    assert form_of_block(_block(piece)) == form


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        (["imperative", "imperative", ""], "imperative"),
        (["gerund", "gerund", ""], "gerund"),
        (["imperative", "gerund", ""], "mixed"),
        (["imperative", "", ""], ""),
        (["imperative", "imperative"], ""),
    ],
)
def test_three_items_or_more_share_the_form_of_most(forms: list[ListForm], shared: str) -> None:
    blocks = blocks_of_pieces([item("Homes") for _ in forms])
    assert set(forms_of_lists(blocks, forms)) == {shared}


def test_a_note_does_not_end_a_list_and_a_paragraph_does() -> None:
    items = [item("Build homes")] * 2
    forms: list[ListForm] = ["imperative", "imperative", "", "imperative"]
    noted = blocks_of_pieces([*items, Piece("note", "See 3."), item("Build homes")])
    assert forms_of_lists(noted, forms) == ["imperative", "imperative", "", "imperative"]
    parted = blocks_of_pieces([*items, text("Rents rose."), item("Build homes")])
    assert forms_of_lists(parted, forms) == [""] * 4
