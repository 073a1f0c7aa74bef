"""What a modal asks for, and how much it weighs: *must*, *should*, and the choice of *could*."""

import re
from collections.abc import Iterator
from typing import Final

from policy_compare.model import Strength
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import begins_with_participle
from policy_compare.urging.clauses import can_act, is_pronoun
from policy_compare.urging.modal_exceptions import urges_nothing
from policy_compare.urging.modals import Modal, find_modals
from policy_compare.urging.patterns import Cue, CueKind
from policy_compare.urging.word_lists import ACTIONS, CONSEQUENCES, OPTIONS, PLANS, word_set

#: What each modal weighs that obliges or advises, in a clause of its own.
_WEIGHTS: Final = {
    "should": weights.SHOULD,
    "ought": weights.SHOULD,
    "must": weights.MUST,
    "need": weights.NEED_TO,
    "have": weights.HAVE_TO,
    "shall": weights.SHALL,
}
_STRENGTHS: Final[dict[str, Strength]] = {"should": "should", "ought": "should"}
_CONCLUDING: Final = word_set(
    "affect appear cause exist imply influence mean reflect represent seem"
)


_CHOICES: Final = word_set("could might may can")


def find_demands(sentence: str) -> Iterator[Cue]:
    """The modals that urge something, whoever says so."""
    for modal in find_modals(sentence):
        if urges_nothing(modal):
            continue
        if modal.name not in _CHOICES:
            strength = _STRENGTHS.get(modal.name, "must")
            yield _cue_of_modal(modal, "modal", strength, _weigh_obligation(modal))
        elif weight := _weigh_choice(modal):
            yield _cue_of_modal(modal, "option", "could", weight)


def _cue_of_modal(modal: Modal, kind: CueKind, strength: Strength, weight: int) -> Cue:
    return Cue(kind, strength, weight, modal.start, modal.end, modal.words)


#: Under its current terms; pursuant to; by law; § 12
_LEGAL: Final = re.compile(
    r"\b(?:by law|pursuant to|statut\w+|in accordance with"
    r"|under (?:the|its|their|this|that|current|existing|federal|national|an?) (?:[\w-]+ ){0,5}"
    r"(?:act|laws?|statute|regulations?|agreements?|treaty|permit|legislation|directive)\b"
    r"|regulations? (?:state|require|provide)|guidance (?:states|requires))|§",
    re.IGNORECASE,
)
#: What law asks, it asks with these; *should* is not its word.
_OF_LAW: Final = word_set("must have need shall")
_CONDITION: Final = re.compile(r"\W*(?:if|unless|when|where|should)\b", re.IGNORECASE)
#: Schools will also [need to]
_FUTURE: Final = re.compile(r"\bwill(?: \w+ly| also| still){0,2} $")
#: What a pronoun may be hoped to do: *This should help*.
_HOPED: Final = (CONSEQUENCES | word_set("help allow ensure provide")) - {"be"}


def _weigh_obligation(modal: Modal) -> int:
    """How much a modal weighs that obliges or advises."""
    weight = int(_WEIGHTS[modal.name])
    if modal.name in _OF_LAW and _LEGAL.search(modal.sentence):
        weight += weights.LEGAL_DUTY
    if can_act(modal.subject):
        weight += weights.ABLE_SUBJECT
    elif modal.words == "should" and is_pronoun(modal.subject) and _main_verb(modal) in _HOPED:
        weight += weights.HOPED_EFFECT
    elif modal.name == "must" and modal.verb in _CONCLUDING:
        weight += weights.CONCLUSION
    if _CONDITION.match(modal.before):
        weight += weights.CONDITION
    if _FUTURE.search(modal.before[-40:]):
        weight += weights.PREDICTION
    return weight


def _main_verb(modal: Modal) -> str:
    """The verb of the modal; of *continue to support* that which goes on."""
    goes_on = modal.verb == "continue" and modal.next_words[:1] == ["to"]
    return "".join(modal.next_words[1:2]) if goes_on else modal.verb


#: *The council could not build* proposes nothing.
_NEVER: Final = word_set("not never")
#: How a proposal goes on: *One way could be*, *A reform might involve*.
_PROPOSING: Final = word_set("be include involve take consist entail start begin")
#: What a proposal is said to be: *could be to*, *could be a levy*; but not: *could be helpful*.
_NAMING: Final = word_set("a an for that the through to via")
_INCLUDING: Final = word_set("include involve entail")
_CONSIDERING: Final = word_set("consider explore")


def _weigh_choice(modal: Modal) -> int:
    """How much a modal weighs that leaves a choice; nothing where it predicts."""
    if not _NEVER.isdisjoint(modal.adverbs.split()):
        return 0
    subject = re.findall(r"[\w’'-]+", modal.subject)[-weights.SUBJECT_WORDS :]
    proposes = not OPTIONS.isdisjoint(word.casefold() for word in subject)
    weight = _weigh_proposal(modal) if proposes and modal.name != "can" else 0
    weight = weight or _weigh_possibility(modal)
    if not weight:
        return 0
    advised = modal.name == "may" and modal.verb in _CONSIDERING
    if not (proposes or advised or modal.name == "could"):
        weight += weights.OTHER_CHOICE
    return max(weight, weights.LEAST_CHOICE)


def _weigh_proposal(modal: Modal) -> int:
    """The weight where the subject is a proposal: *One option could be to*."""
    first = modal.next_words[0] if modal.next_words else ""
    described = modal.verb == "be" and not (first in _NAMING or first.endswith("ing"))
    return weights.PROPOSAL if modal.verb in _PROPOSING and not described else 0


def _weigh_possibility(modal: Modal) -> int:
    """The weight where it is said what could be done, and by whom."""
    if modal.verb == "be":
        # Fees could be cut by rising costs: no one is asked.
        if not begins_with_participle(modal.next_words[:2]) or "by" in modal.next_words:
            return 0
        return weights.COULD_BE_DONE if modal.name == "could" else weights.LEAST_CHOICE
    plans = not PLANS.isdisjoint(
        re.findall(r"[a-z]+", modal.subject.casefold())[-weights.SUBJECT_WORDS :]
    )
    if modal.verb in ACTIONS and (can_act(modal.subject) or plans):
        if modal.verb in _CONSIDERING:
            return weights.COULD_CONSIDER
        return weights.LEAST_CHOICE if modal.verb in CONSEQUENCES else weights.COULD_ACT
    return weights.COULD_BE_DONE if modal.verb in _INCLUDING and is_pronoun(modal.subject) else 0
