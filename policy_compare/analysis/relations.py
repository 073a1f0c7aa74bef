"""How positions relate: between two units, among all, and between propositions.

That two agree on what should be done says nothing yet of how: the same content with
another strength, condition, actor, target or instrument is a difference of degree
and not an inconsistency (Muth et al. 2009, BMC Health Services Research 9:74).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import (
    DIRECTIONS,
    Direction,
    Position,
    Positions,
    Unit,
    home_topic,
    position_in_favour,
)
from policy_compare.analysis.selection import EVERYTHING, Selection, chosen_recommendations
from policy_compare.model import Corpus, Proposition, Recommendation, Tension

Difference = Literal["strength", "condition", "actor", "target", "instrument"]
Relation = Literal["agree", "disagree", "mixed", "only a", "only b"]
Verdict = Literal["consensus", "shared", "mixed", "contested", "single"]

#: Every difference within agreement, in the order in which they are listed.
DIFFERENCES: tuple[Difference, ...] = (
    "strength",
    "condition",
    "actor",
    "target",
    "instrument",
)


def relate_positions(first: Position, second: Position) -> Relation:
    """Whether two units that both spoke agree.

    *Agree* is the same direction, *disagree* the opposite one; where one side is
    neutral and the other not, or contradicts itself, it is *mixed*.
    """
    directions = {first.direction, second.direction}
    if len(directions) == 1 and "both" not in directions:
        return "agree"
    return "disagree" if directions == {"for", "against"} else "mixed"


def find_differences(agreeing: Sequence[Position], actors: Hierarchy) -> tuple[Difference, ...]:
    """Every difference that holds between at least two of the agreeing positions.

    Something that one of two does not say (no actor, no strength …) is no difference:
    silence is none. A condition is the exception, since whoever names none asks for
    more than who does.
    """
    differences: set[Difference] = set()
    if len({position.strength for position in agreeing} - {None}) > 1:
        differences.add("strength")
    if len({_fold_conditions(position.conditions) for position in agreeing}) > 1:
        differences.add("condition")
    # Only distinct sets are compared, so that many units with few sets are cheap.
    levers = {frozenset(position.instruments) for position in agreeing if position.instruments}
    if any(
        some_levers.isdisjoint(other_levers)
        for some_levers, other_levers in combinations(levers, 2)
    ):
        differences.add("instrument")
    parties = {(frozenset(position.actors), frozenset(position.targets)) for position in agreeing}
    differences |= _parties_apart(parties, actors)
    return tuple(name for name in DIFFERENCES if name in differences)


#: Who would act, and toward whom.
_Parties = tuple[frozenset[str], frozenset[str]]


def _parties_apart(parties: Collection[_Parties], actors: Hierarchy) -> set[Difference]:
    """In which of actor and target any two positions have nobody in common.

    Many units make very many pairs, so none is looked at where somebody is named by all,
    nor after both are found.
    """
    kinds: tuple[Difference, ...] = ("actor", "target")
    missing: set[Difference] = set()
    for kind, sets in zip(kinds, zip(*parties, strict=True), strict=True):
        named = [ids for ids in sets if ids]
        if named and not frozenset.intersection(*named):
            missing.add(kind)
    differing: set[Difference] = set()
    # Those who name both actor and target come first, since they tell most.
    for first_parties, second_parties in combinations(
        sorted(parties, key=lambda ids: not all(ids)), 2
    ):
        if differing >= missing:
            break
        differing.update(_parties_of_two_apart(first_parties, second_parties, actors))
    return differing


def _parties_of_two_apart(
    first_parties: _Parties, second_parties: _Parties, actors: Hierarchy
) -> Iterator[Difference]:
    """In which of actor and target two positions have nobody in common.

    What A is to do with B and B with A is one act of the two, in which each is both.
    """
    (first, toward), (second, whom) = first_parties, second_parties
    if actors.have_common(first, whom) and actors.have_common(toward, second):
        return
    if first and second and not actors.have_common(first, second):
        yield "actor"
    if toward and whom and not actors.have_common(toward, whom):
        yield "target"


def _fold_conditions(conditions: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(text.casefold().split()) for text in conditions)


class Side(NamedTuple):
    """The units that go in one direction on a proposition, and how they differ."""

    direction: Direction
    positions: tuple[Position, ...]
    differences: tuple[Difference, ...]


class Overlap(NamedTuple):
    """All units on one proposition.

    ``topic`` is the one that it is shown under. ``verdict`` is

    - *consensus*: every unit spoke, in one direction;
    - *shared*: two or more spoke, all in one direction, the others are silent or uncoded;
    - *contested*: at least one is for and one is against;
    - *mixed*: two or more spoke, none is opposed, and some are neutral, some not;
    - *single*: one unit spoke.

    ``in_full`` tells whether those who agree differ in nothing, and is None where there is no
    agreement. ``differences`` are those within each direction. ``uncoded`` are the units that say
    nothing because a paper of theirs is not coded to the end.
    """

    proposition: Proposition
    topic: str
    verdict: Verdict
    in_full: bool | None
    positions: tuple[Position, ...]
    silent: tuple[Unit, ...]
    uncoded: tuple[Unit, ...]
    sides: tuple[Side, ...]
    differences: tuple[Difference, ...]

    def positions_toward(self, *directions: Direction) -> tuple[Position, ...]:
        """The positions that go in one of the directions."""
        return tuple(position for position in self.positions if position.direction in directions)

    @property
    def is_conditional(self) -> bool:
        """Whether any position hangs on a condition."""
        return any(position.conditions for position in self.positions)

    @property
    def recommendations(self) -> tuple[str, ...]:
        """The recommendations behind all positions."""
        return tuple(
            dict.fromkeys(ref for position in self.positions for ref in position.recommendations)
        )


def find_overlaps(
    corpus: Corpus, positions: Positions, selection: Selection = EVERYTHING
) -> tuple[Overlap, ...]:
    """All units on each proposition that any of them took up, by topic.

    Topics and propositions come in the codebook's order.
    """
    hierarchy = Hierarchy(corpus.codebook.actors)
    order = {id: place for place, id in enumerate(corpus.codebook.topics)}
    overlaps = [
        _overlap_on(
            corpus.codebook.propositions[id],
            tuple(by_unit.values()),
            positions,
            hierarchy,
            selection,
        )
        for id, by_unit in positions.by_proposition.items()
    ]
    return tuple(sorted(overlaps, key=lambda overlap: order.get(overlap.topic, len(order))))


def _overlap_on(
    proposition: Proposition,
    spoken: tuple[Position, ...],
    positions: Positions,
    hierarchy: Hierarchy,
    selection: Selection,
) -> Overlap:
    judgement = judge_positions(spoken, len(spoken), len(positions.units), hierarchy)
    loud = {position.unit.id for position in spoken}
    quiet = tuple([unit for unit in positions.units if unit.id not in loud])
    unfinished = positions.unfinished
    return Overlap(
        proposition,
        home_topic(proposition, selection),
        judgement.verdict,
        judgement.in_full,
        spoken,
        # Of thousands of units nearly all may be silent on each of many propositions.
        tuple(unit for unit in quiet if unit.id not in unfinished) if unfinished else quiet,
        tuple(unit for unit in quiet if unit.id in unfinished) if unfinished else (),
        tuple(
            Side(name, tuple(filter(lambda held: held.direction == name, spoken)), differences)
            for name, differences in judgement.sides.items()
        ),
        judgement.differences,
    )


class Judgement(NamedTuple):
    """What the positions on one proposition come to: see :class:`Overlap`.

    ``sides`` are the directions in which any unit goes, but *both*, with the differences within.
    """

    verdict: Verdict
    sides: Mapping[Direction, tuple[Difference, ...]]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Those within any direction."""
        listed = {name for differences in self.sides.values() for name in differences}
        return tuple(name for name in DIFFERENCES if name in listed)

    @property
    def in_full(self) -> bool | None:
        """Whether those who agree differ in nothing; None where there is no agreement."""
        return not self.differences if self.verdict in ("consensus", "shared") else None


def judge_positions(
    positions: Collection[Position], speaking: int, units: int, actors: Hierarchy
) -> Judgement:
    """The verdict and the differences where as many of the ``units`` are ``speaking``.

    Of ``positions`` that several of them hold alike, one is enough.
    """
    by_direction: dict[Direction, list[Position]] = {}
    for position in positions:
        by_direction.setdefault(position.direction, []).append(position)
    sides = {
        direction: find_differences(by_direction[direction], actors)
        for direction in DIRECTIONS.values()
        if direction in by_direction
    }
    return Judgement(_verdict_on(set(by_direction), speaking, units), sides)


def _verdict_on(directions: set[Direction], speaking: int, units: int) -> Verdict:
    if speaking == 1:
        return "single"
    if "both" in directions or directions >= {"for", "against"}:
        return "contested"
    if len(directions) > 1:
        return "mixed"
    return "consensus" if speaking == units else "shared"


class HeldTension(NamedTuple):
    """A tension of the codebook that someone stands in.

    ``first`` and ``second`` are the positions for each of the two propositions; of a unit
    that is against one as well, only what is for it.
    """

    tension: Tension
    first: tuple[Position, ...]
    second: tuple[Position, ...]

    @property
    def internal_units(self) -> tuple[Unit, ...]:
        """The units that are for both propositions."""
        ids = {position.unit.id for position in self.second}
        return tuple(position.unit for position in self.first if position.unit.id in ids)

    @property
    def is_between_units(self) -> bool:
        """Whether two different units stand on the two sides.

        Two that say nothing but the same, as the authors of one paper, count as one.
        """
        refs_by_unit: dict[str, set[str]] = {}
        for position in (*self.first, *self.second):
            refs_by_unit.setdefault(position.unit.id, set()).update(position.recommendations)
        return len({frozenset(refs) for refs in refs_by_unit.values()}) > 1


def find_tensions(
    corpus: Corpus, positions: Positions, selection: Selection = EVERYTHING
) -> tuple[HeldTension, ...]:
    """The codebook's tensions with someone for each side, in the codebook's order.

    ``positions`` must hold those on all propositions. A tension is chosen where
    either of its propositions is, so that a topic shows what pulls at it from outside.
    """
    tensions = list_tensions(corpus, positions, selection)
    return tuple(tension for tension in tensions if tension.first and tension.second)


def list_tensions(
    corpus: Corpus, positions: Positions, selection: Selection = EVERYTHING
) -> Iterator[HeldTension]:
    """The same, with those for whose sides there may be nobody."""
    for tension in corpus.codebook.tensions:
        first_proposition, second_proposition = (
            corpus.codebook.propositions[id] for id in tension.between
        )
        if selection.has_proposition(first_proposition) or selection.has_proposition(
            second_proposition
        ):
            first, second = (_positions_in_favour(positions, id) for id in tension.between)
            yield HeldTension(tension, first, second)


def _positions_in_favour(positions: Positions, proposition: str) -> tuple[Position, ...]:
    """The positions for the proposition, as far as they are."""
    in_favour = map(position_in_favour, positions.by_proposition.get(proposition, {}).values())
    return tuple(position for position in in_favour if position)


class ComparedPositions(NamedTuple):
    """Two units on one proposition that at least one of them took up."""

    proposition: Proposition
    topic: str
    relation: Relation
    differences: tuple[Difference, ...]
    a: Position | None
    b: Position | None


def compare_units(
    corpus: Corpus, positions: Positions, a: str, b: str, selection: Selection = EVERYTHING
) -> tuple[ComparedPositions, ...]:
    """Units ``a`` and ``b`` side by side: first where both spoke, then only a, only b."""
    hierarchy = Hierarchy(corpus.codebook.actors)
    compared = []
    for id, by_unit in positions.by_proposition.items():
        first, second = by_unit.get(a), by_unit.get(b)
        if first is None and second is None:
            continue
        proposition = corpus.codebook.propositions[id]
        how: Relation = "only a" if second is None else "only b"
        which: tuple[Difference, ...] = ()
        if first is not None and second is not None:
            how = relate_positions(first, second)
            which = find_differences((first, second), hierarchy) if how == "agree" else ()
        compared.append(
            ComparedPositions(
                proposition, home_topic(proposition, selection), how, which, first, second
            )
        )
    order = {id: place for place, id in enumerate(corpus.codebook.topics)}
    part = {"only a": 1, "only b": 2}
    return tuple(
        sorted(
            compared,
            key=lambda pair: (part.get(pair.relation, 0), order.get(pair.topic, len(order))),
        )
    )


def recommendations_outside_topics(
    corpus: Corpus, selection: Selection
) -> tuple[Recommendation, ...]:
    """The chosen recommendations whose propositions all lie outside the chosen topics."""
    propositions = corpus.codebook.propositions
    return tuple(
        recommendation
        for recommendation in chosen_recommendations(corpus, selection)
        if recommendation.positions
        and not any(
            selection.has_proposition(propositions[stance_on.proposition])
            for stance_on in recommendation.positions
        )
    )


def frame_recommendations(
    corpus: Corpus, selection: Selection = EVERYTHING
) -> tuple[Recommendation, ...]:
    """The chosen recommendations that are coded and speak to no proposition."""
    return tuple(
        recommendation
        for recommendation in chosen_recommendations(corpus, selection)
        if recommendation.coded and not recommendation.positions
    )
