"""Whether all that is named in a corpus is there, as whoever answers from it may rely on.

A corpus that was read from its files has been checked name by name, with a problem for each
that is wrong (see ``known_names`` and the checks). This tells of one that comes from elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from policy_compare.corpus.form.codebook_checks import find_circles
from policy_compare.model import Codebook, Corpus, Recommendation


def names_agree(corpus: Corpus) -> bool:
    """Whether everything goes by its own id, names what there is, and is no part of itself."""
    book = corpus.codebook
    sections: tuple[Mapping[str, Any], ...] = (
        book.topics, book.propositions, book.actors, book.instruments, corpus.papers,
    )  # fmt: skip
    named_ids = _named_ids(book, list(corpus.recommendations()))
    return (
        all(id == record.id for section in sections for id, record in section.items())
        and all(
            {recommendation.paper for recommendation in paper.recommendations} <= {id}
            for id, paper in corpus.papers.items()
        )
        and not any(find_circles(_parents_by_id(section)) for section in (book.topics, book.actors))
        and all(ids <= entries.keys() for entries, ids in named_ids)
    )


def _parents_by_id(section: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {id: entry.part_of for id, entry in section.items()}


def _named_ids(
    book: Codebook, recommendations: Sequence[Recommendation]
) -> Iterable[tuple[Mapping[str, Any], set[str]]]:
    """The ids that the codebook and the recommendations name, each beside where it should be."""
    stances = [
        stance_on for recommendation in recommendations for stance_on in recommendation.positions
    ]
    yield book.topics, _union_of({recommendation.topics for recommendation in recommendations})
    yield book.topics, _union_of(entry.topics for entry in book.propositions.values())
    yield book.topics, _union_of(_parents_by_id(book.topics).values())
    yield book.actors, _union_of({recommendation.actors for recommendation in recommendations})
    yield book.actors, _union_of({recommendation.targets for recommendation in recommendations})
    yield book.actors, _union_of({stance_on.by for stance_on in stances})
    yield book.actors, _union_of(_parents_by_id(book.actors).values())
    yield book.instruments, {recommendation.instrument for recommendation in recommendations} - {""}
    yield book.propositions, {stance_on.proposition for stance_on in stances}
    yield book.propositions, _union_of(tension.between for tension in book.tensions)


def _union_of(ids: Iterable[tuple[str, ...]]) -> set[str]:
    return set(chain.from_iterable(ids))
