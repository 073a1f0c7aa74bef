"""Counts of statements in columns are those of the statements in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.columns.chosen import choose_statements
from policy_compare.analysis.columns.stance_counts import count_stances, tally_parts
from policy_compare.analysis.measures.consensus import SpokenCounts, count_speaking_units
from policy_compare.analysis.measures.tallies import Counts, tally_stances
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import select_ids
from policy_compare.model import Corpus, Person
from tests.support.column_tables import corpus_in_engine
from tests.support.records import corpus as corpus_of
from tests.support.records import paper, urges
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY


@given(corpora(least=1), BY, named_ids())
def test_the_units_that_speak_are_counted_as_in_memory(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]]
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    counted = count_stances(choose_statements(skeleton, tables, by, selection))
    expected = count_speaking_units(tally_stances(corpus, by, selection))
    assert counted._replace(by_proposition={}) == expected._replace(by_proposition={})
    assert _units_by_counts(counted) == _units_by_counts(expected)
    assert list(counted.by_proposition) == list(expected.by_proposition)


@given(corpora(least=1), BY, named_ids(), st.sampled_from((1, 2, 2_000_000)))
def test_the_counts_of_units_are_those_in_memory_part_by_part(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]], rows_in_part: int
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    chosen = choose_statements(skeleton, tables, by, selection)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables.engine, "rows_in_part", rows_in_part)
        rows = [
            row
            for part in tally_parts(chosen)
            for row in zip(*(array.tolist() for array in part), strict=True)
        ]
    assert rows == sorted(rows)
    assert [
        (chosen.propositions[proposition], chosen.units[unit].id, Counts(*counts))
        for proposition, unit, *counts in rows
    ] == [
        (proposition, unit.id, tallies.by_unit[unit.id][proposition])
        for tallies in [tally_stances(corpus, by, selection)]
        for proposition in tallies.propositions
        for unit in tallies.units
        if proposition in tallies.by_unit[unit.id]
    ]


def test_one_statement_each_counts_as_it_stands() -> None:
    given = corpus_of(
        paper("a", urges({"cap": "support", "build": "neutral"})),
        paper("b", urges({"cap": "support"})),
        paper("c", urges({"cap": "oppose"})),
    )
    skeleton, tables = corpus_in_engine(given)
    chosen = choose_statements(skeleton, tables)
    assert chosen.one_position_each
    counted = count_stances(chosen)
    assert _units_by_counts(counted) == _units_by_counts(count_speaking_units(tally_stances(given)))
    assert _units_by_counts(counted)["cap"] == {Counts(support=1): 2, Counts(oppose=1): 1}


def test_a_paper_counts_once_for_each_stance_and_for_each_author() -> None:
    authors = (Person(literal="Ali"), Person(literal="Berg"))
    twice = (urges({"cap": "support"}, id="r1"), urges({"cap": "support"}, id="r2"))
    given = corpus_of(
        paper("a", *twice, authors=authors),
        paper("b", urges({"cap": "support"}), authors=authors[:1]),
        paper("c", authors=authors[1:]),
    )
    skeleton, tables = corpus_in_engine(given)
    counted = count_stances(choose_statements(skeleton, tables, "author"))
    assert _units_by_counts(counted)["cap"] == {Counts(support=2): 1, Counts(support=1): 1}
    # Berg has a paper that nobody has coded yet.
    assert (counted.unfinished, counted.unfinished_speakers) == (1, {"cap": 1})


def _units_by_counts(spoken: SpokenCounts) -> dict[str, dict[Counts, int]]:
    """How many units have which counts on each proposition, where any has."""
    return {
        id: {counts: units for counts, units in zip(*each, strict=True) if units}
        for id, each in spoken.by_proposition.items()
    }
