"""A slice of the positions in columns as an ordinary corpus, of which every view can tell.

Where the filters leave few statements, nothing is gained by counting them elsewhere: they are
read, and become the recommendations of their papers.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from policy_compare.analysis.columns.chosen import Part, choose_statements
from policy_compare.analysis.selection import FILTERS, NO_IDS, Ids, Selection
from policy_compare.column_statements import (
    StatementCells,
    recommendations_of_rows,
    sort_statements,
)
from policy_compare.column_tables import FURTHER_FIELDS, WAY_FIELDS, ColumnTables
from policy_compare.model import Codebook, Corpus

#: So many statements are read as records at most: that takes half a second and 60 MB.
MOST_STATEMENTS: Final = 20_000

#: Where all are wanted, so many are records at a time.
_MOST_IN_PART: Final = 200_000


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
    asked = _ids_asked(book, selection, scope)
    propositions = {id: one for id, one in book.propositions.items() if id in asked}
    asked_of = corpus._replace(codebook=book._replace(propositions=propositions))
    papers = selection.papers
    if scope.papers is not None:
        # An empty set of papers would let all pass; none is called so.
        papers = (scope.papers & papers if papers else scope.papers) or frozenset({""})
    chosen = choose_statements(
        asked_of, tables, "paper", selection.with_ids(topics=NO_IDS, papers=papers)
    )
    statements = f"({chosen.query((0, len(propositions) - 1) if is_part else None)}) AS c"
    ((count,),) = tables.engine.rows(f"SELECT count(*) FROM {statements}")
    if count > most:
        return ColumnSlice(count, None)
    if selection.narrows:
        part = (0, len(propositions) - 1) if is_part else None
        statements = _query_of_whole_recommendations(asked_of, tables, selection, papers, part)
    fields = [field for field in (*WAY_FIELDS, *FURTHER_FIELDS) if field in tables.fields]
    names = ("paper", "recommendation", "proposition", "stance", *fields)
    cells = ", ".join(f'c."{name}"' for name in names)
    rows = tables.engine.rows(f"SELECT {cells} FROM {statements}")
    said = [dict(zip(names, row, strict=True)) for row in rows]
    if not is_everywhere:
        beside = (one.positions for one in corpus.recommendations())
        named = {stance_on.proposition for positions in beside for stance_on in positions}
        named.update(row["proposition"] for row in said)
        named.update(*(tension.between for tension in book.tensions))
        named |= asked if scope.propositions is not None else set()
        kept = {id: one for id, one in book.propositions.items() if id in named}
        corpus = corpus._replace(codebook=book._replace(propositions=kept))
    return ColumnSlice(count, _with_statements(corpus, said))


def _query_of_whole_recommendations(
    corpus: Corpus, tables: ColumnTables, selection: Selection, papers: Ids, part: Part | None
) -> str:
    """All statements of recommendations that pass each filter by one of them, as memory has it."""

    def query_of(ids: Mapping[str, Ids]) -> str:
        some = selection._replace(ids={**ids, "papers": papers} if papers else ids)
        return f"({choose_statements(corpus, tables, 'paper', some).query(part)})"

    passing = (
        f"JOIN (SELECT DISTINCT paper, recommendation FROM {query_of({name: ids})} AS s) AS r{n}"
        f" ON r{n}.paper = c.paper AND r{n}.recommendation = c.recommendation"
        for n, (name, ids) in enumerate(selection.ids.items())
        if FILTERS[name].narrows
    )
    return f"{query_of({})} AS c {' '.join(passing)}"


def read_slice(
    corpus: Corpus, tables: ColumnTables, selection: Selection, scope: SliceScope
) -> Corpus:
    """The corpus with the slice, however much that is."""
    part = slice_corpus(corpus, tables, selection, scope, tables.statements).corpus
    assert part is not None  # noqa: S101  there are no more than all
    return part


def split_by_paper(corpus: Corpus, tables: ColumnTables, selection: Selection) -> Iterator[Corpus]:
    """Ordinary corpora of some papers after the others, with what is said within the filters."""
    said = choose_statements(corpus, tables, "paper", selection)
    queries = (f"SELECT paper, count(*) FROM ({said.query(part)}) AS c" for part in said.whole)
    counts = dict(row for one in queries for row in said.engine.rows(f"{one} GROUP BY paper"))
    some: list[str] = []
    size = 0
    for place, id in enumerate(corpus.papers):
        if selection.has_paper(id):
            some.append(id)
            size += counts.get(place, 0)
        if some and (size >= _MOST_IN_PART or place == len(corpus.papers) - 1):
            part = read_slice(corpus, tables, selection, SliceScope(papers=frozenset(some)))
            yield part._replace(papers={id: part.papers[id] for id in some})
            some, size = [], 0


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
