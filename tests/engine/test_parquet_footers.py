from pathlib import Path

from policy_compare.engine.parquet_footers import read_footers
from tests.support.column_files import write_parquet


def test_a_footer_tells_rows_types_and_what_was_written_beside(tmp_path: Path) -> None:
    types = {"unit": "VARCHAR", "by": "VARCHAR[]"}
    file = write_parquet(tmp_path / "it's [a].parquet", types, [{"unit": "Ali"}], {"version": 1})
    (footer,) = read_footers([file])
    assert (footer.rows, footer.types) == (1, types)
    assert footer.metadata == {b"policy_compare": b'{"version": 1}'}
    assert not footer.fault


def test_what_is_no_parquet_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = write_parquet(tmp_path / "good.parquet", {"unit": "VARCHAR"}, [])
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(good.read_bytes()[:40])
    faults = [footer.fault for footer in read_footers([cut, tmp_path / "none.parquet", good])]
    assert all(faults[:2])
    assert not faults[2]
