"""Corpora of other programs' projects."""

from policy_compare.exchange.plan import ImportPlan
from policy_compare.exchange.project_corpus import corpus_of_project
from policy_compare.model import Codebook
from policy_compare.project import Project


def test_project_without_codings_gives_a_codebook_alone() -> None:
    assert not corpus_of_project(Project("NVivo"), ImportPlan(), Codebook()).corpus.papers
