"""Papers and recommendations are found again, whatever they are called."""

from policy_compare.exchange.same_papers import same_papers, same_recommendations
from policy_compare.model import Evidence, Paper, Person, Recommendation, Source

ALI, BERG = Person("Ali", "Noor"), Person("Berg")
TEXT, OTHER_TEXT = Source("a.txt", "1" * 64), Source("b.txt", "2" * 64)


def paper(id: str, title: str = "Homes", **values: object) -> Paper:
    return Paper(id, title, **values)  # type: ignore[arg-type]


def test_a_paper_goes_by_its_doi_whatever_else_is_said_of_it() -> None:
    here = [
        paper("a", "Homes", authors=(ALI,), details={"DOI": "10.1000/ABC"}),
        paper("b", "Plots"),
    ]
    there = [paper("b", "Plots", authors=(BERG,), details={"DOI": "10.1000/abc"})]
    assert same_papers(here, there) == {"b": "a"}


def test_another_doi_is_another_paper() -> None:
    here = [paper("a", details={"DOI": "10.1000/1"}, source=TEXT)]
    assert same_papers(here, [paper("a", details={"DOI": "10.1000/2"}, source=TEXT)]) == {}


def test_a_paper_goes_by_its_text_if_its_authors_may_be_the_same() -> None:
    here = [paper("a", authors=(ALI,), source=TEXT)]
    assert same_papers(here, [paper("x", "Text 1", source=TEXT)]) == {"x": "a"}
    assert same_papers(here, [paper("x", "Text 1", source=OTHER_TEXT)]) == {}
    assert same_papers(here, [paper("x", "Text 1", authors=(BERG,), source=TEXT)]) == {}


def test_speakers_of_one_debate_are_each_found_again() -> None:
    here = [
        paper("d-ali", authors=(ALI,), publisher="A", source=TEXT),
        paper("d-ali-2", authors=(ALI,), source=TEXT),
        paper("d-berg", authors=(BERG,), source=TEXT),
    ]
    there = [one._replace(id=f"x-{one.id}") for one in reversed(here)]
    assert same_papers(here, there) == {f"x-{one.id}": one.id for one in here}


def test_an_id_is_enough_with_the_title_only() -> None:
    here = [paper("a", authors=(ALI,), issued="2023")]
    assert same_papers(here, [paper("a", "HOMES", authors=(BERG,))]) == {"a": "a"}
    assert same_papers(here, [paper("a", "Plots")]) == {}
    assert same_papers(here, [paper("x", authors=(ALI,), issued="2023-05")]) == {"x": "a"}
    assert same_papers(here, [paper("x", authors=(ALI,), issued="2024")]) == {}


def test_a_paper_that_got_a_number_is_found_again() -> None:
    here = [paper("a", "Plots"), paper("a-2", "Homes")]
    assert same_papers(here, [paper("a", "Homes")]) == {"a": "a-2"}
    assert same_papers(here, [paper("b", "Homes")]) == {}


def coded(id: str, quote: str = "", statement: str = "Do.", coder: str = "") -> Recommendation:
    return Recommendation(
        "a", id, statement, evidence=Evidence(quote) if quote else None, coder=coder
    )


def test_a_recommendation_goes_by_id_and_words_or_by_its_quote() -> None:
    here = [coded("r", "a cap", "Cap rents."), coded("s", "a tax", "Tax land.")]
    assert same_recommendations(here, [coded("r", "a roof", "Cap rents.")]) == {"r": "r"}
    assert same_recommendations(here, [coded("s", "a roof", "Build.")]) == {}
    assert same_recommendations(here, [coded("x", "A  cap", "Limit them.")]) == {"x": "r"}
    assert same_recommendations(here, [coded("x", "", "Cap rents.")]) == {}
    assert same_recommendations(here, [coded("s", "", "Build.")]) == {"s": "s"}
    # What is surest comes first.
    both = [coded("s", "a cap", "Other."), coded("y", "a cap", "Cap rents.")]
    assert same_recommendations(here, both) == {"y": "r"}


def test_two_coders_of_one_passage_are_two() -> None:
    here = [coded("r", "a cap", coder="Ada")]
    assert same_recommendations(here, [coded("r", "a cap", coder="Ben")]) == {}
    assert same_recommendations(here, [coded("x", "a cap")]) == {"x": "r"}


def test_one_passage_twice_is_told_by_id_then_words_then_place() -> None:
    here = [
        coded("r", "a cap", "Cap rents."),
        coded("s", "a cap", "Limit them.")._replace(evidence=Evidence("a cap", "", 7)),
    ]
    there = [here[1]._replace(statement="New words."), here[0]._replace(statement="Others.")]
    assert same_recommendations(here, there) == {"r": "r", "s": "s"}
    renamed = [one._replace(id=f"x{one.id}") for one in reversed(here)]
    assert same_recommendations(here, renamed) == {"xr": "r", "xs": "s"}
    reworded = [one._replace(statement="New words.") for one in renamed]
    assert same_recommendations(here, reworded) == {"xr": "r", "xs": "s"}
    assert same_recommendations(here, [coded("y", "a cap", "New words.", "Ada")]) == {"y": "r"}
