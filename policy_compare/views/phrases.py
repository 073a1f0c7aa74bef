"""What a page says, in stretches of text that a renderer can tell apart."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Union

#: What a stretch of text is, so that a renderer can show it as such.
Role = Literal["", "id", "strong", "muted", "for", "against", "neutral", "both", "found"]


class Span(NamedTuple):
    """A stretch of text with a role. A line break in the text is one when shown.

    A renderer says whether it is part of a text that is read from ``right_to_left``. ``target``
    is the anchor that it leads to where a page has it; an id leads to what is called so.
    ``words`` are said where a sign is read aloud.
    """

    text: str
    role: Role = ""
    right_to_left: bool = False
    target: str = ""
    words: str = ""


#: Text with roles. Text that comes from files goes through :func:`one_line` first.
Phrase = Union[str, Span, tuple[Union[str, Span], ...]]


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    # Nearly every text is, and then there is nothing to make.
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(text.split())


def text_of(phrase: Phrase) -> str:
    """The phrase's text without its roles."""
    if isinstance(phrase, str):
        return phrase
    if isinstance(phrase, Span):
        return phrase.text
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


def spans_of(phrase: Phrase) -> tuple[Span, ...]:
    """The phrase as spans only."""
    if isinstance(phrase, str):
        return (Span(phrase),)
    if isinstance(phrase, Span):
        return (phrase,)
    return tuple(Span(part) if isinstance(part, str) else part for part in phrase)


def parts_of(phrase: Phrase) -> tuple[str | Span, ...]:
    """The phrase's parts, to be made part of another one."""
    return (phrase,) if isinstance(phrase, str | Span) else phrase


def join_phrases(phrases: Sequence[Phrase], separator: str) -> tuple[str | Span, ...]:
    """The phrases as one, with ``separator`` between them."""
    together: list[str | Span] = []
    for phrase in phrases:
        if together:
            together.append(separator)
        together.extend(parts_of(phrase))
    return tuple(together)


def text_over_id(text: str, id: str) -> tuple[str | Span, ...]:
    """The text, which may come from a file, with the id of what it says below it."""
    return (one_line(text), "\n", Span(id, "id"))


def text_beside_id(text: str, id: str) -> tuple[str | Span, ...]:
    """The text, which may come from a file, and behind it the id of what it says."""
    return (f"{one_line(text)} ", Span(f"({id})", "id"))


def proposition_anchor(id: str) -> str:
    """What the place is called where a page says all about a proposition."""
    return f"proposition:{id}"


def position_anchor(proposition: str, unit: str) -> str:
    """What the place is called where a page says where a unit stands on a proposition."""
    return f"proposition:{proposition}:{unit}"


def topic_anchor(id: str) -> str:
    """What the place is called where a page says all about a topic."""
    return f"topic:{id}"


def paper_anchor(id: str) -> str:
    """What the place is called where a page has a paper's reference."""
    return f"paper:{id}"


def tension_anchor(number: int) -> str:
    """What the place is called where a page says why two propositions pull apart."""
    return f"tension:{number}"


def pair_anchor(first: str, second: str) -> str:
    """What the place is called where a page compares two units, whichever is named first.

    Names of authors may hold the sign that stands between the two.
    """
    names = sorted(name.replace("%", "%25").replace(":", "%3A") for name in (first, second))
    return ":".join(("pair", *names))


def targets_of(span: Span) -> tuple[str, ...]:
    """The anchors that the span may lead to, first the one to prefer.

    An id that is not told of what it is leads to the recommendation, whose anchor is its id,
    or else to the proposition or the paper that is called so.
    """
    if span.target:
        return (span.target,)
    if span.role != "id":
        return ()
    id = span.text.strip().strip("()")
    return (id, proposition_anchor(id), paper_anchor(id))
