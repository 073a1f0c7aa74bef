"""The whole comparison: one document for people, one table of statements for machines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from policy_compare import statement_table
from policy_compare.analysis.comparison import ComparisonInMemory
from policy_compare.analysis.findings import sort_findings
from policy_compare.analysis.positions import Positions, paper_labels
from policy_compare.analysis.relations import Overlap, frame_recommendations
from policy_compare.analysis.selection import chosen_papers, chosen_recommendations
from policy_compare.passage import QuotedText
from policy_compare.statement_table import StatementRow
from policy_compare.views import disagreements, matrix, summary
from policy_compare.views.database import database_of
from policy_compare.views.dna_project import dna_project
from policy_compare.views.listing import QUOTES, RECOMMENDATION_HEADS, recommendation_cells
from policy_compare.views.overlap import blocks_by_topic
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph
from policy_compare.views.parts.citations import full_reference
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.dates import date_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.reading import reading_terms
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line
from policy_compare.views.project import project_of
from policy_compare.views.project_codes import codes_of_codebook
from policy_compare.views.table import Table, View
from policy_compare.views.workbook import Workbook

if TYPE_CHECKING:
    from policy_compare.views.graphs import Graph


def view(
    question: Question, version: str, find_texts: Callable[[], Mapping[str, QuotedText]] = dict
) -> View:
    """Every chosen statement as a row, or the comparison as a document.

    The rows are those of a table of papers (see ``statement_table``), so that what was written
    can be read again; JSON and a workbook hold the codebook beside them. What gives the texts at
    hand, by the papers' ids, is called for a project in which they are coded. The form ``graph`` is
    told which, and ``workbook`` the table.
    """
    if question.columns is not None:
        return View(lambda: export_table(question), lambda: _page(question.excerpt(), version))
    forms: dict[str, Callable[..., Any]] = {
        "workbook": lambda table: _workbook(question, table, version),
        "project": lambda: project_of(question, find_texts()),
        "dna": lambda: dna_project(project_of(question, find_texts())),
        "codes": lambda: codes_of_codebook(question.corpus.codebook),
        "graph": lambda name: _graph(question, name),
        "database": lambda: database_of(question),
    }
    return View(lambda: export_table(question), lambda: _page(question, version), forms)


def _workbook(question: Question, statements: Table, version: str) -> Workbook:
    # Imported here because no other form of the comparison measures anything.
    from policy_compare.views.findings_workbook import findings_workbook  # noqa: PLC0415

    return findings_workbook(question, statements, version)


def _graph(question: Question, name: str) -> "Graph":
    # Imported here for the same reason.
    from policy_compare.views.graphs import GRAPHS  # noqa: PLC0415

    return GRAPHS[name](question)


def export_table(question: Question) -> Table:
    """The statements, and for JSON the codebook that they are coded with."""
    corpus = question.corpus
    columns = statement_table.statement_columns(chosen_papers(corpus, question.selection))
    rows = question.stream_rows(
        row
        for part in question.parts_by_paper()
        for row in statement_table.statement_rows(
            _chosen_statements(part), columns, part.corpus.codebook
        )
    )
    book = {"codebook": statement_table.codebook_values(corpus.codebook)}
    return Table("export", columns, rows, question.notes(), more=book)


def _chosen_statements(question: Question) -> Iterable[StatementRow]:
    """The chosen statements; what a chosen recommendation says beside the topic is left out.

    Dismissals say what is no recommendation, so they pass no filter but the paper's. So does a
    paper that has neither.
    """
    corpus, selection = question.corpus, question.selection
    papers = corpus.papers
    propositions = corpus.codebook.propositions
    for recommendation in chosen_recommendations(corpus, selection):
        stances = [
            stance_on
            for stance_on in recommendation.positions
            if selection.has_proposition(propositions[stance_on.proposition])
        ]
        for stance_on in stances or recommendation.positions or (None,):
            yield StatementRow(papers[recommendation.paper], recommendation, stance_on)
    for paper in chosen_papers(corpus, selection) if selection.takes_whole_papers else ():
        for dismissal in paper.dismissed:
            yield StatementRow(paper, dismissal=dismissal)
        if not paper.recommendations and not paper.dismissed:
            yield StatementRow(paper)


def _page(question: Question, version: str) -> Page:
    """The document, each block made when the ones before are done with."""
    corpus = question.corpus
    positions = question.positions()
    overlaps = question.overlaps(positions)
    tensions = question.tensions(positions)
    common = [overlap for overlap in overlaps if len(overlap.positions) > 1]
    title = corpus.codebook.title
    findings = sort_findings(overlaps, tensions)._replace(totals=question.totals)
    yield Heading(question.title(one_line(title) if title else "Comparison"), 1)
    yield from summary.opening_blocks(question, positions, findings)
    if finding_blocks := summary.finding_blocks(question, findings, below=True, level=3):
        yield Heading("Findings")
        yield from finding_blocks
    yield Heading("Matrix")
    yield from matrix.sign_matrix(question, positions, overlaps)
    yield Heading("Overlap")
    if common:
        yield from blocks_by_topic(question, common, level=3)
    else:
        yield Paragraph("No proposition is taken up by two or more.")
    yield Heading("Disagreements and tensions")
    comparison = ComparisonInMemory(positions.units, overlaps, tensions)
    yield from disagreements.disagreement_blocks(question, comparison, level=3)
    yield Heading(f"Said by one {question.by} only")
    yield from _blocks_of_single(question, positions, overlaps)
    if not question.excerpt_of:
        yield Heading("Recommendations")
        yield from _recommendation_blocks(question)
        yield Heading("Papers")
        yield Facts(tuple(_paper_facts(question)), references=True)
    yield Heading("How to read this")
    yield Facts(reading_terms())
    yield Heading("About this document")
    if corpus.codebook.about:
        yield Paragraph(one_line(corpus.codebook.about))
    facts: list[tuple[str, Phrase]] = [("made with", f"policy-compare {version}")]
    if corpus.codebook.date:
        facts.append(("date of the coding", date_in_words(corpus.codebook.date)))
    if corpus.digest:
        facts.append(("digest of the corpus (SHA-256)", Span(corpus.digest, "id")))
    yield Facts(tuple(facts))


def _paper_facts(question: Question) -> Iterable[tuple[str, Phrase]]:
    cited = paper_labels(question.corpus)
    for paper in chosen_papers(question.corpus, question.selection):
        note = paper.details.get("note", "")
        text = f"{full_reference(paper, in_words=True)} {one_line(note)}".strip()
        yield one_line(cited[paper.id]), (Span(paper.id, "id"), f". {text}")


def _blocks_of_single(
    question: Question, positions: Positions, overlaps: Sequence[Overlap]
) -> Iterable[Block]:
    """What only one unit says, unit by unit."""
    single: dict[str, list[tuple[str, Phrase]]] = {}
    for overlap in overlaps:
        if overlap.verdict == "single":
            (position,) = overlap.positions
            refs = join_phrases([Span(ref, "id") for ref in position.recommendations], ", ")
            text = (f"{one_line(overlap.proposition.statement)} ", *refs)
            strength = f", {position.strength}" if position.strength else ""
            condition = ", on condition" if position.conditions else ""
            fact = (f"{position.direction}{strength}{condition}", text)
            single.setdefault(position.unit.id, []).append(fact)
    for unit in positions.units:
        if facts := single.get(unit.id):
            yield Heading(one_line(unit.label), 3)
            yield Facts(tuple(facts))
    alone = frame_recommendations(question.corpus, question.selection)
    if alone:
        refs = join_phrases([Span(recommendation.ref, "id") for recommendation in alone], ", ")
        yield Paragraph(("Beside these, without a proposition: ", *refs, "."))
    elif not single:
        yield Paragraph(f"There is no proposition that only one {question.by} speaks to.")


def _recommendation_blocks(question: Question) -> Iterable[Block]:
    cited = paper_labels(question.corpus)
    recommendations = chosen_recommendations(question.corpus, question.selection)
    count = 0
    for paper, group in groupby(recommendations, key=lambda recommendation: recommendation.paper):
        members = list(group)
        count += len(members)
        yield Heading(one_line(cited[paper]), 3)
        rows = tuple(recommendation_cells(question, recommendation) for recommendation in members)
        yield Grid(RECOMMENDATION_HEADS, rows, footnotes=QUOTES)
    yield Paragraph(f"{count_of(count, 'recommendation')} in all.", note=True)
