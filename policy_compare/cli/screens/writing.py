"""What the keys do that ask for words, and show what is wrong with them as they are typed."""

from collections.abc import Callable

from policy_compare.cli.screens.ask_screen import AskScreen, Offer
from policy_compare.cli.screens.desk import NO_POSITION, NO_TEXT, Desk
from policy_compare.cli.screens.moving import go_to_next_open
from policy_compare.cli.screens.quote_screen import QuoteScreen, WordSpan
from policy_compare.coding import decisions, passage_decisions
from policy_compare.coding.decisions import Decision, TextField
from policy_compare.errors import PolicyCompareError

#: What is asked for, by the field that it goes into.
_HEADINGS: dict[TextField, str] = {
    "statement": "What is urged, in a sentence",
    "note": "Note: where a second coder could decide otherwise",
}

#: Reasons for a dismissal until there are those of a coder's own.
_USUAL_REASONS = (
    "It reports what others urge.",
    "It says what is or will be, and urges nothing.",
    "It repeats another recommendation.",
)


async def write_text(desk: Desk, field: TextField) -> None:
    """Write the words of the field that the action is called after."""
    recommendation = desk.session.recommendation
    if recommendation:
        await _write(
            desk,
            _HEADINGS[field],
            field,
            getattr(recommendation, field),
            lambda text: decisions.set_text(recommendation, field, text),
        )


async def _write(
    desk: Desk, heading: str, field: str, before: str, make_decision: Callable[[str], Decision]
) -> None:
    """Have a text written, and take the decision that is made of it.

    While it is written, what would be wrong with the field is shown.
    """

    def find_problems(text: str) -> list[str]:
        try:
            decision = make_decision(text)
        except PolicyCompareError as error:
            return [error.message]
        return [
            problem.message
            for candidate in decision.recommendations
            for problem in desk.session.problems(candidate).get(field, ())
        ]

    answer = await desk.ask(AskScreen(heading, before, problems=find_problems))
    if answer:
        await desk.decide(make_decision, answer.text)


async def write_condition(desk: Desk, argument: str) -> None:
    """Write what the marked position hangs on."""
    recommendation, position = desk.session.recommendation, desk.marked_position()
    if recommendation is None or position is None:
        desk.tell(NO_POSITION)
        return
    id = position.proposition
    await _write(
        desk,
        "Condition: what it hangs on",
        "positions",
        position.condition,
        lambda text: decisions.set_condition(recommendation, id, text),
    )


async def dismiss_item(desk: Desk, argument: str) -> None:
    """Ask why it urges nothing, dismiss it and go on."""
    recommendation = desk.session.recommendation
    if recommendation is None:
        return
    reasons = dict.fromkeys((*desk.session.dismissal_reasons, *_USUAL_REASONS))

    def find(typed: str) -> list[Offer]:
        fitting = [Offer(why, why) for why in reasons if typed.casefold() in why.casefold()]
        return [*fitting, Offer(typed, typed)] if typed and typed not in reasons else fitting

    answer = await desk.ask(AskScreen("It urges nothing. Why?", offers=find))
    if answer and await desk.decide(passage_decisions.dismiss, recommendation, answer.id):
        await go_to_next_open(desk, argument)


async def select_quote(desk: Desk, argument: str) -> None:
    """Have other words of the passage's paragraph selected as the quote."""
    item, recommendation, text = desk.session.item, desk.session.recommendation, desk.session.text
    if item is None or recommendation is None or text is None or item.block < 0:
        desk.tell(NO_TEXT)
        return

    def make_decision(span: WordSpan) -> Decision:
        return passage_decisions.select_quote(recommendation, text, item.block, *span)

    def find_problems(span: WordSpan) -> list[str]:
        (candidate,) = make_decision(span).recommendations
        problems = desk.session.problems(candidate)
        return [problem.message for problem in problems.get("evidence", ())]

    words = text.document.blocks[item.block].text
    span = await desk.ask(QuoteScreen(words, WordSpan(*item.quote), find_problems))
    if span:
        await desk.decide(make_decision, span)
