"""The topics of a corpus with what each holds."""

from collections import Counter

from policy_compare.model import Topic
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, join_phrases, one_line, text_over_id
from policy_compare.views.table import Value, View

COLUMNS = ("id", "label", "about", "part_of", "propositions", "recommendations", "papers")


def view(question: Question) -> View:
    """Each chosen topic with the number of its propositions and recommendations."""
    corpus, chosen = question.corpus, question.selection.topics
    book = corpus.codebook
    topics = [topic for topic in book.topics.values() if not chosen or topic.id in chosen]
    propositions = Counter(
        topic for proposition in book.propositions.values() for topic in proposition.topics
    )
    recommendations: Counter[str] = Counter()
    # A mapping without values keeps the papers' order.
    papers: dict[str, dict[str, None]] = {}
    for id, paper, count in question.count_recommendations(corpus.topics_of):
        recommendations[id] += count
        papers.setdefault(id, {})[paper] = None

    def row(topic: Topic) -> tuple[Value, ...]:
        return (
            topic.id, one_line(topic.label), one_line(topic.about) or None, topic.part_of,
            propositions[topic.id], recommendations[topic.id], tuple(papers.get(topic.id, ())),
        )  # fmt: skip

    def cells(topic: Topic) -> tuple[Phrase, ...]:
        lines: list[Phrase] = [one_line(topic.about)] if topic.about else []
        if topic.part_of:
            lines.append(f"part of {join_words(map(question.topic_label, topic.part_of))}")
        counts = (propositions[topic.id], recommendations[topic.id], len(papers.get(topic.id, ())))
        name = text_over_id(topic.label, topic.id)
        return (name, join_phrases(lines, "\n"), *map(str, counts))

    return view_inventory(
        question,
        "topics",
        topics,
        columns=COLUMNS,
        rows=lambda: map(row, topics),
        heads=("Topic", "About", "Propositions", "Recommendations", "Papers"),
        cells=cells,
        total=f"{count_of(len(topics), 'topic')}. Counted is what belongs to a topic itself; "
        "--topic adds what belongs to its parts",
    )
