"""Which build of the program reads, and that builds share no entries."""

import compileall
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

import policy_compare
from policy_compare.corpus.cache.reading_code import digest_reading_code
from tests.benchmarks.generate import generate

pytestmark = pytest.mark.slow

PACKAGE = Path(policy_compare.__file__).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, to be changed."""
    ignored = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(PACKAGE, tmp_path / "site" / "policy_compare", ignore=ignored)


def told(*arguments: str, site: Path, **environment: str) -> str:
    """What Python prints that finds the package there."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": str(site), **environment},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


CODE = """
from policy_compare.corpus.cache import reading_code
print(reading_code.__file__, reading_code.digest_reading_code())
"""


def code(site: Path) -> str:
    """The digest of the package that is found there."""
    file, digest = told("-c", CODE, site=site).split()
    assert Path(file).is_relative_to(site)
    return digest


def test_the_same_code_is_the_same_wherever_it_is(copy: Path, tmp_path: Path) -> None:
    assert code(copy.parent) == digest_reading_code()
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(copy.rglob("*")):
            made.write(path, path.relative_to(copy.parent))
    assert code(archive) == digest_reading_code()


@pytest.mark.parametrize(
    ("file", "another"),
    [
        ("model.py", True),
        ("statements.py", True),
        ("problems.py", True),
        ("people.py", True),
        ("__init__.py", True),
        ("corpus/form/paper_form.py", True),
        ("corpus/cache/entries.py", True),
        ("corpus/new.py", True),
        ("files/reading.py", True),
        ("corpus/example/codebook.yaml", False),
        ("views/matrix.py", False),
        ("render/csv.py", False),
    ],
)
def test_only_what_reads_makes_another_build(file: str, another: bool, copy: Path) -> None:
    before = code(copy.parent)
    with (copy / file).open("a") as written:
        written.write("# Another build of the same version.\n")
    assert (code(copy.parent) != before) == another


@pytest.mark.slow
def test_code_without_its_source_is_told_by_what_was_compiled(copy: Path) -> None:
    def compiled() -> str:
        compileall.compile_dir(copy, quiet=1, legacy=True, force=True)
        sources = {path: path.read_text() for path in copy.rglob("*.py")}
        for path in sources:
            path.unlink()
        found = code(copy.parent)
        for path, text in sources.items():
            path.write_text(text)
        return found

    before = compiled()
    path = copy / "corpus" / "form" / "paper_form.py"
    path.write_text(f"{path.read_text()}ANOTHER = True\n")
    assert compiled() != before


def test_another_library_makes_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_reading_code()
    monkeypatch.setattr(yaml, "__version__", "0.1")
    digest_reading_code.cache_clear()
    changed = digest_reading_code()
    monkeypatch.undo()
    digest_reading_code.cache_clear()
    assert changed != before
    assert digest_reading_code() == before


def test_two_builds_of_one_version_share_no_entry(copy: Path, tmp_path: Path) -> None:
    generate(tmp_path / "corpus", 500)
    cache = tmp_path / "cache"
    call = [
        "-m",
        "policy_compare",
        "papers",
        "--format",
        "csv",
        "--corpus",
        str(tmp_path / "corpus"),
    ]

    def called() -> str:
        return told(*call, site=copy.parent, XDG_CACHE_HOME=str(cache), HOME=str(cache))

    assert called() == called()
    assert len(list(cache.rglob("*.corpus"))) == 1
    path = copy / "corpus" / "form" / "records.py"
    path.write_text(f"{path.read_text()}\n# Another build.\n")
    called()
    assert len(list(cache.rglob("*.corpus"))) == 2
