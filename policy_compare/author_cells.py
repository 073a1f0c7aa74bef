"""An author's name in one cell of a table, so that its parts can be read back.

``Ali, Noor`` is a family name and given names; a suffix and a particle may follow after
further commas (``King, Martin Luther, Jr.``, ``Berg, Kaja, , van den``). A name without a
comma is a whole one, as a body's is. What holds a comma itself stands in braces:
``{Board, Lodging and Co.}``.
"""

import re
from collections.abc import Iterable, Iterator

from policy_compare.model import Person

#: The parts in the order in which they are written.
_PARTS = ("family", "given", "suffix", "particle", "literal")

_SPECIAL = re.compile(r"[,;{}\\]")
#: A stretch in braces, an escaped sign, or any other sign.
_TOKEN = re.compile(r"\{((?:[^{}\\]|\\.)*)\}|\\(.)|(.)", re.DOTALL)


def write_author(person: Person) -> str:
    """The name as it stands in a cell."""
    if person == Person(literal=person.literal):
        return _guard_with_braces(person.literal)
    parts = [_guard_with_braces(getattr(person, part)) for part in _PARTS]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return ", ".join(parts).strip()


def read_author(text: str) -> Person:
    """The name that stands in a cell; what is beyond the known parts joins the last."""
    if not _SPECIAL.search(text):
        return Person(literal=text.strip())
    parts = [part.strip() for part in _split_outside_braces(text, ",")]
    if len(parts) == 1:
        return Person(literal=parts[0])
    return Person(**dict(zip(_PARTS, parts, strict=False)))


def split_authors(text: str) -> list[str]:
    """The names in a cell, each still as it is written; between them stands ``;``."""
    return [
        part
        for part in (part.strip() for part in _split_outside_braces(text, ";", keep=True))
        if part
    ]


def write_authors(people: Iterable[Person]) -> tuple[str, ...]:
    """Each name as it is written."""
    return tuple(map(write_author, people))


def _guard_with_braces(part: str) -> str:
    """The part, in braces where a sign in it has a meaning."""
    if not _SPECIAL.search(part):
        return part
    escaped = re.sub(r"([{}\\])", r"\\\1", part)
    return f"{{{escaped}}}"


def _split_outside_braces(text: str, sign: str, *, keep: bool = False) -> Iterator[str]:
    """The stretches between the signs that stand outside braces.

    With ``keep`` they are left as they are written, to be parsed further.
    """
    part = ""
    for token in _TOKEN.finditer(text):
        braced, escaped, single = token.groups()
        if single == sign:
            yield part
            part = ""
        elif keep:
            part += token[0]
        elif braced is not None:
            part += re.sub(r"\\(.)", r"\1", braced, flags=re.DOTALL)
        else:
            part += escaped or single
    yield part
