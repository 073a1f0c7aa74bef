"""Tells whose coding is whose in one corpus, a model that proposes being a coder like any."""

from collections.abc import Sequence

from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Corpus, Recommendation
from policy_compare.names import fold_name, nearest_names


def coder_of(recommendation: Recommendation) -> str:
    """Whose coding it is: who proposed it, until a person accepts it and is its coder."""
    return recommendation.proposed_by or recommendation.coder


def coders_of(corpus: Corpus) -> Sequence[str]:
    """Everybody who coded or proposed something, once each, the first one met first."""
    coders = (coder_of(recommendation) for recommendation in corpus.recommendations())
    return list({fold_name(coder): coder for coder in coders if coder}.values())


def coding_of(corpus: Corpus, coder: str) -> Corpus:
    """The corpus with what this coder coded or proposed, and the papers that have any of it.

    Raises:
        UnknownName: nobody in the corpus is called so.
        CallError: nothing in the corpus says who coded it.
    """
    folded_coder = fold_name(coder)
    papers = {}
    for paper in corpus.papers.values():
        recommendations = tuple(
            recommendation
            for recommendation in paper.recommendations
            if fold_name(coder_of(recommendation)) == folded_coder
        )
        if folded_coder and recommendations:
            papers[paper.id] = paper._replace(recommendations=recommendations)
    if not papers:
        names = coders_of(corpus)
        if not names:
            raise CallError(
                "no recommendation of the corpus says who coded it",
                "write coder: NAME in those that the coder coded, or name two folders",
            )
        raise UnknownName("coder", coder, nearest_names(coder, names), all=names)
    return corpus._replace(papers=papers)
