"""The command tells what changed, and scripts by its exit whether anything did."""

import json
from pathlib import Path

import pytest

from tests.support.corpora import CODEBOOK, Golden, Run, paper, recommendation
from tests.support.repositories import Repository, make_repository

ALI = paper(recommendation("one", "{cap: support, build: oppose, social-homes: neutral}"))
BERG = paper(recommendation("one", "{cap: support}"), authors="[{family: Berg, given: Ida}]")


@pytest.fixture
def repository(tmp_path: Path, run: Run) -> Repository:
    """A repository in the current folder with a corpus of two papers."""
    repository = make_repository(tmp_path)
    repository.commit({"codebook.yaml": CODEBOOK, "ali.yaml": ALI, "berg.yaml": BERG})
    return repository


def test_the_exit_tells_whether_anything_changed(repository: Repository, run: Run) -> None:
    assert run("diff", "--exit-code").code == 0
    (repository.folder / "berg.yaml").write_text(BERG.replace("cap: support", "cap: oppose"))
    assert run("diff", "--exit-code").code == 1
    assert run("diff").code == 0
    assert run("diff", "--exit-code", "--topic", "building", "--paper", "ali").code == 0
    assert run("diff", "nope", "--exit-code").code == 2


def test_a_paper_that_is_read_in_one_state_only_is_a_change(
    repository: Repository, run: Run
) -> None:
    (repository.folder / "berg.yaml").write_text("x: [")
    page = run("diff", "--exit-code", "--format", "markdown")
    assert page.code == 1
    said = "Not compared because of errors: berg (readable → has errors)."
    nothing = "Nothing changed in what can be read."
    assert page.out.splitlines()[2:5] == [said, "", nothing]
    table = run("diff", "--exit-code", "--format", "csv")
    assert (table.code, said in table.err) == (1, True)
    assert table.out.splitlines()[1:] == ["paper,berg,readable,has errors,,"]
    assert run("diff", "--exit-code", "--paper", "ali").code == 0
    repository.commit({})
    told = run("diff", "--exit-code", "--format", "json")
    assert (told.code, json.loads(told.out)["rows"]) == (0, [])
    assert "berg (has errors → has errors)" in told.out
    (repository.folder / "berg.yaml").rename(repository.folder / "b.yaml")
    (repository.folder / "b.yaml").write_text("x: [")
    assert "paper,b,,has errors,," in run("diff", "--format", "csv").out


def test_the_measure_is_the_one_asked_for(repository: Repository, run: Run) -> None:
    (repository.folder / "berg.yaml").write_text(BERG.replace("cap: support", "cap: oppose"))

    def figures(*options: str) -> list[list[str]]:
        rows = json.loads(run("diff", *options, "--format", "json").out)["rows"]
        return [[row["before"], row["after"]] for row in rows if row["kind"] == "measure"]

    assert figures() == [["1.000 (n = 1)", "0.000 (n = 1)"]]
    assert figures("--measure", "congruence") == [["1.000 (n = 1)", "0.000 (n = 1)"]]
    assert figures("--measure", "conflict") == [["0.000 (n = 1)", "1.000 (n = 1)"]]
    refused = run("diff", "--measure", "nearness")
    assert (refused.code, refused.out) == (2, "")
    assert "agreement_share" in refused.err


def test_units_are_those_asked_for(repository: Repository, run: Run) -> None:
    (repository.folder / "berg.yaml").write_text(BERG.replace("cap: support", "cap: oppose"))
    out = run("diff", "--by", "author", "--format", "csv").out
    assert "Ida Berg × Noor Ali" in out or "Noor Ali × Ida Berg" in out


def test_what_stops_it_is_said_before_anything_is_shown(repository: Repository, run: Run) -> None:
    for arguments in (["--by", "coder"], ["--format", "xml"], ["--topic", "sea"], ["a", "b", "c"]):
        result = run("diff", *arguments)
        assert (result.code, result.out) == (2, ""), arguments
        assert result.err.startswith("error: ")


def test_a_pull_requests_comment_reads_well(
    repository: Repository, run: Run, golden: Golden
) -> None:
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit({"berg.yaml": BERG.replace("cap: support", "cap: oppose")})
    repository.commit(
        {
            "ali.yaml": ALI.replace(
                "ild: oppose", "ild: {stance: support, condition: on sealed land}"
            ),
            "costa.yaml": ALI.replace("Noor", "Rui")
            .replace("Ali", "Costa")
            .replace("Homes", "Land"),
        }
    )
    repository.git("checkout", "--quiet", "main")
    for format, name in (("markdown", "diff.md"), ("csv", "diff.csv"), ("table", "diff.txt")):
        result = run("diff", "main..draft", "--format", format)
        assert (result.code, result.err) == (0, "")
        golden(name, result.out)
