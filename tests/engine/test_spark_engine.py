import gc
import warnings
from pathlib import Path

import pytest

from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.engine.opening import ENGINE_VARIABLE, open_engine
from policy_compare.engine.protocol import Engine
from policy_compare.errors import CallError, EngineError
from tests.support.spark import LEAST, run_with_spark

#: What queries may hold, in DuckDB's SQL.
QUERIES = (
    "SELECT unit, count(*) FILTER (WHERE stance = 1) AS n FROM votes GROUP BY unit ORDER BY unit",
    "SELECT unit, CAST(sum(CASE WHEN stance = 1 THEN 1 ELSE 0 END) AS BIGINT) AS n FROM votes "
    "GROUP BY ALL ORDER BY unit",
    "SELECT unit, string_agg(CAST(stance AS VARCHAR) || ':' || unit, ',' ORDER BY stance) AS s "
    "FROM votes GROUP BY unit ORDER BY unit",
    "SELECT stance, list_sort(list(unit)) AS units, array_length(list(unit)) AS n FROM votes "
    "GROUP BY stance ORDER BY stance",
    "SELECT unit, count(DISTINCT stance) AS n FROM votes SEMI JOIN chosen USING (unit) "
    "GROUP BY unit HAVING count(*) > 0 ORDER BY unit",
    "SELECT unit, stance FROM votes ANTI JOIN chosen USING (unit) ORDER BY unit, stance",
    "SELECT v.unit, c.place FROM votes AS v LEFT JOIN chosen AS c ON v.unit = c.unit "
    "ORDER BY c.place, v.unit, v.stance",
    "SELECT unit, row_number() OVER (PARTITION BY unit ORDER BY stance) - 1 AS n FROM votes "
    "ORDER BY unit, n",
    "WITH said AS (SELECT DISTINCT unit FROM votes) SELECT count(*) AS n FROM said",
    "SELECT unit FROM votes WHERE unit BETWEEN (SELECT min(unit) FROM chosen) AND 'z' "
    "UNION ALL SELECT unit FROM chosen ORDER BY unit",
    "SELECT 7 // 2 AS q, -7 // 2 AS negative, 7 % 4 AS r, coalesce(NULL, 2) AS two",
    'SELECT "by", x.v AS actor FROM lists, unnest(lists."by") AS x(v) ORDER BY actor',
    "SELECT array_to_string(\"by\", '; ') AS text FROM lists "
    "WHERE list_contains(\"by\", 'council')",
)


def fill(engine: Engine, file: Path) -> None:
    """Give the engine small tables, a view and a file."""
    units = ["Ali", "Ali", "Øst", "it's", "Zoë", "zoo"]
    engine.add_table("votes", {"unit": units, "stance": [1, -1, 0, None, 1, 1]})
    engine.add_table("chosen", {"unit": ["Ali", "Zoë"], "place": [1, 0]})
    engine.add_table("nothing", {"place": []})
    engine.add_files("files", [file, file.with_name("other.parquet")])
    engine.define("lists", 'SELECT "by", times FROM files')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a name that could be a pattern, and a list in it."""
    file = tmp_path / "a*[b]? {c,d}%20ü'.parquet"
    engine = DuckDBEngine()
    target = str(file).replace("'", "''")
    engine.connection.execute(
        f"COPY (SELECT ['council', 'builders'] AS \"by\", 1 AS times) TO '{target}'"
    )
    other = tmp_path / "other.parquet"
    numbers = "SELECT range AS n, 2 AS times FROM range(3)"
    engine.connection.execute(f"COPY ({numbers}) TO '{other}'")
    engine.close()
    return file


@pytest.mark.spark
@pytest.mark.slow
def test_spark_answers_as_duckdb_does(file: Path) -> None:
    run_with_spark(
        "import sys; from tests.engine.test_spark_engine import compare; compare(sys.argv[1])",
        str(file),
    )


def compare(file: str) -> None:
    """Ask both engines the same, in a process of its own: one start of Spark for all."""
    spark, duckdb = open_engine(LEAST), DuckDBEngine()
    assert not isinstance(spark, DuckDBEngine)
    for engine in (spark, duckdb):
        fill(engine, Path(file))
    for query in QUERIES:
        assert list(spark.rows(query)) == list(duckdb.rows(query)), query
    for table in ("votes", "nothing", "files", "lists"):
        names = ", ".join(f'"{name}"' for name in sorted(duckdb.columns(table)))
        query = f"SELECT {names} FROM {table}"  # noqa: S608 - names of ours
        assert sorted(spark.rows(query), key=repr) == sorted(duckdb.rows(query), key=repr), query
    counted = QUERIES[0]
    theirs = duckdb.arrays(counted)
    for name, column in spark.arrays(counted).items():
        assert column.tolist() == theirs[name].tolist()
        assert column.dtype == theirs[name].dtype
    answers_while_others_are_read(spark)
    tells_what_is_wrong(spark, Path(file).parent)
    for engine in (spark, duckdb):
        engine.close()


def answers_while_others_are_read(spark: Engine) -> None:
    """Queries, and engines, do not disturb each other."""
    outer = spark.rows("SELECT unit FROM votes")
    next(outer)
    assert list(spark.rows("SELECT count(*) AS n FROM votes")) == [(6,)]
    assert sum(1 for _ in outer) == 5
    other = open_engine(LEAST)
    other.add_table("votes", {"unit": ["Berg"]})
    assert list(other.rows("FROM votes")) == [("Berg",)]
    other.close()
    assert len(list(spark.rows("FROM votes"))) == 6
    assert spark.spilled_bytes() == 0


def tells_what_is_wrong(spark: Engine, folder: Path) -> None:
    """Errors are ours, and nothing is left in the folder that one is in."""
    damaged = folder / "damaged.parquet"
    damaged.write_bytes(b"PAR1 damaged")
    with pytest.raises(EngineError, match=r"Spark stopped: "):
        spark.add_files("damaged", [damaged])
    with pytest.raises(EngineError, match=r"Spark stopped: .*nowhere"):
        list(spark.rows("FROM nowhere"))
    assert not Path("spark-warehouse").exists()


@pytest.mark.parametrize("address", ["spark", "local[2]", "Spark"])
def test_without_java_it_is_told_what_is_needed(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv(ENGINE_VARIABLE, address)
    # Python is left with a pipe to what did not start.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(CallError, match=r"Spark did not start: .*java: No such") as caught:
            open_engine()
        assert "default-jre-headless" in caught.value.hint
        del caught
        gc.collect()
