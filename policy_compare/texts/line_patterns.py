"""What a line's own words say about what it is: an item, a heading, an entry, an end.

No rule here knows a subject or a document; all rest on marks, capitals and lengths.
"""

import re
from typing import NamedTuple

from policy_compare.texts.dates import MONTHS

#: Marks that only ever begin an item; symbol fonts put theirs into the private area.
_BULLETS = "•‣▪▫◦●○■□◆◇♦➢➤➔►▶✓✔✦❖∙⁃\uf000-\uf0ff"
_BULLET = re.compile(rf"([{_BULLETS}])\s*(?=\S)|([·–—*+o-])\s+(?=\S)")
_NUMBER = re.compile(
    r"(\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})\)|(?:\d{1,3}|[A-Za-z]|[ivxl]{2,6})\.)\s+(?=\S)"
)
_LEAD = re.compile(
    r"((?:(?:key|main|policy)\s+)?(?:recommendation|proposal|action|measure|priority)"
    r"\s+(?:no\.?\s*|#\s*)?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?|[ivx]{1,6}|[a-h]))\s*(?:[:.–—]|\s-)\s+(?=\S)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?<![^\W_])(?:\d{1,4}|[ivxlc]{1,7})$")
_LEADERS = " .…·_\t"
_LEADER = re.compile(r"\.\s?\.|…|·\s?·|__")
_CONTENTS_HEADING = re.compile(
    r"(?:table of )?contents|list of (?:figures|tables|boxes)|inhalt(?:sverzeichnis)?|sommaire|"
    r"table des matières",
    re.IGNORECASE,
)
_SOURCES_HEADING = re.compile(
    r"(?:(?:select(?:ed)? )?bibliography|(?:foot|end)?notes|references|works cited|"
    r"(?:list of )?sources|literature(?: cited)?|notes and references|references and notes|"
    r"literatur(?:verzeichnis)?|quellen|anmerkungen|bibliographie)[.:]?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|map|exhibit|photo|source|note)s?\s*(?:[:\d]|[A-Z][:.\d])",
    re.IGNORECASE,
)
_DIGIT = "\\d⁰¹²³⁴⁵⁶⁷⁸⁹"
_END = re.compile(
    r"[.!?…][\"”’»')\]]*"
    rf"(?:\s?(?:(?<![{_DIGIT}])[{_DIGIT}]{{1,3}}(?![{_DIGIT}])|\[\d{{1,3}}\])[,\s–-]*){{0,12}}$"
)
#: How much of a text's end is looked at for the end of a sentence and marks behind it.
_TAIL = 60
_SECTION_NUMBER = re.compile(
    r"((?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVXL]{1,6}|[A-Z](?:\.\d{1,2}){0,3})[.)]?)"
    r"(?:\s+[-–—:]?\s*|\s*[:–—]\s*)(?=[“‘\"'(]?[^\W\da-z_])"
)
_DAY = re.compile(rf"\d{{1,2}}\.?\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_PART = re.compile(r"[A-Z]\w+\s+(?:[IVXL]{1,6}|\d{1,2})\s*[:.–—]\s")
_LIGHT = re.compile(
    r"an?|the|of|and|or|for|to|in|on|at|by|with|from|as|is|are|be|that|into|its|their|while|"
    r"within|through|over|under|between|against|how|what|why|it|than|vs|via",
    re.IGNORECASE,
)


class MarkedItem(NamedTuple):
    """An item's marker and the text behind it; ``sure`` if the marker can be nothing else."""

    marker: str
    text: str
    sure: bool


def split_marker(text: str) -> MarkedItem | None:
    """The text as an item, or None if no marker begins it."""
    # Most lines begin with a word, and this is asked of all of them.
    if not text[:2].isalpha() or text[1:2].lower() in "ivxl":
        match = _BULLET.match(text)
        if match is not None:
            return MarkedItem(
                match.group().strip(), text[match.end() :], match.group(1) is not None
            )
        match = _NUMBER.match(text)
        if match is not None:
            return MarkedItem(match.group(1), text[match.end() :], sure=False)
    match = _LEAD.match(text)
    if match is not None:
        return MarkedItem(" ".join(match.group(1).split()), text[match.end() :], sure=False)
    return None


def number_of_marker(marker: str) -> int:
    """The number that a marker such as ``3.`` or ``(c)`` stands for, else 0."""
    bare = marker.strip("().").lower()
    if bare.isdecimal():
        return int(bare)
    if len(bare) == 1 and bare.isalpha() and bare.isascii() and marker != "o":
        return ord(bare) - ord("a") + 1
    return number_of_numeral(bare)


def number_of_numeral(text: str) -> int:
    """The number that a Roman numeral in small letters stands for, 0 if it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if not text or not set(text) <= set(values):
        return 0
    digits = [values[letter] for letter in text]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)


def read_contents_entry(text: str, *, listed: bool = False) -> str | None:
    """An entry of a table of contents without its leader and page; None if it is none.

    Leaders give an entry away anywhere; a page number alone only where entries are
    ``listed``.
    """
    text = text.rstrip()
    if text[-1:].isalpha() and text[-1] not in "ivxlc":
        return None
    if not listed and _LEADER.search(text) is None:
        return None
    match = _PAGE.search(text[-9:])
    page = match.group() if match else ""
    head = text.removesuffix(page)
    entry = head.rstrip(_LEADERS)
    if not any(letter.isalpha() for letter in entry):
        return None
    if sum(not letter.isspace() for letter in head[len(entry) :].replace("…", "...")) > 3:
        return entry
    return entry if listed and page else None


def is_contents_heading(text: str) -> bool:
    """Whether a heading stands above a table of contents."""
    return _CONTENTS_HEADING.fullmatch(text) is not None


def is_sources_heading(text: str) -> bool:
    """Whether what stands under a heading are notes or entries of a list of sources."""
    return _SOURCES_HEADING.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, marks of notes aside."""
    return not text[-1:].isalpha() and _END.search(text[-_TAIL:]) is not None


def begins_in_lower_case(text: str) -> bool:
    """Whether the first letter is a small one, so that the text goes on with something."""
    first = text.lstrip("“‘\"'([—–- ")[:1]
    return first.islower()


def split_heading_number(text: str) -> tuple[str, str]:
    """A heading's own number and its words; the number is empty where there is none.

    A number with a name, as in "Part II: …", is kept among the words.
    """
    match = _SECTION_NUMBER.match(text)
    if match is None or _DAY.match(text):
        return "", text
    number = match.group(1).rstrip(".:)")
    if number.isalpha() and len(number) == 1 and match.group(1) == number:
        return "", text
    return number, text[match.end() :]


def names_part(text: str) -> bool:
    """Whether a heading names itself a part: a word, a numeral, a colon."""
    return _PART.match(text) is not None


def is_in_capitals(text: str) -> bool:
    """Whether the text is set in capitals throughout."""
    return text.isupper() and sum(letter.isalpha() for letter in text) > 2


def is_in_title_case(text: str) -> bool:
    """Whether nearly all words that carry meaning begin with a capital or a digit."""
    words = [word.strip("“”‘’\"'(),:;?!") for word in text.replace("—", " ").split()]
    heavy = [word for word in words if word and not _LIGHT.fullmatch(word)]
    raised = sum(not word[0].islower() for word in heavy)
    return bool(heavy) and raised >= 0.75 * len(heavy) and any(word[0].isalpha() for word in heavy)


def may_be_heading(text: str, words: int = 14, letters: int = 100) -> bool:
    """Whether a line is short and open enough at its end to be a heading."""
    if not text or len(text) > letters or text[-1] in ".,;:!…-" or begins_in_lower_case(text):
        return False
    if len(text.split()) > words or not any(letter.isalpha() for letter in text):
        return False
    return not ends_sentence(text.removesuffix("?")) and _CAPTION.match(text) is None


def ends_on_light_word(text: str) -> bool:
    """Whether the text's last word cannot be the last of a heading."""
    return _LIGHT.fullmatch(text.rpartition(" ")[2]) is not None or text.endswith(
        (",", ":", "–", "—", "-")
    )
