"""Which papers and items a session goes through, and in which order."""

from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.coding.decisions import speak_to_none
from policy_compare.coding.items import ItemKey
from policy_compare.coding.session import open_session
from policy_compare.errors import CallError, SourceError
from policy_compare.model import Evidence, Paper
from tests.support.coding import ALI, coding_folder, coding_session, in_hand, state
from tests.support.corpora import paper, recommendation, write_corpus


def test_the_next_open_item_may_be_in_another_paper(tmp_path: Path) -> None:
    files = {
        f"{id}.yaml": paper(recommendation("r1"), "{id: r2, statement: S, actors: [], "
                            "strength: should, positions: }")
        for id in ("ali", "berg")
    }  # fmt: skip
    session = open_session(write_corpus(tmp_path, files), lambda paper: None)
    assert (session.paper.id, session.number) == ("ali", 1)
    assert session.next_open()
    assert (session.paper.id, session.number) == ("berg", 1)
    assert session.next_open()
    assert (session.paper.id, session.number) == ("ali", 1)
    assert session.previous_open()
    assert session.paper.id == "berg"
    session.decide(speak_to_none(in_hand(session)))
    assert session.next_open()
    session.decide(speak_to_none(in_hand(session)))
    assert not session.next_open()
    assert (session.paper.id, session.number) == ("ali", 1)
    session.undo()
    session.undo()
    assert (session.paper.id, session.paper_progress) == ("berg", {"ali": (1, 1), "berg": (1, 1)})


def test_a_session_begins_in_a_paper_that_has_something_open(tmp_path: Path) -> None:
    uncoded = "{id: r2, statement: S, actors: [], strength: should, positions: }"
    files = {"ali.yaml": paper(recommendation("r1")), "berg.yaml": paper(uncoded)}
    session = open_session(write_corpus(tmp_path, files), lambda paper: None)
    assert session.paper.id == "berg"


def test_texts_are_read_when_their_paper_is_come_to(tmp_path: Path) -> None:
    files = {f"{id}.yaml": paper(recommendation("r1")) for id in ("ali", "berg")}
    read: list[str] = []
    error = SourceError("it is damaged")

    def read_text(paper: Paper) -> SourceError:
        read.append(paper.id)
        return error

    session = open_session(write_corpus(tmp_path, files), read_text)
    assert read == ["ali"]
    assert (session.text, session.text_error) == (None, error)
    session.go_to_paper("berg")
    session.go_to_paper("ali")
    assert read == ["ali", "berg"]


def test_a_section_alone_is_gone_through(tmp_path: Path) -> None:
    text = (
        "# Homes\n\n## Rents\n\nThe council should cap rents.\n\n"
        "## Land\n\n### Town\n\nThe council must lease land.\n"
    )
    folder = coding_folder(tmp_path, paper(recommendation("r1")), text)
    session = coding_session(folder, section="land")
    assert [item.text for item in session.items] == ["The council must lease land."]
    assert [item.section for item in coding_session(folder).items] == ["", "Rents", "Town"]
    with pytest.raises(CallError, match=r"ali\.md has no section “water”"):
        coding_session(folder, section="water")
    write_corpus(folder, {"berg.yaml": paper(recommendation("r1"))})
    assert coding_session(folder, section="water").items == ()
    (folder.parent / "berg.md").write_text("# Water\n\nTowns must mend pipes.\n", "utf-8")
    assert coding_session(folder, section="water").paper.id == "berg"


def test_without_a_text_the_files_say_what_is_in_a_section(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    session = open_session(folder, lambda paper: None, section="recommendations")
    assert [item.state for item in session.items] == ["open", "coded", "dismissed"]
    assert open_session(folder, lambda paper: None, section="land").items == ()


def test_an_item_is_found_again_by_its_key(tmp_path: Path) -> None:
    session = coding_session(coding_folder(tmp_path))
    keys = [item.key for item in session.items]
    for number, key in reversed(list(enumerate(keys))):
        session.go_to_key(key)
        assert session.number == number
    session.go_to_key(ItemKey("no such"))
    assert session.number == 0
    session.go_to(99)
    assert session.number == 3


def test_official_recommendations_come_first(tmp_path: Path) -> None:
    text = (
        "# Homes\n\n## Summary\n\nThe council should cap rents.\n\n"
        "## Recommendations\n\nRecommendation 1: The council should build homes.\n\n"
        "Recommendation 2: The council should lease its land.\n"
    )
    empty = "paper: {title: Homes, authors: []}\nrecommendations: []\n"
    session = coding_session(coding_folder(tmp_path, empty, text))
    assert [bool(item.official) for item in session.items] == [False, True, True]
    numbers = [session.number]
    while len(numbers) < 4 and session.next_open():
        numbers.append(session.number)
    assert numbers == [1, 2, 0, 1]
    session.go_to(0)
    assert session.previous_open()
    assert session.number == 2


def test_a_text_that_changed_since_it_was_coded_is_remarked(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    assert coding_session(folder).text_remark == ""
    digest = sha256((tmp_path / "ali.md").read_bytes()).hexdigest().upper()
    coded = ALI.replace("{file: ali.md}", f"{{file: ali.md, sha256: {digest}}}")
    (folder / "ali.yaml").write_text(coded, "utf-8")
    assert coding_session(folder).text_remark == ""
    (tmp_path / "ali.md").write_text("# Homes\n\nThe council must cap rents.\n", "utf-8")
    assert coding_session(folder).text_remark.startswith("ali.md has changed since it was coded")
    assert open_session(folder, lambda paper: None).text_remark == ""


def test_the_passage_in_hand_has_words(tmp_path: Path) -> None:
    session = coding_session(coding_folder(tmp_path))
    assert session.passage_words == "The council should cap rents in the old town."
    without_text = open_session(session.folder, lambda paper: None)
    assert without_text.passage_words == "The council should cap rents in the old town."
    without_text.go_to(1)
    assert without_text.passage_words == "Empty homes go into a register."


def test_a_dismissed_passage_without_a_text_is_drafted_of_its_quote(tmp_path: Path) -> None:
    session = open_session(coding_folder(tmp_path), lambda paper: None)
    session.go_to(2)
    assert state(session) == "dismissed"
    draft = in_hand(session)
    assert (draft.id, draft.statement, draft.coded) == (
        "lease-their-land", "lease their land", False,
    )  # fmt: skip
    assert draft.evidence == Evidence("lease their land", "Recommendations", 4)


def test_a_paper_may_have_nothing_to_decide(tmp_path: Path) -> None:
    empty = ALI[: ALI.index("recommendations:")] + "recommendations: []\n"
    session = open_session(coding_folder(tmp_path, empty), lambda paper: None)
    assert (session.items, session.item, session.recommendation) == ((), None, None)
    assert session.item_key == ItemKey()
    assert session.passage_words == ""
    assert not session.next_open()
    assert session.progress == ()


def test_the_only_open_item_is_not_another(tmp_path: Path) -> None:
    uncoded = "{id: r2, statement: S, actors: [], strength: should, positions: }"
    files = {"ali.yaml": paper(recommendation("r1"), uncoded, recommendation("r3"))}
    session = open_session(write_corpus(tmp_path, files), lambda paper: None)
    assert not session.next_open()
    assert not session.previous_open()
    assert session.number == 1
    session.go_to(2)
    assert session.next_open()
    assert session.number == 1
