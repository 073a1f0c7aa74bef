"""A page as Markdown that GitHub and most other tools read (GFM)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from policy_compare.invisible import has_right_to_left
from policy_compare.render.addresses import ADDRESS
from policy_compare.render.direction import (
    END,
    FIRST_STRONG,
    FROM_THE_RIGHT,
    isolate_right_to_left,
    mark_direction,
)
from policy_compare.render.safe_text import safe_text
from policy_compare.views.page import (
    Facts,
    Grid,
    Heading,
    Items,
    Page,
    Paragraph,
    Part,
    parts_in_words,
)
from policy_compare.views.phrases import Phrase, Role, Span, spans_of, text_of
from policy_compare.views.table import View

# Everything that GFM could read as markup inside a line; $ is GitHub's mathematics.
_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
# Text without any of that, without what HTML or an address is made of, and without the
# active characters of ASCII: nearly every text.
_PLAIN = re.compile(r"[^\\`*_\[\]|~$&<>:\x00-\x08\x0b-\x1f\x7f]*")
#: Marks behind the beginning of an isolate, and before its end.
_BEGUN = re.compile(f"([{FIRST_STRONG}{FROM_THE_RIGHT}])\\*\\*")
_ENDED = re.compile(f"\\*\\*({END})")
#: The roles that are shown by marks around the text.
_MARKED = ("id", "strong", "found")
# Lines of a cell are indented for the terminal; here that would be noise.
_BREAK = re.compile(r"\n *")
# Where a line would begin something else than a paragraph, before the sign to escape.
_START = re.compile(r"^(?:(\d+)(?=[.)])|(?=[#:+=-]))", re.MULTILINE)
_ESCAPE = r"\1\\"
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
# Headings may end in signs that are not shown.
_END = re.compile(r"#$")
# What cannot stand in code: its own mark, a line break, and in a table the bar.
_UNCODED = re.compile(r"[`\n|]")
# What stands in code as it is: most ids.
_WORD = re.compile(r"[\w/-]+", re.ASCII)


def render(view: View) -> str:
    """The view's page."""
    return markdown_text(view.page())


def markdown_text(page: Page) -> str:
    """The page's blocks, one empty line between them."""
    return "\n\n".join(_block_text(block) for block in parts_in_words(page)) + "\n"


def _block_text(block: Part) -> str:
    if isinstance(block, Heading):
        text = _END.sub(r"\#", _phrase_text(block.text, " ").rstrip())
        return f"{'#' * block.level} {text}"
    if isinstance(block, Paragraph):
        text = _START.sub(_ESCAPE, _INDENT.sub("", _phrase_text(block.text, "\\\n")))
        return f"*{text.strip()}*" if block.note and text.strip() and "\n" not in text else text
    if isinstance(block, Grid):
        return _grid_text(block)
    if isinstance(block, Items):
        # An item must begin nothing else, such as a heading or another list.
        items = (_phrase_text(item, "<br>").lstrip() for item in block.items)
        return "\n".join(f"- {_START.sub(_ESCAPE, item)}" for item in items)
    return _facts_text(block)


def _grid_text(block: Grid) -> str:
    lines = [_row_text(block.heads), f"|{' --- |' * len(block.heads)}"]
    for number, row in enumerate(block.rows):
        if number in block.groups:
            lines.append(_row_text((block.groups[number], *[""] * (len(block.heads) - 1))))
        lines.append(_row_text(row))
    return "\n".join(lines)


def _row_text(cells: Iterable[Phrase]) -> str:
    texts = (_phrase_text(cell, "<br>").replace("\t", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


def _facts_text(block: Facts) -> str:
    return "\n".join(
        f"- {_phrase_text(Span(name, 'strong'), ' ').strip()}: {_phrase_text(value, '<br>')}"
        for name, value in block.facts
    )


def _phrase_text(phrase: Phrase, line_break: str) -> str:
    if has_right_to_left(phrase if isinstance(phrase, str) else text_of(phrase)):
        text = _directed_text(phrase)
    elif isinstance(phrase, str):
        text = _escape(phrase)
    elif isinstance(phrase, Span):
        text = _sign_text(phrase)
    else:
        text = "".join(
            [_escape(part) if isinstance(part, str) else _span_text(part) for part in phrase]
        )
    # Looked for first, since most cells are one line.
    return _BREAK.sub(line_break.replace("\\", r"\\"), text) if "\n" in text else text


def _directed_text(phrase: Phrase) -> str:
    """A phrase with text that is read from right to left, each such text for itself.

    A cell is, where Markdown is shown; what stands beside each other in it is not.
    """
    marked = mark_direction([span._replace(text=safe_text(span.text)) for span in spans_of(phrase)])
    lines: list[list[Span]] = [[]]
    for span in marked:
        first, *others = span.text.split("\n")
        lines[-1].append(span._replace(text=first))
        lines += [[span._replace(text=text)] for text in others]
    text = "\n".join(
        "".join(
            _decorate(span.text, span.role) if span.role in _MARKED else _link_addresses(span.text)
            for span in isolate_right_to_left(line)
        )
        for line in lines
    )
    # Marks of what begins with a sign are none to a reader where a letter, or an isolate, precedes.
    return _ENDED.sub(r"\1**", _BEGUN.sub(r"**\1", text))


@lru_cache(maxsize=256)
def _sign_text(span: Span) -> str:
    """A span that is a whole cell: nearly all of those are one of a few signs."""
    return _span_text(span)


def _span_text(span: Span) -> str:
    text, role, *_ = span
    if role not in _MARKED:
        return _escape(text)
    if role == "id" and _WORD.fullmatch(text):
        return f"`{text}`"
    return _decorate(safe_text(text), role)


def _decorate(text: str, role: Role) -> str:
    """A clean text in the marks of its role."""
    # Marks must hug their text, so line breaks and spaces stay outside of them.
    before, text, after = _part_spaces(text)
    if not text:
        return before + after
    if role == "id" and not _UNCODED.search(text):
        return f"{before}`{text}`{after}"
    linked = _link_addresses(text)
    if role != "id":
        linked = f"**{linked}**"
    return before + linked + after


def _part_spaces(text: str) -> tuple[str, str, str]:
    core = text.strip()
    if core == text:
        return "", text, ""
    if not core:
        return "", "", text
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _escape(text: str) -> str:
    """The text as text: no markup, no HTML; addresses of the web stay links."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return text
    return _link_addresses(safe_text(text))


def _link_addresses(text: str) -> str:
    """A clean text with its addresses as links."""
    if _PLAIN.fullmatch(text):
        return text
    if "://" not in text:
        return _escape_markup(text)
    parts = []
    place = 0
    for link in ADDRESS.finditer(text):
        parts += [_escape_markup(text[place : link.start()]), f"<{link.group()}>"]
        place = link.end()
    return "".join((*parts, _escape_markup(text[place:])))


def _escape_markup(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", text)
