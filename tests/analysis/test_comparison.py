"""A comparison in numbers and in lists says what its records say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.comparison import ComparisonInMemory, count_findings
from policy_compare.analysis.findings import sort_findings
from policy_compare.analysis.positions import BYS, By, find_positions
from policy_compare.analysis.relations import find_overlaps, find_tensions
from policy_compare.model import Corpus
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora


def compare(found: Corpus, by: By = "paper") -> ComparisonInMemory:
    positions = find_positions(found, by)
    return ComparisonInMemory(
        positions.units, find_overlaps(found, positions), find_tensions(found, positions)
    )


CORPUS = corpus(
    paper("ali", urges({"cap": "support"}, strength="must")),
    paper(
        "berg", urges({"cap": "oppose"}, condition="for a year"), urges({"cap": "support"}, id="b")
    ),
    paper("chen", urges({"build": "neutral"})),
)


def test_a_proposition_in_numbers() -> None:
    cap, build = compare(CORPUS).findings
    assert cap == ("cap", "contested", 2, 1, 1)
    assert cap.rank == (-1, -2)
    assert build == ("build", "single", 1, 0, 0)


def test_a_proposition_in_lists() -> None:
    (cap,) = compare(CORPUS).lists(("cap",))
    assert (cap.verdict, cap.supporting, cap.opposing) == ("contested", ("ali", "berg"), ("berg",))
    assert (cap.neutral, cap.silent, cap.uncoded) == ((), ("chen",), ())
    assert cap.strengths == (("ali", "must"),)
    assert cap.conditions == (("berg", "for a year"),)
    assert cap.recommendations == ("ali/act", "berg/act", "berg/b")


@given(corpora(), st.sampled_from(BYS))
@settings(max_examples=50)
def test_numbers_and_lists_say_what_the_records_say(found: Corpus, by: By) -> None:
    comparison = compare(found, by)
    sorted_findings = sort_findings(comparison.held, comparison.tensions)
    counts = count_findings(comparison.findings, comparison.tensions)
    assert {**sorted_findings.counts} == dict(counts)
    for kind, group in sorted_findings.propositions.items():
        ids = sorted(
            (finding for finding in comparison.findings if finding.kind == kind),
            key=lambda finding: finding.rank,
        )
        assert [overlap.proposition.id for overlap in group] == [one.proposition for one in ids]
    everywhere = [overlap.proposition.id for overlap in comparison.held]
    assert [one.proposition.id for one in comparison.lists(everywhere)] == everywhere
    for lists, overlap in zip(comparison.lists(everywhere), comparison.held, strict=True):
        assert len(lists.silent or ()) == len(overlap.silent)
        assert {*lists.supporting, *lists.opposing, *lists.neutral} == {
            position.unit.id for position in overlap.positions
        }
