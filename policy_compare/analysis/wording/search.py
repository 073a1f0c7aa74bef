"""Finds recommendations, propositions and actors by words, mistyped or not.

Words are recognised one by one (:mod:`.word_recognition`): a score for whole texts (rapidfuzz's
``WRatio``) finds a fifth of all unrelated pairs alike. A name of an actor, by whatever
alias, is one word that stands for all its names, so that ``local authority`` finds *Town
council*.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from policy_compare.analysis.selection import Selection, chosen_recommendations
from policy_compare.analysis.wording.split_words import ActorAliases, split_words, telling_words
from policy_compare.analysis.wording.word_recognition import WordRecogniser
from policy_compare.corpus_names import former_ids
from policy_compare.model import Codebook, Corpus
from policy_compare.names import sort_key

HitKind = Literal["recommendation", "proposition", "actor", "topic", "paper"]


class Hit(NamedTuple):
    """Something found. ``score`` is from 0 to 100; ``text`` is what it says."""

    score: float
    kind: HitKind
    id: str
    text: str


class _Document(NamedTuple):
    kind: HitKind
    id: str
    text: str
    #: The texts to search, with how much a word in each counts (0 to 1).
    fields: tuple[tuple[str, float], ...]
    actors: tuple[str, ...] = ()


def search_corpus(corpus: Corpus, words: str, selection: Selection) -> list[Hit]:
    """Every hit, best first; ties in the order of kinds and ids.

    The score is the mean, over the words asked for, of what the best word of
    the document is worth (0 to 100), times the weight of the field that it stands in. A
    document that has none of the words is no hit, and one that has fewer than half
    of them neither.
    """
    aliases = ActorAliases(corpus.codebook)
    terms = telling_words(aliases.split_text(words))
    if not terms:
        return []
    documents = [
        (document, _word_weights(document, aliases))
        for document in _with_former_ids(_documents_to_search(corpus, selection), corpus.codebook)
    ]
    recogniser = WordRecogniser(
        {word for _, weights in documents for word in weights if not word.startswith("@")}
    )
    alike = [
        {term: 100.0} if term.startswith("@") else recogniser.recognise_word(term) for term in terms
    ]
    hits = []
    for document, weights in documents:
        scores = [
            max(
                (score * weights[word] for word, score in matches.items() if word in weights),
                default=0,
            )
            for matches in alike
        ]
        if 2 * sum(score > 0 for score in scores) >= len(scores) and any(scores):
            hits.append(
                Hit(round(sum(scores) / len(scores), 1), document.kind, document.id, document.text)
            )
    order: tuple[HitKind, ...] = ("actor", "topic", "proposition", "recommendation", "paper")
    hits.sort(key=lambda hit: (-hit.score, order.index(hit.kind), sort_key(hit.id)))
    return hits


def _word_weights(document: _Document, aliases: ActorAliases) -> dict[str, float]:
    """The document's words, each with the weight of the best field it stands in."""
    weights: dict[str, float] = {f"@{actor}": 0.9 for actor in document.actors}
    for text, weight in document.fields:
        terms = set(aliases.split_text(text))
        if any(term.startswith("@") for term in terms):
            # The words of a name can also be found one by one, mistyped too.
            terms.update(split_words(text))
        for term in terms:
            weights[term] = max(weight, weights.get(term, 0))
    return weights


def _with_former_ids(documents: Iterable[_Document], book: Codebook) -> Iterator[_Document]:
    former = {kind: former_ids(book, kind) for kind in get_args(HitKind)}
    for document in documents:
        fields = tuple((id, 0.9) for id in former[document.kind][document.id])
        yield document._replace(fields=document.fields + fields)


def _documents_to_search(corpus: Corpus, selection: Selection) -> Iterable[_Document]:
    book = corpus.codebook
    for actor in book.actors.values():
        names = (actor.id, actor.label, *actor.aliases)
        fields = (*((name, 1.0) for name in names), (actor.about, 0.6))
        text = actor.label
        if actor.aliases:
            text += f" ({', '.join(actor.aliases)})"
        yield _Document("actor", actor.id, text, fields)
    for topic in book.topics.values():
        if selection.topics and topic.id not in selection.topics:
            continue
        fields = ((topic.id, 1.0), (topic.label, 1.0), (topic.about, 0.6))
        keywords = ((" ".join(topic.keywords), 0.8),)
        yield _Document("topic", topic.id, topic.label, fields + keywords)
    for proposition in filter(selection.has_proposition, book.propositions.values()):
        fields = ((proposition.statement, 1.0), (proposition.id, 0.9), (proposition.about, 0.6))
        yield _Document("proposition", proposition.id, proposition.statement, fields)
    for recommendation in chosen_recommendations(corpus, selection):
        evidence = recommendation.evidence.quote if recommendation.evidence else ""
        fields = (
            (recommendation.statement, 1.0),
            (recommendation.ref, 0.9),
            (evidence, 0.9),
            (recommendation.rationale, 0.7),
            (recommendation.note, 0.5),
        )
        named = (*recommendation.actors, *recommendation.targets)
        yield _Document(
            "recommendation", recommendation.ref, recommendation.statement, fields, named
        )
    for paper in corpus.papers.values():
        if not selection.has_paper(paper.id):
            continue
        authors = " ".join(author.name for author in paper.authors)
        fields = ((paper.title, 1.0), (paper.id, 0.9), (authors, 1.0), (paper.publisher, 0.8))
        yield _Document("paper", paper.id, paper.title, fields)
