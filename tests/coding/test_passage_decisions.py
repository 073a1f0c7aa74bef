"""What becomes of a passage: dismissed, quoted otherwise, split, merged."""

from pathlib import Path

import pytest

from policy_compare.coding.decisions import give_stance, set_text
from policy_compare.coding.passage_decisions import dismiss, merge, select_quote, split
from policy_compare.coding.session import Session
from policy_compare.corpus.reader import load_corpus
from policy_compare.errors import CallError
from policy_compare.model import Dismissal, Evidence, Strength
from tests.support.coding import coding_folder, coding_session, in_hand
from tests.support.records import urges


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return coding_session(coding_folder(tmp_path))


def test_a_dismissal_has_the_quote_its_place_and_the_reason() -> None:
    evidence = Evidence("rents rise", "Findings", 1)
    decision = dismiss(urges(id="r1", evidence=evidence), "It reports.")
    assert decision.dismissed == Dismissal("rents rise", "It reports.", "Findings", 1)
    assert decision.replaced == ("r1",)
    assert decision.sentence == "r1: dismissed, “It reports.”"


def test_a_dismissal_needs_a_reason_and_a_quote() -> None:
    with pytest.raises(CallError, match="a dismissal has a reason"):
        dismiss(urges(evidence=Evidence("rents rise")), " ")
    with pytest.raises(CallError, match="'act' has no quote"):
        dismiss(urges(), "It reports.")


def test_a_quote_has_the_words_and_their_place(session: Session) -> None:
    text = session.text
    assert text
    assert session.item
    (decided,) = select_quote(in_hand(session), text, session.item.block, 3, 28).recommendations
    assert decided.evidence == Evidence("council should cap rents", "Recommendations", 1)


def split_in_hand(session: Session) -> None:
    assert session.item
    assert session.text
    ids = [recommendation.id for recommendation in session.paper.recommendations]
    session.decide(split(session.item, in_hand(session), session.text, ids))


def test_a_passage_is_split_at_its_clauses(session: Session) -> None:
    session.go_to(2)
    first_id = in_hand(session).id
    split_in_hand(session)
    *_, first, second = load_corpus(session.folder).papers["ali"].recommendations
    assert (first.id, second.id) == (first_id, f"{first_id}-2")
    assert first.statement == "The government could build homes"
    assert second.statement == "landlords should repair what they own."
    assert [one.evidence.section for one in (first, second) if one.evidence] == [
        "Recommendations", "Recommendations",
    ]  # fmt: skip
    assert first.evidence
    assert first.evidence.quote in first.statement
    assert second.evidence
    assert second.evidence.quote in second.statement
    assert not second.coded
    assert [item.state for item in session.items] == ["open", "coded", "open", "open", "dismissed"]
    assert in_hand(session).id == first.id


def test_words_of_the_coder_stay_where_a_passage_is_split(session: Session) -> None:
    session.go_to(2)
    session.decide(set_text(in_hand(session), "statement", "Build and mend."))
    session.decide(give_stance(in_hand(session), "build", "support"))
    split_in_hand(session)
    *_, first, second = session.paper.recommendations
    assert first.statement == second.statement == "Build and mend."
    assert (first.coded, second.coded, second.positions) == (True, False, ())
    assert first.actors == second.actors


@pytest.mark.parametrize(
    ("passage", "parts"),
    [
        (
            "Councils should build homes, and landlords must mend roofs and walls.",
            ("Councils should build homes", "landlords must mend roofs and walls."),
        ),
        (
            "Councils should build homes and sell them.",
            ("Councils should build homes", ""),
        ),
        (
            "Councils should build new homes and mend old roofs.",
            ("Councils should build new homes", "mend old roofs."),
        ),
    ],
)
def test_parts_are_whole_clauses(tmp_path: Path, passage: str, parts: tuple[str, str]) -> None:
    empty = "paper: {title: Homes, authors: []}\nrecommendations: []\n"
    session = coding_session(coding_folder(tmp_path, empty, f"# Homes\n\n{passage}\n"))
    if not parts[1]:
        with pytest.raises(CallError, match="no second part that could stand alone"):
            split_in_hand(session)
        return
    split_in_hand(session)
    assert tuple(half.statement for half in session.paper.recommendations) == parts


def test_a_passage_that_cannot_be_split_says_so(session: Session) -> None:
    with pytest.raises(CallError, match="no second part that could stand alone"):
        split_in_hand(session)
    session.items = (session.items[0]._replace(block=-1),)
    with pytest.raises(CallError, match="the passage's text is not at hand"):
        split_in_hand(session)


def merge_with_next(session: Session) -> None:
    assert session.item
    assert session.following
    session.decide(merge(session.item, in_hand(session), *session.following, session.text))


def test_two_are_merged_and_the_second_passage_goes_with_the_first(session: Session) -> None:
    merge_with_next(session)
    (merged,) = load_corpus(session.folder).papers["ali"].recommendations
    assert merged.id == "cap-rents"
    assert merged.statement == (
        "The council should cap rents in the old town. Empty homes go into a register."
    )
    assert (merged.actors, merged.targets) == (("council",), ("landlords",))
    assert (merged.strength, merged.instrument) == ("must", "legal")
    assert [one.proposition for one in merged.positions] == ["build"]
    assert [(item.state, item.text) for item in session.items][:2] == [
        ("coded", merged.statement), ("dismissed", "must register every empty home"),
    ]  # fmt: skip
    assert session.paper.dismissed[-1].why == "Goes with cap-rents."
    assert [section.dismissed for section in session.progress] == [1]
    assert [item.is_merged for item in session.items] == [False, True, False, False]


def test_a_dismissed_passage_that_is_merged_goes_with_the_first(session: Session) -> None:
    session.go_to(2)
    merge_with_next(session)
    (dismissed,) = load_corpus(session.folder).papers["ali"].dismissed
    assert (dismissed.quote, dismissed.why) == (
        "lease their land", f"Goes with {in_hand(session).id}.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "greater"),
    [
        ("should", "could", "should"),
        ("could", "must", "must"),
        (None, "could", "could"),
        (None, None, None),
    ],
)
def test_what_is_merged_is_urged_as_firmly_as_either(
    session: Session, first: Strength | None, second: Strength | None, greater: Strength | None
) -> None:
    assert session.item
    recommendations = urges(strength=first), urges(strength=second)
    decision = merge(session.item, recommendations[0], session.item, recommendations[1])
    assert [merged.strength for merged in decision.recommendations] == [greater]


def test_what_was_split_is_merged_without_a_dismissal(session: Session) -> None:
    session.go_to(2)
    before = in_hand(session)
    split_in_hand(session)
    merge_with_next(session)
    assert in_hand(session) == before._replace(evidence=in_hand(session).evidence)
    assert len(session.paper.dismissed) == 1
