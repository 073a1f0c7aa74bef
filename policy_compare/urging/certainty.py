"""How the surroundings of a sentence weigh on what its wording says.

The same words are a caption under one heading and a recommendation under another; here is
by how much. Weights are points of certainty, of which 100 are all there is.
"""

import re
from collections.abc import Sequence
from typing import Final

from policy_compare.model import STRENGTHS, Strength
from policy_compare.texts.document import Block
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import gerund, imperative, infinitive
from policy_compare.urging.list_leads import without_mark
from policy_compare.urging.patterns import AUXILIARY, Cue, wordings
from policy_compare.urging.surroundings import Context

_FORMS: Final = ("imperative", "gerund", "infinitive")

#: Beside one of these a gerund is a subject: *Building homes can take years*.
_VERB: Final = wordings(AUXILIARY, cased=True)
#: A sentence that says nothing beside that a list follows.
_FRAME: Final = re.compile(
    # The following steps are needed: …; These recommendations matter: …
    r"\b(?:(?:the|these|our) (?:\w+ )?following|these|following"
    r"|(?:the|these|our) (?:\w+ ){0,2}recommendations)\b.*:$"
    # Town and district councils should: …; We recommend: …
    r"|^(?:\S+ ){1,6}(?:should|must|could|recommends?|need to|to) *:$"
    # … they would: …; … a recommendation to the board: …
    r"|\b(?:to|would|should|must) *:$|\brecommendations?\b[^.;]*:$"
    # 2. Urges member states:
    r"|^\W*(?:\d{1,3}\. )?(?:urges|requests|calls (?:up)?on|invites|recommends|encourages)\b"
    r"[^.;]*:$",
    re.IGNORECASE,
)


#: A whole sentence of somebody's.
_QUOTED: Final = re.compile(r"[“\"][^“”\"]*[”\"]\W*")


def own_form(block: Block, text: str, number: int, context: Context) -> Cue | None:
    """The form of a sentence without a modal, weighed by what stands around it.

    ``number`` is how many sentences of the block stand before it.
    """
    if _QUOTED.fullmatch(text):
        return None
    if first := imperative(text, listed=context.listed or block.kind == "item"):
        if context.form in {"imperative", "mixed"} and number == 0:
            # Whatever else its first word may be, beside these it is a verb.
            first = first._replace(weight=max(first.weight, weights.PLAIN_IMPERATIVE))
        return _more(first, _for_imperative(text, number, context, item=block.kind == "item"))
    if len(text.split(None, weights.SENTENCE_WORDS)) >= weights.SENTENCE_WORDS and (
        first := gerund(text)
    ):
        return _more(first, _for_gerund(text, number, context))
    return _as_item(block, text, number, context)


def _as_item(block: Block, text: str, number: int, context: Context) -> Cue | None:
    """What an item asks for without a verb, or in a form that only lists have."""
    if context.marked and number == 0:
        # *Recommendation 3: That no permit be granted*: the paper itself says what it is.
        return Cue("item", "should", weights.OTHER_ITEM, 0, min(len(text), 1), "", governs=False)
    if number or block.kind == "cell" or not (block.kind == "item" or context.led):
        return None
    announced = context.announced or context.led
    if first := infinitive(text):
        return _more(first, weights.ANNOUNCED_INFINITIVE if announced else 0)
    if (context.form and announced) or context.lead_strength:
        return Cue("item", "should", weights.OTHER_ITEM, 0, min(len(text), 1), "", governs=False)
    return None


def _more(cue: Cue, weight: int) -> Cue:
    return cue._replace(weight=cue.weight + weight)


def _for_imperative(text: str, number: int, context: Context, *, item: bool) -> int:
    if context.listed:
        announced = context.announced or context.led
        weight = weights.ANNOUNCED_IMPERATIVE if announced else weights.LISTED_IMPERATIVE
        return weight + weights.OTHER_LIST if context.told and number == 0 else weight
    # Among recommendations a colon ends what its list spells out, elsewhere a label.
    ends = (".", "!", ":") if context.announced else (".", "!")
    stopped = text.rstrip('”"’)]').endswith(ends) or _LISTED_END.search(text) is not None
    whole = stopped and len(text.split()) >= weights.SENTENCE_WORDS
    if whole:
        return weights.WHOLE_ITEM if number == 0 and item else weights.WHOLE_SENTENCE
    return weights.PHRASE if number == 0 and is_phrase(text) else weights.FRAGMENT


#: How an item of a list ends that a converter made a paragraph: *build homes; and*
_LISTED_END: Final = re.compile(r";(?: and| or)?$")


def is_phrase(text: str) -> bool:
    """Whether a text that no stop ends is too long to be a label."""
    return len(text.split()) >= weights.PHRASE_WORDS


def _for_gerund(text: str, number: int, context: Context) -> int:
    if context.listed and number == 0 and not context.marked:
        return (
            weights.LISTED_GERUND
            if context.led or context.form == "gerund"
            else weights.MIXED_GERUND
        )
    return weights.LONE_GERUND if context.announced and not _VERB.search(text) else 0


def strongest(found: Sequence[Cue]) -> Cue:
    """The cue that weighs most, the first of equals."""
    return max(found, key=lambda one: one.weight)


def certainty(text: str, found: Sequence[Cue], context: Context) -> int:
    """How certain it is that a sentence with these cues urges, from 0 to 100."""
    best = strongest(found)
    total = best.weight + weights.ANOTHER_KIND * (len({one.kind for one in found}) - 1)
    if context.announced:
        total += weights.HEADING_ABOVE if context.below else weights.HEADING
    if context.led and best.kind not in _FORMS:
        total += weights.LED
    elif context.listed and context.announced and best.kind == "option":
        total += weights.LISTED_OPTION
    if announces_list(text):
        total += weights.LIST_FRAME
    if context.marked:
        total += weights.MARKED
    elif context.aside:
        total += weights.ASIDE
    return bounded(total)


def announces_list(text: str) -> bool:
    """Whether a sentence says nothing beside that a list follows."""
    text = without_mark(text)
    return text.endswith(":") and _FRAME.search(text) is not None


def bounded(weight: int) -> int:
    """The weight as a certainty, which is from 0 to 100."""
    return max(0, min(100, weight))


def strength(found: Sequence[Cue], context: Context) -> Strength:
    """After the modal, else the valuation, else the sentence that governs the list."""
    for kinds in (("modal", "option"), ("performative",), ("valuation",)):
        said = [one for one in found if one.kind in kinds and one.governs]
        if said:
            return max(said, key=lambda one: (one.weight, -STRENGTHS.index(one.strength))).strength
    return context.lead_strength or "should"
