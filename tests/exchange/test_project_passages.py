"""Codings gathered by their passages."""

from collections.abc import Sequence

from policy_compare.exchange.plan import LEAVE
from policy_compare.exchange.project_codebook import CodeUse
from policy_compare.exchange.project_passages import (
    ALONE,
    LEFT,
    NO_CODE,
    GatheredPassages,
    MarkedPassage,
    gather_passages,
)
from policy_compare.project import Coding, Project, ProjectText
from policy_compare.project_notes import note_with_values

USES = {
    "cap": CodeUse("proposition", "cap"),
    "cap/no": CodeUse("proposition", "cap", "oppose"),
    "cap/yes": CodeUse("proposition", "cap", "support"),
    "homes": CodeUse("topic", "homes"),
    "must": CodeUse("must", "must"),
    "no": CodeUse("oppose", "no"),
    "town": CodeUse("actor", "town"),
    "Ann": CodeUse("author", "Ann"),
    "Bo": CodeUse("author", "Bo"),
    "mood": CodeUse(LEAVE, "mood"),
}


def coding(start: int, end: int, *codes: str, coder: str = "", text: str = "t") -> Coding:
    """A coding of these characters."""
    return Coding(text, start, end, codes, coder=coder)


def gathered(*codings: Coding, note: str = "") -> GatheredPassages:
    """What is gathered of these codings."""
    texts = {id: ProjectText(id, id, "x" * 99, note=note) for id in ("t", "u")}
    return gather_passages(Project("x", "", texts, {}, codings), USES)


def passages(*codings: Coding) -> Sequence[MarkedPassage]:
    """The passages of these codings, all of which come in."""
    made = gathered(*codings)
    assert made.codings == len(codings)
    return made.passages


def test_codings_of_one_passage_by_one_coder_are_one() -> None:
    (one,) = passages(coding(0, 9, "cap"), coding(0, 9, "must"), coding(0, 9, "town", "homes"))
    assert one.names["actor"] == ("town",)
    assert (one.stances, one.names["must"]) == ({"cap": None}, ("must",))


def test_coders_and_other_places_stay_apart() -> None:
    codings = [coding(0, 9, "cap", coder="A"), coding(0, 9, "cap", coder="B"), coding(0, 8, "cap")]
    assert len(passages(*codings)) == 3


def test_what_is_marked_within_a_passage_belongs_to_the_nearest() -> None:
    first, second, third = passages(
        coding(0, 90, "homes"), coding(10, 50, "cap"), coding(60, 80, "cap"),
        coding(20, 22, "must"), coding(85, 88, "town"),
    )  # fmt: skip
    assert ("must" in second.names, "actor" in first.names) == (True, True)
    assert third.names.keys() == {"proposition"}


def test_nothing_belongs_to_another_coder_or_text() -> None:
    made = gathered(
        coding(0, 9, "cap", coder="A"),
        coding(1, 2, "must", coder="B"),
        coding(1, 2, "must", text="u"),
    )
    assert made.left_out == {ALONE: 2}


def test_who_speaks_is_said_of_what_is_around_or_within() -> None:
    first, second, third = passages(
        coding(0, 9, "cap"), coding(2, 3, "Ann", coder="X"),
        coding(20, 90, "Bo"), coding(30, 40, "cap"), coding(50, 60, "cap"),
    )  # fmt: skip
    assert [one.names["author"] for one in (first, second, third)] == [("Ann",), ("Bo",), ("Bo",)]


def test_who_speaks_parts_passages() -> None:
    first, second = passages(coding(0, 9, "cap", "Ann"), coding(0, 9, "cap", "Bo"))
    assert {first.names["author"], second.names["author"]} == {("Ann",), ("Bo",)}


def test_stance_of_a_code_goes_before_one_beside_it() -> None:
    (one,) = passages(coding(0, 9, "cap"), coding(0, 9, "cap/yes"), coding(0, 9, "no"))
    assert one.stances == {"cap": "support"}
    (other,) = passages(coding(0, 9, "cap"), coding(0, 9, "no"))
    assert other.stances == {"cap": "oppose"}


def test_two_stances_on_one_proposition_are_two_recommendations() -> None:
    first, second = passages(coding(0, 9, "cap/yes"), coding(0, 9, "cap/no", "homes"))
    assert (first.stances, second.stances) == ({"cap": "support"}, {"cap": "oppose"})


def test_stance_of_a_coding_is_on_its_own_proposition() -> None:
    (one,) = passages(coding(0, 9, "cap")._replace(stance="neutral"))
    assert one.stances == {"cap": "neutral"}


def test_what_has_no_place_is_counted() -> None:
    made = gathered(coding(0, 9, "cap"), coding(0, 9, "mood"), coding(0, 9), coding(20, 22, "town"))
    assert (made.codings, made.left_out) == (1, {LEFT: 1, NO_CODE: 1, ALONE: 1})


def test_our_own_codings_are_told_by_their_ids() -> None:
    own = [
        coding(start, 90, "cap", person)._replace(note=note_with_values("", {"id": id}))
        for start, person, id in ((50, "Ann", "b"), (50, "Bo", "b"), (0, "Ann", "a"))
    ]
    first, second = gathered(*own, note=note_with_values("", {"id": "t"})).passages
    assert [first.values["id"], second.values["id"]] == ["b", "a"]
    assert "author" not in first.names
