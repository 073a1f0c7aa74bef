"""What the keys do that decide with one stroke."""

from policy_compare.cli.screens.desk import NO_POSITION, NO_PROPOSITION, NO_TEXT, Desk
from policy_compare.cli.screens.moving import go_to_next_open
from policy_compare.cli.screens.proposition_rows import next_stance, take_row
from policy_compare.coding import decisions, passage_decisions
from policy_compare.model import STANCES, STRENGTHS, Stance, Strength

#: The stance that each action takes.
_STANCES: dict[str, Stance] = dict(zip(("support", "oppose", "neutral"), STANCES, strict=True))


async def accept_item(desk: Desk, argument: str) -> None:
    """Accept what stands there and go on."""
    recommendation, coder = desk.session.recommendation, desk.session.coder
    if recommendation and await desk.decide(decisions.accept, recommendation, coder):
        await go_to_next_open(desk, argument)


async def choose_number(desk: Desk, number: str) -> None:
    """Choose the proposition of that number; where it is chosen already, change the stance."""
    recommendation, rows = desk.session.recommendation, desk.rows.rows
    place = int(number) - 1 if number.isdigit() else len(rows)
    if recommendation is None or place >= len(rows):
        desk.tell("no proposition has this number here: / finds one, or makes one")
        return
    row, was_marked = rows[place], place == desk.rows.current
    make = None if isinstance(row, str) else row.decision
    id = make.new_id if make else str(row)
    position = decisions.position_on(recommendation, id)
    desk.rows = take_row(desk.rows, id, place)
    if position and not was_marked:
        desk.show_session()
        return
    stance = next_stance(position.stance if position else None)
    if stance:
        use = decisions.give_stance(recommendation, id, stance)
        if not await desk.decide(decisions.with_new_entry, use, make):
            # What was to be new is not there.
            desk.show_item()
    else:
        await desk.decide(decisions.withdraw_stance, recommendation, id)


async def take_stance(desk: Desk, name: str) -> None:
    """Take the stance of that name on the marked proposition."""
    recommendation, id = desk.session.recommendation, desk.rows.current_id
    if recommendation and id:
        await desk.decide(decisions.give_stance, recommendation, id, _STANCES[name])
    else:
        desk.tell(NO_PROPOSITION)


async def speak_to_none(desk: Desk, argument: str) -> None:
    """Say that it speaks to no proposition."""
    if recommendation := desk.session.recommendation:
        await desk.decide(decisions.speak_to_none, recommendation)


async def change_strength(desk: Desk, argument: str) -> None:
    """Go on to the next strength."""
    if recommendation := desk.session.recommendation:
        strength = _next_strength(recommendation.strength)
        await desk.decide(decisions.set_strength, recommendation, strength)


async def change_position_strength(desk: Desk, argument: str) -> None:
    """Go on to the next strength of the marked position."""
    recommendation, position = desk.session.recommendation, desk.marked_position()
    if recommendation and position:
        strength = _next_strength(position.strength or recommendation.strength)
        await desk.decide(
            decisions.set_position_strength, recommendation, position.proposition, strength
        )
    else:
        desk.tell(NO_POSITION)


def _next_strength(strength: Strength | None) -> Strength:
    """The strength that binds less; after the last comes the first."""
    place = STRENGTHS.index(strength) + 1 if strength else 0
    return STRENGTHS[place % len(STRENGTHS)]


async def repeat_names(desk: Desk, argument: str) -> None:
    """Take actors and targets of the decision before."""
    recommendation, previous = desk.session.recommendation, desk.session.previous
    if recommendation and previous:
        await desk.decide(decisions.same_as_before, recommendation, previous)
    else:
        desk.tell("nothing was decided before this")


async def undo_decision(desk: Desk, argument: str) -> None:
    """Take the last decision back."""
    sentence = await desk.attempt(desk.session.undo)
    if sentence is not None:
        desk.tell(f"undone: {sentence}" if sentence else "there is nothing to be undone")
        desk.show_item()


async def redo_decision(desk: Desk, argument: str) -> None:
    """Take again what was undone."""
    sentence = await desk.attempt(desk.session.redo)
    if sentence is not None:
        desk.tell(f"redone: {sentence}" if sentence else "there is nothing to be redone")
        desk.show_item()


async def split_item(desk: Desk, argument: str) -> None:
    """Make two recommendations of the passage, at the clause nearest its middle."""
    session = desk.session
    if session.item is None or session.recommendation is None or session.text is None:
        desk.tell(NO_TEXT)
        return
    ids = [recommendation.id for recommendation in session.paper.recommendations]
    await desk.decide(
        passage_decisions.split,
        session.item,
        session.recommendation,
        session.text,
        ids,
        session.book.quote_words,
    )


async def merge_item(desk: Desk, argument: str) -> None:
    """Make one recommendation of this and the next one."""
    session = desk.session
    if session.item and session.recommendation and session.following:
        await desk.decide(
            passage_decisions.merge,
            session.item,
            session.recommendation,
            *session.following,
            session.text,
        )
    else:
        desk.tell("no recommendation comes after this one")
