from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from policy_compare.cli import column_question
from policy_compare.corpus import column_corpus
from policy_compare.corpus.cache import entries
from tests.support.column_files import three_papers, write_column_files
from tests.support.corpora import Run, paper, recommendation, write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_column_files(three_papers(), tmp_path / "votes"))


@pytest.mark.parametrize(
    "call",
    [
        ("overlap", "--all"), ("disagreements",), ("matrix",), ("consensus",), ("measures",),
        ("list",), ("summary",), ("papers",), ("topics",), ("propositions",), ("actors",),
        ("search", "cap"), ("compare", "ali", "berg"), ("measures", "--explain", "ali", "berg"),
        ("show", "cap"), ("show", "ali"), ("show", "ali/a"), ("show", "rents"), ("show", "council"),
        ("export",), ("report", "--format", "html"), ("similar",), ("measures", "--grid"),
        ("overlap", "--topic", "rents", "--format", "csv", "--labels"),
    ],
)  # fmt: skip
def test_every_view_answers_of_columns(call: tuple[str, ...], folder: str, run: Run) -> None:
    done = run(*call, "--corpus", folder)
    assert done.code == 0, done.err
    assert done.out


def few_read(most: int) -> Any:
    return patch.object(column_question, "MOST_STATEMENTS", most)


def test_what_needs_little_is_read_where_there_is_much(folder: str, run: Run) -> None:
    with few_read(2):
        assert run("similar", "--corpus", folder).code == 2
        for call in (
            ("show", "ali"), ("show", "ali/a"), ("show", "free"), ("export", "--paper", "ali"),
            ("show", "free", "--paper", "ali"), ("compare", "ali", "silent"),
            ("measures", "--explain", "ali", "silent"),
        ):  # fmt: skip
            assert run(*call, "--corpus", folder).code == 0, call


def test_what_is_too_much_says_what_leaves_less(folder: str, run: Run) -> None:
    with few_read(2):
        done = run("similar", "--corpus", folder)
    assert "these are 4 statements" in done.err
    assert "name a filter that leaves fewer" in done.err


def test_a_name_that_nothing_has_is_told_as_elsewhere(folder: str, run: Run) -> None:
    for call in (("show", "nothing-so"), ("compare", "ali", "nobody"), ("list", "--topic", "x")):
        done = run(*call, "--corpus", folder)
        assert done.code == 2
        assert "is called" in done.err


def test_of_a_group_is_shown_what_is_no_recommendation(folder: str, run: Run) -> None:
    with few_read(2):
        for name in ("rents", "council"):
            done = run("show", name, "--corpus", folder)
            assert "Recommendations are not listed here" in done.out, done.err


def test_commands_that_change_a_corpus_leave_columns_alone(tmp_path: Path, run: Run) -> None:
    folder = str(write_column_files(three_papers(), tmp_path, propositions_in_table=False))
    for call in (
        ("diff", folder, folder), ("coverage", "--corpus", folder),
        ("rename", "topic", "rents", "tenancy", "--corpus", folder),
    ):  # fmt: skip
        done = run(*call)
        assert done.code == 2
        assert "stand in columns" in done.err


def test_check_says_what_there_is(folder: str, run: Run) -> None:
    done = run("check", "--corpus", folder)
    assert "3 papers, 4 statements with those in columns" in " ".join(done.out.split())


def test_what_has_names_is_searched_where_there_is_much(folder: str, run: Run) -> None:
    with few_read(2):
        done = run("search", "free", "--corpus", folder)
    assert "Recommendations are too many here to be searched" in " ".join(done.out.split())
    assert "One should free." in done.out


def test_a_paper_that_is_left_out_is_told_and_noted(tmp_path: Path, run: Run) -> None:
    folder = write_column_files(three_papers(), tmp_path, propositions_in_table=False)
    (folder / "other-1.yaml").write_text(paper(recommendation("r", "{caps: support}")), "utf-8")
    for most in (2, 20_000):
        with few_read(most):
            done = run("overlap", "--corpus", str(folder))
        assert "left out because of errors: other-1; policy-compare check --corpus" in done.err
        assert "Left out because of errors: other-1." in done.out


@pytest.mark.parametrize("is_beside", [False, True])
@pytest.mark.parametrize("name", ["positions.parquet", "positions"])
def test_a_link_to_nothing_is_not_passed_over(
    name: str, is_beside: bool, tmp_path: Path, run: Run
) -> None:
    papers = {"berg-2024.yaml": paper(recommendation("r"))} if is_beside else {}
    folder = str(write_corpus(tmp_path / "corpus", papers))
    (tmp_path / "corpus" / name).symlink_to("gone")
    code = "no-positions" if name == "positions" else "damaged"
    done = run("consensus", "--corpus", folder)
    assert (done.code, f"/{name}: error[{code}]" in done.err) == (2, True)
    assert f"/{name}: error[{code}]" in run("check", "--corpus", folder).out


def test_that_names_are_right_is_kept_unless_nothing_is_to_be(
    folder: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr(entries, "cache_folder", lambda: cache)
    monkeypatch.setattr(column_corpus, "_DIGESTED", range(2**20))
    assert run("consensus", "--corpus", folder, "--no-cache").code == 0
    assert not cache.exists()
    assert run("consensus", "--corpus", folder).code == 0
    assert list(cache.iterdir())
    # Nor is what is kept believed then.
    monkeypatch.setattr(column_corpus, "NAME_CHECKS", (lambda _: 1 / 0,))
    assert run("consensus", "--corpus", folder).code == 0
    with pytest.raises(ZeroDivisionError):
        run("consensus", "--corpus", folder, "--no-cache")
