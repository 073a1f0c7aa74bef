"""Knows the characters that nobody sees: why each may not stand in a text, and where it may.

Two names that differ in such a character look the same and are two; a mark of direction
lets a reader see another order than the program does; a text of nothing else is no text.
Some scripts need some of them, and there they stay: Persian and Indic scripts and many
emoji are written with joiners, Khmer with spaces of no width.

The list holds all that Unicode calls default ignorable (DerivedCoreProperties.txt), and
what is as empty by another name. Control characters, which act rather than hide, are none
of them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import name

# Blocks of Unicode, as they stand in the brackets of a regular expression. What is itself
# invisible is left out of them.
#: Letters, digits and signs that are read from right to left, as they stand in brackets.
RIGHT_TO_LEFT_LETTERS = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_ARABIC = (
    "\u0600-\u061b\u061d-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010ac0-\U00010baf"
    "\U00010d00-\U00010d3f\U00010f30-\U00010faf\U0001e900-\U0001e95f"
)
_MONGOLIAN = "\u1800-\u180a\u1810-\u18af"
_SOUTHEAST = "\u0e00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u1aaf\u1b00-\u1bff\ua980-\uaadf"
_INDIC = (
    "\u0900-\u0dff\u1700-\u177f\u1900-\u194f\u1c00-\u1c4f\u1cd0-\u1cff\ua800-\ua8ff"
    "\ua930-\ua95f\uaae0-\uaaff\uabc0-\uabff\U00011000-\U00011fff"
)
_JOINING = _ARABIC + _MONGOLIAN + _SOUTHEAST + _INDIC
_PICTURE = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = "\u2e80-\u3163\u3165-\u9fff\uf900-\ufaff\uff00-\uff9f\uffa1-\uffdc\U00016fe0-\U0003ffff"
_JAMO = "\u1100-\u115e\u1161-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"


class InvisibleCharacters(NamedTuple):
    """Characters that nobody sees.

    ``characters`` are they, as they stand in the brackets of a regular expression;
    ``why`` they may not stand in a text. ``fitting`` is a regular expression of a stretch
    of text in which they may. Those with ``right_to_left`` may stand anywhere in a text that
    has letters that are read so; those without either, nowhere. A ``direction`` mark changes
    the order in which text is shown.
    """

    characters: str
    why: str
    fitting: str = ""
    right_to_left: bool = False
    direction: bool = False


def _beside(characters: str, script: str) -> str:
    """The characters with one of the script right before or behind them."""
    return f"(?<=[{script}])[{characters}]|[{characters}](?=[{script}])"


INVISIBLE = (
    InvisibleCharacters(
        "\u202a-\u202e\u2066-\u2069",
        "what follows it is shown in another order than it is read",
        direction=True,
    ),
    # Marks weigh no more than a letter of such a script: in a text that has some, they put a
    # bracket or a number right. The embeddings above reach further, to where somebody ends them.
    InvisibleCharacters(
        "\u200e\u200f\u061c",
        "signs beside it are shown in another order, and names that differ in it look the same",
        right_to_left=True,
        direction=True,
    ),
    InvisibleCharacters(
        "\u200c\u200d",
        "names that differ in it look the same",
        fitting=(
            f"{_beside(chr(0x200C) + chr(0x200D), _JOINING)}"
            # A family is three people joined, each perhaps with the mark of a picture.
            f"|[{_PICTURE}]\ufe0f?\u200d(?=[{_PICTURE}])"
        ),
    ),
    InvisibleCharacters(
        "\u200b",
        "a word with it in is not found by search, and names that differ in it look the same",
        fitting=_beside("\u200b", _SOUTHEAST),
    ),
    InvisibleCharacters(
        "\u2060\ufeff",
        "a word with it in is not found by search, and names that differ in it look the same",
    ),
    # It comes along when a printed text is copied; where the line ends is for others to say here.
    InvisibleCharacters(
        "\u00ad", "a word with it in is not found by search; it came along with a copy"
    ),
    InvisibleCharacters(
        "\ufe0e\ufe0f",
        "names that differ in it look the same",
        fitting=f"[{_PICTURE}][\ufe0e\ufe0f]|[#*0-9]\ufe0f(?=\u20e3)",
    ),
    InvisibleCharacters(
        "\ufe00-\ufe0d",
        "names that differ in it look the same",
        # Other forms of a letter, or of a sign of mathematics.
        fitting=f"[\u2200-\u22ff\u2a00-\u2aff\u1000-\u109f\ua840-\ua87f{_HAN}][\ufe00-\ufe0d]",
    ),
    InvisibleCharacters(
        "\U000e0100-\U000e01ef",
        "it can carry a hidden text",
        fitting=f"[{_HAN}][\U000e0100-\U000e01ef]",
    ),
    # Tags spell the name of a region behind a black flag; elsewhere they only ever hid a text.
    InvisibleCharacters(
        "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff",
        "it can carry a hidden text, which programs read and people do not",
        fitting="\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f",
    ),
    InvisibleCharacters(
        "\u180b-\u180f",
        "names that differ in it look the same",
        fitting=_beside("\u180b-\u180f", _MONGOLIAN),
    ),
    InvisibleCharacters(
        "\u115f\u1160",
        "it is a letter to programs and nothing to people",
        fitting=_beside("\u115f\u1160", _JAMO),
    ),
    InvisibleCharacters("\u3164\uffa0", "it is a letter to programs and nothing to people"),
    InvisibleCharacters("\u17b4\u17b5", "it is a letter to programs and nothing to people"),
    InvisibleCharacters(
        "\u2800",
        "it is a sign to programs and nothing to people",
        fitting=_beside("\u2800", "\u2801-\u28ff"),
    ),
    InvisibleCharacters(
        "\u034f",
        "names that differ in it look the same",
        fitting=_beside("\u034f", "\u0591-\u05f4"),
    ),
    InvisibleCharacters("\u2061-\u2065", "names that differ in it look the same"),
    InvisibleCharacters(
        "\u206a-\u206f", "it is deprecated, and changes nothing but what programs compare"
    ),
    InvisibleCharacters("\ufff0-\ufffb", "it hides a text behind another one"),
    InvisibleCharacters("\U0001d173-\U0001d17a", "it means something in a score only"),
    InvisibleCharacters(
        "\U0001bca0-\U0001bca3",
        "it means something in shorthand only",
        fitting=_beside("\U0001bca0-\U0001bca3", "\U0001bc00-\U0001bc9f"),
    ),
)

_ALL = "".join(one.characters for one in INVISIBLE)

#: What is neither a letter of Latin script nor common punctuation, an arrow or a sign.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u27ff]")

#: Ends of lines, what acts, and what is no character: nothing that a reader could see.
_UNSEEN = "\\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"


def has_invisible(text: str) -> bool:
    """Whether the text holds a character that nobody sees, in its place or not."""
    # Looked for in few texts only. Some of them are letters to Python, and printable.
    return _is_unusual(text) and _invisible_pattern().search(text) is not None


def has_right_to_left(text: str) -> bool:
    """Whether the text holds a character of a script that is read from right to left."""
    return _is_unusual(text) and _right_to_left_pattern().search(text) is not None


def find_invisible(text: str) -> Iterator[tuple[str, InvisibleCharacters]]:
    """Each invisible character that stands where it may not, and what it is."""
    if has_invisible(text):
        for stretch in _stretch_pattern(has_right_to_left(text)).finditer(text):
            if character := stretch.group("unfitting"):
                yield character, _kind_of_invisible(character)


def visible_text(text: str) -> str:
    """The text without the invisible characters that stand where they may not."""
    if not has_invisible(text):
        return text
    stretches = _stretch_pattern(has_right_to_left(text))
    return stretches.sub(lambda one: "" if one.group("unfitting") else one.group(), text)


def without_invisible(text: str) -> str:
    """The text without any invisible character: what two texts have in common that look alike."""
    return _invisible_pattern().sub("", text) if has_invisible(text) else text


def is_blank(text: str) -> bool:
    """Whether nothing of the text is left to be seen once it is cleaned."""
    if text.isascii() and text.isprintable():
        return not text.strip(" ")
    return _blank_pattern().fullmatch(text) is not None


def describe_character(character: str) -> str:
    """How a character that cannot be shown is called: its number, and its name if it has one."""
    called = name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({called})" if called else "")


def _is_unusual(text: str) -> bool:
    """Whether the text goes beyond the letters and signs that most texts are made of.

    To ask this takes half the time of looking for one of so many characters.
    """
    return not text.isascii() and _UNUSUAL.search(text) is not None


def _kind_of_invisible(character: str) -> InvisibleCharacters:
    return next(
        invisible for invisible in INVISIBLE if re.match(f"[{invisible.characters}]", character)
    )


# Compiled where they are first needed: most calls meet no such text.
@cache
def _invisible_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_ALL}]")


@cache
def _blank_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_ALL}{_UNSEEN}]*")


@cache
def _right_to_left_pattern() -> re.Pattern[str]:
    return re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")


@cache
def _stretch_pattern(right_to_left: bool) -> re.Pattern[str]:
    """The stretches in which invisible characters may stand, and any other one as unfitting.

    Whether the text holds right-to-left letters is told, for the marks that may stand
    among such.
    """
    fitting = [invisible.fitting for invisible in INVISIBLE if invisible.fitting]
    if right_to_left:
        fitting += [
            f"[{invisible.characters}]" for invisible in INVISIBLE if invisible.right_to_left
        ]
    return re.compile(f"{'|'.join(fitting)}|(?P<unfitting>[{_ALL}])")
