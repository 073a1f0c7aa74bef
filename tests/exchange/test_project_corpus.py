"""Corpora of other programs' projects."""

import re
from hashlib import sha256

import pytest
from hypothesis import given

from policy_compare.errors import CallError
from policy_compare.exchange.plan import LEAVE, ImportPlan, Meaning
from policy_compare.exchange.plan_proposal import propose_plan
from policy_compare.exchange.project_corpus import corpus_of_project, files_of_text
from policy_compare.model import (
    STRENGTHS,
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Paper,
    Person,
    Source,
    StanceOn,
)
from policy_compare.project import Coding, Project, ProjectText
from policy_compare.project_notes import note_with_values
from policy_compare.views.parts.question import Question
from policy_compare.views.project import project_of
from tests.support.held_fields import keep_held
from tests.support.projects import (
    TOWNS,
    any_projects,
    coded,
    codes_of,
    project_with,
    proposed_corpus,
    read_again,
    recommended,
)
from tests.support.strategies import corpora

CODES = codes_of(
    "Homes", "Homes/Rent cap", "Homes/Rent cap/against", "Actors", "Actors/Council", "could", "Mood"
)
RENTS = "The council should cap yearly rent rises in the old town, because turnover empties"
BUILDING = "We oppose any building on green land."
EMPTY = Codebook()


def summary_of(project: Project, plan: ImportPlan | None = None) -> tuple[str, ...]:
    """What is said of the import."""
    plan = plan or propose_plan(project, EMPTY)
    return corpus_of_project(project, plan, EMPTY).summary


def test_passage_becomes_a_recommendation_with_a_quote() -> None:
    project = project_with([coded(RENTS, "Homes/Rent cap", coder="Ann", note="See 3.")], CODES)
    (one,) = recommended(project)
    assert one.statement == RENTS
    assert one.evidence == Evidence(
        "The council should cap yearly rent rises in the old town", paragraph=1
    )
    assert one.positions == (StanceOn("rent-cap", "support"),)
    assert (one.id, one.strength, one.coder, one.note) == (
        "council-cap-yearly-rent", "should", "Ann", "See 3."
    )  # fmt: skip


def test_short_passage_is_quoted_as_it_is() -> None:
    (one,) = recommended(project_with([coded(BUILDING, "Homes/Rent cap/against")], CODES))
    assert one.evidence == Evidence(BUILDING, paragraph=2)
    assert one.positions == (StanceOn("rent-cap", "oppose"),)


def test_topic_alone_is_still_to_be_coded() -> None:
    (one,) = recommended(project_with([coded(BUILDING, "Homes")], CODES))
    assert not one.coded
    assert one.topics == ("Homes",)


def test_text_is_a_source_with_its_digest() -> None:
    project = project_with([coded(BUILDING, "Homes")], CODES, name="Towns & Homes")
    imported = corpus_of_project(project, propose_plan(project, EMPTY), EMPTY)
    data = TOWNS.encode()
    assert imported.sources == {"towns-homes.txt": data}
    (paper,) = imported.corpus.papers.values()
    assert (paper.id, paper.title) == ("towns-homes", "Towns & Homes")
    assert paper.source == Source("towns-homes.txt", sha256(data).hexdigest())


def test_file_of_a_text_is_its_source_where_such_files_are_read() -> None:
    text = ProjectText("t", "Towns", "Act.", "../Towns.PDF", b"%PDF-")
    assert files_of_text(text) == ((".pdf", b"%PDF-"), (".txt", b"Act."))
    assert files_of_text(text._replace(file="a.rtf")) == ((".txt", b"Act."),)
    assert files_of_text(text._replace(content=b"")) == ((".txt", b"Act."),)


def test_words_of_a_text_are_its_source_where_its_file_cannot_be_read() -> None:
    project = project_with([coded(BUILDING, "Homes")], CODES, file="a.pdf")
    text = project.texts["t"]._replace(content=b"%PDF-")
    imported = project._replace(texts={"t": text})
    made = corpus_of_project(imported, propose_plan(imported, EMPTY), EMPTY)
    assert made.sources == {"towns.txt": TOWNS.encode()}
    (one,) = made.corpus.recommendations()
    assert one.evidence == Evidence(BUILDING, paragraph=2)


def test_text_that_cannot_be_read_is_no_source_and_said() -> None:
    project = project_with([coded(BUILDING, "Homes")], CODES)
    text = project.texts["t"]._replace(text=f"\0{TOWNS[1:]}")
    imported = project._replace(texts={"t": text})
    made = corpus_of_project(imported, propose_plan(imported, EMPTY), EMPTY)
    (one,) = made.corpus.recommendations()
    assert (one.evidence, one.statement, made.sources) == (None, BUILDING, {})
    assert "texts that cannot be read: Towns: 1" in made.summary


def test_what_repeats_is_told_apart() -> None:
    text = "I agree.\n\n" * 300
    codings = [Coding("t", 10 * number, 10 * number + 8, ("Homes",)) for number in range(300)]
    made = recommended(project_with(codings, CODES, text=text))
    assert [one.evidence and one.evidence.paragraph for one in made] == list(range(1, 301))
    assert [one.id for one in made[:2]] == ["i-agree", "i-agree-2"]


def test_long_passage_is_shown_by_its_beginning() -> None:
    (one,) = recommended(
        project_with([Coding("t", 0, 9_000, ("Homes",))], CODES, text="w " * 9_000)
    )
    assert one.statement.endswith("w w …")
    assert len(one.statement) < 410


def test_who_speaks_has_a_paper() -> None:
    codes = (
        CODES | codes_of("Lee, Ann", "Bo", kind="person") | codes_of("Office", kind="organization")
    )
    codings = [
        coded(BUILDING, "Homes", "Lee, Ann", "Office"),
        coded(RENTS, "Homes", "Bo"),
        coded("It must be stopped", "Homes", "Bo"),
    ]
    bo = Person("Bo", "")
    project = project_with(codings, codes)
    text = project.texts["t"]._replace(authors=(bo,))
    papers = proposed_corpus(project._replace(texts={"t": text})).papers
    assert {id: (paper.authors, paper.publisher) for id, paper in papers.items()} == {
        "towns-bo": ((bo,), ""),
        "towns-lee-ann-office": ((Person("Lee", "Ann"),), "Office"),
    }
    assert len(papers["towns-bo"].recommendations) == 2


def test_values_of_a_text_are_what_the_plan_says() -> None:
    project = project_with([coded(BUILDING, "Homes")], CODES)
    values = {"Author": "Lee, Ann", "Date": "2024-05", "Mood": "x"}
    text = project.texts["t"]._replace(values=values, issued="2020")
    (paper,) = proposed_corpus(project._replace(texts={"t": text})).papers.values()
    assert (paper.authors, paper.issued) == ((Person("Lee", "Ann"),), "2024-05")


def test_what_is_left_out_is_said() -> None:
    codings = [
        coded(BUILDING, "Homes"),
        coded("the old town", "Homes"),
        coded(RENTS, "Mood"),
        coded(RENTS, "Actors/Council"),
        coded(RENTS),
    ]
    project = project_with(codings, CODES)._replace(left_out=("2 pictures",))
    plan = propose_plan(project, EMPTY)
    plan = plan._replace(codes={**plan.codes, "Mood": Meaning(LEAVE)})
    assert summary_of(project, plan) == (
        "2 pictures",
        "2 of 5 codings came in",
        "codings with no code but such as the plan leaves, left out: 1",
        "codings without a code, left out: 1",
        "codings that say who, how or by what means, in no passage that says what, left out: 1",
        "strengths that no code and no wording tells, taken as should: 2",
        "statements of propositions that are only a code's name, and want wording: 1",
    )


def test_what_cannot_be_said_of_a_paper_is_left_out_and_said() -> None:
    project = project_with([coded(RENTS, "Homes/Rent cap")], CODES, issued="spring")
    (paper,) = proposed_corpus(project).papers.values()
    assert not paper.issued
    told = "'spring' is no date: it should look like 2023-05-17, 2023-05 or 2023"
    assert f"without what cannot be: {told}, 1" in summary_of(project)


def test_stances_that_are_guessed_are_said() -> None:
    codings = [coded(RENTS, "Homes/Rent cap"), coded(BUILDING, "Homes/Rent cap/against")]
    summary = summary_of(project_with(codings, CODES))
    assert "stances that no code tells, taken as support, or as the plan says: 1" in summary


def test_plan_that_leaves_everything_is_refused() -> None:
    project = project_with([coded(RENTS, "Homes")], CODES)
    with pytest.raises(CallError, match="the plan leaves every code") as caught:
        corpus_of_project(project, ImportPlan(), EMPTY)
    assert caught.value.hint == "say in it which codes are topics or propositions"


def test_project_without_codings_gives_a_codebook_alone() -> None:
    corpus = proposed_corpus(Project("NVivo", codes=CODES))
    assert not corpus.papers
    assert list(corpus.codebook.propositions) == ["rent-cap"]


def with_strengths(corpus: Corpus) -> Corpus:
    """The corpus, in which every recommendation has a strength, as files want it."""
    papers = {
        paper.id: paper._replace(
            recommendations=tuple(
                one._replace(strength=one.strength or STRENGTHS[0]) for one in paper.recommendations
            )
        )
        for paper in corpus.papers.values()
    }
    return corpus._replace(papers=papers)


@given(corpora(least=1))
def test_our_own_projects_come_back_equal(corpus: Corpus) -> None:
    corpus = with_strengths(corpus)
    project = project_of(Question(corpus), {})
    assert keep_held(proposed_corpus(project), "qdpx") == keep_held(corpus, "qdpx")


def test_papers_without_recommendations_come_back() -> None:
    corpus = Corpus(Codebook("Homes"), {"a": Paper("a", "Homes", file="a.yaml")})
    project = project_of(Question(corpus), {})
    assert proposed_corpus(project) == corpus
    stranger = project._replace(texts={"a": ProjectText("a", "Homes", "Act.")})
    assert summary_of(stranger) == ("texts of which nothing came in: 1",)


def test_what_others_mark_in_our_texts_has_no_place_yet() -> None:
    note = note_with_values("", {"id": "towns", "source": {"file": "towns.pdf"}})
    imported = project_with([coded(BUILDING, "Homes")], CODES, note=note)
    made = corpus_of_project(imported, propose_plan(imported, EMPTY), EMPTY)
    (one,) = made.corpus.recommendations()
    assert one.evidence == Evidence(BUILDING)
    assert (made.corpus.papers["towns"].source, made.sources) == (Source("towns.pdf"), {})


def test_dismissed_passages_come_back() -> None:
    dismissal = Dismissal("we oppose", "It reports a call.", page="4")
    paper = Paper("a", "Homes", dismissed=(dismissal,))
    project = project_of(Question(Corpus(Codebook(), {"a": paper})), {})
    (again,) = proposed_corpus(project).papers.values()
    assert again.dismissed == (dismissal,)


@pytest.mark.parametrize(
    "values", [{"id": "a b"}, {"id": ["x"]}, {"positions": 3, "id": "x"}, {"evidence": {"a": "b"}},
               {"statement": {}}, {"id": "x", "positions": {"rent-cap": 1}}],
)  # fmt: skip
def test_notes_of_strangers_do_no_harm(values: dict[str, object]) -> None:
    note = note_with_values("", values)
    project = project_with([coded(RENTS, "Homes/Rent cap", note=note)], CODES)
    assert read_again(proposed_corpus(project)).problems is not None


@given(any_projects())
def test_any_project_with_any_plan_is_read_and_counted(given: tuple[Project, ImportPlan]) -> None:
    project, plan = given
    try:
        imported = corpus_of_project(project, plan, EMPTY)
    except CallError:
        assert all(meaning.word == LEAVE for meaning in plan.codes.values())
        return
    reading = read_again(imported.corpus)
    errors = [
        one for one in reading.problems if one.severity == "error" and one.code != "no-papers"
    ]
    assert not errors
    counted = [line for line in imported.summary if "codings came in" in line] or ["0 of 0"]
    came, total = map(int, re.findall(r"\d+", counted[0]))
    left = sum(int(line.rpartition(" ")[2]) for line in imported.summary if ", left out: " in line)
    assert came + left == total == len(project.codings)
