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


def view(found: Sequence[Coverage], labels: Mapping[str, str], notes: Sequence[str] = ()) -> View:
    """The passages that stand behind no recommendation, paper by paper, and the share coded.

    ``labels`` are the papers' labels by id; ``notes`` say what could not be looked at.
    """
    rows = [passage_row(one) for paper in found for one in paper.open]
    shares = [f"{paper.paper}: {_share_in_words(paper)}" for paper in found]

    def page() -> Page:
        blocks: list[Block] = [Heading("Passages that urge an action and are not coded", 1)]
        for paper in found:
            label = one_line(labels.get(paper.paper, ""))
            heading: Phrase = (f"{label} (", Span(paper.paper, "id"), ")")
            blocks += [Heading(heading), Paragraph(f"{_capitalize_first(_share_in_words(paper))}.")]
            if paper.open:
                blocks.append(passage_grid(paper.open))
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


def _capitalize_first(said: str) -> str:
    return said[:1].upper() + said[1:]


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
    if paper.languages:
        parts.append(f"the text seems to be {in_languages(paper.languages)}; {ENGLISH_ONLY}")
    return "; ".join(parts)


def passage_row(one: Passage) -> tuple[Value, ...]:
    """A passage under the columns."""
    evidence = one.evidence
    return (
        one.paper,
        one.certainty,
        one.strength,
        evidence.quote,
        evidence.section or None,
        evidence.paragraph,
        evidence.page or None,
        one.text,
        one.reasons,
    )


def passage_grid(found: Sequence[Passage], ids: Sequence[str] = ()) -> Grid:
    """Passages to be read: how certain, what they say, and why they were taken.

    ``ids`` are those of their recommendations, where they have been drafted.
    """
    rows: list[tuple[Phrase, ...]] = []
    for number, one in enumerate(found):
        where = place_of_quote(one.evidence)
        why = (
            (Span(f"{where}\n", "muted"), _reasons_in_words(one))
            if where
            else _reasons_in_words(one)
        )
        words: list[str | Span] = [Span(f"{ids[number]}\n", "id")] if ids else []
        words += _mark_quote(one)
        rows.append((f"{one.certainty}\n{one.strength}", tuple(words), why))
    return Grid(("Certainty", "Passage", "Where and why"), tuple(rows), fixed=1)


def _reasons_in_words(one: Passage) -> str:
    return "; ".join(one_line(reason) for reason in one.reasons)


def _mark_quote(one: Passage) -> list[str | Span]:
    """The passage with its quote marked, by sign and by style."""
    text, quote = one_line(one.text), one_line(one.evidence.quote)
    before, found, after = text.partition(quote) if quote else (text, "", "")
    if not found:
        return [text]
    return [before, mark_found(found), after]
