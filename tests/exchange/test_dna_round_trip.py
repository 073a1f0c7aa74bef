"""A corpus through a database of DNA and back; and DNA's own sample, measured as DNA does."""

from itertools import combinations

import pytest
from hypothesis import given

from policy_compare.analysis.positions import By
from policy_compare.corpus.projects.dna import read_dna
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.render import render_content
from policy_compare.views import export, measures
from policy_compare.views.parts.question import Question
from tests.exchange.test_project_corpus import with_strengths
from tests.support.corpora import SHIPPED
from tests.support.dna import congruence, sample, select
from tests.support.held_fields import keep_held
from tests.support.projects import proposed_corpus
from tests.support.strategies import corpora
from tests.views.test_project import CORPUS


def brought_back(corpus: Corpus) -> Corpus:
    content = render_content(export.view(Question(corpus), "9"), "dna")
    assert isinstance(content, bytes)
    return keep_held(proposed_corpus(read_dna(content, "ours.dna")), "dna")


@given(corpora())
def test_a_corpus_comes_back_from_a_database(corpus: Corpus) -> None:
    corpus = with_strengths(corpus)
    assert brought_back(corpus) == keep_held(corpus, "dna")


def test_all_that_papers_and_their_coding_hold_comes_back() -> None:
    corpus = with_strengths(CORPUS)
    assert brought_back(corpus) == keep_held(corpus, "dna")


def test_the_shipped_corpus_comes_back() -> None:
    corpus = load_corpus(SHIPPED)
    assert brought_back(corpus) == keep_held(corpus, "dna")


#: Who says what of which concept, in which document: the value of a variable beside the concept's.
STATEMENTS = """
SELECT DocumentId, who.Value, concept.Value, 2 * agreement.Value - 1 FROM STATEMENTS s
JOIN DATASHORTTEXT a ON a.StatementId = s.ID JOIN VARIABLES v ON v.ID = a.VariableId
JOIN ENTITIES who ON who.ID = a.Entity
JOIN DATASHORTTEXT b ON b.StatementId = s.ID JOIN VARIABLES w ON w.ID = b.VariableId
JOIN ENTITIES concept ON concept.ID = b.Entity
JOIN DATABOOLEAN agreement ON agreement.StatementId = s.ID
WHERE w.Variable = 'concept' AND v.Variable = '{}'
"""


@pytest.mark.parametrize(("variable", "by"), [("person", "author"), ("organization", "publisher")])
def test_who_speaks_in_the_sample_agrees_as_dna_computes_it(variable: str, by: By) -> None:
    data = sample().read_bytes()
    statements = select(data, STATEMENTS.format(variable))
    assert len(statements) == 40
    names = {name for _, name, _, _ in statements}
    corpus = proposed_corpus(read_dna(data, "sample.dna"))
    table = measures.view(Question(corpus, by=by)).table()
    columns = [table.columns.index(name) for name in ("unit_a", "unit_b", "congruence", "conflict")]
    measured = {}
    for row in table.rows:
        a, b, *values = (row[column] for column in columns)
        measured[frozenset((a, b))] = tuple(value or 0 for value in values)
    assert measured == {
        frozenset(pair): congruence(statements, *pair) for pair in combinations(names, 2)
    }
