"""A corpus through a file of REFI-QDA and back: what that holds comes back equal."""

from hypothesis import given

from policy_compare.corpus.projects.qdpx import read_qdpx
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from tests.exchange.test_project_corpus import with_strengths
from tests.support.corpora import SHIPPED
from tests.support.held_fields import keep_held
from tests.support.projects import proposed_corpus
from tests.support.rendering import render_content
from tests.support.strategies import corpora
from tests.views.test_project import CORPUS


def brought_back(corpus: Corpus, format: str) -> Corpus:
    content = render_content(export.view(Question(corpus), "9"), format)
    assert isinstance(content, bytes)
    return keep_held(proposed_corpus(read_qdpx(content, f"ours.{format}")), format)


@given(corpora())
def test_a_corpus_comes_back_from_a_project(corpus: Corpus) -> None:
    corpus = with_strengths(corpus)
    assert brought_back(corpus, "qdpx") == keep_held(corpus, "qdpx")


@given(corpora())
def test_codes_come_back_from_a_codebook(corpus: Corpus) -> None:
    assert brought_back(corpus, "qdc") == keep_held(corpus, "qdc")


def test_all_that_papers_and_their_coding_hold_comes_back() -> None:
    corpus = with_strengths(CORPUS)
    assert brought_back(corpus, "qdpx") == keep_held(corpus, "qdpx")


def test_the_shipped_corpus_comes_back() -> None:
    corpus = load_corpus(SHIPPED)
    assert brought_back(corpus, "qdpx") == keep_held(corpus, "qdpx")
