"""What the command import is told, and the same call as a line for a shell."""

from pathlib import Path

import pytest

from policy_compare.cli.import_call import ImportCall, command_with, read_arguments
from policy_compare.errors import CallError

CALL = ImportCall(Path("votes.csv"), Path("made"))


def test_the_kind_may_stand_before_the_file() -> None:
    votes = Path("votes.csv")
    assert read_arguments([votes], None) == (None, votes)
    assert read_arguments([votes], "positions") == ("positions", votes)
    assert read_arguments([Path("positions"), votes], None) == ("positions", votes)
    assert read_arguments([Path("positions")], None) == (None, Path("positions"))


def test_options_are_read() -> None:
    call = CALL._replace(kind="positions", columns=["text=a=b"], stances=["a=b=oppose"])
    options = call.options()
    assert options.kind == "positions"
    assert options.columns == {"text": "a=b"}
    assert options.stances == {"a=b": "oppose"}


@pytest.mark.parametrize(
    ("encoding", "codec"), [("", ""), ("Windows-1252", "cp1252"), ("utf-16", "utf-16")]
)
def test_an_encoding_goes_by_any_of_its_names(encoding: str, codec: str) -> None:
    assert CALL._replace(encoding=encoding).codec() == codec


def test_an_encoding_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(CallError) as caught:
        CALL._replace(encoding="windows-125").codec()
    assert caught.value.hint.startswith("such as: ")


def test_the_call_is_a_line_for_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.argv", ["/bin/policy-compare", "import", "my votes.csv", "--into", "x"]
    )
    assert command_with("--stance-map", "it's=oppose") == (
        "policy-compare import 'my votes.csv' --into x --stance-map 'it'\"'\"'s=oppose'"
    )


def test_options_stand_before_what_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["p", "import", "--into", "x", "--", "-dash.csv"])
    assert command_with("--as", "positions") == (
        "policy-compare import --into x --as positions -- -dash.csv"
    )
