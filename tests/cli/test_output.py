"""Answers to stdout, messages to stderr, whatever the terminal can show."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpora import Run


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
