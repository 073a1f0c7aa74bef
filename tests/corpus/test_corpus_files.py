"""Which files are a corpus's, and what is told of those that cannot be read."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus import corpus_files, corpus_papers, reader
from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.corpus.tables import csv_sheet
from policy_compare.corpus.yaml.nodes import EMPTY_FILE, read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.files import reading
from policy_compare.files.reading import FileKind
from tests.support.corpora import (
    CODEBOOK,
    made,
    paper,
    problems,
    recommendation,
    write_corpus,
)

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))


def codes(folder: Path) -> list[str]:
    return [one.code for one in read_corpus(folder).problems]


def test_only_ordinary_yaml_files_in_sight_are_papers(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    others = {
        "README.md": "a",
        "paper.schema.json": "{}",
        ".hidden.yaml": "[",
        "yaml": "",
        "a.": "",
    }
    corpus = made(tmp_path, {"a.yaml": FINE, **others})
    assert list(corpus.papers) == ["a"]
    assert not codes(tmp_path)


@pytest.mark.parametrize("name", ["b.yml", "b.YAML", "b.Yml"])
def test_file_that_looks_like_a_paper_is_told(name: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"a.yaml": FINE, name: FINE})
    assert found.code == "other-suffix"
    assert found.file == str(tmp_path / name)
    assert found.hint == "rename it to b.yaml"


def test_link_to_a_paper_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(FINE)
    folder = write_corpus(tmp_path / "c", {})
    (folder / "a.yaml").symlink_to(tmp_path / "elsewhere.txt")
    assert list(load_corpus(folder).papers) == ["a"]


def test_digest_changes_with_every_byte_and_name(tmp_path: Path) -> None:
    contents = [
        {"a.yaml": FINE},
        {"a.yaml": FINE + "\n"},
        {"b.yaml": FINE},
        {"a.yaml": FINE, "b.yaml": FINE},
        {"a.yaml": FINE.replace("Homes", "homes")},
    ]
    digests = set()
    for place, files in enumerate(contents):
        folder = write_corpus(tmp_path / str(place), files)
        assert load_corpus(folder, digest=True).digest == load_corpus(folder, digest=True).digest
        digests.add(load_corpus(folder, digest=True).digest)
    codebook = write_corpus(tmp_path / "book", {"a.yaml": FINE}, CODEBOOK + "\n")
    digests.add(load_corpus(codebook, digest=True).digest)
    assert len(digests) == len(contents) + 1


def test_digest_does_not_know_the_folder(tmp_path: Path) -> None:
    folders = [write_corpus(tmp_path / name, {"a.yaml": FINE}) for name in "xy"]
    first, second = (load_corpus(folder, digest=True).digest for folder in folders)
    assert first == second


def test_file_for_a_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FINE)
    (found,) = read_corpus(path).problems
    assert (found.code, found.file) == ("unreadable", str(path))
    assert "Not a directory" in found.message


@pytest.mark.parametrize("name", ["codebook.yaml", "a.yaml"])
def test_file_that_may_not_be_read_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readable = reading.read_bytes

    def content(path: Path, form: FileKind) -> bytes:
        if path.name == name:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return readable(path, form)

    write_corpus(tmp_path, {"a.yaml": FINE, "b.yaml": FINE.replace("'2023'", "soon")})
    monkeypatch.setattr(corpus_files, "read_bytes", content)
    found = read_corpus(tmp_path).problems
    unchecked = ["unchecked-names"] if name == "codebook.yaml" else []
    assert [one.code for one in found] == ["unreadable", *unchecked, "bad-date"]
    assert found[0].file == str(tmp_path / name)
    assert "Permission denied" in found[0].message


def test_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def iterdir(path: Path) -> Any:
        raise OSError("the network went away")

    monkeypatch.setattr(Path, "iterdir", iterdir)
    (found,) = read_corpus(tmp_path).problems
    assert found.message == "cannot be read: the network went away"


ROWS = "paper,paper_title,authors,recommendation,statement,strength,proposition,stance\n"


ROW = "t,Homes,Ali,r,Act.,should,cap,support\n"


@pytest.mark.parametrize(
    ("exhausted", "left_out"),
    [("a.yaml", ("a",)), ("papers.csv", ("papers.csv",)), ("codebook.yaml", None)],
)
def test_a_file_that_takes_all_memory_is_left_out(
    exhausted: str,
    left_out: tuple[str, ...] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(real: Any) -> Any:
        def call(*arguments: Any) -> Any:
            report = next(one for one in arguments if isinstance(one, Report))
            if report.file.endswith(exhausted):
                report(EMPTY_FILE)
                raise MemoryError
            return real(*arguments)

        return call

    write_corpus(tmp_path, {"a.yaml": FINE, "b.yaml": FINE, "papers.csv": ROWS + ROW})
    monkeypatch.setattr(reader, "read_yaml", refuse(read_yaml))
    monkeypatch.setattr(corpus_papers, "read_yaml", refuse(read_yaml))
    monkeypatch.setattr(csv_sheet, "read_csv", refuse(csv_sheet.read_csv))
    found = read_corpus(tmp_path)
    (problem,) = [one for one in found.problems if one.file.endswith(exhausted)][:1]
    assert (problem.code, problem.line) == ("too-large", 0)
    assert problem.message == "the file is too large: there is not enough memory to read it"
    assert not [one for one in found.problems if one.code == "empty-file"]
    if left_out is None:
        assert found.corpus is None
    else:
        assert found.corpus is not None
        assert found.corpus.left_out == left_out
        assert "b" in found.corpus.papers


# A list of nothing but empty recommendations takes five hundred times its own size.
LIMITED = """
import resource
from pathlib import Path
from policy_compare.corpus.reader import read_corpus
resource.setrlimit(resource.RLIMIT_AS, (250_000_000,) * 2)
found = read_corpus(Path("."))
print([one.code for one in found.problems if one.severity == "error"], *found.corpus.papers)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="this system has no such limits")
def test_in_little_memory_what_can_be_read_is_read(tmp_path: Path) -> None:
    large = f"paper: {{title: A, authors: []}}\nrecommendations: [{'{},' * 250_000}]\n"
    write_corpus(tmp_path, {"a.yaml": FINE, "b.yaml": large, "c.yaml": FINE})
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("['too-large'] a c\n", "")
