"""What there is to decide in a paper: its recommendations and its open passages, in order."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from policy_compare.evidence.coverage import matches_at_place, passages_at
from policy_compare.evidence.quote_choice import QuoteChooser
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Dismissal, Evidence, Paper, Recommendation
from policy_compare.texts.document import Document
from policy_compare.urging.passages import UrgingPassage, find_passages
from policy_compare.urging.weights import CERTAIN

#: An *open* item is still to be decided on; a model *proposed* one, and nobody has accepted it.
ItemState = Literal["open", "proposed", "coded", "dismissed"]


class ItemKey(NamedTuple):
    """What an item is known by: its recommendation's id, else the words and their place."""

    recommendation: str = ""
    text: str = ""
    block: int = -1
    start: int = 0


class CodingItem(NamedTuple):
    """Something to decide on: a recommendation, a dismissed passage or an open one.

    ``text`` are its words, in short: the statement, or those of the passage. ``block`` is the
    number of the text's block that it stands in, -1 where no text is at hand or its quote is
    not in it; ``passage`` and ``quote`` are characters of that block. ``certainty`` and
    ``reasons`` are those of a passage that was found.
    """

    paper: str
    state: ItemState
    text: str
    section: str = ""
    recommendation: Recommendation | None = None
    dismissal: Dismissal | None = None
    block: int = -1
    passage: tuple[int, int] = (0, 0)
    quote: tuple[int, int] = (0, 0)
    certainty: int = 0
    reasons: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.state in {"open", "proposed"}

    @property
    def key(self) -> ItemKey:
        """What tells it from the paper's other items, also when these have changed."""
        if self.recommendation:
            return ItemKey(self.recommendation.id)
        return ItemKey("", self.text, self.block, self.passage[0])


class QuoteSpot(NamedTuple):
    """Where a quote stands, as an item tells it, and the numbers of the passages behind it."""

    section: str
    block: int = -1
    passage: tuple[int, int] = (0, 0)
    quote: tuple[int, int] = (0, 0)
    certainty: int = 0
    reasons: tuple[str, ...] = ()
    passages: frozenset[int] = frozenset()


class CodedText:
    """A paper's text made ready: its passages, and which of them a quote belongs to.

    Where a quote stands is looked up once, so that after a decision little is to be done.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.index = QuoteIndex(document)
        self.passages: Sequence[UrgingPassage] = find_passages(document)
        self.chooser = QuoteChooser(self.passages, self.index)
        self._numbers = {id(block): number for number, block in enumerate(document.blocks)}
        self._spots: dict[Evidence, QuoteSpot] = {}

    def spot_of(self, evidence: Evidence) -> QuoteSpot:
        """Where the quote stands, at its coded place if it does there; no block where nowhere."""
        if evidence not in self._spots:
            self._spots[evidence] = self._find_spot(evidence)
        return self._spots[evidence]

    def _find_spot(self, evidence: Evidence) -> QuoteSpot:
        matches = matches_at_place(self.index, evidence) if evidence.quote else ()
        if not matches:
            return QuoteSpot(evidence.section)
        block, start, end = matches[0][:3]
        numbers = frozenset(passages_at(self.passages, matches))
        section = self.index.place_of(block, start).section
        spot = QuoteSpot(section, self._numbers[id(block)], (start, end), (start, end))
        spot = spot._replace(passages=numbers)
        for passage in (self.passages[number] for number in sorted(numbers)):
            if passage.block is block and passage.start < end and start < passage.end:
                around = min(passage.start, start), max(passage.end, end)
                certainty, reasons = passage.certainty, passage.reasons
                return spot._replace(passage=around, certainty=certainty, reasons=reasons)
        return spot

    def passage_at(self, item: CodingItem) -> UrgingPassage | None:
        """The passage that the item is about, if it is one that was found."""
        return next(
            (
                passage
                for passage in self.passages
                if self.number_of(passage) == item.block
                and passage.start < item.passage[1]
                and item.passage[0] < passage.end
            ),
            None,
        )

    def number_of(self, passage: UrgingPassage) -> int:
        """The number of the block that the passage is in."""
        return self._numbers[id(passage.block)]


#: Where an item comes in the order of the text: its block, and the character there.
_Order = tuple[int, int]


def paper_items(
    paper: Paper, text: CodedText | None, least_certainty: int = CERTAIN
) -> tuple[CodingItem, ...]:
    """What there is to decide in a paper, in the order of its text.

    A recommendation whose quote is not in the text follows the one before it in the file.
    Without a text there are no open passages.
    """
    placed: list[tuple[_Order, CodingItem]] = []
    covered: set[int] = set()
    order: _Order = (-1, 0)
    decided: list[tuple[ItemState, str, Evidence, Recommendation | None, Dismissal | None]] = [
        (
            _state_of(recommendation), recommendation.statement,
            recommendation.evidence or Evidence(), recommendation, None,
        )
        for recommendation in paper.recommendations
    ]  # fmt: skip
    decided += [
        ("dismissed", dismissal.quote, dismissed_evidence(dismissal), None, dismissal)
        for dismissal in paper.dismissed
    ]
    for state, words, evidence, recommendation, dismissal in decided:
        spot = text.spot_of(evidence) if text else QuoteSpot(evidence.section)
        covered |= spot.passages
        order = (spot.block, spot.quote[0]) if spot.block >= 0 else order
        item = CodingItem(
            paper.id, state, words, spot.section, recommendation, dismissal, spot.block,
            spot.passage, spot.quote, spot.certainty, spot.reasons,
        )  # fmt: skip
        placed.append((order, item))
    if text:
        placed += _open_items(paper.id, text, covered, least_certainty)
    placed.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in placed)


def _state_of(recommendation: Recommendation) -> ItemState:
    if recommendation.proposed_by:
        return "proposed"
    return "coded" if recommendation.coded else "open"


def dismissed_evidence(dismissal: Dismissal) -> Evidence:
    """The words of a dismissed passage, and where they are."""
    return Evidence(dismissal.quote, dismissal.section, dismissal.paragraph, dismissal.page)


def _open_items(
    paper: str, text: CodedText, covered: set[int], least_certainty: int
) -> Iterable[tuple[_Order, CodingItem]]:
    """The passages that the coding says nothing of, each with its order."""
    for number, passage in enumerate(text.passages):
        if number in covered or passage.certainty < least_certainty:
            continue
        block = text.number_of(passage)
        yield (
            (block, passage.start),
            CodingItem(
                paper,
                "open",
                passage.text,
                text.index.place_of(passage.block, passage.start).section,
                block=block,
                passage=(passage.start, passage.end),
                quote=(passage.start, passage.end),
                certainty=passage.certainty,
                reasons=passage.reasons,
            ),
        )


class SectionProgress(NamedTuple):
    """How many of a section's items are coded, dismissed and still to be decided on."""

    section: str
    coded: int = 0
    dismissed: int = 0
    open: int = 0


def progress_by_section(items: Iterable[CodingItem]) -> tuple[SectionProgress, ...]:
    """How far each section is decided, in the order of the text."""
    progress: dict[str, SectionProgress] = {}
    for item in items:
        section = progress.get(item.section, SectionProgress(item.section))
        progress[item.section] = SectionProgress(
            item.section,
            section.coded + (item.state == "coded"),
            section.dismissed + (item.state == "dismissed"),
            section.open + item.is_open,
        )
    return tuple(progress.values())
