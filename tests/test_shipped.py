"""The corpus that ships with the program is itself in order."""

import os
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.model import Corpus
from tests.support.corpora import SHIPPED

PAPERS = ("howell-2024", "state-of-uncertainty-2025", "vynnytskyi-2024")

#: How texts write what a coding writes plainly.
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


@cache
def shipped() -> Corpus:
    return load_corpus(SHIPPED)


def folded(text: str) -> str:
    """The text with plain quotes and one space for every run of them."""
    return " ".join(text.translate(_FOLD).split())


def test_it_has_no_problem() -> None:
    assert read_corpus(SHIPPED).problems == ()


def test_it_holds_the_papers_and_topics_that_it_is_about() -> None:
    assert tuple(shipped().papers) == PAPERS
    topics = {"china", "lethal-aid", "sanctions", "information-flows"}
    assert topics <= set(shipped().codebook.topics)


def test_every_topic_is_spoken_to() -> None:
    spoken = {topic for one in shipped().recommendations() for topic in shipped().topics_of(one)}
    above = {wide for topic in shipped().codebook.topics.values() for wide in topic.part_of}
    assert spoken | above == set(shipped().codebook.topics)


def test_it_says_when_its_coding_was_last_gone_through() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", shipped().codebook.date)


def test_every_recommendation_has_a_short_quote() -> None:
    assert shipped().codebook.quote_words == 12
    for one in shipped().recommendations():
        assert one.evidence is not None
        assert 0 < len(one.evidence.quote.split()) <= 12


def test_nobody_is_invented_for_the_text_without_a_byline() -> None:
    paper = shipped().papers["state-of-uncertainty-2025"]
    assert paper.authors == ()
    assert paper.publisher == ""
    assert paper.issued == "2025-02~"
    assert "byline" in paper.details["note"]
    assert paper.label == paper.short_title


def test_every_paper_says_which_text_was_coded() -> None:
    for paper in shipped().papers.values():
        assert paper.source is not None
        assert paper.source.file
        assert len(paper.source.sha256) == 64
        assert not (SHIPPED / paper.source.file).exists()


@pytest.mark.parametrize("id", PAPERS)
def test_quotes_stand_in_the_text(id: str) -> None:
    named = os.environ.get("POLICY_COMPARE_SOURCES")
    if not named:
        pytest.skip("POLICY_COMPARE_SOURCES names no folder with the papers' texts")
    paper = shipped().papers[id]
    assert paper.source is not None
    data = (Path(named) / paper.source.file).read_bytes()
    assert sha256(data).hexdigest() == paper.source.sha256
    text = folded(data.decode())
    for one in paper.recommendations:
        assert one.evidence is not None
        assert folded(one.evidence.quote) in text, one.ref
