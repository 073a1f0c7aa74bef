"""A session's files hold all decisions but the one in hand, whatever becomes of the session."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.coding.codebook_decisions import add_actor, add_proposition, add_tension
from policy_compare.coding.decisions import (
    Decision,
    accept,
    give_stance,
    set_condition,
    set_doers,
    set_names,
    set_strength,
    set_text,
    speak_to_none,
    withdraw_stance,
)
from policy_compare.coding.passage_decisions import dismiss, merge, split
from policy_compare.coding.session import Session
from policy_compare.corpus.reader import load_corpus
from policy_compare.errors import CallError
from policy_compare.files.plans import recover_folder
from policy_compare.model import Corpus
from tests.support.coding import LAYOUTS, coding_folder, coding_session


def make_decision(session: Session, chance: Any) -> Decision | None:
    """Some decision on the item in hand, for which chance decides."""
    recommendation, item = session.recommendation, session.item
    if recommendation is None or item is None:
        return None
    book = session.book
    propositions, actors = list(book.propositions), list(book.actors)
    proposition = chance.choice(propositions)
    words = chance.choice(["", "as: he says", "- no #1", "“rents”, etc.", "yes", "x " * 60])
    names = chance.sample(actors, 2)
    text, following = session.text, session.following
    ids = [one.id for one in session.paper.recommendations]
    choices: list[Callable[[], Decision | None]] = [
        lambda: give_stance(recommendation, proposition, chance.choice(["support", "oppose"])),
        lambda: give_stance(recommendation, proposition, "neutral"),
        lambda: speak_to_none(recommendation),
        lambda: withdraw_stance(recommendation, proposition),
        lambda: set_condition(recommendation, proposition, words),
        lambda: set_doers(recommendation, proposition, names),
        lambda: set_strength(recommendation, chance.choice(["must", "could"])),
        lambda: set_names(recommendation, chance.choice(["actors", "targets"]), names),
        lambda: set_names(recommendation, "topics", ["rents"]),
        lambda: set_text(recommendation, chance.choice(["note", "rationale", "statement"]), words),
        lambda: accept(recommendation, "Kim"),
        lambda: dismiss(recommendation, words),
        lambda: split(item, recommendation, text, ids) if text else None,
        lambda: merge(item, recommendation, *following) if following else None,
        lambda: add_proposition(book, f"Sheds {len(propositions)} should be built."),
        lambda: add_actor(book, f"Mayor {len(actors)}"),
        lambda: add_tension(proposition, propositions[0], "Both cost."),
    ]
    choice: Callable[[], Decision | None] = chance.choice(choices)
    return choice()


def without_lines(corpus: Corpus) -> Corpus:
    """The corpus without where in its files things stand."""
    papers = {
        id: paper._replace(
            recommendations=tuple(one._replace(line=0) for one in paper.recommendations)
        )
        for id, paper in corpus.papers.items()
    }
    return corpus._replace(papers=papers)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@settings(max_examples=60)
@given(
    st.sampled_from(LAYOUTS),
    st.randoms(use_true_random=False),
    st.lists(st.integers(0, 9), max_size=14),
)
def test_any_decisions_leave_what_they_say_and_can_all_be_undone(
    tmp_path_factory: pytest.TempPathFactory, layout: str, chance: random.Random, steps: list[int]
) -> None:
    folder = coding_folder(tmp_path_factory.mktemp("law"), layout)
    session = coding_session(folder, coder="Kim")
    start = contents(folder)
    told = [start]
    for step in steps:
        if step == 0 and session.undo():
            told.pop()
        elif step == 1:
            session.go_to(chance.randrange(4))
        else:
            try:
                decision = make_decision(session, chance)
                if decision:
                    session.decide(decision)
            except CallError:
                pass
            if contents(folder) != told[-1]:
                told.append(contents(folder))
        assert contents(folder) == told[-1]
        assert without_lines(load_corpus(folder)) == without_lines(session.corpus)
    for state in reversed(told[:-1]):
        assert session.undo()
        assert contents(folder) == state
    assert session.undo() == ""
    assert contents(folder) == start
    for state in told[1:]:
        assert session.redo()
        assert contents(folder) == state


CODER = """
import sys
from pathlib import Path
sys.path.insert(0, {checkout!r})
from policy_compare.coding.decisions import set_text
from tests.support.coding import coding_session, in_hand

session = coding_session(Path({folder!r}))
for number in range(100_000):
    session.decide(set_text(in_hand(session), "note", f"note {{number}} " + "x" * 2000))
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [3, 8, 13])
def test_who_is_killed_has_decided_all_but_the_last(tmp_path: Path, after: int) -> None:
    folder = coding_folder(tmp_path)
    checkout = str(Path(__file__).parents[2])
    code = CODER.format(checkout=checkout, folder=str(folder))
    last = 0
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as coder:
        assert coder.stdout
        for line in coder.stdout:
            last = int(line)
            if last == after:
                os.kill(coder.pid, signal.SIGKILL)
    recover_folder(folder)
    note = load_corpus(folder).papers["ali"].recommendations[0].note
    assert note.split()[1] in {str(last), str(last + 1)}
    assert sorted(path.name for path in folder.iterdir()) == ["ali.yaml", "codebook.yaml"]
