"""Phrases as runs of Word: every text escaped, each in its own direction, ids in their style."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from policy_compare.invisible import has_right_to_left
from policy_compare.render.addresses import ADDRESS
from policy_compare.render.direction import isolate_right_to_left, mark_direction
from policy_compare.render.layout import own_lines
from policy_compare.render.safe_text import safe_text
from policy_compare.views.phrases import Phrase, Span, spans_of

#: The style of each role that has one; colour is a cell's, and repeats what it says.
_STYLES = {"id": "HTML Code", "strong": "Strong", "found": "Strong"}

#: The width of a blank in a table, in twentieths of a point: a line that begins with some says
#: more about the one above, and what it wraps to is set in as far.
_BLANK = 42


class RunLine(NamedTuple):
    """A line as runs, how far it is set in, and whether it is read from right to left."""

    runs: str
    indent: str
    from_the_right: bool
    is_item: bool = False


def write_lines(
    phrase: Phrase, style_ids: Mapping[str, str], style: str = "", *, items: bool = False
) -> Iterator[RunLine]:
    """The lines of a phrase in the ``style`` wherever its roles have none of their own.

    With ``items``, those below the first and behind a hyphen are items of a list, whose style has
    bullets.
    """
    spans = tuple(
        span._replace(text=safe_text(span.text).replace("\t", " ")) for span in spans_of(phrase)
    )
    is_directed = any(has_right_to_left(span.text) for span in spans)
    own = own_lines(mark_direction(spans) if is_directed else spans)
    for number, own_line in enumerate(own):
        line = own_line
        is_item = items and number > 0 and line[0].text.startswith("- ")
        if is_item:
            line = (line[0]._replace(text=line[0].text.removeprefix("- ")), *line[1:])
        text = "".join(span.text for span in line)
        blanks = (len(text) - len(text.lstrip())) * _BLANK
        indent = f'<w:ind w:left="{blanks}" w:hanging="{blanks}"/>' if blanks else ""
        parts = isolate_right_to_left(line) if is_directed else line
        runs = (_span_runs(part, style_ids, _STYLES.get(part.role, style)) for part in parts)
        from_the_right = is_directed and all(
            span.right_to_left or not span.text.strip() for span in line
        )
        yield RunLine("".join(runs), indent, from_the_right, is_item)


def paragraph(style_id: str, lines: Sequence[RunLine], before: str = "", behind: str = "") -> str:
    """Lines as one paragraph, in the style if there is one, between these runs."""
    style = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    direction = "<w:bidi/>" if all(line.from_the_right for line in lines) else ""
    runs = "<w:r><w:br/></w:r>".join(line.runs for line in lines)
    properties = f"{style}{direction}{lines[0].indent}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{before}{runs}{behind}</w:p>"


def text_run(text: str, properties: str = "") -> str:
    """A clean text as one run."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def style_property(style_id: str) -> str:
    """The property of a run that has a style."""
    return f'<w:rStyle w:val="{style_id}"/>'


def _span_runs(span: Span, style_ids: Mapping[str, str], style: str) -> str:
    direction = "<w:rtl/>" if span.right_to_left else ""
    properties = f"{style_property(style_ids[style]) if style else ''}{direction}"
    if "://" not in span.text:
        return text_run(span.text, properties)
    link = style_property(style_ids["Hyperlink"])
    parts, place = [], 0
    for match in ADDRESS.finditer(span.text):
        # A quotation mark would end the address.
        target = quoteattr(f' HYPERLINK "{match.group().replace(chr(34), "%22")}" ')
        shown = text_run(match.group(), link)
        before = text_run(span.text[place : match.start()], properties)
        parts += [before, f"<w:fldSimple w:instr={target}>{shown}</w:fldSimple>"]
        place = match.end()
    return "".join((*parts, text_run(span.text[place:], properties)))
