"""Papers from files and from a table: names, and what leaves a paper out."""

import os
from pathlib import Path

import pytest

from policy_compare.corpus.reader import read_corpus
from tests.support.corpora import (
    paper,
    problems,
    recommendation,
    write_corpus,
)

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))


@pytest.mark.parametrize("digest", [False, True])
def test_name_that_is_not_utf8_is_no_id(digest: bool, tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.yaml")
    (found,) = read_corpus(write_corpus(tmp_path, {name: FINE}), digest=digest).problems
    assert found.code == "bad-id"
    assert found.file.endswith(name)


@pytest.mark.parametrize("name", ["a b.yaml", "-a.yaml", "a\x1b[31m.yaml"])
def test_name_of_a_paper_can_be_cited(name: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {name: FINE})
    assert (found.code, found.line) == ("bad-id", 0)


@pytest.mark.parametrize(
    "bad",
    [
        paper(recommendation("r", positions="{cap: }")),
        paper(recommendation("r", strength="shall")),
        "[",
        "",
    ],
)
def test_a_paper_with_errors_is_left_out_by_name(bad: str, tmp_path: Path) -> None:
    files = {"a.yaml": bad, "b.yaml": paper(recommendation("r"))}
    found = read_corpus(write_corpus(tmp_path, files))
    assert found.corpus is not None
    assert [*found.corpus.papers] == ["b"]
    assert found.corpus.left_out == ("a",)
    assert {Path(one.file).name for one in found.problems if one.severity == "error"} == {"a.yaml"}


def test_files_that_cannot_be_papers_are_left_out_by_name(tmp_path: Path) -> None:
    fine = paper(recommendation("r"))
    found = read_corpus(write_corpus(tmp_path, {"a.yml": fine, "b.yaml": fine, "-c.yaml": fine}))
    assert found.corpus is not None
    assert [*found.corpus.papers] == ["b"]
    assert found.corpus.left_out == ("-c", "a.yml")


def test_where_every_paper_has_errors_there_is_no_corpus(tmp_path: Path) -> None:
    draft = paper(recommendation("r", positions="{cap: }"))
    found = read_corpus(write_corpus(tmp_path, {"a.yaml": draft}))
    assert found.corpus is None


@pytest.mark.parametrize("other", ["old_town", "OLD-TOWN"])
def test_no_two_papers_have_one_name(other: str, tmp_path: Path) -> None:
    write_corpus(tmp_path, {"old-town.yaml": FINE, f"{other}.yaml": FINE})
    (found,) = read_corpus(tmp_path).problems
    first, second = sorted(("old-town.yaml", f"{other}.yaml"))
    assert (found.severity, found.code) == ("error", "same-name")
    assert found.message == f"{second} and {first} have one name"
    assert found.file.endswith(second)


def test_no_paper_of_a_table_has_the_name_of_another(tmp_path: Path) -> None:
    header = "paper,paper_title,authors,recommendation,statement,actors,proposition,stance"
    rows = [f"{id},Homes,Ali,r,Act.,council,cap,support" for id in ("a-b", "A_b", "c", "D_e")]
    table = "".join(f"{line}\r\n" for line in (header, *rows))
    write_corpus(tmp_path, {"d-e.yaml": FINE, "papers.csv": table})
    found = read_corpus(tmp_path)
    errors = [one.message for one in found.problems if one.severity == "error"]
    assert errors == ["A_b and a-b have one name", "D_e and d-e.yaml have one name"]
    assert found.corpus is not None
    assert list(found.corpus.papers) == ["a-b", "c", "d-e"]
