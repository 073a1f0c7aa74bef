"""The text around a passage: signs tell the state of each, and only the neighbourhood is made."""

from policy_compare.cli.screens.passage_text import text_alone, text_around
from policy_compare.coding.items import CodingItem, ItemState
from policy_compare.texts.document import Block, Document


def document(*texts: str) -> Document:
    return Document("ali.md", "markdown", "", tuple(Block("paragraph", text) for text in texts))


def item(block: int, start: int, end: int, state: ItemState = "open") -> CodingItem:
    return CodingItem("ali", state, "", block=block, passage=(start, end), quote=(start, start + 3))


def test_each_passage_has_the_sign_of_its_state() -> None:
    text = document("Act now. Build homes. Rents fell.", "Cap rents. Sell it.")
    items = [
        item(0, 0, 8, "coded"),
        item(0, 9, 21),
        item(1, 0, 10, "dismissed"),
        item(1, 11, 19, "proposed"),
    ]
    assert text_around(text, items, 1, 100).content.plain == (
        "✓ Act now. ▌Build homes.▐ Rents fell.\n\n✗ Cap rents. ◇ Sell it.\n\n"
    )


def test_the_passage_is_where_it_is_said_to_be() -> None:
    text = document("Before ▌this▐ one.", "Build homes.")
    around = text_around(text, [item(1, 0, 12)], 0, 100)
    assert around.content.plain[around.start : around.end] == "▌Build homes."


def test_only_the_neighbourhood_is_made() -> None:
    text = document(*(f"Paragraph {number} is here." for number in range(1000)))
    plain = text_around(text, [item(500, 0, 5)], 0, 60).content.plain
    assert "Paragraph 499" in plain
    assert "Paragraph 501" in plain
    assert len(plain) < 300


def test_a_text_without_paragraphs_is_cut_around_the_passage() -> None:
    text = document("word " * 5000)
    around = text_around(text, [item(0, 10_000, 10_004)], 0, 50)
    assert len(around.content) < 200
    assert around.start == 50


def test_passages_within_each_other_have_a_sign_each() -> None:
    text = document("We urge all to act, and to build.")
    items = [item(0, 0, 33), item(0, 20, 33, "coded")]
    assert text_around(text, items, 0, 9).content.plain.startswith(
        "▌We urge all to act, ✓ and to build.▐"
    )


def test_what_comes_from_a_document_is_text_and_nothing_else() -> None:
    text = document("[bold]Act[/bold] \x1b[31mnow\x07 [@click=app.exit]here[/]")
    plain = text_around(text, [item(0, 0, 5)], 0, 100).content.plain
    assert "[bold]Act[/bold]" in plain.replace("▐", "")
    assert "\x1b" not in plain
    assert "[@click=app.exit]here[/]" in plain
    assert text_alone("[red]\x1b").content.plain == "[red]\ufffd"
