"""Makes the columns of a corpus of a large table of another making.

Its distinct cells are read by the code that reads small tables, and the engine puts what they mean
into every row.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from policy_compare.author_cells import write_authors
from policy_compare.corpus.columns.cell_meanings import DETAILS, GROUPS, CellMeanings, DistinctCells
from policy_compare.corpus.columns.streamed_table import StreamedTable
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.foreign_rows import report_unknown_stance
from policy_compare.corpus.tables.imports import ImportedTable
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.model import Corpus

#: What a position's column is called where a table of recommendations calls it otherwise.
_NAMES: Mapping[str, str] = {"position_by": "by", "position_strength": "strength"}

#: How many rows speak to what the row before does, too, and how many rows there are.
_COUNT_REPEATED = """
    SELECT count_if(proposition = earlier AND paper = earlier_paper), (SELECT count(*) FROM raw)
    FROM (SELECT proposition, paper, lag(proposition) OVER () AS earlier,
                 lag(paper) OVER () AS earlier_paper FROM positions)
"""


def import_columns(
    streamed: StreamedTable,
    engine: DuckDBEngine,
    make_file: Callable[[], Path],
    options: ImportOptions,
    report: Report,
    title_and_about: tuple[str, str],
) -> tuple[ImportedTable, Mapping[str, Path]]:
    """What came in of the table that the engine has as ``raw``, and the files that have it.

    The corpus that came in is without recommendations; the files are to be moved to its folder.

    ``report`` has what is wrong; of cells that cannot be read, with the first line that has them.
    """
    places = streamed.places
    distinct = _read_distinct_cells(engine, places)
    meanings = CellMeanings(distinct, streamed.header, places, options, report, title_and_about)
    engine.add_table("origin", {"file": [Path(report.file).name]})
    # Texts that are sorted with their rows take as long as all else.
    engine.number_texts("origin", "file")
    _define_judged(engine, places, meanings, distinct)
    files = {f"{name}.parquet": make_file() for name in ("positions", "propositions", "papers")}
    positions = files["positions.parquet"]
    form = {"version": 1, "one_statement_each": True, "sorted": True}
    query = _query_of_positions(meanings)
    count = engine.write_parquet(query, positions, {"policy_compare": json.dumps(form)})
    engine.add_files("positions", [positions])
    ((repeated, rows),) = engine.rows(_COUNT_REPEATED)
    corpus = _corpus_of_positions(engine, meanings)
    if repeated:
        form["one_statement_each"] = False
        engine.write_parquet(query, positions, {"policy_compare": json.dumps(form)})
    if count:
        _write_names(engine, corpus, files)
    silent_rows, unknown_words = _count_other_words(engine, meanings, report)
    rows += streamed.left_out
    unread = (n for place, n in enumerate(streamed.header) if n and place not in places.values())
    table = ImportedTable(
        corpus if count else None,
        tuple(sorted(report.problems, key=lambda problem: problem.line)),
        rows=rows,
        silent_rows=silent_rows,
        wrong_rows=rows - silent_rows.total() - count,
        unread_columns=tuple(unread),
        repeated_stances=repeated,
        unknown_words=unknown_words,
        notes=(*streamed.notes, *meanings.notes),
    )
    return table, files


def _read_distinct_cells(
    engine: DuckDBEngine, places: Mapping[str, int]
) -> dict[str, list[DistinctCells]]:
    distinct: dict[str, list[DistinctCells]] = {}
    for group, columns in GROUPS.items():
        if names := [name for name in columns if name in places]:
            keys = ", ".join(f"c{places[name]}" for name in names)
            rows = engine.rows(f"SELECT min(line), {keys} FROM raw GROUP BY {keys} ORDER BY 1")
            distinct[group] = [
                (line, dict(zip(names, cells, strict=True))) for line, *cells in rows
            ]
    return distinct


def _define_judged(
    engine: DuckDBEngine,
    places: Mapping[str, int],
    meanings: CellMeanings,
    distinct: Mapping[str, Sequence[DistinctCells]],
) -> None:
    """Let the engine have what the cells of each row mean, as ``judged``."""
    source = "raw"
    for group, texts in meanings.texts.items():
        names = [name for name in GROUPS[group] if name in places]
        cells = {f"c{places[name]}": [each[name] for _, each in distinct[group]] for name in names}
        engine.add_table(f"cells_of_{group}", {**cells, group: texts})
        if any(texts):
            engine.number_texts(f"cells_of_{group}", group)
        source += f" JOIN cells_of_{group} USING ({', '.join(cells)})"
    columns = ", ".join(meanings.texts)
    engine.define("judged", f"SELECT {columns}, c{places['stance']} AS cell, line FROM {source}")


def _query_of_positions(meanings: CellMeanings) -> str:
    """The positions in the rows that can be read, in order; without details that none has."""
    columns = {name: name for name in ("proposition", "stance", "paper")}
    for group in DETAILS:
        if any(meanings.texts.get(group, ())):
            name, text = _NAMES.get(group, group), f"nullif({group}::VARCHAR, '')"
            columns[name] = f"coalesce({text}, {columns[name]})" if name in columns else text
    cells = ", ".join(f"{text} AS {name}" for name, text in columns.items())
    conditions = " AND ".join(f"{group} IS NOT NULL" for group in meanings.texts)
    return (
        f"SELECT {cells}, (SELECT file FROM origin) AS file, line AS row FROM judged"
        f" WHERE {conditions} ORDER BY judged.proposition, judged.paper, line"
    )


def _count_other_words(
    engine: DuckDBEngine, meanings: CellMeanings, report: Report
) -> tuple[Counter[str], tuple[str, ...]]:
    """How many rows have each word for no stance; and the words that are not known, reported."""
    silent_rows: Counter[str] = Counter()
    unknown_words = []
    for cell, line, count in engine.rows(
        "SELECT cell, min(line), count(*) FROM judged WHERE stance IS NULL"
        " AND paper IS NOT NULL AND proposition IS NOT NULL GROUP BY cell ORDER BY min(line)"
    ):
        word, is_silent = meanings.words.get(cell, ("", False))
        if is_silent:
            silent_rows[word] += count
        elif word:
            unknown_words.append(word)
            report_unknown_stance(word, OwnMark(line - 1), count, report)
    return silent_rows, tuple(unknown_words)


def _corpus_of_positions(engine: DuckDBEngine, meanings: CellMeanings) -> Corpus:
    """The papers of what came in, and the codebook without propositions on which nothing did."""
    book = meanings.codebook
    ids = {id for (id,) in engine.rows("SELECT DISTINCT proposition FROM positions")}
    propositions = {id: entry for id, entry in book.propositions.items() if id in ids}
    used = {topic for proposition in propositions.values() for topic in proposition.topics}
    topics = {id: topic for id, topic in book.topics.items() if id in used}
    papers = sorted(id for (id,) in engine.rows("SELECT DISTINCT paper FROM positions"))
    return Corpus(
        book._replace(propositions=propositions, topics=topics),
        {id: meanings.papers[id] for id in papers},
    )


def _write_names(engine: DuckDBEngine, corpus: Corpus, files: Mapping[str, Path]) -> None:
    """Write the tables of the corpus's propositions and papers into their files."""
    propositions = corpus.codebook.propositions.values()
    columns = {
        name: [getattr(entry, name) for entry in propositions] for name in ("id", "statement")
    }
    topics = ["; ".join(entry.topics) for entry in propositions]
    engine.add_table("propositions", {**columns, "topics": topics})
    engine.write_parquet("SELECT * FROM propositions", files["propositions.parquet"], {})
    papers = corpus.papers.values()
    names = ("id", "title", "publisher", "issued", "type")
    columns = {name: [getattr(paper, name) for paper in papers] for name in names}
    # No name has such a sign.
    authors = ["\x1f".join(write_authors(paper.authors)) for paper in papers]
    engine.add_table("papers", {**columns, "authors": authors})
    query = "SELECT * REPLACE (string_split(nullif(authors, ''), chr(31)) AS authors) FROM papers"
    engine.write_parquet(query, files["papers.parquet"], {})
