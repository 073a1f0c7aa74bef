"""What the page for developers adds to the program, added where it says, works."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import policy_compare
from policy_compare.guide import read_page
from tests.support.corpora import CHECKOUT, SHIPPED, paper, recommendation, write_corpus

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


#: Calls of one process, so that the program is loaded once.
_CALLS = """
import json, sys
from tests.support.corpora import run_program
print(json.dumps([run_program(*call) for call in json.loads(sys.argv[1])]))
"""


def answer_calls(extended: Path, *calls: str) -> list[str]:
    """What the extended program prints to each call."""
    done = subprocess.run(
        [sys.executable, "-c", _CALLS, json.dumps([call.split() for call in calls])],
        cwd=extended,
        env={**os.environ, "TERMINAL_WIDTH": "200", "PYTHONPATH": str(CHECKOUT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert [(code, err) for code, _, err in results if code] == []
    return [out for _, out, _ in results]


def test_an_output_format_is_a_module_and_a_record(extended: Path) -> None:
    printed, _, help = answer_calls(
        extended, "papers --format jsonl", "papers --output papers.jsonl", "papers --help"
    )
    rows = printed.splitlines()
    assert rows[0].startswith('{"id": "howell-2024", ')
    assert len(rows) == 3
    assert (extended / "papers.jsonl").read_text("utf-8").splitlines() == rows
    assert " jsonl" in help
    assert " or .jsonl" in help


def test_a_measure_is_a_record(extended: Path) -> None:
    table, figures = answer_calls(
        extended,
        "measures --measure mixed_share --format csv",
        "measures --explain howell-2024 vynnytskyi-2024",
    )
    assert table.partition("\r\n")[0].endswith(",jaccard,mixed_share")
    assert re.search(r"^mixed share +0 / 2 = 0$", figures, re.MULTILINE)


def test_a_check_is_a_kind_of_problem_and_a_function(extended: Path) -> None:
    loud = recommendation("r", statement="THE COUNCIL SHOULD ACT.")
    write_corpus(extended / "loud", {"a.yaml": paper(loud)})
    checked, explained = answer_calls(
        extended, "check --corpus loud", "check --explain shouted-statement"
    )
    assert "warning[shouted-statement] the statement of 'r' is in capitals" in checked
    assert "make nothing stronger" in explained


def test_a_format_of_texts_is_a_reader_and_a_record(extended: Path) -> None:
    text = "* Homes\n\n** Proposals\n\nThe council should cap rents.\n"
    (extended / "ali-2023.org").write_text(text, "utf-8")
    (drafted,) = answer_calls(extended, "draft ali-2023.org --output ali-2023.yaml")
    assert "sections   Proposals (1)" in drafted
    assert "title      Homes (from the text)" in drafted


def test_a_view_is_a_module_and_a_command(extended: Path) -> None:
    table, page = answer_calls(
        extended, "notes --paper howell-2024 --format csv", "notes china --no-cache"
    )
    header, first, *_ = table.splitlines()
    assert header == "recommendation,note"
    assert first.startswith("howell-2024/")
    assert page.startswith("Notes\n─────\n╭")


def test_a_filter_is_a_record(extended: Path) -> None:
    some, every, titled, help = answer_calls(
        extended,
        "list --doer south-korea --format csv",
        "list --format csv",
        "list --doer south-korea",
        "matrix --help",
    )
    refs = [row.partition(",")[0] for row in some.splitlines()]
    # The West is asked to persuade it, and it would send the aid.
    assert "state-of-uncertainty-2025/lethal-aid" in refs
    assert len(refs) < len(every.splitlines())
    assert "Recommendations: doer South Korea" in titled
    assert "would do itself" in help
