"""What a modal asks for, and how much it weighs: *must*, *should*, and the choice of *could*."""

import re
from collections.abc import Iterator
from typing import Final

from policy_compare.model import Strength
from policy_compare.urging.bare_forms import is_participle
from policy_compare.urging.clauses import can_act, is_pronoun
from policy_compare.urging.modal_exceptions import is_idle
from policy_compare.urging.modals import Modal, modals
from policy_compare.urging.patterns import Cue, CueKind
from policy_compare.urging.word_lists import ACTIONS, CONSEQUENCES, OPTIONS, PLANS, words

#: What each modal weighs that obliges or advises, in a clause of its own.
_WEIGHTS: Final = {
    # Seldom said of anything but what one ought to do.
    "should": 60,
    "ought": 60,
    # May conclude: *this must be why*.
    "must": 55,
    # May tell what people cannot help: *tenants have to move*.
    "need": 50,
    "have": 50,
    # The word of laws and contracts, which a paper quotes more often than it uses.
    "shall": 35,
    # *The hub is to be opened* announces; only a heading or a list makes it a call.
    "be": 5,
}
_STRENGTHS: Final[dict[str, Strength]] = {"should": "should", "ought": "should"}
#: The subject is someone who can do it.
_WHO: Final = 10
#: *Under the act, firms must* tells what the law already asks.
_LAW: Final = -40
#: *Rising rents must affect savings* concludes.
_CONCLUDED: Final = -20
_CONCLUDING: Final = words("affect appear cause exist imply influence mean reflect represent seem")
#: *This should help* tells what to expect of what has been asked for.
_HOPE: Final = -35
#: *Schools will need to adapt* predicts.
_WILL: Final = -10
#: *If prices rise, the state should*: not now.
_IF: Final = -5

#: *One option could be to*, *A first step might include*.
_PROPOSED: Final = 55
#: *The council could publish*: says who could do what, and may only mean that it is able to.
_ABLE: Final = 25
#: *The council could consider* is said of nothing but what one is advised to do.
_CONSIDERED: Final = 50
#: *The council could cause*: more likely foretold.
_FORETOLD: Final = 10
#: *Fees could be cut*, *This could include a levy*.
_COULD_BE: Final = 25
#: *Fees may be cut*: as often what is allowed.
_MAY_BE: Final = 12
#: *Can*, *may* and *might* say less often than *could* what someone is asked to do.
_NOT_COULD: Final = -10
#: An option is kept at this weight, since its paragraph may show that it is one.
_LEAST: Final = 5

_CHOICES: Final = words("could might may can")


def demands(sentence: str) -> Iterator[Cue]:
    """The modals that urge something, whoever says so."""
    for modal in modals(sentence):
        if is_idle(modal):
            continue
        if modal.name not in _CHOICES:
            strength = _STRENGTHS.get(modal.name, "must")
            yield _cue(modal, "modal", strength, _obligation(modal))
        elif weight := _choice(modal):
            yield _cue(modal, "option", "could", weight)


def _cue(modal: Modal, kind: CueKind, strength: Strength, weight: int) -> Cue:
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
_OF_LAW: Final = words("must have need shall")
_CONDITION: Final = re.compile(r"\W*(?:if|unless|when|where|should)\b", re.IGNORECASE)
#: Schools will also [need to]
_FUTURE: Final = re.compile(r"\bwill(?: \w+ly| also| still){0,2} $")
#: What a pronoun may be hoped to do: *This should help*.
_HOPED: Final = (CONSEQUENCES | words("help allow ensure provide")) - {"be"}


def _obligation(modal: Modal) -> int:
    """How much a modal weighs that obliges or advises."""
    weight = _WEIGHTS[modal.name]
    if modal.name in _OF_LAW and _LEGAL.search(modal.sentence):
        weight += _LAW
    if can_act(modal.subject):
        weight += _WHO
    elif modal.words == "should" and is_pronoun(modal.subject) and modal.verb in _HOPED:
        weight += _HOPE
    elif modal.name == "must" and modal.verb in _CONCLUDING:
        weight += _CONCLUDED
    if _CONDITION.match(modal.before):
        weight += _IF
    if _FUTURE.search(modal.before[-40:]):
        weight += _WILL
    return weight


#: *The council could not build* proposes nothing.
_NEVER: Final = words("not never")
#: How a proposal goes on: *One way could be*, *A reform might involve*.
_PROPOSING: Final = words("be include involve take consist entail start begin")
#: What a proposal is said to be: *could be to*, *could be a levy*; but not: *could be helpful*.
_NAMING: Final = words("a an for that the through to via")
#: So many words before its modal, the noun of a proposal is still its subject.
_NEAR: Final = 5
_INCLUDING: Final = words("include involve entail")
_CONSIDERING: Final = words("consider explore")


def _choice(modal: Modal) -> int:
    """How much a modal weighs that leaves a choice; nothing where it predicts."""
    if not _NEVER.isdisjoint(modal.adverbs.split()):
        return 0
    subject = re.findall(r"[\w’'-]+", modal.subject)[-_NEAR:]
    proposes = not OPTIONS.isdisjoint(word.casefold() for word in subject)
    weight = _proposal(modal) if proposes and modal.name != "can" else 0
    weight = weight or _possibility(modal)
    if not weight:
        return 0
    advised = modal.name == "may" and modal.verb in _CONSIDERING
    if not (proposes or advised or modal.name == "could"):
        weight += _NOT_COULD
    return max(weight, _LEAST)


def _proposal(modal: Modal) -> int:
    """The weight where the subject is a proposal: *One option could be to*."""
    first = modal.after[0] if modal.after else ""
    described = modal.verb == "be" and not (first in _NAMING or first.endswith("ing"))
    return _PROPOSED if modal.verb in _PROPOSING and not described else 0


def _possibility(modal: Modal) -> int:
    """The weight where it is said what could be done, and by whom."""
    if modal.verb == "be":
        # Fees could be cut by rising costs: no one is asked.
        if not is_participle(modal.after[:2]) or "by" in modal.after:
            return 0
        return _COULD_BE if modal.name == "could" else _MAY_BE
    plans = not PLANS.isdisjoint(re.findall(r"[a-z]+", modal.subject.casefold())[-_NEAR:])
    if modal.verb in ACTIONS and (can_act(modal.subject) or plans):
        if modal.verb in _CONSIDERING:
            return _CONSIDERED
        return _FORETOLD if modal.verb in CONSEQUENCES else _ABLE
    return _COULD_BE if modal.verb in _INCLUDING and is_pronoun(modal.subject) else 0
