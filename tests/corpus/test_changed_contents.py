"""Files come to say what a corpus says, to the byte where it says nothing new."""

from pathlib import Path

import pytest

from policy_compare.corpus.changed_contents import changed_contents
from policy_compare.corpus.reader import read_corpus
from policy_compare.errors import CallError
from policy_compare.model import Codebook, Corpus, Paper
from tests.support.corpora import paper, recommendation, write_corpus

FILES = {"a.yaml": "# mine\n" + paper(recommendation("x")), "b.yaml": paper(recommendation("y"))}


def changed_stance(corpus: Corpus) -> Corpus:
    """The corpus in which the first paper is against what it was for."""
    first = corpus.papers["a"]
    (position,) = first.recommendations[0].positions
    item = first.recommendations[0]._replace(positions=(position._replace(stance="oppose"),))
    return corpus._replace(papers={**corpus.papers, "a": first._replace(recommendations=(item,))})


def test_only_files_that_say_otherwise_change(tmp_path: Path) -> None:
    reading = read_corpus(write_corpus(tmp_path, FILES))
    assert reading.corpus is not None
    assert changed_contents(reading.corpus, reading.contents, reading.corpus) == {}
    after = changed_stance(reading.corpus)
    after = after._replace(codebook=after.codebook._replace(title="Homes"))
    after = after._replace(papers={**after.papers, "c": Paper("c", "New", file="c.yaml")})
    changed = changed_contents(reading.corpus, reading.contents, after)
    assert changed.keys() == {"a.yaml", "c.yaml", "codebook.yaml"}
    assert changed["a.yaml"].decode() == FILES["a.yaml"].replace("support", "oppose")
    assert b"title: New" in changed["c.yaml"]


def test_without_a_codebook_all_is_new() -> None:
    after = Corpus(Codebook(title="Homes"), {})
    changed = changed_contents(Corpus(Codebook(), {}), {}, after)
    assert [*changed] == ["codebook.yaml"]
    assert b"title: Homes" in changed["codebook.yaml"]


def test_a_table_is_not_written(tmp_path: Path) -> None:
    table = "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    reading = read_corpus(
        write_corpus(tmp_path, {"papers.csv": f"{table}a,A,x,Do.,council,cap,support\n"})
    )
    assert reading.corpus is not None
    with pytest.raises(CallError, match=r"a stands in papers\.csv, which is not written") as caught:
        changed_contents(reading.corpus, reading.contents, changed_stance(reading.corpus))
    assert "import all.json --yaml" in caught.value.hint
