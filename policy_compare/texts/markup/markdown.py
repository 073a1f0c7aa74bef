"""Reads Markdown, be it written by hand or made from a PDF.

The second kind keeps what pages have: notes amid the text, bullets that no Markdown
knows, running heads, contents with page numbers. Its tree is walked like that of a web
page; other modules see what is a paragraph in form only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from policy_compare.texts.document import Reading
from policy_compare.texts.limits import COLUMNS_OF_TABLE, NESTING, refuse_nesting
from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.markup.html_tree import HEADING_LEVELS, Element, pieces_of_tree
from policy_compare.texts.markup.markdown_tree import tree_of
from policy_compare.texts.markup.relabel import is_caption, note_marks_in, relabel_pieces
from policy_compare.texts.rejoin import collect_words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_BROKEN_SUP: Final = re.compile(r"<sup>(?:&|&amp;)</sup>lt;sup>|(?:<sup>)?&lt;sup(?:>|&gt;)")
_GLYPH: Final = re.compile(r"^([ \t]*)[•·▪◦‣●○■□∙⁃➢✓][ \t]+(?=\S)", re.MULTILINE)
_FRONT: Final = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY: Final = re.compile(
    r"^(title|authors?|date|doi|publisher|url)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE
)
_CSL: Final = {"authors": "author", "date": "issued", "doi": "DOI", "url": "URL"}

_PAGE: Final = re.compile(r"(?:[Pp]age\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[Pp]age\s\d+\b.{0,80}")
_REPEATED: Final = 3
_LONGEST_BOLD: Final = 150


def read_markdown(text: str, name: str) -> Reading:
    """The blocks of a Markdown text, and what YAML front matter says of the paper.

    Code without a language is text that was indented or fenced by a converter; code
    with one is left out.

    Raises:
        SourceError: the text is nested as no paper is.
    """
    body, properties = _split_front_matter(text)
    parser = _make_parser(body)
    tokens = parser.parse(_prepare_source(body))
    refuse_nesting(max((token.level for token in tokens), default=0), name)
    root = tree_of(tokens, parser)
    _remove_furniture(root)
    _make_headings(root)
    pieces = list(pieces_of_tree(root))
    words = collect_words(line for piece in pieces for line in piece.text.splitlines())
    marks = note_marks_in(_BROKEN_SUP.sub("<sup>", body))
    pieces = relabel_pieces(pieces, marks)
    notes = marks.numbers.union(
        int(piece.marker) for piece in pieces if piece.kind == "note" and piece.marker.isdecimal()
    )
    return Reading(finish_pieces(pieces, words, notes), properties)


def _make_parser(body: str) -> "MarkdownIt":
    """CommonMark with tables; markup in lines is left to :func:`tree_of`, which has limits.

    Indented text is a paragraph: what was printed with an indent is seldom code.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    parser.enable("table").disable("code")
    parser.core.ruler.disable(["inline", "text_join"])
    if any(line.count("|") > COLUMNS_OF_TABLE for line in body.splitlines()):
        # Every row is filled up to the width of the first, which may be a page of bars.
        parser.disable("table")
    return parser


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text behind its YAML front matter, and the entries of that under CSL names."""
    front = _FRONT.match(text)
    if front is None:
        return text, {}
    properties = {}
    for key, value in _ENTRY.findall(front[1]):
        name = _CSL.get(key.lower(), key.lower())
        properties[name] = "; ".join(part.strip(" \"'") for part in value.strip(" []").split("; "))
    return text[front.end() :], properties


def _prepare_source(text: str) -> str:
    """The text with its footnotes and its printed bullets as Markdown that the parser knows.

    A definition of a footnote would pass for one of a link and vanish from the text.
    Some converters raise the ``&`` of a tag that they had escaped themselves.
    """
    text = _BROKEN_SUP.sub("<sup>", text)
    text = _FOOTNOTE.sub(r"\n<sup>\1</sup> ", text.replace("\f", "\n\n"))
    return _GLYPH.sub(r"\1- ", text)


def _find_paragraphs(root: Element) -> Iterator[tuple[Element, str]]:
    """The paragraphs that are no items, and their texts."""
    for parent in list(root.iter()):
        for place, element in enumerate(list(parent)):
            if element.tag == "p" and (place or parent.tag != "li"):
                yield element, "".join(element.itertext()).strip()


def _remove_furniture(root: Element) -> None:
    """Take out page numbers and the bold running heads of pages."""
    paragraphs = list(_find_paragraphs(root))
    bold = Counter(text for element, text in paragraphs if _is_bold(element, text))
    for element, text in paragraphs:
        # A bold number may be a year that heads a column.
        furniture = bold[text] >= _REPEATED if _is_bold(element, text) else _PAGE.fullmatch(text)
        if furniture:
            # What stands behind it in a block of HTML is text.
            element[:], element.text = [], ""


def _make_headings(root: Element) -> None:
    """Make the bold lines headings where there are no others."""
    if any(element.tag in HEADING_LEVELS for element in root.iter()):
        return
    for element, text in _find_paragraphs(root):
        if _is_bold(element, text) and not is_caption(text):
            element.tag = "h1"


def _is_bold(paragraph: Element, text: str) -> bool:
    """Whether a paragraph is one short bold line."""
    return (
        len(paragraph) == 1
        and paragraph[0].tag == "strong"
        and "".join(paragraph[0].itertext()).strip() == text
        and len(text) <= _LONGEST_BOLD
    )
