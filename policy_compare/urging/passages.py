"""Finds the passages in which a paper urges an action.

A passage is a sentence, or an item of a list with the sentences that only spell it
out. Its certainty is a sum of weights: what its words say (``cues``, ``imperatives``),
what surrounds it (``weighing``), and where else the paper urges. It ranks passages; it is
no probability.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from policy_compare.model import Strength
from policy_compare.texts.document import Block, Document
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import benefit, gerund, imperative
from policy_compare.urging.certainty import (
    announces_list,
    bounded,
    certainty,
    is_phrase,
    own_form,
    strength,
    strongest,
)
from policy_compare.urging.cues import cues
from policy_compare.urging.list_leads import is_lead
from policy_compare.urging.patterns import Cue, CueKind
from policy_compare.urging.surroundings import (
    Context,
    announces,
    contexts,
    is_tagged,
    strongest_of,
)


class Found(NamedTuple):
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


def passages(document: Document) -> tuple[Found, ...]:
    """Every passage that may urge an action, in the order of the text."""
    around = contexts(document.blocks)
    found: list[_Placed] = []
    for block, context in zip(document.blocks, around, strict=True):
        found += (_Placed(one, context) for one in _in_block(block, context))
    return tuple(one for one in _settled(found) if one.certainty >= weights.POSSIBLE)


class _Placed(NamedTuple):
    """A passage and what surrounds it."""

    found: Found
    context: Context


class _Sentence(NamedTuple):
    """A sentence, where it begins in its block, and how many stand before it there."""

    text: str
    start: int
    number: int


def _in_block(block: Block, context: Context) -> Iterator[Found]:
    if block.kind == "heading":
        yield from _in_heading(block, context)
    elif block.kind in {"paragraph", "item", "cell"}:
        yield from _in_text(block, context)


#: A sentence that begins so spells out the one before it.
_ANAPHOR: Final = re.compile(
    r"\W*(?:this|these|those|it|they|such|doing so|at a minimum|for example|for instance"
    r"|in particular|here|specifically|that)\b",
    re.IGNORECASE,
)


def _in_text(block: Block, context: Context) -> Iterator[Found]:
    """The sentences that urge; where the block is listed, with those that spell them out."""
    previous: Found | None = None
    for sentence, own in _parts(block, context):
        made = _in_sentence(block, sentence, own)
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


def _parts(block: Block, context: Context) -> Iterator[tuple[_Sentence, Context]]:
    """The sentences of a block, and the items of a list that stands in one of them."""
    for number, (start, end) in enumerate(sentence_spans(block.text)):
        text = block.text[start:end]
        cuts = _cuts(text)
        lead = text[: cuts[0][0]].rstrip() if cuts else ""
        stops = [*(cut for cut, _ in cuts[1:]), len(text)] if cuts else []
        parts = [
            _Sentence(text[begin:stop].rstrip(" ;,"), start + begin, 0)
            for (_, begin), stop in zip(cuts, stops, strict=True)
        ]
        if not (_asks(parts) and is_lead(lead, announced=context.announced)):
            yield _Sentence(text, start, number), context
            continue
        yield _Sentence(lead, start, number), context
        inside = context._replace(
            led=True, listed=True, lead=lead, lead_strength=strongest_of(lead)
        )
        yield from ((part, inside) for part in parts)


def _cuts(text: str) -> list[tuple[int, int]]:
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


def _asks(parts: Sequence[_Sentence]) -> bool:
    """Whether the items of an enumeration ask for something, most of them by their form."""
    forms = [imperative(one.text, listed=True) or gerund(one.text) for one in parts]
    asking = sum(form is not None for form in forms)
    return len(parts) >= weights.ENUMERATION and 2 * asking > len(parts)


def _in_sentence(block: Block, sentence: _Sentence, context: Context) -> Found | None:
    text = sentence.text
    found = list(cues(text))
    if own := own_form(block, text, sentence.number, context):
        found.append(own)
    if context.announced and (claimed := benefit(text)):
        found.append(claimed)
    return _made(block, sentence, found, context) if found else None


def _in_heading(block: Block, context: Context) -> Iterator[Found]:
    """A heading that is itself a recommendation: *Establish a registry*."""
    if announces(block.text) and not context.marked:
        return
    found = [one for one in cues(block.text) if one.weight >= weights.CERTAIN]
    if first := imperative(block.text, listed=context.form == "imperative"):
        found.append(first._replace(weight=weights.HEADING_IMPERATIVE))
    if not found:
        return
    made = _made(block, _Sentence(block.text, 0, 0), found, context)
    among = context.form == "imperative" and first is not None
    if context.announced or context.marked or among or block.text.endswith("."):
        made = made._replace(certainty=bounded(made.certainty + weights.HEADING_ASKS))
    yield made._replace(reasons=("heading", *made.reasons))


def _made(block: Block, sentence: _Sentence, found: Sequence[Cue], context: Context) -> Found:
    best = strongest(found)
    start, text = sentence.start, sentence.text
    return Found(
        block,
        start,
        start + len(text),
        start + len(text),
        (start + best.start, start + best.end),
        best.kind,
        certainty(text, found, context),
        strength(found, context),
        tuple(dict.fromkeys(_reasons(block, text, found, context))),
        context.lead,
    )


def _reasons(block: Block, text: str, found: Sequence[Cue], context: Context) -> Iterator[str]:
    """What speaks for a passage and against it, in words."""
    best = strongest(found)
    yield _reason(best)
    for one in found:
        if one is not best and one.weight >= weights.POSSIBLE:
            yield _reason(one)
    if context.announced:
        heading = next((one for one in reversed(block.trail) if announces(one)), "")
        if heading:
            yield f"under the heading “{heading}”"
    if announces_list(text):
        yield "but it only announces a list"
    if context.led:
        yield "in a list that asks for action"
    if context.marked:
        yield "marked as a recommendation"
    elif context.aside:
        yield f"but under the heading “{block.trail[-1]}”"


def _reason(cue: Cue) -> str:
    return f"{cue.kind} “{cue.words}”" if cue.words else f"{cue.kind} among others that ask"


def _settled(placed: Sequence[_Placed]) -> Iterator[Found]:
    """The passages, weighed against each other."""
    itemised = _is_itemised(placed)
    soft = _is_soft(placed)
    apart = itemised or _sets_apart(placed)
    phrased = sum(_is_phrase(one) for one, _ in placed) >= weights.PHRASES
    over = _over_lists(placed)
    urging = {id(one.block) for one, _ in placed if one.certainty >= weights.CERTAIN}
    for one, context in placed:
        weight = one.certainty
        elsewhere = not (context.announced or context.asks or one.kind == "performative")
        if phrased and _is_phrase(one):
            weight += weights.PHRASED
        label = one.block.kind == "heading" and (*one.block.trail, one.block.text) in over
        if elsewhere and (itemised or label):
            weight += weights.ELSEWHERE
        elif apart and elsewhere and one.kind == "modal" and one.strength == "must":
            weight += weights.TOLD_DUTY
        if weight < weights.CERTAIN and (soft or id(one.block) in urging) and _may_join(one):
            weight += weights.JOINED
        yield one._replace(certainty=bounded(weight))


def _is_itemised(placed: Sequence[_Placed]) -> bool:
    """Whether the paper recommends in lists, or numbers its recommendations."""
    marked = [one.block for one, context in placed if context.marked]
    if len(marked) >= weights.NUMBERED or any(map(is_tagged, marked)):
        return True
    certain = [
        (one, context)
        for one, context in placed
        if one.certainty >= weights.CERTAIN and one.block.kind != "heading"
    ]
    listed = sum(
        context.marked or (one.block.kind == "item" and (context.led or context.announced))
        for one, context in certain
    )
    return listed >= weights.ITEMISED and listed > weights.MOSTLY * (len(certain) - listed)


def _sets_apart(placed: Sequence[_Placed]) -> bool:
    """Whether the paper has lists of recommendations, whatever else it says."""
    listed = sum(
        one.block.kind != "paragraph" and (context.announced or context.asks)
        for one, context in placed
        if one.certainty >= weights.CERTAIN
    )
    return listed >= weights.SET_APART


def _is_phrase(one: Found) -> bool:
    """Whether a paragraph is nothing but an imperative that no stop ends."""
    bare = one.kind == "imperative" and one.block.kind in {"paragraph", "cell"}
    return bare and one.text == one.block.text and one.text[-1].isalnum() and is_phrase(one.text)


def _over_lists(placed: Sequence[_Placed]) -> frozenset[tuple[str, ...]]:
    """The headings, each with those above it, below which lists recommend something."""
    return frozenset(
        one.block.trail[: number + 1]
        for one, context in placed
        if one.certainty >= weights.CERTAIN
        and one.block.kind == "item"
        and (context.announced or context.asks)
        for number in range(len(one.block.trail))
    )


def _is_soft(placed: Sequence[_Placed]) -> bool:
    """Whether a paper says what could be done where others say what should."""
    calls = sum(one.certainty >= weights.CERTAIN for one, _ in placed)
    options = sum(one.certainty < weights.CERTAIN and _may_join(one) for one, _ in placed)
    return options >= weights.SOFT and options > calls


def _may_join(one: Found) -> bool:
    """Whether an option, or a meaning, counts as urged once its paragraph urges something."""
    if one.kind == "meaning":
        return True
    if one.strength != "could":
        return False
    said_could = one.block.text[slice(*one.cue)].casefold() == "could"
    return said_could or one.certainty >= weights.ELSE_LIKELY
