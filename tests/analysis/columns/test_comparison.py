"""What a comparison tells of columns is what it tells of positions in memory."""

import pytest
from hypothesis import Phase, given, settings

from policy_compare.analysis.columns import comparison as in_columns
from policy_compare.analysis.columns.comparison import ComparisonInColumns
from policy_compare.analysis.comparison import ComparisonInMemory
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.relations import find_overlaps, find_tensions
from policy_compare.analysis.selection import EVERYTHING, NO_IDS, Selection, select_ids
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.records import stances
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY


def compare_in_memory(corpus: Corpus, by: By, selection: Selection) -> ComparisonInMemory:
    positions = find_positions(corpus, by, selection)
    everywhere = find_positions(corpus, by, selection.with_ids(topics=NO_IDS))
    return ComparisonInMemory(
        positions.units,
        find_overlaps(corpus, positions, selection),
        find_tensions(corpus, everywhere, selection),
    )


@settings(phases=(Phase.generate,), deadline=None, report_multiple_bugs=False)
@given(corpora(least=1), BY, named_ids())
def test_columns_tell_what_memory_tells(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]]
) -> None:
    selection = select_ids(corpus.codebook, named)
    expected = compare_in_memory(corpus, by, selection)
    skeleton, tables = corpus_in_engine(corpus)
    # What is not coded to the end stands in files of its own, and is read.
    papers = {
        id: paper if paper.in_columns else corpus.papers[id]
        for id, paper in skeleton.papers.items()
    }
    comparison = ComparisonInColumns(skeleton._replace(papers=papers), tables, by, selection)
    assert comparison.units == expected.units
    assert comparison.findings == expected.findings
    ids = [finding.proposition for finding in expected.findings]
    assert list(comparison.lists(ids)) == list(expected.lists(ids))
    assert list(comparison.lists(ids[:1])) == list(expected.lists(ids[:1]))
    records = ComparisonInMemory(comparison.units, tuple(comparison.overlaps(ids)), ())
    assert list(records.lists(ids)) == list(expected.lists(ids))
    assert [
        (
            held.tension,
            *[[position.unit for position in side] for side in (held.first, held.second)],
        )
        for held in comparison.tensions
    ] == [
        (
            held.tension,
            *[[position.unit for position in side] for side in (held.first, held.second)],
        )
        for held in expected.tensions
    ]


def test_silent_units_are_listed_where_these_lists_are_not_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = stances(ali="support", berg="oppose")
    skeleton, tables = corpus_in_engine(corpus)
    monkeypatch.setattr(in_columns, "MOST_SILENT", 3)
    comparison = ComparisonInColumns(skeleton, tables, "paper", EVERYTHING)
    assert not comparison.lists_silent
    (cap,) = comparison.lists(("cap",))
    assert (cap.supporting, cap.silent, cap.uncoded) == (("ali",), None, None)
