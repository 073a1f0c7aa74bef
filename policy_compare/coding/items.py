"""What there is to decide in a paper: its recommendations and its open passages, in order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from policy_compare.evidence.coverage import PassagePlaces, matches_at_place
from policy_compare.evidence.quote_choice import QuoteChooser
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Dismissal, Evidence, Paper, Recommendation
from policy_compare.texts.document import Block, Document
from policy_compare.urging.passages import UrgingPassage, find_passages
from policy_compare.urging.weights import CERTAIN

#: An *open* item is still to be decided on; a model *proposed* one, and nobody has accepted it.
ItemState = Literal["open", "proposed", "coded", "dismissed"]


_MERGED = re.compile(r"Goes with \S+\.")


def why_merged(id: str) -> str:
    """Why a passage is dismissed that goes with the recommendation of that id."""
    return f"Goes with {id}."


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
    not in it; ``passage`` and ``quote`` are characters of that block. ``official`` is
    what the document calls the passage, where it is one of its own recommendations.
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
    official: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.state in {"open", "proposed"}

    @property
    def is_merged(self) -> bool:
        """Whether its passage goes with another one, rather than urging nothing."""
        return bool(self.dismissal and _MERGED.fullmatch(self.dismissal.why))

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
    official: str = ""
    passages: frozenset[int] = frozenset()


class CodedText:
    """A paper's text made ready: its passages, and which of them a quote belongs to.

    Where a quote stands is looked up once, so that after a decision little is to be done.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.index = QuoteIndex(document)
        self.passages: Sequence[UrgingPassage] = find_passages(document)
        self._places = PassagePlaces(self.passages)
        self.chooser = QuoteChooser(self.passages, self.index)
        self._numbers = {id(block): number for number, block in enumerate(document.blocks)}
        self._spots: dict[Evidence, QuoteSpot] = {}

    def spot_of(self, evidence: Evidence) -> QuoteSpot:
        """Where the quote stands, at its coded place if it does there; no block where nowhere."""
        if evidence not in self._spots:
            matches = matches_at_place(self.index, evidence) if evidence.quote else ()
            self._spots[evidence] = (
                self._spot_at(*matches[0][:3], self._places.numbers_at(matches))
                if matches
                else QuoteSpot(evidence.section)
            )
        return self._spots[evidence]

    def spot_of_passage(self, number: int) -> QuoteSpot:
        """Where the passage of that number stands."""
        passage = self.passages[number]
        return self._spot_at(passage.block, passage.start, passage.end, {number})

    def _spot_at(self, block: Block, start: int, end: int, numbers: set[int]) -> QuoteSpot:
        """Some characters of a block, in the first of the passages that they have words of."""
        section = self.index.place_of(block, start).section
        spot = QuoteSpot(section, self._numbers[id(block)], (start, end), (start, end))
        for passage in (self.passages[number] for number in sorted(numbers)):
            if passage.block is block and passage.start < end and start < passage.end:
                around = min(passage.start, start), max(passage.end, end)
                official = passage.official or self.passages[passage.same_as].official
                spot = spot._replace(passage=around, official=official)
                break
        return spot._replace(passages=frozenset(numbers))

    def passage_at(self, item: CodingItem) -> UrgingPassage | None:
        """The passage that the item is about, if it is one that was found."""
        return next(
            (
                passage
                for passage in self.passages
                if self._numbers[id(passage.block)] == item.block
                and passage.start < item.passage[1]
                and item.passage[0] < passage.end
            ),
            None,
        )


def paper_items(paper: Paper, text: CodedText | None) -> tuple[CodingItem, ...]:
    """What there is to decide in a paper, in the order of its text.

    A recommendation whose quote is not in the text follows the one before it in the file.
    Without a text there are no open passages; of those that say the same in the same words, the
    first is one.
    """
    placed: list[tuple[tuple[int, int], CodingItem]] = []
    covered: set[int] = set()
    order = -1, 0
    for item, passages in _decided_items(paper, text):
        covered |= passages
        order = (item.block, item.quote[0]) if item.block >= 0 else order
        placed.append((order, item))
    for number, passage in enumerate(text.passages if text else ()):
        is_first = passage.same_as == number
        if text and is_first and number not in covered and passage.certainty >= CERTAIN:
            item = _item_at(text.spot_of_passage(number), paper.id, "open", passage.text)
            placed.append(((item.block, item.quote[0]), item))
    placed.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in placed)


def _decided_items(
    paper: Paper, text: CodedText | None
) -> Iterator[tuple[CodingItem, frozenset[int]]]:
    """The items that the file speaks of, with the numbers of the passages behind each."""
    for recommendation in paper.recommendations:
        state: ItemState = "coded" if recommendation.coded else "open"
        state = "proposed" if recommendation.proposed_by else state
        evidence = recommendation.evidence or Evidence()
        spot = text.spot_of(evidence) if text else QuoteSpot(evidence.section)
        yield (
            _item_at(spot, paper.id, state, recommendation.statement, recommendation),
            spot.passages,
        )
    for dismissal in paper.dismissed:
        spot = text.spot_of(dismissal.evidence) if text else QuoteSpot(dismissal.section)
        item = _item_at(spot, paper.id, "dismissed", dismissal.quote, dismissal=dismissal)
        yield item, spot.passages


def _item_at(
    spot: QuoteSpot,
    paper: str,
    state: ItemState,
    text: str,
    recommendation: Recommendation | None = None,
    dismissal: Dismissal | None = None,
) -> CodingItem:
    return CodingItem(
        paper, state, text, spot.section, recommendation, dismissal, spot.block, spot.passage,
        spot.quote, spot.official,
    )  # fmt: skip


class SectionProgress(NamedTuple):
    """How many of a section's items are coded, dismissed and still to be decided on."""

    section: str
    coded: int = 0
    dismissed: int = 0
    open: int = 0


def progress_by_section(items: Iterable[CodingItem]) -> tuple[SectionProgress, ...]:
    """How far each section is decided, in the order of the text; merged passages do not count."""
    progress: dict[str, SectionProgress] = {}
    for item in items:
        section = progress.get(item.section, SectionProgress(item.section))
        progress[item.section] = SectionProgress(
            item.section,
            section.coded + (item.state == "coded"),
            section.dismissed + (item.state == "dismissed" and not item.is_merged),
            section.open + item.is_open,
        )
    return tuple(progress.values())
