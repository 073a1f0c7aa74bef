"""A document as one text, in which quotes have places: what programs for coding texts work on."""

from policy_compare.evidence.coverage import matches_at_place
from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch
from policy_compare.model import Evidence, Paper
from policy_compare.passage import QuotedText
from policy_compare.texts.document import Document

_BETWEEN = "\n\n"


def quoted_text(paper: Paper, document: Document) -> QuotedText:
    """The paper's text, a paragraph a block, with the places of the coding's quotes.

    Where a quote stands more than once, the coded place decides, else the first.
    """
    parts: list[str] = []
    offsets: dict[int, int] = {}
    length = 0
    for block in document.blocks:
        marker = f"{block.marker} " if block.marker else ""
        offsets[id(block)] = length + len(marker)
        parts.append(f"{marker}{block.text}")
        length += len(parts[-1]) + len(_BETWEEN)
    index = QuoteIndex(document)
    places = {}
    for evidence in _coded_evidence(paper):
        if evidence.quote and (matches := matches_at_place(index, evidence)):
            places[evidence] = _place_of_match(matches[0], offsets)
    return QuotedText(_BETWEEN.join(parts), places)


def _coded_evidence(paper: Paper) -> list[Evidence]:
    coded = [one.evidence for one in paper.recommendations if one.evidence]
    return [*coded, *(dismissal.evidence for dismissal in paper.dismissed)]


def _place_of_match(match: QuoteMatch, offsets: dict[int, int]) -> tuple[int, int]:
    """Where the match is in the text; ``offsets`` are those of its blocks, by their identity."""
    start = offsets[id(match.block)] + match.start
    last = match.parts[-1].stretches[-1]
    end = offsets[id(last.block)] + last.end
    # A quote may run from the text into a note, which can stand before it.
    return (start, end) if end > start else (start, offsets[id(match.block)] + match.end)
