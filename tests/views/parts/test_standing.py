"""Many who stand alike are told together."""

from policy_compare.analysis.positions import find_positions
from policy_compare.model import Corpus, Stance
from policy_compare.views import disagreements, overlap
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.standing import MANY, note_on_cut_lists, standing_lines
from policy_compare.views.phrases import text_of
from tests.support.records import corpus, paper, rows, said, urges
from tests.support.rendering import render


def papers(count: int, **others: Stance) -> Corpus:
    """So many papers for the cap, and these others."""
    many = [
        paper(f"p{number:02}", urges({"cap": "support"}, strength="must", actors=("council",)))
        for number in range(count)
    ]
    few = [paper(id, urges({"cap": stance})) for id, stance in others.items()]
    return corpus(*many, *few)


def lines(found: Corpus) -> list[str]:
    question = Question(found)
    (only,) = question.overlaps(question.positions())
    return text_of(standing_lines(question, only.positions)).splitlines()


def test_up_to_a_dozen_have_lines_of_their_own() -> None:
    found = lines(papers(MANY, berg="oppose"))
    assert found[:3] == ["−  Berg", "  berg/act", "+ must  P00"]
    assert len(found) == 2 + 3 * MANY


def test_more_who_ask_for_the_same_are_named_in_part_and_counted() -> None:
    assert lines(papers(MANY + 1, berg="oppose")) == [
        "+ must  13 of 14",
        "  P00, P01, P02 and 10 others",
        "  asks Town council",
        "−  Berg",
        "  berg/act",
    ]


def test_who_asks_for_something_else_is_never_among_them() -> None:
    alike = papers(MANY)
    apart = paper("q", urges({"cap": "support"}, strength="must", actors=("builders",)))
    assert len(lines(corpus(*alike.papers.values(), apart))) == 3 * (MANY + 1)
    conditional = paper("q", urges({"cap": "support"}, condition="for a year", strength="must"))
    many = corpus(*papers(MANY + 1).papers.values(), conditional)
    assert lines(many)[:2] == ["+ must  13 of 14", "  P00, P01, P02 and 10 others"]
    assert lines(many)[3:] == ["+ must  Q", "  on condition: for a year", "  q/act"]


def test_what_names_them_all_is_said_where_some_are_not_named() -> None:
    for found, is_said in ((papers(MANY), False), (papers(MANY + 1, berg="oppose"), True)):
        question = Question(found)
        overlaps = question.overlaps(question.positions())
        assert bool(note_on_cut_lists(overlaps)) == is_said
        for view in (overlap.view(question), disagreements.view(question)):
            assert ("show ID names all" in said(view.page())) == (is_said)
    (row,) = rows(overlap.view(Question(papers(40))))
    assert len(row["for"]) == 40  # type: ignore[arg-type]


def test_a_page_of_many_units_is_read_at_80_columns() -> None:
    question = Question(papers(212, berg="oppose", chen="neutral"))
    assert render(overlap.view(question), "table").splitlines()[7:-4] == [
        "╭─────────────────────────┬────────────────────────────────╮",
        "│ Proposition and verdict │ Who stands where               │",
        "├─────────────────────────┼────────────────────────────────┤",
        "│ Rents should be capped. │ + must  212 of 214             │",
        "│ cap                     │   P00, P01, P02 and 209 others │",
        "│ contested (214 of 214)  │   asks Town council            │",
        "│                         │ −  Berg                        │",
        "│                         │   berg/act                     │",
        "│                         │ ~  Chen                        │",
        "│                         │   chen/act                     │",
        "╰─────────────────────────┴────────────────────────────────╯",
    ]


def test_nobody_is_shown_to_ask_what_no_text_asks() -> None:
    found = corpus(
        paper(
            "ali",
            urges({"cap": "support"}, id="a", strength="must", actors=("council",)),
            urges({"cap": "support"}, id="b", strength="could", actors=("builders",)),
        )
    )
    question = Question(found)
    (only,) = find_positions(found).by_proposition["cap"].values()
    text = text_of(standing_lines(question, (only,)))
    assert "+ must, asks Town council\n    ali/a" in text
    assert "+ could, asks Builders\n    ali/b" in text
