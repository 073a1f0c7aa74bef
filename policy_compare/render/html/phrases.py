"""Phrases as HTML: every text escaped, each in its own direction, ids as links."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markupsafe import Markup, escape

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
from policy_compare.views.phrases import Phrase, Span, spans_of, text_of

#: The anchor that a span leads to as an id of the page, or nothing.
Links = Callable[[Span], str]

#: The elements of the roles that have one of their own; the others are classes.
_ELEMENTS = {"id": "code", "strong": "strong", "found": "mark"}

#: What begins and ends an isolate is an element here.
_ISOLATES = ((FROM_THE_RIGHT, '<bdi dir="rtl">'), (FIRST_STRONG, "<bdi>"), (END, "</bdi>"))


class PhraseWriter:
    """Writes the phrases of one page, whose ids are known."""

    def __init__(self, links: Links | None) -> None:
        """Phrases that lead where ``links`` say, or nowhere at all."""
        self._has_links = links is not None
        self._links = links or (lambda span: "")
        self._write_once = cache(self._write)

    def write(self, phrase: Phrase) -> Markup:
        """The phrase as what may stand in a paragraph or cell; its lines are elements."""
        if isinstance(phrase, Span) and phrase.target and not self._links(phrase):
            # Nearly all cells of a large table are one of a few signs, save for where they lead.
            phrase = phrase._replace(target="")
        return self._write_once(phrase)

    def _write(self, phrase: Phrase) -> Markup:
        spans = [span._replace(text=safe_text(span.text)) for span in spans_of(phrase)]
        if any(has_right_to_left(span.text) for span in spans):
            spans = list(mark_direction(spans))
            lines = [isolate_right_to_left(line) for line in _lines_of(spans)]
        else:
            lines = [tuple(line) for line in _lines_of(spans)]
        if len(lines) == 1:
            return self._line(lines[0])
        # The blank keeps words apart where there is no style.
        return Markup(" ").join(
            Markup(f'<span class="{_line_class(line)}">{self._line(line)}</span>') for line in lines
        )

    def _line(self, line: Sequence[Span]) -> Markup:
        return Markup("").join(self._span(span) for span in line if span.text)

    def _span(self, span: Span) -> Markup:
        text = span.text.replace("\t", " ")
        link = self._links(span)
        # No link is in another one.
        inner = _isolates_as_elements(
            escape(text) if link or not self._has_links else _with_addresses(text)
        )
        if not span.role and not span.target and not span.words:
            return inner
        if span.words:
            aloud = escape(safe_text(span.words))
            inner = Markup(
                f'<span aria-hidden="true">{inner}</span><span class="aloud">{aloud}</span>'
            )
        if link:
            inner = Markup(f'<a href="#{escape(link)}">{inner}</a>')
        if element := _ELEMENTS.get(span.role):
            return Markup(f"<{element}>{inner}</{element}>")
        return Markup(f'<span class="{span.role}">{inner}</span>') if span.role else inner


def plain_text(phrase: Phrase) -> str:
    """The phrase in one line, for what holds no elements."""
    return " ".join(safe_text(text_of(phrase)).split())


def direction_of(phrase: Phrase) -> str:
    """What the element around the phrase says of its direction, or nothing."""
    return "auto" if has_right_to_left(text_of(phrase)) else ""


def _lines_of(spans: Sequence[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(span._replace(text=first))
        for text in others:
            yield line
            line = [span._replace(text=text)]
    yield line


def _line_class(line: Sequence[Span]) -> str:
    """What a line looks like: one that is set in says more about the one above."""
    return "line in" if "".join(span.text for span in line).startswith(" ") else "line"


def _with_addresses(text: str) -> Markup:
    """The text with its addresses as links."""
    if "://" not in text:
        return escape(text)
    parts = []
    place = 0
    for match in ADDRESS.finditer(text):
        address = escape(match.group())
        link = Markup(f'<a href="{address}" rel="noreferrer">{address}</a>')
        parts += [escape(text[place : match.start()]), link]
        place = match.end()
    return Markup("").join((*parts, escape(text[place:])))


def _isolates_as_elements(markup: Markup) -> Markup:
    """What stands in isolates, in elements."""
    for sign, element in _ISOLATES:
        if sign in markup:
            markup = Markup(str(markup).replace(sign, element))
    return markup
