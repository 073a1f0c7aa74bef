"""Codebooks of projects' codes."""

from collections.abc import Iterable

from policy_compare.corpus.yaml.report import Report
from policy_compare.exchange.plan import ImportPlan, Meaning
from policy_compare.exchange.plan_proposal import propose_plan
from policy_compare.exchange.project_codebook import (
    CodeUse,
    ProjectCodebook,
    codebook_of_project,
)
from policy_compare.model import Actor, Codebook, Proposition, Tension, Topic
from policy_compare.project import Code, Project
from policy_compare.project_notes import note_with_values
from tests.support.projects import codes_of

EMPTY = Codebook()


def codebook_of(
    codes: dict[str, Code], plan: ImportPlan | None = None, book: Codebook = EMPTY
) -> ProjectCodebook:
    """The codebook of a project with these codes, by the plan or as is proposed."""
    project = Project("NVivo", codes=codes)
    report = Report("")
    made = codebook_of_project(project, plan or propose_plan(project, book), book, report)
    assert not report.problems
    return made


def propositions_of(keys: Iterable[str]) -> ImportPlan:
    """A plan that takes these codes for propositions."""
    return ImportPlan(dict.fromkeys(keys, Meaning("proposition")))


def test_topics_nest_as_codes_do_and_propositions_stand_in_them() -> None:
    codes = codes_of("Homes", "Homes/Rents", "Homes/Rents/Cap them", "Homes/Rents/Cap them/no")
    made = codebook_of(codes)
    assert made.book.topics == {
        "Homes": Topic("Homes", "Homes"),
        "Rents": Topic("Rents", "Rents", part_of=("Homes",)),
    }
    assert made.book.propositions == {"cap-them": Proposition("cap-them", "Cap them", ("Rents",))}
    assert made.uses["Homes/Rents/Cap them/no"] == CodeUse("proposition", "cap-them", "oppose")
    assert made.named_propositions == 1


def test_names_that_are_sentences_want_no_wording() -> None:
    codes = codes_of("Rents should be capped.", "Cap")
    assert codebook_of(codes, propositions_of(codes)).named_propositions == 1


def test_notes_say_what_a_code_is_about() -> None:
    made = codebook_of({"1": Code("1", ("Mayor",), note="Of any\ntown.")},
                       ImportPlan({"Mayor": Meaning("actor")}))  # fmt: skip
    assert made.book.actors["Mayor"] == Actor("Mayor", "Mayor", about="Of any town.")


def test_one_name_in_two_branches_is_two_things() -> None:
    codes = codes_of("Homes", "Homes/Costs", "Energy", "Energy/Costs")
    made = codebook_of(codes, propositions_of(("Homes / Costs", "Energy / Costs")))
    assert {one.statement for one in made.book.propositions.values()} == {
        "Homes: Costs",
        "Energy: Costs",
    }


def test_name_has_no_more_of_its_path_than_tells_it_apart() -> None:
    codes = codes_of("A", "A/Homes", "A/Homes/Costs", "A/Energy", "A/Energy/Costs")
    made = codebook_of(codes, propositions_of(("A / Homes / Costs", "A / Energy / Costs")))
    assert list(made.book.propositions) == ["homes-costs", "energy-costs"]


def test_no_id_is_made_up_that_is_another_name() -> None:
    codes = codes_of("?", "X")
    made = codebook_of(codes, ImportPlan(dict.fromkeys(codes, Meaning("topic"))))
    assert {id: topic.label for id, topic in made.book.topics.items()} == {"x-2": "?", "X": "X"}


def test_actors_and_targets_of_one_name_are_one_actor() -> None:
    made = codebook_of(codes_of("Targets", "Targets/Banks", "Actors", "Actors/banks"))
    assert made.book.actors == {"banks": Actor("banks", "banks")}
    assert made.uses["Targets/Banks"] == CodeUse("target", "banks")


def test_names_of_the_corpus_stay_its_own() -> None:
    council = Actor("council", "Town council", ("local authority",))
    book = Codebook("Homes", actors={"council": council})
    codes = codes_of("Local Authority", "Board")
    plan = ImportPlan({"Board": Meaning("actor", "council"), "Local Authority": Meaning("actor")})
    made = codebook_of(codes, plan, book)
    assert made.book == book
    assert {use.name for use in made.uses.values()} == {"council"}


def test_tensions_of_both_come_together() -> None:
    codes = {id: Code(id, (id,), note=note_with_values("", {"kind": "proposition", "id": id}))
             for id in ("a", "b", "c")}  # fmt: skip
    tensions = [{"between": [one, "c"], "why": "They clash."} for one in ("a", "b")]
    propositions = {id: Proposition(id, id) for id in ("a", "c")}
    book = Codebook(propositions=propositions, tensions=(Tension(("a", "c"), "They clash."),))
    project = Project("x", codes=codes, note=note_with_values("", {"tensions": tensions}))
    report = Report("")
    made = codebook_of_project(project, propose_plan(project, book), book, report)
    assert [tension.between for tension in made.book.tensions] == [("a", "c"), ("b", "c")]
    assert not report.problems


def test_ids_of_the_plan_are_taken() -> None:
    plan = ImportPlan({"Cap": Meaning("proposition", "rent-cap", "oppose")})
    made = codebook_of(codes_of("Cap"), plan)
    assert made.book.propositions == {"rent-cap": Proposition("rent-cap", "Cap")}
    assert made.stances == {"rent-cap": "oppose"}


def test_faults_of_our_own_notes_are_told() -> None:
    note = note_with_values("", {"kind": "topic", "id": "a", "part_of": ["b"], "label": ["x"]})
    project = Project(
        "x", codes={"1": Code("1", ("A",), note=note)}, note=note_with_values("", {"date": "soon"})
    )
    report = Report("x")
    made = codebook_of_project(project, propose_plan(project, EMPTY), EMPTY, report)
    assert made.book.topics == {"a": Topic("a", "a")}
    assert {problem.code for problem in report.problems} == {
        "unknown-name",
        "wrong-form",
        "bad-date",
    }
