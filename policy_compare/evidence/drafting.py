"""Turns a paper's text into a draft of its coding, for a person to go on with.

Everything in a draft can be pointed at in the text. What only a reader can say is left
open: the stance above all, and the statement in the coder's own words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from policy_compare.evidence.asked_actors import find_asked_actors
from policy_compare.evidence.names_in_text import PropositionFinder, actor_finder, topic_finder
from policy_compare.evidence.own_words import plain_words
from policy_compare.evidence.quote_choice import QUOTE_WORDS, QuoteChooser
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.sections import blocks_of_section
from policy_compare.invisible import is_blank
from policy_compare.model import Codebook, Paper, Recommendation, Source
from policy_compare.passage import Language, Passage
from policy_compare.texts.document import Document
from policy_compare.texts.language import other_languages
from policy_compare.texts.title_page import read_title_page
from policy_compare.urging.passages import UrgingPassage, find_passages
from policy_compare.urging.weights import CERTAIN

#: So many words make a recommendation's id, and fewer than these tell too little.
_ID_WORDS, _FEWEST_WORDS = 3, 2

_FILLERS = frozenset(
    """a all also an and any are as at be been both by do for from has have in into is it its now of
    on or our shall should so such than that the their them then therefore these they this those
    to toward towards up was we were which will with would must could may might need needs
    each every recommend recommends urge urges ought""".split()  # noqa: SIM905
)


_OF_IDS = re.compile(r"[a-z][a-z0-9]+")


class Draft(NamedTuple):
    """A paper's draft coding.

    The text's own, official recommendations come first. ``passages`` are those behind its
    recommendations, in their order; ``choices`` are, for each recommendation's id, the
    propositions nearest to it. ``origins`` tell from where each of the paper's own data
    comes, and ``doubts`` what the file says of it, by field, and was not taken. ``unsure``
    counts the passages left out as too uncertain; ``languages`` are those other than English
    that much of the text is in, where nothing is found.
    """

    paper: Paper
    passages: tuple[Passage, ...]
    choices: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, str]
    unsure: int = 0
    languages: tuple[Language, ...] = ()
    doubts: Mapping[str, str] = {}


def draft_paper(
    document: Document,
    id: str,
    book: Codebook,
    least_certainty: int = CERTAIN,
    section: str = "",
) -> Draft:
    """The draft of the paper ``id``, from all passages of at least that certainty.

    With a ``section`` it has only what stands under the heading of that name.

    Raises:
        CallError: the text has no such section.
    """
    about = read_title_page(document)
    languages = other_languages(document)
    sure = [language.code for language in languages if language.sure]
    language = {"language": sure[0]} if sure else {}
    all_passages = find_passages(document)
    passages = _distinct_passages(all_passages, document, section)
    certain = [passage for passage in passages if passage.certainty >= least_certainty]
    certain.sort(key=lambda passage: not passage.official)
    drafter = PaperDrafter(QuoteChooser(all_passages, QuoteIndex(document)), id, book)
    recommendations = [drafter.draft_recommendation(passage) for passage in certain]
    name = "" if is_blank(document.name) else document.name
    paper = Paper(
        id=id,
        title=next((title for title in (about.title, name) if not is_blank(title)), id),
        authors=about.authors,
        issued=about.issued,
        details={**about.details, **language},
        source=Source(name, document.sha256),
        recommendations=tuple(recommendations),
    )
    return Draft(
        paper,
        tuple(drafter.passages),
        drafter.choices,
        {**about.origins, **dict.fromkeys(language, "its words")},
        len(passages) - len(certain),
        languages,
        about.doubts,
    )


def _distinct_passages(
    all_passages: Sequence[UrgingPassage], document: Document, section: str
) -> list[UrgingPassage]:
    """The passages of a section, or of the whole text, each once where the text repeats it."""
    within = {id(document.blocks[number]) for number in blocks_of_section(document, section)}
    numbers = {number for number, passage in enumerate(all_passages) if id(passage.block) in within}
    distinct: dict[int, UrgingPassage] = {}
    for number in sorted(numbers):
        passage = all_passages[number]
        first = passage.same_as
        if first == number or first not in numbers:
            official = all_passages[first].official
            distinct.setdefault(first, passage._replace(official=official))
    return list(distinct.values())


class PaperDrafter:
    """Makes draft recommendations of one paper's passages; gathers what goes with them.

    The ``chooser`` knows all passages of its text, so that ids and quotes tell them apart.
    None gets one of the ``taken_ids``.
    """

    def __init__(
        self,
        chooser: QuoteChooser,
        paper_id: str,
        book: Codebook,
        taken_ids: Iterable[str] = (),
    ) -> None:
        self.passages: list[Passage] = []
        self.choices: dict[str, tuple[str, ...]] = {}
        self._paper_id, self._book = paper_id, book
        self._actors = actor_finder(book)
        self._topics = topic_finder(book)
        self._propositions = PropositionFinder(book, self._actors)
        self._chooser = chooser
        self._ids = set(taken_ids)
        self._counts: dict[str, int] = {}

    def draft_recommendation(self, passage: UrgingPassage) -> Recommendation:
        """The draft recommendation of a passage."""
        id = self._new_id(passage)
        limit = self._book.quote_words or QUOTE_WORDS
        self.passages.append(self._chooser.passage_with_quote(self._paper_id, passage, limit))
        self.choices[id] = tuple(self._propositions.nearest_ids(passage.text))
        actors, targets = find_asked_actors(passage, self._actors)
        topics = (mention.id for mention in self._topics.find_mentions(passage.text))
        return Recommendation(
            paper=self._paper_id,
            id=id,
            statement=passage.text,
            actors=actors,
            targets=targets,
            strength=passage.strength,
            topics=tuple(dict.fromkeys(topics)),
            evidence=self.passages[-1].evidence,
            coded=False,
        )

    def _new_id(self, passage: UrgingPassage) -> str:
        """A short name from the words of the action, unlike all before.

        Words that many of the text's passages have say little of what this one asks.
        """
        text = passage.block.text
        start = passage.cue[passage.kind in ("modal", "option", "performative")]
        if passage.kind == "valuation" or (
            passage.kind == "performative" and not _telling_words(text[start : passage.end])
        ):
            start = passage.start
        own_words = self._chooser.own_words
        own_start = own_words.start_in(passage)
        if own_start > start and len(_telling_words(text[start:own_start])) >= _ID_WORDS:
            # All that the id would say is said by another passage too.
            start = own_start
        words = _telling_words(text[start : passage.end])
        rarer = list(islice((word for word in words if not own_words.is_common(word)), _ID_WORDS))
        words = rarer if len(rarer) >= _FEWEST_WORDS else words
        base = "-".join(words[:_ID_WORDS]) or "recommendation"
        name = base
        while name in self._ids:
            # From the last number on, since a paper may say the same thousands of times.
            self._counts[base] = self._counts.get(base, 1) + 1
            name = f"{base}-{self._counts[base]}"
        self._ids.add(name)
        return name


def _telling_words(text: str) -> list[str]:
    """The words of a text of which an id can be made."""
    return [word for word in plain_words(text) if word not in _FILLERS and _OF_IDS.fullmatch(word)]
