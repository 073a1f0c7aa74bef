"""Answers to stdout, messages to stderr, whatever the terminal can show."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from policy_compare.cli.messages import say, say_error
from policy_compare.errors import OutputError
from policy_compare.files.file_changes import FileChange, make_changes
from tests.support.corpora import Run, paper, recommendation, write_corpus
from tests.support.faults import broken_off, die, in_another_process


def test_a_terminal_that_knows_ascii_only_gets_ascii(run: Run) -> None:
    for arguments, rule in (((), "\n-----"), (("--full",), "+----")):
        out = run("matrix", *arguments, encoding="ascii").out
        assert out.isascii()
        assert "+ should" in out
        assert "?" not in out
        assert rule in out


def test_what_programs_read_is_utf8_on_any_terminal(run: Run) -> None:
    for format in ("json", "csv", "markdown"):
        assert "Kim–Putin" in run("papers", "--format", format, encoding="utf-8").out
    raw = run("papers", "--format", "json", encoding="latin-1").out.encode("latin-1")
    assert "Kim–Putin" in json.loads(raw.decode("utf-8"))["rows"][0]["title"]


def test_a_pipe_gets_no_colour(run: Run) -> None:
    assert "\x1b" not in run("overlap").out


def test_colour_only_repeats_what_stands_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("overlap").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("overlap").out
    assert "\x1b[32m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in run("overlap").out


def test_messages_show_no_active_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    say("a\x1b[2Jb")
    say_error(OutputError("c\x9bd", "e\u202ef"))
    assert stream.getvalue() == "a\ufffd[2Jb\nerror: c\ufffdd\n    hint: ef\n"


def test_a_corpus_with_errors_is_shown_with_all_of_them(run: Run, tmp_path: Path) -> None:
    broken = paper(recommendation("a", "{cap: suport}"), recommendation("b", strength="shoud"))
    folder = write_corpus(tmp_path / "corpus", {"ali.yaml": broken})
    result = run("overlap", "--corpus", str(folder))
    assert (result.code, result.out) == (2, "")
    assert "ali.yaml:6:" in result.err
    assert "ali.yaml:7:" in result.err
    assert "did you mean support?" in result.err
    assert "has 2 errors" in result.err


def test_export_writes_the_same_bytes_every_time(run: Run) -> None:
    first, second = run("export").out, run("export").out
    assert first == second
    assert re.search(r"`[0-9a-f]{64}`", first)
    assert first.startswith("# North Korea's part")


@pytest.mark.slow
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for arguments in (["list"], ["list", "--format", "csv"], ["check"]):
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "policy_compare", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                cwd=tmp_path,
                check=False,
            )
        assert result.returncode == 2
        last = "error: the answer cannot be written: No space left on device\n"
        assert result.stderr.endswith(last)
        assert "Traceback" not in result.stderr


def test_what_a_killed_run_left_is_taken_back_before_anything_is_read(
    housing: Path, run: Run
) -> None:
    names = [f"p{number}.yaml" for number in range(7)]

    def work() -> None:
        changes = [FileChange(housing / name, b"paper: {title: X}\n") for name in names]
        with broken_off(_until("p6.yaml", housing), die, after=True):
            make_changes({housing: changes})

    assert in_another_process(work) == -9
    assert (housing / "p6.yaml").exists()
    done = run("topics", "--corpus", "housing")
    assert done.code == 0
    assert done.err == (
        "a run was broken off while it wrote into housing; what it had written was taken back: "
        "p0.yaml, p1.yaml, p2.yaml, p3.yaml, p4.yaml, and 2 more\n"
    )
    assert not (housing / "p0.yaml").exists()
    assert run("topics", "--corpus", "housing").err == ""


def _until(name: str, housing: Path) -> int:
    """The number of the call that puts the last of seven files in its place."""
    other = housing.parent / "other"
    other.mkdir()
    changes = [FileChange(other / f"p{number}.yaml", b"") for number in range(7)]
    with broken_off(-1, die, after=True) as calls:
        make_changes({other: changes})
    return len(calls) - 1 - calls[::-1].index("link")


def test_a_killed_import_can_be_made_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("author,proposition,stance,strength\nAli,cap,yes,must\n")
    words = ("import", "positions", "votes.csv", "--into", "votes", "--yaml")

    with broken_off(-1, die, after=True) as calls:
        assert run(*words[:4], "other", "--yaml").code == 0

    def work() -> None:
        with broken_off(calls.index("link") + 1, die, after=True):
            run(*words)

    assert in_another_process(work) == -9
    assert (tmp_path / "votes" / "codebook.yaml").exists()
    assert run(*words).code == 0
    assert run("check", "--corpus", "votes").code == 0
