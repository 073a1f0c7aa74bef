"""One walk makes pieces of any tree of markup, whichever library built it."""

from xml.etree.ElementTree import Element, fromstring

import lxml.html
import pytest

from policy_compare.texts.markup.html_tree import pieces_of_tree
from policy_compare.texts.pieces import Piece

PAGE = (
    "<body><h2>3. Homes</h2><p>Cap <b>rents</b>.</p><ol start='4'><li>Build<ul><li>here</li></ul>"
    "</li><li><p>Pay.</p><p>Soon.</p></li></ol><table><tr><th>Year</th><td>1990</td></tr></table>"
    "<script>x()</script>End<br/>of it.</body>"
)
PIECES = [
    Piece("heading", "Homes", 2, "3"),
    Piece("paragraph", "Cap rents."),
    Piece("item", "Build", 1, "4."),
    Piece("item", "here", 2, "•"),
    Piece("item", "Pay.", 1, "5."),
    Piece("paragraph", "Soon."),
    Piece("cell", "Year"),
    Piece("cell", "1990"),
    Piece("paragraph", "End\nof it."),
]


def tree(page: str) -> Element:
    return fromstring(page)  # noqa: S314 - the page is ours


def pieces(page: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces_of_tree(tree(page))]


def test_trees_of_both_libraries_are_walked_alike() -> None:
    assert list(pieces_of_tree(tree(PAGE))) == PIECES
    assert list(pieces_of_tree(lxml.html.fromstring(PAGE))) == PIECES


def test_blank_lines_part_what_is_set_as_it_is_typed() -> None:
    typed = "<body><pre>Cap rents\nnow.\n \nBuild.</pre><p>It\n\nis.</p></body>"
    assert pieces(typed) == [
        ("paragraph", "Cap rents\nnow."), ("paragraph", "Build."), ("paragraph", "It\n\nis."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("<li><a href='#homes'>Homes</a></li>", "contents"),
        ("<li><p><a href='#homes'>Homes</a></p><ul><li>Rents</li></ul></li>", "contents"),
        ("<li><a href='/homes'>Homes</a></li>", "item"),
        ("<li>See <a href='#homes'>Homes</a></li>", "item"),
    ],
)
def test_an_item_that_is_a_link_into_its_page_is_an_entry(item: str, kind: str) -> None:
    assert pieces(f"<ul>{item}</ul>")[0][0] == kind


def test_a_year_numbers_no_item() -> None:
    assert pieces("<ol start='2024'><li>The year began.</li></ol>") == [
        ("paragraph", "2024. The year began.")
    ]


def test_what_is_too_long_is_no_heading() -> None:
    assert pieces(f"<h1>{'Rents rose. ' * 40}</h1>")[0][0] == "paragraph"
