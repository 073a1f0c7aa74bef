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
from policy_compare.urging.bare_forms import find_gerund, find_imperative, find_infinitive
from policy_compare.urging.list_leads import without_note_mark
from policy_compare.urging.patterns import AUXILIARY, Cue, compile_wordings
from policy_compare.urging.surroundings import Surroundings

_FORMS: Final = ("imperative", "gerund", "infinitive")

#: Beside one of these a gerund is a subject: *Building homes can take years*.
_VERB: Final = compile_wordings(AUXILIARY, cased=True)
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


def find_own_form(block: Block, text: str, number: int, surroundings: Surroundings) -> Cue | None:
    """The form of a sentence without a modal, weighed by what stands around it.

    ``number`` is how many sentences of the block stand before it.
    """
    if _QUOTED.fullmatch(text):
        return None
    if first := find_imperative(text, listed=surroundings.listed or block.kind == "item"):
        if surroundings.form in {"imperative", "mixed"} and number == 0:
            # Whatever else its first word may be, beside these it is a verb.
            first = first._replace(weight=max(first.weight, weights.PLAIN_IMPERATIVE))
        return _with_added_weight(
            first, _imperative_bonus(text, number, surroundings, item=block.kind == "item")
        )
    if len(text.split(None, weights.SENTENCE_WORDS)) >= weights.SENTENCE_WORDS and (
        first := find_gerund(text)
    ):
        return _with_added_weight(first, _gerund_bonus(text, number, surroundings))
    return _item_cue(block, text, number, surroundings)


#: We welcome; I have to report; what an author says of others' doings asks for nothing.
_TAKING_NOTE: Final = re.compile(
    r"\W*(?:we|I) (?:(?:also|therefore|particularly|strongly|have to|must) ){0,2}(?:accept"
    r"|acknowledge|agree|appreciate|commend|congratulate|note|recogni[sz]e|regret|report|thank|understand|welcome"
    r"|are (?:concerned|disappointed|encouraged|grateful|pleased))\b",
    re.IGNORECASE,
)


def _item_cue(block: Block, text: str, number: int, surroundings: Surroundings) -> Cue | None:
    """What an item asks for without a verb, or in a form that only lists have."""
    if surroundings.marked and number == 0:
        # *Recommendation 3: That no permit be granted*: the paper itself says what it is.
        return Cue("item", "should", weights.OTHER_ITEM, 0, min(len(text), 1), "", governs=False)
    if number or block.kind == "cell" or not (block.kind == "item" or surroundings.led):
        return None
    if _TAKING_NOTE.match(text):
        return None
    announced = surroundings.announced or surroundings.led
    if first := find_infinitive(text):
        return _with_added_weight(first, weights.ANNOUNCED_INFINITIVE if announced else 0)
    if (surroundings.form and announced) or surroundings.lead_strength:
        return Cue("item", "should", weights.OTHER_ITEM, 0, min(len(text), 1), "", governs=False)
    return None


def _with_added_weight(cue: Cue, weight: int) -> Cue:
    return cue._replace(weight=cue.weight + weight)


def _imperative_bonus(text: str, number: int, surroundings: Surroundings, *, item: bool) -> int:
    if surroundings.listed:
        announced = surroundings.announced or surroundings.led
        weight = weights.ANNOUNCED_IMPERATIVE if announced else weights.LISTED_IMPERATIVE
        return weight + weights.OTHER_LIST if surroundings.in_other_list and number == 0 else weight
    # Among recommendations a colon ends what its list spells out, elsewhere a label.
    end_signs = (".", "!", ":") if surroundings.announced else (".", "!")
    has_end = text.rstrip('”"’)]').endswith(end_signs) or _LISTED_END.search(text) is not None
    is_sentence = has_end and len(text.split()) >= weights.SENTENCE_WORDS
    if is_sentence:
        return weights.WHOLE_ITEM if number == 0 and item else weights.WHOLE_SENTENCE
    return weights.PHRASE if number == 0 and is_phrase(text) else weights.FRAGMENT


#: How an item of a list ends that a converter made a paragraph: *build homes; and*
_LISTED_END: Final = re.compile(r";(?: and| or)?$")


def is_phrase(text: str) -> bool:
    """Whether a text that no stop ends is too long to be a label."""
    return len(text.split()) >= weights.PHRASE_WORDS


def _gerund_bonus(text: str, number: int, surroundings: Surroundings) -> int:
    if surroundings.listed and number == 0 and not surroundings.marked:
        return (
            weights.LISTED_GERUND
            if surroundings.led or surroundings.form == "gerund"
            else weights.MIXED_GERUND
        )
    return weights.LONE_GERUND if surroundings.announced and not _VERB.search(text) else 0


def strongest_cue(cues: Sequence[Cue]) -> Cue:
    """The cue that weighs most, the first of equals; one with words before one without."""
    return max(cues, key=lambda cue: (cue.kind != "item", cue.weight))


def certainty_of_sentence(text: str, cues: Sequence[Cue], surroundings: Surroundings) -> int:
    """How certain it is that a sentence with these cues urges, from 0 to 100."""
    best = strongest_cue(cues)
    total = max(cue.weight for cue in cues) + weights.ANOTHER_KIND * (
        len({cue.kind for cue in cues}) - 1
    )
    if surroundings.announced:
        total += weights.HEADING_ABOVE if surroundings.announced_above else weights.HEADING
    if surroundings.led and best.kind not in _FORMS:
        total += weights.LED
    elif surroundings.listed and surroundings.announced and best.kind == "option":
        total += weights.LISTED_OPTION
    if only_announces_list(text):
        total += weights.LIST_FRAME
    if surroundings.marked:
        total += weights.MARKED
    elif surroundings.aside:
        total += weights.ASIDE
    return clamp_certainty(total)


def only_announces_list(text: str) -> bool:
    """Whether a sentence says nothing beside that a list follows."""
    text = without_note_mark(text)
    return text.endswith(":") and _FRAME.search(text) is not None


def clamp_certainty(weight: int) -> int:
    """The weight as a certainty, which is from 0 to 100."""
    return max(0, min(100, weight))


def strength_of_sentence(cues: Sequence[Cue], surroundings: Surroundings) -> Strength:
    """After the modal, else the valuation, else the sentence that governs the list."""
    for kinds in (("modal", "option"), ("performative",), ("valuation",)):
        governing = [cue for cue in cues if cue.kind in kinds and cue.governs]
        if governing:
            return max(
                governing, key=lambda cue: (cue.weight, -STRENGTHS.index(cue.strength))
            ).strength
    return surroundings.lead_strength or "should"
