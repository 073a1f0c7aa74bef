"""What two coders said otherwise, field by field, so that each difference can be decided."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policy_compare.analysis.coders.codings import Codings
from policy_compare.model import STANCES, STRENGTHS, Evidence, Recommendation, StanceOn

_EITHER = ("a", "b")
_ALL = (*_EITHER, "both", "common")

_DEGREES = (*_EITHER, "firmer", "weaker", *STRENGTHS)

_OF_POSITION: Mapping[str, tuple[str, ...]] = {
    "stance": (*_ALL, *STANCES), "condition": _ALL, "by": _ALL, "position strength": _DEGREES,
}  # fmt: skip

#: The fields in which codings are compared, those of a recommendation and those of its positions,
#: and how a difference in each may be decided: in a way, or for a word. Reliability calls them so.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "recommendation": _ALL, "statement": _EITHER, "actor": _ALL, "target": _ALL,
    "instrument": _ALL, "strength": _DEGREES, "coded": _ALL, **_OF_POSITION, "topic": _ALL,
    "rationale": _ALL, "evidence": _EITHER, "date": _ALL,
}  # fmt: skip

#: What records call the fields that are called otherwise there.
ATTRIBUTES = {
    "actor": "actors", "target": "targets", "topic": "topics", "position strength": "strength",
}  # fmt: skip

#: Those in which a coder may give several values.
LISTS = ("actor", "target", "by", "topic")


class FieldDifference(NamedTuple):
    """A field in which two coders differ, and what was decided: ``values`` is None until then.

    ``paper`` is its id in A, and ``about`` is the proposition where it is a position's field. Of a
    recommendation that one coder alone has, the value is its statement. ``line`` is where it
    stands in a table of decisions, whose columns are called as the fields down to ``decided_by``.
    """

    paper: str
    recommendation_a: str
    recommendation_b: str
    field: str
    about: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    decision: str = ""
    decided_by: str = ""
    values: tuple[str, ...] | None = None
    line: int = 0

    @property
    def subject(self) -> str:
        """What was said otherwise: ``stance on rent-cap``."""
        return f"{self.field} on {self.about}" if self.about else self.field


def list_field_differences(codings: Codings) -> list[FieldDifference]:
    """Every difference, by paper and recommendation; another order in a list is none.

    The codings are in the words of one codebook.
    """
    home = {shared_paper.b.id: shared_paper.a.id for shared_paper in codings.papers}
    differences = [
        FieldDifference(item.paper, item.ref, "", "recommendation", "", (item.statement,), ())
        for item in codings.left_a
    ]
    differences += (
        FieldDifference(home[item.paper], "", item.ref, "recommendation", "", (), (item.statement,))
        for item in codings.left_b
    )
    for pair in codings.pairs:
        differences += _differences_of_pair(pair.match.a, pair.match.b)
    differences.sort(key=lambda item: (item.paper, item.recommendation_a or item.recommendation_b))
    return differences


def _differences_of_pair(a: Recommendation, b: Recommendation) -> Iterator[FieldDifference]:
    held_by_a, held_by_b = positions_by_proposition(a), positions_by_proposition(b)
    # Where one has coded nothing, no stance of the other's is contradicted.
    spoken = [*{**held_by_a, **held_by_b}] if a.coded and b.coded else []
    pairs: dict[str, tuple[Any, Any]] = {"": (a, b)}
    pairs |= {id: (held_by_a.get(id), held_by_b.get(id)) for id in spoken}
    for about, pair in pairs.items():
        # A stance that one coder alone gives brings with it what is said of it.
        fields = (field for field in FIELDS if (field in _OF_POSITION) == bool(about))
        for field in fields if all(pair) else ("stance",):
            values_a, values_b = (_values_in(field, record) for record in pair)
            if set(values_a) != set(values_b):
                yield FieldDifference(a.paper, a.ref, b.ref, field, about, values_a, values_b)


def positions_by_proposition(recommendation: Recommendation) -> dict[str, StanceOn]:
    """The positions, without a strength that is the recommendation's anyhow."""
    anyhow = recommendation.strength
    return {
        on.proposition: on._replace(strength=None) if on.strength == anyhow else on
        for on in recommendation.positions
    }


def _values_in(field: str, record: Any) -> tuple[str, ...]:
    value = getattr(record, ATTRIBUTES.get(field, field), None)
    if isinstance(value, Evidence):
        place = [value.section, str(value.paragraph or ""), value.page and f"page {value.page}"]
        return (", ".join(filter(None, (value.quote, *place))),)
    if isinstance(value, tuple):
        return value
    return (field if value is True else value,) if value else ()
