"""Large corpora are kept as they were read."""

import json
import multiprocessing
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from policy_compare.corpus import cache, reader
from policy_compare.corpus.reader import read
from policy_compare.model import Codebook, Corpus
from tests.strategies import corpora, hostile
from tests.support import Run, paper, recommendation, write_corpus
from tests.test_writing import HOUSING

KEY = "0" * 64


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the cache, in which the smallest corpus is kept."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(reader, "_LARGE", 1)
    return tmp_path / "cache"


FILES = {
    "a.yaml": paper(recommendation("r"), recommendation("s", evidence="{quote: q}")),
    "b.yaml": paper(recommendation("r", "{build: oppose}"), authors="[]"),
}


def entries(place: Path) -> list[Path]:
    return sorted(place.glob("*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "c", FILES)


def test_the_second_reading_is_the_first(folder: Path, place: Path) -> None:
    plain = read(folder)
    assert plain.problems
    assert not place.exists()
    assert read(folder, cached=True) == plain
    assert len(entries(place)) == 1
    again = read(folder, cached=True)
    assert again == plain
    # It came from the cache: what stands there is what is told.
    entry = entries(place)[0]
    forge(entry, lambda values: values["codebook"].update(title="Forged"))
    forged = read(folder, cached=True)
    assert forged.corpus is not None
    assert forged.corpus.codebook.title == "Forged"
    assert read(folder) == plain


def forge(entry: Path, change: object) -> None:
    """Change an entry's values and make its digest right again."""
    made, key, _, rest = entry.read_bytes().split(b"\n", 3)
    line, _, texts = rest.partition(b"\n")
    values = json.loads(line)
    change(values)  # type: ignore[operator]
    data = b"\n".join((json.dumps(values).encode(), texts))
    entry.write_bytes(b"\n".join((made, key, sha256(data).hexdigest().encode(), data)))


def test_a_digest_is_there_where_it_is_asked_for(folder: Path) -> None:
    asked = [read(folder, digest=True, cached=cached) for cached in (False, True, True)]
    assert all(found.corpus and found.corpus.digest for found in asked)
    assert asked[0] == asked[1] == asked[2]
    plain = read(folder, cached=True)
    assert plain.corpus is not None
    assert plain.corpus.digest == ""


def test_a_change_of_a_file_is_seen(folder: Path, place: Path) -> None:
    read(folder, cached=True)
    path = folder / "a.yaml"
    path.write_text(path.read_text().replace("should act", "must act"))
    assert read(folder, cached=True) == read(folder)
    (folder / "b.yaml").rename(folder / "c.yaml")
    assert read(folder, cached=True) == read(folder)
    assert len(entries(place)) == 3


def test_the_same_corpus_elsewhere_is_told_with_its_own_files(folder: Path, tmp_path: Path) -> None:
    read(folder, cached=True)
    other = write_corpus(tmp_path / "other", FILES)
    found = read(other, cached=True)
    assert found == read(other)
    assert all(one.file.startswith(str(other)) for one in found.problems)


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "b.yaml": paper(recommendation("r", strength="shall"))},
        {**FILES, "b.yaml": paper(recommendation("r", "{cap: }"))},
        {**FILES, "b.yml": "x"},
    ],
)
def test_only_what_is_without_errors_is_kept(
    files: dict[str, str], tmp_path: Path, place: Path
) -> None:
    folder = write_corpus(tmp_path / "c", files)
    assert read(folder, cached=True) == read(folder)
    assert not place.exists()


def test_a_small_corpus_is_not_kept(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LARGE", 100_000)
    read(folder, cached=True)
    assert not place.exists()


def cut(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-1])


def flipped(entry: Path) -> None:
    data = bytearray(entry.read_bytes())
    data[-3] ^= 1
    entry.write_bytes(bytes(data))


def foreign(entry: Path) -> None:
    entry.write_bytes(b"\x80\x04cposix\nsystem\n(S'exit 3'\ntR.")


def other_version(entry: Path) -> None:
    entry.write_bytes(b"policy-compare 0.0.0" + entry.read_bytes()[20:])


def other_key(entry: Path) -> None:
    made, _, rest = entry.read_bytes().split(b"\n", 2)
    entry.write_bytes(b"\n".join((made, b"1" * 64, rest)))


def folder_there(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


def endless(entry: Path) -> None:
    entry.unlink()
    os.mkfifo(entry)


def other_papers(entry: Path) -> None:
    forge(entry, lambda values: values.update(papers={}))


def other_form(entry: Path) -> None:
    forge(entry, lambda values: values.pop("papers"))


def other_count(entry: Path) -> None:
    forge(entry, lambda values: values["recommendations"].pop())


def other_values(entry: Path) -> None:
    forge(entry, lambda values: values.update(papers=3, problems={"a": 1}))


@pytest.mark.parametrize(
    "damage",
    [
        cut, flipped, foreign, other_version, other_key, folder_there, other_form, other_count,
        endless, other_papers,
        other_values, Path.unlink,
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_trusted_is_none(damage: object, folder: Path, place: Path) -> None:
    read(folder, cached=True)
    damage(entries(place)[0])  # type: ignore[operator]
    assert read(folder, cached=True) == read(folder)


def test_where_nothing_can_be_kept_the_corpus_is_read(folder: Path, place: Path) -> None:
    place.write_text("a file, and no folder")
    assert read(folder, cached=True) == read(folder)
    assert place.read_text() == "a file, and no folder"


def test_the_oldest_entries_are_forgotten(folder: Path, place: Path) -> None:
    for number in range(12):
        path = folder / "a.yaml"
        path.write_text(f"{path.read_text()}# {number}\n")
        read(folder, cached=True)
    assert len(entries(place)) == 8
    names = sorted(path.name for path in folder.iterdir())
    assert cache.load(reader._digest(reader._contents(folder, names, [])))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile())
def test_what_is_kept_is_what_was_there(corpus: Corpus) -> None:
    same(corpus)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora())
def test_corpora_of_every_size_are_kept(corpus: Corpus) -> None:
    same(corpus)


def same(corpus: Corpus) -> None:
    try:
        cache._text(corpus, ()).encode()
    except UnicodeEncodeError:
        return
    cache.store(KEY, corpus, ())
    found = cache.load(KEY)
    assert found is not None
    assert found.corpus == corpus


def test_everything_that_a_paper_holds_is_kept() -> None:
    same(Corpus(Codebook("T", "About.", 3), {"a": HOUSING}))


def reading(folder: Path, place: Path, found: "multiprocessing.Queue[bool]") -> None:
    cache.folder = lambda: place
    reader._LARGE = 1
    expected = read(folder)
    found.put(all(read(folder, cached=True) == expected for _ in range(30)))


def test_two_processes_at_once_do_not_disturb_each_other(folder: Path, place: Path) -> None:
    context = multiprocessing.get_context("fork")
    found: multiprocessing.Queue[bool] = context.Queue()
    both = [context.Process(target=reading, args=(folder, place, found)) for _ in range(2)]
    for one in both:
        one.start()
    for number in range(30):
        for entry in entries(place) if place.exists() else ():
            if number % 2:
                entry.unlink(missing_ok=True)
    assert [found.get(timeout=60), found.get(timeout=60)] == [True, True]
    for one in both:
        one.join()
    assert not [entry for entry in entries(place) if entry.suffix != ".corpus"]


def test_the_option_leaves_the_cache_alone(folder: Path, place: Path, run: Run) -> None:
    assert run("list", "--corpus", str(folder), "--no-cache").code == 0
    assert not place.exists()
    first = run("list", "--corpus", str(folder))
    assert len(entries(place)) == 1
    assert run("list", "--corpus", str(folder)) == first


def test_check_reads_every_file_anew(folder: Path, place: Path, run: Run) -> None:
    run("check", "--corpus", str(folder))
    assert not place.exists()


def test_the_place_is_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert cache.folder().name == "policy-compare"
