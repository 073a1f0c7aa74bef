"""A corpus is opened whole or not at all, and no change of it makes errors or leaves old ids."""

from pathlib import Path

import pytest

from policy_compare.corpus.yaml.edit import EditMistake
from policy_compare.errors import CallError, CorpusError
from policy_compare.recoding.recoded_files import finish_recoding, read_sound_corpus
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus

FILES = {"a.yaml": "# mine\n" + paper(recommendation("x")), "b.yaml": paper(recommendation("y"))}


def test_what_changes_is_told_by_path(tmp_path: Path) -> None:
    reading, corpus, places = read_sound_corpus(write_corpus(tmp_path, FILES), "topic")
    assert list(corpus.papers) == ["a", "b"]
    assert {place.name for place in places} == {"rents", "building", "social"}
    contents = dict(reading.contents)
    contents["c.yaml"] = contents.pop("a.yaml")
    contents["codebook.yaml"] += b"# more\n"
    recoding = finish_recoding(reading, contents, "topic", (), {"c.yaml": "a.yaml"}, ["done"])
    before = FILES["a.yaml"].encode()
    assert recoding.changes == {
        tmp_path / "a.yaml": (before, None),
        tmp_path / "c.yaml": (None, before),
        tmp_path / "codebook.yaml": (CODEBOOK.encode(), CODEBOOK.encode() + b"# more\n"),
    }
    assert recoding.models == {tmp_path / "c.yaml": tmp_path / "a.yaml"}
    assert recoding.lines == ("done",)


def test_an_error_that_would_come_stops(tmp_path: Path) -> None:
    reading, _, _ = read_sound_corpus(write_corpus(tmp_path, FILES), "topic")
    other = CODEBOOK.replace("label: Builders", "label: Town council").encode()
    with pytest.raises(CallError, match="nothing was written: 'Town council' is a name of both"):
        finish_recoding(reading, {**reading.contents, "codebook.yaml": other}, "topic", ())


def test_an_id_that_is_left_is_a_mistake_of_ours(tmp_path: Path) -> None:
    reading, _, _ = read_sound_corpus(write_corpus(tmp_path, FILES), "topic")
    with pytest.raises(EditMistake, match="still called"):
        finish_recoding(reading, reading.contents, "topic", ["rents"])


@pytest.mark.parametrize("name", ["wrong.yaml", "codebook.yaml", "other.yml"])
def test_with_an_error_anywhere_nothing_is_opened(tmp_path: Path, name: str) -> None:
    folder = write_corpus(tmp_path, FILES)
    (folder / name).write_text("a: [\n")
    with pytest.raises(CorpusError) as caught:
        read_sound_corpus(folder, "topic")
    assert {problem.severity for problem in caught.value.problems} == {"error"}
