"""The papers that a session goes through, their texts, and the item that is in hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from policy_compare.coding.codebook_decisions import new_id
from policy_compare.coding.items import (
    CodedText,
    CodingItem,
    ItemKey,
    SectionProgress,
    paper_items,
    progress_by_section,
)
from policy_compare.coding.last_place import LastPlace
from policy_compare.errors import CallError, SourceError
from policy_compare.evidence.drafting import PaperDrafter
from policy_compare.evidence.quote_places import is_same_heading
from policy_compare.evidence.sections import blocks_of_section
from policy_compare.model import Codebook, Corpus, Paper, Recommendation
from policy_compare.texts.document import Document

#: Gives a paper's text, why it cannot be read, or None where it is not at hand.
TextReader = Callable[[Paper], Document | SourceError | None]


class CodingScope(NamedTuple):
    """What a session goes through: papers by their ids, and in them a section, or all of it."""

    papers: tuple[str, ...]
    section: str = ""


class ItemsInHand:
    """The items of one paper at a time, in the order of its text, and which of them is in hand.

    A text is read when its paper is come to for the first time. It begins at the ``last`` place,
    if that is there, else in the first paper that has something open.
    """

    def __init__(
        self,
        corpus: Corpus,
        scope: CodingScope,
        read_text: TextReader,
        last: LastPlace | None = None,
    ) -> None:
        self.corpus, self.scope = corpus, scope
        self.items: tuple[CodingItem, ...] = ()
        self.number = 0
        self._read_text = read_text
        self._texts: dict[str, CodedText | SourceError | None] = {}
        self._all_items: tuple[CodingItem, ...] = ()
        self._drafts: dict[CodingItem, Recommendation] = {}
        unfinished = (id for id, (_, still_open) in self.paper_progress.items() if still_open)
        if last and last.paper in scope.papers:
            self.go_to_paper(last.paper)
            self.go_to_key(last.key)
        else:
            self.go_to_paper(next(unfinished, scope.papers[0]))
        if scope.section and not self.items:
            self.next_open()

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of the papers that the session goes through."""
        return self.scope.papers

    @property
    def paper(self) -> Paper:
        """The paper in hand, as its file says it now."""
        return self.corpus.papers[self._paper_id]

    @property
    def book(self) -> Codebook:
        """The codebook, as its file says it now."""
        return self.corpus.codebook

    @property
    def text(self) -> CodedText | None:
        """The text of the paper in hand, where it is there and can be read."""
        text = self._texts[self._paper_id]
        return text if isinstance(text, CodedText) else None

    @property
    def document(self) -> Document | None:
        """The same, as it was read."""
        return self.text.document if self.text else None

    @property
    def text_error(self) -> SourceError | None:
        """Why the text of the paper in hand cannot be read."""
        text = self._texts[self._paper_id]
        return text if isinstance(text, SourceError) else None

    @property
    def text_remark(self) -> str:
        """That the text of the paper in hand is not the one that was coded; empty if it is."""
        coded = self.paper.source.sha256 if self.paper.source else ""
        if not (self.document and coded) or self.document.sha256 == coded.casefold():
            return ""
        return (
            f"{self.document.name} has changed since it was coded: its words and paragraphs may "
            "be others. check names the quotes that are gone"
        )

    @property
    def item(self) -> CodingItem | None:
        """The item in hand; None in a paper that has none."""
        return self.items[self.number] if self.items else None

    @property
    def item_key(self) -> ItemKey:
        """What the item in hand is known by."""
        return self.item.key if self.item else ItemKey()

    @property
    def passage_words(self) -> str:
        """The words of the passage in hand; without a text what is said of it."""
        item, text = self.item, self.text
        if item is None or text is None or item.block < 0:
            return item.text if item else ""
        return text.document.blocks[item.block].text[slice(*item.passage)]

    @property
    def recommendation(self) -> Recommendation | None:
        """That of the item in hand: as its file has it, else a draft of its passage."""
        return self._recommendation_of(self.item) if self.item else None

    @property
    def following(self) -> tuple[CodingItem, Recommendation] | None:
        """The item after the one in hand, with its recommendation; None where it is the last."""
        item = next(iter(self.items[self.number + 1 :]), None)
        return (item, self._recommendation_of(item)) if item else None

    def _recommendation_of(self, item: CodingItem) -> Recommendation:
        if item.recommendation:
            return item.recommendation
        if item not in self._drafts:
            self._drafts[item] = self._draft_recommendation(item)
        return self._drafts[item]

    def _draft_recommendation(self, item: CodingItem) -> Recommendation:
        """What a draft would make of a passage that the file has no recommendation of."""
        ids = {recommendation.id: None for recommendation in self.paper.recommendations}
        passage = self.text.passage_at(item) if self.text else None
        if self.text and passage:
            drafter = PaperDrafter(self.text.chooser, self.paper.id, self.book, ids)
            draft = drafter.draft_recommendation(passage)
        else:
            draft = Recommendation(
                self.paper.id, new_id(ids, item.text), item.text, strength="should", coded=False
            )
        if item.dismissal:
            draft = draft._replace(evidence=item.dismissal.evidence)
        return draft

    @property
    def progress(self) -> tuple[SectionProgress, ...]:
        """How far each section of the paper in hand is decided."""
        return progress_by_section(self.items)

    @property
    def paper_progress(self) -> Mapping[str, tuple[int, int]]:
        """How many recommendations of each paper are coded, and how many still to be.

        Passages that are in no file are not counted: most texts have not been read.
        """
        counts = {}
        for id in self.scope.papers:
            recommendations = self.corpus.papers[id].recommendations
            coded = sum(
                recommendation.coded and not recommendation.proposed_by
                for recommendation in recommendations
            )
            counts[id] = coded, len(recommendations) - coded
        return counts

    def go_to_paper(self, id: str) -> None:
        """Take a paper in hand, at its first open item, or official one if such are open."""
        self._take_paper(id)
        self.number = next(self._open_numbers(self._official_first()), 0)

    def go_to(self, number: int) -> None:
        """Take the item of that number in hand, or the nearest that there is."""
        self.number = max(0, min(number, len(self.items) - 1))

    def go_to_key(self, key: ItemKey) -> None:
        """Take the item in hand that is known so; where there is none, what stands in its place."""
        keys = [item.key for item in self.items]
        self.go_to(keys.index(key) if key in keys else self.number)

    def next_open(self) -> bool:
        """Go to the next open item, be it in another paper; whether there is another.

        A paper's official recommendations come first, and all else behind them.
        """
        return self._go_to_open(1)

    def previous_open(self) -> bool:
        """Go to the open item before, be it in another paper; whether there is another."""
        return self._go_to_open(-1)

    def _go_to_open(self, step: int) -> bool:
        """Go to the nearest open item in a direction, round all papers once."""
        before = self._paper_id, self.number
        papers, place = self.scope.papers, self.scope.papers.index(self._paper_id)
        order = self._official_first()[::step]
        numbers = order[order.index(self.number) + 1 :] if order else order
        for turn in range(len(papers) + 1):
            if turn:
                self._take_paper(papers[(place + step * turn) % len(papers)])
                numbers = self._official_first()[::step]
            number = next(self._open_numbers(numbers), None)
            if number is not None:
                self.number = number
                return (self._paper_id, number) != before
        self.number = before[1]
        return False

    def _official_first(self) -> list[int]:
        """The numbers of the items: those of official recommendations, then those of all else."""
        return sorted(range(len(self.items)), key=lambda number: not self.items[number].official)

    def _open_numbers(self, numbers: Iterable[int]) -> Iterator[int]:
        return (number for number in numbers if self.items[number].is_open)

    def _take_paper(self, id: str) -> None:
        """Take a paper in hand, and make its items, once its text is read."""
        self._paper_id = id
        if id not in self._texts:
            text = self._read_text(self.paper)
            self._texts[id] = CodedText(text) if isinstance(text, Document) else text
        self._drafts.clear()
        self._all_items = paper_items(self.paper, self.text)
        self.items = self._items_in_section()

    def _items_in_section(self) -> tuple[CodingItem, ...]:
        """The items of the section, or all of them; none where another paper may have it.

        Raises:
            CallError: the only paper's text has no such section.
        """
        section, text = self.scope.section, self.text
        if not section:
            return self._all_items
        if text is None:
            items = self._all_items
            return tuple(item for item in items if is_same_heading(section, item.section))
        try:
            blocks = blocks_of_section(text.document, section)
        except CallError:
            if len(self.papers) == 1:
                raise
            return ()
        return tuple(item for item in self._all_items if item.block in blocks)

    def following_id(self) -> str:
        """The first recommendation of the file that stands behind the item in hand; or empty."""
        place = next(
            (number for number, item in enumerate(self._all_items) if item is self.item), 0
        )
        behind = (item.recommendation for item in self._all_items[place:])
        return next((recommendation.id for recommendation in behind if recommendation), "")
