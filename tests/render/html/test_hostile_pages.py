"""No text of a corpus gets out of its place in a page, and all of it is to be read there."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By
from policy_compare.model import Corpus
from policy_compare.views import report
from policy_compare.views.parts.question import Question
from tests.support.html_reader import HtmlReader, faults_of, squeeze
from tests.support.rendering import render
from tests.support.strategies import hostile

pytestmark = pytest.mark.slow


def texts_of(corpus: Corpus) -> Iterator[str]:
    """What people wrote that every report has to say."""
    yield corpus.codebook.title
    yield corpus.codebook.about
    for paper in corpus.papers.values():
        yield paper.title
        yield paper.details["note"]
        for recommendation in paper.recommendations:
            yield recommendation.statement
            if recommendation.evidence:
                yield recommendation.evidence.quote


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(hostile(), st.sampled_from(BYS))
def test_a_report_says_every_text_and_is_made_of_nothing_else(corpus: Corpus, by: By) -> None:
    page = render(report.view(Question(corpus, by=by), "9", {}), "html")
    assert list(faults_of(page)) == []
    text = HtmlReader(page).text
    assert [said for said in texts_of(corpus) if squeeze(said) not in text] == []
    assert page == render(report.view(Question(corpus, by=by), "9", {}), "html")


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<p onclick='x'>", "onclick of <p>"),
        ("<p style='x'>", "style of <p>"),
        ("<img>", "<img>"),
        ("<p id='a'></p><p id='a'></p>", "id 'a' twice"),
        ("<p id='a b'></p>", "id 'a b'"),
        ("<a href='#a'></a>", "a link to '#a'"),
        ("<a href='javascript:x'></a>", "a link to 'javascript:x'"),
        ("<a id='a' href='#a'><a href='#a'></a></a>", "a link in a link"),
        ("<p><b></p>", "</p> ends another element"),
        ("<!-- x -->", "a comment:  x "),
        ("<![CDATA[x]]>", "a declaration: CDATA[x"),
    ],
)
def test_the_reader_of_these_tests_sees_what_must_not_be_there(page: str, fault: str) -> None:
    assert fault in list(faults_of(page))
