"""The files say what the corpus says after a change, or nothing is to be written."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.yaml.edit import EditMistake
from policy_compare.errors import CallError, CorpusError
from policy_compare.model import Corpus
from policy_compare.recoding.recoded_files import check_recoded, contents_saying, corpus_of
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus

FILES = {"a.yaml": "# mine\n" + paper(recommendation("x")), "b.yaml": paper(recommendation("y"))}


def changed_stance(corpus: Corpus, stance: str) -> Corpus:
    """The corpus in which the first paper has another stance."""
    first = corpus.papers["a"]
    (position,) = first.recommendations[0].positions
    item = first.recommendations[0]._replace(positions=(position._replace(stance=stance),))  # type: ignore[arg-type]
    return corpus._replace(papers={**corpus.papers, "a": first._replace(recommendations=(item,))})


def test_only_files_that_say_otherwise_change(tmp_path: Path) -> None:
    reading = read_corpus(write_corpus(tmp_path, FILES))
    before = corpus_of(reading)
    assert contents_saying(reading, before) == {}
    after = changed_stance(before, "oppose")
    after = after._replace(codebook=after.codebook._replace(title="Homes"))
    changed = contents_saying(reading, after)
    assert changed.keys() == {"a.yaml", "codebook.yaml"}
    assert changed["a.yaml"].decode() == FILES["a.yaml"].replace("support", "oppose")
    check_recoded(reading, {**reading.contents, **changed}, after)
    with pytest.raises(EditMistake, match="do not say"):
        check_recoded(reading, reading.contents, after)


def test_an_error_that_would_come_stops(tmp_path: Path) -> None:
    reading = read_corpus(write_corpus(tmp_path, {**FILES, "wrong.yaml": "a: [\n"}))
    check_recoded(reading, reading.contents, corpus_of(reading))
    other = CODEBOOK.replace("label: Builders", "label: Town council")
    with pytest.raises(CallError, match="nothing was written: 'Town council' is a name of both"):
        check_recoded(
            reading, {**reading.contents, "codebook.yaml": other.encode()}, corpus_of(reading)
        )


def test_a_table_is_not_written(tmp_path: Path) -> None:
    table = "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    rows = f"{table}a,A,x,Do.,council,cap,support\n"
    reading = read_corpus(write_corpus(tmp_path, {"papers.csv": rows}))
    with pytest.raises(
        CallError, match=r"papers stand in papers\.csv, in which nothing is changed"
    ):
        contents_saying(reading, changed_stance(corpus_of(reading), "oppose"))


def test_without_a_corpus_there_is_nothing_to_change(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        corpus_of(read_corpus(write_corpus(tmp_path, FILES, "a: [\n")))
