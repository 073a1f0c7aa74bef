"""Sets a paper's coding beside the passages of its text that urge an action."""

from collections.abc import Iterable, Sequence
from typing import Literal

from policy_compare.errors import CallError
from policy_compare.evidence.quote_choice import QUOTE_WORDS, QuoteChooser
from policy_compare.evidence.quote_places import evidence_at, fits_place
from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch, describe_refusal
from policy_compare.invisible import is_blank
from policy_compare.model import Codebook, Dismissal, Evidence, Paper
from policy_compare.passage import Coverage, QuoteInText
from policy_compare.texts.document import Document
from policy_compare.texts.language import other_languages
from policy_compare.urging.passages import UrgingPassage, find_passages
from policy_compare.urging.weights import CERTAIN


class PassagePlaces:
    """The passages of a text, to be found by the places of quotes."""

    def __init__(self, passages: Sequence[UrgingPassage]) -> None:
        self._passages = passages
        self._numbers_by_block: dict[int, list[int]] = {}
        self._numbers_by_first: dict[int, list[int]] = {}
        for number, passage in enumerate(passages):
            self._numbers_by_block.setdefault(id(passage.block), []).append(number)
            self._numbers_by_first.setdefault(passage.same_as, []).append(number)

    def numbers_at(self, matches: Iterable[QuoteMatch]) -> set[int]:
        """The numbers of the passages to which the places of a quote belong.

        That is the one that they have words of, else the one before them in the same
        paragraph, whose matter they go on with, else the one after; and with each those that
        say the same in the same words.
        """
        numbers: set[int] = set()
        for match in matches:
            near = self._numbers_by_block.get(id(match.block), [])
            touched = [
                number
                for number in near
                if match.start < self._passages[number].end
                and self._passages[number].start < match.end
            ]
            before = [number for number in near if self._passages[number].end <= match.start]
            numbers.update(touched or before[-1:] or near[:1])
        firsts = {self._passages[number].same_as for number in numbers}
        return set().union(*(self._numbers_by_first[first] for first in firsts))


def paper_coverage(
    paper: Paper, document: Document, book: Codebook, least_certainty: int = CERTAIN
) -> Coverage:
    """How far the coding covers the text, with the open passages of at least that certainty."""
    index = QuoteIndex(document)
    passages = find_passages(document)
    places = _places_of_quotes(paper, index)
    passage_places = PassagePlaces(passages)
    behind_quotes = [passage_places.numbers_at(matches) for matches in places if matches]
    coded = set().union(*behind_quotes)
    dismissed = _dismissed_passages(paper, passage_places, index) - coded
    counted = {number for number, passage in enumerate(passages) if passage.same_as == number}
    certain = {number for number in counted if passages[number].certainty >= CERTAIN}
    open_passages = [
        passages[number]
        for number in sorted(counted - coded - dismissed)
        if passages[number].certainty >= least_certainty
    ]
    open_passages.sort(key=lambda passage: -passage.certainty)
    chooser = QuoteChooser(passages, index)
    limit = book.quote_words or QUOTE_WORDS
    return Coverage(
        paper.id,
        len(coded & certain),
        len(dismissed & certain),
        tuple(chooser.passage_with_quote(paper.id, passage, limit) for passage in open_passages),
        sum(passage.certainty < CERTAIN for passage in open_passages),
        sum(not numbers for numbers in behind_quotes),
        other_languages(document),
        sum(not recommendation.coded for recommendation in paper.recommendations),
        sum(not matches for matches in places),
    )


def _places_of_quotes(paper: Paper, index: QuoteIndex) -> list[Sequence[QuoteMatch]]:
    """For each quote of the coding where it stands, which may be nowhere."""
    coded = (recommendation.evidence for recommendation in paper.recommendations)
    return [matches_at_place(index, evidence) for evidence in coded if evidence and evidence.quote]


def _dismissed_passages(paper: Paper, passages: PassagePlaces, index: QuoteIndex) -> set[int]:
    """The numbers of the passages that are dismissed."""
    matches = (matches_at_place(index, dismissal.evidence) for dismissal in paper.dismissed)
    return set().union(*map(passages.numbers_at, matches))


#: What can be said of a passage: *open* ones are listed, *none* is no passage at all.
PassageStanding = Literal["open", "coded", "dismissed", "none"]


def passage_standing(paper: Paper, document: Document, quote: str) -> PassageStanding:
    """What the coding says of the passage that has these words."""
    index = QuoteIndex(document)
    passages = PassagePlaces(find_passages(document))
    numbers = passages.numbers_at(index.find_quote(quote))
    places = _places_of_quotes(paper, index)
    if numbers & set().union(*(passages.numbers_at(matches) for matches in places)):
        return "coded"
    if numbers & _dismissed_passages(paper, passages, index):
        return "dismissed"
    return "open" if numbers else "none"


def matches_at_place(index: QuoteIndex, evidence: Evidence) -> Sequence[QuoteMatch]:
    """Where the quote stands: at its place, or wherever it is if nothing is there."""
    matches = index.find_quote(evidence.quote)
    return [match for match in matches if fits_place(evidence, match)] or matches


#: So many characters of its paragraph are shown on each side of a quote.
_AROUND = 240

#: A word longer than this is cut there: some scripts have no spaces.
_LONGEST = 40


def quote_in_text(evidence: Evidence, document: Document) -> QuoteInText | None:
    """The quote with the words around it, or None where it is not in the text.

    Where it stands more than once, the coded place decides, else the first.
    """
    matches = matches_at_place(QuoteIndex(document), evidence)
    if not matches:
        return None
    match = matches[0]
    text, place = match.block.text, match.place
    return QuoteInText(
        _last_words(text[: match.start]),
        text[match.start : match.end],
        _first_words(text[match.end :]),
        Evidence("", place.section, place.paragraph, place.page),
    )


def reason_of_refusal(quote: str, document: Document) -> str:
    """What is wrong with words that stand in the text and are no quote of it, else nothing."""
    refusal = QuoteIndex(document).look_up(quote).refusal
    return describe_refusal(refusal, document.name) if refusal else ""


def make_dismissal(
    quote: str, why: str, document: Document
) -> tuple[Dismissal, tuple[QuoteMatch, ...]]:
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
    matches = QuoteIndex(document).find_quote(quote)
    if not matches:
        return Dismissal(quote, why), ()
    first = matches[0]
    evidence = evidence_at(first.block.text[first.start : first.end], first.place)
    return Dismissal(why=why, **evidence._asdict()), matches


def _last_words(text: str) -> str:
    """The end of a text, from a word's beginning on, with an ellipsis where it was cut."""
    if len(text) <= _AROUND:
        return text
    end = text[-_AROUND:]
    return "… " + end[end.find(" ", 0, _LONGEST) + 1 :]


def _first_words(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    end = text.rfind(" ", _AROUND - _LONGEST, _AROUND)
    return text[: end if end > 0 else _AROUND] + " …"
