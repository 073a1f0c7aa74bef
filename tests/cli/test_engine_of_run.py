"""An engine is open for a run, and what it put on the disk is told."""

import pytest

from policy_compare.cli import engine_of_run
from policy_compare.cli.engine_of_run import close_engines, open_engine_of_run
from policy_compare.engine.opening import ENGINE_VARIABLE
from policy_compare.errors import EngineError
from tests.support.corpora import Run

pytest.importorskip("duckdb")


@pytest.fixture(autouse=True)
def duckdb_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINE_VARIABLE, raising=False)


@pytest.mark.parametrize(("spilled", "told"), [(0, ""), (3_000_000, "3 MB"), (2**31, "2 GB")])
def test_engines_are_closed_at_the_end_and_spills_are_told(
    spilled: int, told: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine_of_run(200_000_000)
    monkeypatch.setattr(engine, "spilled_bytes", lambda: spilled)
    answer = run("topics")
    assert answer.code == 0
    assert answer.err == (
        f"memory was short, so {told} went to the disk; --memory gives more\n" if told else ""
    )
    with pytest.raises(EngineError):
        list(engine.rows("SELECT 1"))
    close_engines()


@pytest.mark.parametrize(
    ("memory", "free", "limit"),
    [
        (300_000_000, 10**9, "286.1 MiB"),
        (None, 10**9, "476.8 MiB"),
        (None, None, None),
    ],
)
def test_an_engine_may_take_what_was_said_or_half_of_what_is_free(
    memory: int | None, free: int | None, limit: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_of_run, "free_memory", lambda: free)
    engine = open_engine_of_run(memory)
    ((actual,),) = engine.rows("SELECT current_setting('memory_limit')")
    assert actual == limit or limit is None
    close_engines()
