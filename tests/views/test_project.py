"""A corpus as a project for coding texts."""

from hypothesis import given

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus, Dismissal, Evidence, Source, StanceOn
from policy_compare.passage import QuotedText
from policy_compare.project import Coding, Project
from policy_compare.project_notes import split_note
from policy_compare.views.parts.question import Question
from policy_compare.views.project import project_of
from tests.support.records import ALI, BOOK, corpus, paper, urges
from tests.support.strategies import corpora

QUOTE = Evidence("a ceiling", "Proposals", 3)
NOWHERE = Evidence("no such words")
DISMISSAL = Dismissal("could deepen", "a prediction", page="4")
CORPUS = corpus(
    paper(
        "ali",
        urges(
            {"cap": "support", "build": "oppose"},
            id="both",
            actors=("council",),
            targets=("landlords",),
            instrument="legal",
            strength="must",
            topics=("rents",),
            note="As said.",
            coder="noor",
            date="2023~",
            evidence=QUOTE,
        ),
        urges(id="bare", coded=False),
        urges(id="lost", evidence=NOWHERE),
        authors=(ALI,),
        details={"note": "A note.", "DOI": "10.1234/x"},
        source=Source("ali.txt"),
        dismissed=(DISMISSAL,),
    ),
    paper("berg", urges({"cap": "neutral"}, id="cap")),
    book=BOOK._replace(about="Who wants what.", date="2024"),
)
TEXT = QuotedText("Set a ceiling, or not.", {QUOTE: (4, 13), DISMISSAL.evidence: (0, 3)})


def made(found: Corpus = CORPUS, **given: tuple[str, ...]) -> Project:
    question = Question(found, resolve_filters(found, Filters(**given)))
    return project_of(question, {"ali": TEXT})


def words(project: Project, coding: Coding) -> str:
    return project.texts[coding.text].text[coding.start : coding.end]


def test_a_recommendation_is_a_coding_where_its_quote_stands() -> None:
    project = made()
    coding = project.codings[0]
    assert words(project, coding) == "a ceiling"
    assert coding.codes == (
        "topic/rents", "stance/cap/support", "stance/build/oppose", "actor/council",
        "target/landlords", "instrument/legal", "strength/must",
    )  # fmt: skip
    assert (coding.coder, coding.date, coding.name) == ("noor", "2023~", "The council should act.")
    assert split_note(coding.note) == (
        "As said.",
        {
            "id": "both",
            "statement": "The council should act.",
            "evidence": {"quote": "a ceiling", "section": "Proposals", "paragraph": 3},
            "date": "2023~",
        },
    )


def test_what_hangs_on_a_stance_is_in_the_note() -> None:
    stance_on = StanceOn("cap", "support", "for a year", ("council",), "could")
    found = corpus(paper("ali", urges(id="r")._replace(positions=(stance_on,))))
    values = split_note(made(found).codings[0].note).values
    assert values["positions"] == {
        "cap": {"condition": "for a year", "by": ["council"], "strength": "could"}
    }


def test_what_stands_nowhere_is_a_coding_of_the_whole_text() -> None:
    project = made()
    bare, lost = project.codings[1:3]
    assert words(project, bare) == words(project, lost) == TEXT.text
    assert split_note(bare.note).values == {
        "id": "bare",
        "statement": "The council should act.",
        "coded": False,
    }


def test_a_dismissal_is_a_coding_of_its_own_kind() -> None:
    project = made()
    dismissal = project.codings[3]
    assert (words(project, dismissal), dismissal.codes) == ("Set", ("dismissed",))
    assert split_note(dismissal.note).values == {
        "why": "a prediction",
        "evidence": {"quote": "could deepen", "page": "4"},
    }


def test_a_text_that_is_not_at_hand_is_made_of_what_was_quoted() -> None:
    project = made()
    berg = project.codings[-1]
    assert words(project, berg) == "The council should act."
    assert "not at hand" in project.texts["berg"].text


def test_papers_keep_what_is_said_of_them() -> None:
    text = made().texts["ali"]
    assert (text.name, text.authors, text.details) == ("Ali", (ALI,), {"DOI": "10.1234/x"})
    assert split_note(text.note) == ("A note.", {"id": "ali", "source": {"file": "ali.txt"}})


def test_the_codebook_says_what_it_is_about() -> None:
    note = split_note(made().note)
    assert (note.words, note.values["date"]) == ("Who wants what.", "2024")
    assert note.values["tensions"]


def test_filters_leave_out_the_rest() -> None:
    assert [coding.text for coding in made(papers=("berg",)).codings] == ["berg"]
    assert len(made(strengths=("must",)).codings) == 1


@given(corpora())
def test_every_coding_has_codes_and_a_place_that_there_are(found: Corpus) -> None:
    project = project_of(Question(found), {})
    for coding in project.codings:
        assert set(coding.codes) <= set(project.codes)
        assert words(project, coding)
