"""Where units stand, to be read: as signs with a legend, and in the cell of a table."""

from collections.abc import Iterable

from policy_compare.analysis.positions import Direction, Position, Positions
from policy_compare.model import StanceOn
from policy_compare.names import join_words
from policy_compare.views.page import Paragraph, note_paragraphs
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.verdicts import conditions_text
from policy_compare.views.phrases import Phrase, Span, one_line

SIGNS: dict[Direction, str] = {"for": "+", "against": "−", "neutral": "~", "both": "±"}
SILENT = "·"
UNCODED = "?"
#: Made once, since most cells of a large matrix are one of them.
_SILENT = Span(SILENT, "muted", words="silent")
_UNCODED = Span(UNCODED, "muted", words="uncoded")

LEGEND = "+ for   − against   ~ neutral   ± both   · silent"


def sign_with_strength(position: Position) -> Span:
    """The sign with the strength: ``+ must``."""
    sign = SIGNS[position.direction]
    # Who takes no side has nothing to be more or less binding about.
    strength = position.strength if position.direction != "neutral" else None
    return Span(f"{sign} {strength}" if strength else sign, position.direction)


def unit_sign(positions: Positions, unit: str, proposition: str) -> Span:
    """Where the unit stands on the proposition, in one sign."""
    position = positions.by_proposition.get(proposition, {}).get(unit)
    if position is None:
        return _UNCODED if unit in positions.unfinished else _SILENT
    return Span(SIGNS[position.direction], position.direction)


def position_in_words(position: Position) -> str:
    """A position as it is read aloud: ``for, must, on a condition``."""
    strength = position.strength if position.direction != "neutral" else None
    parts = (position.direction, strength, "on a condition" if position.conditions else "")
    return ", ".join(part for part in parts if part)


def condition_line(position: Position) -> tuple[Span, ...]:
    """The conditions on a line of their own, if there are any."""
    text = conditions_text(position)
    return (Span(f"\n  on condition: {text}", "neutral"),) if text else ()


def stance_details(question: Question, stance_on: StanceOn) -> str:
    """What a stance says beside its side: ``, could, Town council would act, on condition: …``."""
    parts: list[str] = [stance_on.strength] if stance_on.strength else []
    if stance_on.by:
        parts.append(f"{join_words(map(question.actor_label, stance_on.by))} would act")
    if stance_on.condition:
        parts.append(f"on condition: {one_line(stance_on.condition)}")
    return "".join(f", {part}" for part in parts)


def position_cell(question: Question, position: Position, *, acting: bool = False) -> Phrase:
    """A position in a column that belongs to its unit: stance, condition, ids.

    Where the column is a paper, its recommendations go by their own ids. ``acting`` adds
    who would act, toward whom.
    """
    refs: Iterable[str] = position.recommendations
    if question.by == "paper":
        refs = (ref.partition("/")[2] for ref in refs)
    who = ""
    if acting and position.actors:
        toward = (
            f" → {join_words(map(question.actor_label, position.targets))}"
            if position.targets
            else ""
        )
        who = f"\n  {join_words(map(question.actor_label, position.actors))}{toward}"
    return (
        sign_with_strength(position),
        who,
        *condition_line(position),
        "\n  ",
        *id_lines(refs, "\n  "),
    )


def id_lines(refs: Iterable[str], separator: str = "\n") -> tuple[str | Span, ...]:
    """Recommendation ids, each on a line of its own."""
    parts: list[str | Span] = []
    for ref in refs:
        if parts:
            parts.append(separator)
        parts.append(Span(ref, "id"))
    return tuple(parts)


def unit_ids(positions: Iterable[Position]) -> tuple[str, ...]:
    """The ids of the units that hold the positions."""
    return tuple(position.unit.id for position in positions)


def legend_and_notes(notes: Iterable[str] = (), *, uncoded: bool = False) -> tuple[Paragraph, ...]:
    """The signs explained, that of what is ``uncoded`` where there is any, and the notes."""
    signs = f"{LEGEND}   {UNCODED} uncoded" if uncoded else LEGEND
    return note_paragraphs((signs, *notes))
