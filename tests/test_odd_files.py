"""`check` over a folder survives any file in it: each is read or a problem, the others are read."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.support.corpora import CODEBOOK, Result, paper, recommendation, run_program, write_corpus
from tests.support.hostile_files import HOSTILE_FILES
from tests.support.odd_files import SENTENCE, odd_files

pytestmark = pytest.mark.slow

#: The seconds for a file: what is endless takes them all.
LIMIT = "10"

#: What can only be refused, with a pattern of the words that say why.
REFUSED = {
    # In a process that has taken as much before, as this one may have, it only breaks down.
    "forms.pdf": "takes more than 1 GB of memory|takes longer|makes its reader break down",
    "tail.pdf": "is damaged",
    "nested.docx": "is damaged",
    "entities.odt": "is damaged",
    "deep.html": "more markup",
    "lists.md": "takes longer than 10 s|nested deeper",
    "line.txt": "longer than 4 million characters",
    "zeros.txt": "a binary file",
}
#: What a reader bears that does not read what need not be read.
READ = {"half-letters.pdf", "in-itself.docx", "empty-date.docx", "repeated.odt",
        "half-letters.html", "marks.txt"}  # fmt: skip


@cache
def files() -> Mapping[str, bytes]:
    """The odd files, and one that takes all the memory there is."""
    return {**odd_files(), "forms.pdf": HOSTILE_FILES["forms.pdf"]()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of odd texts with a good one before, between and after them."""
    made = tmp_path_factory.mktemp("odd")
    names = [*files(), "a.txt", "m.txt", "z.txt"]
    evidence = "{quote: should cap rents}"
    write_corpus(
        made,
        {
            f"{name.replace('.', '-')}.yaml": paper(
                recommendation("r", evidence=evidence, topics="[rents]"),
            ).replace("  title:", f"  source: {{file: {name}}}\n  title:")
            for name in names
        },
        CODEBOOK,
    )
    (made / "sources").mkdir()
    for name in names:
        (made / "sources" / name).write_bytes(files().get(name, SENTENCE.encode()))
    return made


@pytest.fixture(scope="module")
def checked(folder: Path) -> Result:
    places = ("--corpus", str(folder), "--sources", str(folder / "sources"))
    return run_program("check", *places, "--reading-limit", LIMIT, "--format", "json")


def problems(checked: Result, name: str) -> list[dict[str, str]]:
    """The problems of a text, but for those of its place."""
    rows = json.loads(checked.out)["rows"]
    file = f"/{name.replace('.', '-')}.yaml"
    return [row for row in rows if row["file"].endswith(file) and row["severity"] == "error"]


def test_the_good_texts_are_read(checked: Result) -> None:
    assert checked.code == 1
    for name in ("a.txt", "m.txt", "z.txt", *READ):
        assert problems(checked, name) == [], name


def test_an_odd_file_is_read_or_one_problem(checked: Result) -> None:
    for name in files():
        found = problems(checked, name)
        assert len(found) <= 1, found
        for problem in found:
            assert problem["code"] in ("unreadable-source", "quote-not-found")
            assert name in problem["message"]
            assert problem["hint"]


@pytest.mark.parametrize("name", REFUSED)
def test_why_a_text_is_refused_is_told(name: str, checked: Result) -> None:
    (problem,) = problems(checked, name)
    assert problem["code"] == "unreadable-source"
    assert re.search(REFUSED[name], problem["message"])
