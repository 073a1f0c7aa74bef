"""Sets a paper's coding beside the passages of its text that urge an action."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from policy_compare.errors import CallError
from policy_compare.evidence.drafting import QUOTE_WORDS, evidence_of
from policy_compare.evidence.quote_places import fits
from policy_compare.evidence.quotes import Match, QuoteIndex
from policy_compare.evidence.refusals import what_is_wrong
from policy_compare.invisible import is_blank
from policy_compare.model import Codebook, Dismissal, Evidence, Paper
from policy_compare.passage import Coverage, InText, Passage
from policy_compare.texts.document import Block, Document
from policy_compare.texts.language import other_languages
from policy_compare.urging.passages import CERTAIN, Found, passages


class _Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a block."""

    block: Block
    start: int
    end: int


def coverage(paper: Paper, document: Document, book: Codebook, least: int = CERTAIN) -> Coverage:
    """How far the paper's coding covers its text, with the open passages from ``least`` on."""
    index = QuoteIndex(document)
    found = passages(document)
    coded = _coded(paper, found, index)
    behind = set().union(*coded)
    none = _dismissed(paper, found, index) - behind
    certain = {at for at, one in enumerate(found) if one.certainty >= CERTAIN}
    left = [
        one
        for at, one in enumerate(found)
        if one.certainty >= least and at not in behind and at not in none
    ]
    left.sort(key=lambda one: -one.certainty)
    most = book.quote_words or QUOTE_WORDS
    return Coverage(
        paper.id,
        len(behind & certain),
        len(none & certain),
        tuple(_passage(paper, one, index, most) for one in left),
        sum(one.certainty < CERTAIN for one in left),
        sum(not some for some in coded),
        other_languages(document),
        sum(not item.coded for item in paper.recommendations),
    )


def _coded(paper: Paper, found: Sequence[Found], index: QuoteIndex) -> list[set[int]]:
    """For each quote of the coding which passages it stands behind."""
    quotes = [one.evidence for one in paper.recommendations if one.evidence and one.evidence.quote]
    return [_behind(found, _stretches(index, quote)) for quote in quotes]


def _dismissed(paper: Paper, found: Sequence[Found], index: QuoteIndex) -> set[int]:
    """Which passages are dismissed."""
    places = map(_place, paper.dismissed)
    return set().union(*(_behind(found, _stretches(index, place)) for place in places))


#: What can be said of a passage: *open* ones are listed, *none* is no passage at all.
Standing = Literal["open", "coded", "dismissed", "none"]


def standing(paper: Paper, document: Document, quote: str) -> Standing:
    """What the coding says of the passage that has these words."""
    index = QuoteIndex(document)
    found = passages(document)
    meant = _behind(found, _stretches(index, Evidence(quote)))
    if meant & set().union(*_coded(paper, found, index)):
        return "coded"
    if meant & _dismissed(paper, found, index):
        return "dismissed"
    return "open" if meant else "none"


def _behind(found: Sequence[Found], stretches: Iterable[_Stretch]) -> set[int]:
    """Which of the passages the stretches belong to.

    That is the one that they have words of, else the one before them in the same
    paragraph, whose matter they go on with, else the one after.
    """
    result: set[int] = set()
    for one in stretches:
        inside = [at for at, passage in enumerate(found) if passage.block is one.block]
        touched = [at for at in inside if one.start < found[at].end and found[at].start < one.end]
        before = [at for at in inside if found[at].end <= one.start]
        result.update(touched or before[-1:] or inside[:1])
    return result


def _place(dismissal: Dismissal) -> Evidence:
    return Evidence(dismissal.quote, dismissal.section, dismissal.paragraph, dismissal.page)


def _stretches(index: QuoteIndex, evidence: Evidence) -> list[_Stretch]:
    """Where the quote stands: at its place, or wherever it is if nothing is there."""
    matches = index.find(evidence.quote)
    there = [match for match in matches if fits(evidence, match)]
    return [_Stretch(match.block, match.start, match.end) for match in there or matches]


def _passage(paper: Paper, found: Found, index: QuoteIndex, most: int) -> Passage:
    return Passage(
        paper.id,
        evidence_of(found, index, most),
        found.text,
        found.strength,
        found.certainty,
        found.reasons,
    )


#: So many characters of its paragraph are shown on each side of a quote.
_AROUND = 240

#: A word longer than this is cut there: some scripts have no spaces.
_LONGEST = 40


def in_text(evidence: Evidence, document: Document) -> InText | None:
    """The quote with the words around it, or None where it is not in the text.

    Where it stands more than once, the coded place decides, else the first.
    """
    index = QuoteIndex(document)
    matches = index.find(evidence.quote)
    if not matches:
        return None
    match = next((one for one in matches if fits(evidence, one)), matches[0])
    text = match.block.text
    place = match.place
    return InText(
        _last_words(text[: match.start]),
        text[match.start : match.end],
        _first_words(text[match.end :]),
        Evidence("", place.section, place.paragraph, place.page),
    )


def why_refused(quote: str, document: Document) -> str:
    """What is wrong with words that stand in the text and are no quote of it, else nothing."""
    refusal = QuoteIndex(document).look_up(quote).refusal
    return what_is_wrong(refusal, document.name) if refusal else ""


def dismissal(quote: str, why: str, document: Document) -> tuple[Dismissal, tuple[Match, ...]]:
    """The dismissal of the passage that holds ``quote``, with every place of the quote.

    The dismissal has the words and the place of the first; whether there is one, and only
    one, is for the caller to look at.

    Raises:
        CallError: of the quote or of the reason nothing is left to be seen, once it is written.
    """
    if is_blank(quote) or is_blank(why):
        raise CallError(
            "a dismissal has words of the passage and a reason",
            'coverage --dismiss "could deepen" --why "a prediction"',
        )
    index = QuoteIndex(document)
    matches = index.find(quote)
    if not matches:
        return Dismissal(quote, why), ()
    first = matches[0]
    place = first.place
    paragraph = None if place.page else place.paragraph
    quote = first.block.text[first.start : first.end]
    return Dismissal(quote, why, place.section, paragraph, place.page), matches


def _last_words(text: str) -> str:
    """The end of a text, from a word's beginning on, with an ellipsis where it was cut."""
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return "… " + cut[cut.find(" ", 0, _LONGEST) + 1 :]


def _first_words(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    end = text.rfind(" ", _AROUND - _LONGEST, _AROUND)
    return text[: end if end > 0 else _AROUND] + " …"
