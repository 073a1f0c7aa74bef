"""The streams that the program speaks through may be closed, full or gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policy_compare.cli import streams
from policy_compare.errors import OutputError

pytestmark = pytest.mark.slow

#: Calls by how they end where all is well.
CALLS = {("--help",): 0, ("--version",): 0, ("list",): 0, ("list", "--help"): 0, ("none",): 2}


def call(words: tuple[str, ...], redirections: str) -> tuple[int, str, str]:
    """Call the program in a shell that redirects its streams."""
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {redirections}', "bash", sys.executable, "-m",
         "policy_compare", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("words", CALLS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_what_is_closed_leads_nowhere(words: tuple[str, ...], closed: str) -> None:
    code, out, err = call(words, closed)
    assert code == CALLS[words]
    assert (out == "") == (">&-" in closed.replace("2>&-", "") or code == 2)
    assert (err == "") == ("2>&-" in closed or code == 0)


@pytest.mark.parametrize("words", CALLS)
def test_a_full_device_is_told(words: tuple[str, ...]) -> None:
    code, _, err = call(words, ">/dev/full")
    assert code == 2
    told = "error: the answer cannot be written: No space left on device\n"
    assert err == told or CALLS[words] == 2


@pytest.mark.parametrize("words", CALLS)
def test_messages_that_cannot_be_written_change_nothing(words: tuple[str, ...]) -> None:
    code, out, _ = call(words, "2>/dev/full")
    assert code == CALLS[words]
    assert (out == "") == (code == 2)


@pytest.mark.parametrize("words", CALLS)
def test_a_reader_who_has_had_enough_is_no_failure(words: tuple[str, ...]) -> None:
    code, _, err = call(words, "| true")
    assert code == (CALLS[words] or streams.CLOSED_PIPE)
    assert (err == "") == (CALLS[words] == 0)


def test_what_is_wrong_stays_so_where_nobody_reads_it() -> None:
    assert call(("none",), "2>&1 >/dev/full | true")[0] == 2


def test_what_a_file_says_of_itself_is_no_matter_of_streams() -> None:
    with pytest.raises(FileNotFoundError), streams.answer_errors_explained():
        Path("nowhere").read_text()


def test_what_was_closed_meanwhile_is_nothing_to_finish(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("stdout", "stderr"):
        file = (tmp_path / name).open("w")
        file.close()
        monkeypatch.setattr(sys, name, file)
    streams.flush_streams()
    streams.write_message("nobody hears this")
    streams.abandon_answer()


def test_other_ends_are_let_through() -> None:
    with pytest.raises(SystemExit) as stop, streams.answer_errors_explained():
        sys.exit(3)
    assert stop.value.code == 3


def test_a_stream_that_fails_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "abandon_answer", lambda: None)
    failing = pytest.raises(OutputError, match="the answer cannot be written: Input/output")
    with failing, streams.answer_errors_explained():
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("80", "80"), ("1000", "1000"), ("1001", "1000"), ("9" * 5000, "1000"),
        ("0", None), ("007", "007"), ("000", None),
        ("99999999999", "1000"), ("-5", None), ("80.5", None), ("²", None), ("many", None),
        ("", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["COLUMNS", "LINES", "TERMINAL_WIDTH"])
def test_no_terminal_is_larger(
    name: str, given: str, kept: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, given)
    streams.limit_terminal_size()
    assert os.environ.get(name) == kept


@pytest.mark.parametrize("words", CALLS)
@pytest.mark.parametrize("size", ["99999999999", "²", "0", "1"])
def test_sizes_that_no_terminal_has_stop_nothing(words: tuple[str, ...], size: str) -> None:
    environment = {**os.environ, "COLUMNS": size, "LINES": size, "TERMINAL_WIDTH": size}
    done = subprocess.run(
        [sys.executable, "-m", "policy_compare", *words], capture_output=True, env=environment,
        check=False,
    )  # fmt: skip
    assert done.returncode == CALLS[words]
    assert b"Traceback" not in done.stderr
