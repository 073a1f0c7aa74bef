"""A corpus through a database of DNA and back; and DNA's own sample, measured as DNA does."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from policy_compare.analysis.positions import By
from policy_compare.corpus.projects.dna import read_dna
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.views import export, measures
from policy_compare.views.parts.question import Question
from tests.exchange.test_project_corpus import with_strengths
from tests.support.corpora import SHIPPED
from tests.support.dna import congruence, sample, select
from tests.support.held_fields import keep_held
from tests.support.projects import proposed_corpus
from tests.support.rendering import render_content
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


#: Who says what of which concept, in which document: a variable's value beside the concept's.
STATEMENTS = """
SELECT DocumentId, who.Value, concept.Value, level FROM (
    SELECT StatementId, 2 * Value - 1 AS level FROM DATABOOLEAN
    UNION ALL SELECT StatementId, Value FROM DATAINTEGER) agreement
JOIN DATASHORTTEXT a ON a.StatementId = agreement.StatementId
JOIN VARIABLES v ON v.ID = a.VariableId JOIN ENTITIES who ON who.ID = a.Entity
JOIN DATASHORTTEXT b ON b.StatementId = agreement.StatementId
JOIN VARIABLES w ON w.ID = b.VariableId JOIN ENTITIES concept ON concept.ID = b.Entity
JOIN STATEMENTS s ON s.ID = agreement.StatementId
WHERE w.Variable = 'concept' AND v.Variable = '{}' AND who.Value != ''
"""
VARIABLES: tuple[tuple[str, By], ...] = (("person", "author"), ("organization", "publisher"))


def measured(corpus: Corpus, by: By) -> dict[frozenset[str], tuple[float, float]]:
    """Congruence and conflict of each two who speak to a proposition in common."""
    table = measures.view(Question(corpus, by=by)).table()
    columns = [table.columns.index(name) for name in ("unit_a", "unit_b", "congruence", "conflict")]
    rows: list[Any] = [[row[column] for column in columns] for row in table.rows]
    return {frozenset((a, b)): (x, y) for a, b, x, y in rows if x is not None}


def computed(data: bytes, variable: str) -> dict[frozenset[str], tuple[float, float]]:
    """The same of a database's statements, as DNA computes it, where it is more than nothing."""
    statements = select(data, STATEMENTS.format(variable))
    pairs = combinations(dict.fromkeys(name for _, name, _, _ in statements), 2)
    networks = {frozenset((a, b)): congruence(statements, a, b) for a, b in pairs}
    return {pair: values for pair, values in networks.items() if any(values)}


@pytest.mark.parametrize(("variable", "by"), VARIABLES)
def test_who_speaks_in_the_sample_agrees_as_dna_computes_it(variable: str, by: By) -> None:
    data = sample().read_bytes()
    corpus = proposed_corpus(read_dna(data, "sample.dna"))
    assert measured(corpus, by) == computed(data, variable)
    assert len(select(data, STATEMENTS.format(variable))) == 40


@given(corpora())
def test_dna_computes_of_a_database_what_we_do_of_its_corpus(corpus: Corpus) -> None:
    data = render_content(export.view(Question(corpus), "9"), "dna")
    assert isinstance(data, bytes)
    for variable, by in VARIABLES:
        names = {name for _, name, _, _ in select(data, STATEMENTS.format(variable))}
        # A paper of nobody is a unit of its own here, and speaks for nobody there.
        ours = {pair: values for pair, values in measured(corpus, by).items() if pair <= names}
        assert ours == computed(data, variable)
