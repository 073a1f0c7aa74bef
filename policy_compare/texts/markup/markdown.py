"""Reads Markdown, be it written by hand or made from a PDF.

The second kind keeps what pages have: notes amid the text, bullets that no Markdown
knows, running heads, contents with page numbers. The parser sees the structure, other
modules what is a paragraph in form only. Inline markup is reduced to its text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.errors import SourceError
from policy_compare.texts.document import BlockKind
from policy_compare.texts.line_patterns import numbered_heading
from policy_compare.texts.lines import Reading
from policy_compare.texts.markup.notes import noted, whole
from policy_compare.texts.markup.relabel import is_caption, marks_of, unmasked, with_powers
from policy_compare.texts.pieces import Piece, mended_piece, numbered
from policy_compare.texts.rejoin import vocabulary

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Lists in quotes in lists: nobody nests them so deep, and the parser drops what does.
_NESTING: Final = 60

#: Markup in longer paragraphs, or with more brackets, is taken out by patterns: to pair it
#: takes quadratic time.
_LONG: Final = 20_000
_BRACKETS: Final = 200

#: Columns of a table; a wider one is read as lines.
_COLUMNS: Final = 200

_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_BROKEN_SUP: Final = re.compile(r"<sup>(?:&|&amp;)</sup>lt;sup>|(?:<sup>)?&lt;sup(?:>|&gt;)")
_GLYPH: Final = re.compile(r"^([ \t]*)[•·▪◦‣●○■□∙⁃➢✓][ \t]+(?=\S)", re.MULTILINE)
_FRONT: Final = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY: Final = re.compile(
    r"^(title|authors?|date|doi|publisher|url)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE
)
_CSL: Final = {"authors": "author", "date": "issued", "doi": "DOI", "url": "URL"}

_MARKUP: Final = re.compile(r"[\\`*_\[\]<&]")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_UNSHOWN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BREAK: Final = re.compile(r"</(?:p|div|li|t[dhr]|h[1-6])\s*>|<br\s*/?>|\n[ \t]*\n", re.IGNORECASE)

#: What a piece of markup is that no table holds: an item or a heading.
_OPENED: Final = re.compile(r"<(?:li|h(?P<heading>[1-6]))\b[^<>]{0,2000}>", re.IGNORECASE)

_PAGE: Final = re.compile(r"(?:[Pp]age\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[Pp]age\s\d+\b.{0,80}")
_BOLD: Final = re.compile(r"(\*\*|__)(?:(?!\1).)+\1", re.DOTALL)
_REPEATED: Final = 3
_HEADING: Final = re.compile(
    r"(?P<marker>\d+(?:\.\d+)*\.|\d+(?:\.\d+)+|[IVXL]+\.|[A-Z]\.)\s+(?=\S)"
)
_LONGEST_HEADING: Final = 300
_ANCHOR: Final = re.compile(r"\[[^\]]*\]\(#[^)]*\)")


class _Raw(NamedTuple):
    """A piece whose text is still Markdown, its lines apart."""

    kind: BlockKind
    source: str
    level: int = 0
    marker: str = ""


def read_markdown(text: str, name: str) -> Reading:
    """The blocks of a Markdown text, and what YAML front matter says of the paper.

    Code without a language is text that was indented or fenced by a converter; code
    with one is left out.

    Raises:
        SourceError: the text is nested as no paper is.
    """
    body, properties = _without_front_matter(text)
    parser = _parser()
    if any(line.count("|") > _COLUMNS for line in body.splitlines()):
        # Every row is filled up to the width of the first, which may be a page of bars.
        parser.disable("table")
    raws = _headed(_without_furniture(list(_raws(parser.parse(_prepared(body)), name))))
    shown = [Piece(raw.kind, _shown(parser, raw.source), raw.level, raw.marker) for raw in raws]
    words = vocabulary(line for piece in shown for line in piece.text.splitlines())
    marks = marks_of(_BROKEN_SUP.sub("<sup>", body))
    pieces = unmasked(shown, marks)
    notes = marks.numbers.union(
        int(one.marker) for one in pieces if one.kind == "note" and one.marker.isdecimal()
    )
    mended = [mended_piece(one, words, notes) for one in pieces]
    return Reading(numbered(whole(noted(mended), words)), properties)


def _parser() -> "MarkdownIt":
    """CommonMark with tables, which leaves inline markup alone until it is asked for.

    Indented text is a paragraph: what was printed with an indent is seldom code.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING})
    parser.enable("table").disable("code")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def _without_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text behind its YAML front matter, and the entries of that under CSL names."""
    front = _FRONT.match(text)
    if front is None:
        return text, {}
    properties = {}
    for key, value in _ENTRY.findall(front[1]):
        name = _CSL.get(key.lower(), key.lower())
        properties[name] = "; ".join(part.strip(" \"'") for part in value.strip(" []").split("; "))
    return text[front.end() :], properties


def _prepared(text: str) -> str:
    """The text with its footnotes and its printed bullets as Markdown that the parser knows.

    A definition of a footnote would pass for one of a link and vanish from the text.
    Some converters raise the ``&`` of a tag that they had escaped themselves.
    """
    text = _BROKEN_SUP.sub("<sup>", text)
    text = _FOOTNOTE.sub(r"\n<sup>\1</sup> ", text.replace("\f", "\n\n"))
    return _GLYPH.sub(r"\1- ", text)


def _raws(tokens: "Sequence[Token]", name: str) -> Iterator[_Raw]:
    """The pieces that the parser found, in order."""
    items: list[str] = []
    fresh = False
    for index, token in enumerate(tokens):
        if token.level >= _NESTING - 2:
            raise SourceError(
                f"{name} is nested deeper than any paper", "save it as plain text and try again"
            )
        if token.type == "list_item_open":
            items.append(_marker(token))
            fresh = True
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline":
            opened = tokens[index - 1]
            yield _raw(opened, token.content, items, fresh=fresh)
            fresh = False
        elif token.type == "html_block":
            yield from _from_html(token.content)
        elif token.type == "fence" and not token.info.strip():
            yield from (_Raw("paragraph", _escaped(part)) for part in token.content.split("\n\n"))


def _marker(token: "Token") -> str:
    """The marker of a list's item: ``-``, ``3.`` or ``3)``."""
    return f"{token.info}{token.markup}"


def _raw(opened: "Token", source: str, items: Sequence[str], *, fresh: bool) -> _Raw:
    """The piece that ``source`` is, by the token that opens it and the list it stands in."""
    if opened.type == "heading_open" and len(source) <= _LONGEST_HEADING:
        return _heading(source, int(opened.tag[1]))
    if opened.type in {"td_open", "th_open"}:
        return _Raw("cell", source)
    if not items or not fresh:
        return _Raw("paragraph", source)
    if _ANCHOR.fullmatch(source.strip()):
        return _Raw("contents", source)
    if items[-1][:-1].isdecimal() and int(items[-1][:-1]) > 999:
        # A line that begins with a year is no item 2024 of a list.
        return _Raw("paragraph", f"{items[-1]} {source}")
    return _Raw("item", source, len(items), items[-1])


def _heading(source: str, level: int) -> _Raw:
    bare = source.strip("*_ \t")
    number, words = numbered_heading(bare)
    return _Raw("heading", words if number else source, level, number)


def _from_html(source: str) -> Iterator[_Raw]:
    """The headings, items, paragraphs and cells of markup that stands in the text."""
    source = _UNSHOWN.sub("", source)
    kind: BlockKind = "cell" if re.search(r"<t[dhr]\b", source, re.IGNORECASE) else "paragraph"
    for part in _BREAK.split(source):
        opened = _OPENED.search(part)
        if opened is None and part.strip():
            yield _Raw(kind, part.strip())
        elif opened and (rest := part[opened.end() :].strip()):
            heading = opened["heading"]
            yield _heading(rest, int(heading)) if heading else _Raw("item", rest, 1, "-")


def _escaped(source: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", source)


def _without_furniture(raws: Sequence[_Raw]) -> list[_Raw]:
    """The pieces without page numbers and the bold running heads of pages."""
    bold = Counter(raw.source for raw in raws if raw.kind == "paragraph" and _is_bold(raw.source))
    return [
        raw
        for raw in raws
        if raw.kind != "paragraph"
        or not (_PAGE.fullmatch(raw.source.strip()) or bold[raw.source] >= _REPEATED)
    ]


def _headed(raws: list[_Raw]) -> list[_Raw]:
    """The pieces; where there is no heading at all, bold lines are the headings."""
    if any(raw.kind == "heading" for raw in raws):
        return raws
    return [
        _heading(raw.source, 1)
        if raw.kind == "paragraph"
        and _is_bold(raw.source)
        and not is_caption(raw.source.strip("*_"))
        else raw
        for raw in raws
    ]


def _is_bold(source: str) -> bool:
    """Whether a paragraph is one short bold line."""
    return len(source) <= _LONGEST_HEADING // 2 and bool(_BOLD.fullmatch(source.strip()))


def _shown(parser: "MarkdownIt", source: str) -> str:
    """The text of inline Markdown, its lines apart, with raised marks still in their tags."""
    if not _MARKUP.search(source):
        return source
    if len(source) > _LONG or source.count("[") > _BRACKETS:
        return _TAG.sub("", source)
    from markdown_it.token import Token

    tokens: list[Token] = []
    parser.inline.parse(source, parser, {}, tokens)
    return with_powers("".join(_text(token) for token in tokens))


def _text(token: "Token") -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type == "html_inline":
        tag = token.content.lower().replace(" ", "")
        if tag in {"<br>", "<br/>"}:
            return "\n"
        return tag if tag in {"<sup>", "</sup>", "<sub>", "</sub>"} else ""
    if token.type == "image":
        return ""
    return token.content
