"""Gathers how texts use the names of possible actors: how often, as whom, and what they define."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from policy_compare.evidence.body_names import (
    NameInText,
    find_body_names,
    is_initials,
    names_body,
)
from policy_compare.urging.patterns import LY, any_of
from policy_compare.urging.word_lists import REPORTING

#: What stands behind someone who acts, or is asked to: *OMB staff have not said*.
_ACTING: Final = re.compile(
    rf"(?: \([A-Z]\w+\))?(?: officials?| staff)?(?: (?:also|then|now|already|{LY}))* (?:"
    r"should|must|needs? to|ought to|(?:plan|want|intend|agree)s? to|did not|does not"
    rf"|(?:has|have) (?:not |already |{LY} )?(?!been)\w+(?:ed|en|de|ne)|{any_of(REPORTING)})\b"
)
#: York [should build]; but not: [homes in ]York[ should be built]
_URGED: Final = re.compile(rf" (?:should|must|ought to|needs? to)\b(?!(?: {LY})? be\b)")
_INSIDE_SUBJECT: Final = re.compile(r"\b(?:at|by|for|from|in|of|on|to|with)(?: the)? $")
#: The US and; of the EU.
_ALONE: Final = re.compile(r"[.,;’']| (?:and|or|to|in|on|for|with|by|as|is|are|will|would)\b")
#: What stands before someone who is asked, or to whom something is done.
_ADDRESSED: Final = re.compile(
    r"\b(?:by|via|through|under|with|among|between|to|for|against|urges?|direct|require|encourage"
    r"|ask|help|call on|recommend that)(?: the| all| other)? $",
    re.IGNORECASE,
)
_REACH: Final = 30
_JOINED: Final = re.compile(r"(?: \([A-Z][\w&-]+\))?(?:,|,? and|,? or|,? as well as)(?: the)? ")
#: the Treasury[’s ]Office; an office [at the ]Treasury
_OWNING: Final = re.compile(r"[’']s? ")
_INSIDE: Final = re.compile(r" (?:at|within)(?: the)? ")
#: Office of Science[ (OS)]
_SHORT_FORM: Final = re.compile(
    r"(?:[’']s)? \((?:the )?[“\"]?([A-Z][\w&-]{0,10}\w)(?<![A-Z]s)s?[”\"]?\)"
)


class NameUses:
    """How names are used in texts, each counter by name.

    ``mentions`` counts all uses, ``opening`` those that open a sentence, ``acting`` those that act
    and ``addressed`` those to whom something is said or done. ``joined`` are pairs of names with
    *and* between them, ``parts`` pairs of a name and the whole that a text gives it. Of each short
    form ``definitions`` count what it stands for; ``words`` are all words as they are written.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self.words = {word for text in texts for word in re.findall(r"[\w’'-]+", text)}
        self.mentions: Counter[str] = Counter()
        self.opening: Counter[str] = Counter()
        self.acting: Counter[str] = Counter()
        self.addressed: Counter[str] = Counter()
        self.joined: Counter[tuple[str, str]] = Counter()
        self.parts: Counter[tuple[str, str]] = Counter()
        self.definitions: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            self._gather(text)

    def names_in(self, text: str) -> list[NameInText]:
        """The names in a text."""
        return list(find_body_names(text, self.words))

    def _gather(self, text: str) -> None:
        names = [self._define_short_form(text, name) for name in self.names_in(text)]
        for name in names:
            self.mentions[name.name] += 1
            self.opening[name.name] += name.opens
            self.acting[name.name] += _is_acting(text, name)
            self.addressed[name.name] += _is_addressed(text, name)
        for a, b in pairwise(names):
            between = text[a.end : b.start]
            if _JOINED.fullmatch(between) and not (a.opens and between == ", "):
                self.joined[a.name, b.name] += 1
            elif _OWNING.fullmatch(between) or (
                between == ") " and text.endswith(("’s (", "'s ("), 0, a.start)
            ):
                self.parts[b.name, a.name] += 1
            elif _INSIDE.fullmatch(between):
                self.parts[a.name, b.name] += 1

    def _define_short_form(self, text: str, name: NameInText) -> NameInText:
        """The name as far as a short form behind it stands for it, which is noted."""
        short_form = _SHORT_FORM.match(text, name.end)
        long_name = _defined_name(name.name, short_form[1]) if short_form else ""
        if short_form and long_name:
            self.definitions[short_form[1]][long_name] += 1
        return name._replace(name=long_name or name.name)


def urged_names(text: str, names: Iterable[NameInText]) -> set[str]:
    """Those of a text's names that it says should do something."""
    return {
        name.name
        for name in names
        if _URGED.match(text, name.end)
        and not _INSIDE_SUBJECT.search(text, max(0, name.start - _REACH), name.start)
    }


def asked_names(text: str, names: Sequence[NameInText]) -> set[str]:
    """Those of a text's names that act, or to whom it is done, and all in their lists."""
    asked_places = {
        place
        for place, name in enumerate(names)
        if _ACTING.match(text, name.end) or _is_addressed(text, name)
    }
    joined_places = [
        place
        for place, (a, b) in enumerate(pairwise(names))
        if _JOINED.fullmatch(text, a.end, b.start)
    ]
    for place in joined_places:
        if place in asked_places:
            asked_places.add(place + 1)
    for place in reversed(joined_places):
        if place + 1 in asked_places:
            asked_places.add(place)
    return {names[place].name for place in asked_places}


def _is_acting(text: str, name: NameInText) -> bool:
    """Whether a name acts; an abbreviation with an article is a body's too."""
    has_article = text.endswith(("the ", "The "), 0, name.start)
    stands_alone = has_article and is_initials(name.name) and _ALONE.match(text, name.end)
    return bool(stands_alone or _ACTING.match(text, name.end))


def _is_addressed(text: str, name: NameInText) -> bool:
    return _ADDRESSED.search(text, max(0, name.start - _REACH), name.start) is not None


def initials_of(name: str) -> set[str]:
    """The initials of a name's words, with those of the small ones and without."""
    letters = [word if is_initials(word) else word[0] for word in re.findall(r"[\w&]+", name)]
    large = [letter for letter in letters if letter[0].isupper()]
    return {"".join(letters).upper(), "".join(large).upper()}


def _defined_name(name: str, short_form: str) -> str:
    """What of a name a short form stands for; nothing where it cannot.

    That is the shortest end of it that is a body's name by itself and has the short form for its
    initials, or has its letters in their order (Schwartz and Hearst 2003, Pacific Symposium on
    Biocomputing 8:451).
    """
    ends = [name[match.end() :] for match in re.finditer(r"[ -]", name)]
    candidates = [*filter(names_body, reversed(ends)), name]
    fitting = [
        *(end for end in candidates if short_form.upper() in initials_of(end)),
        *(end for end in candidates if _has_letters(end, short_form)),
    ]
    return fitting[0] if fitting else ""


def _has_letters(name: str, short_form: str) -> bool:
    letters: Iterator[str] = iter(name.casefold())
    return all(letter in letters for letter in re.sub(r"\W", "", short_form.casefold()))
