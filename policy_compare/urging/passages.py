"""Finds the passages in which a paper urges an action.

A passage is a sentence, or an item of a list with the sentences that only spell it
out. Its certainty is a sum of weights: what its words say (``cues``, ``bare_forms``),
what surrounds it (``certainty``), and where else the paper urges. It ranks passages; it is
no probability.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policy_compare.model import Strength
from policy_compare.texts.document import Block, Document
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import find_benefit, find_gerund, find_imperative
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
from policy_compare.urging.list_leads import leads_list
from policy_compare.urging.patterns import Cue, CueKind
from policy_compare.urging.surroundings import (
    Surroundings,
    announces_recommendations,
    find_surroundings,
    is_tagged,
    strongest_wording,
)


class UrgingPassage(NamedTuple):
    """A passage: characters ``start`` to ``end`` of a block's text.

    Its first sentence is the one that urges, and ends at ``stop``.
    ``cue`` is where in the block the wording stands that weighs most, as a pair of
    offsets, and ``kind`` is what kind of cue it is. ``certainty`` is from 0 to 100.
    ``strength`` follows the wording, and without any is ``should``. ``lead`` is the
    sentence that announces the list it is in, if any does.
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

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.block.text[self.start : self.end]


def find_passages(document: Document) -> tuple[UrgingPassage, ...]:
    """Every passage that may urge an action, in the order of the text."""
    around = find_surroundings(document.blocks)
    found: list[_PlacedPassage] = []
    for block, surroundings in zip(document.blocks, around, strict=True):
        found += (
            _PlacedPassage(one, surroundings) for one in _passages_in_block(block, surroundings)
        )
    return tuple(one for one in _reweigh_passages(found) if one.certainty >= weights.POSSIBLE)


class _PlacedPassage(NamedTuple):
    """A passage and what surrounds it."""

    found: UrgingPassage
    surroundings: Surroundings


class _Sentence(NamedTuple):
    """A sentence, where it begins in its block, and how many stand before it there."""

    text: str
    start: int
    number: int


def _passages_in_block(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    if block.kind == "heading":
        yield from _passages_in_heading(block, surroundings)
    elif block.kind in {"paragraph", "item", "cell"}:
        yield from _passages_in_text(block, surroundings)


#: A sentence that begins so spells out the one before it.
_ANAPHOR: Final = re.compile(
    r"\W*(?:this|these|those|it|they|such|doing so|at a minimum|for example|for instance"
    r"|in particular|here|specifically|that)\b",
    re.IGNORECASE,
)


def _passages_in_text(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    """The sentences that urge; where the block is listed, with those that spell them out."""
    previous: UrgingPassage | None = None
    for sentence, own in _sentences_and_items(block, surroundings):
        made = _passage_in_sentence(block, sentence, own)
        if made is None:
            continue
        if previous is not None:
            if own.listed and _ANAPHOR.match(sentence.text):
                previous = previous._replace(end=made.end)
                continue
            yield previous
        previous = made
    if previous is not None:
        yield previous


#: … these steps: (1) build homes; (2) cap rents; and (3) …; … reforms: 1) building homes, …
_ENUMERATED: Final = re.compile(
    r"(?<=[:;,.] )(?:and |or )?(?:\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|\d{1,2}\)) "
)
#: … should: build homes; cap rents; and …
_SEPARATED: Final = re.compile(r"; (?:and |or )?")


def _sentences_and_items(
    block: Block, surroundings: Surroundings
) -> Iterator[tuple[_Sentence, Surroundings]]:
    """The sentences of a block, and the items of a list that stands in one of them."""
    for number, (start, end) in enumerate(sentence_spans(block.text)):
        text = block.text[start:end]
        cuts = _cuts_of_inner_list(text)
        lead = text[: cuts[0][0]].rstrip() if cuts else ""
        stops = [*(cut for cut, _ in cuts[1:]), len(text)] if cuts else []
        parts = [
            _Sentence(text[begin:stop].rstrip(" ;,"), start + begin, 0)
            for (_, begin), stop in zip(cuts, stops, strict=True)
        ]
        if not (_most_ask(parts) and leads_list(lead, announced=surroundings.announced)):
            yield _Sentence(text, start, number), surroundings
            continue
        yield _Sentence(lead, start, number), surroundings
        inside = surroundings._replace(
            led=True, listed=True, lead=lead, lead_strength=strongest_wording(lead)
        )
        yield from ((part, inside) for part in parts)


def _cuts_of_inner_list(text: str) -> list[tuple[int, int]]:
    """Where the items of a list inside a sentence end and the next begin, as offsets.

    They are numbered or lettered, or stand between semicolons behind a colon.
    """
    marks = list(_ENUMERATED.finditer(text)) if ") " in text else []
    if marks:
        return [mark.span() for mark in marks]
    colon = text.find(": ")
    if colon < 0:
        return []
    cuts = [one.span() for one in _SEPARATED.finditer(text, colon)]
    return [(colon + 1, colon + 2), *cuts] if cuts else []


def _most_ask(parts: Sequence[_Sentence]) -> bool:
    """Whether the items of an enumeration ask for something, most of them by their form."""
    forms = [find_imperative(one.text, listed=True) or find_gerund(one.text) for one in parts]
    asking = sum(form is not None for form in forms)
    return len(parts) >= weights.ENUMERATION and 2 * asking > len(parts)


def _passage_in_sentence(
    block: Block, sentence: _Sentence, surroundings: Surroundings
) -> UrgingPassage | None:
    text = sentence.text
    found = list(find_cues(text))
    if own := find_own_form(block, text, sentence.number, surroundings):
        found.append(own)
    if surroundings.announced and (claimed := find_benefit(text)):
        found.append(claimed)
    return _build_passage(block, sentence, found, surroundings) if found else None


def _passages_in_heading(block: Block, surroundings: Surroundings) -> Iterator[UrgingPassage]:
    """A heading that is itself a recommendation: *Establish a registry*."""
    if announces_recommendations(block.text) and not surroundings.marked:
        return
    found = [one for one in find_cues(block.text) if one.weight >= weights.CERTAIN]
    if first := find_imperative(block.text, listed=surroundings.form == "imperative"):
        found.append(first._replace(weight=weights.HEADING_IMPERATIVE))
    if not found:
        return
    made = _build_passage(block, _Sentence(block.text, 0, 0), found, surroundings)
    among = surroundings.form == "imperative" and first is not None
    if surroundings.announced or surroundings.marked or among or block.text.endswith("."):
        made = made._replace(certainty=clamp_certainty(made.certainty + weights.HEADING_ASKS))
    yield made._replace(reasons=("heading", *made.reasons))


def _build_passage(
    block: Block, sentence: _Sentence, found: Sequence[Cue], surroundings: Surroundings
) -> UrgingPassage:
    best = strongest_cue(found)
    start, text = sentence.start, sentence.text
    return UrgingPassage(
        block,
        start,
        start + len(text),
        start + len(text),
        (start + best.start, start + best.end),
        best.kind,
        certainty_of_sentence(text, found, surroundings),
        strength_of_sentence(found, surroundings),
        tuple(dict.fromkeys(_reasons_for_passage(block, text, found, surroundings))),
        surroundings.lead,
    )


def _reasons_for_passage(
    block: Block, text: str, found: Sequence[Cue], surroundings: Surroundings
) -> Iterator[str]:
    """What speaks for a passage and against it, in words."""
    best = strongest_cue(found)
    yield _reason_of_cue(best)
    for one in found:
        if one is not best and one.weight >= weights.POSSIBLE:
            yield _reason_of_cue(one)
    if surroundings.announced:
        heading = next((one for one in reversed(block.trail) if announces_recommendations(one)), "")
        if heading:
            yield f"under the heading “{heading}”"
    if only_announces_list(text):
        yield "but it only announces a list"
    if surroundings.led:
        yield "in a list that asks for action"
    if surroundings.marked:
        yield "marked as a recommendation"
    elif surroundings.aside:
        yield f"but under the heading “{block.trail[-1]}”"


def _reason_of_cue(cue: Cue) -> str:
    return f"{cue.kind} “{cue.words}”" if cue.words else f"{cue.kind} among others that ask"


def _reweigh_passages(placed: Sequence[_PlacedPassage]) -> Iterator[UrgingPassage]:
    """The passages, weighed against each other."""
    itemised = _recommends_in_lists(placed)
    soft = _only_suggests(placed)
    apart = itemised or _has_recommending_lists(placed)
    phrased = sum(_is_bare_phrase(one) for one, _ in placed) >= weights.PHRASES
    over = _headings_over_lists(placed)
    urging = {id(one.block) for one, _ in placed if one.certainty >= weights.CERTAIN}
    for one, surroundings in placed:
        weight = one.certainty
        elsewhere = not (surroundings.announced or surroundings.asks or one.kind == "performative")
        if phrased and _is_bare_phrase(one):
            weight += weights.PHRASED
        label = one.block.kind == "heading" and (*one.block.trail, one.block.text) in over
        if elsewhere and (itemised or label):
            weight += weights.ELSEWHERE
        elif apart and elsewhere and one.kind == "modal" and one.strength == "must":
            weight += weights.TOLD_DUTY
        if (
            weight < weights.CERTAIN
            and (soft or id(one.block) in urging)
            and _may_count_as_urged(one)
        ):
            weight += weights.JOINED
        yield one._replace(certainty=clamp_certainty(weight))


def _recommends_in_lists(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether the paper recommends in lists, or numbers its recommendations."""
    marked = [one.block for one, surroundings in placed if surroundings.marked]
    if len(marked) >= weights.NUMBERED or any(map(is_tagged, marked)):
        return True
    certain = [
        (one, surroundings)
        for one, surroundings in placed
        if one.certainty >= weights.CERTAIN and one.block.kind != "heading"
    ]
    listed = sum(
        surroundings.marked
        or (one.block.kind == "item" and (surroundings.led or surroundings.announced))
        for one, surroundings in certain
    )
    return listed >= weights.ITEMISED and listed > weights.MOSTLY * (len(certain) - listed)


def _has_recommending_lists(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether the paper has lists of recommendations, whatever else it says."""
    listed = sum(
        one.block.kind != "paragraph" and (surroundings.announced or surroundings.asks)
        for one, surroundings in placed
        if one.certainty >= weights.CERTAIN
    )
    return listed >= weights.SET_APART


def _is_bare_phrase(one: UrgingPassage) -> bool:
    """Whether a paragraph is nothing but an imperative that no stop ends."""
    bare = one.kind == "imperative" and one.block.kind in {"paragraph", "cell"}
    return bare and one.text == one.block.text and one.text[-1].isalnum() and is_phrase(one.text)


def _headings_over_lists(placed: Sequence[_PlacedPassage]) -> frozenset[tuple[str, ...]]:
    """The headings, each with those above it, below which lists recommend something."""
    return frozenset(
        one.block.trail[: number + 1]
        for one, surroundings in placed
        if one.certainty >= weights.CERTAIN
        and one.block.kind == "item"
        and (surroundings.announced or surroundings.asks)
        for number in range(len(one.block.trail))
    )


def _only_suggests(placed: Sequence[_PlacedPassage]) -> bool:
    """Whether a paper says what could be done where others say what should."""
    calls = sum(one.certainty >= weights.CERTAIN for one, _ in placed)
    options = sum(one.certainty < weights.CERTAIN and _may_count_as_urged(one) for one, _ in placed)
    return options >= weights.SOFT and options > calls


def _may_count_as_urged(one: UrgingPassage) -> bool:
    """Whether an option, or a meaning, counts as urged once its paragraph urges something."""
    if one.kind == "meaning":
        return True
    if one.strength != "could":
        return False
    said_could = one.block.text[slice(*one.cue)].casefold() == "could"
    return said_could or one.certainty >= weights.ELSE_LIKELY
