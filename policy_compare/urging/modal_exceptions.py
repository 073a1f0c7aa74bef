"""Why a modal urges nothing where it stands.

Most modals of a report prescribe nothing: they look back (*should have acted*), note (*it
should be noted*), deny (*need not*), tell what is usual, or stand in a clause that only
describes (*rules that firms must follow*).
"""

import re
from collections.abc import Callable
from typing import Final

from policy_compare.urging import weights
from policy_compare.urging.author_calls import says_author_recommends
from policy_compare.urging.clauses import (
    in_subordinate_clause,
    is_pronoun,
    last_word,
    text_before_that,
)
from policy_compare.urging.modals import Modal
from policy_compare.urging.patterns import ADVERB
from policy_compare.urging.word_lists import CARRIERS, IMPORTANT, NOTING, REPORTING, VITAL, word_set

#: [should have] been built, [must have] known
_DONE: Final = re.compile(r"been|\w+ed|done|made|taken|had|gone|come|known|seen|led|become")
#: Would [need to], did not [have to]
_NO_NEED: Final = word_set("would may might could did does do not never")
#: may ultimately [need to], might soon [have to]
_ADVERBS_LAST: Final = re.compile(rf"(?: {ADVERB}){{1,2}} *$")
#: The growing [need to], any [need to]
_NEED_NOUN: Final = word_set(
    "the a an no any this that their its our little less urgent clear growing unmet of"
)
#: There are [needs to] meet
_THERE_ARE: Final = re.compile(r"\W*there (?:is|are|were|remain)\b[^,;]*$", re.IGNORECASE)
#: What follows an inverted modal, or a noun: [Should] any landlord sell; [needs to] the.
_DETERMINERS: Final = word_set(
    "a an any it one such that the their there they this these we you your"
)
#: *should be [seen as]* asks for another view of a thing, and of *it* or *this* only notes it.
_SEEN: Final = word_set("seen understood viewed treated")
_SEEING: Final = word_set("as through")
#: What should worry us is not asked to do anything.
_MOVING: Final = word_set("alarm concern reassure sound surprise trouble worry")
#: Whom a text tells what is likely: *we should expect*, *readers should look for*.
_READERS: Final = word_set("we you one readers observers analysts investors")
_EXPECTING: Final = word_set("expect anticipate assume")
#: *We need to know*, *we should pause here*: asked of the reader, if of anyone.
_KNOWING: Final = word_set("know pause remember")
#: What authors say of what they write.
_TELLING: Final = word_set(
    "accept acknowledge add admit clarify commend concede conclude confess congratulate declare "
    "disclose emphasise emphasize explain express mention note point record regret remark report "
    "say stress thank welcome"
)
#: What is usual or obvious: *should normally*, *must surely*.
_HABITUAL: Final = word_set(
    """
    already currently frequently generally likely normally often ordinarily presumably probably
    routinely sometimes surely typically usually
    """
)
#: avenues it [can explore], steps they now [should take]
_ZERO_RELATIVE: Final = re.compile(
    r"\b(?!(?:is|was|has|this|thus|as|always|besides|afterwards|perhaps|sometimes|nowadays)\b)"
    r"[a-z]+s (?:it|they|we|he|she|one|you)(?: \w+ly)? *$"
)
#: [what tenants must pay] is
_PREDICATE: Final = re.compile(r" (?:is|are|was|were)\b")
#: Before *that*, these say what follows and do not describe.
_SAYING: Final = CARRIERS | VITAL | IMPORTANT | REPORTING


def _looks_back(modal: Modal) -> bool:
    """*The council should have acted*."""
    return modal.verb == "have" and (
        not modal.next_words or _DONE.fullmatch(modal.next_words[0]) is not None
    )


def _denies_need(modal: Modal) -> bool:
    """*Tenants do not have to leave*, *They would need to*, *It has to do with rents*."""
    if modal.name not in {"need", "have"}:
        return False
    before = _ADVERBS_LAST.sub("", modal.before[-weights.REACH :]).rstrip()
    return (
        last_word(before) in _NO_NEED
        or before.endswith(("n’t", "n't", "no longer"))
        or (modal.verb == "do" and modal.next_words[:1] == ["with"])
        or modal.verb == "date"
    )


def _names_need(modal: Modal) -> bool:
    """*The need to build grows*, *There are needs to meet*."""
    if modal.name != "need":
        return False
    word = last_word(modal.before)
    noun = word in _NEED_NOUN or (word.endswith("ed") and not modal.words.startswith("needs"))
    return noun or _THERE_ARE.match(modal.before) is not None


def _notes_fact(modal: Modal) -> bool:
    """*It should be noted that*, *This must be clear*, *It must be kept in mind*."""
    if modal.verb != "be":
        return False
    words_after = [word for word in modal.next_words if not word.endswith("ly")]
    if words_after[:1] and words_after[0] in _SEEN and not _SEEING.isdisjoint(words_after[1:]):
        # Homes must be seen as a right; but not: it must be seen as a first step.
        return is_pronoun(modal.subject)
    return bool(words_after) and (words_after[0] in NOTING or words_after[1:] == ["in", "mind"])


def _has_no_verb(modal: Modal) -> bool:
    """*Should a landlord sell, tenants stay*, *unmet needs to the north*."""
    return modal.verb in _DETERMINERS


def _moves_feelings(modal: Modal) -> bool:
    """*The figures should worry us*."""
    return modal.verb in _MOVING


def _expects_outcome(modal: Modal) -> bool:
    """*We should expect*, *Readers should look for*."""
    looks = modal.verb == "look" and modal.next_words and modal.next_words[0].startswith("for")
    return (looks or modal.verb in _EXPECTING | _KNOWING) and last_word(modal.before) in _READERS


def _tells_reader(modal: Modal) -> bool:
    """*I should add*, *We have to report*, *I should like to thank*."""
    verb = modal.verb
    if verb == "like" and modal.next_words[:1] == ["to"]:
        verb = "".join(modal.next_words[1:2])
    return verb in _TELLING and last_word(modal.before) in {"i", "we"}


def _tells_habit(modal: Modal) -> bool:
    """*A plan should normally suffice*."""
    return not _HABITUAL.isdisjoint(re.findall(r"\w+", modal.adverbs))


def _is_in_subject(modal: Modal) -> bool:
    """*The lesson that ministers must learn is*, *What tenants must pay is*."""
    return _PREDICATE.match(modal.text_after) is not None


def _is_in_subordinate_clause(modal: Modal) -> bool:
    """*Because rents must fall*, *avenues it can explore*."""
    return (
        in_subordinate_clause(modal.before)
        or _ZERO_RELATIVE.search(modal.before[-weights.REACH :]) is not None
    )


def _is_in_describing_clause(modal: Modal) -> bool:
    """*The rules that firms must follow*, but not *The lesson is that firms must*."""
    before = text_before_that(modal.before)
    return (
        bool(before)
        and last_word(before) not in _SAYING
        and not says_author_recommends(before + " ")
    )


#: Why a modal urges nothing, the cheapest to find out first.
_EXCEPTIONS: Final[tuple[Callable[[Modal], bool], ...]] = (
    _looks_back,
    _denies_need,
    _names_need,
    _notes_fact,
    _has_no_verb,
    _moves_feelings,
    _expects_outcome,
    _tells_reader,
    _tells_habit,
    _is_in_subject,
    _is_in_subordinate_clause,
    _is_in_describing_clause,
)


def urges_nothing(modal: Modal) -> bool:
    """Whether a modal urges nothing where it stands."""
    return any(reason(modal) for reason in _EXCEPTIONS)
