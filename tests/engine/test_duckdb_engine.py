import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from policy_compare.engine import duckdb_engine
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.errors import EngineError
from tests.support.column_files import write_parquet


def test_duckdb_is_loaded_by_its_own_name_where_it_has_no_shorter_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(duckdb_engine, "find_spec", lambda _: None)
    with closing(DuckDBEngine()) as engine:
        assert list(engine.rows("SELECT 1")) == [(1,)]
        with pytest.raises(EngineError):
            list(engine.rows("SELECT nothing"))


@pytest.fixture
def engine() -> Iterator[DuckDBEngine]:
    engine = DuckDBEngine(200_000_000)
    yield engine
    engine.close()


def test_tables_hold_texts_numbers_and_what_is_missing(engine: DuckDBEngine) -> None:
    engine.add_table("votes", {"unit": ["Ali", None, "it's"], "times": [1, None, 3]})
    assert sorted(engine.rows("SELECT * FROM votes WHERE unit IS NOT NULL")) == [
        ("Ali", 1),
        ("it's", 3),
    ]
    assert engine.columns("votes") == {"unit": "VARCHAR", "times": "BIGINT"}


def test_a_table_without_a_value_is_of_numbers(engine: DuckDBEngine) -> None:
    engine.add_table("none", {"times": []})
    assert list(engine.rows("SELECT * FROM none")) == []


def test_a_long_table_holds_the_same_as_a_short_one(engine: DuckDBEngine) -> None:
    texts = ["1", None, "it's", "", "a\x00b", "\U0001f600"] * 1_000
    times = [None, *range(5_999)]
    engine.add_table("votes", {"unit": texts, "times": times, "place": range(6_000)})
    rows = list(zip(texts, times, range(6_000), strict=True))
    assert sorted(engine.rows("SELECT * FROM votes"), key=lambda row: row[2]) == rows
    assert engine.columns("votes") == {"unit": "VARCHAR", "times": "BIGINT", "place": "BIGINT"}


def test_queries_may_be_asked_while_another_is_read(engine: DuckDBEngine) -> None:
    engine.add_table("votes", {"times": list(range(5_000))})
    engine.define("even", "SELECT times FROM votes WHERE times % 2 = 0")
    outer = engine.rows("SELECT times FROM even")
    next(outer)
    assert list(engine.rows("SELECT count(*) FROM votes")) == [(5_000,)]
    assert sum(1 for _ in outer) == 2_499


def test_files_are_named_and_no_pattern(engine: DuckDBEngine, tmp_path: Path) -> None:
    odd = tmp_path / "a*[b]?'"
    odd.mkdir()
    (tmp_path / "axb'").mkdir()
    for folder, times in ((odd, 1), (tmp_path / "axb'", 2)):
        target = str(folder / "x.parquet").replace("'", "''")
        engine.connection.execute(f"COPY (SELECT {times} AS times) TO '{target}'")
    engine.add_files("files", [odd / "x.parquet"])
    assert list(engine.rows("SELECT * FROM files")) == [(1, 0, 0)]


def test_arrays_are_of_numpy(engine: DuckDBEngine) -> None:
    engine.add_table("votes", {"times": [3, 4]})
    arrays = engine.arrays("SELECT times FROM votes ORDER BY times")
    assert arrays["times"].tolist() == [3, 4]


def test_products_beside_it_take_one_thread_unless_somebody_says_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for given, there in ((None, "1"), ("4", "4")):
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given or "")
        if given is None:
            monkeypatch.delenv("OPENBLAS_NUM_THREADS")
        DuckDBEngine().close()
        assert os.environ["OPENBLAS_NUM_THREADS"] == there


def test_what_it_says_is_an_error_of_ours(engine: DuckDBEngine, tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 damaged")
    with pytest.raises(EngineError, match="DuckDB stopped: "):
        engine.add_files("files", [tmp_path / "x.parquet"])


def test_a_name_is_of_ours(engine: DuckDBEngine) -> None:
    with pytest.raises(ValueError, match="no name of ours"):
        engine.define('x"; DROP', "SELECT 1")


def test_what_is_spilled_goes_with_the_engine() -> None:
    engine = DuckDBEngine(60_000_000)
    list(
        engine.rows("SELECT hash(range) AS h FROM range(8000000) ORDER BY h LIMIT 5 OFFSET 5000000")
    )
    folder = engine._folder
    assert folder.is_dir()
    engine.close()
    assert not folder.exists()
    assert engine.spilled_bytes() > 1_000_000


def test_what_was_on_the_disk_meanwhile_is_known_at_the_end(engine: DuckDBEngine) -> None:
    assert engine.spilled_bytes() == 0
    (engine._folder / "a").write_bytes(bytes(5000))
    while not engine.spilled_bytes():
        time.sleep(0.01)
    (engine._folder / "a").unlink()
    assert engine.spilled_bytes() == 5000


def test_csv_is_read_as_texts_whatever_its_file_is_called(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    file = tmp_path / "it's *.csv"
    file.write_text('a;b\n1;\n"x ""y"";";2\n')
    engine.add_csv("votes", file, ["unit", "times"], ";", 1)
    assert list(engine.rows("SELECT * FROM votes")) == [("1", ""), ('x "y";', "2")]
    file.write_text("a;b\n1;2;3\n")
    with pytest.raises(EngineError):
        list(engine.rows("SELECT * FROM votes"))


def test_an_answer_is_written_in_its_order_with_what_is_said_of_it(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    file = tmp_path / "it's *.parquet"
    engine.add_table("votes", {"times": list(range(300_000, 0, -1))})
    query = "SELECT times FROM votes ORDER BY times"
    assert engine.write_parquet(query, file, {"about": "it's"}) == 300_000
    engine.add_files("written", [file])
    out_of_place = "SELECT count(*) FROM written WHERE times <> file_row_number + 1"
    assert list(engine.rows(out_of_place)) == [(0,)]
    assert b"about" in file.read_bytes()
    assert b"it's" in file.read_bytes()


def test_a_footer_tells_rows_types_and_what_was_written_beside(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    types = {"unit": "VARCHAR", "by": "VARCHAR[]"}
    file = write_parquet(tmp_path / "it's [a].parquet", types, [{"unit": "Ali"}], {"version": 1})
    footer = engine.read_footer(file)
    assert (footer.rows, footer.types) == (1, types)
    assert footer.metadata == {b"policy_compare": b'{"version": 1}'}
    assert not footer.fault


def test_what_is_no_parquet_is_told_and_the_others_are_read(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    good = write_parquet(tmp_path / "good.parquet", {"unit": "VARCHAR"}, [])
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(good.read_bytes()[:40])
    files = (cut, tmp_path / "none.parquet", good)
    faults = [engine.read_footer(file).fault for file in files]
    assert all(faults[:2])
    assert not faults[2]
