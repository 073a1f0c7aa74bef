"""What a comparison comes to, by kind."""

import pytest

from policy_compare.analysis.findings import (
    FindingKind,
    Findings,
    sort_findings,
    topics_of_one_unit,
)
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.relations import find_overlaps, find_tensions
from policy_compare.analysis.selection import EVERYTHING, Filters, resolve_filters
from policy_compare.model import Corpus, Stance, Topic
from tests.support.records import ALI, BERG, BOOK, corpus, keyed, paper, taking, urges


def findings_in(compared: Corpus, by: By = "paper") -> Findings:
    held = find_positions(compared, by)
    return sort_findings(find_overlaps(compared, held), find_tensions(compared, held))


@pytest.mark.parametrize(
    ("taken", "kind"),
    [
        (("support", "oppose"), "contested"),
        (("support", "oppose", "neutral"), "contested"),
        (("support", "support"), "agreed in full"),
        (("neutral", "neutral"), "agreed in full"),
        (("support", "neutral"), "mixed"),
        (("support",), "single"),
    ],
)
def test_a_proposition_is_of_one_kind(taken: tuple[Stance, ...], kind: FindingKind) -> None:
    findings = findings_in(taking(*taken))
    assert [overlap.proposition.id for overlap in findings.propositions[kind]] == ["cap"]
    assert +findings.counts == {kind: 1}


def test_what_differs_is_agreed_in_principle() -> None:
    strong, weak = urges({"cap": "support"}, strength="must"), urges({"cap": "support"})
    findings = findings_in(corpus(paper("ali", strong), paper("berg", weak)))
    assert findings.counts["agreed in full"] == 1
    weak = weak._replace(strength="could")
    findings = findings_in(corpus(paper("ali", strong), paper("berg", weak)))
    assert (findings.counts["agreed in full"], findings.counts["agreed in principle"]) == (0, 1)


def test_whoever_contradicts_itself_is_contested_where_others_speak() -> None:
    torn = paper("ali", urges({"cap": "support"}, id="a"), urges({"cap": "oppose"}, id="b"))
    assert findings_in(corpus(torn)).counts["contradiction"] == 1
    findings = findings_in(corpus(torn, paper("berg", urges({"cap": "neutral"}))))
    assert (findings.counts["contradiction"], findings.counts["contested"]) == (0, 1)


def test_nothing_is_found_where_nobody_speaks() -> None:
    findings = findings_in(corpus(paper("ali", urges())))
    assert findings == Findings({}, ())
    assert findings.counts.total() == 0


def test_what_divides_most_evenly_comes_first() -> None:
    for_and_against = corpus(
        paper("a", urges({"cap": "support", "build": "support", "free": "support"})),
        paper("b", urges({"cap": "support", "build": "support", "free": "support"})),
        paper("c", urges({"cap": "support", "build": "oppose", "free": "oppose"})),
        paper("d", urges({"cap": "oppose", "build": "oppose"})),
    )
    contested = findings_in(for_and_against).propositions["contested"]
    assert [overlap.proposition.id for overlap in contested] == ["build", "cap", "free"]


def test_what_more_units_speak_to_comes_first() -> None:
    agreed = corpus(
        paper("a", urges({"cap": "support", "build": "support", "free": "neutral"})),
        paper("b", urges({"cap": "support", "build": "support", "free": "neutral"})),
        paper("c", urges({"build": "support"})),
    )
    in_full = findings_in(agreed).propositions["agreed in full"]
    assert [overlap.proposition.id for overlap in in_full] == ["build", "cap", "free"]


def test_tensions_between_units_come_before_those_of_one_with_itself() -> None:
    tense = BOOK.tensions[0]
    book = BOOK._replace(
        tensions=(tense._replace(between=("social-homes", "free")), tense),
    )
    findings = findings_in(
        corpus(
            paper("ali", urges({"cap": "support", "social-homes": "support", "free": "support"})),
            paper("berg", urges({"build": "support"})),
            book=book,
        )
    )
    assert [tension.tension.between for tension in findings.tensions] == [
        ("cap", "build"),
        ("social-homes", "free"),
    ]
    assert findings.counts["tension"] == 2
    assert "tension" not in findings.propositions


COMPARED = corpus(
    paper("ali", urges({"cap": "support"}), authors=(ALI, BERG)),
    paper("berg", urges({"cap": "support", "social-homes": "oppose"}), authors=(BERG,)),
    paper("chen", urges(id="frame", topics=("building",))),
)


def alone(
    compared: Corpus = COMPARED, by: By = "paper", **filters: tuple[str, ...]
) -> dict[str, str]:
    units = topics_of_one_unit(compared, by, resolve_filters(compared, Filters(**filters)))
    return {topic: unit.id for topic, unit in units.items()}


def test_topics_of_one() -> None:
    # A part of building is taken up by another, and so is building.
    assert alone() == {"social": "berg"}
    assert alone(by="author") == {"social": "Kaja Berg"}
    assert alone(topics=("rents",)) == {}
    assert alone(topics=("social",)) == {"social": "berg"}
    assert alone(papers=("ali", "chen")) == {"rents": "ali", "building": "chen"}


def test_who_takes_up_a_part_is_not_said_to_name_the_whole() -> None:
    compared = corpus(
        paper("ali", urges({"social-homes": "support"})), paper("berg", urges({"cap": "support"}))
    )
    assert alone(compared) == {"rents": "berg", "social": "ali"}


def test_what_several_authors_of_one_paper_take_up_is_not_of_one() -> None:
    assert alone(by="author", papers=("ali", "chen")) == {"building": "chen"}


def test_of_one_unit_nothing_is_its_alone() -> None:
    assert alone(papers=("ali",)) == {}
    assert topics_of_one_unit(corpus(), "paper", EVERYTHING) == {}


def test_topics_come_in_the_order_of_the_codebook() -> None:
    topics = keyed(Topic("z", "Z"), Topic("a", "A"))
    compared = corpus(
        paper("ali", urges(topics=("a",))),
        paper("berg", urges(topics=("z",))),
        book=BOOK._replace(topics=topics, propositions={}, tensions=()),
    )
    assert list(alone(compared)) == ["z", "a"]
