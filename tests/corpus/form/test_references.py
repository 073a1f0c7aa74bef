"""Whether all that is named in a corpus is there."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from policy_compare.corpus.form.references import names_agree
from policy_compare.model import Actor, Codebook, Corpus, StanceOn, Tension, Topic
from tests.support.records import BOOK, corpus, paper, urges
from tests.support.strategies import corpora

ITEM = urges(
    {"cap": "support"}, actors=("council",), targets=("landlords",), instrument="legal",
    topics=("rents",),
)  # fmt: skip
CORPUS = corpus(paper("ali", ITEM), paper("berg", urges()))


@pytest.mark.slow
@given(corpora())
def test_a_corpus_that_was_checked_agrees(corpus: Corpus) -> None:
    assert names_agree(corpus)


def test_what_names_only_what_there_is_agrees() -> None:
    assert names_agree(CORPUS)
    assert names_agree(Corpus(Codebook(), {}))


def urged(**fields: Any) -> Corpus:
    return corpus(paper("ali", ITEM._replace(**fields)), paper("berg", urges()))


def coded(section: str, entry: str, **fields: Any) -> Corpus:
    entries = getattr(BOOK, section)
    changed: Any = {section: {**entries, entry: entries[entry]._replace(**fields)}}
    return CORPUS._replace(codebook=BOOK._replace(**changed))


WRONG: dict[str, Callable[[], Corpus]] = {
    "topic": lambda: urged(topics=("rents", "none")),
    "actor": lambda: urged(actors=("none",)),
    "target": lambda: urged(targets=("none",)),
    "instrument": lambda: urged(instrument="none"),
    "proposition": lambda: urged(positions=(StanceOn("none", "support"),)),
    "doer": lambda: urged(positions=(StanceOn("cap", "support", by=("none",)),)),
    "another paper's": lambda: CORPUS._replace(
        papers={**CORPUS.papers, "berg": CORPUS.papers["berg"]._replace(recommendations=(ITEM,))}
    ),
    "another paper": lambda: CORPUS._replace(
        papers={"ali": CORPUS.papers["ali"], "none": CORPUS.papers["berg"]}
    ),
    "another actor": lambda: coded("actors", "council", id="none"),
    "another topic": lambda: coded("topics", "rents", id="none"),
    "another proposition": lambda: coded("propositions", "cap", id="none"),
    "another instrument": lambda: coded("instruments", "legal", id="none"),
    "topic of a proposition": lambda: coded("propositions", "cap", topics=("none",)),
    "part of no topic": lambda: coded("topics", "rents", part_of=("none",)),
    "part of no actor": lambda: coded("actors", "council", part_of=("none",)),
    "topic in a circle": lambda: coded("topics", "rents", part_of=("rents",)),
    "actors in a circle": lambda: coded("actors", "government", part_of=("council",)),
    "tension": lambda: CORPUS._replace(
        codebook=BOOK._replace(tensions=(Tension(("cap", "none"), "Why."),))
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_names_what_is_not_there_does_not(wrong: str) -> None:
    assert not names_agree(WRONG[wrong]())


def test_a_group_may_be_part_of_two() -> None:
    topics = {
        "a": Topic("a", "A", part_of=("b", "c")),
        "b": Topic("b", "B", part_of=("d",)),
        "c": Topic("c", "C", part_of=("d",)),
        "d": Topic("d", "D"),
    }
    actors = {"x": Actor("x", "X")}
    assert names_agree(Corpus(Codebook(topics=topics, actors=actors), {}))
