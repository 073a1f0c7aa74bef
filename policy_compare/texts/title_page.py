"""What a paper says of itself: title, authors, date, DOI.

Only what stands in the file's own properties, or on lines of their own before the
text begins, is taken; a date or a name inside a sentence is somebody else's as often
as not. What is not there stays empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_compare.doi import find_doi
from policy_compare.model import Person
from policy_compare.texts.dates import MONTHS, date_of_line, date_of_metadata
from policy_compare.texts.document import Block, Document
from policy_compare.texts.formats import format_of_name
from policy_compare.texts.properties import fit_names, fit_title

#: The text begins with the first paragraph of so many words.
_PROSE = 40

#: So many blocks at most are looked through for it.
_LONGEST_HEAD = 60

_DOI = re.compile(r"\b(?:doi:?\s*|doi\.org/)(10\.\S+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+")
_ISBN = re.compile(r"\bISBN[\s:-]*((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx])\b")
_NAME = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z](?:[^\W\d_]|[’'-])+)"
_PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|la|le|bin|al|el|ter|zu)"
_PERSON = re.compile(rf"^{_NAME}(?: (?:{_PARTICLE} )*{_NAME}){{1,4}}$")
#: Ife [A.M.] Okafor, Ife [J] Okafor
_INITIALS = re.compile(r"(?<=[a-z.]) (?:[A-Z]\.?){1,3}(?= )")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
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
    r"States|The|And|Of|For|In|On|To|A(?!\.)|An|With|How|Why|What|New|Working|Issue|Volume|Chapter|"
    r"International|National|Global|European|American|Strategic|Security|Society|Network|Fund|Bank|"
    r"Bureau|Agency|Union|Alliance|Trust|Board|Forum|Federation|Coalition|Team|Staff)\b"
)
#: What stands in a byline beside a name, and is none.
_ROLE = re.compile(
    r"\b(?:fellow|director|analyst|researcher|professor|lecturer|president|editor|adviser|advisor"
    r"|manager|economist|chair)\b",
    re.IGNORECASE,
)
#: The footnotes of *Noor Ali1* and *Kaja Berg†*.
_MARKS = re.compile(r"[\d*†‡§¹²³]+$")
#: What the name of a house begins or ends with, in capitals throughout.
_HOUSE = re.compile(
    r"(?:The )?(?:[A-Z][\w’'-]+ )*"
    r"(?:Institute|Cent(?:re|er)|Foundation|University|Ministry|Department|Association)"
    r"(?: (?:for|of|on|and|the|[A-Z][\w’'-]+))*"
)
#: What parts the lines of a cover that a reader took for one: *| May 2023*, *T H E  H O U S E*.
_BETWEEN_PARTS = re.compile(
    r"\s+[|·•]\s+|\s*(?:\b\w ){4,}\w\s*$"
    rf"|\s+(?=(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}(?: \w){{5,}}$)",
    re.IGNORECASE,
)
#: Headings that papers have in common, so that none is a title.
_NO_TITLE = re.compile(
    r"(?:table of )?contents|(?:executive )?summary|introduction|abstract|foreword|preface"
    r"|key (?:points|findings)|acknowledge?ments|recommendations",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W_]+")
#: A sentence ends so, and no title.
_STOPPED = re.compile(r"[^\W\dA-Z_]{2}[.:;,]$")


class TitlePage(NamedTuple):
    """What a paper says of itself, with its date in EDTF; ``origins`` tell from where, by field.

    ``doubts`` are what the file's properties say, by field, and the text does not bear out.
    """

    title: str = ""
    authors: tuple[Person, ...] = ()
    issued: str = ""
    details: Mapping[str, str] = {}
    origins: Mapping[str, str] = {}
    doubts: Mapping[str, str] = {}


def read_title_page(document: Document) -> TitlePage:
    """What the lines before its text and the file's properties say of a paper.

    Properties that a program wrote count where the text bears them out, a title also where
    the text has none.
    """
    head = _blocks_before_text(document.blocks)
    format = format_of_name(document.format)
    title_of_text = _find_title(head, marked=format.marks_titles)
    properties = _fit_properties(document, head, title_of_text)
    origins: dict[str, str] = {}

    def take(field: str, from_properties: str, from_text: str) -> str:
        if from_properties or from_text:
            origins[field] = "the file's properties" if from_properties else "the text"
        return from_properties or from_text

    title = take("title", properties.get("title", ""), title_of_text)
    listed_authors = _split_authors(properties.get("author", ""))
    authors = listed_authors or _find_authors(head)
    if authors:
        origins["authors"] = "the file's properties" if listed_authors else "the text"
    date = date_of_metadata(properties.get("issued", ""))
    issued = take("issued", date, _find_date(head))
    url = properties.get("URL", "")
    lines = [block.text for block in head]
    details = {
        "DOI": take(
            "DOI", find_doi(properties.get("DOI", "")), find_doi(_first_match(_DOI, lines))
        ),
        "ISBN": take("ISBN", properties.get("ISBN", ""), _first_match(_ISBN, lines)),
        "URL": take("URL", url if _URL.fullmatch(url) else "", ""),
    }
    details = {field: value for field, value in details.items() if value}
    property_of_field = {"title": "title", "authors": "author"}
    doubts = {
        field: document.properties[key]
        for field, key in property_of_field.items()
        if field not in origins and document.properties.get(key)
    }
    return TitlePage(title, authors, issued, details, origins, doubts)


def _fit_properties(
    document: Document, head: Sequence[Block], title_of_text: str
) -> dict[str, str]:
    """The file's properties as far as they are the paper's, and fit to print."""
    format = format_of_name(document.format)
    properties = {
        field: value
        for field, value in document.properties.items()
        if field not in format.mistrusted
    }
    title = fit_title(properties.pop("title", ""))
    names = fit_names(properties.pop("author", ""))
    is_borne_out = not format.by_programs or not title_of_text or _bears_out(head, title)
    if title and not _NO_TITLE.fullmatch(title) and is_borne_out:
        properties["title"] = title
    authors = _split_authors(names)
    if not format.by_programs or all(
        _bears_out(head, author.family or author.name) for author in authors
    ):
        properties["author"] = names
    return properties


def _bears_out(head: Sequence[Block], words: str) -> bool:
    """Whether the lines before the text have the words, in capitals or broken as they may be."""
    letters = _NO_LETTER.sub("", words).casefold()
    text = _NO_LETTER.sub("", " ".join(block.text for block in head)).casefold()
    return letters != "" and letters in text


def _blocks_before_text(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the text begins."""
    head: list[Block] = []
    for block in blocks[:_LONGEST_HEAD]:
        if block.kind in ("paragraph", "item") and len(block.text.split()) >= _PROSE:
            break
        head.append(block)
    return head


def _find_title(head: Sequence[Block], *, marked: bool) -> str:
    """The first heading or line that can be a title: the name of a house is shorter."""
    lines = [block for block in head if block.kind in ("heading", "paragraph")][:6]
    if marked:
        headings = [block for block in lines if block.kind == "heading" and block.level == 1]
        first = next((block.text for block in headings if not _NO_TITLE.fullmatch(block.text)), "")
        if first:
            return first
    first_parts = (_split_line(block)[:1] for block in lines)
    possible_titles = [part for parts in first_parts for part in parts if _can_be_title(part)]
    longer = (
        text
        for text in possible_titles
        if _FEWEST <= len(text.split()) <= _LONGEST and not _HOUSE.fullmatch(text)
    )
    return next(longer, possible_titles[0] if possible_titles else "")


def _can_be_title(line: str) -> bool:
    return not (
        date_of_line(line)
        or _BYLINE.match(line)
        or _NO_TITLE.fullmatch(line)
        or _STOPPED.search(line)
        or (line.endswith(".") and len(line.split()) >= _SENTENCE)
    )


#: A title has so many words, in a text that does not mark it.
_FEWEST, _LONGEST = 4, 30
#: What ends in a stop is no title, whatever stands before it, if it has so many.
_SENTENCE = 12


def _find_authors(head: Sequence[Block]) -> tuple[Person, ...]:
    """Who a byline names, else who stands on a line of their own."""
    lines = [line for block in head if block.kind != "heading" for line in _split_line(block)]
    all_lines = [line for block in head for line in _split_line(block)]
    for line in all_lines:
        if byline := _BYLINE.match(line):
            people = list(_people_of_byline(byline["names"]))
            if people:
                return tuple(people)
    titled_lines = [line for line in all_lines if _TITLED.match(line)]
    if titled_lines:
        return tuple(author for line in titled_lines for author in _people_of_byline(line))
    names_alone = [line for line in lines if _is_name_of_person(line)]
    return (person_of_name(names_alone[0]),) if len(names_alone) == 1 else ()


def _split_authors(names: str) -> tuple[Person, ...]:
    """The authors that a file's properties name, whichever way they are listed."""
    authors: list[Person] = []
    for listed in re.split(r"\s*;\s*", names):
        bare = re.sub(r",?\s+(?:et\ al\.?|and\ others)$", "", listed.strip(), flags=re.IGNORECASE)
        if (
            bare.count(",") == 1
            and " and " not in bare
            and not _is_name_of_person(bare.partition(",")[0])
        ):
            authors.append(person_of_name(bare))
        elif bare:
            authors += list(_people_of_byline(bare)) or [person_of_name(bare)]
    return tuple(authors)


def _people_of_byline(line: str) -> Iterator[Person]:
    """The persons that a byline lists; nobody where one of them is no name."""
    parts = [part.strip(" .") for part in re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", line)]
    people = []
    for part in parts:
        bare = _MARKS.sub("", _TITLED.sub("", part))
        if not bare or _ROLE.search(bare):
            continue
        if not _is_name_of_person(bare):
            return
        people.append(person_of_name(bare))
    yield from people


def _is_name_of_person(line: str) -> bool:
    """Whether a line is of the form that persons' names have, and names no house."""
    bare = _INITIALS.sub("", line)
    if not _PERSON.match(bare) or _NO_PERSON.search(bare):
        return False
    # Labour YIMBY, ministry of MEXT: such a word is an abbreviation more often than a name.
    if not bare.isupper() and any(len(word) > 3 and word.isupper() for word in bare.split()):
        return False
    return all(word[0].isupper() or re.fullmatch(_PARTICLE, word) for word in line.split())


def person_of_name(name: str) -> Person:
    """A name in reading order or as *Family, Given*, in CSL's parts.

    A name of one word, or of an institution, is kept whole.
    """
    name = _TITLED.sub("", " ".join(name.split()))
    family, comma, given_name = (part.strip() for part in name.partition(","))
    if comma and given_name and "," not in given_name and not _NO_PERSON.search(name):
        before = re.match(rf"(?:{_PARTICLE} )*", family)
        particle = before.group().strip() if before else ""
        return Person(family=family[len(particle) :].strip(), given=given_name, particle=particle)
    if not _is_name_of_person(name):
        return Person(literal=name)
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    particles = [word for word in words[1:-1] if re.fullmatch(_PARTICLE, word)]
    givens = [word for word in words[:-1] if word not in particles]
    return Person(words[-1].rstrip(","), " ".join(givens), " ".join(particles), suffix)


def _split_line(block: Block) -> list[str]:
    """What stands on one line beside each other: *Noor Ali | May 2023*."""
    # The day of a date on its own line may have been taken for a number of a heading.
    text = f"{block.marker} {block.text}" if block.marker.isdigit() else block.text
    return [part for part in _BETWEEN_PARTS.split(text) if part]


def _find_date(head: Sequence[Block]) -> str:
    for block in head:
        for line in _split_line(block):
            if date := date_of_line(line):
                return date
    return ""


def _first_match(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((match[1] for line in lines if (match := pattern.search(line))), "")
