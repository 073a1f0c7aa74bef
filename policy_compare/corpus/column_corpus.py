"""Opens a corpus whose positions stand in columns, beside papers of its own or alone.

What is opened has every paper without what it says, and of the propositions those that are asked
for: there may be a hundred thousand. The positions stay in the files, which an engine asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path

from policy_compare.author_cells import read_author
from policy_compare.column_tables import FURTHER_FIELDS, STATEMENTS, WAY_FIELDS, ColumnTables
from policy_compare.corpus.cache import entries
from policy_compare.corpus.columns.column_checks import (
    NAME_CHECKS,
    ROW_PLACE,
    ColumnRows,
    check_ids_and_dates,
    check_repeated_statements,
)
from policy_compare.corpus.columns.column_files import DAMAGED, check_footers, find_column_files
from policy_compare.corpus.columns.column_form import COLUMNS_BY_TABLE, PAPERS, POSITIONS
from policy_compare.corpus.columns.row_queries import (
    columns_of_statements,
    propositions_query,
    rows_query,
    statements_beside_query,
    statements_query,
)
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX
from policy_compare.corpus.corpus_papers import DUPLICATE_PAPER
from policy_compare.corpus.form.known_names import UNKNOWN_NAME, names_in_codebook
from policy_compare.corpus.kept_columns import KeptColumns
from policy_compare.corpus.reader import CorpusReading, read_beside_columns
from policy_compare.corpus.tables.new_ids import make_file_id
from policy_compare.corpus.tables.paper_of_row import PapersOfRows, RowOwner
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.engine.protocol import FILE_NUMBER, ROW_NUMBER, Cell, Engine
from policy_compare.errors import CorpusError, EngineError
from policy_compare.model import Codebook, Corpus, Paper, Person, Proposition
from policy_compare.names import sort_key
from policy_compare.problems import Problem, ProblemKind, has_errors

#: Of files of so many bytes it pays to read all to know them again: that takes a second at most.
_DIGESTED = range(2**20, 2**30)

#: So many problems are told at most, and the rest counted.
_MOST_TOLD = 1_000

MORE_PROBLEMS = ProblemKind(
    code="more-problems",
    message="{count} further problems are not told",
    hint="mend those that are, and check again",
    meaning="Much can be wrong with a large table, and nobody reads more than a thousand problems.",
)


class ColumnCorpus:
    """A corpus with columns, opened in an engine.

    ``corpus`` has every paper, and no propositions but those of its codebook.yaml; ``reading`` is
    what was read beside the columns. In the engine stand ``positions_rows``, ``propositions_rows``
    and ``papers_rows``, each with all columns of its form.

    One that was ``kept`` of files without columns is as these say, but for what papers recommend.
    Where it is ``cached``, files whose names were once found right need not be looked through.

    Raises:
        CorpusError: its files are damaged, or have errors.
        EngineError: the engine stopped.
    """

    def __init__(
        self, folder: Path, engine: Engine, kept: KeptColumns | None = None, *, cached: bool = True
    ) -> None:
        self.engine, self._cached = engine, cached
        self.files = find_column_files(folder, engine, kept and kept.positions)
        self._stop_at_errors(check_footers(self.files))
        for table in COLUMNS_BY_TABLE:
            self._define_rows(table)
        if kept:
            self.reading = CorpusReading(folder, kept.corpus, ())
            self.corpus = kept.corpus
            ids = list(self.corpus.papers)
            self._number_papers([("", id) for id in ids], ids, self.corpus)
        else:
            listed = self.engine.rows("SELECT id FROM propositions_rows")
            self.reading = read_beside_columns(folder, lambda: (id for (id,) in listed))
            if self.reading.corpus is None:
                raise CorpusError(str(folder), self.reading.problems)
            self.corpus = self._with_papers(self.reading.corpus)
        self.tables = self._define_statements()._replace(tells_all=kept is not None)

    def with_propositions(self, topics: frozenset[str]) -> Corpus:
        """The corpus with the propositions of these topics, or of all where there are none.

        What is in tension, or spoken to in papers beside the columns, is there in any case.

        Raises:
            CorpusError: rows on these propositions have something that is not known.
        """
        book = self.corpus.codebook
        named = {id for tension in book.tensions for id in tension.between}
        for recommendation in self.corpus.recommendations():
            named.update(stance_on.proposition for stance_on in recommendation.positions)
        if topics:
            self.engine.add_table("chosen_topics", {"topic": list(topics)})
            self.engine.add_table("named_propositions", {"id": [*named, ""]})
        propositions = dict(book.propositions)
        query = propositions_query(of_topics=bool(topics))
        # The engine looks through the rows of all while they become records here.
        with ThreadPoolExecutor(1) as worker:
            if not topics:
                problems = worker.submit(self._find_unknown_names, self.rows_to_check())
            for id, statement, own_topics, about in self.engine.rows(query):
                propositions[id] = Proposition(id, statement, tuple(own_topics), about)
            if topics:
                chosen = [id for id, one in propositions.items() if topics.intersection(one.topics)]
                rows = self.rows_to_check([*chosen, *(named & propositions.keys())])
                problems = worker.submit(self._find_unknown_names, rows)
        book_file = str(self.files.folder / CODEBOOK)
        fix = "add it to propositions.parquet, or to the propositions here"
        unknown = (
            UNKNOWN_NAME.problem_at(book_file, kind="proposition", given=id, fix=fix)
            for id in sorted(named - propositions.keys())
        )
        self._stop_at_errors([*unknown, *problems.result()])
        return self.corpus._replace(codebook=book._replace(propositions=propositions))

    def rows_to_check(self, chosen: list[str] | None = None) -> ColumnRows:
        """The rows of positions on the chosen propositions, or with None all, for the checks."""
        self.engine.add_table("own_propositions", {"id": [*self.corpus.codebook.propositions, ""]})
        self.engine.define(
            "known_propositions",
            "SELECT id FROM own_propositions WHERE id <> ''"
            " UNION ALL SELECT id FROM propositions_rows",
        )
        within = "true"
        if chosen is not None:
            self.engine.add_table("chosen_propositions", {"id": chosen or [""]})
            ids = "FROM chosen_propositions"
            # By the bounds the engine knows which parts of a sorted file it need not read.
            within = (
                f"r.proposition IN (SELECT id {ids}) AND r.proposition"
                f" BETWEEN (SELECT min(id) {ids}) AND (SELECT max(id) {ids})"
            )
        names = names_in_codebook(self.corpus.codebook)
        return ColumnRows(self.engine, self.files, names, within)

    def _find_unknown_names(self, rows: ColumnRows) -> list[Problem]:
        """What rows name that is not known; files once found right are not looked through again."""
        digest = _digest_contents(rows) if self._cached else ""
        if digest and entries.load_entry(digest, _DIGESTED.stop) is not None:
            return []
        problems = list(chain.from_iterable(check(rows) for check in NAME_CHECKS))
        if digest and not problems and rows.within == "true":
            entries.store_entry(digest, Corpus(Codebook(), {}))
        return problems

    def _stop_at_errors(self, problems: Iterable[Problem]) -> None:
        if has_errors(errors := tuple(problems)):
            raise CorpusError(str(self.files.folder), errors)

    def _define_rows(self, table: str) -> None:
        """Define the table with every column of its form, empty where files have none."""
        if table in self.files.footers:
            source = f"{table}_files"
            self.engine.add_files(source, list(self.files.footers[table]))
        else:
            source = f"no_{table}"
            self.engine.add_table(source, {FILE_NUMBER: [], ROW_NUMBER: []})
        self.engine.define(f"{table}_rows", rows_query(table, source, self.files.types(table)))

    def _with_papers(self, corpus: Corpus) -> Corpus:
        """The corpus with the papers of the columns, of which each gets its place in the engine."""
        if PAPERS in self.files.footers:
            described = [
                Paper(id, title, "", _read_authors(authors), publisher, date, kind, in_columns=True)
                for id, title, authors, publisher, date, kind in self.engine.rows(
                    "SELECT id, title, authors, publisher, issued, type FROM papers_rows"
                )
            ]
            keys = [("", paper.id) for paper in described]
        else:
            keys = self._paper_keys()
            described = list(_papers_of_keys(keys))
        table = PAPERS if PAPERS in self.files.footers else POSITIONS
        file = str(next(iter(self.files.footers[table])))
        # One that is left out for its errors is nonetheless coded there.
        beside = {id: f"{id}{PAPER_SUFFIX}" for id in corpus.left_out}
        beside |= {id: paper.file for id, paper in corpus.papers.items()}
        self._stop_at_errors(
            DUPLICATE_PAPER.problem_at(file, given=paper.id, file_name=beside[paper.id])
            for paper in described
            if paper.id in beside
        )
        papers = {**corpus.papers, **{paper.id: paper for paper in described}}
        corpus = corpus._replace(papers={id: papers[id] for id in sorted(papers, key=sort_key)})
        self._number_papers(keys, [paper.id for paper in described], corpus)
        return corpus

    def _number_papers(
        self, keys: Sequence[tuple[str, str]], ids: Iterable[str], corpus: Corpus
    ) -> None:
        """Let the engine know the place in the corpus of the paper that goes by each key."""
        places = {id: place for place, id in enumerate(corpus.papers)}
        columns: dict[str, list[Cell]] = {
            "unit": [unit for unit, _ in keys],
            "paper": [paper for _, paper in keys],
            "place": [places[id] for id in ids],
        }
        self.engine.add_table("paper_keys", columns)

    def _paper_keys(self) -> list[tuple[str, str]]:
        """The names of unit and paper that rows have, each pair once.

        They come in the order of the rows where ids hang on which name is met first.
        """
        query = (
            "SELECT COALESCE(unit, '') AS unit_name, COALESCE(paper, '') AS paper_name"
            " FROM positions_rows GROUP BY unit_name, paper_name"
        )
        keys: list[tuple[str, str]] = sorted(self.engine.rows(query))
        if len({make_file_id(" ".join(key)) for key in keys}) < len(keys):
            keys = list(self.engine.rows(f"{query} ORDER BY min({ROW_PLACE})"))
        # Rows that name nobody are told by the checks.
        return [key for key in keys if any(key)]

    def _define_statements(self) -> ColumnTables:
        """Define the view of all statements, those of papers beside the columns too."""
        places = {id: place for place, id in enumerate(self.corpus.papers)}
        spoken = [
            (places[recommendation.paper], recommendation, stance_on)
            for recommendation in self.corpus.recommendations()
            for stance_on in recommendation.positions
        ]
        types = self.files.types(POSITIONS)
        fields = [name for name in (*WAY_FIELDS, *FURTHER_FIELDS) if name in types or spoken]
        once = self.files.promises_one_statement_each and len(
            {(place, stance_on.proposition) for place, _, stance_on in spoken}
        ) == len(spoken)
        keys = ["paper"] if PAPERS in self.files.footers else ["unit", "paper"]
        keys = [name for name in keys if name in types]
        query = statements_query(keys, fields, is_numbered=not once)
        if spoken:
            columns = columns_of_statements(spoken, fields)
            self.engine.add_table("statements_beside", columns)
            query += f" UNION ALL {statements_beside_query(fields)}"
        self.engine.define(STATEMENTS, query)
        rows = sum(footer.rows for footer in self.files.footers[POSITIONS].values())
        return ColumnTables(self.engine, frozenset(fields), rows + len(spoken), once)


def check_columns(folder: Path) -> CorpusReading:
    """What the folder holds, with every problem of its files; of one kind the first thousand."""
    engine = DuckDBEngine()
    try:
        opened = ColumnCorpus(folder, engine)
        problems = list(opened.reading.problems)
        rows = opened.rows_to_check()
        # To look at one row after the other keeps no more than one processor at work.
        with ThreadPoolExecutor(1) as worker:
            repeated = worker.submit(list, check_repeated_statements(rows))
            try:
                corpus: Corpus | None = opened.with_propositions(frozenset())
            except CorpusError as error:
                problems += error.problems
            problems += (*check_ids_and_dates(rows), *repeated.result())
        if len(problems) > _MOST_TOLD:
            rest = MORE_PROBLEMS.problem_at(str(folder), count=len(problems) - _MOST_TOLD)
            problems = [*problems[:_MOST_TOLD], rest]
        if has_errors(problems):
            corpus = None
        statements = opened.tables.statements
        return opened.reading._replace(
            corpus=corpus, problems=tuple(problems), in_columns=statements
        )
    except CorpusError as error:
        return CorpusReading(folder, None, error.problems)
    except EngineError as error:
        damage = DAMAGED.problem_at(str(folder / POSITIONS), reason=error.message)
        return CorpusReading(folder, None, (damage,))
    finally:
        engine.close()


def _digest_contents(rows: ColumnRows) -> str:
    """A digest of all that is looked at, to the last byte; none where that does not pay."""
    total = sha256(repr((rows.files, rows.names.ids)).encode())
    files = list(chain.from_iterable(rows.files.footers.values()))
    with suppress(OSError):
        if sum(file.stat().st_size for file in files) in _DIGESTED:
            for file in files:
                with file.open("rb") as stream:
                    total.update(file_digest(stream, sha256).digest())
            return total.hexdigest()
    return ""


def _papers_of_keys(keys: Iterable[tuple[str, str]]) -> Iterator[Paper]:
    """The paper of each pair of unit and paper."""
    owners = [RowOwner(paper, unit) for unit, paper in keys]
    papers = PapersOfRows(owners)
    for owner in owners:
        id, title, authors = papers.paper_of(owner) or ("", "", [])
        yield Paper(id, title, authors=_read_authors(authors), in_columns=True)


def _read_authors(cells: Iterable[str]) -> tuple[Person, ...]:
    return tuple(map(read_author, cells))
