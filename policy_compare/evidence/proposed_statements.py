"""Says what a recommendation asks for as a sentence that anyone could be for or against.

It has the action of the recommendation, and neither who is asked nor how firmly: *The council
must cap rents in spring* becomes *Rents in spring should be capped.* What cannot be turned so
begins with *It should be policy to*. It is a beginning, which a person rewords.
"""

import re
from collections.abc import Container
from typing import Final, NamedTuple

from policy_compare.analysis.wording.split_words import STOP, split_words
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging.bare_forms import find_gerund, find_imperative, verb_of_gerund
from policy_compare.urging.clauses import can_act, is_pronoun
from policy_compare.urging.cues import find_cues
from policy_compare.urging.modals import find_modals
from policy_compare.urging.word_lists import ACTIONS, AMBIGUOUS, word_set

#: up[-]to[-]date
_HYPHEN: Final = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
#: Words that say nothing of what is asked.
_UNTOLD: Final = STOP | word_set(
    "able all any be do does each ensure has have if more new no not such there these those what"
    " when where whom"
)

_BINDING: Final = word_set("must should shall ought need have could")
#: So near behind *we recommend that* is the verb of what is recommended.
_REACH: Final = 80
#: The subject of a question begins or ends so: *who should pay*.
_ASKING: Final = word_set("what which who whom whose whether")
#: Should [the] council wish to build
_NO_VERBS: Final = STOP - {"be"}
#: Verbs that are seldom nouns.
_VERBS: Final = ACTIONS - AMBIGUOUS
#: cap[ and freeze] rents
_AND_VERB: Final = re.compile(r" (?:and|or) (?:then )?([a-z-]+)(?= )")
#: carry [out] a survey; but not: reach out to tenants
_PARTICLE: Final = re.compile(
    r"(aside|back|down|forward|out|up) (?!(?:at|by|for|from|in|of|on|to|with)\b)"
)
#: Verbs of what is ensured: *ensure that rents [are] fair*.
_FINITE: Final = {"are": "be", "can": "be able to", "has": "have", "have": "have", "is": "be"}
_ENDS_SUBJECT: Final = word_set("that which who whose where when if because")
#: What stands behind one of these is a noun, whatever it is elsewhere.
_BEFORE_NOUNS: Final = STOP | word_set("all any each every its new no our own their these those")
#: Where the object of a verb may end, if no list goes on there.
_OBJECT_END: Final = re.compile(
    r"[,;:(–—]| (?:to|(?<!ed )by|that|so|which|who|whose|where|when|while|if|unless|through|via"
    r"|using|as|because|before|after|until|without)\b"
)
#: access [to] land
_TAKES_TO: Final = re.compile(
    r"\b(?:access|alternatives?|approach(?:es)?|barriers?|changes?|commitments?|contributions?"
    r"|improvements?|obstacles?|pathways?|related|responses?|rights?|routes?|solutions?|threats?"
    r"|transition|upgrades?)$"
)
_LIST: Final = re.compile(r"(?:, [^,;.]{1,40}){1,6}?,? (?:and|or) [\w&’-]+")
#: What only spells out: whoever is for the rest is for it.
_SPELT_OUT: Final = re.compile(
    r"[,;:–—]? \(?(?:including|such as|to include|as well as|so that|e\.g\.|i\.e\.|see\b)"
)
#: What is no object, or one of several: [work] with, [consider] building.
_NO_OBJECT: Final = re.compile(
    r"(?:with|on|in|at|to|for|from|towards?|into|against|up|out|of|by|as|how|what|whether|where|if"
    r"|why|\w+ly (?:with|on|in|to|for|from|and)|back|down|off|over|away|together|them|it|us"
    r"|and|or)\b"
)
#: [consider] building homes as a duty
_DOING: Final = re.compile(r"\w{3,}ing\b")
_NO_PASSIVE: Final = word_set(
    "aim allow ask become begin come continue do enable get give go have help keep let make remain"
    " seek start stop"
)
_OWN: Final = re.compile(r"(?:its|their|our|your|his|her) ", re.IGNORECASE)
#: paid[ by the council]; but not: met by building; a plan[, led by the council,]
_AGENT: Final = re.compile(
    r",? (?:jointly |led )?by (?!\w+ing\b)[^,;.]{1,80}?"
    r"(?= (?:by|to|in|for|so|on|at|when|if)\b|[,;.]|$)"
)
#: Verbs, each with the participle that no rule makes.
_PARTICIPLES: Final = dict(
    pair.split(":")
    for pair in """
    arise:arisen begin:begun bind:bound break:broken bring:brought build:built buy:bought
    choose:chosen cut:cut deal:dealt do:done draw:drawn drive:driven fight:fought find:found
    forbid:forbidden forego:foregone freeze:frozen get:got give:given grow:grown hear:heard
    hold:held keep:kept know:known lay:laid lead:led leave:left lend:lent make:made mean:meant
    meet:met oversee:overseen pay:paid put:put read:read rebuild:rebuilt reset:reset
    rethink:rethought rewrite:rewritten run:run say:said see:seen seek:sought sell:sold send:sent
    set:set show:shown shut:shut speak:spoken spend:spent split:split spread:spread strike:struck
    take:taken teach:taught tell:told think:thought undergo:undergone undertake:undertaken
    undo:undone uphold:upheld win:won withdraw:withdrawn withhold:withheld write:written
    """.split()  # noqa: SIM905
)
#: cap, capped; transfer, transferred
_DOUBLING: Final = re.compile(
    r"(?:(?:com|per|sub|ad|re|trans)[^aeiou]?|[^aeiou]+)[aeiou][bdglmnpt]"
    r"|(?:trans|re|de|con|pre)fer"
)


class ProposedStatement(NamedTuple):
    """A neutral sentence, and the words of what is asked; ``is_plain`` where no *policy to* is."""

    statement: str
    words: tuple[str, ...]
    is_plain: bool


class _Asked(NamedTuple):
    """What is asked for: a sentence without its stop, and the action first."""

    statement: str
    action: str
    is_plain: bool = True


def propose_statement(text: str) -> ProposedStatement:
    """A neutral sentence for what a passage or a statement asks for in its first sentence."""
    spans = sentence_spans(text)
    sentence = _SPELT_OUT.split(text[slice(*spans[0])] if spans else "", maxsplit=1)[0]
    sentence = sentence.rstrip(" .;,:")
    asked = _from_modal(sentence) or _from_form(sentence) or _Asked(sentence, sentence, False)
    words = dict.fromkeys(
        word.replace("_", "-")
        for word in split_words(_HYPHEN.sub("_", asked.action))
        if word not in _UNTOLD and (word in ACTIONS or not word.endswith("ly"))
    )
    statement = f"{asked.statement[:1].upper()}{asked.statement[1:]}." if asked.statement else ""
    return ProposedStatement(statement, tuple(words), asked.is_plain)


def _from_modal(sentence: str) -> _Asked | None:
    """What a modal asks, without its subject where that is someone who is asked."""
    modals = (modal for modal in find_modals(sentence) if modal.name in _BINDING)
    modal = next((modal for modal in modals if modal.verb not in _NO_VERBS), None)
    if modal is None:
        return None
    subject, behind = modal.subject.removeprefix("that "), modal.text_after
    subject_words = subject.casefold().split(" ")
    if not _ASKING.isdisjoint((subject_words[0], subject_words[-1])):
        return None
    no = "not " if "not" in modal.adverbs.split() or sentence[modal.end :][:1] == "n" else ""
    if subject_words[-1] in {"", "and"}:
        return _from_action(f"{modal.verb}{behind}", no)
    if modal.verb == "be":
        behind = _AGENT.sub("", behind, count=1)
        return _Asked(f"{subject} should {no}be{behind}", f"{subject}{behind}")
    if can_act(subject) or is_pronoun(subject):
        return _from_action(f"{modal.verb}{behind}", no)
    return _Asked(f"{subject} should {no}{modal.verb}{behind}", f"{modal.verb}{behind} {subject}")


def _from_form(sentence: str) -> _Asked | None:
    """What an imperative, a fragment in -ing, or an author's *we recommend that* asks."""
    if cue := find_imperative(sentence, listed=True):
        return _from_action(sentence[cue.start].lower() + sentence[cue.start + 1 :])
    if cue := find_gerund(sentence):
        return _from_action(f"{verb_of_gerund(sentence[cue.start : cue.end])}{sentence[cue.end :]}")
    for cue in find_cues(sentence):
        near = re.finditer(r" (to )?([a-z-]+)\b", sentence[cue.end : cue.end + _REACH])
        verb = next((word for word in near if word[2] in (ACTIONS if word[1] else _VERBS)), None)
        if verb and cue.kind in {"performative", "valuation"}:
            return _from_action(sentence[cue.end + verb.start(2) :])
    return None


def _from_action(action: str, no: str = "") -> _Asked:
    """A sentence of a verb in its base form and what follows it: *cap rents in spring*."""
    action = _AGENT.sub("", action) if " led by " in action else action
    verb, _, behind = action.partition(" ")
    if verb == "ensure" and not no and (asked := _from_clause(behind)):
        return asked
    verbs = [verb]
    while (also := _AND_VERB.match(f" {behind}")) and also[1] in ACTIONS:
        verbs.append(also[1])
        behind = behind[also.end() :]
    passive = " and ".join(map(_participle, verbs))
    if particle := _PARTICLE.match(behind):
        passive, behind = f"{passive} {particle[1]}", behind[particle.end() :]
    if behind.startswith("that "):
        return _Asked(f"It should {no}be {passive} {behind}", behind)
    is_transitive = behind and verb[-1].isalpha() and not _NO_OBJECT.match(behind)
    if not is_transitive or not _NO_PASSIVE.isdisjoint(verbs):
        return _Asked(f"It should be policy {no}to {action}", action, False)
    behind = f"the {behind[own.end() :]}" if (own := _OWN.match(behind)) else behind
    thing = behind[: _end_of_object(behind)].rstrip()
    return _Asked(f"{thing} should {no}be {passive}{behind[len(thing) :]}", action)


def _from_clause(clause: str) -> _Asked | None:
    """What is ensured, as what should be: *rents are fair*; None where its verb is not plain."""
    # Without *that* a word that is as often a noun is one: *ensure the safety of projects*.
    verbs = ACTIONS if clause.startswith("that ") else _VERBS
    words = clause.removeprefix("that ").split(" ")
    end = next((place for place, word in enumerate(words) if word in _ENDS_SUBJECT), len(words))
    for place in range(1, end):
        before, word, after = words[place - 1], words[place], "".join(words[place + 1 : place + 2])
        is_noun = before in _BEFORE_NOUNS or before.endswith(("’s", "'s", "’", "'", ","))
        verb = _FINITE.get(word) or (
            "" if is_noun or _base_of_verb(after, verbs) else _base_of_verb(word, verbs)
        )
        if verb and after not in _FINITE:
            subject, behind = " ".join(words[:place]), " ".join(["", *words[place + 1 :]])
            no = "not " if behind.startswith(" not ") else ""
            behind = behind.removeprefix(" not") if no else behind
            return _Asked(f"{subject} should {no}{verb}{behind}", f"{verb}{behind} {subject}")
    return None


def _base_of_verb(word: str, verbs: Container[str]) -> str:
    """The one of ``verbs`` that a word in the present is a form of, or nothing."""
    bases = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((base for base in bases if base in verbs), "")


def _end_of_object(behind: str) -> int:
    """Where the object ends with which a text begins."""
    place = len(behind) if _DOING.match(behind) else 0
    while end := _OBJECT_END.search(behind, place):
        place, before = end.end(), behind[max(0, end.start() - _REACH) : end.start()]
        if listed := _LIST.match(behind, end.start()):
            place = listed.end()
        elif end[0] != " to" or not _TAKES_TO.search(before):
            return end.start()
    return len(behind)


def _participle(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return f"{verb[:-1]}ied"
    doubled = verb[-1] if _DOUBLING.fullmatch(verb) else ""
    return f"{verb}{doubled}{'d' if verb.endswith('e') else 'ed'}"
