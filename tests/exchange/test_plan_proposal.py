"""What codes of other programs probably mean."""

import pytest

from policy_compare.exchange.plan import LEAVE, ImportPlan, Meaning
from policy_compare.exchange.plan_proposal import complete_plan, propose_plan
from policy_compare.model import Actor, Codebook, Instrument, Proposition, Topic
from policy_compare.project import Code, Project, ProjectText
from policy_compare.project_notes import note_with_values
from tests.exchange.test_plan import project_of

BOOK = Codebook(
    topics={"rents": Topic("rents", "Rents and tenure", keywords=("lease",))},
    propositions={"rent-cap": Proposition("rent-cap", "Rents should be capped.")},
    actors={"council": Actor("council", "Town council", ("local authority",))},
    instruments={"legal": Instrument("legal", "Law")},
)


def words_of(*paths: str, book: Codebook = Codebook()) -> dict[str, str]:  # noqa: B008
    """What each of the codes is proposed to mean; a path is parted by slashes."""
    project = project_of(*(tuple(path.split("/")) for path in paths))
    plan = propose_plan(project, book)
    return {key.replace(" ", ""): meaning.word for key, meaning in plan.codes.items()}


def test_trees_are_topics_over_propositions_over_stances() -> None:
    assert words_of("Rents", "Rents/Cap", "Rents/Cap/For", "Rents/Cap/contra", "Rents/Build") == {
        "Rents": "topic",
        "Rents/Cap": "proposition",
        "Rents/Cap/For": "support",
        "Rents/Cap/contra": "oppose",
        "Rents/Build": "topic",
    }


@pytest.mark.parametrize(
    ("name", "stance"),
    [("for", "support"), ("AGAINST", "oppose"), ("pro", "support"), ("contra", "oppose"),
     ("support", "support"), ("oppose", "oppose"), ("yes", "support"), ("no", "oppose"),
     ("neutral", "neutral"), ("silent", "topic"), ("1", "topic")],
)  # fmt: skip
def test_leaves_that_are_called_as_stances(name: str, stance: str) -> None:
    assert words_of("Cap", f"Cap/{name}")[f"Cap/{name}"] == stance


def test_words_for_stances_are_no_stances_alone_or_above_others() -> None:
    assert words_of("Support", "Aid/for/Arms", "Aid/for") == {
        "Support": "topic",
        "Aid/for/Arms": "topic",
        "Aid/for": "topic",
    }


def test_strengths_are_told_by_their_names() -> None:
    assert words_of("Strength", "Strength/must", "should", "Could") == {
        "Strength": LEAVE,
        "Strength/must": "must",
        "should": "should",
        "Could": "could",
    }


def test_what_stands_under_actors_is_one() -> None:
    words = words_of("Actors", "Actors/Europe", "Actors/Europe/France", "Targets", "Targets/Banks")
    assert list(words.values()) == [LEAVE, "actor", "actor", LEAVE, "target"]


def test_names_of_the_codebook_are_what_they_are_there() -> None:
    project = project_of(
        ("Local Authority",), ("legal",), ("Rents should be capped.",), ("rents",), ("Lease",)
    )
    assert list(propose_plan(project, BOOK).codes.values()) == [
        Meaning("actor", "council"),
        Meaning("instrument", "legal"),
        Meaning("proposition", "rent-cap"),
        Meaning("topic", "rents"),
        Meaning("topic", "rents"),
    ]


def test_variables_of_dna_and_cases_mean_one_thing_each() -> None:
    kinds = ("person", "organization", "concept", "case", "actor", "location")
    codes = {kind: Code(kind, ("x",), kind) for kind in kinds}
    plan = propose_plan(Project("DNA", codes=codes), Codebook())
    words = ("author", "publisher", "proposition", "author", "actor", LEAVE)
    assert plan == ImportPlan(kinds=dict(zip(kinds, words, strict=True)))


def test_our_own_codes_say_what_they_mean() -> None:
    codes = {
        "1": Code("1", ("Who",), note=note_with_values("", {"kind": "leave"})),
        "2": Code("2", ("Who", "Town"), note=note_with_values("", {"kind": "actor", "id": "t"})),
        "3": Code("3", ("Cap", "x"), note=note_with_values("", {"kind": "stance", "id": "oppose"})),
        "4": Code("4", ("must",), "strength", note_with_values("", {"kind": "nonsense"})),
    }
    plan = propose_plan(Project("policy-compare", codes=codes), Codebook())
    assert list(plan.codes.values()) == [Meaning(LEAVE), Meaning("actor", "t"), Meaning("oppose")]
    assert plan.kinds == {"strength": LEAVE}


def test_values_of_texts_are_told_by_their_names() -> None:
    text = ProjectText(
        "1", "Interview", "", values={" Author\n": "Ali", "Date": "2023", "Mood": "x"}
    )
    plan = propose_plan(Project("NVivo", texts={"1": text}), Codebook())
    assert plan.values == {"Author": "author", "Date": "issued", "Mood": LEAVE}


def test_codes_that_came_since_are_proposed_and_told() -> None:
    project = project_of(("Rents",), ("Cap",))
    plan = ImportPlan({"Rents": Meaning(LEAVE)}, strength="could")
    completed = complete_plan(plan, project, Codebook())
    assert completed.proposed_keys == ("Cap",)
    assert completed.plan == plan._replace(codes={"Rents": Meaning(LEAVE), "Cap": Meaning("topic")})
    assert complete_plan(completed.plan, project, Codebook()).proposed_keys == ()
