"""The commands that change a whole coding at once, as they are called."""

from pathlib import Path

import pytest

from tests.support.corpora import Run
from tests.support.housing import changed


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
