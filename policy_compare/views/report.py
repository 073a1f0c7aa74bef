"""The whole comparison as a page to hand on: findings first, each leading to its quotes."""

from collections.abc import Iterator, Mapping, Sequence

from policy_compare.analysis.findings import Findings, sort_findings
from policy_compare.analysis.positions import Positions, paper_labels
from policy_compare.analysis.relations import Overlap
from policy_compare.analysis.selection import chosen_papers, chosen_recommendations
from policy_compare.corpus_names import ids_by_former_id
from policy_compare.model import Paper, Recommendation
from policy_compare.passage import QuoteCounts, add_quote_counts
from policy_compare.views import matrix, measures_grid, summary
from policy_compare.views.disagreements import tension_blocks
from policy_compare.views.export import export_table
from policy_compare.views.page import Facts, Grid, Heading, Page, Paragraph, RowMark
from policy_compare.views.parts.citations import full_reference
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.dates import date_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.reading import measure_terms, reading_terms
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    paper_anchor,
    proposition_anchor,
    text_over_id,
)
from policy_compare.views.report_pairs import pair_table
from policy_compare.views.report_recommendations import recommendation_table
from policy_compare.views.report_topics import topic_blocks
from policy_compare.views.table import View

#: More than these no browser shows without delay, and nobody reads on one page.
_MOST_RECOMMENDATIONS = 3_000
_MOST_UNITS = 60
_MOST_COMPARED = 20

#: Of more papers than these the rest is counted at the top.
_NAMED = 12

#: What is said of a part that is too large, with what shows it.
_LEFT_OUT = "Left out, since {count} are too many for one page. {instead}"


def view(question: Question, version: str, quotes: Mapping[str, QuoteCounts]) -> View:
    """The comparison as a document, or every chosen statement as a row.

    ``quotes`` counts by paper those that were looked up in its text.
    """
    return View(lambda: export_table(question), lambda: _page(question, version, quotes))


def _page(question: Question, version: str, quotes: Mapping[str, QuoteCounts]) -> Page:
    question = question.excerpt()
    positions = question.positions()
    overlaps = question.overlaps(positions)
    tensions = question.tensions(positions)
    findings = sort_findings(overlaps, tensions)._replace(totals=question.totals)
    recommendations = list(chosen_recommendations(question.corpus, question.selection))
    title = one_line(question.corpus.codebook.title)
    yield Heading(question.title(title or "Comparison"), 1)
    if about := question.corpus.codebook.about:
        yield Paragraph(one_line(about))
    yield Facts(tuple(_scope_facts(question)))
    yield from summary.opening_blocks(
        question, positions, findings, add_quote_counts(quotes.values())
    )
    yield Heading("Findings", anchor="findings")
    yield from _finding_blocks(question, positions, findings)
    yield Heading("Matrix", anchor="matrix")
    yield from matrix.sign_matrix(question, positions, overlaps)
    yield Heading("Topics", anchor="topics")
    is_brief = len(recommendations) > _MOST_RECOMMENDATIONS
    yield from topic_blocks(question, overlaps, recommendations, brief=is_brief)
    yield Heading("Tensions", anchor="tensions")
    yield from tension_blocks(question, tensions)
    yield Heading("How alike", anchor="alike")
    yield from _alike_blocks(question, positions)
    yield Heading("Recommendations", anchor="recommendations")
    yield from _recommendation_blocks(question, recommendations)
    yield Heading("Papers", anchor="papers")
    yield _paper_grid(question, recommendations, quotes)
    yield from _former_name_blocks(question, overlaps)
    yield Heading("How to read this", anchor="reading")
    yield Facts((*reading_terms(), *measure_terms()))
    yield Heading("About this page", anchor="about")
    yield Facts(tuple(_about_facts(question, version)))


def _finding_blocks(question: Question, positions: Positions, findings: Findings) -> Page:
    blocks = tuple(summary.finding_blocks(question, findings, below=True, level=3))
    if not blocks:
        yield Paragraph("Nothing is contested, agreed or in tension here.")
    yield from blocks
    if lone_topics := summary.lone_topic_blocks(question, positions, by_label=True):
        yield Heading("Taken up by one alone", 3)
        yield from lone_topics


def _scope_facts(question: Question) -> Iterator[tuple[str, Phrase]]:
    """What is compared, and how old the coding is, as far as the codebook says."""
    labels = paper_labels(question.corpus)
    chosen = [id for id in question.corpus.papers if question.selection.has_paper(id)]
    named = chosen if len(chosen) <= _NAMED else chosen[: _NAMED - 1]
    papers: list[Phrase] = [Span(one_line(labels[id]), target=paper_anchor(id)) for id in named]
    if others := len(chosen) - len(named):
        papers.append(f"{others} others")
    yield "papers", join_phrases(papers, " · ")
    date = question.corpus.codebook.date
    yield "coding", f"as of {date_in_words(date)}" if date else "undated"


def _alike_blocks(question: Question, positions: Positions) -> Page:
    units = len(positions.units)
    if units > _MOST_UNITS or question.excerpt_of:
        count = f"{units * (units - 1) // 2:,} pairs"
        instead = "--paper narrows the report; policy-compare measures has them all."
        yield Paragraph(_LEFT_OUT.format(count=count, instead=instead), note=True)
        return
    yield from measures_grid.agreement_blocks(question)
    if 1 < units <= _MOST_COMPARED:
        yield Heading("Two by two", 3)
        yield pair_table(question, positions)


def _recommendation_blocks(question: Question, recommendations: Sequence[Recommendation]) -> Page:
    if len(recommendations) > _MOST_RECOMMENDATIONS or question.excerpt_of:
        count = f"{len(recommendations):,} recommendations"
        if question.excerpt_of:
            count = f"those behind {question.excerpt_of:,} positions"
        instead = "--topic or --paper narrows the report; policy-compare list has them all."
        yield Paragraph(_LEFT_OUT.format(count=count, instead=instead), note=True)
        return
    yield Paragraph(f"{count_of(len(recommendations), 'recommendation')} in all.", note=True)
    if recommendations:
        yield recommendation_table(question, recommendations)


def _paper_grid(
    question: Question,
    recommendations: Sequence[Recommendation],
    quotes: Mapping[str, QuoteCounts],
) -> Grid:
    """The papers with their references and how far each is coded and verified."""
    labels = paper_labels(question.corpus)
    papers = chosen_papers(question.corpus, question.selection)
    if question.excerpt_of:
        papers = [paper for paper in papers if paper.recommendations][:_MOST_UNITS]

    def cells(paper: Paper) -> tuple[Phrase, ...]:
        note = one_line(paper.details.get("note", ""))
        reference: Phrase = (
            full_reference(paper, in_words=True),
            Span(f"\n{note}" if note else "", "muted"),
        )
        return (
            text_over_id(labels[paper.id], paper.id),
            reference,
            _coding_in_words(
                paper, quotes.get(paper.id, QuoteCounts()), narrowed=bool(question.selection.asked)
            ),
        )

    return Grid(
        ("Paper", "Reference", "State of the coding"),
        tuple(map(cells, papers)),
        marks=tuple(RowMark(paper_anchor(paper.id)) for paper in papers),
    )


def _former_name_blocks(question: Question, overlaps: Sequence[Overlap]) -> Page:
    """What of the page was called otherwise before: links of that time lead there, and on."""
    places = {proposition_anchor(overlap.proposition.id) for overlap in overlaps}
    places |= {
        paper_anchor(paper.id) for paper in chosen_papers(question.corpus, question.selection)
    }
    names = [
        (anchor(former_id), (former_id, Span(id, "id", target=anchor(id))))
        for kind, anchor in (("proposition", proposition_anchor), ("paper", paper_anchor))
        for former_id, id in ids_by_former_id(question.corpus, kind).items()
        if anchor(id) in places
    ]
    if names:
        marks = tuple(RowMark(place) for place, _ in names)
        yield Heading("Called otherwise before", 3)
        yield Grid(("Before", "Now"), tuple(cells for _, cells in names), marks=marks)


def _coding_in_words(paper: Paper, quotes: QuoteCounts, *, narrowed: bool) -> str:
    """How far all of the paper is coded, and its quotes verified: those here, if ``narrowed``."""
    if paper.in_columns:
        return "in a table of positions"
    here = " here" if narrowed else ""
    coded = sum(recommendation.coded for recommendation in paper.recommendations)
    lines = [f"{coded} of {count_of(len(paper.recommendations), 'recommendation')} coded"]
    if looked_up := quotes.found + quotes.absent:
        lines.append(f"{quotes.found} of {count_of(looked_up, 'quote')}{here} found in its text")
    if quotes.unread:
        lines.append(f"{count_of(quotes.unread, 'quote')}{here} not verified")
    if paper.dismissed:
        lines.append(f"{count_of(len(paper.dismissed), 'passage')} dismissed, as urging nothing")
    return "\n".join(lines)


def _about_facts(question: Question, version: str) -> list[tuple[str, Phrase]]:
    facts: list[tuple[str, Phrase]] = [("made with", f"policy-compare {version}")]
    if question.corpus.digest:
        facts.append(("digest of the corpus (SHA-256)", Span(question.corpus.digest, "id")))
    return facts
