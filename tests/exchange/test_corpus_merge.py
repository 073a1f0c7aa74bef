"""Two corpora are joined: what is new comes in, what a person wrote stays, nothing is doubled."""

from collections.abc import Mapping
from difflib import ndiff
from pathlib import Path

from hypothesis import given, settings

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_as_corpus
from policy_compare.exchange.corpus_merge import changed_contents, join_corpora
from policy_compare.model import Codebook, Corpus
from policy_compare.problems import has_errors
from tests.support.strategies import corpora

#: Corpora take long to make up.
FEW = settings(max_examples=40)
NOTHING = Corpus(Codebook(), {})


def with_strengths(corpus: Corpus) -> Corpus:
    """The corpus as files can have it: each recommendation has a strength."""
    return corpus._replace(
        papers={
            id: paper._replace(
                recommendations=tuple(
                    one if one.strength else one._replace(strength="could")
                    for one in paper.recommendations
                )
            )
            for id, paper in corpus.papers.items()
        }
    )


CORPORA = corpora(least=1).map(with_strengths)


def files(corpus: Corpus) -> dict[str, bytes]:
    return {
        CODEBOOK: codebook_text(corpus.codebook).encode(),
        **{f"{id}.yaml": paper_text(paper).encode() for id, paper in corpus.papers.items()},
    }


def read(contents: Mapping[str, bytes]) -> Corpus:
    reading = read_as_corpus(Path("here"), contents)
    assert reading.corpus is not None, reading.problems
    return reading.corpus


def joined(contents: Mapping[str, bytes], there: Corpus) -> dict[str, bytes]:
    """The files after the corpus came in."""
    here = read(contents) if contents else NOTHING
    changed = changed_contents(here, contents, join_corpora(here, there).corpus)
    return {**contents, **changed}


@FEW
@given(CORPORA)
def test_what_comes_into_nothing_is_what_it_was(there: Corpus) -> None:
    there = read(files(there))
    assert read(joined({}, there)) == there


@FEW
@given(CORPORA, CORPORA)
def test_a_second_time_changes_nothing(here: Corpus, there: Corpus) -> None:
    there = read(files(there))
    once = joined(files(here), there)
    reading = read_as_corpus(Path("here"), once)
    assert not has_errors(reading.problems)
    assert joined(once, there) == once


@FEW
@given(CORPORA)
def test_a_corpus_says_nothing_new_to_itself(here: Corpus) -> None:
    contents = files(here)
    here = read(contents)
    assert joined(contents, here) == contents
    assert join_corpora(here, here).kept == ()


@FEW
@given(CORPORA, CORPORA)
def test_what_a_person_wrote_stays_to_the_byte(here: Corpus, there: Corpus) -> None:
    contents = {name: data + b"# my remark\n" for name, data in files(here).items()}
    after = joined(contents, read(files(there)))
    for name, data in contents.items():
        lines, lines_after = (text.decode().splitlines() for text in (data, after[name]))
        lost = [line[2:] for line in ndiff(lines, lines_after) if line.startswith("- ")]
        # What is empty is filled.
        assert [line for line in lost if not line.endswith(("[]", "{}"))] == []
