"""All about one thing: a recommendation, proposition, paper, topic, actor or lever."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import Unit, paper_labels
from policy_compare.analysis.relations import find_overlaps
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.corpus_names import CorpusNames, NameKind, former_ids
from policy_compare.model import Paper, Recommendation
from policy_compare.names import join_words
from policy_compare.passage import QuoteInText
from policy_compare.views.listing import recommendation_blocks
from policy_compare.views.overlap import blocks_by_topic
from policy_compare.views.page import Block, Facts, Heading, Page, note_paragraphs
from policy_compare.views.parts.citations import (
    full_reference,
    mark_found,
    place_of_quote,
    quote_with_place,
)
from policy_compare.views.parts.counts_and_lists import join_few, note_on_others
from policy_compare.views.parts.proposals import proposer_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, legend_and_notes, stance_details
from policy_compare.views.parts.standing import MANY
from policy_compare.views.parts.verdicts import differences_in_words, verdict_in_words
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    parts_of,
    text_beside_id,
    text_of,
)
from policy_compare.views.table import Table, View

COLUMNS = ("kind", "id", "field", "value")

#: So many recommendations of one name are shown at once, and so many with their quotes.
_MOST_CALLED = 10
_MOST_QUOTED = 30

#: The facts that name units which say nothing.
_QUIET = ("silent", "not coded to the end")

_Fact = tuple[str, Phrase]
_About = tuple[list[_Fact], list[Block]]


def view(
    question: Question,
    name: str,
    texts: Mapping[str, QuoteInText | str] = {},
    remarks: Sequence[str] = (),
) -> View:
    """Everything that is called ``name``, whatever kind of thing it is.

    In the table each fact is a row; a page adds what it connects to. ``texts`` are the
    quotes in their papers' texts, by recommendation, or in words why one is not shown there,
    and ``remarks`` say what else there is to know of the texts.

    Raises:
        UnknownName: nothing is called so, or it is a keyword or a beginning of several.
    """
    things, left = _without_too_many(CorpusNames(question.corpus).find_things(name))
    if left:
        remarks = (*remarks, left)
    if question.columns:
        remarks = (*remarks, "Recommendations are not listed here: list --topic lists them.")
    about = [(kind, id, *_TELL[kind](question, id)) for kind, id in things]
    for kind, id, facts, _ in about:
        if former := former_ids(question.corpus.codebook, kind)[id]:
            facts.append(("called before", join_words(former)))
        if id in texts:
            # Under the quote, which it is the context of.
            facts.insert(_place_after(facts, "quote"), ("in the text", _quote_in_text(texts[id])))

    def table() -> Table:
        rows = [
            (kind, id, name, one_line(text_of(value)))
            for kind, id, facts, _ in about
            for name, value in facts
        ]
        return Table("show", COLUMNS, rows, (*question.notes(), *remarks))

    def page() -> Page:
        blocks: list[Block] = []
        for kind, id, facts, connected in about:
            blocks.append(Heading((f"{kind.capitalize()} ", Span(id, "id")), 1))
            blocks += [Facts(tuple(_facts_to_read(facts))), *connected]
        signs = any(
            connected and kind in ("recommendation", "proposition") for kind, *_, connected in about
        )
        blocks += note_paragraphs(remarks)
        return (*blocks, *(legend_and_notes(question.notes()) if signs else ()))

    return View(table, page)


def _without_too_many(things: list[tuple[NameKind, str]]) -> tuple[list[tuple[NameKind, str]], str]:
    """The things without those recommendations that are too many to show, and what to say.

    A table of votes has one for each voter, all called as what they voted on.
    """
    recommendations = [thing for thing in things if thing[0] == "recommendation"]
    if len(recommendations) <= _MOST_CALLED:
        return things, ""
    others = [thing for thing in things if thing[0] != "recommendation"]
    refs = join_few([id for _, id in recommendations], 2)
    count = f"{len(recommendations)} recommendations are called so: {refs}."
    return others or recommendations[:_MOST_CALLED], count


def recommendations_called(question: Question, name: str) -> tuple[str, ...]:
    """The recommendations that :func:`view` would show for ``name``.

    Raises:
        UnknownName: nothing is called so, or it is a keyword or a beginning of several.
    """
    things = CorpusNames(question.corpus).find_things(name)
    return tuple(id for kind, id in things if kind == "recommendation")


def _place_after(facts: list[_Fact], name: str) -> int:
    return next((place + 1 for place, (fact, _) in enumerate(facts) if fact == name), len(facts))


def _quote_in_text(quote: QuoteInText | str) -> Phrase:
    """A quote in the words around it, with the place where it was found, or why it is not."""
    if isinstance(quote, str):
        return one_line(quote)
    where = place_of_quote(quote.place)
    return (
        one_line(quote.before) + " " * quote.before.endswith(" "),
        mark_found(one_line(quote.quote)),
        " " * quote.after.startswith(" ") + one_line(quote.after),
        f"\n({where})" if where else "",
    )


def _facts_there_are(*pairs: tuple[str, Phrase]) -> list[_Fact]:
    """The facts that there are."""
    return [(name, value) for name, value in pairs if text_of(value)]


def _labels_with_ids(ids: Iterable[str], label: Callable[[str], str]) -> Phrase:
    """Things by label and id: ``Town council (council)``."""
    parts = (Span(id, "id") if label(id) == id else text_beside_id(label(id), id) for id in ids)
    return join_phrases(tuple(parts), ", ")


def _lists_of(*lists: tuple[str, Iterable[Recommendation]], question: Question) -> list[Block]:
    """The lists of recommendations that have any, each under its heading."""
    blocks: list[Block] = []
    for name, members in lists:
        if listed := tuple(members):
            blocks += [Heading(name), *recommendation_blocks(question, listed)]
    return blocks


def _about_recommendation(question: Question, id: str) -> _About:
    corpus = question.corpus
    book = corpus.codebook
    recommendation = next(
        filter(lambda recommendation: recommendation.ref == id, corpus.recommendations())
    )
    paper = corpus.papers[recommendation.paper]
    stances: list[Phrase] = []
    for stance_on in recommendation.positions:
        how = f"{stance_on.stance}{stance_details(question, stance_on)}: "
        proposition = book.propositions[stance_on.proposition]
        stances.append((how, *text_beside_id(proposition.statement, proposition.id)))
    facts = _facts_there_are(
        ("statement", one_line(recommendation.statement)),
        ("quote", quote_with_place(recommendation)),
        ("paper", full_reference(paper)),
        ("asked", _labels_with_ids(recommendation.actors, question.actor_label) or "nobody named"),
        ("target", _labels_with_ids(recommendation.targets, question.actor_label)),
        ("instrument", question.instrument_label(recommendation.instrument)),
        ("strength", recommendation.strength or ""),
        ("positions", join_phrases(stances, "\n") if recommendation.coded else "not coded yet"),
        ("topics", _labels_with_ids(corpus.topics_of(recommendation), question.topic_label)),
        ("rationale", one_line(recommendation.rationale)),
        ("note", one_line(recommendation.note)),
        ("coded by", one_line(recommendation.coder)),
        ("proposed by", proposer_in_words(recommendation)),
        ("coded in", f"{paper.file}, line {recommendation.line}" if paper.file else ""),
    )
    spoken = {stance_on.proposition for stance_on in recommendation.positions}
    others = [
        overlap
        for overlap in find_overlaps(corpus, question.positions())
        if overlap.proposition.id in spoken and len(overlap.positions) > 1
    ]
    blocks: list[Block] = []
    if others:
        blocks = [Heading("Who else speaks to it"), *blocks_by_topic(question, others, level=3)]
    return facts, blocks + _tension_blocks(question, spoken)


def _tension_blocks(question: Question, propositions: Iterable[str]) -> list[Block]:
    ids = set(propositions)
    facts: list[_Fact] = []
    for tension in question.corpus.codebook.tensions:
        first, second = tension.between
        if ids & {first, second}:
            between = (Span(first, "id"), " × ", Span(second, "id"), f": {one_line(tension.why)}")
            facts.append(("between", between))
    return [Heading("Tensions in the codebook"), Facts(tuple(facts))] if facts else []


def _about_proposition(question: Question, id: str) -> _About:
    proposition = question.corpus.codebook.propositions[id]
    overlaps = [
        overlap
        for overlap in find_overlaps(question.corpus, question.positions())
        if overlap.proposition.id == id
    ]
    facts = _facts_there_are(
        ("statement", one_line(proposition.statement)),
        ("about", one_line(proposition.about)),
        ("topics", _labels_with_ids(proposition.topics, question.topic_label)),
    )
    blocks: list[Block] = []
    for overlap in overlaps:
        differences = differences_in_words(overlap, question.actor_label, question.instrument_label)
        facts += _facts_there_are(
            ("verdict", verdict_in_words(overlap)),
            ("differs", join_phrases(differences, "\n")),
            *(
                (
                    SIGNS[position.direction],
                    text_beside_id(position.unit.label, one_line(position.unit.id)),
                )
                for position in overlap.positions
            ),
            ("silent", _names_apart(overlap.silent)),
            ("not coded to the end", _names_apart(overlap.uncoded)),
        )
        refs = overlap.recommendations
        blocks += [Heading("Recommendations"), _quote_facts(question, refs[:_MOST_QUOTED])]
        blocks += note_paragraphs(note_on_others(_MOST_QUOTED, len(refs), "recommendation"))
    return facts, blocks + _tension_blocks(question, (id,))


def _names_apart(units: Sequence[Unit]) -> Phrase:
    """The names in a row, each a part of the phrase, so that a page can leave some out."""
    signs = [*([", "] * (len(units) - 2) + [" and "])[: len(units) - 1], ""]
    return tuple(f"{one_line(unit.label)}{sign}" for unit, sign in zip(units, signs, strict=False))


def _facts_to_read(facts: Sequence[_Fact]) -> Iterator[_Fact]:
    """The facts with many units on one side together, and of many silent ones the first."""
    signs = list(SIGNS.values())
    if sum(name in signs for name, _ in facts) > MANY:
        order = {name: place for place, name in enumerate((*signs, *_QUIET))}
        facts = sorted(facts, key=lambda fact: order.get(fact[0], -1))
    for name, group in groupby(facts, key=lambda fact: fact[0]):
        values = [parts_of(value) for _, value in group]
        if name in signs and len(values) > MANY:
            names = ", ".join(text_of(parts[0]).rstrip() for parts in values)
            yield name, f"{len(values)}: {names}"
        elif name in _QUIET and len(values[0]) > MANY + 1:
            few = text_of(values[0][:MANY]).removesuffix(", ")
            yield name, f"{few} and {len(values[0]) - MANY} others"
        else:
            yield from ((name, parts) for parts in values)


def _quote_facts(question: Question, refs: Iterable[str]) -> Facts:
    """The recommendations with their quotes."""
    chosen = set(refs)
    cited = paper_labels(question.corpus)
    facts: list[_Fact] = []
    for recommendation in question.corpus.recommendations():
        if recommendation.ref in chosen:
            strength = recommendation.strength or "no strength"
            text = f"\n{strength}. {one_line(recommendation.statement)}"
            quote = text_of(quote_with_place(recommendation))
            parts = (Span(recommendation.ref, "id"), text, f"\n{quote}" if quote else "")
            facts.append((one_line(cited[recommendation.paper]), parts))
    return Facts(tuple(facts))


def _about_paper(question: Question, id: str) -> _About:
    paper: Paper = question.corpus.papers[id]
    facts = _facts_there_are(
        ("reference", full_reference(paper)),
        ("label", one_line(paper.label)),
        ("title", one_line(paper.title)),
        ("authors", join_words(one_line(author.name) for author in paper.authors) or "none named"),
        ("issued", paper.issued),
        ("publisher", one_line(paper.publisher)),
        ("type", one_line(paper.type)),
        *((name, one_line(value)) for name, value in paper.details.items()),
        ("source", one_line(paper.source.file) if paper.source else ""),
        ("sha256", paper.source.sha256 if paper.source else ""),
        ("encoding", one_line(paper.source.encoding) if paper.source else ""),
        ("recommendations", str(len(paper.recommendations))),
    )
    members = recommendation_blocks(question, paper.recommendations)
    return facts, [Heading("Recommendations"), *members]


def _about_topic(question: Question, id: str) -> _About:
    book = question.corpus.codebook
    topic = book.topics[id]
    below = Hierarchy(book.topics).with_parts((id,))
    inside = [topic_id for topic_id in book.topics if topic_id in below and topic_id != id]
    propositions = [
        text_beside_id(proposition.statement, proposition.id)
        for proposition in book.propositions.values()
        if not below.isdisjoint(proposition.topics)
    ]
    facts = _facts_there_are(
        ("label", one_line(topic.label)),
        ("about", one_line(topic.about)),
        ("part of", _labels_with_ids(topic.part_of, question.topic_label)),
        ("contains", _labels_with_ids(inside, question.topic_label)),
        ("keywords", ", ".join(map(one_line, topic.keywords))),
        ("propositions", join_phrases(propositions, "\n")),
    )
    members = [
        recommendation
        for recommendation in chosen_recommendations(question.corpus, question.selection)
        if not below.isdisjoint(question.corpus.topics_of(recommendation))
    ]
    return facts, _lists_of(("Recommendations", members), question=question)


def _about_actor(question: Question, id: str) -> _About:
    book = question.corpus.codebook
    actor = book.actors[id]
    hierarchy = Hierarchy(book.actors)
    parts = hierarchy.with_parts((id,))
    below = [actor_id for actor_id in book.actors if actor_id in parts and actor_id != id]
    facts = _facts_there_are(
        ("label", one_line(actor.label)),
        ("also called", join_words(map(one_line, actor.aliases), "or")),
        ("about", one_line(actor.about)),
        ("part of", _labels_with_ids(actor.part_of, question.actor_label)),
        ("contains", _labels_with_ids(below, question.actor_label)),
    )
    everything = list(chosen_recommendations(question.corpus, question.selection))
    above = hierarchy.with_wholes(id) - {id}
    others = [recommendation for recommendation in everything if id not in recommendation.actors]
    return facts, _lists_of(
        ("Asked", (recommendation for recommendation in everything if id in recommendation.actors)),
        (
            "Asked as part of a wider group",
            (
                recommendation
                for recommendation in others
                if not above.isdisjoint(recommendation.actors)
            ),
        ),
        (
            "Would act where another is asked",
            (
                recommendation
                for recommendation in others
                if any(id in stance_on.by for stance_on in recommendation.positions)
            ),
        ),
        (
            "Target",
            (recommendation for recommendation in everything if id in recommendation.targets),
        ),
        question=question,
    )


def _about_instrument(question: Question, id: str) -> _About:
    instrument = question.corpus.codebook.instruments[id]
    facts = _facts_there_are(
        ("label", one_line(instrument.label)), ("about", one_line(instrument.about))
    )
    chosen = chosen_recommendations(question.corpus, question.selection)
    members = (recommendation for recommendation in chosen if recommendation.instrument == id)
    return facts, _lists_of(("Recommendations", members), question=question)


_TELL: dict[NameKind, Callable[[Question, str], _About]] = {
    "recommendation": _about_recommendation,
    "proposition": _about_proposition,
    "paper": _about_paper,
    "topic": _about_topic,
    "actor": _about_actor,
    "instrument": _about_instrument,
}
