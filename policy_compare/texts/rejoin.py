"""Makes a paragraph's text whole again: what printing it broke, bound together or hung on.

A quote is looked for in the words that were written. Typesetting cuts them at line ends,
binds letters together and hangs the numbers of notes on them; all that is undone here.
Quotation marks and dashes stay as they are printed.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

_BOUND = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_UNSEEN = (
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\ufffe", "\ufffd"),
    *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
)
_CONTROL = (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
_LETTERS = str.maketrans(
    {**_BOUND, **dict.fromkeys(_UNSEEN, ""), **{chr(code): "" for code in _CONTROL}}
)
#: To look for them first is cheaper than to translate what has none.
_ODD = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)

_ANY_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:[-\u2010\u2011][^\W_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*$")
_ADDRESS = re.compile(r"(?:\w://|\bwww\.|\bdoi\.org|@)\S*$")
#: A hyphen before one of these stands for a word that follows later: "short- and long-term".
_SUSPENDING = frozenset({"and", "or", "to", "und", "oder", "et", "ou"})
#: Beginnings that grow together with what follows, though both halves may be words.
_CLOSED = re.compile(
    r"a|an|any|be|de|dis|every|for|fore|here|how|in|inter|into|mean|mis|more|on|out|over|pre|re|"
    r"some|sub|there|through|trans|un|under|up|what|when|where|who|with"
)
#: Beginnings whose compounds are written with a hyphen.
_COMPOUNDING = re.compile(
    r"cross|far|full|high|large|long|low|mid|near|self|short|small|so|well|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty"
)

_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUP = re.compile(rf"\s*<sup>\s*\[?(?:{_NUMBERS}|[*†‡]+|[a-z])\]?\s*</sup>")
_TAG = re.compile(r"</?su[pb]>")
_LABEL = re.compile(r"\s*\[\^[^\]\s]{1,40}\]")
_BRACKET = re.compile(rf"\s*\[({_NUMBERS})\](?!\()")
_HIGH = re.compile(rf"\s?[{_RAISED}]+(?:[,\s–-]+[{_RAISED}]+)*")
#: What a raised digit belongs to as a power, not as a note: m², R², 10⁶.
_POWER = re.compile(r"(?:\b[A-Za-z]|\b[kcdmμµ]m|\b10⁻?)$")
_GLUED = re.compile(
    r"(?<![^\W\d_])(?P<word>[^\W\d_]{1,40}|\b(?:1[5-9]|20)\d\d|%|\d(?=[.,!?]?[”’»)]))"
    r"(?P<stop>[.,;:!?)\]”\"’'»]{1,3})"
    rf"(?P<mark>{_NUMBERS})(?=\s|$|[—)\]”\"])"
)
_APART = re.compile(rf"(?<=[^\W\d_][.!?”\"’)])\s({_NUMBERS})$")
_ABBREVIATED = re.compile(
    r"pp?|nos?|nr|arts?|secs?|figs?|vols?|ch|chap|paras?|eq|cl|ss?|v|n|ver|pts?|col|st|app|annex|"
    r"tab|abs|bd",
    re.IGNORECASE,
)
_OPENS_SENTENCE = re.compile(r"\s*(?:$|[“‘\"'(]?[A-Z])")


class TextWords(NamedTuple):
    """How often each word stands in a text, and what stands before and behind a hyphen."""

    words: Counter[str]
    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()


NO_WORDS = TextWords(Counter())


def clean_text(text: str) -> str:
    """The text on one line in plain letters: none bound, unseen or controlling, no tags."""
    return " ".join(_in_plain_letters(text).replace(_SOFT, "").split())


def _in_plain_letters(text: str) -> str:
    return text.translate(_LETTERS) if _ODD.search(text) is not None else text


def collect_words(lines: Iterable[str]) -> TextWords:
    """The words of the lines, without the halves that a line's end may have made."""
    bare_lines: list[str] = []
    cut = False
    for line in lines:
        bare = line.strip()
        if cut:
            bare = bare.partition(" ")[2]
        cut = bare.endswith(_HYPHENS)
        if cut:
            bare = bare.rpartition(" ")[0]
        bare_lines.append(bare)
    text = _in_plain_letters("\n".join(bare_lines)).lower().replace("\u2010", "-")
    words = Counter(_WORD.findall(text))
    compounds = [word for word in words if "-" in word]
    firsts = frozenset(word.partition("-")[0] for word in compounds)
    lasts = frozenset(word.rpartition("-")[2] for word in compounds)
    return TextWords(words, firsts, lasts)


def join_lines(lines: Sequence[str], words: TextWords = NO_WORDS) -> tuple[str, tuple[int, ...]]:
    """The lines of one paragraph as one text, and at which offset of it each line begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for line in lines:
        part = " ".join(_in_plain_letters(line).split())
        part = part[:-1].replace(_SOFT, "") + part[-1:]
        if parts and part:
            before = _text_before_seam(parts[-1], part, words)
            blank = length
            length += len(before) - len(parts[-1])
            parts[-1] = before
            # Empty lines stand where the next one does.
            for index in range(len(starts) - 1, -1, -1):
                if starts[index] != blank:
                    break
                starts[index] = length
        starts.append(length)
        if part:
            parts.append(part)
            length += len(part)
    text = "".join(parts).removesuffix(_SOFT).rstrip()
    return text, tuple(min(start, len(text) + 1) for start in starts)


def _text_before_seam(text: str, part: str, words: TextWords) -> str:
    """The text as it stands before ``part``: with a space, a hyphen or neither at its end."""
    if not text or not part:
        return text
    if text.endswith(_SOFT):
        return text[:-1]
    if text.endswith(("/", "-", "_", "=", "&", "?", "%")) and _ADDRESS.search(text[-300:]):
        return text
    if text.endswith(("—", "\u2011")) and not text.endswith((" —", " \u2011")):
        return text
    if not text.endswith(("-", "\u2010")):
        return text + " "
    left, right = _LAST_WORD.search(text[-61:-1]), _WORD.match(part)
    if left is None:
        return text + " "
    if right is None:
        return text
    if right.group().lower() in _SUSPENDING:
        return text + " "
    if _keeps_hyphen(left.group().lower(), right.group(), words):
        return text
    return text[:-1]


def _keeps_hyphen(left: str, right: str, words: TextWords) -> bool:
    """Whether the hyphen between two halves is a part of the word, not of the line."""
    if not right[0].islower() or "-" in left or not left.isalpha():
        return True
    right = right.lower().replace("\u2010", "-")
    times_joined, times_apart = words.words[left + right], words.words[f"{left}-{right}"]
    if times_joined or times_apart:
        return times_apart > times_joined
    if "-" in right:
        # "state-of-the-art" cut at its first hyphen; a half word has no hyphen of its own soon.
        return left in words.words or left in words.firsts
    if _CLOSED.fullmatch(left):
        return False
    if _COMPOUNDING.fullmatch(left) and len(right) > 3:
        return True
    of_left = left in words.firsts or (len(left) > 2 and words.words[left] > 0)
    of_right = right in words.lasts or (len(right) > 3 and words.words[right] > 0)
    return of_left and of_right


def find_note_marks(text: str, notes: Collection[int] | None = None) -> tuple[tuple[int, int], ...]:
    """Where footnote marks stand in the text, as offsets, in order and not overlapping.

    ``notes`` are the numbers that notes have; None is for a text whose notes are unknown.
    A plain number is taken for a mark only if it is glued to a closed word and is one of
    them; raised digits and marks in tags or brackets need no more to be seen.
    """
    spans: list[tuple[int, int]] = []
    end = -1
    for start, stop in sorted(_possible_marks(text, notes), key=lambda span: (span[0], -span[1])):
        if start >= end:
            spans.append((start, stop))
            end = stop
    return tuple(spans)


def _possible_marks(text: str, notes: Collection[int] | None) -> Iterator[tuple[int, int]]:
    # Looking for a letter first is cheap, and most paragraphs have none of the marks.
    if "<" in text:
        yield from (_keep_space(text, *match.span()) for match in _SUP.finditer(text))
        yield from (match.span() for match in _TAG.finditer(text))
    if "[" in text:
        yield from (_keep_space(text, *match.span()) for match in _LABEL.finditer(text))
        for match in _BRACKET.finditer(text):
            if not notes or _are_notes(match.group(1), notes):
                yield _keep_space(text, *match.span())
    if not text.isascii():
        for match in _HIGH.finditer(text):
            if not _POWER.search(text[max(match.start() - 4, 0) : match.start()]):
                yield _keep_space(text, *match.span())
    if (notes is None or notes) and _ANY_DIGIT.search(text) is not None:
        yield from _plain_marks(text, notes)


def _plain_marks(text: str, notes: Collection[int] | None) -> Iterator[tuple[int, int]]:
    """The numbers that are marks although nothing but their place tells."""
    for match in _GLUED.finditer(text):
        if _is_mark(text, match, notes):
            yield match.span("mark")
    apart = _APART.search(text, max(len(text) - 40, 0))
    if apart is not None and notes and _are_notes(apart.group(1), notes):
        yield apart.span()


def _keep_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, less the space before it if a word follows that would be glued."""
    if text[start].isspace() and end < len(text) and text[end].isalnum():
        start += 1
    return start, end


def _are_notes(numbers: str, notes: Collection[int]) -> bool:
    return all(int(number) in notes for number in re.findall(r"\d+", numbers))


def _is_mark(text: str, match: re.Match[str], notes: Collection[int] | None) -> bool:
    word, stop = match["word"], match["stop"]
    if stop == "." and _ABBREVIATED.fullmatch(word):
        return False
    if word.isdigit() and not notes:
        return False
    before = text[max(match.start() - 80, 0) : match.start()].rpartition(" ")[2]
    if "/" in before or "@" in before or (before.endswith("(") and len(word) == 1):
        return False
    if notes is None:
        return stop not in {",", ";", ":"} and bool(_OPENS_SENTENCE.match(text, match.end()))
    return _are_notes(match["mark"], notes)


def cut_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans cut out of it, and no two spaces left where one was."""
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        parts.append(text[end:start])
        end = stop
    return "".join([*parts, text[end:]])


def bracketed_marks(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, str], ...]:
    """Those of the spans that are numbers in brackets, and where they stood once all are cut."""
    marks: list[tuple[int, str]] = []
    cut = 0
    for start, end in spans:
        mark = text[start:end].strip()
        if _BRACKET.fullmatch(mark):
            marks.append((start - cut, mark))
        cut += end - start
    return tuple(marks)


def repair_paragraph(
    text: str, words: TextWords = NO_WORDS, notes: Collection[int] | None = None
) -> str:
    """One paragraph, whose lines may still be apart, as one whole line without marks."""
    return repair_with_marks(text, words, notes)[0]


def repair_with_marks(
    text: str, words: TextWords = NO_WORDS, notes: Collection[int] | None = None
) -> tuple[str, tuple[tuple[int, str], ...]]:
    """As :func:`repair_paragraph`, and what :func:`bracketed_marks` tells of it."""
    line, _ = join_lines(text.splitlines(), words)
    spans = find_note_marks(line, notes)
    return clean_text(cut_spans(line, spans)), bracketed_marks(line, spans)
