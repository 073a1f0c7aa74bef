"""Decisions on a passage: that it urges nothing, which of its words are quoted, what is in it."""

import re
from collections.abc import Iterable

from policy_compare.coding.codebook_decisions import new_id
from policy_compare.coding.decisions import (
    Decision,
    change_recommendation,
    position_on,
    set_evidence,
)
from policy_compare.coding.items import CodedText, CodingItem, why_merged
from policy_compare.errors import CallError
from policy_compare.evidence.quote_choice import QUOTE_WORDS
from policy_compare.evidence.quote_places import evidence_at
from policy_compare.invisible import is_blank
from policy_compare.model import STRENGTHS, Dismissal, Evidence, Recommendation
from policy_compare.urging.passages import UrgingPassage

#: Where a passage that asks two things may be cut, the best place first: between sentences or
#: items, before the last part of a list, between two verbs.
_CUTS = (
    re.compile(r"(?<=[.!?])\s+|;\s+(?:and\s+|or\s+)?"),
    re.compile(r",\s+(?:and|or|but)\s+"),
    re.compile(r"\s+(?:and|or)\s+"),
)

#: Fewer words are no recommendation.
_FEWEST = 3


def dismiss(recommendation: Recommendation, why: str) -> Decision:
    """The passage behind it urges nothing.

    Raises:
        CallError: there is no reason, or no quote to know the passage by.
    """
    if is_blank(why):
        raise CallError("a dismissal has a reason", "say why the passage urges nothing")
    return Decision(
        f"{recommendation.id}: dismissed, “{why}”",
        (recommendation.id,),
        dismissed=_dismissal_of(recommendation, why),
    )


def _dismissal_of(recommendation: Recommendation, why: str) -> Dismissal:
    evidence = recommendation.evidence
    if not (evidence and evidence.quote):
        raise CallError(
            f"'{recommendation.id}' has no quote, by which its passage would be known",
            "select the words first",
        )
    return Dismissal(why=why, **evidence._asdict())


def select_quote(
    recommendation: Recommendation, text: CodedText, block: int, start: int, end: int
) -> Decision:
    """The quote is the characters ``start`` to ``end`` of the text's block of that number."""
    words = text.document.blocks[block].text[start:end]
    first = start + len(words) - len(words.lstrip())
    place = text.index.place_of(text.document.blocks[block], first)
    return set_evidence(recommendation, evidence_at(words.strip(), place))


def split(
    item: CodingItem,
    recommendation: Recommendation,
    text: CodedText,
    taken_ids: Iterable[str],
    limit: int | None = None,
) -> Decision:
    """The passage asks two things: its second part is a recommendation of its own.

    That begins at the sentence, or else the clause, that is nearest the middle. It has the actors
    of the first, and is still to be coded; a quote has ``limit`` words at most.

    Raises:
        CallError: the passage has no such place, or its text is not at hand.
    """
    if item.block < 0:
        raise CallError("the passage's text is not at hand", "--sources DIR names its folder")
    words = text.document.blocks[item.block].text
    spans = _spans_of_parts(words, *item.passage)
    is_verbatim = recommendation.statement == words[slice(*item.passage)]
    first, second = (
        recommendation._replace(
            statement=words[slice(*span)] if is_verbatim else recommendation.statement,
            evidence=recommendation.evidence
            if _is_within(item.quote, span)
            else _chosen_evidence(text, item.block, span, limit or QUOTE_WORDS),
        )
        for span in spans
    )
    id = new_id(dict.fromkeys((*taken_ids, recommendation.id)), recommendation.id)
    second = second._replace(id=id, positions=(), coded=False, coder="")
    sentence = f"{first.id}: split, the second part is {id}"
    return Decision(sentence, (first.id,), (first, second))


def _spans_of_parts(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the two parts of a passage are in its block."""
    for pattern in _CUTS:
        cuts = [
            cut.span()
            for cut in pattern.finditer(text, start, end)
            if len(text[start : cut.start()].split()) >= _FEWEST
            and len(text[cut.end() : end].split()) >= _FEWEST
        ]
        if cuts:
            stop, begin = min(cuts, key=lambda cut: abs(sum(cut) - start - end))
            return (start, start + len(text[start:stop].rstrip(" ,;"))), (begin, end)
    raise CallError(
        "the passage has no second part that could stand alone",
        "code it as it is, or select fewer words as its quote",
    )


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _chosen_evidence(text: CodedText, block: int, span: tuple[int, int], limit: int) -> Evidence:
    """A quote from a stretch of a block, as a draft of it would have."""
    start, end = span
    part = UrgingPassage(
        text.document.blocks[block], start, end, end, (start, start), "imperative", 0, "should", ()
    )
    return text.chooser.choose_evidence(part, limit)


def merge(
    item: CodingItem,
    recommendation: Recommendation,
    following_item: CodingItem,
    following: Recommendation,
    text: CodedText | None = None,
) -> Decision:
    """The recommendation with all that the following one says; its passage is none of its own.

    Of what there is one of, the first's stays, but for the strength, which is the greater. Two
    statements in the words of the ``text`` are joined as they are there.
    """
    words = text.document.blocks[item.block].text if text and item.block >= 0 else ""
    strengths = [strength for strength in (recommendation.strength, following.strength) if strength]
    further = (
        stance_on
        for stance_on in following.positions
        if position_on(recommendation, stance_on.proposition) is None
    )
    merged = recommendation._replace(
        statement=_join_statements(recommendation.statement, following.statement, words),
        actors=_union(recommendation.actors, following.actors),
        targets=_union(recommendation.targets, following.targets),
        instrument=recommendation.instrument or following.instrument,
        strength=min(strengths, key=STRENGTHS.index, default=None),
        positions=(*recommendation.positions, *further),
        topics=_union(recommendation.topics, following.topics),
        rationale=f"{recommendation.rationale} {following.rationale}".strip(),
        note=f"{recommendation.note} {following.note}".strip(),
        coded=recommendation.coded or following.coded,
        coder=recommendation.coder or following.coder,
        proposed_by=recommendation.proposed_by or following.proposed_by,
    )
    same_passage = (item.block, item.passage) == (following_item.block, following_item.passage)
    has_quote = following.evidence and following.evidence.quote
    return change_recommendation(merged, f"merged with {following.id}")._replace(
        replaced=(recommendation.id, following.id),
        taken_back=following_item.dismissal,
        dismissed=_dismissal_of(following, why_merged(recommendation.id))
        if has_quote and not same_passage
        else None,
    )


def _join_statements(first: str, second: str, words: str) -> str:
    """Two statements one after the other, with what stands between them in the words of a text."""
    between = r"[\s,;]+(?:(?:and|or|but)\s+)?"
    match = re.search(f"{re.escape(first)}{between}{re.escape(second)}", words)
    return match[0] if match else f"{first} {second}"


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
