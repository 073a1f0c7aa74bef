"""What a paper says of itself: title, authors, date, DOI.

Only what stands in the file's own properties, or on lines of their own before the
text begins, is taken; a date or a name inside a sentence is somebody else's as often
as not. What is not there stays empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_compare.evidence.document import Block, Document
from policy_compare.model import Person

#: The text begins with the first paragraph of so many words.
_PROSE = 40

#: So many blocks at most are looked through for it.
_MOST = 60

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
#: Published: …; Issued on …
_LABELLED = (
    r"^\W*(?:(?:first )?(?:published|date|issued|released|dated|posted|publication date|updated)\b"
    r"[:\s]*(?:on )?)?"
)
_DATES = tuple(
    re.compile(rf"{_LABELLED}{form}\W*$", re.IGNORECASE)
    for form in (
        # 4 December 2024
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})",
        # December 4th, 2024
        rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
        # December 2024
        rf"(?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})",
        # 2024-12-04
        r"(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?",
    )
)
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_DOI = re.compile(r"\b(?:doi:?\s*|doi\.org/)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN[\s:-]*((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx])\b")
_NAME = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|la|le|bin|al|el|ter|zu)"
_PERSON = re.compile(rf"^{_NAME}(?: (?:{_PARTICLE} )*{_NAME}){{1,4}}$")
_TITLED = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Lord|Gen|Amb|Ambassador)\b\.? ")
_BYLINE = re.compile(
    r"^\W*(?:by|authors?|written by|author\(s\))\b\s*:?\s+(?P<names>.+)$", re.IGNORECASE
)
#: Words that names of houses, series and pages are made of, and names of persons are not.
_NO_PERSON = re.compile(
    r"\b(?:Institut\w*|Universit\w*|Cent(?:re|er)|Foundation|House|Review|Journal|Policy|Paper|Report|Brief\w*|"
    r"Programme|Program|Department|Ministry|Council|Committee|Commission|Association|Group|Office|"
    r"Press|Series|Research|Studies|Project|Download|Email|Share|Google|Scholar|Contents|Summary|"
    r"Introduction|Background|Topics?|Regions?|Departments?|North|South|East|West|United|Kingdom|"
    r"States|The|And|Of|For|In|On|To|A|An|With|How|Why|What|New|Working|Issue|Volume|Chapter|"
    r"International|National|Global|European|American|Strategic|Security|Society|Network|Fund|Bank)\b"
)


class Imprint(NamedTuple):
    """What was found; ``issued`` is an EDTF date. ``origins`` tell from where, by field."""

    title: str = ""
    authors: tuple[Person, ...] = ()
    issued: str = ""
    details: Mapping[str, str] = {}
    origins: Mapping[str, str] = {}


def imprint(document: Document) -> Imprint:
    """The imprint of a paper, from the file's properties and from the lines before its text."""
    head = _head(document.blocks)
    properties = document.properties
    origins: dict[str, str] = {}

    def take(field: str, given: str, read: str) -> str:
        if given or read:
            origins[field] = "the file's properties" if given else "the text"
        return given or read

    title = take("title", properties.get("title", ""), _title(head, document.format))
    names = properties.get("author", "")
    authors = _listed(names) or _authors(head)
    if authors:
        origins["authors"] = "the file's properties" if names else "the text"
    # A PDF or a DOCX tells when the file was made, which is not when the paper came out.
    told = properties.get("issued", "") if document.format not in ("pdf", "docx") else ""
    given = _ISO.match(told)
    issued = take("issued", given.group() if given else "", _issued(head))
    lines = [block.text for block in head]
    details = {
        "DOI": take("DOI", properties.get("DOI", ""), _first(_DOI, lines).rstrip(".,;)")),
        "ISBN": take("ISBN", properties.get("ISBN", ""), _first(_ISBN, lines)),
        "URL": take("URL", properties.get("URL", ""), ""),
    }
    return Imprint(title, authors, issued, {k: v for k, v in details.items() if v}, origins)


def _head(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the text begins."""
    head: list[Block] = []
    for block in blocks[:_MOST]:
        if block.kind in ("paragraph", "item") and len(block.text.split()) >= _PROSE:
            break
        head.append(block)
    return head


#: The formats in which a heading of the first level is the title.
_WITH_TITLE = ("markdown", "html", "docx")


def _title(head: Sequence[Block], format: str) -> str:
    """The first heading or line that can be a title: the name of a house is shorter."""
    lines = [block for block in head if block.kind in ("heading", "paragraph")][:6]
    if format in _WITH_TITLE:
        first = next((one.text for one in lines if one.kind == "heading" and one.level == 1), "")
        if first:
            return first
    able = [one.text for one in lines if not (_date(one.text) or _BYLINE.match(one.text))]
    longer = (text for text in able if _FEWEST <= len(text.split()) <= _LONGEST)
    return next(longer, able[0] if able else "")


#: A title has so many words, in a text that does not mark it.
_FEWEST, _LONGEST = 4, 30


def _authors(head: Sequence[Block]) -> tuple[Person, ...]:
    """Who a byline names, else who stands on a line of their own."""
    lines = [line for block in head if block.kind != "heading" for line in (block.text,)]
    everything = [block.text for block in head]
    for line in everything:
        if found := _BYLINE.match(line):
            people = list(_people(found["names"]))
            if people:
                return tuple(people)
    titled = [line for line in everything if _TITLED.match(line)]
    if titled:
        return tuple(one for line in titled for one in _people(line))
    alone = [line for line in lines if _PERSON.match(line) and not _NO_PERSON.search(line)]
    return (person(alone[0]),) if len(alone) == 1 else ()


def _listed(names: str) -> tuple[Person, ...]:
    """The authors that a file's properties name, whichever way they are listed."""
    found: list[Person] = []
    for one in re.split(r"\s*;\s*", names):
        bare = re.sub(r",?\s+(?:et\ al\.?|and\ others)$", "", one.strip(), flags=re.IGNORECASE)
        if (
            bare.count(",") == 1
            and " and " not in bare
            and not _PERSON.match(bare.partition(",")[0])
        ):
            found.append(person(bare))
        elif bare:
            found += list(_people(bare)) or [person(bare)]
    return tuple(found)


def _people(line: str) -> Iterator[Person]:
    """The persons that a byline lists; nobody where one of them is no name."""
    parts = [part.strip(" .") for part in re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", line)]
    made = []
    for part in parts:
        bare = _TITLED.sub("", part)
        if not bare:
            continue
        if not _PERSON.match(bare) or _NO_PERSON.search(bare):
            return
        made.append(person(bare))
    yield from made


def person(name: str) -> Person:
    """A name in reading order or as *Family, Given*, in CSL's parts.

    A name of one word, or of an institution, is kept whole.
    """
    name = " ".join(_TITLED.sub("", name).split())
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and not _NO_PERSON.search(name):
        return Person(family=family, given=given)
    if not _PERSON.match(name) or _NO_PERSON.search(name):
        return Person(literal=name)
    words = name.split()
    particle = [word for word in words[1:-1] if re.fullmatch(_PARTICLE, word)]
    givens = [word for word in words[:-1] if word not in particle]
    return Person(family=words[-1], given=" ".join(givens), particle=" ".join(particle))


def _issued(head: Sequence[Block]) -> str:
    for block in head:
        for line in re.split(r"\s+[|·•]\s+", block.text):
            if found := _date(line):
                return found
    return ""


def _date(line: str) -> str:
    """The EDTF date that a line consists of, or an empty text."""
    for pattern in _DATES:
        if found := pattern.match(line):
            parts = found.groupdict()
            month = parts["m"]
            number = int(month) if month.isdigit() else _month(month)
            day = int(parts.get("d") or 0)
            if not 1 <= number <= 12 or day > 31:
                continue
            text = f"{parts['y']}-{number:02}"
            return f"{text}-{day:02}" if day else text
    return ""


def _month(name: str) -> int:
    return 1 + next(i for i, one in enumerate(_MONTHS) if one.startswith(name.casefold()[:3]))


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := pattern.search(line))), "")
