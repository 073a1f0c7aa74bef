"""What is behind the figure of two units."""

from policy_compare.model import Corpus
from policy_compare.views.page import Grid
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Span, pair_anchor, proposition_anchor, spans_of, text_of
from policy_compare.views.report_pairs import pair_table
from tests.support.records import corpus, paper, urges


def table_of(found: Corpus) -> Grid:
    question = Question(found)
    return pair_table(question, question.positions())


def test_each_two_have_a_row_that_is_found_whichever_is_named_first() -> None:
    found = corpus(*(paper(name, urges({"cap": "support"})) for name in ("a", "b", "c")))
    table = table_of(found)
    assert [mark.anchor for mark in table.marks] == ["pair:a:b", "pair:a:c", "pair:b:c"]
    assert pair_anchor("c", "a") == "pair:a:c"


def test_names_with_the_sign_between_two_are_no_other_pair() -> None:
    pairs = [("a:b", "c"), ("a", "b:c"), ("a%3Ab", "c"), ("a:", "b"), ("a", ":b")]
    assert len({pair_anchor(*pair) for pair in pairs}) == len(pairs)


def test_what_divides_two_comes_before_what_they_share() -> None:
    found = corpus(
        paper("a", urges({"cap": "support", "build": "support"}, strength="must", id="one")),
        paper(
            "b",
            urges({"cap": "support"}, strength="could", id="two"),
            urges({"build": "oppose", "free": "neutral"}, id="three"),
        ),
    )
    ((names, cell),) = table_of(found).rows
    assert text_of(names) == "A and B"
    assert text_of(cell).splitlines() == [
        "disagree: More homes should be built.",
        "agree in principle (strength): Rents should be capped.",
        "A alone speaks to 0 other propositions; B alone speaks to 1 other proposition.",
    ]
    targets = [span.target for span in spans_of(cell) if isinstance(span, Span) and span.target]
    assert targets == [proposition_anchor("build"), proposition_anchor("cap")]
