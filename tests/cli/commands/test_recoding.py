"""The commands that change a whole coding at once, as they are called."""

import re
from pathlib import Path

import pytest

from tests.support.corpora import Run, run_program
from tests.support.housing import call, changed, types


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--rule", "place=a"], "--rule cannot be 'place'\n    hint: one of: recommendation, "),
        (["--rule", "oldest"], "--rule cannot be 'oldest'\n    hint: one of: a, b, both, common"),
        (["--rule", "stance=firmer"], "--rule stance cannot be 'firmer'\n    hint: one of: a, b,"),
        (["--table", "nowhere.csv"], "nowhere.csv"),
        (["--table", "broken.csv"], "broken.csv could not be read"),
        (["--table", "other.csv"], "line 2: the codings do not differ so, or not any more"),
        (["--rule", "a", "--into", "coder-a"], "codebook.yaml exists and was kept"),
        (["--into", "new"], "is not decided\n"),
        (["--format", "pdf"], "--format cannot be 'pdf'"),
        (["--coder", "Ali"], "two codings are compared"),
    ],
)
def test_mistakes_of_reconcile_are_told(options: list[str], expected: str, run: Run) -> None:
    run("init", "coder-a")
    run("init", "coder-b")
    changed(Path("coder-b/okafor-2024.yaml"), "strength: could", "strength: must")
    Path("other.csv").write_text("paper,field\nali-2023,stance\n", "utf-8")
    Path("broken.csv").write_text('paper,"field\nali-2023,stance\n', "utf-8")
    result = run("reconcile", "coder-a", "coder-b", *options)
    assert (result.code, result.out) == (2, "")
    assert expected in result.err
    assert not Path("new").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_dry_run_answers_with_the_difference_and_writes_nothing(housing: Path) -> None:
    before = contents(housing)
    found = call("rename", "actor", "landlords", "owners", "--dry-run")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("--- housing/ali-2023.yaml\n+++ housing/ali-2023.yaml\n@@ -18,3")
    assert "\n-    targets: [landlords]\n+    targets: [owners]\n" in found.out
    assert contents(housing) == before


def test_what_is_asked_for_is_shown_asked_and_written(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(housing)
    types(monkeypatch, "n\n")
    found = call("rename", "actor", "landlords", "owners")
    assert (found.code, found.out) == (0, "")
    assert found.err.endswith("Write this? [y/N]: nothing was written\n")
    assert contents(housing) == before
    types(monkeypatch, "y\n")
    found = call("rename", "actor", "landlords", "owners")
    assert (found.code, found.out) == (0, "")
    assert "+  owners:\n" in found.err
    said = re.search(
        r"\n(\d+) lines in 5 files\nWrite this\? \[y/N\]: wrote housing/ali-", found.err
    )
    assert said is not None
    assert int(said[1]) >= 3
    assert "+++ housing/paper.schema.json\n(made anew of the codebook)\n--- housing" in found.err
    assert b'"const": "owners"' in (housing / "paper.schema.json").read_bytes()
    assert b"  owners:\n    label: Landlords" in (housing / "codebook.yaml").read_bytes()
    assert call("check").code == 0


def test_a_paper_that_gets_another_name_is_shown_as_one_file(housing: Path) -> None:
    found = call("rename", "paper", "ali-2023", "ali", "--dry-run")
    assert found.out == "housing/ali-2023.yaml → housing/ali.yaml\n"
    found = call("rename", "paper", "ali-2023", "ali", "--yes", "--keep-alias")
    assert found.code == 0
    assert found.err.endswith(
        "wrote housing/codebook.yaml, housing/ali.yaml\ndeleted housing/ali-2023.yaml\n"
    )
    assert call("show", "ali-2023").out == call("show", "ali").out
    assert "ali/cap-rents" in call("list", "--format", "csv").out


def test_a_word_for_no_kind_is_told(housing: Path) -> None:
    found = call("rename", "author", "ali", "x")
    assert found.code == 2
    assert "'author' is not one of 'proposition', 'topic', 'actor', 'instrument'" in " ".join(
        found.err.replace("│", " ").split()
    )


def test_what_comes_of_a_merge_is_said_before_it_is_written(housing: Path) -> None:
    changed(
        housing / "ali-2023.yaml",
        "      rent-cap: support\n",
        "      rent-cap: support\n      build-more: support\n",
    )
    merge = ("merge", "proposition", "rent-cap", "build-more", "--into", "homes")
    found = call(*merge, "--dry-run")
    assert (found.code, found.out[:8]) == (0, "--- hous")
    found = call(*merge, "--yes", "--keep-alias")
    assert found.code == 0
    assert found.out == ""
    # Below the difference, where who is asked still sees it.
    assert (
        "\nrent-cap and build-more become homes: 9 places name them\n"
        "ali-2023/cap-rents: rent-cap support, build-more support; one position, support\n"
        "build-more goes: More homes should be built.\n"
        "the tension of rent-cap and build-more goes: A cap lowers what a new home earns, and with "
        "it the will to build one.\n"
    ) in found.err
    assert "okafor-2024 contradicts itself on homes\nwrote housing/" in found.err
    assert call("check").code == 0
    assert call("show", "build-more").out == call("show", "homes").out
    refused = call("merge", "topic", "rents", "--into", "rents")
    assert (refused.code, refused.out) == (2, "")
    assert "alone is one already" in refused.err


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "topic", "china", "prc"),
        ("merge", "topic", "china", "sanctions", "--into", "china"),
        ("split", "topic", "china", "--into", "x", "--into", "y"),
    ],
)
def test_the_corpus_that_comes_with_the_program_is_not_changed(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run_program(*words, *(("--yes",) if words[0] != "split" else ()))
    assert (found.code, found.out) == (2, "")
    assert "there is no corpus of your own here" in found.err
