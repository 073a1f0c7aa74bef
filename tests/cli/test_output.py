"""Answers to stdout, messages to stderr, whatever the terminal can show."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from policy_compare.cli import output, pager
from policy_compare.cli.deferred_commands import CommandRecord, build_command
from policy_compare.cli.program import COMMANDS
from policy_compare.cli.signals import StopSignal
from policy_compare.errors import CallError
from policy_compare.files import writing
from policy_compare.views.page import Page, Paragraph
from policy_compare.views.table import RowStream, Table, Value, View
from tests.support.corpora import Run
from tests.support.rendering import render


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


def options_of(described: CommandRecord) -> set[str]:
    """The options of a command."""
    return {option for parameter in build_command(described).params for option in parameter.opts}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats in which an answer has been made."""
    formats: list[str] = []

    def note_format(view: View, format: str, settings: object) -> list[bytes]:
        formats.append(format)
        return [render(view, format).encode()]

    monkeypatch.setattr(output, "render_pieces", note_format)
    return formats


@pytest.mark.parametrize("name", ["there.md", "nowhere/list.md", "folder.md"])
def test_what_is_in_the_way_is_told_before_a_long_answer_is_made(
    run: Run, tmp_path: Path, name: str, made: list[str]
) -> None:
    (tmp_path / "there.md").write_text("mine")
    (tmp_path / "folder.md").mkdir()
    assert run("list", "--output", name).code == 2
    assert not made
    assert run("list", "--output", "there.md", "--force").code == 0
    assert made == ["markdown"]


def test_work_is_told_of_while_the_answer_is_made_and_not_while_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A message in the middle of what a pager shows would spoil the screen."""
    working: list[str] = []
    seen: list[tuple[str, list[str]]] = []

    @contextmanager
    def note_work(work: str) -> Iterator[None]:
        working.append(work)
        yield
        working.pop()

    def page() -> Page:
        seen.append(("made", [*working]))
        yield Paragraph("a")

    def show_paged(*_: object) -> bool:
        seen.append(("read", [*working]))
        return True

    def write_file(*_: object, **__: object) -> None:
        seen.append(("written", [*working]))

    monkeypatch.setattr(output, "progress_shown", note_work)
    monkeypatch.setattr(pager, "show_paged", show_paged)
    monkeypatch.setattr(writing, "write_file", write_file)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    view = View(lambda: Table("made", ("a",), ()), page)
    for format in ("table", "markdown"):
        output.deliver_view(view, format, None, paged=True)
    output.deliver_view(view, "markdown", Path("a.md"))
    making = ("made", ["making the answer"])
    assert seen == [
        making, ("read", []), making, ("read", []), ("made", ["writing a.md"]),
        ("written", ["writing a.md"]),
    ]  # fmt: skip


def stream(error: BaseException | None = None) -> View:
    """An answer whose rows are made while it is written, until something is wrong."""

    def make_rows() -> Iterator[tuple[Value, ...]]:
        for number in range(2000):
            yield number, "a" * 100
        if error is not None:
            raise error
        warnings.append("One thing is missing.")

    warnings: list[str] = []
    return View(lambda: Table("made", ("n", "text"), RowStream(make_rows()), (), warnings), tuple)


@pytest.mark.parametrize("format", ["csv", "json"])
def test_a_stream_is_written_whole_and_its_warnings_are_known_then(
    format: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"a.{format}"
    output.deliver_view(stream(), format, file)
    written = file.read_bytes().decode()
    told = "One thing is missing.\n" if format == "csv" else ""
    assert capfd.readouterr().err == f"wrote {file}\n{told}"
    assert written == render(stream(), format)
    output.deliver_view(stream(), format, None)
    assert capfd.readouterr() == (written, told)


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize("error", [CallError("no more"), StopSignal(15), ZeroDivisionError()])
def test_a_stream_that_breaks_off_leaves_no_file(
    format: str, error: BaseException, tmp_path: Path
) -> None:
    file = tmp_path / f"a.{format}"
    with pytest.raises(type(error)):
        output.deliver_view(stream(error), format, file)
    assert not list(tmp_path.iterdir())
    file.write_text("mine")
    with pytest.raises(type(error)):
        output.deliver_view(stream(error), format, file, force=True)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


#: What each command is asked that needs to be told more than its corpus.
_ASKED = {
    "show": ["ali-2023/cap-rents"],
    "compare": ["ali-2023", "okafor-2024"],
    "search": ["rents"],
    "reliability": ["housing", "housing"],
    "reconcile": ["housing", "housing"],
    "diff": ["housing", "housing"],
}
_ANSWERING = [described.name for described in COMMANDS if "--format" in options_of(described)]


@pytest.mark.parametrize("name", _ANSWERING)
def test_every_answer_can_be_a_page_for_a_browser(name: str, run: Run, housing: Path) -> None:
    corpus = [] if name in ("reliability", "reconcile") else ["--corpus", "housing"]
    asked = [name, *_ASKED.get(name, ()), *corpus]
    printed = run(*asked, "--format", "html")
    assert (printed.code, printed.err) == (0, "")
    title, _, rest = printed.out.partition("</title>")
    assert title.startswith("<!doctype html>")
    assert rest.rstrip().endswith("</html>")
    written = run(*asked, "--output", "answer.html")
    assert (written.code, written.out, written.err) == (0, "", "wrote answer.html\n")
    assert (housing.parent / "answer.html").read_bytes().decode() == printed.out


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


@pytest.mark.slow
@pytest.mark.parametrize("name", _ANSWERING)
def test_every_answer_can_be_a_workbook(name: str, run: Run, housing: Path) -> None:
    corpus = [] if name in ("reliability", "reconcile") else ["--corpus", "housing"]
    asked = [name, *_ASKED.get(name, ()), *corpus]
    written = run(*asked, "--output", "answer.xlsx")
    assert (written.code, written.out, written.err) == (0, "", "wrote answer.xlsx\n")
    first, *_ = openpyxl.load_workbook(housing.parent / "answer.xlsx").worksheets
    assert first["A1"].value


@pytest.mark.slow
def test_a_workbook_goes_into_a_pipe_and_not_to_a_terminal(run: Run) -> None:
    call = [sys.executable, "-m", "policy_compare", "papers", "--format", "xlsx"]
    data = subprocess.run(call, capture_output=True, check=True).stdout
    assert data.startswith(b"PK")
    refused = run("papers", "--format", "xlsx", at_terminal=True)
    assert (refused.code, refused.out) == (2, "")
    assert ".xlsx is nothing for a terminal" in refused.err
    assert "--output FILE.xlsx" in refused.err
