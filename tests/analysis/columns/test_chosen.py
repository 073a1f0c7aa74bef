"""Which statements in columns a question is about."""

from hypothesis import given

from policy_compare.analysis.columns.chosen import choose_statements
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.relations import find_overlaps
from policy_compare.analysis.selection import EVERYTHING, select_ids
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.measured import CORPUS
from tests.support.records import corpus as corpus_of
from tests.support.records import paper, urges
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY


@given(corpora(least=1), BY, named_ids())
def test_units_and_propositions_have_the_order_of_overlaps(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]]
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    chosen = choose_statements(skeleton, tables, by, selection, by_topic=True)
    positions = find_positions(corpus, by, selection)
    assert chosen.units == positions.units
    assert {chosen.units[number].id for number in chosen.unfinished} == positions.unfinished
    found = [overlap.proposition.id for overlap in find_overlaps(corpus, positions, selection)]
    assert [id for id in chosen.propositions if id in found] == found


def test_parts_make_up_all() -> None:
    skeleton, tables = corpus_in_engine(CORPUS)
    told: list[tuple[int, int]] = []

    def tell_part(part: int, parts: int) -> None:
        told.append((part, parts))

    tables = tables._replace(statements=5_000_000, tell_part=tell_part)
    chosen = choose_statements(skeleton, tables)
    assert len(list(chosen.each_part())) == len(chosen.propositions) > 2
    told.clear()
    (whole,) = chosen.whole
    all_rows = sorted(map(str, tables.engine.rows(chosen.query(whole))))
    rows = [row for part in chosen.each_part() for row in tables.engine.rows(chosen.query(part))]
    assert sorted(map(str, rows)) == all_rows
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_of_no_proposition_there_is_no_statement() -> None:
    skeleton, tables = corpus_in_engine(corpus_of(paper("a", urges({"cap": "support"}))))
    nothing = EVERYTHING.with_ids(topics=frozenset({"no-such-topic"}))
    chosen = choose_statements(skeleton, tables, selection=nothing)
    assert list(tables.engine.rows(chosen.query((0, -1)))) == []
    assert list(tables.engine.rows(chosen.query(None))) == []
    assert ([*chosen.each_part()], chosen.whole) == ([], ())
