"""The commands that compare in numbers, as they are called."""

import json
from pathlib import Path

import pytest

from policy_compare.cli import column_question
from policy_compare.corpus.reader import load_corpus
from policy_compare.views import measures, measures_grid
from tests.support.column_files import write_column_files
from tests.support.corpora import SHIPPED, Run

PAPERS = ("howell-2024", "vynnytskyi-2024")


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (
            ["measures", "--measure", "kappa"],
            "--measure cannot be 'kappa'",
            "congruence, conflict, subtract, cosine, agreement_share, city_block, jaccard",
        ),
        (
            ["measures", "--normalize", "cosine"],
            "--normalize cannot be 'cosine'",
            "none, average, jaccard",
        ),
        (["measures", "--sort", "m"], "--sort cannot be 'm'", "unit_a, unit_b, n, agree"),
        (["consensus", "--sort", "n"], "--sort cannot be 'n'", "proposition, for, against"),
        (["measures", "--descending"], "--descending needs to know by what", "--sort"),
        (["consensus", "--descending"], "--descending needs to know by what", "--sort"),
        (
            ["measures", "--explain", *PAPERS, "--sensitivity"],
            "--explain and --sensitivity are answers of their own",
            "ask for one of them",
        ),
        (
            ["measures", "--explain", *PAPERS, "--sort", "n"],
            "--explain is about one pair",
            "--sort",
        ),
        (
            ["measures", "--explain", *PAPERS, "--min-shared", "2"],
            "--explain is about one pair",
            "--min-shared",
        ),
        (
            ["measures", "--sensitivity", "--sort", "n"],
            "--sensitivity has an order of its own",
            "leave out --sort",
        ),
        (
            ["measures", "--grid", "--sort", "n"],
            "--grid has an order of its own",
            "leave out --sort",
        ),
        (
            ["measures", "--grid", "--sensitivity"],
            "--sensitivity and --grid are answers of their own",
            "ask for one of them",
        ),
        (
            ["measures", "--grid", "--explain", *PAPERS],
            "--explain and --grid are answers of their own",
            "ask for one of them",
        ),
        (["measures", "--explain", "hovell", "x"], "no paper is called 'hovell'", "howell-2024"),
        (
            ["measures", "--explain", "howell-2024", "Howell"],
            "'howell-2024' and 'Howell' are the same paper",
            "name two that differ",
        ),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], error: str, hint: str, run: Run) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.out == ""
    said = result.err
    assert error in said
    assert hint in said.partition("hint: ")[2]


@pytest.mark.parametrize("arguments", [["--explain", "howell-2024"], ["--min-shared", "-1"]])
def test_what_is_no_call_at_all_is_told(arguments: list[str], run: Run) -> None:
    assert run("measures", *arguments).code == 2


def test_roots_and_squares_have_other_words_where_there_are_no_such_signs(run: Run) -> None:
    result = run("measures", "--explain", *PAPERS, encoding="ascii")
    assert "2 / (sqrt 2 x sqrt 2) = 1" in result.out
    assert "a^2 1, b^2 1" in result.out


def test_options_reach_the_answer(run: Run) -> None:
    def rows(*arguments: str) -> list[dict[str, object]]:
        result = run(*arguments, "--corpus", str(SHIPPED), "--format", "json")
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)["rows"]  # type: ignore[no-any-return]

    plain = rows("measures")
    assert len(plain) == 3
    assert rows("measures", "--sort", "n")[-1] == max(plain, key=lambda row: str(row["n"]))
    assert rows("measures", "--sort", "n", "--descending")[0]["n"] == 4
    assert len(rows("measures", "--min-shared", "3")) == 1
    halved = rows("measures", "--normalize", "average")[0]["congruence"]
    assert isinstance(halved, float)
    assert halved < 1
    assert len(rows("measures", "--by", "publisher", "--topic", "china")) == 3
    (first, *_) = rows("measures", "--grid", "--measure", "congruence", "--min-shared", "3")
    assert set(first.values()) == {"Howell 2024", "4 (4)", None}
    sure = rows("measures", "--sensitivity", "--measure", "jaccard")
    assert sure[0]["name"] == "jaccard"
    assert len(rows("measures", "--explain", *PAPERS)) == 25
    (first, *_) = rows("consensus", "--sort", "for", "--descending")
    assert first["for"] == 3


def test_the_nearest_come_first_whichever_way_a_measure_goes(run: Run) -> None:
    def pairs(*arguments: str) -> list[list[str]]:
        result = run("measures", "--nearest", "howell", "--format", "csv", *arguments)
        assert (result.code, result.err) == (0, "")
        return [line.split(",") for line in result.out.splitlines()]

    head, *rows = pairs()
    assert [row[0] for row in rows] == ["howell-2024"] * 2
    shares = [float(row[head.index("agreement_share")]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    head, *rows = pairs("--measure", "conflict")
    conflicts = [float(row[head.index("conflict")]) for row in rows]
    assert conflicts == sorted(conflicts)
    shown = run("measures", "--nearest", "howell").out
    assert shown.index("Vynnytskyi") != shown.index("Howell")


def test_pairs_in_columns_are_shown_as_of_any_corpus(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_column_files(load_corpus(SHIPPED), tmp_path / "columns")

    def answers(*arguments: str) -> list[str]:
        return [
            run("measures", "--corpus", str(folder), *options, *arguments).out
            for options in ([], ["--grid"], ["--nearest", "howell"], ["--sort", "n"])
        ]

    few = [answers("--min-shared", "1", *format) for format in ([], ["--format", "json"])]
    monkeypatch.setattr(column_question, "MOST_STATEMENTS", 0)
    many = [answers("--min-shared", "1", *format) for format in ([], ["--format", "json"])]
    assert many == few
    monkeypatch.setattr(measures_grid, "_MOST", 1)
    result = run("measures", "--grid", "--corpus", str(folder))
    assert result.code == 2
    assert "a square of 3 papers is more than can be read" in result.err
    assert "--paper" in result.err


def test_of_very_many_pairs_a_page_has_the_greatest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_column_files(load_corpus(SHIPPED), tmp_path / "columns")
    monkeypatch.setattr(column_question, "MOST_STATEMENTS", 0)
    monkeypatch.setattr(measures, "_MANY", 1)
    monkeypatch.setattr(measures, "MOST_ROWS", 1)
    page = run("measures", "--corpus", str(folder)).out
    rows = json.loads(run("measures", "--corpus", str(folder), "--format", "json").out)["rows"]
    assert f"These are the first 1 of {len(rows)} pairs." in " ".join(page.split())
    assert f"{max(row['agreement_share'] for row in rows):.3f}" in page
