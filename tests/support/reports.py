"""The report of a small corpus as blocks, and what of it can be reached from where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus
from policy_compare.passage import QuoteCounts
from policy_compare.views import report
from policy_compare.views.page import Grid, Heading, Part, Picture, RowMark, fullest_form
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, Span, spans_of, targets_of
from tests.support.records import phrases

Blocks = Sequence[Part | Picture]


def asked(corpus: Corpus, by: By = "paper", /, **given: tuple[str, ...]) -> Question:
    """The question about the corpus within these filters."""
    return Question(corpus, resolve_filters(corpus, Filters(**given)), by)


def report_blocks(question: Question, quotes: Mapping[str, QuoteCounts] | None = None) -> Blocks:
    """All that the report has, from its top."""
    return tuple(fullest_form(report.view(question, "9", quotes or {}).page()))


def section(blocks: Blocks, anchor: str, level: int = 2) -> Blocks:
    """What stands below the heading with the anchor, up to the next of its level or above."""
    start = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.anchor == anchor
    )
    rest = blocks[start + 1 :]
    ends = (
        place
        for place, block in enumerate(rest)
        if isinstance(block, Heading) and block.level <= level
    )
    return rest[: next(ends, len(rest))]


def grids_in(blocks: Blocks) -> list[Grid]:
    """The tables among the blocks."""
    return [block for block in blocks if isinstance(block, Grid)]


def spans_in(blocks: Iterable[Part | Picture]) -> Iterator[Span]:
    """Every stretch of text, in reading order."""
    return (span for block in blocks for phrase in phrases(block) for span in spans_of(phrase))


def leads_of(phrase: Phrase, anchors: Iterable[str]) -> list[str]:
    """The anchors on the page to which the phrase leads."""
    there = set(anchors)
    found = (
        next((target for target in targets_of(span) if target in there), "")
        for span in spans_of(phrase)
    )
    return [anchor for anchor in found if anchor]


def anchors_in(blocks: Iterable[Part | Picture]) -> list[str]:
    """The anchors of all places, in reading order."""
    anchors: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            anchors.append(block.anchor)
        elif isinstance(block, Grid):
            anchors += (mark.anchor for mark in block.marks)
    return [anchor for anchor in anchors if anchor]


def marked_rows(grid: Grid) -> Iterator[tuple[RowMark, tuple[Phrase, ...]]]:
    """Each row with its mark."""
    return zip(grid.marks, grid.rows, strict=True)


def rows_by_anchor(blocks: Iterable[Part | Picture]) -> dict[str, tuple[Phrase, ...]]:
    """The rows of all tables that others lead to."""
    grids = (block for block in blocks if isinstance(block, Grid) and block.marks)
    return {mark.anchor: row for grid in grids for mark, row in marked_rows(grid) if mark.anchor}
