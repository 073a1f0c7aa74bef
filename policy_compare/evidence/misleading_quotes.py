"""Says what is doubtful about a quote that stands in a text: it may mislead all the same.

Each doubt is a kind of problem; ``DOUBTS`` lists the functions that raise them.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from policy_compare.evidence.denials import denial_before, denial_behind, turning_words
from policy_compare.evidence.number_words import number_over
from policy_compare.evidence.quotes import Match, trim
from policy_compare.problems import ProblemKind
from policy_compare.texts.document import BlockKind
from policy_compare.texts.normalisation import folded, unseen


class Doubt(NamedTuple):
    """The kind of a problem, and the words that its message shows."""

    kind: ProblemKind
    words: str
    other: str = ""


class Quoted(NamedTuple):
    """A quote, where it stands, and the numbers of the notes that its text has."""

    quote: str
    match: Match
    notes: Collection[str] = ()


#: So many words on each side of a place are shown.
_SHOWN: Final = 4

#: So many words of what is left out are shown.
_LEFT_OUT: Final = 30

_KINDS: Final[dict[BlockKind, str]] = {
    "heading": "a heading",
    "paragraph": "another paragraph",
    "item": "another item of a list",
    "note": "a note",
    "cell": "another cell of a table",
    "contents": "the contents",
}


TURNING_ELLIPSIS = ProblemKind(
    code="turning-ellipsis",
    severity="warning",
    message="the ellipsis in the quote of '{id}' leaves out “{words}”",
    hint="quote “{other}” too, unless the rest means the same without it",
    meaning="Words such as not, but and unless turn the sense of what stands beside them: "
    "“should … be given” stands in “should not be given”.",
)

QUOTE_OVER_SENTENCES = ProblemKind(
    code="quote-over-sentences",
    severity="warning",
    message="the ellipsis in the quote of '{id}' leads into another sentence: “{words}”",
    hint="quote one of the two, unless both speak of the same",
    meaning="Words of two sentences, put together, may say of one what the paper says of "
    "another: “the council should … leave” stands in “the council should pay. The builders "
    "will leave”.",
)


def _left_out(quoted: Quoted) -> Iterator[Doubt]:
    """An ellipsis that leaps over a word which turns the sense, or over a sentence's end."""
    parts = quoted.match.parts
    for before, after in pairwise(parts):
        here, there = before.stretches[-1], after.stretches[0]
        between = here.block.text[here.end : there.start].strip()
        if turning := turning_words(between, f"{before.words} {after.words}"):
            yield Doubt(TURNING_ELLIPSIS, first_words(between, _LEFT_OUT), "” and “".join(turning))
        elif begun := _begun(here.block.text, here.end, there.start):
            yield Doubt(QUOTE_OVER_SENTENCES, first_words(begun, _LEFT_OUT))


def _begun(text: str, start: int, end: int) -> str:
    """The beginning of the last sentence that begins between two places; empty if none does."""
    if not any(sign in text[start:end] for sign in ".!?"):
        return ""
    # Imported here because few ellipses leave out a stop.
    from policy_compare.texts.sentences import spans

    begins = [first for first, _ in spans(text) if start < first <= end]
    return text[begins[-1] :] if begins else ""


DENIED_QUOTE = ProblemKind(
    code="denied-quote",
    severity="warning",
    message="the quote of '{id}' begins behind a word that denies it: “{words}”",
    hint="begin the quote with it, unless the rest means the same without it",
    meaning="Whoever reads the quote alone reads the opposite: “be given lethal aid” "
    "stands in “should not be given lethal aid”.",
)


def _denied(quoted: Quoted) -> Iterator[Doubt]:
    """A quote that begins behind a word which denies it."""
    # Behind an ellipsis it is among the words that are left out.
    block, start, end = quoted.match.parts[0].stretches[0]
    denial = denial_before(block.text, start, end)
    if denial < start:
        yield Doubt(DENIED_QUOTE, first_words(block.text[denial:end], 2 * _SHOWN))


DENIED_BEHIND = ProblemKind(
    code="denied-behind",
    severity="warning",
    message="the quote of '{id}' ends before a word that denies or limits it: “{words}”",
    hint="end the quote behind it, unless the rest means the same without it",
    meaning="Whoever reads the quote alone reads more than the paper says, or the "
    "opposite: “aid should be given” stands in “aid should be given to no one”.",
)


def _denied_behind(quoted: Quoted) -> Iterator[Doubt]:
    """A quote that ends before a word which denies or limits it."""
    block, start, end = quoted.match.parts[-1].stretches[-1]
    denial = denial_behind(block.text, end)
    if denial > end:
        words = f"{_last_words(block.text[start:end], _SHOWN)}{block.text[end:denial]}"
        yield Doubt(DENIED_BEHIND, words)


CUT_NUMBER = ProblemKind(
    code="cut-number",
    severity="warning",
    message="the quote of '{id}' begins or ends amid the number “{words}”",
    hint="quote the number as a whole",
    meaning="Whoever reads the quote alone reads another number: “five homes” stands in "
    "“one hundred and five homes”.",
)


def _amid_number(quoted: Quoted) -> Iterator[Doubt]:
    """A quote that begins or ends amid a number which is written in words."""
    for part in quoted.match.parts:
        first, last = part.stretches[0], part.stretches[-1]
        for text, place in ((first.block.text, first.start), (last.block.text, last.end)):
            if number := number_over(text, place):
                yield Doubt(CUT_NUMBER, number)
                return


QUOTE_OVER_BLOCKS = ProblemKind(
    code="quote-over-blocks",
    severity="warning",
    message="the quote of '{id}' runs on into {other}: “{words}”",
    hint="keep to one of the two; if the text was read wrongly there, leave it",
    meaning="What stands in two items, in two paragraphs or in a text and its footnote is "
    "no phrase of the paper's, but two. A line of the text may also have been taken for "
    "one of its own.",
)


def _over_blocks(quoted: Quoted) -> Iterator[Doubt]:
    """A quote that runs from one block into another."""
    for part in quoted.match.parts:
        for here, there in pairwise(part.stretches):
            seam = f"{_last_words(here.text, _SHOWN)} / {first_words(there.text, _SHOWN)}"
            yield Doubt(QUOTE_OVER_BLOCKS, seam, _KINDS[there.block.kind])
            return


#: What makes another word with *re* than with *re-*.
_AGAIN: Final = frozenset(
    """act bound call claim collect count cover create dress form fuse fund lay lease mark mind
    petition place pose present press prove serve sign solve sort store strain search tire treat
    turn creat sent resolut move pair sound cite""".split()  # noqa: SIM905
)

#: Other words that a hyphen makes another of.
_HYPHENATED: Final = r"un[-‐‑–—]?ioni[sz]\w{1,5}|pre[-‐‑–—]?positions?"

#: Words with *re*, and numbers with what is raised or lowered behind them.
_MISTAKABLE: Final = re.compile(
    rf"\bre[-‐‑–—]?(?:{'|'.join(sorted(_AGAIN, key=len, reverse=True))})\w{{0,5}}\b"
    rf"|\b(?:{_HYPHENATED})\b"
    r"|\d[\d⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]+",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(r"[-‐‑–—⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]")


OTHER_WORD = ProblemKind(
    code="other-word",
    severity="warning",
    message="the quote of '{id}' has “{words}”, and the text “{other}”",
    hint="write it as the text does",
    meaning="Hyphens and raised digits are set aside when a quote is looked up, since they "
    "are copied in many ways. Here they make another word or number: resign is not "
    "re-sign, and 105 is not 10 with a raised 5.",
)


def _other_words(quoted: Quoted) -> Iterator[Doubt]:
    """A word or a number that is another one in the text, though it folds to the same."""
    for part in quoted.match.parts:
        theirs = _mistakable(" ".join(one.text for one in part.stretches))
        for word, ours in _mistakable(part.words).items():
            other = theirs.get(word, ours)
            if bool(_TELLING.search(ours)) != bool(_TELLING.search(other)):
                yield Doubt(OTHER_WORD, ours, other)


def _mistakable(text: str) -> dict[str, str]:
    """The words of a text that fold to the same as others, by what they fold to."""
    found = _MISTAKABLE.findall(_seen(text))
    return {folded(word): word for word in found}


def _seen(text: str) -> str:
    return "".join(char for char in text if not unseen(char))


BRACKETED_NUMBER = ProblemKind(
    code="bracketed-number",
    severity="warning",
    message="the quote of '{id}' leaves out “{other}” for a footnote's mark, and no "
    "footnote of that number was found: “{words}”",
    hint="if it is a number of the paper's own, as in “Article [10]”, quote it",
    meaning="Numbers in brackets are taken for the marks of notes. In a text without such "
    "notes one may belong to the sentence.",
)


def _bracketed(quoted: Quoted) -> Iterator[Doubt]:
    """A number in brackets that was left out as the mark of a note, of which there is none."""
    for part in quoted.match.parts:
        for block, start, end in part.stretches:
            for place, mark in block.marks:
                numbers = re.findall(r"\d+", mark)
                known = all(number in quoted.notes for number in numbers)
                if start < place < end and not known and mark not in quoted.quote:
                    around = _last_words(block.text[:place], _SHOWN)
                    yield Doubt(BRACKETED_NUMBER, f"{around} {mark}", mark)
                    return


MEAGRE_QUOTE = ProblemKind(
    code="meagre-quote",
    severity="warning",
    message="the quote of '{id}' says nothing by itself: “{words}”",
    hint="quote a phrase that says what is urged",
    meaning="A digit, a letter or words such as “of the” stand anywhere, so nobody can "
    "check the coding by them.",
)


def _meagre(quoted: Quoted) -> Iterator[Doubt]:
    """A quote of one digit or letter, or of words that say nothing."""
    bare = trim(quoted.quote)
    words = set(re.findall(r"[^\W\d_]+|\d+", bare))
    if len(bare) == 1 or any(words <= stop_words for stop_words in _stop_words()):
        yield Doubt(MEAGRE_QUOTE, quoted.quote)


@cache
def _stop_words() -> tuple[frozenset[str], ...]:
    from policy_compare.texts.function_words import WORDS

    return tuple(frozenset(words.split()) for words in WORDS.values())


DOUBTS: Final[tuple[Callable[[Quoted], Iterator[Doubt]], ...]] = (
    _left_out,
    _denied,
    _denied_behind,
    _amid_number,
    _over_blocks,
    _other_words,
    _bracketed,
    _meagre,
)


def doubts(quoted: Quoted) -> tuple[Doubt, ...]:
    """All that is doubtful about a quote at one place."""
    return tuple(doubt for raised in DOUBTS for doubt in raised(quoted))


def first_words(text: str, count: int) -> str:
    """The first words of a text, with an ellipsis where there are more."""
    words = text.split()
    return " ".join(words) if len(words) <= count else " ".join(words[:count]) + " …"


def _last_words(text: str, count: int) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= count else "… " + " ".join(words[-count:])
