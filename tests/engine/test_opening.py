import pytest

from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.engine.opening import ENGINE_VARIABLE, open_engine
from policy_compare.errors import CallError


def test_duckdb_is_meant_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINE_VARIABLE, raising=False)
    engine = open_engine()
    assert isinstance(engine, DuckDBEngine)
    engine.close()


def test_another_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE_VARIABLE, "abacus")
    with pytest.raises(CallError, match="names no engine: abacus"):
        open_engine()
