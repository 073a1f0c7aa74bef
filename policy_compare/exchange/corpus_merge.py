"""Joins what a file from elsewhere makes with the corpus in a folder, file by file.

What a person wrote stays to the byte: entries, papers, recommendations and stances that are new
come beside it, what is empty is filled, and what is said otherwise is told and left. A file that
came in before says nothing new.
"""

from typing import NamedTuple

from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX
from policy_compare.corpus_names import ids_by_former_id
from policy_compare.exchange.codebook_merge import join_codebooks
from policy_compare.exchange.record_filling import KeptValue, fill_record, told_value
from policy_compare.exchange.same_papers import doi_of, same_papers, same_recommendations
from policy_compare.model import Corpus, Paper, Recommendation, StanceOn
from policy_compare.names import FreeNames, fold_name
from policy_compare.renamed_ids import rename_in_paper


class JoinedCorpus(NamedTuple):
    """A corpus with what another one has beyond it, and what the other says otherwise."""

    corpus: Corpus
    kept: tuple[KeptValue, ...]


def join_corpora(here: Corpus, there: Corpus) -> JoinedCorpus:
    """The corpus ``here`` with what it lacks of ``there``."""
    book = join_codebooks(here.codebook, there.codebook)
    kept = list(book.kept)
    papers = dict(here.papers)
    new_ids = ids_by_former_id(here, "paper")
    there_now = {new_ids.get(id, id): paper for id, paper in there.papers.items()}
    ids = same_papers(
        here.papers.values(), (paper._replace(id=id) for id, paper in there_now.items())
    )
    ids_by_doi = {doi_of(paper): id for id, paper in reversed([*papers.items()])}
    free_ids = FreeNames((*papers, *here.left_out, CODEBOOK.removesuffix(PAPER_SUFFIX)))
    for id, paper in there_now.items():
        other = rename_in_paper(paper, book.ids)
        # References may name a paper twice.
        id_here = ids.get(id) or (ids_by_doi.get(doi_of(paper)) if doi_of(paper) else "")
        if not id_here:
            id_here = free_ids.take(id)
            ids_by_doi.setdefault(doi_of(paper), id_here)
            papers[id_here] = other._replace(id=id_here, file=f"{id_here}{PAPER_SUFFIX}")
        else:
            papers[id_here] = _join_papers(papers[id_here], other, kept)
    return JoinedCorpus(Corpus(book.book, papers), tuple(kept))


def _join_papers(here: Paper, there: Paper, kept: list[KeptValue]) -> Paper:
    """The paper with what it lacks of the other, which is the same."""
    ids = same_recommendations(here.recommendations, there.recommendations)
    recommendations = {one.id: one for one in here.recommendations}
    dismissed_quotes = {fold_name(dismissal.quote): dismissal.why for dismissal in here.dismissed}
    free_ids = FreeNames(recommendations)
    for other in there.recommendations:
        quote = fold_name(other.evidence.quote) if other.evidence else ""
        if other.id in ids:
            id = ids[other.id]
            recommendations[id] = _join_recommendations(recommendations[id], other, kept)
        elif quote in dismissed_quotes:
            why = dismissed_quotes[quote]
            kept.append(KeptValue(here.id, "dismissed", why, other.statement))
        else:
            id = free_ids.take(other.id)
            recommendations[id] = other._replace(id=id, paper=here.id)
    described = fill_record(here.id, here, there, kept)
    return described._replace(recommendations=tuple(recommendations.values()))


def _join_recommendations(
    here: Recommendation, there: Recommendation, kept: list[KeptValue]
) -> Recommendation:
    positions = {stance_on.proposition: stance_on for stance_on in here.positions}
    for stance_on in there.positions:
        own = positions.setdefault(stance_on.proposition, stance_on)
        if own != stance_on:
            key = f"stance on {own.proposition}"
            kept.append(KeptValue(here.ref, key, *map(_told_stance, (own, stance_on))))
    filled = fill_record(here.ref, here, there, kept)
    coded = here.coded or there.coded
    return filled._replace(positions=tuple(positions.values()), coded=coded)


def _told_stance(stance_on: StanceOn) -> str:
    return ", ".join(told_value(value) for value in stance_on[1:] if value)
