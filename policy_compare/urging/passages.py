"""Finds the passages in which a paper urges an action.

A passage is a sentence, or an item of a list with the sentences that only spell it
out. Its certainty is a sum of weights: what its words say (``cues``, ``bare_forms``),
what surrounds it (``certainty``), and where else the paper urges. It ranks passages; it is
no probability.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policy_compare.model import Strength
from policy_compare.texts.document import Block, Document
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import find_benefit, find_imperative
from policy_compare.urging.certainty import (
    certainty_of_sentence,
    clamp_certainty,
    find_own_form,
    is_phrase,
    only_announces_list,
    strength_of_sentence,
    strongest_cue,
)
from policy_compare.urging.cues import find_cues
from policy_compare.urging.inner_lists import Sentence, sentences_and_items
from policy_compare.urging.official import is_tagged
from policy_compare.urging.patterns import Cue, CueKind
from policy_compare.urging.repeats import first_of_repeats
from policy_compare.urging.surroundings import (
    Surroundings,
    announces_recommendations,
    find_surroundings,
)


class UrgingPassage(NamedTuple):
    """A passage: characters ``start`` to ``end`` of a block's text.

    Its first sentence is the one that urges, and ends at ``stop``.
    ``cue`` is where in the block the wording stands that weighs most, as a pair of
    offsets, and ``kind`` is what kind of cue it is. ``certainty`` is from 0 to 100.
    ``strength`` follows the wording, and without any is ``should``. ``lead`` is the
    sentence that announces the list it is in, if any does. ``official`` is what the document
    calls it, where it is one of its own recommendations: *Recommendation 4*, *12*.
    ``same_as`` is the number, from 0, of the passage of the text that stands for all with the
    same words: its own, mostly.
    """

    block: Block
    start: int
    stop: int
    end: int
    cue: tuple[int, int]
    kind: CueKind
    certainty: int
    strength: Strength
    reasons: tuple[str, ...]
    lead: str = ""
    official: str = ""
    same_as: int = 0

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.block.text[self.start : self.end]


def find_passages(document: Document) -> tuple[UrgingPassage, ...]:
    """Every passage that may urge an action, in the order of the text."""
    all_surroundings = find_surroundings(document.blocks)
    placed: list[_PlacedPassage] = []
    heads = _running_heads(document.blocks)
    for block, surroundings in zip(document.blocks, all_surroundings, strict=True):
        if block.text in heads:
            continue
        placed += (
            _PlacedPassage(passage, surroundings)
            for passage in _passages_in_block(block, surroundings)
        )
    passages = [
        passage for passage in _reweigh_passages(placed) if passage.certainty >= weights.POSSIBLE
    ]
    same = first_of_repeats(
        [passage.text for passage in passages], [bool(passage.official) for passage in passages]
    )
    return tuple(
        passage._replace(same_as=number) for passage, number in zip(passages, same, strict=True)
    )


def _running_heads(blocks: Sequence[Block]) -> frozenset[str]:
    """What stands between the pages of a text whose reader could not tell them apart."""
    counts = Counter(block.text for block in blocks if len(block.text) <= weights.LONGEST_HEAD)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= weights.RECURRING and not text.endswith((".", "!", ":", ";"))
    )


class _PlacedPassage(NamedTuple):
    """A passage and what surrounds it."""

    passage: UrgingPassage
    surroundings: Surroundings


def _passages_in_block(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    if block.kind == "heading":
        yield from _passages_in_heading(block, surroundings)
    elif block.kind in {"paragraph", "item", "cell"}:
        passages = list(_passages_in_text(block, surroundings))
        yield from _without_lead_up(passages) if surroundings.official else passages


def _without_lead_up(passages: Sequence[UrgingPassage]) -> Iterator[UrgingPassage]:
    """The passages of an official recommendation without a sentence that leads up to them.

    Where no sentence urges by its words, the recommendation is one passage, as a whole.
    """
    urging = [passage for passage in passages if passage.kind != "item"]
    if any(passage.certainty >= weights.CERTAIN for passage in urging):
        yield from urging
    elif passages and passages[0].kind == "item":
        spans = sentence_spans(passages[0].block.text)
        ends = [end for start, end in spans if passages[0].block.text[start] not in "(["]
        yield passages[0]._replace(end=max(ends, default=passages[0].end))
    else:
        yield from passages


#: A sentence that begins so spells out the one before it.
_ANAPHOR: Final = re.compile(
    r"\W*(?:this|these|those|it|they|such|doing so|at a minimum|for example|for instance"
    r"|in particular|here|specifically|that)\b",
    re.IGNORECASE,
)


def _passages_in_text(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    """The sentences that urge; where the block is listed, with those that spell them out."""
    previous: UrgingPassage | None = None
    for sentence, own_surroundings in sentences_and_items(block, surroundings):
        passage = _passage_in_sentence(block, sentence, own_surroundings)
        if passage is None:
            continue
        if previous is not None:
            if own_surroundings.listed and _ANAPHOR.match(sentence.text):
                previous = previous._replace(end=passage.end)
                continue
            yield previous
        previous = passage
    if previous is not None:
        yield previous


def _passage_in_sentence(
    block: Block, sentence: Sentence, surroundings: Surroundings
) -> UrgingPassage | None:
    text = sentence.text
    all_cues = list(find_cues(text))
    if form_cue := find_own_form(block, text, sentence.number, surroundings):
        all_cues.append(form_cue)
    if surroundings.announced and (benefit_cue := find_benefit(text)):
        all_cues.append(benefit_cue)
    return _build_passage(block, sentence, all_cues, surroundings) if all_cues else None


def _passages_in_heading(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    """A heading that is itself a recommendation: *Establish a registry*."""
    if announces_recommendations(block.text) and not surroundings.marked:
        return
    all_cues = [cue for cue in find_cues(block.text) if cue.weight >= weights.CERTAIN]
    if imperative_cue := find_imperative(block.text, listed=surroundings.form == "imperative"):
        all_cues.append(imperative_cue._replace(weight=weights.HEADING_IMPERATIVE))
    if not all_cues:
        return
    passage = _build_passage(block, Sentence(block.text, 0, 0), all_cues, surroundings)
    is_among_imperatives = surroundings.form == "imperative" and imperative_cue is not None
    if (
        surroundings.announced
        or surroundings.marked
        or is_among_imperatives
        or block.text.endswith(".")
    ):
        passage = passage._replace(
            certainty=clamp_certainty(passage.certainty + weights.HEADING_ASKS)
        )
    yield passage._replace(reasons=("heading", *passage.reasons))


def _build_passage(
    block: Block, sentence: Sentence, all_cues: Sequence[Cue], surroundings: Surroundings
) -> UrgingPassage:
    strongest = strongest_cue(all_cues)
    start, text = sentence.start, sentence.text
    return UrgingPassage(
        block,
        start,
        start + len(text),
        start + len(text),
        (start + strongest.start, start + strongest.end),
        strongest.kind,
        certainty_of_sentence(text, all_cues, surroundings),
        strength_of_sentence(all_cues, surroundings),
        tuple(dict.fromkeys(_reasons_for_passage(block, text, all_cues, surroundings))),
        surroundings.lead,
        surroundings.official,
    )


def _reasons_for_passage(
    block: Block, text: str, all_cues: Sequence[Cue], surroundings: Surroundings
) -> Iterator[str]:
    """What speaks for a passage and against it, in words."""
    if surroundings.official:
        yield f"official: {surroundings.official}"
    strongest = strongest_cue(all_cues)
    yield _reason_of_cue(strongest)
    for cue in all_cues:
        if cue is not strongest and cue.kind != "item" and cue.weight >= weights.POSSIBLE:
            yield _reason_of_cue(cue)
    if surroundings.announced:
        heading = next((cue for cue in reversed(block.trail) if announces_recommendations(cue)), "")
        if heading:
            yield f"under the heading “{heading}”"
    if only_announces_list(text):
        yield "but it only announces a list"
    if surroundings.led:
        yield "in a list that asks for action"
    if surroundings.marked and not surroundings.official:
        yield "marked as a recommendation"
    elif surroundings.aside:
        yield f"but under the heading “{block.trail[-1]}”"


def _reason_of_cue(cue: Cue) -> str:
    return f"{cue.kind} “{cue.words}”" if cue.words else f"{cue.kind} among others that ask"


def _reweigh_passages(placed: Sequence[_PlacedPassage]) -> Iterator[UrgingPassage]:
    """The passages, weighed against each other."""
    in_lists = _recommends_in_lists(placed)
    only_suggests = _only_suggests(placed)
    lists_set_apart = in_lists or _has_recommending_lists(placed)
    in_phrases = sum(_is_bare_phrase(passage) for passage, _ in placed) >= weights.PHRASES
    headings_over_lists = _headings_over_lists(placed)
    urging_blocks = {
        id(passage.block) for passage, _ in placed if passage.certainty >= weights.CERTAIN
    }
    for passage, surroundings in placed:
        weight = passage.certainty
        is_elsewhere = not (
            surroundings.announced or surroundings.is_asked_for or passage.kind == "performative"
        )
        if in_phrases and _is_bare_phrase(passage):
            weight += weights.PHRASED
        is_label = (
            passage.block.kind == "heading"
            and (*passage.block.trail, passage.block.text) in headings_over_lists
        )
        if is_elsewhere and (in_lists or is_label):
            weight += weights.ELSEWHERE
        elif (
            lists_set_apart
            and is_elsewhere
            and passage.kind == "modal"
            and passage.strength == "must"
        ):
            weight += weights.TOLD_DUTY
        if (
            weight < weights.CERTAIN
            and (only_suggests or id(passage.block) in urging_blocks)
            and _may_count_as_urged(passage)
        ):
            weight += weights.JOINED
        yield passage._replace(certainty=clamp_certainty(weight))


def _recommends_in_lists(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether the paper recommends in lists, or numbers its recommendations."""
    marked = [passage.block for passage, surroundings in placed if surroundings.marked]
    if len(marked) >= weights.NUMBERED or any(map(is_tagged, marked)):
        return True
    certain = [
        (passage, surroundings)
        for passage, surroundings in placed
        if passage.certainty >= weights.CERTAIN and passage.block.kind != "heading"
    ]
    listed = sum(
        surroundings.marked
        or (passage.block.kind == "item" and (surroundings.led or surroundings.announced))
        for passage, surroundings in certain
    )
    return listed >= weights.ITEMISED and listed > weights.MOSTLY * (len(certain) - listed)


def _has_recommending_lists(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether the paper has lists of recommendations, whatever else it says."""
    listed = sum(
        passage.block.kind != "paragraph" and (surroundings.announced or surroundings.is_asked_for)
        for passage, surroundings in placed
        if passage.certainty >= weights.CERTAIN
    )
    return listed >= weights.SET_APART


def _is_bare_phrase(passage: UrgingPassage) -> bool:
    """Whether a paragraph is nothing but an imperative that no stop ends."""
    is_bare = passage.kind == "imperative" and passage.block.kind in {"paragraph", "cell"}
    return (
        is_bare
        and passage.text == passage.block.text
        and passage.text[-1].isalnum()
        and is_phrase(passage.text)
    )


def _headings_over_lists(placed: Sequence[_PlacedPassage]) -> frozenset[tuple[str, ...]]:
    """The headings, each with those above it, below which lists recommend something."""
    return frozenset(
        passage.block.trail[: number + 1]
        for passage, surroundings in placed
        if passage.certainty >= weights.CERTAIN
        and passage.block.kind == "item"
        and (surroundings.announced or surroundings.is_asked_for)
        for number in range(len(passage.block.trail))
    )


def _only_suggests(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether a paper says what could be done where others say what should."""
    calls = sum(passage.certainty >= weights.CERTAIN for passage, _ in placed)
    options = sum(
        passage.certainty < weights.CERTAIN and _may_count_as_urged(passage)
        for passage, _ in placed
    )
    return options >= weights.SOFT and options > calls


def _may_count_as_urged(passage: UrgingPassage) -> bool:
    """Whether an option, or a meaning, counts as urged once its paragraph urges something."""
    if passage.kind == "meaning":
        return True
    if passage.strength != "could":
        return False
    said_could = passage.block.text[slice(*passage.cue)].casefold() == "could"
    return said_could or passage.certainty >= weights.ELSE_LIKELY
