"""How many recommendations in columns are about a topic, ask an actor, or are in a paper."""

from collections.abc import Callable, Iterable, Iterator

from policy_compare.analysis.columns.chosen import choose_recommendations, choose_statements
from policy_compare.analysis.selection import Selection
from policy_compare.column_tables import STATEMENTS, ColumnTables
from policy_compare.model import Corpus, Recommendation, StanceOn

#: What a recommendation is counted under, by ids.
GroupsOf = Callable[[Recommendation], Iterable[str]]


def count_in_columns(
    corpus: Corpus, tables: ColumnTables, selection: Selection, groups_of: GroupsOf, *, by_way: bool
) -> Iterator[tuple[str, str, int]]:
    """The chosen recommendations by what they are counted under: that, their paper, how many.

    What that is hangs on the proposition, or if ``by_way`` on the way in which they are urged.
    Papers come in their order.
    """
    chosen = choose_statements(corpus, tables, "paper", selection, with_ways=by_way)
    kinds = [recommendation for recommendation, _ in chosen.ways]
    if not by_way:
        stances = (StanceOn(id, "neutral") for id in chosen.propositions)
        kinds = [Recommendation("", "", "", positions=(stance_on,)) for stance_on in stances]
    pairs = [(number, id) for number, kind in enumerate(kinds) for id in groups_of(kind)]
    ids = sorted({id for _, id in pairs})
    numbers = {id: number for number, id in enumerate(ids)}
    if not pairs or not chosen.propositions:
        return
    groups = f"{chosen.ids}_groups"
    columns = {"kind": [kind for kind, _ in pairs], "grouped": [numbers[id] for _, id in pairs]}
    chosen.engine.add_table(groups, columns)
    said = f"SELECT * FROM ({chosen.query(chosen.whole[0])}) AS said"
    # What does not pass itself may be of a recommendation that does.
    source = STATEMENTS if selection.narrows else f"({said})"
    others = f"SELECT 1 AS other FROM {source} AS s WHERE recommendation <> proposition LIMIT 1"
    # To count texts that differ takes memory for all of them.
    is_plain = chosen.one_statement_each and not any(chosen.engine.rows(others))
    if selection.narrows and not is_plain:
        chosen = choose_recommendations(corpus, tables, selection, with_ways=by_way)
        said = f"SELECT * FROM ({chosen.query(chosen.whole[0])}) AS said"
    counted = "count(*)" if is_plain else "count(DISTINCT s.recommendation)"
    papers = list(corpus.papers.values())
    for paper, group, count in chosen.engine.rows(
        f"SELECT s.paper, g.grouped, {counted} FROM ({said}) AS s"
        f" JOIN {groups} AS g ON g.kind = s.{'way' if by_way else 'place'}"
        " GROUP BY s.paper, g.grouped ORDER BY s.paper, g.grouped"
    ):
        if papers[paper].in_columns:
            yield ids[group], papers[paper].id, count
