"""Who stands where on a proposition, to be read: many who stand alike are told together."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from policy_compare.analysis.positions import DIRECTIONS, Position, Statement
from policy_compare.analysis.relations import Overlap
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, id_lines, sign_with_strength
from policy_compare.views.phrases import Phrase, Span, one_line

#: Of more units than this that stand alike some are named and the rest is counted.
MANY = 12

_CUT = (
    f"Of more than {MANY} who stand alike a few are named: show ID names all on one proposition, "
    "--format csv all everywhere."
)


def standing_lines(question: Question, positions: Sequence[Position]) -> Phrase:
    """Each position on lines of its own: stance, unit, whom it asks, ids.

    Where the recommendations behind it ask others, or more or less, or on another
    condition, each says so for itself: nobody is shown to ask what no text asks. More than
    ``MANY`` that are alike in all of this have lines together, before the others.
    """
    parts: list[str | Span] = []
    for alike in _told_together(positions):
        if parts:
            parts.append("\n")
        parts.append(sign_with_strength(alike[0]))
        before, is_one = f"  {one_line(alike[0].unit.label)}", len(alike) == 1
        if not is_one:
            names = join_few([position.unit.label for position in alike])
            before = f"  {len(alike)} of {len(positions)}\n  {names}"
        groups = _group_alike(alike[0].said).values()
        for statements in groups:
            refs = [recommendation.ref for recommendation, _ in statements] if is_one else []
            parts += _statement_lines(question, statements, before, refs, alone=len(groups) == 1)
            before = ""
    return tuple(parts)


def _told_together(positions: Sequence[Position]) -> Collection[Sequence[Position]]:
    """The positions that are told together: those of more than ``MANY`` that are alike."""
    alike: dict[Hashable, list[Position]] = {}
    if len(positions) > MANY:
        for position in positions:
            key = (position.direction, position.strength, frozenset(_group_alike(position.said)))
            alike.setdefault(key, []).append(position)
    many = [group for group in alike.values() if len(group) > MANY]
    many.sort(key=lambda group: list(SIGNS).index(group[0].direction))
    told = {position.unit.id for group in many for position in group}
    return (*many, *((position,) for position in positions if position.unit.id not in told))


def note_on_cut_lists(overlaps: Iterable[Overlap]) -> tuple[str, ...]:
    """What shows all units where not all are named, if that is so anywhere."""
    lengths = ((len(_told_together(each.positions)), len(each.positions)) for each in overlaps)
    return (_CUT,) if any(told < spoken for told, spoken in lengths) else ()


def _group_alike(statements: Sequence[Statement]) -> Mapping[Hashable, Sequence[Statement]]:
    """The statements, together where they ask for the same."""
    groups: dict[Hashable, list[Statement]] = {}
    for recommendation, stance in statements:
        key = (
            recommendation.strength, frozenset(recommendation.actors), stance.condition,
            stance.stance, frozenset(stance.by), stance.strength,
        )  # fmt: skip
        groups.setdefault(key, []).append((recommendation, stance))
    return groups


def _statement_lines(
    question: Question,
    statements: Sequence[Statement],
    before: str,
    refs: Sequence[str],
    *,
    alone: bool,
) -> list[str | Span]:
    """Lines for recommendations that ask for the same; ``alone`` if there are no others.

    They follow ``before``. There are few parts to them, since a large page has many.
    """
    first, stance = statements[0]
    demand = f"asks {join_words(map(question.actor_label, first.actors))}" if first.actors else ""
    strength = first.strength_of(stance)
    if demand and strength != first.strength:
        demand += f" (asked: {first.strength})"
    if not alone:
        sign = SIGNS[DIRECTIONS[stance.stance]]
        stance_text = f"{sign} {strength}" if strength else sign
        demand = f"{stance_text}, {demand}" if demand else stance_text
    text = f"{before}\n  {demand}" if demand else before
    if stance.by:
        text += f"\n  {join_words(map(question.actor_label, stance.by))} would act"
    lines: list[str | Span] = []
    if stance.condition:
        lines = [text, Span(f"\n  on condition: {one_line(stance.condition)}", "neutral")]
        text = ""
    indent = "\n  " if alone else "\n    "
    return [*lines, text + indent, *id_lines(refs, indent)] if refs else [*lines, text]
