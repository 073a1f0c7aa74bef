"""Says what is doubtful about a quote that stands in a text: it may mislead all the same.

Each doubt is a kind of problem; ``QUOTE_CHECKS`` lists the functions that raise them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from policy_compare.evidence.denials import end_of_denial, find_turning_words, start_of_denial
from policy_compare.evidence.number_words import spelled_number_over
from policy_compare.evidence.quotes import QuoteMatch, fold_and_trim
from policy_compare.model import Paper, Recommendation
from policy_compare.problems import Problem, ProblemKind
from policy_compare.texts.document import BlockKind
from policy_compare.texts.normalisation import fold_text, is_unseen


class QuoteAtPlace(NamedTuple):
    """A recommendation's quote, where it stands, and the numbers of the notes of its text."""

    paper: Paper
    recommendation: Recommendation
    match: QuoteMatch
    note_numbers: Collection[str] = ()

    @property
    def words(self) -> str:
        """The quote as the coder has written it."""
        return self.recommendation.evidence.quote if self.recommendation.evidence else ""

    def doubt(self, kind: ProblemKind, words: str, other: str = "") -> Problem:
        """A doubt as a problem of that kind, with the words that its message shows."""
        id, line = self.recommendation.id, self.recommendation.line
        return kind.problem_at(self.paper.file, line, id=id, words=words, other=other)


#: So many words on each side of a place are shown.
_SHOWN: Final = 4

#: So many places of a quote are looked at.
_MOST_PLACES: Final = 100

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


def check_ellipses(quote: QuoteAtPlace) -> Iterator[Problem]:
    """An ellipsis that leaps over a word which turns the sense, or over a sentence's end."""
    for before, after in pairwise(quote.match.parts):
        left, right = before.stretches[-1], after.stretches[0]
        between = left.block.text[left.end : right.start].strip()
        if turning := find_turning_words(between, f"{before.words} {after.words}"):
            words = _first_words(between, _LEFT_OUT)
            yield quote.doubt(TURNING_ELLIPSIS, words, "” and “".join(turning))
        elif begun := _last_sentence_begun(left.block.text, left.end, right.start):
            yield quote.doubt(QUOTE_OVER_SENTENCES, _first_words(begun, _LEFT_OUT))


def _last_sentence_begun(text: str, start: int, end: int) -> str:
    """The beginning of the last sentence that begins between two places; empty if none does."""
    if not any(sign in text[start:end] for sign in ".!?"):
        return ""
    # Imported here because few ellipses leave out a stop.
    from policy_compare.texts.sentences import sentence_spans

    begins = [first for first, _ in sentence_spans(text) if start < first <= end]
    return text[begins[-1] :] if begins else ""


DENIED_QUOTE = ProblemKind(
    code="denied-quote",
    severity="warning",
    message="the quote of '{id}' begins behind a word that denies it: “{words}”",
    hint="begin the quote with it, unless the rest means the same without it",
    meaning="Whoever reads the quote alone reads the opposite: “be given lethal aid” "
    "stands in “should not be given lethal aid”.",
)


def check_denial_before(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A quote that begins behind a word which denies it."""
    # Behind an ellipsis it is among the words that are left out.
    block, start, end = quote.match.parts[0].stretches[0]
    denial = start_of_denial(block.text, start, end)
    if denial < start:
        yield quote.doubt(DENIED_QUOTE, _first_words(block.text[denial:end], 2 * _SHOWN))


DENIED_BEHIND = ProblemKind(
    code="denied-behind",
    severity="warning",
    message="the quote of '{id}' ends before a word that denies or limits it: “{words}”",
    hint="end the quote behind it, unless the rest means the same without it",
    meaning="Whoever reads the quote alone reads more than the paper says, or the "
    "opposite: “aid should be given” stands in “aid should be given to no one”.",
)


def check_denial_behind(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A quote that ends before a word which denies or limits it."""
    block, start, end = quote.match.parts[-1].stretches[-1]
    denial = end_of_denial(block.text, end)
    if denial > end:
        words = f"{_last_words(block.text[start:end], _SHOWN)}{block.text[end:denial]}"
        yield quote.doubt(DENIED_BEHIND, words)


CUT_NUMBER = ProblemKind(
    code="cut-number",
    severity="warning",
    message="the quote of '{id}' begins or ends amid the number “{words}”",
    hint="quote the number as a whole",
    meaning="Whoever reads the quote alone reads another number: “five homes” stands in "
    "“one hundred and five homes”.",
)


def check_numbers_in_words(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A quote that begins or ends amid a number which is written in words."""
    for part in quote.match.parts:
        first, last = part.stretches[0], part.stretches[-1]
        for text, place in ((first.block.text, first.start), (last.block.text, last.end)):
            if number := spelled_number_over(text, place):
                yield quote.doubt(CUT_NUMBER, number)
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


def check_block_ends(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A quote that runs from one block into another."""
    for part in quote.match.parts:
        for left, right in pairwise(part.stretches):
            seam = f"{_last_words(left.text, _SHOWN)} / {_first_words(right.text, _SHOWN)}"
            yield quote.doubt(QUOTE_OVER_BLOCKS, seam, _KINDS[right.block.kind])
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


def check_other_words(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A word or a number that is another one in the text, though it folds to the same."""
    for part in quote.match.parts:
        printed = _mistakable_words(" ".join(stretch.text for stretch in part.stretches))
        for word, quoted_word in _mistakable_words(part.words).items():
            printed_word = printed.get(word, quoted_word)
            if bool(_TELLING.search(quoted_word)) != bool(_TELLING.search(printed_word)):
                yield quote.doubt(OTHER_WORD, quoted_word, printed_word)


def _mistakable_words(text: str) -> dict[str, str]:
    """The words of a text that fold to the same as others, by what they fold to."""
    visible = "".join(char for char in text if not is_unseen(char))
    return {fold_text(word): word for word in _MISTAKABLE.findall(visible)}


BRACKETED_NUMBER = ProblemKind(
    code="bracketed-number",
    severity="warning",
    message="the quote of '{id}' leaves out “{other}” for a footnote's mark, and no "
    "footnote of that number was found: “{words}”",
    hint="if it is a number of the paper's own, as in “Article [10]”, quote it",
    meaning="Numbers in brackets are taken for the marks of notes. In a text without such "
    "notes one may belong to the sentence.",
)


def check_bracketed_numbers(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A number in brackets that was left out as the mark of a note, of which there is none."""
    for part in quote.match.parts:
        for block, start, end in part.stretches:
            for place, mark in block.marks:
                numbers = re.findall(r"\d+", mark)
                is_note = all(number in quote.note_numbers for number in numbers)
                if start < place < end and not is_note and mark not in quote.words:
                    around = _last_words(block.text[:place], _SHOWN)
                    yield quote.doubt(BRACKETED_NUMBER, f"{around} {mark}", mark)
                    return


MEAGRE_QUOTE = ProblemKind(
    code="meagre-quote",
    severity="warning",
    message="the quote of '{id}' says nothing by itself: “{words}”",
    hint="quote a phrase that says what is urged",
    meaning="A digit, a letter or words such as “of the” stand anywhere, so nobody can "
    "check the coding by them.",
)


def check_meagre_words(quote: QuoteAtPlace) -> Iterator[Problem]:
    """A quote of one digit or letter, or of words that say nothing."""
    bare = fold_and_trim(quote.words)
    words = set(re.findall(r"[^\W\d_]+|\d+", bare))
    if len(bare) == 1 or any(words <= stop_words for stop_words in _stop_words()):
        yield quote.doubt(MEAGRE_QUOTE, quote.words)


@cache
def _stop_words() -> tuple[frozenset[str], ...]:
    from policy_compare.texts.function_words import WORDS

    return tuple(frozenset(words.split()) for words in WORDS.values())


QUOTE_CHECKS: Final[tuple[Callable[[QuoteAtPlace], Iterable[Problem]], ...]] = (
    check_ellipses,
    check_denial_before,
    check_denial_behind,
    check_numbers_in_words,
    check_block_ends,
    check_other_words,
    check_bracketed_numbers,
    check_meagre_words,
)


def _first_words(text: str, count: int) -> str:
    """The first words of a text, with an ellipsis where there are more."""
    words = text.split()
    return " ".join(words) if len(words) <= count else " ".join(words[:count]) + " …"


def _last_words(text: str, count: int) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= count else "… " + " ".join(words[-count:])


def least_doubts(places: Iterable[QuoteAtPlace]) -> Sequence[Problem]:
    """What is doubtful about a quote at the one of its places where that is least."""
    least: Sequence[Problem] | None = None
    for place in islice(places, _MOST_PLACES):
        doubts = [doubt for check in QUOTE_CHECKS for doubt in check(place)]
        least = doubts if least is None else min(least, doubts, key=len)
        if not least:
            break
    return least or ()
