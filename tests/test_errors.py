"""What stops the program says what to do."""

import pytest

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.errors import (
    CallError,
    CorpusError,
    OutputError,
    PolicyCompareError,
    UnknownName,
    missing_packages_explained,
)

KINDS = problem_kinds()


@pytest.mark.parametrize("kind", [CorpusError, UnknownName, CallError, OutputError])
def test_every_error_is_caught_at_one_edge(kind: type[Exception]) -> None:
    assert issubclass(kind, PolicyCompareError)


def test_corpus_error_counts_errors_and_holds_the_warnings_too() -> None:
    found = [KINDS["no-papers"].problem_at("c"), KINDS["no-topic"].problem_at("c/a.yaml", 3, 5)]
    error = CorpusError("c", found)
    assert error.message == str(error) == "the corpus c has 1 error"
    assert error.problems == tuple(found)
    assert "policy-compare check" in error.hint
    assert CorpusError("c", found * 2).message == "the corpus c has 2 errors"


def test_unknown_name_gives_the_nearest() -> None:
    error = UnknownName("topic", "rent", ["rents", "tenants"])
    assert error.message == "no topic is called 'rent'"
    assert error.hint == "the nearest: rents, tenants"
    assert error.nearest == ("rents", "tenants")


def test_unknown_name_far_from_all_gives_no_hint() -> None:
    assert not UnknownName("topic", "xyz", []).hint


def test_all_are_told_where_they_are_few() -> None:
    few = [f"t{at}" for at in range(19)]
    assert UnknownName("topic", "x", [], all=few).hint == f"there are: {', '.join(few)}"
    assert UnknownName("topic", "x", ["t1"], all=["t1"]).hint == "the nearest: t1; there is: t1"
    many = UnknownName("topic", "x", ["t1"], all=[*few, "t19"])
    assert many.hint == "the nearest: t1; policy-compare topics lists all 20"
    assert UnknownName("instrument", "x", [], all=[*few, "t19"]).hint == ""


@pytest.mark.parametrize(("name", "package"), [("docx", "python-docx"), ("rispy", "rispy")])
def test_missing_package_is_told_with_what_installs_it(name: str, package: str) -> None:
    with (
        pytest.raises(CallError, match=f"^it needs the package {package}, which is not") as told,
        missing_packages_explained("word", "it"),
    ):
        raise ModuleNotFoundError(name=name)
    assert told.value.hint == "pip install 'policy-compare[word]'"


@pytest.mark.parametrize(("extra", "name"), [("", "docx"), ("word", "policy_compare.absent")])
def test_mistake_of_our_own_is_no_missing_package(extra: str, name: str) -> None:
    with pytest.raises(ModuleNotFoundError), missing_packages_explained(extra, "it"):
        raise ModuleNotFoundError(name=name)
