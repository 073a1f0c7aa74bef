"""Two corpora are joined: what is new comes in, what a person wrote stays, nothing is doubled."""

from collections.abc import Mapping
from difflib import ndiff
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from policy_compare.corpus.changed_contents import changed_contents
from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_as_corpus
from policy_compare.exchange.corpus_merge import join_corpora
from policy_compare.exchange.record_filling import KeptValue
from policy_compare.model import (
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
)
from policy_compare.problems import has_errors
from policy_compare.renamed_ids import rename_in_codebook, rename_in_paper
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


def one_paper(*recommendations: Recommendation, **values: Any) -> Corpus:
    return Corpus(Codebook(), {"a": Paper("a", "A", recommendations=recommendations, **values)})


def coded(id: str, quote: str, **values: Any) -> Recommendation:
    return Recommendation(
        "a", id, f"Do {quote}.", evidence=Evidence(quote), strength="must", **values
    )


def test_what_any_recommendation_lacks_is_written() -> None:
    here = one_paper(coded("r", "a cap"), coded("s", "a roof"), coded("t", "a wall"))
    here = here._replace(codebook=Codebook("Homes"))
    there = one_paper(coded("r", "a cap", note="By 2030."), coded("u", "a door"))
    (paper,) = read(joined(files(here), there)).papers.values()
    told = [(one.id, one.note) for one in paper.recommendations]
    assert told == [("r", "By 2030."), ("s", ""), ("t", ""), ("u", "")]


def test_a_passage_that_was_dismissed_stays_so() -> None:
    here = one_paper(dismissed=(Dismissal("a roof", "It reports."),))
    there = one_paper(coded("r", "A roof"), coded("s", "a cap"))
    joined = join_corpora(here, there)
    assert [one.id for one in joined.corpus.papers["a"].recommendations] == ["s"]
    assert joined.kept == (KeptValue("a", "dismissed", "It reports.", "Do A roof."),)


def test_ids_that_are_taken_get_numbers() -> None:
    here, there = one_paper(coded("r", "a roof")), one_paper(coded("r", "a cap"), coded("R-2", "x"))
    paper = join_corpora(here, there).corpus.papers["a"]
    assert [(one.ref, one.statement) for one in paper.recommendations] == [
        ("a/r", "Do a roof."), ("a/r-2", "Do a cap."), ("a/R-2-2", "Do x."),
    ]  # fmt: skip
    papers = {id: Paper(id, f"Plan {id}") for id in ("a", "A-2")}
    corpus = join_corpora(here, Corpus(Codebook(), papers)).corpus
    assert {paper.id: paper.title for paper in corpus.papers.values()} == {
        "a": "A", "a-2": "Plan a", "A-2-2": "Plan A-2",
    }  # fmt: skip


def test_what_was_still_to_be_coded_is_coded_then() -> None:
    here = one_paper(coded("r", "a roof", coded=False))
    stance_on = StanceOn("p", "support")
    there = one_paper(coded("r", "a roof", positions=(stance_on,)))._replace(
        codebook=Codebook(propositions={"p": Proposition("p", "Build roofs.")})
    )
    (recommendation,) = join_corpora(here, there).corpus.recommendations()
    assert (recommendation.coded, recommendation.positions) == (True, (stance_on,))


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


def test_a_corpus_of_before_brings_nothing_new_to_what_was_renamed() -> None:
    before = Corpus(
        Codebook(propositions={"cap": Proposition("cap", "Cap rents.")}),
        {"draft": Paper("draft", "A", recommendations=(
            Recommendation("draft", "r", "Cap.", strength="must",
                           positions=(StanceOn("cap", "support"),)),
        ))},
    )  # fmt: skip
    ids = {"proposition": {"cap": "rent-cap"}}
    book = rename_in_codebook(before.codebook, ids)
    paper = rename_in_paper(before.papers["draft"], ids)._replace(id="ali-2023")
    former_names = {"proposition": {"cap": "rent-cap"}, "paper": {"draft": "ali-2023"}}
    now = Corpus(book._replace(former_names=former_names), {"ali-2023": paper})
    contents = files(now)
    assert joined(contents, before) == contents
