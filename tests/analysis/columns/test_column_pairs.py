"""What units in columns say, as arrays; the pairs themselves are tried where rows are made."""

import pytest
from hypothesis import given

from policy_compare.analysis.columns import column_pairs as module
from policy_compare.analysis.columns.chosen import choose_statements
from policy_compare.analysis.columns.column_pairs import pairs_in_columns, scale_in_columns
from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.measures.pair_sums import PairChoice
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import By
from policy_compare.analysis.relations import find_differences
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.records import corpus as corpus_of
from tests.support.records import paper, urges
from tests.support.strategies import corpora
from tests.test_laws import BY


@given(corpora(least=1), BY)
def test_values_are_whole_with_the_scale_of_the_tallies(corpus: Corpus, by: By) -> None:
    chosen = choose_statements(*corpus_in_engine(corpus), by)
    assert scale_in_columns(chosen) == tally_stances(corpus, by).scale


def test_ways_are_compared_once_for_all_who_urge_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(*arguments: object) -> object:
        compared.append(arguments)
        return find_differences(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "find_differences", counted)
    papers = [
        paper(id, urges({"cap": "support", "build": "support"}, strength=strength))
        for id, strength in (("a", "must"), ("b", "must"), ("c", "could"), ("d", "could"))
    ]
    skeleton, tables = corpus_in_engine(corpus_of(*papers))
    chosen = choose_statements(skeleton, tables, with_ways=True)
    (pairs,) = pairs_in_columns(chosen, PairChoice(4), Hierarchy({}))
    assert pairs.in_principle.tolist() == [0, 2, 2, 2, 2, 0]
    assert len(compared) <= 2
