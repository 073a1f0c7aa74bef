"""The corpora that one starts from: a good example, and one without papers for one's own."""

import hashlib
import re
from pathlib import Path

import pytest

from policy_compare.corpus.form.schema import json_schemas
from policy_compare.corpus.new_corpus import (
    empty_corpus,
    example_corpus,
    own_codebook,
    title_from_folder,
)
from policy_compare.corpus.reader import load_codebook, load_corpus, read_corpus
from policy_compare.evidence.drafting import draft_paper
from policy_compare.files.writing import write_new_files
from policy_compare.model import STANCES, STRENGTHS, Codebook
from policy_compare.texts.opening import read_document as read_text
from tests.support.verifying import verify


def test_only_a_paper_is_missing(tmp_path: Path) -> None:
    write_new_files(tmp_path / "housing", empty_corpus(tmp_path / "housing"))
    found = read_corpus(tmp_path / "housing")
    assert [one.code for one in found.problems] == ["no-papers"]
    assert load_codebook(tmp_path / "housing") == Codebook(title="Housing", quote_words=12)


def test_what_waits_as_a_comment_is_a_codebook(tmp_path: Path) -> None:
    files = empty_corpus(tmp_path)
    text = re.sub(r"^# (?=[a-z_]+:|  )", "", files["codebook.yaml"], flags=re.MULTILINE)
    write_new_files(tmp_path / "c", {**files, "codebook.yaml": text})
    book = load_codebook(tmp_path / "c")
    assert [
        one.code for one in read_corpus(tmp_path / "c").problems if one.severity == "error"
    ] == ["no-papers"]
    assert book.quote_words == 12
    for section in (book.topics, book.propositions, book.tensions, book.actors, book.instruments):
        assert section


def test_it_brings_the_schemas() -> None:
    assert json_schemas(Codebook()).items() <= empty_corpus(Path("a")).items()


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("housing", "Housing"),
        ("/data/housing-in_small--towns", "Housing in small towns"),
        ("AI-plans", "AI plans"),
        ("housing/recommendations", "Housing"),
        ("한국", "한국"),
        ("/", "Policy papers"),
        ("/recommendations", "Policy papers"),
        ("--", "Policy papers"),
        ("a\x1b[31m\nb", "A[31m b"),
        ("\x01", "Policy papers"),
        ("\u202e\u200b", "Policy papers"),
        ("\u200bolive", "Olive"),
        ("\udcff", "Policy papers"),
        ("yes", "Yes"),
        ("12: #1", "12: #1"),
    ],
)
def test_its_title_is_made_of_the_folder_s_name(folder: str, title: str, tmp_path: Path) -> None:
    assert title_from_folder(Path(folder)) == title
    write_new_files(tmp_path, empty_corpus(Path(folder)))
    assert load_codebook(tmp_path).title == title


def test_here_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "housing").mkdir()
    monkeypatch.chdir(tmp_path / "housing")
    assert title_from_folder(Path()) == "Housing"


def test_a_folder_that_is_gone_is_called_by_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert title_from_folder(Path("housing")) == "Housing"


def test_the_example_has_no_problem(tmp_path: Path) -> None:
    write_new_files(tmp_path, example_corpus())
    found = read_corpus(tmp_path)
    assert not found.problems
    assert found.corpus is not None


def test_the_example_brings_the_schemas_that_its_files_name(tmp_path: Path) -> None:
    files = example_corpus()
    write_new_files(tmp_path, files)
    schemas = json_schemas(load_codebook(tmp_path))
    assert schemas.items() <= files.items()
    for name, text in files.items():
        if name.endswith(".yaml"):
            first = text.partition("\n")[0]
            assert first.partition("$schema=")[2] in schemas


def test_the_example_shows_agreement_conflict_a_condition_and_a_tension(tmp_path: Path) -> None:
    write_new_files(tmp_path, example_corpus())
    corpus = load_corpus(tmp_path)
    stances = [
        (one.paper, position) for one in corpus.recommendations() for position in one.positions
    ]
    assert {position.stance for _, position in stances} == set(STANCES) - {"neutral"}
    assert any(position.condition for _, position in stances)
    assert {one.strength for one in corpus.recommendations()} == set(STRENGTHS)
    assert corpus.codebook.tensions
    assert len(corpus.papers) == 2


def test_the_example_s_quotes_stand_in_its_texts_where_it_says(tmp_path: Path) -> None:
    write_new_files(tmp_path, example_corpus())
    looked = verify(load_corpus(tmp_path), tmp_path / "sources")
    assert looked.problems == ()
    assert (looked.quotes, looked.texts) == ((4, 0, 0), 2)


def test_one_of_the_example_s_texts_is_there_to_be_drafted(tmp_path: Path) -> None:
    write_new_files(tmp_path, example_corpus())
    corpus = load_corpus(tmp_path)
    coded = {paper.source.file for paper in corpus.papers.values() if paper.source}
    (text,) = (one for one in (tmp_path / "sources").iterdir() if one.name not in coded)
    made = draft_paper(read_text(text), "berg-2025", corpus.codebook)
    assert made.paper.title == "Rooms without a door: what tenants of small towns need"
    assert [author.name for author in made.paper.authors] == ["Jo Berg", "Mina Sand"]
    assert made.paper.issued == "2025-03-03"
    strengths = [item.strength for item in made.paper.recommendations]
    assert strengths == ["should", "should", "must", "could"]


def test_the_example_explains_itself() -> None:
    for name in ("codebook.yaml", "ali-2023.yaml"):
        assert example_corpus()[name].count("#") > 4


def test_every_line_of_the_example_ends() -> None:
    for text in example_corpus().values():
        assert text.endswith("\n")
        assert "\t" not in text
        assert "\r" not in text


def example_book(folder: Path, **changed: str) -> Codebook:
    text = example_corpus()["codebook.yaml"]
    for old, new in changed.items():
        text = text.replace(old, new)
    write_new_files(folder, {"codebook.yaml": text})
    return load_codebook(folder)


def test_of_the_example_nothing_is_ones_own(tmp_path: Path) -> None:
    book = example_book(tmp_path / "c", Government="State")
    own = own_codebook(book, "4f" * 32)
    assert (list(own.actors), own.propositions, own.topics) == (["government"], {}, {})
    assert own.quote_words == book.quote_words
    # Its own texts are drafted with it, and so is every text once it has been changed.
    berg = hashlib.sha256(example_corpus()["sources/berg-2025.txt"].encode()).hexdigest()
    assert own_codebook(book, berg) == book
    changed = example_book(tmp_path / "d", rises="increases")
    assert own_codebook(changed, "4f" * 32) == changed
    assert own_codebook(Codebook(), "4f" * 32) == Codebook()
