"""What a situation is said to call for, offer or take: *time to*, *one option is*, *this means*.

The author judges and names nobody who is asked. Each kind of wording stands with the words
of which it has at least one, by which ``cues`` passes over most sentences.
"""

import re
from collections.abc import Iterator
from typing import Final

from policy_compare.model import Strength
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import verb_of_gerund
from policy_compare.urging.clauses import (
    can_act,
    in_subordinate_clause,
    last_word,
    subject_before_verb,
)
from policy_compare.urging.patterns import Cue, compile_wordings
from policy_compare.urging.word_lists import word_set

#: Nouns for what is done: said to be needed, they are asked for.
_ACTS: Final = (
    r"(?:reforms?|actions?|investments?|changes?|support|guidance|efforts?|co-?operation"
    r"|co-?ordination|regulation|measures?|steps|research|polic(?:y|ies)|approach(?:es)?|strateg(?:y"
    r"|ies)|leadership|funding|oversight|transparency|safeguards|standards|legislation"
    r"|implementation|interventions?|commitments?|attention|engagement|training|protections?)"
)
_CALLED_FOR: Final = compile_wordings(
    # a review is long overdue; but not: is needed for
    r"(?:is|are) (?:(?:also|long|now|therefore|[\w-]+ly) ){0,3}"
    r"(?:needed|called for|overdue|warranted)\b"
    r"(?! (?:by|under|for|in|as|at|when|if|from|because)\b)",
    # there is a growing need for; there remains a strong case to
    r"there (?:is|remains) (?!no\b)(?:(?:also|therefore|now) )?(?:(?:an?|the) )?(?:[\w-]+ ){0,2}"
    r"(?:need|case) (?:for|to)",
    # the time has come to; it is high time that
    r"the (?:time|moment) has come (?:for|to|not only to)",
    r"it is (?:now |high |past )?time (?:for|to|that)",
    # it is incumbent on the town to; the onus is on builders
    r"(?:it is|is) incumbent (?:up)?on|the onus (?:is|lies|rests) (?:up)?on",
    # it is incumbent on the town to; the onus is on builders
    r"(?:it is|is) incumbent (?:up)?on|the onus (?:is|lies|rests) (?:up)?on",
    # the town cannot afford to
    r"cannot afford (?:to|not)",
    # the roof needs urgent repair; the idea merits serious thought
    r"(?:needs?|requires?|demands?|deserves?|merits?) (?:an? )?(?:urgent|immediate|serious"
    r"|sustained|greater|careful|special|renewed|particular|priority|further) \w+",
    # the town requires a dedicated minister and clearer rules
    r"(?<!may )(?<!might )(?<!could )(?<!would )(?<!will )requires? (?:an? )?"
    r"(?:better|clearer|dedicated|greater|stronger)",
    # reform is needed in most towns; more research will be needed
    rf"{_ACTS} (?:and \w+ )?(?:(?:is|are|will be) (?:\w+ ){{0,2}}(?:needed|required|warranted))",
    r"the (?:answer|key|priority|task) (?:here |now )?is to",
    # it would help if the council; it makes sense to wait; it would be best to
    r"it (?:would|might|could) (?:also )?(?:help|make sense|be \w+) (?:if|to)",
    r"it (?:\w+ )?makes (?:\w+ )?sense (?:to|for)",
    # tenants would benefit from; ministers would be wise; the board had better plan
    r"would (?:also )?benefit from",
    r"(?:had|would do|would be) (?:well|wise|better \w+|best advised|well advised)",
)
#: Of these, what binds like *must*: a need, not a good idea.
_BINDING: Final = re.compile(r"need|called for|overdue|require|demand|afford", re.IGNORECASE)
CALLED_FOR: Final = word_set(
    """
    afford answer benefit best better called case course demand demands deserve deserves help
    incumbent key make makes merit merits moment move need needed needs onus overdue priority
    require required requires sense step task thing time warranted well wise would
    """
)


#: that means building; this would require first hiring; which includes keeping
_MEANING: Final = re.compile(
    r"\b(?:this|that|these|those|it|the (?:former|latter|first|second)|doing so|to do so|success)"
    r"(?: (?:actions?|approach|efforts?|goal|measures?|plan|policy|process|reforms?|steps?|strategy"
    r"|task))? (?:(?:will|would|should|must|also) ){0,2}(?:means?|requires?|demands?|calls? for"
    r"|entails?|involves?|includes?) (?:(?:also|first|both|\w+ly) )?(?P<doing>[a-z]+ing)\b",
    re.IGNORECASE,
)
#: the repair requires a clear commitment; it will take sustained effort
_TAKING: Final = re.compile(
    r"\b(?:requires|(?<!may )(?<!might )(?<!could )require|demands?|deserves?"
    r"|will (?:require|need|take)|necessitates) (?:[\w-]+,? ){0,4}"
    r"(?:actions?|approach|attention|commitments?|co-?operation|co-?ordination|engagement"
    r"|guidance|leadership|legislation|oversight|polic(?:y|ies)|reforms?|regulation|safeguards|transparency)\b"
)
MEANING: Final = word_set(
    """
    call calls demand demands entail entails include includes involve involves mean means require
    requires deserve deserves necessitates need take
    """
)
#: one option is a levy; another way would be to; the easiest first step is
_PROPOSAL: Final = re.compile(
    r"\b(?:one|an?|another|the) (?:(?!of\b)[\w-]+,? ){0,2}"
    r"(?:alternative|approach|avenue|initiative|option|possibility|reform|remedy|solution|step|way)"
    r"(?: (?:forward|ahead|here|to \w+ \w+))? (?:is|would be) (?=(?:to|for|an?|the|[\w-]+ing)\b)",
    re.IGNORECASE,
)
PROPOSING: Final = word_set(
    "alternative approach avenue initiative option possibility reform remedy solution step way"
)


#: [The town] still needs a plan; [we] need more homes
_NEEDS: Final = re.compile(
    rf"\bneeds? (?:an?|more|better|new|greater|fewer|less|(?:[\w-]+ ){{0,2}}{_ACTS})\b"
)


def find_needs(sentence: str) -> Iterator[Cue]:
    """What the situation is said to call for."""
    if sentence.startswith("Should "):
        return
    for match in _NEEDS.finditer(sentence):
        before = sentence[: match.start()]
        acts = last_word(before) == "we" or can_act(subject_before_verb(before))
        if acts and not in_subordinate_clause(before):
            yield Cue(
                "performative", "must", weights.NEED, match.start(), match.end(), match.group()
            )
    for match in _CALLED_FOR.finditer(sentence):
        if not in_subordinate_clause(sentence[: match.start()]):
            strength: Strength = "must" if _BINDING.search(match.group()) else "should"
            start, end = match.span()
            yield Cue("performative", strength, weights.NEED, start, end, match.group())


def find_proposals(sentence: str) -> Iterator[Cue]:
    """What is called an option, a way or a step to take."""
    for match in _PROPOSAL.finditer(sentence):
        if not in_subordinate_clause(sentence[: match.start()]):
            yield Cue("option", "could", weights.OPTION, match.start(), match.end(), match.group())


def find_meanings(sentence: str) -> Iterator[Cue]:
    """What something said before is said to take."""
    for match in _TAKING.finditer(sentence):
        if not in_subordinate_clause(sentence[: match.start()]):
            yield Cue(
                "meaning", "should", weights.TAKING, match.start(), match.end(), match.group()
            )
    for match in _MEANING.finditer(sentence):
        before = sentence[: match.start()]
        # Behind a noun, *that* begins a clause which describes it.
        describes = match.group().startswith("that")
        if verb_of_gerund(match["doing"]) and not (describes or in_subordinate_clause(before)):
            yield Cue(
                "meaning", "should", weights.MEANING, match.start(), match.end(), match.group()
            )
