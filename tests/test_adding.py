"""What the page for developers adds to the program, added where it says, works."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import policy_compare
from policy_compare.guide import read_page
from tests.support.corpora import SHIPPED, paper, recommendation, write_corpus

pytestmark = pytest.mark.slow

#: The examples of the page, by the file that each is for.
EXAMPLES = dict(
    re.findall(
        r"^```python\n# (policy_compare/\S+)\n(.*?)^```$",
        read_page("developers"),
        re.MULTILINE | re.DOTALL,
    )
)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the program that has all the examples."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(Path(policy_compare.__file__).parent, folder / "policy_compare")
    (folder / SHIPPED.name).symlink_to(SHIPPED)
    for name, example in EXAMPLES.items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{example}")
    return folder


def call(extended: Path, *arguments: str, **environment: str) -> str:
    """What the extended program prints."""
    done = subprocess.run(
        [sys.executable, "-m", "policy_compare", *arguments],
        cwd=extended,
        env={**os.environ, "TERMINAL_WIDTH": "200", "PYTHONUTF8": "1", **environment},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_output_format_is_a_module_and_a_record(extended: Path) -> None:
    rows = call(extended, "papers", "--format", "jsonl").splitlines()
    assert rows[0].startswith('{"id": "howell-2024", ')
    assert len(rows) == 3
    call(extended, "papers", "--output", "papers.jsonl")
    assert (extended / "papers.jsonl").read_text("utf-8").splitlines() == rows
    help = call(extended, "papers", "--help")
    assert "csv|json|jsonl" in help
    assert ".json or .jsonl" in help


def test_a_measure_is_a_record(extended: Path) -> None:
    out = call(extended, "measures", "--measure", "mixed_share", "--format", "csv")
    assert out.partition("\n")[0].endswith(",jaccard,mixed_share")
    units = ("howell-2024", "vynnytskyi-2024")
    figures = call(extended, "measures", "--explain", *units)
    assert re.search(r"^mixed share +0 / 2 = 0$", figures, re.MULTILINE)


def test_a_check_is_a_kind_of_problem_and_a_function(extended: Path) -> None:
    loud = recommendation("r", statement="THE COUNCIL SHOULD ACT.")
    write_corpus(extended / "loud", {"a.yaml": paper(loud)})
    out = call(extended, "check", "--corpus", "loud")
    assert "warning[shouted-statement] the statement of 'r' is in capitals" in out
    assert "make nothing stronger" in call(extended, "check", "--explain", "shouted-statement")


def test_a_format_of_texts_is_a_reader_and_a_record(extended: Path) -> None:
    text = "* Homes\n\n** Proposals\n\nThe council should cap rents.\n"
    (extended / "ali-2023.org").write_text(text, "utf-8")
    out = call(extended, "draft", "ali-2023.org", "--output", "ali-2023.yaml")
    assert "sections   Proposals (1)" in out
    assert "title      Homes (from the text)" in out


def test_a_view_is_a_module_and_a_command(extended: Path) -> None:
    rows = call(extended, "notes", "--paper", "howell-2024", "--format", "csv").splitlines()
    assert rows[0] == "recommendation,note"
    assert rows[1].startswith("howell-2024/")
    assert call(extended, "notes", "china", "--no-cache").startswith("Notes\n─────\n╭")


def test_a_filter_is_a_record(extended: Path) -> None:
    rows = call(extended, "list", "--doer", "south-korea", "--format", "csv").splitlines()
    refs = [row.partition(",")[0] for row in rows]
    # The West is asked to persuade it, and it would send the aid.
    assert "state-of-uncertainty-2025/lethal-aid" in refs
    assert len(refs) < len(call(extended, "list", "--format", "csv").splitlines())
    assert "would do itself" in call(extended, "matrix", "--help")
