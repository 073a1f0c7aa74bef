"""Reads a web page: its main text without the site around it, with headings and lists."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import INSTALL
from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.markup.html_tree import Element, pieces_of_tree
from policy_compare.texts.markup.main_text import find_main_text, remove_element
from policy_compare.texts.markup.meta_tags import properties_of_page
from policy_compare.texts.pieces import Piece

#: What is never text; an end that is missing ends the page.
_SCRIPTS: Final = re.compile(
    r"<(script|style|svg|noscript)\b.*?(?:</\1[^>]*(?:>|\Z)|\Z)", re.IGNORECASE | re.DOTALL
)
_MARK: Final = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?\s*")
_LETTER: Final = re.compile(r"(?<![^\W_])[b-zB-HJ-Z]$")
_POWERS: Final = {"2": "²", "3": "³"}
_NOTES: Final = re.compile(r"footnotes?|endnotes?|doc-endnotes?|doc-footnote|references-list")


def read_html(text: str, name: str) -> Reading:
    """The blocks of a page's main text, its notes last, and what its meta tags say.

    Raises:
        SourceError: lxml is not installed, or the page is built in a way that would
            take the parser minutes.
    """
    try:
        import lxml.html  # noqa: F401
    except ImportError as error:
        raise SourceError(f"{name} is a web page, and reading it needs lxml", INSTALL) from error
    text = _SCRIPTS.sub("", text)
    root = _parse_page(text, name)
    if root is None:
        return Reading(())
    properties = properties_of_page(root)
    notes = list(_take_out_notes(root))
    _mark_raised_text(root, {note.marker for note in notes})
    body = root.find("body")
    main = () if body is None else pieces_of_tree(find_main_text(body))
    return Reading(finish_pieces([*main, *notes]), properties)


def _parse_page(text: str, name: str) -> Element | None:
    """The page's tree, or None if the page has nothing in it.

    The parser stops without a word where tags are nested deeper than 2048.
    """
    import lxml.etree
    import lxml.html

    # An encoding that the page declares is that of its bytes, which are text by now.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        root = None
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise SourceError(
            f"{name} has more markup than any paper", "open it in a browser and print it as PDF"
        )
    return root


def _take_out_notes(root: Element) -> Iterator[Piece]:
    """The page's notes, which are taken out of it, so that they are not lost or mixed in."""
    letters_of_page = sum(len(text) for text in root.itertext())
    for element in list(root.iter("section", "aside", "div", "ol", "ul")):
        names = " ".join(
            element.get(key, "") for key in ("role", "class", "id", "epub:type")
        ).lower()
        if not _NOTES.search(names) or element.getparent() is None:
            continue
        pieces = [piece for piece in pieces_of_tree(element) if piece.kind != "heading"]
        if sum(len(piece.text) for piece in pieces) * 2 > letters_of_page:
            # A name like that around the whole text says nothing.
            continue
        for piece in pieces:
            text = piece.text.strip("↩↑^ \ufe0e\n")
            yield Piece(
                "note", text, marker=piece.marker.rstrip(".") if piece.marker != "•" else ""
            )
        remove_element(element)


def _mark_raised_text(root: Element, notes: Collection[str]) -> None:
    """Take the marks of notes out of the page; other raised text becomes a tag in the text.

    Behind a letter that stands alone, 2 and 3 are powers unless they number one of the
    ``notes``.
    """
    for element in list(root.iter("sup")):
        text = "".join(element.itertext())
        if _MARK.fullmatch(text) and element.find(".//a[@href]") is not None:
            remove_element(element)
        elif text in _POWERS and text not in notes and _LETTER.search(_text_before(element)):
            element.text = _POWERS[text]
        elif len(element) == 0:
            element.text = f"<sup>{text}</sup>"
    for element in list(root.iter("a")):
        refers_below = element.get("href", "").startswith("#")
        is_named_mark = (
            "footnote" in element.get("class", "") or element.get("role") == "doc-noteref"
        )
        if (refers_below or is_named_mark) and _MARK.fullmatch("".join(element.itertext())):
            remove_element(element)


def _text_before(element: Element) -> str:
    """The text right before an element, as far as it is in its parent or in one element."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return "" if parent is None else parent.text or ""
    return "".join(before.itertext()) + (before.tail or "")
