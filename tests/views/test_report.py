"""The report as one page: what stands at its top, and that everything in it can be reached."""

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus
from policy_compare.views import report
from policy_compare.views.page import Block, Facts
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import paper_anchor, spans_of, text_of
from tests.support.records import ALI, BOOK, corpus, paper, urges

CORPUS = corpus(
    paper("ali", urges({"cap": "support"}), authors=(ALI,), issued="2023"),
    paper("berg", urges({"cap": "oppose"})),
)


def report_blocks(found: Corpus = CORPUS, **given: tuple[str, ...]) -> list[Block]:
    question = Question(found, resolve_filters(found, Filters(**given)))
    return list(report.view(question, "9", {}).page())


def scope_facts(found: Corpus = CORPUS, **given: tuple[str, ...]) -> dict[str, str]:
    """The facts at the top of the page."""
    first = next(block for block in report_blocks(found, **given) if isinstance(block, Facts))
    return {name: text_of(phrase) for name, phrase in first.facts}


def test_the_top_says_what_is_compared() -> None:
    assert scope_facts()["papers"] == "Ali 2023 · Berg"
    assert scope_facts(papers=("berg",))["papers"] == "Berg"


def test_the_papers_at_the_top_lead_to_their_references() -> None:
    (facts,) = [block for block in report_blocks()[:3] if isinstance(block, Facts)]
    targets = [span.target for span in spans_of(dict(facts.facts)["papers"]) if span.target]
    assert targets == [paper_anchor("ali"), paper_anchor("berg")]


def test_of_many_papers_the_rest_is_counted() -> None:
    many = corpus(*(paper(f"p{place:02}", urges({"cap": "support"})) for place in range(12)))
    assert scope_facts(many)["papers"].endswith("P10 · P11")
    more = corpus(*(paper(f"p{place:02}", urges({"cap": "support"})) for place in range(13)))
    assert scope_facts(more)["papers"].endswith("P10 · 2 others")


def test_the_top_says_how_old_the_coding_is() -> None:
    assert scope_facts()["coding"] == "undated"
    dated = CORPUS._replace(codebook=BOOK._replace(date="2024-05-17"))
    assert scope_facts(dated)["coding"] == "as of 17 May 2024"
