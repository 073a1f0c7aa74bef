"""Messages on stderr: what is in them, and what a corpus with errors is shown with."""

import io
import sys
from pathlib import Path

import pytest

from policy_compare.cli.messages import say, say_error
from policy_compare.errors import OutputError
from tests.support.corpora import Run, paper, recommendation, write_corpus


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
