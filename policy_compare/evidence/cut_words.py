"""Says whether a stretch of a text begins or ends inside a word or a number, and which.

What is cut there may say the opposite: *lethal aid* stands in *non-lethal aid*, *should* in
*shouldn't*, *spending to 2* in *spending to 2.5*. So the words of a text are taken here with
their hyphens and apostrophes, and its numbers with what parts their digits, joins them to
others or stands before them as a sign.
"""

import re
from typing import Final
from unicodedata import category

from policy_compare.texts.normalisation import is_unseen, is_word_character

#: So many characters on each side of a place tell whether a word or a number runs over it.
_REACH: Final = 40

#: A word that is longer is shown with so much of it on each side of a stretch.
_LONGEST: Final = 60

#: The scripts that put no space between words: Thai to Burmese, Khmer, kana and ideographs.
_UNSPACED: Final = (
    "\u0e00-\u0eff", "\u1000-\u109f", "\u1780-\u17ff", "\u3040-\u30ff", "\u3400-\u9fff",
    "\uf900-\ufaff",
)  # fmt: skip

#: Signs of many forms by the one that the patterns below have for them. Dashes of the length
#: of an em part words, and the shorter ones join them.
_FORMS: Final = {
    **dict.fromkeys("'’‘ʼ‛′＇׳", "'"),
    **dict.fromkeys('"“”„‟»״', '"'),
    **dict.fromkeys("—―⸺⸻〜", "="),
    **dict.fromkeys(".٫·．", "."),
    **dict.fromkeys(",٬，", ","),
    **dict.fromkeys("/⁄∕／", "/"),
    **dict.fromkeys(":∶：", ":"),
    **dict.fromkeys("%٪‰", "%"),
    **dict.fromkeys("×✕", "×"),
    "−": "-",
    "_": "_",
}


class _Shapes(dict[int, str]):
    """What kind each character is of, by its code point; filled as characters are met.

    ``a`` is of a word, ``c`` of a word in a script without spaces, ``0`` and ``n`` are of
    numbers in one of the first and of the second kind; space, hyphen, currency sign and
    the signs of ``_FORMS`` stand for themselves, ``_`` for any other, and what is not seen
    has no shape.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shape = _FORMS.get(char) or _shape_of(char)
        self[code] = shape
        return shape


def _shape_of(char: str) -> str:
    if is_unseen(char):
        return ""
    if char.isspace():
        return " "
    kind = category(char)
    if kind in ("Pd", "Sc"):
        return "-" if kind == "Pd" else "$"
    if not is_word_character(char):
        return char if char in "()[]&" else "_"
    number = char.isnumeric()
    if any(block[0] <= char <= block[-1] for block in _UNSPACED):
        return "n" if number else "c"
    return "0" if number else "a"


_SHAPES: Final = _Shapes()

#: A word or a number runs over the place of the bar.
_WITHIN: Final = re.compile(
    r"""
      [a0]\|[a0] | [0n]\|[0n]
      # can't, the town's, 10'000
    | [a0]'\|[a0] | [a0]\|'[a0]
      # non-lethal, U.S.-led, 10–15, 10%–15%, $10–$15
    | [a0][.%)"]?(?:-\|\$? | \|-\$?)[a0] | [a0]\|[.%)"]-\$?[a0] | [a0][.%]?-\$\|0
      # 2.5, 10,000, 1/2, 10:30
    | [0n][.,:/]\|[0n] | [0n]\|[.,:/][0n]
      # .5
    | (?<![a0cn.)"'\]])\.\|0
      # 4×4, 5 × 10
    | 0(?:\|[ ]?×[ ]? | [ ]\|×[ ]? | [ ]?×\|[ ]? | [ ]?×[ ]\|)0
      # 90%, $10, $ 10, 10€, A$10
    | 0\|[%$] | \$\|[a0] | (?<!0)(?<!0[ ])\$(?:[ ]\|0 | \|[ ]0) | a\|\$0
      # 10 000
    | (?<![a0.,:/'$-])\$?0{1,3}(?:[ ]000)*(?:\|[ ] | [ ]\|)000(?![a0])
      # law(s), creat[ed], [w]hat
    | a(?:\|\( | \(\|)a{1,2}\) | a(?:\|\[ | \[\|)a{1,4}\] | \[a{1,4}(?:\|\] | \]\|)a
      # (un)fair
    | \((?:\|a{1,6}\) | a{1,6}(?:\|\) | \)\|))a
      # w/o
    | (?<![a0])a(?:\|/ | /\|)a | a(?:\|/ | /\|)a(?![a0])
      # U.S, R&D
    | (?<![a0'.-])(?:a\.)*(?:a\.\|a | a\|\.a)(?![a0']) | a&\|a | a\|&a
    """,
    re.VERBOSE,
)

#: Words before which a hyphen hangs: *short- and long-term*.
_SUSPENDING: Final = "and|or|to|but|nor|und|oder|bis|et|ou|y|o|e"

#: What is counted in parts: *2. 5 percent* was divided at the end of a line.
_COUNTED: Final = r"%|per\ ?cent|percentage|[mbtr]+illion|times|points"

#: Words that turn the next one and may be parted from it by a space, or by a stroke.
_PREFIXES: Final = "[Nn][Oo][Nn]|[Aa]nti"
_BEFORE_STROKE: Final = "[Nn]on|[Aa]nti|[Uu]n|[Dd]is|[Ii][lmr]"

#: *non lethal* is *non-lethal*, *devel- opment* was divided at the end of a line, and a
#: stop between two letters of which the second is small is that of a name, as in *gov.uk*.
_LOOSE: Final = re.compile(
    rf"""
      (?<![^\W_])(?<!['’-])(?<!\bqua\ )(?:{_PREFIXES})
          (?:\|[-‐–]?\s+ | [-‐–]\|\s+ | [-‐–]?\s+\| | \|— | —\|)[^\W\d_]
    | (?<![^\W_])(?:{_BEFORE_STROKE})(?:\|/ | /\|)[a-zà-ÿ]
    | \d,(?:\|\s | \s\|)000(?!\d) | \d\|,\s000(?!\d)
    | (?<![\d.])\d{{1,3}}(?:\|\.\s | \.\|\s | \.\s\|)\d{{1,2}}\s?(?:{_COUNTED})
    | [^\W\d_]{{2}}(?:\|[-‐]\s+ | [-‐]\|\s+ | [-‐]\s+\|)(?!(?:{_SUSPENDING})\b)[a-zà-ÿ]
    | [^\W\d_](?:\|\. | \.\|)[a-z]
    """,
    re.VERBOSE,
)

#: A block that ends with the first of these goes on in one that begins with the second.
_DIVIDED: Final = re.compile(r"[^\W\d_]{2}[-‐]\s*$")
_CONTINUED: Final = re.compile(rf"(?!(?:{_SUSPENDING})\b)[a-zà-ÿ]")

#: What French, Italian and Catalan write together with the word behind it, which may stand
#: alone all the same. *n'* is none of them: it denies.
_ELIDED: Final = re.compile(
    r"(?<![^\W_])(?:[ldjmtsc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|un|quest|quell|bell"
    r"|sant|gl|tutt|dov|com|cos|anch|senz|(?:a|da|de|ne|su|co)ll)['’ʼ](?:\|[aeiouyhàâäæéèêëîïôöœùûü])",
    re.IGNORECASE,
)

#: A hyphen before a letter that stands alone.
LONE_LETTER: Final = re.compile(r"(?<=[^\W\d_])[-‐‑–](?=[^\W\d_](?:[\s.,;:!?)\]”\"]|$))")

_CURRENCY: Final = "$€£¥₩₽₹₴"

#: A number begins with one of these.
_NUMERIC: Final = frozenset(f"0123456789.{_CURRENCY}")

#: So many characters before a number hold its sign.
_SIGN_REACH: Final = 8

#: A minus: a dash right before a number, and right behind nothing.
_MINUS: Final = re.compile(rf"(?<![^\s(\[“\"'‘’«/:;,=])[-‐‑–−](?=[{_CURRENCY}]?[.,]?\d)")
#: A dash that is not set aside: a minus, or the hyphen that makes *non-E* another word than
#: *none*.
_TELLING: Final = re.compile(rf"{_MINUS.pattern}|{LONE_LETTER.pattern}")
_BEFORE: Final = re.compile(rf"[-‐‑–−][{_CURRENCY}]?$")
#: A minus that a space or the end of a line parts from its number. Longer dashes with
#: spaces around them are none, nor is what stands between two numbers.
_MINUS_APART: Final = re.compile(rf"(?<=[^\W\d_]\s)[-−]\s[{_CURRENCY}]?$")
_LEADING_DASH: Final = re.compile(r"\s*[-‐‑–−]\s*")
#: Another sign before a number, which a stretch that begins with the number leaves out.
_SIGN: Final = re.compile(rf"(?:(?<![-=–\w])[<>≤≥⩽⩾≦≧±∓~∼≈≃]=?|\+\s?/?\s?[-−–])\s?[{_CURRENCY}]?$")


#: What stands around most places: the end of a word that is no prefix, perhaps a stop, a
#: blank, and the beginning of another word. Two characters of it are behind the place.
_BETWEEN_WORDS: Final = re.compile(
    r"(?s:.{0,5})[A-Za-z]{2}(?<![Nn][Oo][Nn])(?<![Aa]nti)"
    r"(?: [A-Za-z]|[.,;:!?]? [A-Za-z]{2}|[.,;:!?] ?)"
)
_BEFORE_PLACE, _BEHIND_PLACE = 7, 2


_DASHES: Final = frozenset("-‐‑–−")
_APOSTROPHES: Final = frozenset("'’ʼ")


def cuts_words(text: str, start: int, end: int, quote: str = "") -> bool:
    """Whether the stretch cuts anything; see :func:`widen_over_cut_words`."""
    if word_runs_over(text, end) or (word_runs_over(text, start) and not _is_elided(text, start)):
        return True
    return widen_over_cut_words(text, start, end, quote) is not None


def widen_over_cut_words(
    text: str, start: int, end: int, quote: str = ""
) -> tuple[int, int] | None:
    """The stretch with what it cuts at its ends made whole, or None where it cuts nothing.

    It cuts a word or a number that runs over one of its ends, and a sign that stands before
    its first number. ``quote`` is how another hand has written the stretch, which may lack
    a minus that the text has, or have one too many.
    """
    first, last = start, end
    if not _is_elided(text, start):
        while first > max(start - _LONGEST, 0) and word_runs_over(text, first):
            first -= 1
    while last < min(end + _LONGEST, len(text)) and word_runs_over(text, last):
        last += 1
    added = text[first:start] + text[end:last]
    if any(sign in added for sign in "([") and text[last : last + 1] in {")", "]"}:
        last += 1
    first = _start_of_sign(text, first)
    as_written = quote or text[start:end]
    if _DASHES.isdisjoint(as_written + text[max(first - _SIGN_REACH, 0) : last]):
        # Nearly always there is none, and none to be compared.
        return None if (first, last) == (start, end) else (first, last)
    apart = _MINUS_APART.search(text, max(first - _SIGN_REACH, 0), first)
    if apart is not None and text[first : first + 1] in _NUMERIC:
        dash = _LEADING_DASH.match(as_written)
        if dash is None:
            return apart.start(), last
        as_written = as_written[dash.end() :]
    minus = _start_of_minus(text, first)
    if _count_dashes(as_written) != _count_dashes(text, minus, last):
        return minus, last
    return None if (first, last) == (start, end) else (first, last)


def word_runs_over(text: str, place: int) -> bool:
    """Whether a word or a number runs over this place of a text."""
    beside = text[max(place - 1, 0) : place + 1]
    if not 0 < place < len(text):
        return False
    if beside.isalnum() and beside.isascii():
        # Most words are cut amid their letters, and most texts are long.
        return True
    around = (max(place - _BEFORE_PLACE, 0), place + _BEHIND_PLACE)
    if _BETWEEN_WORDS.fullmatch(text, *around) is not None:
        return False
    before = text[max(place - _REACH, 0) : place]
    after = text[place : place + _REACH]
    shape = f"{before.translate(_SHAPES)}|{after.translate(_SHAPES)}"
    if _WITHIN.search(shape) is not None:
        return True
    return _LOOSE.search(f"{before}|{after}") is not None


def is_word_divided(before: str, behind: str) -> bool:
    """Whether a word was divided between two blocks of these texts."""
    return _CONTINUED.match(behind) is not None and _DIVIDED.search(before[-_REACH:]) is not None


def _is_elided(text: str, place: int) -> bool:
    if text[max(place - 1, 0) : place] not in _APOSTROPHES:
        return False
    around = f"{text[max(place - _REACH, 0) : place]}|{text[place : place + 1]}"
    return _ELIDED.search(around) is not None


def _start_of_sign(text: str, start: int) -> int:
    """Where the sign before the number at ``start`` begins; ``start`` if there is none."""
    if not (text[start : start + 1].isdigit() or text[start : start + 1] in _NUMERIC):
        return start
    sign = _SIGN.search(text, max(start - _SIGN_REACH, 0), start)
    return start if sign is None else sign.start()


def _start_of_minus(text: str, start: int) -> int:
    """Where the minus before the number at ``start`` begins; ``start`` if there is none."""
    before = _BEFORE.search(text, max(start - _SIGN_REACH, 0), start)
    low = start if before is None else before.start()
    return low if _MINUS.match(text, low) else start


def _count_dashes(text: str, start: int = 0, end: int | None = None) -> int:
    """How many dashes of a text make other words or numbers of it."""
    return sum(1 for _ in _TELLING.finditer(text, start, len(text) if end is None else end))
