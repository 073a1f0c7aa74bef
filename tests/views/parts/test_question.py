"""What several views have in common."""

from typing import Any

import pytest

from policy_compare.analysis.positions import positions
from policy_compare.analysis.selection import Filters, select
from policy_compare.model import Evidence, Paper, Person, Stance
from policy_compare.views.parts.question import (
    LEGEND,
    SIGNS,
    SILENT,
    Question,
    cell,
    ids,
    legend,
    place,
    quoted,
    reference,
    sign,
    stance,
    units_of,
)
from policy_compare.views.table import Paragraph, Span, plain
from tests.support.records import ALI, BERG, corpus, paper, stances, urges

QUESTION = Question(stances(ali="support"))


def test_labels() -> None:
    assert QUESTION.topic("social") == "Social housing"
    assert QUESTION.actor("council") == "Town council"
    assert QUESTION.instrument("legal") == "law"
    assert QUESTION.instrument("") == ""
    assert plain(QUESTION.topic_heading("rents")) == "Rents (rents)"
    assert plain(QUESTION.topic_heading("")) == "No topic"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, "Overlap"),
        ({"topics": ("rents", "social")}, "Overlap: topic Rents or Social housing"),
        (
            {"papers": ("ali",), "strengths": ("must",)},
            "Overlap: paper ali, strength must",
        ),
        (
            {"actors": ("local authority",), "targets": ("owners",), "instruments": ("law",)},
            "Overlap: actor Town council, target Landlords, instrument law",
        ),
    ],
)
def test_the_title_says_the_filters(given: dict[str, Any], title: str) -> None:
    selection = select(QUESTION.corpus, Filters(**given))
    assert QUESTION._replace(selection=selection).title("Overlap") == title


def test_a_filter_that_may_silence_is_noted() -> None:
    assert QUESTION.notes() == ()
    narrow = QUESTION._replace(selection=select(QUESTION.corpus, Filters(strengths=("must",))))
    (note,) = narrow.notes()
    assert "within these filters only" in note


def test_what_is_left_out_because_of_errors_is_noted() -> None:
    short = QUESTION._replace(corpus=QUESTION.corpus._replace(left_out=("berg",)))
    assert short.notes() == ("Left out because of errors: berg.",)
    many = tuple(f"p{place}" for place in range(9))
    short = QUESTION._replace(corpus=QUESTION.corpus._replace(left_out=many))
    assert short.notes() == ("Left out because of errors: p0, p1, p2, p3, p4, p5 and 3 others.",)


def test_papers_that_are_not_coded_to_the_end_are_noted() -> None:
    uncoded = urges(id="open")._replace(coded=False)
    question = Question(
        corpus(
            paper("ali", urges({"cap": "support"})),
            paper("berg", urges(id="frame"), uncoded),
            paper("chen", uncoded),
            paper("diaz"),
        )
    )
    assert question.notes() == (
        "Not coded to the end, so silent on nothing: berg (1 of 2 coded), chen (0 of 1 coded) and "
        "diaz (no recommendation yet).",
    )
    assert tuple(question.gaps()) == question.notes()
    of_ali = question._replace(selection=select(question.corpus, Filters(papers=("ali",))))
    assert of_ali.notes() == ()


def test_what_the_corpus_misses_is_noted_before_what_the_filters_do() -> None:
    uncoded = urges(id="open", strength="must")._replace(coded=False)
    compared = corpus(paper("ali", uncoded))._replace(left_out=("berg",))
    question = Question(compared, select(compared, Filters(strengths=("must",))))
    left_out, not_coded, narrowed = question.notes()
    assert left_out.startswith("Left out because of errors")
    assert not_coded.startswith("Not coded to the end")
    assert narrowed.startswith("Verdicts, strengths and silence hold within these filters only")


@pytest.mark.parametrize(("said", "sign"), [("support", "+"), ("oppose", "−"), ("neutral", "~")])
def test_a_stance_is_a_sign_with_its_strength(said: Stance, sign: str) -> None:
    found = corpus(
        paper("a", urges({"cap": said}, strength="must")), paper("b", urges({"cap": said}))
    )
    strong, weak = positions(found).of["cap"].values()
    # Who takes no side is not more or less binding about it.
    assert stance(strong).text == (sign if said == "neutral" else f"{sign} must")
    assert stance(weak).text == sign
    assert stance(strong).role == strong.direction


def test_the_sign_alone_tells_silence_from_what_is_not_coded() -> None:
    silent = paper("b", urges(id="frame"))
    found = positions(corpus(paper("a", urges({"cap": "oppose"})), silent))
    assert sign(found, "a", "cap") == Span("−", "against")
    assert sign(found, "b", "cap") == Span("·", "muted")
    assert sign(found, "a", "build") == Span("·", "muted")
    unfinished = found._replace(unfinished=frozenset("ab"))
    assert sign(unfinished, "a", "cap").text == "−"
    assert sign(unfinished, "b", "cap") == Span("?", "muted")


def test_every_sign_is_explained() -> None:
    for each in (*SIGNS.values(), SILENT):
        assert each in LEGEND
    assert len({*SIGNS.values(), SILENT}) == 5


def test_notes_follow_the_legend() -> None:
    assert legend(("One.",)) == (Paragraph(LEGEND, note=True), Paragraph("One.", note=True))


def test_a_cell_holds_stance_condition_and_ids() -> None:
    found = corpus(
        paper(
            "ali",
            urges({"cap": "support"}, id="a", strength="should", condition="if\nasked"),
            urges({"cap": "oppose"}, id="b"),
            authors=(ALI,),
        )
    )
    position = positions(found).of["cap"]["ali"]
    assert plain(cell(Question(found), position)) == "± should\n  on condition: if asked\n  a\n  b"
    by = Question(found, by="author")
    position = by.held().of["cap"]["Noor Ali"]
    assert plain(cell(by, position)).endswith("\n  ali/a\n  ali/b")
    assert units_of([position]) == ("Noor Ali",)


def test_ids_stand_on_lines_of_their_own() -> None:
    assert ids(("a/b", "c/d")) == (Span("a/b", "id"), "\n", Span("c/d", "id"))
    assert ids(()) == ()


@pytest.mark.parametrize(
    ("evidence", "where", "quote"),
    [
        (None, "", ""),
        (Evidence("a ceiling"), "", "“a ceiling”"),
        (Evidence("a\n ceiling", page="4"), "page 4", "“a ceiling” (page 4)"),
        (
            Evidence("a ceiling", "Proposals", 3, "4–5"),
            "section Proposals, paragraph 3, page 4–5",
            "“a ceiling” (section Proposals, paragraph 3, page 4–5)",
        ),
        (Evidence(section="Proposals"), "section Proposals", "section Proposals"),
        (Evidence(), "", ""),
    ],
)
def test_quotes_and_places(evidence: Evidence | None, where: str, quote: str) -> None:
    item = urges(evidence=evidence)
    assert place(evidence or Evidence()) == where
    assert quoted(item) == quote


BASE: dict[str, Any] = {"id": "a", "title": "Homes", "issued": "2023-05"}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "[no author named] (2023-05). Homes."),
        ({"issued": ""}, "[no author named] (no date). Homes."),
        ({"title": "Whose homes?"}, "[no author named] (2023-05). Whose homes?"),
        ({"authors": (ALI,)}, "Ali, Noor (2023-05). Homes."),
        ({"authors": (ALI, BERG)}, "Ali, Noor and Berg, Kaja (2023-05). Homes."),
        (
            {"authors": (Person("Berg", "Kaja", "van", "Jr"),)},
            "van Berg, Kaja Jr (2023-05). Homes.",
        ),
        ({"authors": (Person(literal="Housing Office"),)}, "Housing Office (2023-05). Homes."),
        ({"publisher": "Institute"}, "[no author named] (2023-05). Homes. Institute."),
        (
            {
                "publisher": "Press",
                "details": {
                    "container-title": "Town Review",
                    "volume": "3",
                    "issue": "2",
                    "page": "4–9",
                    "publisher-place": "Oslo",
                    "DOI": "10.1234/x",
                    "URL": "https://example.org",
                    "ISBN": "978-0",
                },
            },
            "[no author named] (2023-05). Homes. Town Review, 3(2), Oslo, Press, pp. 4–9. "
            "https://doi.org/10.1234/x ISBN 978-0.",
        ),
        (
            {
                "publisher": "Institute",
                "details": {
                    "container-title": "Institute",
                    "issue": "7",
                    "genre": "Brief",
                    "number": "12",
                    "URL": "https://example.org/a",
                },
            },
            "[no author named] (2023-05). Homes. Institute, 7, Brief, 12. https://example.org/a",
        ),
    ],
)
def test_references(more: dict[str, Any], text: str) -> None:
    assert reference(Paper(**{**BASE, **more})) == text


def test_that_co_authors_agree_by_one_paper_is_noted_where_authors_are_compared() -> None:
    both = corpus(paper("a", urges({"cap": "support"}), authors=(ALI, BERG)))
    alone = corpus(paper("a", urges({"cap": "support"}), authors=(ALI,)))
    assert any("of one paper" in note for note in Question(both, by="author").notes())
    assert Question(both).notes() == Question(alone, by="author").notes() == ()
