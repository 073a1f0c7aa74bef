"""Draws quotes from texts: true ones as other hands copy them, and others that are no quotes.

Of the second kind some are near misses (a word, a number, a sign is another) and some begin or
end where the text goes on. Both the property tests and the benchmark draw here, and ask the
program; what it should answer is told by ``stands_in``, which knows nothing of the program.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple
from unicodedata import normalize

_TOKEN = re.compile(r"\S+")
_SIGNS = ".,;:!?'\"()[]{}“”‘’«»…|§"


_PARTING = re.compile(r"[()]|(?<!\w)-+(?!\d)|-+(?!\w)|—|--|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")


class Text(NamedTuple):
    """A text's ``blocks``, the ``words`` of each, and those of all in a row, for the oracle."""

    blocks: tuple[str, ...]
    words: tuple[str, ...]
    all_words: str


def text_of(blocks: Sequence[str]) -> Text:
    """The text that consists of these blocks."""
    return Text(tuple(blocks), tuple(map(_words, blocks)), _words(" ".join(blocks)))


def _words(text: str) -> str:
    """The words between white space, in small letters, without signs at their ends."""
    plain = normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    plain = re.sub("[‐‑–−]", "-", plain.replace("\u00ad", ""))
    # Dashes, strokes and brackets part words; only a hyphen or a minus belongs to one.
    plain = re.sub(
        r"[()]|(?<!\w)-+(?!\d)|-+(?!\w)|—|--|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})", " ", plain
    )
    return " ".join(["", *filter(None, (word.strip(_SIGNS) for word in plain.split())), ""])


def stands_in(text: Text, quote: str) -> bool:
    """Whether a quote, typography aside, is a run of the text's words."""
    pieces = [words for one in quote.split("…") if (words := _words(one).strip())]
    if len(pieces) == 1:
        # Without an ellipsis it may run over the end of a block.
        return f" {pieces[0]} " in text.all_words
    return any(_in_order(words, pieces) for words in text.words)


def _in_order(words: str, pieces: Sequence[str]) -> bool:
    place = 0
    for piece in pieces:
        place = words.find(f" {piece} ", place)
        if place < 0:
            return False
        place += len(piece) + 1
    return True


class Drawn(NamedTuple):
    """A quote: the block it is from, and where its words begin and end there."""

    block: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words of the quote as the text has them."""
        return self.block[self.start : self.end]


def draw_run(block: str, random: Random, most: int = 12) -> Drawn:
    """A run of one to ``most`` words of a block."""
    tokens = [one.span() for one in _TOKEN.finditer(block)]
    first = random.randrange(len(tokens))
    last = min(len(tokens), first + random.randint(1, most))
    return Drawn(block, tokens[first][0], tokens[last - 1][1])


# True quotes in other typography

_Copy = Callable[[str, Random], str]


def _replaced(*pairs: tuple[str, str]) -> _Copy:
    def copied(quote: str, random: Random) -> str:
        for old, new in pairs:
            quote = quote.replace(old, new)
        return quote

    return copied


def _amid_words(sign: str) -> _Copy:
    def copied(quote: str, random: Random) -> str:
        """The quote with the sign in the middle of one of its long words."""
        words = [one for one in re.finditer(r"[^\W\d_]{4,}", quote) if one.group().isascii()]
        if not words:
            return quote
        word = random.choice(words)
        place = random.randint(word.start() + 2, word.end() - 2)
        return quote[:place] + sign + quote[place:]

    return copied


#: What would have to be escaped in Markdown.
_MARKED = re.compile(r"[][*_`|<>]")


def _around_word(before: str, behind: str) -> _Copy:
    def copied(quote: str, random: Random) -> str:
        words = [one for one in _TOKEN.finditer(quote) if not _MARKED.search(one.group())]
        if not words:
            return quote
        word = random.choice(words)
        start, end = word.span()
        return f"{quote[:start]}{before}{word.group()}{behind}{quote[end:]}"

    return copied


def _with_ellipsis(quote: str, random: Random) -> str:
    """The quote with words amid it left out."""
    words = quote.split()
    if len(words) < 3 or "…" in quote or ". ." in quote or "..." in quote:
        return quote
    first = random.randint(1, len(words) - 2)
    last = random.randint(first + 1, len(words) - 1)
    return " ".join([*words[:first], random.choice(("…", "[…]", "...")), *words[last:]])


COPIES: Mapping[str, _Copy] = {
    "as it stands": lambda quote, random: quote,
    "straight quotation marks": _replaced(*((one, "'") for one in "’‘"), ("“", '"'), ("”", '"')),
    "curly quotation marks": _replaced(("'", "’"), ('"', "”")),
    "other hyphens and dashes": _replaced(("–", "-"), ("—", " – "), ("-", "‐")),
    "ligatures": _replaced(("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ")),
    "soft hyphens": _amid_words("\u00ad"),
    "divided at a line's end": _amid_words("-\n"),
    "broken lines": _replaced((" ", "\n")),
    "no-break spaces": _replaced((" ", "\u00a0")),
    "in capitals": lambda quote, random: quote.upper(),
    "signs at its ends": lambda quote, random: f"“{quote},”",
    "a mark of a note": _around_word("", "<sup>7</sup>"),
    "stars": _around_word("**", "**"),
    "underlines": _around_word("_", "_"),
    "code": _around_word("`", "`"),
    "a link": _around_word("[", "](https://example.org/a_(b))"),
    "words left out": _with_ellipsis,
}


# What is no quote

_Miss = Callable[[Text, str, Random], str]


def _swapped(text: Text, block: str, random: Random) -> str:
    """A run with one word exchanged for another of the text."""
    words = draw_run(block, random).words.split()
    others = random.choice(text.blocks).split()
    words[random.randrange(len(words))] = random.choice(others)
    return " ".join(words)


def _misspelt(text: Text, block: str, random: Random) -> str:
    """A run with one letter exchanged."""
    quote = draw_run(block, random).words
    places = [at for at, char in enumerate(quote) if char.isalpha()]
    if not places:
        return ""
    place = random.choice(places)
    return quote[:place] + random.choice("abcdefghij") + quote[place + 1 :]


def _dropped(text: Text, block: str, random: Random) -> str:
    """A run without one of its inner words."""
    words = draw_run(block, random).words.split()
    if len(words) < 3:
        return ""
    del words[random.randint(1, len(words) - 2)]
    return " ".join(words)


def _undenied(text: Text, block: str, random: Random) -> str:
    """A run without the *not* amid it."""
    denials = list(re.finditer(r"(?<=\S)(?:\s(?:not|never|no)\b|n['’]t\b)(?=\s\S)", block))
    if not denials:
        return ""
    denial = random.choice(denials)
    before = [one.start() for one in _TOKEN.finditer(block, 0, denial.start())]
    after = [one.end() for one in _TOKEN.finditer(block, denial.end())]
    start = random.choice(before[-3:])
    return block[start : denial.start()] + block[denial.end() : random.choice(after[:4])]


def _miscounted(text: Text, block: str, random: Random) -> str:
    """A run with one digit of one of its numbers exchanged."""
    digits = [one.start() for one in re.finditer(r"\d", block)]
    if not digits:
        return ""
    place = random.choice(digits)
    drawn = _around(block, place, place + 1, random)
    other = random.choice([one for one in "0123456789" if one != block[place]])
    return block[drawn.start : place] + other + block[place + 1 : drawn.end]


def _around(block: str, start: int, end: int, random: Random) -> Drawn:
    """A run of words that has a stretch in it."""
    before = [one.start() for one in _TOKEN.finditer(block) if one.start() <= start]
    after = [one.end() for one in _TOKEN.finditer(block) if one.end() >= end]
    return Drawn(block, random.choice(before[-4:]), random.choice(after[:4]))


def _cut_in(pattern: str) -> _Miss:
    """Makes runs that begin or end at a group of the pattern, inside what it matches."""
    found = re.compile(pattern)

    def made(text: Text, block: str, random: Random) -> str:
        whole = list(found.finditer(block))
        if not whole:
            return ""
        one = random.choice(whole)
        drawn = _around(block, *one.span(), random)
        inside = [at for at in range(one.start() + 1, one.end()) if _is_edge(block, at)]
        if not inside:
            return ""
        place = random.choice(inside)
        return block[drawn.start : place] if random.random() < 0.5 else block[place : drawn.end]

    return made


def _is_edge(block: str, place: int) -> bool:
    return block[place].isalnum() or block[place - 1].isalnum()


def _unsigned(text: Text, block: str, random: Random) -> str:
    """A run that begins with a number without the sign before it."""
    signs = list(re.finditer(r"(?<!\S)(?:[-−–]|[<>≤≥±~])(?=[$€£]?\d)", block))
    if not signs:
        return ""
    sign = random.choice(signs)
    return block[sign.end() : _around(block, sign.start(), sign.end() + 1, random).end]


def _signed(text: Text, block: str, random: Random) -> str:
    """A run with a sign before one of its numbers that has none."""
    numbers = [one.start() for one in re.finditer(r"(?<!\S)\d", block)]
    if not numbers:
        return ""
    place = random.choice(numbers)
    drawn = _around(block, place, place + 1, random)
    sign = random.choice("-−–<>≤≥±~")
    return block[drawn.start : place] + sign + block[place : drawn.end]


def _parted(text: Text, block: str, random: Random) -> str:
    """The end of one block and the beginning of the next, with an ellipsis between."""
    at = text.blocks.index(block)
    if at + 1 >= len(text.blocks):
        return ""
    before, after = block.split(), text.blocks[at + 1].split()
    return " ".join([*before[-random.randint(1, 5) :], "…", *after[: random.randint(1, 5)]])


MISSES: Mapping[str, _Miss] = {
    "a word exchanged": _swapped,
    "a letter exchanged": _misspelt,
    "a word dropped": _dropped,
    "a denial dropped": _undenied,
    "a digit exchanged": _miscounted,
    "cut inside a number": _cut_in(r"\d+(?:[.,:/‐‑–-]\d+)*(?:[%½⁰-⁹²³¹]|[a-z]{1,2}\b)?"),
    "cut inside a contraction": _cut_in(r"[^\W\d_]{2,}['’][^\W\d_]+"),
    "cut inside a compound": _cut_in(r"[^\W_]+(?:[‐‑–-][^\W_]+)+"),
    "cut inside a word": _cut_in(r"[^\W\d_]{3,}"),
    "a sign dropped": _unsigned,
    "a sign added": _signed,
    "two paragraphs as one": _parted,
}


def draw_copy(kind: str, text: Text, random: Random) -> tuple[str, str]:
    """A true quote as it stands in the text, and as another hand has copied it."""
    drawn = draw_run(random.choice(text.blocks), random)
    return drawn.words, COPIES[kind](drawn.words, random)


#: So many draws are tried for one that is no quote.
_TRIES = 40


def draw_miss(kind: str, text: Text, random: Random) -> str:
    """A quote that does not stand in the text; empty where none can be drawn."""
    for _ in range(_TRIES):
        quote = MISSES[kind](text, random.choice(text.blocks), random)
        if _words(quote).strip() and not stands_in(text, quote):
            return quote
    return ""
