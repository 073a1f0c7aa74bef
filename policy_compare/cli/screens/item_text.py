"""What the two panes and their frames say of the item in hand."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from policy_compare.cli.screens.field_text import fields_text
from policy_compare.cli.screens.passage_text import STATE_SIGNS, TextAround, text_alone, text_around
from policy_compare.cli.screens.proposition_rows import PropositionRows
from policy_compare.model import Evidence
from policy_compare.render.safe_text import safe_text

if TYPE_CHECKING:
    from policy_compare.coding.session import Session

#: What need not be said beside a field, since the state of the item says it.
_SAID_BY_STATE = ("uncoded", "proposed")
_NOTHING = "Nothing that urges an action was found here."


def text_of_item(session: "Session") -> Callable[[int], TextAround]:
    """From how many characters to show on each side, to the text around the item in hand."""
    item = session.item
    if session.document and item and item.block >= 0:
        return partial(text_around, session.document, session.items, session.number)
    lines = [item.text if item else _NOTHING, *_reason_of_absence(session)]
    alone = text_alone("\n\n".join(lines))
    return lambda room: alone


def _reason_of_absence(session: "Session") -> list[str]:
    """Why the text is not shown, and what is known of the place."""
    evidence = (session.recommendation and session.recommendation.evidence) or Evidence()
    quote = [f"“{evidence.quote}”"] if evidence.quote else []
    if session.text_error:
        return [*quote, f"The text cannot be read: {session.text_error.message}"]
    if session.document:
        return [*quote, "The quote is not in the text."] if session.item else []
    return [*quote, "The paper's text is not at hand; --sources DIR names its folder."]


def place_of_item(session: "Session") -> Content:
    """Where in the text the item stands."""
    recommendation = session.recommendation
    evidence = (recommendation and recommendation.evidence) or Evidence()
    parts = [session.item.section if session.item else ""]
    parts += [f"p. {evidence.page}"] if evidence.page else []
    parts += [f"paragraph {evidence.paragraph}"] if evidence.paragraph else []
    return Content(safe_text(", ".join(part for part in parts if part)))


def heading_of_item(session: "Session") -> Content:
    """The number of the item, its state and its number as an official recommendation."""
    item = session.item
    if item is None:
        return Content("nothing here")
    number = f"{session.number + 1} of {len(session.items)}"
    proposer = item.recommendation.proposed_by if item.recommendation else ""
    state = f"{item.state} by {proposer}" if proposer else item.state
    label = item.official.removeprefix("Recommendation ")
    official = f", official: {label}" if label else ""
    return Content(safe_text(f"{number} {STATE_SIGNS[item.state]} {state}{official}"))


def fields_of_item(session: "Session", rows: PropositionRows) -> Callable[[int], Content]:
    """From a number of cells to the fields with what is wrong, in lines of so many."""
    item, recommendation = session.item, session.recommendation
    if item is None or recommendation is None:
        return lambda width: Content("")
    problems = {
        field: [problem for problem in problems if problem.code not in _SAID_BY_STATE]
        for field, problems in session.problems(recommendation).items()
    }
    why = f"Dismissed: {item.dismissal.why}\n\n" if item.dismissal else ""
    heading = Content.styled(safe_text(why), "bold")
    book, words = session.book, session.passage_words if item.block >= 0 else ""
    return lambda width: heading + fields_text(recommendation, book, problems, rows, width, words)
