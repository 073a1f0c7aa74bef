"""The benchmark's own parts. No test asserts a time."""

from pathlib import Path

import pytest

from policy_compare.cli.program import COMMANDS
from policy_compare.corpus.reader import read_corpus
from tests.benchmarks import changing, floor_app, views, worker
from tests.benchmarks.generate import generate
from tests.benchmarks.report import HEADS, Row, machine, markdown, terminal
from tests.benchmarks.timing import Compared
from tests.benchmarks.votes import write_votes

ROWS = (
    Row("start-up: list", "90 ms", "80 ms", 1.125, 1.25, (1.1, 1.15)),
    Row("loading: 5,000", "3 s", "2 s", 1.5, 1.0),
    Row("growth", "9 µs", "8 µs", 1.1, "about 1"),
    Row("only told", "1 s", "1 s", 1.0, None),
)


def test_the_generated_corpus_has_no_problems(tmp_path: Path) -> None:
    generate(tmp_path / "corpus", 40)
    found = read_corpus(tmp_path / "corpus")
    assert found.problems == ()
    assert found.corpus
    assert len(found.corpus.papers) == 2
    assert sum(1 for _ in found.corpus.recommendations()) == 40


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        generate(tmp_path / name, 40, seed)
        texts.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert texts[0] == texts[1]
    assert texts[0].keys() == texts[2].keys()
    assert all(texts[0][name] != texts[2][name] for name in texts[0])


def test_votes_are_the_same_for_a_seed(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        write_votes(tmp_path / name, 500, seed)
    one, two, three = (
        (tmp_path / name / "sorted.csv").read_text("utf-8") for name in ("one", "two", "three")
    )
    assert one == two != three
    rows = one.splitlines()[1:]
    assert len(rows) == len(set(rows)) == 500
    unsorted = (tmp_path / "one" / "unsorted.csv").read_text("utf-8").splitlines()[1:]
    assert sorted(unsorted) == sorted(rows) != unsorted


def test_what_is_changed_for_a_measurement_is_still_a_corpus(tmp_path: Path) -> None:
    generate(tmp_path / "corpus", 40)
    before = read_corpus(tmp_path / "corpus").corpus
    assert before
    items = [one._replace(paper="one") for one in before.recommendations()][:20]
    book = (tmp_path / "corpus" / "codebook.yaml").read_text("utf-8")
    changing.write_coder(tmp_path / "ben", book, items, 0.5)
    changing.recode(tmp_path / "corpus", 1)
    for name in ("ben", "corpus"):
        after = read_corpus(tmp_path / name).corpus
        assert after
        assert after.papers != before.papers


def test_a_ratio_is_of_medians() -> None:
    took = Compared((2.0, 2.0, 90.0, 2.0), (1.0, 1.0, 1.0, 50.0))
    assert took.ratio == 2
    assert took.spread
    assert took.spread[0] <= took.spread[1]
    assert Compared((2.0,), (1.0,)).spread is None


def test_whether_a_target_is_reached() -> None:
    assert [row.reached for row in ROWS] == [True, False, True, None]
    assert Row("growth", "", "", 2.0, "about 1").reached is False


def test_the_table_in_markdown() -> None:
    lines = markdown(ROWS).splitlines()
    assert lines[0] == f"| {' | '.join(HEADS)} |"
    assert lines[2] == "| start-up: list | 90 ms | 80 ms | 1.12 | 1.10–1.15 | ≤ 1.25 | yes |"
    assert lines[3] == "| loading: 5,000 | 3 s | 2 s | 1.50 | – | ≤ 1.00 | no |"
    assert lines[5] == "| only told | 1 s | 1 s | 1.00 | – | – | – |"
    assert {line.count("|") for line in lines[:6]} == {len(HEADS) + 1}
    assert lines[-1] == machine()


def test_the_table_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal(ROWS)
    out = capsys.readouterr().out
    assert "1.50" in out
    assert "typer" in out


def test_the_bare_app_has_as_many_commands() -> None:
    assert len(COMMANDS) == floor_app.COMMANDS


def test_every_call_can_be_answered(tmp_path: Path) -> None:
    generate(tmp_path / "corpus", 40)
    found = read_corpus(tmp_path / "corpus")
    assert found.corpus
    for call in views.CALLS:
        assert worker._answer(found.corpus, call)["bytes"] > 0
