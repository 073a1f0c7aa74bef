"""A coding session: what is decided is in the files at once, and nothing else is."""

from difflib import unified_diff
from pathlib import Path

import pytest

from policy_compare.coding.codebook_decisions import add_proposition, add_topic
from policy_compare.coding.decisions import (
    Decision,
    accept,
    give_stance,
    set_evidence,
    set_names,
    set_strength,
    set_text,
    speak_to_none,
    with_new_entry,
)
from policy_compare.coding.passage_decisions import dismiss, select_quote
from policy_compare.coding.session import Session, open_session
from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.errors import CallError, ChangedOutside, CorpusError
from policy_compare.model import Evidence, Proposition, StanceOn
from tests.support.coding import ALI, TEXT, coding_folder, coding_session, in_hand, state
from tests.support.corpora import paper, recommendation, write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


@pytest.fixture
def session(folder: Path) -> Session:
    return coding_session(folder)


def say_lines(folder: Path, name: str = "ali.yaml", before: str = ALI) -> list[str]:
    """What the file has otherwise than before, line by line, as git would show it."""
    after = (folder / name).read_text("utf-8")
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_session_begins_with_what_is_open(session: Session) -> None:
    assert session.paper.id == "ali"
    assert in_hand(session).id == "cap-rents"
    assert [item.state for item in session.items] == ["open", "coded", "open", "dismissed"]
    assert session.paper_progress == {"ali": (1, 1)}


def test_a_decision_is_in_the_file_at_once_and_alone(session: Session, folder: Path) -> None:
    session.decide(give_stance(in_hand(session), "cap", "support"))
    assert state(session) == "coded"
    assert say_lines(folder) == ["+      cap: support"]
    corpus = load_corpus(folder)
    assert corpus.papers["ali"].recommendations[0].positions == (StanceOn("cap", "support"),)


def test_what_is_undone_is_as_it_was_to_the_byte(session: Session, folder: Path) -> None:
    before = (folder / "ali.yaml").read_bytes()
    session.decide(give_stance(in_hand(session), "cap", "support"))
    session.decide(set_strength(in_hand(session), "must"))
    decided = (folder / "ali.yaml").read_bytes()
    assert session.can_undo == "cap-rents: strength must"
    assert [session.undo(), session.undo(), session.undo()] == [
        "cap-rents: strength must", "cap-rents: support cap", "",
    ]  # fmt: skip
    assert (folder / "ali.yaml").read_bytes() == before
    assert state(session) == "open"
    assert [session.redo(), session.redo(), session.redo()] == [
        "cap-rents: support cap", "cap-rents: strength must", "",
    ]  # fmt: skip
    assert (folder / "ali.yaml").read_bytes() == decided


def test_a_new_decision_ends_what_could_be_redone(session: Session) -> None:
    session.decide(give_stance(in_hand(session), "cap", "support"))
    session.undo()
    session.decide(give_stance(in_hand(session), "cap", "oppose"))
    assert session.redo() == ""


def test_what_changes_nothing_is_no_decision(session: Session, folder: Path) -> None:
    session.decide(set_strength(in_hand(session), "should"))
    assert session.can_undo == ""
    assert (folder / "ali.yaml").read_text("utf-8") == ALI


def test_undoing_goes_back_to_where_it_was_decided(session: Session) -> None:
    session.decide(give_stance(in_hand(session), "cap", "support"))
    assert session.next_open()
    assert in_hand(session).statement.startswith("The government could build homes")
    session.undo()
    assert in_hand(session).id == "cap-rents"


def test_open_passages_come_into_the_file_where_they_stand(folder: Path) -> None:
    session = coding_session(folder, coder="Kim")
    session.go_to(2)
    draft = in_hand(session)
    assert session.item_key.recommendation == ""
    session.decide(give_stance(draft, "build", "support"))
    coded = in_hand(session)
    assert session.item_key.recommendation == coded.id
    assert coded == draft._replace(
        positions=(StanceOn("build", "support"),), coded=True, coder="Kim"
    )
    ids = [one.id for one in load_corpus(folder).papers["ali"].recommendations]
    assert ids == ["cap-rents", "register", coded.id]
    assert not [line for line in say_lines(folder) if line.startswith("-")]
    session.undo()
    assert (session.item_key.recommendation, session.number) == ("", 2)
    session.redo()
    session.go_to(0)
    session.undo()
    assert (session.item_key.recommendation, session.number) == ("", 2)


def test_a_passage_before_others_comes_before_them(tmp_path: Path) -> None:
    later = recommendation(
        "register", evidence='{quote: "register every empty home", section: Recommendations}'
    )
    session = coding_session(coding_folder(tmp_path, paper(later)))
    session.decide(speak_to_none(in_hand(session)))
    ids = [one.id for one in load_corpus(session.folder).papers["ali"].recommendations]
    assert ids == [in_hand(session).id, "register"]


def test_a_dismissed_recommendation_gives_way_to_its_reason(session: Session, folder: Path) -> None:
    session.decide(dismiss(in_hand(session), "It is a wish."))
    assert state(session) == "dismissed"
    paper = load_corpus(folder).papers["ali"]
    assert [one.id for one in paper.recommendations] == ["register"]
    assert [(one.quote, one.why) for one in paper.dismissed] == [
        ("lease their land", "It is an aside."), ("should cap rents", "It is a wish."),
    ]  # fmt: skip
    assert session.dismissal_reasons == ("It is a wish.", "It is an aside.")
    session.undo()
    assert (folder / "ali.yaml").read_text("utf-8") == ALI


def test_a_dismissed_passage_is_coded_after_all(session: Session, folder: Path) -> None:
    session.go_to(3)
    assert state(session) == "dismissed"
    session.decide(give_stance(in_hand(session), "build", "support"))
    paper = load_corpus(folder).papers["ali"]
    assert paper.dismissed == ()
    assert paper.recommendations[-1].evidence == Evidence("lease their land", "Recommendations", 4)
    assert state(session) == "coded"


def test_who_codes_first_is_the_coder(folder: Path) -> None:
    session = coding_session(folder, coder="Kim")
    session.decide(set_strength(in_hand(session), "must"))
    assert in_hand(session).coder == ""
    session.decide(speak_to_none(in_hand(session)))
    assert in_hand(session).coder == "Kim"
    session.go_to(1)
    session.decide(set_strength(in_hand(session), "should"))
    assert in_hand(session).coder == ""
    session.decide(accept(in_hand(session), session.coder))
    assert load_corpus(folder).papers["ali"].recommendations[1].coder == "Kim"


def test_what_check_would_call_an_error_is_refused(session: Session, folder: Path) -> None:
    refused: list[tuple[Decision, str]] = [
        (give_stance(in_hand(session), "capp", "support"), "the proposition 'capp' is not known"),
        (set_names(in_hand(session), "actors", ["mayor"]), "the actor 'mayor' is not known"),
        (set_text(in_hand(session), "statement", " "), "'statement' has no value"),
        (set_evidence(in_hand(session), Evidence("must cap rents")), "is not in ali.md"),
        (set_evidence(in_hand(session), Evidence("hould cap rents")), "stops inside a word"),
        (set_evidence(in_hand(session), Evidence("rents " * 13)), "the codebook allows 12"),
        (add_proposition(session.book, ""), "the proposition lacks the key 'statement'"),
        (add_topic(session.book, "RENTS", id="rent"), "has the same name as 'rents'"),
    ]
    for decision, message in refused:
        with pytest.raises(CallError, match=message):
            session.decide(decision)
    assert session.can_undo == ""
    assert (folder / "ali.yaml").read_text("utf-8") == ALI


def test_an_error_that_was_there_stops_nothing(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path, ALI.replace("should cap rents", "should cap wages"))
    session = coding_session(folder)
    session.decide(give_stance(in_hand(session), "cap", "support"))
    assert session.can_undo


def test_selected_words_are_the_quote(session: Session, folder: Path) -> None:
    item, text = session.item, session.text
    assert item
    assert text
    start = text.document.blocks[item.block].text.index(" cap rents in the old")
    session.decide(select_quote(in_hand(session), text, item.block, start, start + 18))
    assert in_hand(session).evidence == Evidence("cap rents in the", "Recommendations", 1)
    assert say_lines(folder) == [
        '-    evidence: {quote: "should cap rents", section: Recommendations, paragraph: 1}',
        '+    evidence: {quote: "cap rents in the", section: Recommendations, paragraph: 1}',
    ]


def test_the_record_is_what_the_file_says_whatever_the_text_hides(tmp_path: Path) -> None:
    text = "# Homes\n\nThe council should cap ren\U000e0041ts,\u2028 and 12:30 \ufeff# yes.\n"
    folder = coding_folder(tmp_path, paper(recommendation("r1")), text)
    session = coding_session(folder, coder="Kim\u200b")
    session.go_to(1)
    session.decide(give_stance(in_hand(session), "cap", "support"))
    session.decide(set_text(in_hand(session), "note", " of\nhis\x07"))
    said = load_corpus(folder).papers["ali"].recommendations[-1]
    assert said._replace(line=0) == in_hand(session)
    assert (said.coder, said.note) == ("Kim", "of his")
    assert said.statement == "The council should cap rents, and 12:30 # yes."


def test_what_is_new_goes_into_the_codebook(session: Session, folder: Path) -> None:
    before = (folder / "codebook.yaml").read_text("utf-8")
    new = add_proposition(session.book, "Rents should be frozen.", ["rents"])
    session.decide(new)
    session.decide(give_stance(in_hand(session), new.new_id, "support"))
    assert say_lines(folder, "codebook.yaml", before) == [
        "+  rents-frozen: {statement: Rents should be frozen., topics: [rents]}"
    ]
    assert session.choices("proposition", "frozen")[0].id == new.new_id
    assert read_corpus(folder).corpus is not None
    session.undo()
    session.undo()
    assert (folder / "codebook.yaml").read_text("utf-8") == before
    assert new.new_id not in session.book.propositions


def test_open_ones_have_the_actors_that_the_codebook_has_come_to_know(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("The council should", "The town council should")
    folder = coding_folder(tmp_path, ALI.replace("[council]", "[]", 1), text)
    session = coding_session(folder)
    assert session.item
    assert session.item.recommendation
    assert (session.item.recommendation.actors, in_hand(session).actors) == ((), ("council",))
    session.decide(add_topic(session.book, "Land"))
    assert in_hand(session).actors == ("council",)
    session.decide(set_names(in_hand(session), "actors", []))
    assert list(in_hand(session).actors) == []
    assert session.undo() == "cap-rents: actors none"
    session.decide(give_stance(in_hand(session), "cap", "support"))
    coded = load_corpus(folder).papers["ali"].recommendations[0]
    assert (coded.actors, in_hand(session).actors) == (("council",), ("council",))
    session.decide(set_names(in_hand(session), "actors", []))
    assert load_corpus(folder).papers["ali"].recommendations[0].actors == ()
    assert in_hand(session).actors == ()


def test_a_name_made_and_used_is_undone_in_one_step(session: Session, folder: Path) -> None:
    before = (folder / "codebook.yaml").read_bytes()
    new = add_proposition(session.book, "Rents should be frozen.")
    use = give_stance(in_hand(session), new.new_id, "support")
    session.decide(with_new_entry(use, new))
    assert load_corpus(folder).papers["ali"].recommendations[0].positions == (
        StanceOn(new.new_id, "support"),
    )
    assert session.undo() == f"{new.sentence}; {use.sentence}"
    assert (folder / "codebook.yaml").read_bytes() == before
    assert (folder / "ali.yaml").read_text("utf-8") == ALI
    session.redo()
    assert new.new_id in session.book.propositions


def test_what_was_decided_on_last_is_near_and_lends_its_topics(session: Session) -> None:
    session.go_to(2)
    assert session.choices("proposition")[0].id == "build"
    assert list(session.last_topics) == ["building"]
    session.go_to(0)
    assert not session.last_topics
    session.decide(give_stance(in_hand(session), "cap", "support"))
    session.go_to(3)
    near = [choice.id for choice in session.choices("proposition") if choice.is_near]
    assert near[:2] == ["cap", "build"]
    assert list(session.last_topics) == ["rents"]
    new = session.new_names("proposition")[0].decision.new_entry
    assert isinstance(new, Proposition)
    assert new.topics == ("rents",)


@pytest.mark.parametrize("name", ["ali.yaml", "codebook.yaml"])
def test_a_file_that_changed_meanwhile_is_not_written_over(
    session: Session, folder: Path, name: str
) -> None:
    session.decide(give_stance(in_hand(session), "cap", "support"))
    by_others = (folder / name).read_bytes() + b"# by others\n"
    (folder / name).write_bytes(by_others)
    with pytest.raises(ChangedOutside, match="was changed by another program") as error:
        session.decide(set_strength(in_hand(session), "must"))
    assert error.value.path == folder / name
    with pytest.raises(ChangedOutside):
        session.undo()
    assert (folder / name).read_bytes() == by_others
    session.reload()
    assert in_hand(session).id == "cap-rents"
    assert session.can_undo == ""
    session.decide(set_strength(in_hand(session), "must"))
    assert (folder / name).read_text("utf-8").endswith("# by others\n")
    assert load_corpus(folder).papers["ali"].recommendations[0].strength == "must"


def test_a_file_that_is_gone_is_not_made_anew(session: Session, folder: Path) -> None:
    (folder / "ali.yaml").unlink()
    with pytest.raises(ChangedOutside, match="was deleted by another program"):
        session.decide(set_strength(in_hand(session), "must"))
    assert not (folder / "ali.yaml").exists()
    with pytest.raises(CorpusError):
        session.reload()
    write_corpus(folder, {"berg.yaml": paper(recommendation("r1"))})
    with pytest.raises(CallError, match="there is no paper ali"):
        session.reload()
    assert in_hand(session).id == "cap-rents"


def test_a_file_with_errors_stops_with_its_problems(session: Session, folder: Path) -> None:
    (folder / "ali.yaml").write_text(ALI.replace("strength: should", "strength: shall"), "utf-8")
    with pytest.raises(CorpusError) as error:
        session.reload()
    assert [problem.code for problem in error.value.problems] == ["unknown-name"]
    write_corpus(folder, {"berg.yaml": paper(recommendation("r1"))})
    with pytest.raises(CorpusError) as named:
        open_session(folder, lambda paper: None, papers=["ali"])
    assert [problem.code for problem in named.value.problems] == ["unknown-name"]
    assert open_session(folder, lambda paper: None).papers == ("berg",)


def test_reading_again_what_is_the_same_forgets_nothing(session: Session) -> None:
    session.decide(give_stance(in_hand(session), "cap", "support"))
    session.reload()
    assert session.undo() == "cap-rents: support cap"


def test_a_table_is_not_written(tmp_path: Path) -> None:
    table = "paper,paper_title,recommendation,statement,actors,proposition,stance\na,A,r,S,,,\n"
    folder = write_corpus(tmp_path, {"papers.csv": table})
    with pytest.raises(CallError, match=r"the papers are in papers\.csv, which is not written"):
        open_session(folder, lambda paper: None)


def test_the_one_before_is_the_one_last_decided(session: Session) -> None:
    def previous_id() -> str:
        return session.previous.id if session.previous else ""

    assert previous_id() == ""
    session.go_to(1)
    assert previous_id() == "cap-rents"
    session.decide(set_strength(in_hand(session), "should"))
    session.go_to(0)
    assert previous_id() == "register"


def test_what_is_proposed_is_put_into_the_codebook(session: Session) -> None:
    (first, *_) = session.new_names("proposition")
    assert first.label == "Rents in the old town should be capped."
    session.decide(first.decision)
    assert first.label not in {name.label for name in session.new_names("proposition")}
    session.decide(give_stance(in_hand(session), first.decision.new_id, "support"))
    assert load_corpus(session.folder).papers["ali"].recommendations[0].coded
    assert {name.label for name in session.new_names("actor")}.isdisjoint(session.book.actors)


def test_problems_are_those_of_the_paper_and_its_text(session: Session) -> None:
    (candidate,) = set_strength(in_hand(session), "must").recommendations
    assert set(session.problems(candidate)) == {"strength", "statement", "positions"}
