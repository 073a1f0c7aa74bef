"""The real program in a real terminal, from a document to a corpus that holds."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.coding import TEXT, coding_folder
from tests.support.corpora import Run
from tests.support.runs import PATIENCE
from tests.support.terminals import OVER, terminal

pytestmark = pytest.mark.slow


def test_a_document_becomes_a_corpus_whose_quotes_are_all_found(tmp_path: Path, run: Run) -> None:
    (tmp_path / "ali-2023.md").write_text(TEXT, "utf-8")
    with terminal(tmp_path, "code", "ali-2023.md", "--corpus", "homes", "--coder", "NA") as screen:
        screen.wait_for("1 of 4 ○ open")
        screen.wait_for("new: Rents in the old")
        # All at once, as who types quickly does: each key is followed when its turn comes.
        screen.press("1", "Enter")
        screen.wait_for("2 of 4 ○ open")
        screen.press("/")
        screen.type("Empty homes should be listed.")
        screen.press("Enter", "Enter", "a")
        screen.type("Town council")
        screen.press("Up", "Enter", "Enter")
        screen.wait_for("3 of 4 ○ open")
        screen.press("0", "=", "Enter")
        screen.wait_for("4 of 4 ○ open")
        screen.press("d")
        screen.type("It is an aside.")
        screen.press("Enter")
        screen.wait_for("nothing is open after this")
        screen.press("q")
        screen.wait_for(f"{OVER} 0")
    checked = run("check", "--corpus", "homes", "--sources", ".")
    assert checked.code == 0, checked.out
    assert "3 of 3" in checked.out
    assert run("list", "--corpus", "homes", "--uncoded", "--format", "csv").out.count("\n") == 1


def test_ctrl_c_leaves_it_in_order(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    with terminal(tmp_path, "code", "--corpus", str(folder), "--sources", ".") as screen:
        screen.wait_for("1 of 4")
        screen.press("1", "C-c")
        text = screen.wait_for(f"{OVER} 0")
    assert "Traceback" not in text
    assert "cap: support" in (folder / "ali.yaml").read_text("utf-8")


def test_it_follows_the_size_of_the_terminal(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    with terminal(tmp_path, "code", "--corpus", str(folder), "--sources", ".") as screen:
        screen.wait_for("1 of 4")
        assert "q quit" not in screen.text()
        screen.call("resize-window", "-x", "150", "-y", "40")
        assert "q quit" in screen.wait_for("q quit").splitlines()[39]


def test_a_killed_program_has_lost_nothing_that_was_decided(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    with terminal(tmp_path, "code", "--corpus", str(folder), "--sources", ".") as screen:
        screen.wait_for("1 of 4")
        screen.press("1", "N")
        screen.type("half a n")
        screen.wait_for("half a n")
        _kill_children(int(screen.call("list-panes", "-F", "#{pane_pid}")))
        screen.wait_for(OVER)
    text = (folder / "ali.yaml").read_text("utf-8")
    assert "cap: support" in text
    assert "half" not in text


def test_it_ends_with_its_terminal_where_the_signal_of_that_is_ignored(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    call = ("-m", "policy_compare", "code", "--corpus", str(folder), "--sources", str(tmp_path))
    far_end, near_end = pty.openpty()
    process = subprocess.Popen(
        # As nohup starts a program.
        ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", sys.executable, *call],
        stdin=near_end,
        stdout=near_end,
        stderr=near_end,
        start_new_session=True,
    )
    os.close(near_end)
    with process:
        shown = b""
        while b"1 of 4" not in shown:
            shown += os.read(far_end, 65536)
        os.close(far_end)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()


def _kill_children(parent: int) -> None:
    """Kill what the process has started, without a warning."""
    for process in Path("/proc").glob("[0-9]*/stat"):
        fields = process.read_text("utf-8").rpartition(")")[2].split()
        if int(fields[1]) == parent:
            os.kill(int(process.parent.name), signal.SIGKILL)
