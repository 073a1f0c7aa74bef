"""Files that their readers do not bear are told with their names, and the others are read."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.opening import DocumentReader, TextFile
from tests.support.corpora import CHECKOUT, Run, paper, recommendation, write_corpus
from tests.support.hostile_files import HOSTILE_FILES
from tests.support.pdfs import pdf, rows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing limits the memory"),
]

#: What is said of the end of such a file.
ENDS = (
    "takes more than 1 GB of memory to read",
    # Where the process of the tests has taken as much before.
    "makes its reader break down",
    "takes longer than 2 s to read",
    "has no text",
    "is longer than 4 million characters",
)


@pytest.mark.parametrize(("name", "make"), HOSTILE_FILES.items())
def test_each_is_told_in_one_sentence(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    with DocumentReader(2) as reader, pytest.raises(SourceError) as caught:
        reader.read(TextFile(path))
    assert caught.value.message in {f"{path} {end}" for end in ENDS}
    assert caught.value.hint


def test_a_form_that_calls_itself_takes_memory_and_not_the_program(tmp_path: Path) -> None:
    path = tmp_path / "forms.pdf"
    path.write_bytes(HOSTILE_FILES["forms.pdf"]())
    # From a small process: what is started by one that has taken more memory before, as tests may
    # have, begins with its peak.
    call = (sys.executable, "-m", "policy_compare", "draft", str(path), "--corpus", str(tmp_path))
    told = subprocess.run(call, capture_output=True, text=True, cwd=CHECKOUT, check=False).stderr
    assert "takes more than 1 GB of memory to read" in told


def test_a_folder_of_them_keeps_no_other_text_from_being_read(run: Run, tmp_path: Path) -> None:
    names = [*HOSTILE_FILES, "first.pdf", "last.txt"]
    papers = {
        f"p{number}.yaml": paper(recommendation("act")).replace(
            "recommendations:", f"  source: {{file: {name}}}\nrecommendations:"
        )
        for number, name in enumerate(sorted(names))
    }
    corpus = write_corpus(tmp_path / "corpus", papers)
    sources = tmp_path / "texts"
    sources.mkdir()
    for name, make in HOSTILE_FILES.items():
        (sources / name).write_bytes(make())
    (sources / "first.pdf").write_bytes(pdf(rows(700, "The council should act at once.")))
    (sources / "last.txt").write_text("The council should act at once.")
    found = run(
        "check", "--corpus", str(corpus), "--sources", str(sources), "--reading-limit", "2",
        "--format", "json",
    )  # fmt: skip
    assert found.code == 1
    answer = json.loads(found.out)
    unread = [row["message"] for row in answer["rows"] if row["code"] == "unreadable-source"]
    assert len(unread) == len(HOSTILE_FILES)
    for name in HOSTILE_FILES:
        assert any(f"{sources / name} " in message for message in unread), name
    assert "Found in 2 texts: 2 of 2 quotes." in answer["notes"]
