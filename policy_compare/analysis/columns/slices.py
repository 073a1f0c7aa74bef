"""A slice of the positions in columns as an ordinary corpus, of which every view can tell.

Where the filters leave few statements, nothing is gained by counting them elsewhere: they are
read, and become the recommendations of their papers.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby, pairwise
from typing import Final, NamedTuple

from policy_compare.analysis.columns.chosen import (
    ChosenStatements,
    Part,
    choose_recommendations,
    choose_statements,
)
from policy_compare.analysis.selection import NO_IDS, Selection
from policy_compare.column_statements import (
    StatementCells,
    join_recommendations,
    recommendation_of_row,
    recommendations_of_rows,
    sort_statements,
    statement_cells,
)
from policy_compare.column_tables import FURTHER_FIELDS, WAY_FIELDS, ColumnTables
from policy_compare.model import Codebook, Corpus, Paper, Recommendation

#: So many statements are read as records at most: that takes half a second and 60 MB.
MOST_STATEMENTS: Final = 20_000


class SliceScope(NamedTuple):
    """What is wanted beside the filters: these papers and propositions alone, or with None all."""

    papers: frozenset[str] | None = None
    propositions: frozenset[str] | None = None


class ColumnSlice(NamedTuple):
    """How many statements there are within the filters, and the corpus with them if few enough."""

    statements: int
    corpus: Corpus | None


def slice_corpus(
    corpus: Corpus,
    tables: ColumnTables,
    selection: Selection,
    scope: SliceScope,
    most: int = MOST_STATEMENTS,
) -> ColumnSlice:
    """The corpus with what the papers in columns say within the filters and the ``scope``.

    All papers stay, and all propositions unless the scope leaves some out. What is in tension with
    one that is asked for is within the filters too.
    """
    is_everywhere = scope == SliceScope()
    is_part = bool(selection.topics) or scope.propositions is not None
    is_whole = not (is_part or selection.papers or scope.papers or selection.narrows)
    if is_whole and tables.statements > most:
        return ColumnSlice(tables.statements, None)
    book = corpus.codebook
    asked, passing, part = _within_scope(corpus, selection, scope)
    chosen = choose_statements(asked, tables, "paper", passing)
    if most < tables.statements:
        ((count,),) = tables.engine.rows(f"SELECT count(*) FROM ({chosen.query(part)}) AS c")
        if count > most:
            return ColumnSlice(count, None)
    if selection.narrows:
        chosen = choose_recommendations(asked, tables, passing)
    fields = [field for field in (*WAY_FIELDS, *FURTHER_FIELDS) if field in tables.fields]
    names = ("paper", "recommendation", "proposition", "stance", *fields)
    cells = ", ".join(f'c."{name}"' for name in names)
    rows = tables.engine.rows(f"SELECT {cells} FROM ({chosen.query(part)}) AS c")
    statements_read = [dict(zip(names, row, strict=True)) for row in rows]
    if not is_everywhere:
        beside = (recommendation.positions for recommendation in corpus.recommendations())
        named = {stance_on.proposition for positions in beside for stance_on in positions}
        named.update(row["proposition"] for row in statements_read)
        named.update(*(tension.between for tension in book.tensions))
        named.update(asked.codebook.propositions if scope.propositions is not None else ())
        corpus = corpus._replace(codebook=narrow_codebook(book, named))
    return ColumnSlice(len(statements_read), _with_statements(corpus, statements_read))


def _within_scope(
    corpus: Corpus, selection: Selection, scope: SliceScope
) -> tuple[Corpus, Selection, Part | None]:
    """The corpus with what is asked for alone, the filters for it, and the part if it is one."""
    book = narrow_codebook(corpus.codebook, _ids_asked(corpus.codebook, selection, scope))
    papers = selection.papers
    if scope.papers is not None:
        # An empty set of papers would let all pass; none is called so.
        papers = (scope.papers & papers if papers else scope.papers) or frozenset({""})
    is_part = bool(selection.topics) or scope.propositions is not None
    return (
        corpus._replace(codebook=book),
        selection.with_ids(topics=NO_IDS, papers=papers),
        (0, len(book.propositions) - 1) if is_part else None,
    )


def corpus_on(
    corpus: Corpus, tables: ColumnTables, selection: Selection, propositions: Iterable[str]
) -> Corpus:
    """An ordinary corpus with all that is said on these propositions within the filters."""
    scope = SliceScope(propositions=frozenset(propositions))
    part = slice_corpus(corpus, tables, selection, scope, tables.statements).corpus
    assert part is not None  # noqa: S101  there are no more than all
    book = narrow_codebook(part.codebook, _ids_asked(corpus.codebook, selection, scope))
    known = book.propositions.keys()
    tensions = tuple(tension for tension in book.tensions if known >= set(tension.between))
    return part._replace(
        codebook=book._replace(tensions=tensions),
        papers={
            id: paper._replace(
                recommendations=tuple(_narrow_recommendations(paper, known)),
                in_columns=paper.coded_to_the_end,
            )
            if paper.recommendations
            else paper
            for id, paper in part.papers.items()
        },
    )


def _narrow_recommendations(paper: Paper, known: Collection[str]) -> Iterator[Recommendation]:
    """What the paper says of these propositions, or of none."""
    for recommendation in paper.recommendations:
        positions = tuple(filter(lambda each: each.proposition in known, recommendation.positions))
        if positions or not recommendation.positions:
            yield recommendation._replace(positions=positions)


def split_by_paper(corpus: Corpus, tables: ColumnTables, selection: Selection) -> Iterator[Corpus]:
    """An ordinary corpus of each paper, with what it says within the filters.

    The engine is asked about many at once, since it goes through all statements each time.
    """
    import numpy as np

    asked, passing, part = _within_scope(corpus, selection, SliceScope())
    chosen = choose_recommendations(asked, tables, passing, with_ways=True)
    said, engine, ids = f"({chosen.query(part)}) AS c", tables.engine, list(corpus.papers)
    # Nearly always a recommendation is called as its proposition, and then no text is made.
    own = "CASE WHEN c.recommendation <> c.proposition THEN c.recommendation END AS own"
    fields = [field for field in ("statement", "date") if field in tables.fields]
    cells = ", ".join(("paper, place", own, "stance, way", *(f'"{field}"' for field in fields)))
    keys = {"file": "file", "row": '"row" NULLS FIRST'}
    order = ", ".join(("paper", *(keys[name] for name in keys if name in tables.fields), "place"))
    counts = dict(engine.rows(f"SELECT c.paper, count(*) FROM {said} GROUP BY c.paper"))
    places = [place for place, id in enumerate(ids) if selection.has_paper(id)]
    totals = accumulate(counts.get(place, 0) for place in places)
    groups = groupby(zip(totals, places, strict=True), lambda each: each[0] // engine.rows_in_part)
    for some_places in ([place for _, place in group] for _, group in groups):
        within = f"c.paper BETWEEN {some_places[0]} AND {some_places[-1]}"
        columns = dict(
            engine.arrays(f"SELECT {cells} FROM {said} WHERE {within} ORDER BY {order}, own")
        )
        ends = np.searchsorted(columns.pop("paper"), some_places, side="right").tolist()
        make = _make_once(corpus, chosen, fields)
        for place, (start, end) in zip(some_places, pairwise((0, *ends)), strict=True):
            paper = corpus.papers[ids[place]]
            if paper.in_columns:
                cells_of_rows = (column[start:end].tolist() for column in columns.values())
                said_by_paper = (
                    make(about, *row)._replace(paper=paper.id, id=id or chosen.propositions[about])
                    for about, id, *row in zip(*cells_of_rows, strict=True)
                )
                paper = paper._replace(recommendations=join_recommendations(said_by_paper))
            yield corpus._replace(papers={paper.id: paper})


def _make_once(
    corpus: Corpus, chosen: ChosenStatements, fields: Sequence[str]
) -> Callable[..., Recommendation]:
    """What makes recommendations of numbers and cells of these fields; of those alike but one."""

    @cache
    def make_alike(place: int, stance: int, way: int) -> Recommendation:
        proposition = corpus.codebook.propositions[chosen.propositions[place]]
        row = {**statement_cells(*chosen.ways[way]), "stance": stance}
        return recommendation_of_row("", row, proposition)

    def make(place: int, stance: int, way: int, *cells: str) -> Recommendation:
        own = {field: cell for field, cell in zip(fields, cells, strict=True) if cell}
        alike = make_alike(place, stance, way)
        return alike._replace(**own) if own else alike  # type: ignore[arg-type]

    return make if fields else make_alike


def narrow_codebook(book: Codebook, ids: Collection[str]) -> Codebook:
    """The codebook with these of its propositions alone."""
    propositions = {id: entry for id, entry in book.propositions.items() if id in ids}
    return book._replace(propositions=propositions)


def _ids_asked(book: Codebook, selection: Selection, scope: SliceScope) -> set[str]:
    """The propositions that are asked for, and those that the codebook has in tension with any."""
    ids = {
        id
        for id, proposition in book.propositions.items()
        if selection.has_proposition(proposition)
        and (scope.propositions is None or id in scope.propositions)
    }
    tensions = [tension.between for tension in book.tensions]
    return ids.union(*(between for between in tensions if not ids.isdisjoint(between)))


def _with_statements(corpus: Corpus, rows: Iterable[StatementCells]) -> Corpus:
    """The corpus with the rows as recommendations of its papers."""
    ids, propositions = list(corpus.papers), corpus.codebook.propositions
    by_paper: dict[int, list[StatementCells]] = {}
    for row in sort_statements(rows, propositions):
        by_paper.setdefault(row["paper"], []).append(row)
    papers = {
        paper.id: paper._replace(
            recommendations=recommendations_of_rows(paper.id, own_rows, propositions)
        )
        for place, own_rows in by_paper.items()
        if (paper := corpus.papers[ids[place]]).in_columns
    }
    return corpus._replace(papers={**corpus.papers, **papers})
