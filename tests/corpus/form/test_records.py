"""Records of all that a file says."""

from pathlib import Path

from policy_compare.model import (
    Evidence,
    Person,
    Recommendation,
    Source,
    StanceOn,
)
from tests.support.corpora import made, paper, recommendation


def test_all_of_a_recommendation_is_read(tmp_path: Path) -> None:
    keys = {
        "targets": "[landlords, builders]",
        "instrument": "legal",
        "topics": "[social]",
        "rationale": "Schools empty.",
        "evidence": "{quote: a ceiling, section: Proposals, paragraph: 3, page: 12-13}",
        "date": "2023-04",
        "note": "The mood is doubtful.",
    }
    stances = "{cap: neutral, build: {stance: oppose, condition: on meadows}}"
    text = paper(recommendation("r", stances, **keys))
    (one,) = made(tmp_path, {"a.yaml": text}).recommendations()
    assert one == Recommendation(
        "a",
        "r",
        "The council should act.",
        ("council",),
        ("landlords", "builders"),
        "legal",
        "should",
        (StanceOn("cap", "neutral"), StanceOn("build", "oppose", "on meadows")),
        ("social",),
        "Schools empty.",
        Evidence("a ceiling", "Proposals", 3, "12-13"),
        "The mood is doubtful.",
        "2023-04",
        line=6,
    )


def test_all_of_a_paper_is_read(tmp_path: Path) -> None:
    text = paper(recommendation("r"), authors="[{family: Dijk, non-dropping-particle: van}]")
    more = "  title-short: Home\n  container-title: Town\n  DOI: 10.1000/1\n  type: report\n"
    text = text.replace("  issued", more + "  source: {file: a.txt}\n  issued")
    found = made(tmp_path, {"a.yaml": text}).papers["a"]
    assert found[:9] == (
        "a",
        "Homes",
        "Home",
        (Person(family="Dijk", particle="van"),),
        "",
        "2023",
        "report",
        {"container-title": "Town", "DOI": "10.1000/1"},
        Source("a.txt"),
    )
    assert found.file == "a.yaml"
