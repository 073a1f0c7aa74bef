"""Passages of papers' texts that urge an action and that a coding leaves open."""

from collections.abc import Mapping, Sequence

from policy_compare.passage import Coverage, Passage
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.citations import mark_found, place_of_quote
from policy_compare.views.parts.counts_and_lists import count_of, in_languages
from policy_compare.views.phrases import Phrase, Span, one_line
from policy_compare.views.table import Table, Value, View

COLUMNS = (
    "paper", "certainty", "strength", "quote", "section", "paragraph", "page", "text", "reasons",
)  # fmt: skip


def view(
    coverages: Sequence[Coverage], labels: Mapping[str, str], notes: Sequence[str] = ()
) -> View:
    """The passages that stand behind no recommendation, paper by paper, and the share coded.

    ``labels`` are the papers' labels by id; ``notes`` say what could not be looked at.
    """
    rows = [passage_row(passage) for coverage in coverages for passage in coverage.open]
    shares = [f"{coverage.paper}: {_share_in_words(coverage)}" for coverage in coverages]

    def page() -> Page:
        blocks: list[Block] = [Heading("Passages that urge an action and are not coded", 1)]
        for coverage in coverages:
            label = one_line(labels.get(coverage.paper, ""))
            heading: Phrase = (f"{label} (", Span(coverage.paper, "id"), ")")
            share = _share_in_words(coverage)
            blocks += [Heading(heading), Paragraph(f"{share[:1].upper()}{share[1:]}.")]
            if coverage.open:
                blocks.append(passage_grid(coverage.open))
        blocks += note_paragraphs(notes)
        if rows:
            blocks.append(Paragraph(_NEXT, note=True))
        return tuple(blocks)

    return View(lambda: Table("coverage", COLUMNS, rows, (*shares, *notes)), page)


_NEXT = (
    "Code them, or say why one is none: policy-compare coverage --dismiss QUOTE --why REASON. "
    "Certainty ranks passages from 0 to 100; it is no probability."
)


#: Why a text in another language has no passages.
ENGLISH_ONLY = "passages are found in English only"


def _share_in_words(paper: Coverage) -> str:
    """The share in words: ``18 of 20 passages coded (90 %), 1 dismissed``."""
    counts = []
    if paper.share is not None:
        # Rounded down: a hundred is for what is wholly coded.
        share = 100 * paper.coded // paper.passages
        done = "drafted or coded" if paper.uncoded else "coded"
        coded = f"{paper.coded} of {count_of(paper.passages, 'passage')} {done}"
        counts.append(f"{coded} ({share} %)")
    elif not paper.languages:
        # Where none could be found, that there is none says nothing.
        counts.append("no passage that urges an action was found")
    if paper.dismissed:
        counts.append(f"{paper.dismissed} dismissed")
    if paper.unsure:
        counts.append(f"{paper.unsure} more less certain")
    parts = [", ".join(counts)] if counts else []
    if paper.uncoded:
        parts.append(f"{count_of(paper.uncoded, 'recommendation')} not coded yet")
    if paper.beside:
        stand = "stands" if paper.beside == 1 else "stand"
        parts.append(f"{count_of(paper.beside, 'recommendation')} {stand} elsewhere")
    if paper.absent:
        are = "is" if paper.absent == 1 else "are"
        parts.append(f"{count_of(paper.absent, 'quote')} {are} not in the text")
    if paper.languages:
        parts.append(f"the text seems to be {in_languages(paper.languages)}; {ENGLISH_ONLY}")
    return "; ".join(parts)


def passage_row(passage: Passage) -> tuple[Value, ...]:
    """A passage under the columns."""
    evidence = passage.evidence
    return (
        passage.paper, passage.certainty, passage.strength, evidence.quote,
        evidence.section or None, evidence.paragraph, evidence.page or None, passage.text,
        passage.reasons,
    )  # fmt: skip


def passage_grid(passages: Sequence[Passage], ids: Sequence[str] = ()) -> Grid:
    """Passages to be read: how certain, what they say, and why they were taken.

    ``ids`` are those of their recommendations, where they have been drafted.
    """
    rows: list[tuple[Phrase, ...]] = []
    for number, passage in enumerate(passages):
        reasons = "; ".join(map(one_line, passage.reasons))
        where = place_of_quote(passage.evidence)
        why = (Span(f"{where}\n", "muted"), reasons) if where else reasons
        words: list[str | Span] = [Span(f"{ids[number]}\n", "id")] if ids else []
        words += _mark_quote(passage)
        rows.append((f"{passage.certainty}\n{passage.strength}", tuple(words), why))
    return Grid(("Certainty", "Passage", "Where and why"), tuple(rows), fixed=1)


def _mark_quote(passage: Passage) -> list[str | Span]:
    """The passage with its quote marked, by sign and by style."""
    text, quote = one_line(passage.text), one_line(passage.evidence.quote)
    before, quote_there, after = text.partition(quote) if quote else (text, "", "")
    if not quote_there:
        return [text]
    return [before, mark_found(quote_there), after]
