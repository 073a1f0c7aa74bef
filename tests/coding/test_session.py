"""A coding session: what is in hand, and what is decided."""

from pathlib import Path

from policy_compare.coding.decisions import give_stance
from policy_compare.coding.session import Session
from tests.support.coding import coding_folder, coding_session


def state(session: Session) -> str:
    """The state of the item in hand."""
    return session.item.state if session.item else ""


def test_a_session_begins_with_what_is_open(tmp_path: Path) -> None:
    session = coding_session(coding_folder(tmp_path))
    assert session.paper.id == "ali"
    assert session.recommendation
    assert session.recommendation.id == "cap-rents"
    session.decide(give_stance(session.recommendation, "cap", "support"))
    assert state(session) == "coded"
    assert session.undo() == "cap-rents: support cap"
    assert state(session) == "open"
