"""A page as Markdown that GitHub and most other tools read (GFM)."""

import re

from policy_compare.render.clean import clean
from policy_compare.views.table import (
    Block,
    Facts,
    Grid,
    Heading,
    Page,
    Paragraph,
    Phrase,
    Span,
    spans,
)

# Everything that GFM could read as markup inside a line; $ is GitHub's mathematics.
_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
# Lines of a cell are indented for the terminal; here that would be noise.
_BREAK = re.compile(r"\n *")
_LINK = re.compile(r"https?://[^\s<>]*[^\s<>.,;:)]")
# What makes a line begin something else than a paragraph.
_START = re.compile(r"^(\s*)([#>+=-]|\d+[.)])")


def markdown(page: Page) -> str:
    """The page's blocks, one empty line between them."""
    return "\n\n".join(_block(block) for block in page) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_line(block.text, ' ')}"
    if isinstance(block, Paragraph):
        text = _START.sub(r"\1\\\2", _line(block.text, "\\\n"))
        return f"*{text}*" if block.note and "\n" not in text else text
    if isinstance(block, Grid):
        rows = [block.heads, *block.rows]
        lines = [f"| {' | '.join(_line(cell, '<br>') for cell in row)} |" for row in rows]
        lines.insert(1, f"|{' --- |' * len(block.heads)}")
        return "\n".join(lines)
    return _facts(block)


def _facts(block: Facts) -> str:
    return "\n".join(
        f"- **{_escaped(name)}**: {_line(value, '<br>')}" for name, value in block.facts
    )


def _line(phrase: Phrase, line_break: str) -> str:
    return _BREAK.sub(line_break.replace("\\", r"\\"), "".join(map(_span, spans(phrase))))


def _span(span: Span) -> str:
    # Marks must hug their text, so line breaks and spaces stay outside of them.
    before, text, after = _trimmed(span.text)
    if not text:
        return before + after
    if span.role == "id" and "`" not in text and "\n" not in text:
        # In a table even code must escape the bar; ids have none, digests neither.
        return f"{before}`{clean(text)}`{after}"
    shown = _escaped(text)
    if span.role in ("strong", "found"):
        shown = f"**{shown}**"
    return before + shown + after


def _trimmed(text: str) -> tuple[str, str, str]:
    core = text.strip()
    if not core:
        return "", "", text
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _escaped(text: str) -> str:
    """The text as text: no markup, no HTML; addresses of the web stay links."""
    parts = []
    place = 0
    for link in _LINK.finditer(text):
        parts += [_literal(text[place : link.start()]), f"<{clean(link.group())}>"]
        place = link.end()
    return "".join((*parts, _literal(text[place:])))


def _literal(text: str) -> str:
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", text)
