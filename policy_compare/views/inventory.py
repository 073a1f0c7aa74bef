"""What a corpus holds: its papers, topics, propositions and actors."""

from collections import Counter
from collections.abc import Sequence

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import Position, paper_labels
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.views.page import Grid, Heading, Page, Paragraph
from policy_compare.views.parts.citations import full_reference
from policy_compare.views.parts.counts_and_lists import count_of, join_words
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, SILENT, UNCODED, legend_and_notes
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

Rows = list[tuple[Value, ...]]


def papers(question: Question) -> View:
    """Each paper with its reference and the number of its chosen recommendations."""
    corpus = question.corpus
    count = Counter(item.paper for item in chosen_recommendations(corpus, question.selection))
    found = [paper for paper in corpus.papers.values() if question.selection.has_paper(paper.id)]
    columns = (
        "id", "label", "title", "authors", "issued", "publisher", "type", "DOI", "URL",
        "recommendations", "note",
    )  # fmt: skip

    def rows() -> Rows:
        cited = paper_labels(corpus)
        return [
            (
                paper.id,
                cited[paper.id],
                one_line(paper.title),
                tuple(author.name for author in paper.authors),
                paper.issued or None,
                one_line(paper.publisher) or None,
                paper.type or None,
                paper.details.get("DOI"),
                paper.details.get("URL"),
                count[paper.id],
                one_line(paper.details["note"]) if "note" in paper.details else None,
            )
            for paper in found
        ]

    def page() -> Page:
        cited = paper_labels(corpus)
        grid = Grid(
            ("Paper", "Reference", "Recommendations"),
            tuple(
                (
                    text_over_id(cited[paper.id], paper.id),
                    _noted(full_reference(paper), paper.details.get("note", "")),
                    str(count[paper.id]),
                )
                for paper in found
            ),
        )
        return _page(question, "Papers", grid, count_of(len(found), "paper"))

    return View(lambda: Table("papers", columns, rows()), page)


def _noted(text: str, note: str) -> Phrase:
    return (text, "\n", Span(one_line(note), "muted")) if note else text


def topics(question: Question) -> View:
    """Each chosen topic with the number of its propositions and recommendations."""
    corpus = question.corpus
    book = corpus.codebook
    propositions = Counter(
        topic for proposition in book.propositions.values() for topic in proposition.topics
    )
    count: Counter[str] = Counter()
    units: dict[str, dict[str, None]] = {}
    for item in chosen_recommendations(corpus, question.selection):
        for topic in corpus.topics_of(item):
            count[topic] += 1
            units.setdefault(topic, {})[item.paper] = None
    found = [
        topic
        for topic in book.topics.values()
        if not question.selection.topics or topic.id in question.selection.topics
    ]
    columns = ("id", "label", "about", "part_of", "propositions", "recommendations", "papers")

    def rows() -> Rows:
        return [
            (
                topic.id,
                one_line(topic.label),
                one_line(topic.about) or None,
                topic.part_of,
                propositions[topic.id],
                count[topic.id],
                tuple(units.get(topic.id, ())),
            )
            for topic in found
        ]

    def page() -> Page:
        def described(id: str) -> Phrase:
            topic = book.topics[id]
            lines: list[Phrase] = [one_line(topic.about)] if topic.about else []
            if topic.part_of:
                lines.append(f"part of {join_words(map(question.topic_label, topic.part_of))}")
            return join_phrases(lines, "\n")

        grid = Grid(
            ("Topic", "About", "Propositions", "Recommendations", "Papers"),
            tuple(
                (
                    text_over_id(topic.label, topic.id),
                    described(topic.id),
                    str(propositions[topic.id]),
                    str(count[topic.id]),
                    str(len(units.get(topic.id, ()))),
                )
                for topic in found
            ),
        )
        total = (
            f"{count_of(len(found), 'topic')}. Counted is what belongs to a topic itself; --topic "
        )
        return _page(question, "Topics", grid, total + "adds what belongs to its parts")

    return View(lambda: Table("topics", columns, rows()), page)


def propositions(question: Question) -> View:
    """Each chosen proposition with the units on each side of it."""
    held = question.positions()
    book = question.corpus.codebook
    found = [
        proposition
        for proposition in book.propositions.values()
        if question.selection.has_proposition(proposition)
        # A narrower filter leaves out what nobody says within it.
        and (not question.selection.narrows or proposition.id in held.of)
    ]
    columns = (
        "id", "statement", "topics", "for", "against", "neutral", "both", "silent", "uncoded",
        "recommendations",
    )  # fmt: skip

    def spoken(id: str) -> Sequence[Position]:
        return tuple(held.of.get(id, {}).values())

    def counts(id: str) -> tuple[int, ...]:
        sides = Counter(position.direction for position in spoken(id))
        quiet = {unit.id for unit in held.units} - held.of.get(id, {}).keys()
        uncoded = len(quiet & held.unfinished)
        return (
            sides["for"], sides["against"], sides["neutral"], sides["both"],
            len(quiet) - uncoded, uncoded,
        )  # fmt: skip

    def rows() -> Rows:
        return [
            (
                item.id,
                one_line(item.statement),
                item.topics,
                *counts(item.id),
                tuple(dict.fromkeys(ref for one in spoken(item.id) for ref in one.recommendations)),
            )
            for item in found
        ]

    def page() -> Page:
        signs = (*SIGNS.values(), SILENT, *((UNCODED,) if held.unfinished else ()))
        grid = Grid(
            ("Proposition", "Topics", *signs),
            tuple(
                (
                    text_over_id(item.statement, item.id),
                    join_words(map(question.topic_label, item.topics)),
                    *(str(count) for _, count in zip(signs, counts(item.id), strict=False)),
                )
                for item in found
            ),
        )
        total = count_of(len(found), "proposition")
        notes = legend_and_notes(question.notes(), uncoded=bool(held.unfinished))
        return (*_page(question, "Propositions", grid, total), *notes)

    return View(lambda: Table("propositions", columns, rows(), question.notes()), page)


def actors(question: Question) -> View:
    """Each actor with how often it is asked and how often it is a target.

    With filters, only those that the chosen recommendations name.
    """
    book = question.corpus.codebook
    asked: Counter[str] = Counter()
    targeted: Counter[str] = Counter()
    acting: set[str] = set()
    for item in chosen_recommendations(question.corpus, question.selection):
        asked.update(item.actors)
        targeted.update(item.targets)
        acting.update(id for position in item.positions for id in position.by)
    found = [
        actor
        for actor in book.actors.values()
        if not question.selection.asked
        or asked[actor.id]
        or targeted[actor.id]
        or actor.id in acting
    ]
    columns = ("id", "label", "aliases", "part_of", "has_parts", "asked", "targeted")
    hierarchy = Hierarchy(book.actors)

    def parts(id: str) -> tuple[str, ...]:
        below = hierarchy.with_parts((id,)) - {id}
        return tuple(other for other in book.actors if other in below)

    def rows() -> Rows:
        return [
            (
                actor.id,
                one_line(actor.label),
                actor.aliases,
                actor.part_of,
                parts(actor.id),
                asked[actor.id],
                targeted[actor.id],
            )
            for actor in found
        ]

    def page() -> Page:
        grid = Grid(
            ("Actor", "Also called", "Part of", "Asked", "Target"),
            tuple(
                (
                    text_over_id(actor.label, actor.id),
                    join_words(map(one_line, actor.aliases), "or"),
                    join_words(map(question.actor_label, actor.part_of)),
                    str(asked[actor.id]),
                    str(targeted[actor.id]),
                )
                for actor in found
            ),
        )
        total = (
            f"{count_of(len(found), 'actor')}. Counted is where an actor is named itself; --actor "
        )
        return _page(question, "Actors", grid, total + "adds where its parts are")

    return View(lambda: Table("actors", columns, rows()), page)


def _page(question: Question, what: str, grid: Grid, total: str) -> Page:
    head = Heading(question.title(what), 1)
    if not grid.rows:
        asked = question.selection.asked
        return (head, Paragraph("Nothing passes these filters." if asked else "There is none yet."))
    return (head, grid, Paragraph(f"{total}.", note=True))
