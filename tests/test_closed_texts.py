"""Texts that cannot be opened: each is a problem of its paper's, and the others are read.

The runs have nobody's rights, since root may read everything.
"""

import json
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.attack.bases import example
from tests.support import disks, runs, writers

pytestmark = pytest.mark.slow

TEXT = "ali-2023.txt"


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not in tmp_path, into which nobody else may look.
    with writers.open_folder() as made:
        yield made


def close_text(sources: Path) -> None:
    (sources / TEXT).chmod(0)


def close_folder(sources: Path) -> None:
    sources.chmod(0)


def list_only(sources: Path) -> None:
    sources.chmod(0o444)


def close_folder_above(sources: Path) -> None:
    (sources / "closed").mkdir(mode=0)
    name_text(sources, f"closed/{TEXT}")


def name_text(sources: Path, name: str) -> None:
    path = sources.parent / "ali-2023.yaml"
    path.write_text(path.read_text().replace(f"file: {TEXT}", f"file: {json.dumps(name)}"))


def replace_text(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def replace(sources: Path) -> None:
        (sources / TEXT).unlink()
        make(sources / TEXT)

    return replace


def make_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)
    os.chdir(before)


#: What is in the way of the text, with the code and the words of the problem.
WAYS = {
    "closed": (close_text, "unreadable-source", "may not be read"),
    "closed folder": (close_folder, "unreadable-source", "may not be read"),
    "names only": (list_only, "unreadable-source", "may not be read"),
    "closed above": (close_folder_above, "unreadable-source", "may not be read"),
    "folder": (replace_text(Path.mkdir), "unreadable-source", "is a folder"),
    "pipe": (replace_text(os.mkfifo), "unreadable-source", "is not an ordinary file"),
    "socket": (replace_text(make_socket), "unreadable-source", "is not an ordinary file"),
    "device": (
        replace_text(lambda path: path.symlink_to("/dev/full")),
        "unreadable-source",
        "is not an ordinary file",
    ),
    "circle": (
        replace_text(lambda path: path.symlink_to(TEXT)),
        "unreadable-source",
        "leads in a circle",
    ),
    "absent": (replace_text(lambda path: None), "no-source", "is not in"),
    "long": (lambda sources: name_text(sources, "x" * 300), "no-source", "is not in"),
    "newline": (lambda sources: name_text(sources, "a\nb"), "no-source", "is not in"),
    "above": (lambda sources: name_text(sources, ".."), "no-source", "is not in"),
    "dot": (lambda sources: name_text(sources, "CON."), "no-source", "is not in"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_cannot_be_opened_is_a_problem_with_a_hint(way: str, folder: Path) -> None:
    close, code, words = WAYS[way]
    disks.put(folder / "c", example())
    close(folder / "c" / "sources")

    def run(*arguments: str) -> runs.Ended:
        called = (*arguments, "--corpus", "c")
        ended = runs.run(called, folder, before=disks.without_rights)
        assert "Traceback" not in ended.told
        return ended

    try:
        checked = run("check", "--format", "json")
        rows = json.loads(checked.out)["rows"]
        (row,) = [row for row in rows if row["file"] == "c/ali-2023.yaml"]
        assert (row["code"], checked.code) == (code, int(code == "unreadable-source"))
        assert words in row["message"]
        assert row["hint"]
        if "folder" not in way and way != "names only":
            assert [row["file"] for row in rows] == ["c/ali-2023.yaml"]
            assert "Found in 1 text: 2 of 2 quotes." in run("check").out.decode()
        assert (run("coverage").code, run("report", "--format", "markdown").code) == (0, 0)
        shown = run("show", "ali-2023/cap-rents")
        assert (shown.code, "not looked up: " in shown.out.decode()) == (0, True)
        if code == "unreadable-source" and way != "closed above":
            drafted = run("draft", f"c/sources/{TEXT}", "--id", "new")
            assert (drafted.code, words in drafted.told, "hint: " in drafted.told) == (
                2,
                True,
                True,
            )
    finally:
        (folder / "c" / "sources").chmod(0o755)
