"""Finds in a text the names of those who can be asked to act: bodies, offices, groups of people.

There is no list of names here. A name is a run of words with capitals, held together by *of* and
*for*; it is a body's where a noun for one leads or ends it (*Department of …*, *… Council*).
Groups of people have no capitals and go by their nouns (*agencies*, *tenants*).
"""

import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from policy_compare.urging.patterns import any_of
from policy_compare.urging.word_lists import AGENTS, OPTIONS, PLANS, word_set

#: Nouns for a person by office: who holds it stands for the body.
_HOLDERS: Final = word_set(
    """
    administrator attorney chair chairman chairwoman chief commissioner coordinator director envoy
    executive head mayor minister officer ombudsman president representative secretary
    """
)
#: Nouns for one body that texts speak of without its name: *the council*.
_COLLECTIVES: Final = word_set(
    "council government industry ministry municipality parliament police regulator"
)
#: These, and nouns for people by what they have in common.
GROUPS: Final = (
    _COLLECTIVES
    | {"civil society", "international community", "local authorities", "private sector"}
    | word_set(
        """
        academia academics adversaries agencies airlines allies businesses carers charities
        citizens cities companies consumers contractors councils customers departments developers
        doctors donors employees employers farmers firms founders funders governments hospitals
        households insurers investors judges landlords lawmakers leaders legislators lenders
        manufacturers migrants ministers municipalities ngos nurses officials operators
        organisations organizations owners parents parliamentarians partners patients planners
        policymakers politicians practitioners producers professionals public regulators
        researchers residents retailers scientists staff stakeholders startups states students
        suppliers taxpayers teachers tenants universities users victims volunteers workers
        """
    )
)
#: Nouns that lead or end the name of a body or an office.
_BODIES: Final = (
    word_set("bureau centre center committees corps foundation general office")
    | _HOLDERS
    | _COLLECTIVES
    | {noun for noun in AGENTS - GROUPS if not noun.endswith("ies")}
) - word_set(
    "actor actors groups heads leadership media providers research schools services trusts we world"
    " you"
)
#: What no name of an actor ends in, whatever is said of it: *the Plan must …*
_THINGS: Final = PLANS | OPTIONS | word_set("act acts code inventory order report review system")
_DATES: Final = word_set(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    """
)
#: A person's name begins with one of these, or follows it.
_PERSONAL: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Lord|Lady|Baroness|Baron|Sir|Dame|Viscount|Hon|Honou?rable)\b"
)
_WORD: Final = r"(?:(?:[A-Z]\.){2,}|[A-Z](?:[\w&]|[’'](?!s\b)|-(?=[A-Z0-9]))*)"
_RUN: Final = rf"{_WORD}(?: {_WORD})*"
_NAME: Final = re.compile(
    rf"(?<![\w.&-])(?:The )?(?P<name>{_RUN}(?: (?:of|for)(?: the)? {_RUN})*"
    rf"|(?:{any_of(GROUPS)})(?![\w-]))"
)
_OF: Final = re.compile(r" (?:of|for)(?: the)? ")
#: Office of Management [and Budget]; Food [and Drug Administration]
_AND: Final = re.compile(rf"(?P<list>(?:, {_WORD}){{1,5}},?)? (?:and|&) (?P<run>{_RUN})")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;•] |[“\"(])$")
_FIRST_WORD: Final = re.compile(r"([\w.’'&-]+)(?: (?:(?:of|for)(?: the)? )?)?")


class NameInText(NamedTuple):
    """A name at characters ``start`` to ``end`` of a text; whether it ``opens`` a sentence."""

    start: int
    end: int
    name: str
    opens: bool


def find_body_names(text: str, words: Container[str]) -> Iterator[NameInText]:
    """The names in a text; a word that opens a sentence and is one of ``words`` belongs to none."""
    end = 0
    for match in _NAME.finditer(text):
        start = max(match.start("name"), end)
        opens = _SENTENCE_START.search(text, max(0, match.start() - 2), match.start()) is not None
        first = _FIRST_WORD.match(text, start, match.end())
        if opens and first and start == match.start():
            word = first[1].casefold()
            if word not in GROUPS | _BODIES and (len(word) == 1 or word in words):
                start = first.end()
        if start < match.end() and not _PERSONAL.search(text, max(0, start - 12), match.end()):
            end = _end_of_name(text, start, match.end())
            yield NameInText(start, end, re.sub(r"(?<=[A-Z])\.", "", text[start:end]), opens)


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where a name ends that may go on behind *and*."""
    name, continuation = text[start:end], _AND.match(text, end)
    last = name.rpartition(" ")[2]
    if not continuation or is_initials(last) or last.casefold() in _BODIES | GROUPS:
        return end
    words = continuation["run"].split(" ")
    are_bodies = [is_initials(word) or word.casefold() in _BODIES for word in words]
    if _OF.search(name) and names_body(name):
        goes_on = not any(are_bodies)
    else:
        goes_on = not continuation["list"] and len(words) > 1 and words[-1].casefold() in _BODIES
    return continuation.end() if goes_on else end


def is_initials(word: str) -> bool:
    """Whether a word is written as an abbreviation is: *OMB*, *MoD*."""
    return len(word) > 1 and 2 * sum(map(str.isupper, word)) > len(word)


def split_office(name: str) -> tuple[str, str]:
    """The name up to its first *of* or *for*, and what comes behind."""
    lead, *behind = _OF.split(name, maxsplit=1)
    return lead, "".join(behind)


def names_body(name: str) -> bool:
    """Whether a noun for a body or an office leads or ends the name."""
    ends = {part.rpartition(" ")[2].casefold() for part in (split_office(name)[0], name)}
    return not ends.isdisjoint(_BODIES)


def names_holder(name: str) -> bool:
    """Whether it names an office that one person holds, such as *Director of the Budget*."""
    return split_office(name)[0].rpartition(" ")[2].casefold() in _HOLDERS


def names_no_actor(name: str) -> bool:
    """Whether it names a day, a number, a plan, a law, or a person with a title."""
    words = name.casefold().split(" ")
    is_thing = words[-1] in _THINGS or not _HOLDERS.isdisjoint(words)
    is_number = re.fullmatch(r"[IVX]+|[A-Z]", name) is not None
    return words[0] in _DATES or is_number or (is_thing and not names_body(name))
