"""The commands init, check and import."""

import json
from pathlib import Path

from tests.support.corpora import Run
from tests.support.drafts import text
from tests.support.housing import joined


def test_an_empty_corpus_is_one_to_go_on_with(run: Run, tmp_path: Path) -> None:
    found = run("init", "my homes", "--empty")
    assert (found.code, found.out) == (0, "")
    assert found.err == (
        "wrote codebook.yaml, paper.schema.json, codebook.schema.json, sources/ to my homes\n"
        "\n"
        "What to do next:\n"
        "  1. put the papers' texts (PDF, DOCX, ODT, HTML, Markdown, plain text) into "
        "'my homes/sources'\n"
        "  2. policy-compare code 'my homes/sources'/* --corpus 'my homes'    draft and code them "
        "on a screen\n"
        "     or draft them alone: policy-compare draft 'my homes/sources'/* --corpus 'my homes'\n"
        "  3. policy-compare check --corpus 'my homes'    see what is still to be coded\n"
    )
    assert list((tmp_path / "my homes" / "sources").iterdir()) == []
    checked = run("check", "--corpus", "my homes", "--format", "json")
    assert (checked.code, [row["code"] for row in json.loads(checked.out)["rows"]]) == (
        1,
        ["no-papers"],
    )
    for name in ("a", "b"):
        text(tmp_path / "my homes" / "sources" / f"{name}.txt")
    texts = sorted(map(str, (tmp_path / "my homes" / "sources").iterdir()))
    assert run("draft", *texts, "--corpus", "my homes").code == 0
    checked = run("check", "--corpus", "my homes")
    assert checked.code == 0
    assert "Found in 2 texts: 2 of 2 quotes." in checked.out


def test_an_empty_corpus_is_written_over_nothing(housing: Path, run: Run) -> None:
    before = {one: one.read_bytes() for one in housing.rglob("*.*")}
    found = run("init", "housing", "--empty")
    assert (found.code, found.out) == (2, "")
    assert "exists and was kept; nothing was written" in joined(found.err)
    assert {one: one.read_bytes() for one in housing.rglob("*.*")} == before
