"""What there is to decide in a paper, and in which order."""

from pathlib import Path

import pytest

from policy_compare.coding.items import (
    CodedText,
    CodingItem,
    SectionProgress,
    paper_items,
    progress_by_section,
)
from policy_compare.model import Dismissal, Evidence
from policy_compare.texts.opening import read_document
from policy_compare.urging.weights import CERTAIN
from tests.support.coding import TEXT
from tests.support.records import paper, urges


@pytest.fixture
def text(tmp_path: Path) -> CodedText:
    (tmp_path / "ali.md").write_text(TEXT, "utf-8")
    return CodedText(read_document(tmp_path / "ali.md"))


LEASE = Dismissal("lease their land", "an aside")
REGISTER = urges({"cap": "support"}, id="register", evidence=Evidence("every empty home"))
CAP = urges(id="cap", coded=False, evidence=Evidence("should cap rents"))
BUILD = urges(
    {"build": "support"}, id="build", proposed_by="a-model", evidence=Evidence("could build homes")
)


def told(items: tuple[CodingItem, ...]) -> list[tuple[str, str]]:
    return [(item.state, " ".join(item.text.split()[:3])) for item in items]


def test_items_come_in_the_order_of_the_text(text: CodedText) -> None:
    ali = paper("ali", REGISTER, CAP, BUILD, dismissed=(LEASE,))
    items = paper_items(ali, text)
    assert [item.recommendation.id if item.recommendation else item.text for item in items] == [
        "cap", "register", "build", "lease their land",
    ]  # fmt: skip
    assert [item.state for item in items] == ["open", "coded", "proposed", "dismissed"]
    assert [item.is_open for item in items] == [True, False, True, False]
    assert {item.section for item in items} == {"Recommendations"}


def test_passages_that_nobody_looked_at_are_open(text: CodedText) -> None:
    assert told(paper_items(paper("ali"), text)) == [
        ("open", "The council should"),
        ("open", "The council must"),
        ("open", "The government could"),
        ("open", "We recommend that"),
    ]
    some = paper_items(paper("ali", CAP, dismissed=(LEASE,)), text)
    assert [state for state, _ in told(some)] == ["open", "open", "open", "dismissed"]
    ids = [item.recommendation.id if item.recommendation else "" for item in some]
    assert ids == ["cap", "", "", ""]


def test_an_item_tells_where_its_passage_and_its_quote_stand(text: CodedText) -> None:
    (item, *_) = paper_items(paper("ali", CAP), text)
    block = text.document.blocks[item.block].text
    assert block[slice(*item.quote)] == "should cap rents"
    assert block[slice(*item.passage)] == "The council should cap rents in the old town."


def test_a_quote_that_is_not_there_follows_the_one_before_it(text: CodedText) -> None:
    lost = urges(id="lost", evidence=Evidence("no such words"))
    unquoted = urges(id="unquoted", evidence=None)
    items = paper_items(paper("ali", CAP, lost, unquoted, REGISTER), text)
    ids = [item.recommendation.id for item in items if item.recommendation]
    assert ids == ["cap", "lost", "unquoted", "register"]
    assert [item.block >= 0 for item in items if item.recommendation] == [True, False, False, True]


def test_without_a_text_there_is_the_coding_alone() -> None:
    ali = paper("ali", REGISTER, CAP, dismissed=(LEASE,))
    items = paper_items(ali, None)
    assert [item.state for item in items] == ["coded", "open", "dismissed"]
    assert {item.block for item in items} == {-1}


def test_a_key_stays_what_it_is_when_the_coding_changes(text: CodedText) -> None:
    before = paper_items(paper("ali", CAP), text)
    after = paper_items(paper("ali", CAP._replace(coded=True), REGISTER), text)
    assert before[0].key == after[0].key
    assert before[3].key == after[3].key
    assert len({item.key for item in after}) == len(after)


def test_progress_is_told_by_section(text: CodedText) -> None:
    ali = paper("ali", REGISTER, CAP, BUILD, dismissed=(LEASE,))
    assert progress_by_section(paper_items(ali, text)) == (
        SectionProgress("Recommendations", coded=1, dismissed=1, open=2),
    )


def test_what_a_text_says_twice_is_open_once_and_coded_once(tmp_path: Path) -> None:
    path = tmp_path / "ali.md"
    path.write_text(f"{TEXT}\n## Summary\n\nThe council must register every empty home.\n", "utf-8")
    twice = CodedText(read_document(path))
    texts = [item.text for item in paper_items(paper("ali"), twice)]
    assert texts.count("The council must register every empty home.") == 1
    summary = Evidence("must register every empty home", "Summary", 1)
    coded = paper_items(paper("ali", REGISTER._replace(evidence=summary)), twice)
    assert [item.state for item in coded] == ["open", "open", "open", "coded"]


def test_what_is_too_uncertain_to_be_drafted_is_not_open(tmp_path: Path) -> None:
    path = tmp_path / "ali.md"
    path.write_text(f"# Homes\n\nMapping homes is useful work.\n\n{TEXT}", "utf-8")
    text = CodedText(read_document(path))
    assert any(passage.certainty < CERTAIN for passage in text.passages)
    assert len(paper_items(paper("ali"), text)) == 4
