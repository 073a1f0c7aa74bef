"""The program as a whole."""

from policy_compare import __version__
from tests.support.corpora import Run


def test_version(run: Run) -> None:
    assert run("--version").out == f"policy-compare {__version__}\n"


def test_overlap(run: Run) -> None:
    found = run("overlap", "--topic", "china")
    assert found.code == 0, found.err
    assert "shared in principle (2 of 3)" in found.out
