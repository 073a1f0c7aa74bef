"""What stands before a wording in its sentence: its clause, and the subject of that.

A wording urges only in a clause of its own. In one that says when, why or which (*because
rents must fall*, *rules that firms must follow*) it describes.
"""

import re
from typing import Final

from policy_compare.urging import weights
from policy_compare.urging.patterns import compile_wordings
from policy_compare.urging.word_lists import ACTIONS, AGENTS, word_set

#: Where one clause ends and the next may begin.
_MARKS: Final = ",;:—–"

_RELATIVE: Final = compile_wordings(r"which|who")
_SUBORDINATE: Final = compile_wordings(
    r"whom|whose|what|whatever|how|where|when|whenever|whether|why",
    r"if|unless|until|because|since|although|though|so that",
    # as they must; than most should
    r"(?:as|than) (?:they|it|we|he|she|many|most)",
    # while rents rise; once the bill has passed; after Leeds, but not: before winter
    r"while|whilst",
    r"(?:once|after|before) "
    r"(?:they|it|we|the|a|an|this|these|he|she|many|most|some|both|(?-i:[A-Z])\w+)",
)
#: What looks like the beginning of such a clause: *this is why*, *where appropriate*.
_ASIDES: Final = compile_wordings(
    r"(?:that|this|which) is why|if not|if any",
    r"(?:as|if|when|where|wherever|whenever) (?:applicable|appropriate|feasible|necessary|needed"
    r"|possible|practicable|relevant|required|so)",
)
_THAT: Final = re.compile(r" that\b", re.IGNORECASE)
#: The word before *that*, with what may close it: *the “rules”, that*.
_HEAD: Final = re.compile(r"([\w’'-]+)[,”\"’)]*$")

_NEW_SUBJECT: Final = re.compile(r"[;:—–(]|, (?:and|but|so|yet|or) |\bthat ")
#: Subjects that stand for something said before.
_PRONOUN: Final = re.compile(r"\W*(?:this|these|that|it|they|such|doing so)\b", re.IGNORECASE)


def _clause_start(before: str) -> int:
    """Where the clause begins that the text ends in."""
    return 1 + max(before.rfind(mark) for mark in _MARKS)


def last_word(before: str) -> str:
    """The last word of a text in small letters, or an empty text."""
    words_before = re.findall(r"\w+", before[-weights.LONGEST_WORD :])
    return words_before[-1].casefold() if words_before else ""


def in_subordinate_clause(before: str) -> bool:
    """Whether the clause that the text ends in says when, why or which."""
    clause = _ASIDES.sub(" ", before[_clause_start(before) :])
    if _SUBORDINATE.search(clause):
        return True
    relatives = [pronoun.end() for pronoun in _RELATIVE.finditer(clause)]
    return bool(relatives) and not _has_own_verb(clause[relatives[-1] :])


#: Verbs of a relative clause that are no verbs of action: *firms that [are] large*.
_AUXILIARIES: Final = word_set(
    """
    are is was were be been has have had do does did can cannot will would could may might wish
    want wants need needs own owns let lets rely relies depend depends exist belong fail fails
    live lives
    """
)


def _has_own_verb(after: str) -> bool:
    """Whether a relative clause has its own verb, so that the next one is another clause's.

    ``after`` is what stands between its pronoun and a modal: in *firms that build homes
    must* the clause is closed, in *homes that firms must build* it is not.
    """
    clause_words = [
        word for word in re.findall(r"[\w’'-]+", after.casefold()) if not _is_adverb(word)
    ]
    if len(clause_words) < 2:
        return False
    verb = clause_words[0]
    if clause_words[1] in _AFTER_VERB and not verb.endswith("s"):
        return True
    bases = (verb, verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("ed"))
    return verb in _AUXILIARIES or verb.endswith("ed") or not ACTIONS.isdisjoint(bases)


#: Seldom behind a noun, so that the word before is a verb: *firms that [host] the fair*.
_AFTER_VERB: Final = word_set(
    "a about an and as at by for from in into its on or our the their to with"
)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in ACTIONS


def text_before_that(before: str) -> str:
    """The text up to the *that* whose clause it ends in, or an empty text.

    In *the rules that firms* that is *the rules*: the clause describes its last word, or
    is what it says (*the conclusion is that firms*).
    """
    for that in _THAT.finditer(before, _clause_start(before)):
        if _has_own_verb(before[that.end() :]):
            continue
        if head := _HEAD.search(before, max(0, that.start() - weights.LONGEST_WORD), that.start()):
            return before[: head.end(1)]
    return ""


def subject_before_verb(before: str) -> str:
    """What stands before a verb, from the start of its clause."""
    clause = _NEW_SUBJECT.split(before)[-1]
    parts = [part.strip() for part in clause.split(",")]
    return parts[-1] or (parts[-2] if len(parts) > 1 else "")


def is_pronoun(subject: str) -> bool:
    """Whether a subject stands for something said before: *this*, *doing so*."""
    return _PRONOUN.match(subject) is not None


def can_act(subject: str) -> bool:
    """Whether a subject is someone who can be asked: it ends in a name, or has an agent."""
    words = re.findall(r"[\w’'-]+", subject)
    if not words or is_pronoun(subject):
        return False
    tail = {
        word.casefold().removesuffix("’s").removesuffix("'s")
        for word in words[-weights.SUBJECT_WORDS :]
    }
    return not tail.isdisjoint(AGENTS) or _is_name(subject.rstrip(" ,)").rpartition(" ")[2])


def _is_name(word: str) -> bool:
    """Whether a word begins with a capital or holds two in a row: *Leeds*, *eBRD*."""
    if re.fullmatch(r"[A-Z][\w’'.-]*", word):
        return True
    return re.fullmatch(r"\w+", word) is not None and re.search(r"[A-Z]{2}", word) is not None
