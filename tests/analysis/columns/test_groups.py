"""Positions out of columns, part by part, are those in memory."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.columns.chosen import choose_statements
from policy_compare.analysis.columns.groups import (
    KindsOfPositions,
    count_kinds_held,
    group_positions,
    stream_positions,
)
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.selection import EVERYTHING, select_ids
from policy_compare.errors import EngineError
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.records import corpus, paper, stances, urges
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY


@given(corpora(least=1), BY, named_ids(), st.booleans())
def test_positions_come_as_they_are_in_memory(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]], apart: bool
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    chosen = choose_statements(skeleton, tables, by, selection, with_ways=True)
    expected = find_positions(corpus, by, selection).by_proposition
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables.engine, "rows_in_part", 1 if apart else 2_000_000)
        streamed = list(stream_positions(chosen, tuple(corpus.papers)))
    assert streamed == [
        (id, {unit: position._replace(said=()) for unit, position in by_unit.items()})
        for id, by_unit in expected.items()
    ]
    assert [list(by_unit) for _, by_unit in streamed] == [list(one) for one in expected.values()]


def test_kinds_are_counted_at_once_or_by_the_unit() -> None:
    alone = stances(ali="support", berg="oppose", chen="support")
    several = corpus(
        paper("ali", urges({"cap": "support"}), urges({"cap": "oppose"}, id="b")),
        paper("berg", urges({"cap": "support"})),
        paper("chen", urges({"cap": "support"})),
    )
    for found, directions in (
        (alone, {"for": 2, "against": 1}),
        (several, {"both": 1, "for": 2}),
    ):
        chosen = choose_statements(*corpus_in_engine(found), "paper", EVERYTHING, with_ways=True)
        kinds = KindsOfPositions(chosen)
        ((id, counts),) = count_kinds_held(chosen, kinds)
        assert id == "cap"
        assert {kinds.kinds[kind].direction: units for kind, units in counts.items()} == directions
        # Recommendations are told only to who asks for them.
        assert [held.refs for held in group_positions(chosen, kinds)] == [[]]


def test_what_stops_the_engine_at_a_part_that_is_read_ahead_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = corpus(paper("ali", urges({"cap": "support", "build": "oppose", "tax": "support"})))
    skeleton, tables = corpus_in_engine(said)
    chosen = choose_statements(skeleton, tables._replace(statements=10**9), with_ways=True)
    read_arrays, asked = chosen.engine.arrays, []

    def stop_at_the_third(query: str) -> Mapping[str, Any]:
        asked.append(query)
        if len(asked) == 3:
            raise EngineError("DuckDB", "no memory")
        return read_arrays(query)

    monkeypatch.setattr(chosen.engine, "arrays", stop_at_the_third)
    groups = group_positions(chosen, KindsOfPositions(chosen))
    assert len([next(groups), next(groups)]) == 2
    with pytest.raises(EngineError, match="no memory"):
        next(groups)
    # Who reads no further leaves nothing behind that still asks.
    assert next(group_positions(chosen, KindsOfPositions(chosen))).proposition == "cap"
