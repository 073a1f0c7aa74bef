"""How positions relate."""

from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import By, Direction, Position, Unit, find_positions
from policy_compare.analysis.relations import (
    DIFFERENCES,
    Difference,
    HeldTension,
    Overlap,
    compare_units,
    find_differences,
    find_overlaps,
    find_tensions,
    frame_recommendations,
    relate_positions,
)
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus, Recommendation, Stance
from tests.support.records import ALI, BOOK, corpus, paper, stances, urges

ACTORS = Hierarchy(BOOK.actors)


def position(unit: str = "a", direction: Direction = "for", **others: Any) -> Position:
    fields = {
        "strength": None,
        "conditions": (),
        "actors": (),
        "targets": (),
        "instruments": (),
        "recommendations": (f"{unit}/act",),
        **others,
    }
    return Position(Unit(unit, unit), "cap", direction, **fields)


RELATIONS = {
    ("for", "for"): "agree",
    ("against", "against"): "agree",
    ("neutral", "neutral"): "agree",
    ("both", "both"): "mixed",
    ("for", "against"): "disagree",
    ("for", "neutral"): "mixed",
    ("for", "both"): "mixed",
    ("against", "neutral"): "mixed",
    ("against", "both"): "mixed",
    ("neutral", "both"): "mixed",
}


@pytest.mark.parametrize(("one", "other"), tuple(RELATIONS))
def test_relation(one: Direction, other: Direction) -> None:
    expected = RELATIONS[one, other]
    assert relate_positions(position("a", one), position("b", other)) == expected
    assert relate_positions(position("a", other), position("b", one)) == expected


ONE: dict[Difference, dict[str, Any]] = {
    "strength": {"strength": "must"},
    "condition": {"conditions": ("if asked",)},
    "actor": {"actors": ("council",)},
    "target": {"targets": ("council",)},
    "instrument": {"instruments": ("legal",)},
}
OTHER: dict[Difference, dict[str, Any]] = {
    "strength": {"strength": "could"},
    "condition": {"conditions": ("for a year",)},
    "actor": {"actors": ("builders",)},
    "target": {"targets": ("builders",)},
    "instrument": {"instruments": ("economic",)},
}
SETS = tuple(chain.from_iterable(combinations(DIFFERENCES, size) for size in range(6)))


def everything(choice: dict[Difference, dict[str, Any]]) -> dict[str, Any]:
    return {field: value for fields in choice.values() for field, value in fields.items()}


@pytest.mark.parametrize("wanted", SETS, ids="+".join)
def test_every_set_of_differences(wanted: tuple[Difference, ...]) -> None:
    one = position("a", **everything(ONE))
    changed = {field: value for name in wanted for field, value in OTHER[name].items()}
    other = position("b", **{**everything(ONE), **changed})
    assert find_differences((one, other), ACTORS) == wanted
    assert find_differences((other, one), ACTORS) == wanted


@pytest.mark.parametrize("name", ["strength", "actor", "target", "instrument"])
def test_who_does_not_say_does_not_differ(name: Difference) -> None:
    assert find_differences((position("a", **ONE[name]), position("b")), ACTORS) == ()


def test_who_makes_no_condition_differs_from_who_does() -> None:
    one = position("a", conditions=("if asked",))
    assert find_differences((one, position("b")), ACTORS) == ("condition",)


def test_one_condition_in_two_spellings_is_one() -> None:
    one = position("a", conditions=("If  asked", "soon"))
    other = position("b", conditions=("soon", "if\nasked"))
    assert find_differences((one, other), ACTORS) == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("council",), ("government",), False),
        (("council",), ("district",), True),
        (("council", "builders"), ("builders", "landlords"), False),
        (("council", "builders"), ("government",), False),
        (("council",), ("builders",), True),
    ],
)
@pytest.mark.parametrize(("field", "name"), [("actors", "actor"), ("targets", "target")])
def test_a_member_and_its_group_are_in_common(
    one: tuple[str, ...], other: tuple[str, ...], differ: bool, field: str, name: Difference
) -> None:
    said: list[dict[str, Any]] = [{field: one}, {field: other}]
    pair = [position(unit, **fields) for unit, fields in zip("ab", said, strict=True)]
    assert find_differences(pair, ACTORS) == ((name,) if differ else ())


def test_one_pair_among_many_makes_the_difference() -> None:
    many = [position(str(place), actors=("government",)) for place in range(4)]
    many += [position("x", actors=("council",)), position("y", actors=("district",))]
    assert find_differences(many[:5], ACTORS) == ()
    assert find_differences(many, ACTORS) == ("actor",)


ASKED = st.lists(st.sampled_from(tuple(BOOK.actors)), max_size=3, unique=True).map(tuple)


@given(st.lists(st.tuples(ASKED, ASKED), min_size=1, max_size=6))
def test_many_differ_where_any_two_do(parties: list[tuple[tuple[str, ...], ...]]) -> None:
    many = [
        position(str(place), actors=actors, targets=targets)
        for place, (actors, targets) in enumerate(parties)
    ]
    found = {name for pair in combinations(many, 2) for name in find_differences(pair, ACTORS)}
    assert set(find_differences(many, ACTORS)) == found


def test_one_alone_differs_from_nobody() -> None:
    assert find_differences((position("a", **everything(ONE)),), ACTORS) == ()


def only(corpus: Corpus, by: By = "paper") -> Overlap:
    (found,) = find_overlaps(corpus, find_positions(corpus, by))
    return found


DIRECTIONS: tuple[Direction, ...] = ("for", "against", "neutral", "both")
SAID: dict[Direction, tuple[Stance, ...]] = {
    "for": ("support",),
    "against": ("oppose",),
    "neutral": ("neutral",),
    "both": ("support", "oppose"),
}


def going(*directions: Direction | None) -> Corpus:
    """Papers a, b … that go in these directions on the cap; None is silent."""
    papers = []
    for name, direction in zip("abcdef", directions, strict=False):
        said = SAID[direction] if direction else ()
        found = [urges({"cap": stance}, id=stance) for stance in said] or [urges()]
        papers.append(paper(name, *found))
    return corpus(*papers)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_one_unit_is_single(direction: Direction) -> None:
    assert only(going(direction)).verdict == "single"
    assert only(going(direction, None)).verdict == "single"


@pytest.mark.parametrize("direction", ["for", "against", "neutral"])
def test_one_direction_is_consensus_or_shared(direction: Direction) -> None:
    assert only(going(direction, direction)).verdict == "consensus"
    assert only(going(direction, direction, direction)).verdict == "consensus"
    assert only(going(direction, None, direction)).verdict == "shared"


@pytest.mark.parametrize(("one", "other"), tuple(product(DIRECTIONS, DIRECTIONS)))
@pytest.mark.parametrize("rest", [(), (None,)])
def test_verdict_of_two(one: Direction, other: Direction, rest: tuple[None, ...]) -> None:
    expected = "shared" if rest else "consensus"
    if "both" in (one, other) or {one, other} == {"for", "against"}:
        expected = "contested"
    elif one != other:
        expected = "mixed"
    assert only(going(one, other, *rest)).verdict == expected


def test_three_directions_are_contested() -> None:
    assert only(going("for", "against", "neutral")).verdict == "contested"


def test_the_sides_hold_who_goes_there() -> None:
    found = only(going("for", "both", "against", "for", "neutral", None))
    held = {side.direction: [one.unit.id for one in side.positions] for side in found.sides}
    assert held == {"for": ["a", "d"], "against": ["c"], "neutral": ["e"]}
    assert [one.unit.id for one in found.positions_toward("for", "both")] == ["a", "b", "d"]
    assert [unit.id for unit in found.silent] == ["f"]


def test_neutral_is_no_silence() -> None:
    found = only(stances(a="neutral", b="neutral"))
    assert found.silent == ()
    assert [one.unit.id for one in found.positions_toward("neutral")] == ["a", "b"]


@pytest.mark.parametrize(
    ("conditions", "differs"),
    [
        (("", ""), False),
        (("if asked", ""), True),
        (("if asked", " If  asked"), False),
        (("if asked", "for a year"), True),
    ],
)
def test_a_condition_differs_where_one_makes_none_or_another(
    conditions: tuple[str, str], differs: bool
) -> None:
    found = only(
        corpus(
            *(
                paper(name, urges({"cap": "support"}, condition=condition))
                for name, condition in zip("ab", conditions, strict=True)
            )
        )
    )
    assert ("condition" in found.differences) is differs
    assert found.in_full is not differs
    assert found.is_conditional is any(conditions)


def test_a_condition_of_one_alone_is_no_difference() -> None:
    found = only(
        corpus(
            paper("a", urges({"cap": "support"}, condition="if asked")),
            paper("b", urges({"cap": "oppose"})),
        )
    )
    assert found.is_conditional
    assert found.differences == ()


def test_differences_of_both_sides_are_joined_in_order() -> None:
    found = only(
        corpus(
            paper("a", urges({"cap": "support"}, actors=("council",))),
            paper("b", urges({"cap": "support"}, actors=("builders",))),
            paper("c", urges({"cap": "oppose"}, strength="must")),
            paper("d", urges({"cap": "oppose"}, strength="could")),
        )
    )
    assert [side.differences for side in found.sides] == [("actor",), ("strength",)]
    assert found.differences == ("strength", "actor")


def test_two_papers_of_one_author_are_one_voice() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}, strength="could"), authors=(ALI,)),
        paper("b", urges({"cap": "support"}, strength="must"), authors=(ALI,)),
        paper("c", urges({"cap": "support"}, strength="must")),
    )
    assert only(found).differences == ("strength",)
    assert only(found, "author").differences == ()
    assert only(found, "author").verdict == "consensus"


def test_overlaps_come_by_topic_in_the_codebooks_order() -> None:
    found = corpus(paper("a", urges(dict.fromkeys(sorted(BOOK.propositions), "support"))))
    found_ids = [one.proposition.id for one in find_overlaps(found, find_positions(found))]
    assert found_ids == ["cap", "free", "build", "social-homes"]


def pull(corpus: Corpus, by: By = "paper", **given: tuple[str, ...]) -> tuple[HeldTension, ...]:
    return find_tensions(
        corpus, find_positions(corpus, by), resolve_filters(corpus, Filters(**given))
    )


def test_a_tension_is_between_those_who_are_for_each() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"})),
        paper("b", urges({"build": "support"})),
        paper("c", urges({"build": "oppose"})),
        paper("d", urges({"cap": "neutral", "build": "neutral"})),
    )
    (tense,) = pull(found)
    assert [one.unit.id for one in tense.first] == ["a"]
    assert [one.unit.id for one in tense.second] == ["b"]
    assert tense.is_between_units
    assert tense.internal_units == ()


def test_a_tension_within_one_is_internal() -> None:
    (tense,) = pull(corpus(paper("a", urges({"cap": "support", "build": "support"}))))
    assert [unit.id for unit in tense.internal_units] == ["a"]
    assert not tense.is_between_units


def test_a_tension_can_be_both() -> None:
    (tense,) = pull(
        corpus(
            paper("a", urges({"cap": "support", "build": "support"})),
            paper("b", urges({"build": "support"})),
        )
    )
    assert tense.is_between_units
    assert [unit.id for unit in tense.internal_units] == ["a"]


def test_who_contradicts_himself_still_pulls() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), urges({"cap": "oppose"}, id="no")),
        paper("b", urges({"build": "support"})),
    )
    (tense,) = pull(found)
    assert [one.unit.id for one in tense.first] == ["a"]


@pytest.mark.parametrize("said", [{"cap": "support"}, {"cap": "oppose", "build": "support"}, {}])
def test_no_tension_without_someone_for_each(said: dict[str, Stance]) -> None:
    assert pull(corpus(paper("a", urges(said)))) == ()


def test_one_author_of_two_papers_is_torn() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(ALI,)),
        paper("b", urges({"build": "support"}), authors=(ALI,)),
    )
    assert pull(found)[0].internal_units == ()
    assert [unit.id for unit in pull(found, "author")[0].internal_units] == ["Noor Ali"]


@pytest.mark.parametrize(("topic", "count"), [("rents", 1), ("building", 1), ("social", 0)])
def test_a_tension_reaches_out_of_a_topic(topic: str, count: int) -> None:
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"build": "support"})))
    assert len(pull(found, topics=(topic,))) == count


SIDES = corpus(
    paper("a", urges({"build": "support", "cap": "support", "free": "oppose"}, strength="must")),
    paper("b", urges({"cap": "support", "build": "oppose"}, strength="could")),
    paper("c", urges({"social-homes": "support"})),
)


def side_by_side(a: str, b: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = compare_units(SIDES, find_positions(SIDES), a, b)
    return [(pair.proposition.id, pair.relation, pair.differences) for pair in found]


def test_pairs_come_common_first_then_by_topic() -> None:
    assert side_by_side("a", "b") == [
        ("cap", "agree", ("strength",)),
        ("build", "disagree", ()),
        ("free", "only a", ()),
    ]
    assert side_by_side("b", "a")[-1] == ("free", "only b", ())


def test_pairs_leave_out_what_neither_speaks_to() -> None:
    assert {id for id, *_ in side_by_side("a", "b")} == {"cap", "build", "free"}
    assert [how for _, how, _ in side_by_side("b", "c")] == ["only a", "only a", "only b"]


def test_a_frame_is_coded_and_speaks_to_no_proposition() -> None:
    def bare(**keys: Any) -> Iterator[Recommendation]:
        yield urges(**keys)
        yield urges(**keys | {"id": f"other-{keys['id']}"})._replace(coded=False)

    found = corpus(
        paper("a", *bare(id="rents", topics=("rents",)), urges({"cap": "support"})),
        paper("b", *bare(id="bare", actors=("council",))),
    )

    def refs(**given: tuple[str, ...]) -> list[str]:
        return [
            item.ref
            for item in frame_recommendations(found, resolve_filters(found, Filters(**given)))
        ]

    assert refs() == ["a/rents", "b/bare"]
    assert refs(topics=("rents",)) == ["a/rents"]
    assert refs(papers=("b",)) == ["b/bare"]
    assert refs(actors=("council",)) == ["b/bare"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Two who are to do with each other what both are named for.
        ((("council",), ("landlords",)), (("landlords",), ("council",)), ()),
        ((("council",), ("landlords",)), (("landlords",), ("government",)), ()),
        ((("council", "landlords"), ("council", "landlords")), (("council",), ("landlords",)), ()),
        # The same act done to each other in one direction alone is not mutual.
        ((("council",), ("landlords",)), (("landlords",), ("builders",)), ("actor", "target")),
        ((("council",), ("landlords",)), (("landlords",), ()), ("actor",)),
        ((("council",), ()), (("landlords",), ("council",)), ("actor",)),
    ],
)
def test_what_two_do_with_each_other_is_one_act(
    first: tuple[tuple[str, ...], tuple[str, ...]],
    second: tuple[tuple[str, ...], tuple[str, ...]],
    expected: tuple[Difference, ...],
) -> None:
    pair = [
        position(unit, actors=actors, targets=targets)
        for unit, (actors, targets) in (("a", first), ("b", second))
    ]
    assert find_differences(pair, ACTORS) == expected
    assert find_differences(pair[::-1], ACTORS) == expected


def test_who_would_act_and_how_firmly_counts_and_not_who_is_asked() -> None:
    asked = urges({"cap": "support"}, actors=("government",), strength="must")
    (own,) = asked.positions
    persuaded = asked._replace(positions=(own._replace(by=("builders",), strength="could"),))
    found = corpus(
        paper("a", persuaded), paper("b", urges({"cap": "support"}, actors=("builders",)))
    )
    held = find_positions(found).by_proposition["cap"]
    assert (held["a"].actors, held["a"].strength) == (("builders",), "could")
    assert "actor" not in find_differences(tuple(held.values()), ACTORS)


def test_who_is_to_be_moved_is_no_target_of_the_act_nor_the_means_its_own() -> None:
    asked = urges(
        {"cap": "support"},
        actors=("government",),
        targets=("builders", "landlords"),
        instrument="economic",
    )
    (own,) = asked.positions
    moved = asked._replace(positions=(own._replace(by=("builders",)),))
    mutual = asked._replace(positions=(own._replace(by=("government", "builders")),))
    for item, targets in ((moved, ("landlords",)), (mutual, ("builders", "landlords"))):
        (held,) = find_positions(corpus(paper("a", item))).by_proposition["cap"].values()
        assert (held.targets, held.instruments) == (targets, ())


def test_a_tension_holds_only_what_is_for_its_propositions() -> None:
    found = corpus(
        paper(
            "a",
            urges({"cap": "support"}, id="for", strength="could"),
            urges({"cap": "oppose"}, id="no", strength="must", condition="for a year"),
        ),
        paper("b", urges({"build": "support"})),
    )
    (tense,) = find_tensions(found, find_positions(found))
    (position_held,) = tense.first
    assert position_held.direction == "for"
    assert (position_held.strength, position_held.conditions) == ("could", ())
    assert position_held.recommendations == ("a/for",)
