"""A corpus in the shape of DNA."""

from policy_compare.model import Person, StanceOn
from policy_compare.project import Project, ProjectText
from policy_compare.project_notes import split_note
from policy_compare.views.dna_project import dna_project
from tests.support.records import ALI, corpus, paper, urges
from tests.views.test_project import made

BERG = Person("Berg", "Kaja")


def said(project: Project) -> list[tuple[str | None, dict[str, str]]]:
    """The stance of each coding, and the names of its codes by their kinds."""
    return [
        (coding.stance, {project.codes[id].kind: project.codes[id].name for id in coding.codes})
        for coding in project.codings
    ]


def test_each_position_of_each_author_is_a_statement() -> None:
    found = corpus(
        paper(
            "ali",
            urges({"cap": "support", "build": "neutral"}, actors=("council",)),
            authors=(ALI, BERG),
            publisher="Institute",
        )
    )
    cap, build = "Rents should be capped.", "More homes should be built."
    assert said(dna_project(made(found))) == [
        (
            stance,
            {
                "person": person,
                "organization": "Institute",
                "concept": concept,
                "actor": "Town council",
            },
        )
        for stance, concept in (("support", cap), ("neutral", build))
        for person in ("Noor Ali", "Kaja Berg")
    ]


def test_what_a_stance_hangs_on_is_a_variable_of_its_statement() -> None:
    hangs = StanceOn("cap", "support", "for a\nyear")
    positions = (hangs, StanceOn("build", "support", by=("council",)))
    found = corpus(paper("ali", urges(id="r")._replace(positions=positions)))
    conditions = [names.get("condition") for _, names in said(dna_project(made(found)))]
    assert conditions == ["for a year", None]


def test_what_has_no_position_or_author_is_a_statement_without() -> None:
    project = dna_project(made())
    stances = [(stance, "person" in names) for stance, names in said(project)]
    assert stances == [
        ("support", True), ("oppose", True), (None, True), (None, True), (None, True),
        ("neutral", False),
    ]  # fmt: skip


def test_codes_stay_where_nothing_is_coded_with_them() -> None:
    kinds = {code.kind for code in dna_project(made(corpus())).codes.values()}
    assert kinds == {"topic", "concept", "actor", "target", "instrument", "strength"}


def test_what_a_document_has_no_field_for_is_in_its_note() -> None:
    texts = {
        id: ProjectText(id, "Homes", "", issued=issued, details={"DOI": "10.1/x"}, note="So.")
        for id, issued in (("a", "2023-05"), ("b", "2023-05-01"), ("c", ""))
    }
    notes = {
        id: split_note(text.note) for id, text in dna_project(Project("", "", texts)).texts.items()
    }
    assert notes == {
        "a": ("So.", {"DOI": "10.1/x", "issued": "2023-05"}),
        "b": ("So.", {"DOI": "10.1/x"}),
        "c": ("So.", {"DOI": "10.1/x"}),
    }
