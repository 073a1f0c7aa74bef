"""Reads a web page: its main text without the site around it, with headings and lists.

Which part of a page is the paper is a matter of long experience, which trafilatura has.
It was made for news, though, and drops much of a page that is short or built unlike them;
what it finds is therefore held against all that the page's body says.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from policy_compare.errors import SourceError
from policy_compare.texts.decoding import decode
from policy_compare.texts.lines import Reading
from policy_compare.texts.markup.html_tree import is_around, pieces_of, with_markers
from policy_compare.texts.markup.meta_tags import properties_of
from policy_compare.texts.markup.notes import noted
from policy_compare.texts.markup.relabel import recognised, with_powers
from policy_compare.texts.pieces import Piece, mended_piece, numbered

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSTALL: Final = "pip install 'policy-compare[documents]'"

#: The greatest number of tags. A tree of so many takes 200 MB; long reports have 50,000.
TAGS: Final = 500_000

#: The greatest number of words in one tag: the parser compares its attributes in pairs.
_ATTRIBUTES: Final = 20_000

#: Above these, the page is read whole: finding its main text takes a second for 10,000.
_ELEMENTS: Final = 40_000
_CHARACTERS: Final = 4_000_000

#: Main text that has less than this share of the body's words is not the whole paper.
_SHARE: Final = 0.5

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_SCRIPT: Final = re.compile(r"<(script|style|svg|noscript)\b", re.IGNORECASE)
_MARK: Final = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?\s*")
_LETTER: Final = re.compile(r"(?<![^\W_])[b-zB-HJ-Z]$")
_POWERS: Final = {"2": "²", "3": "³"}
_NOTES: Final = re.compile(r"footnotes?|endnotes?|doc-endnotes?|doc-footnote|references-list")


def read_html(data: bytes, name: str) -> Reading:
    """The blocks of a page's main text, its notes last, and what its meta tags say.

    Raises:
        SourceError: lxml or trafilatura is not installed, the page is no text, or it is
            built in a way that would take the parser minutes.
    """
    try:
        import lxml.html  # noqa: F401
    except ImportError as error:
        raise SourceError(f"{name} is a web page, and reading it needs lxml", _INSTALL) from error
    declared = _CHARSET.search(data[:4096])
    text = _without_scripts(decode(data, name, declared[1].decode("ascii") if declared else ""))
    _refuse_bombs(text, name)
    root = _parsed(text, name)
    if root is None:
        return Reading(())
    properties = properties_of(root)
    notes = list(_taken_notes(root))
    _write_quotation_marks(root)
    _mark_raised(root, {one.marker for one in notes})
    with_markers(root)
    pieces = [*_main(root, text, name), *notes]
    mended = (mended_piece(one._replace(text=with_powers(one.text))) for one in pieces)
    return Reading(numbered(noted(recognised(one) for one in mended)), properties)


def _without_scripts(text: str) -> str:
    """The page without what is never text; an end that is missing ends the page."""
    parts: list[str] = []
    start = 0
    lowered = ""
    for _ in range(TAGS):
        found = _SCRIPT.search(text, start)
        if found is None:
            break
        lowered = lowered or text.lower()
        parts.append(text[start : found.start()])
        end = lowered.find(f"</{found[1].lower()}", found.end())
        close = text.find(">", end) if end >= 0 else -1
        start = close + 1 if close >= 0 else len(text)
    return "".join([*parts, text[start:]])


def _refuse_bombs(text: str, name: str) -> None:
    """Raise for pages that would fill the memory or keep the parser busy for minutes."""
    words = 0
    if text.count("<") > TAGS:
        words = _ATTRIBUTES + 1
    for part in text.split("<") if not words else ():
        if not words and not part[:1].isalpha():
            continue
        inside, closed = _inside(part)
        words += max(len(inside.split()), inside.count("="))
        if words > _ATTRIBUTES:
            break
        if closed:
            words = 0
    if words > _ATTRIBUTES:
        raise _bomb(name)


def _bomb(name: str) -> SourceError:
    return SourceError(
        f"{name} has more markup than any paper", "open it in a browser and print it as PDF"
    )


def _inside(part: str) -> tuple[str, bool]:
    """What stands in a tag, of the text from its ``<`` to the next, and whether it ends."""
    end = part.find(">")
    if end >= 0 and (part.count('"', 0, end) % 2 or part.count("'", 0, end) % 2):
        # The first > may stand in a value.
        end = part.rfind(">")
    return (part[:end], True) if end >= 0 else (part, False)


def _parsed(text: str, name: str) -> "_Element | None":
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
        raise _bomb(name)
    return root


def _taken_notes(root: "_Element") -> Iterator[Piece]:
    """The page's notes, which are taken out of it, so that they are not lost or mixed in."""
    whole = sum(len(text) for text in root.itertext())
    for element in list(root.iter("section", "aside", "div", "ol", "ul")):
        known = " ".join(
            element.get(key, "") for key in ("role", "class", "id", "epub:type")
        ).lower()
        if not _NOTES.search(known) or element.getparent() is None:
            continue
        pieces = [one for one in pieces_of(element) if one.kind != "heading"]
        if sum(len(one.text) for one in pieces) * 2 > whole:
            # A name like that around the whole text says nothing.
            continue
        for one in pieces:
            text = one.text.strip("↩↑^ \ufe0e\n")
            yield Piece("note", text, marker=one.marker.rstrip(".") if one.marker != "•" else "")
        _remove(element)


def _write_quotation_marks(root: "_Element") -> None:
    """Write the quotation marks that a browser shows around a quotation amid a sentence.

    The library that finds the main text takes its tag for a paragraph of its own.
    """
    for element in list(root.iter("q")):
        element.tag = "span"
        element.text = f"“{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}”"
        else:
            element.text += "”"


def _mark_raised(root: "_Element", notes: Collection[str]) -> None:
    """Take the marks of notes out of the page; other raised text becomes a tag in the text.

    Behind a letter that stands alone, 2 and 3 are powers unless they number one of the
    ``notes``.
    """
    for element in list(root.iter("sup")):
        text = "".join(element.itertext())
        if _MARK.fullmatch(text) and element.find(".//a[@href]") is not None:
            _remove(element)
        elif text in _POWERS and text not in notes and _LETTER.search(_text_before(element)):
            element.text = _POWERS[text]
        elif len(element) == 0:
            element.text = f"<sup>{text}</sup>"
    for element in list(root.iter("a")):
        refers = element.get("href", "").startswith("#")
        known = "footnote" in element.get("class", "") or element.get("role") == "doc-noteref"
        if (refers or known) and _MARK.fullmatch("".join(element.itertext())):
            _remove(element)


def _text_before(element: "_Element") -> str:
    """The text right before an element, as far as it is in its parent or in one element."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return "" if parent is None else parent.text or ""
    return "".join(before.itertext()) + (before.tail or "")


def _remove(element: "_Element") -> None:
    """Take an element out of its tree and leave the text behind it there."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _main(root: "_Element", text: str, name: str) -> list[Piece]:
    """The pieces of the page's main text, or of all its text if that is not found."""
    body = root.find("body")
    every = [] if body is None else list(pieces_of(body, skip=is_around))
    if len(text) > _CHARACTERS or sum(1 for _ in root.iter()) > _ELEMENTS:
        return every
    found = _extracted(root, name)
    main = [] if found is None else list(pieces_of(found))
    if len(main) <= 1 < len(every) or _words(main) < _SHARE * _words(every):
        # One piece is what it makes of a page in which it sees no structure.
        return every
    return _between(every, main)


def _between(every: Sequence[Piece], main: Sequence[Piece]) -> list[Piece]:
    """The pieces of the page from the first to the last of its main text.

    The library tells the text from what is around it, and may lose headings on the way:
    so it says where the text begins and ends, and the page says what stands there. The
    headings before the first piece belong to it; short lines in between that the
    library left out are captions, buttons and teasers.
    """
    wanted = {_plain(one.text) for one in main}
    places = [place for place, one in enumerate(every) if _plain(one.text) in wanted]
    if not places or len(places) < _SHARE * len(main):
        # It has put the text together otherwise than the page has it.
        return list(main)
    start = places[0]
    while start and every[start - 1].kind == "heading":
        start -= 1
    inside = every[start : places[-1] + 1]
    return [
        one
        for one in inside
        if one.kind == "heading" or _plain(one.text) in wanted or len(one.text.split()) >= _SENTENCE
    ]


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


#: So many words are more than a caption or a button has.
_SENTENCE: Final = 8


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(one.text.split()) for one in pieces if one.kind in {"paragraph", "item"})


def _extracted(root: "_Element", name: str) -> "_Element | None":
    """The page's main text as trafilatura finds it, or None if it finds none."""
    import logging

    try:
        import trafilatura
    except ImportError as error:
        raise SourceError(
            f"{name} is a web page, and finding its text needs trafilatura", _INSTALL
        ) from error
    # It logs what it does not find, which is for its developers and not for the user.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(
            root,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
        )
    except RecursionError:
        # It goes into lists and tables by recursion; the walk over the whole page does not.
        return None
    return None if found is None else found.body
