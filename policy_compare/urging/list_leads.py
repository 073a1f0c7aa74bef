"""Sentences that announce a list of what is asked for: *The council should:*."""

import re
from typing import Final

from policy_compare.urging import weights
from policy_compare.urging.cues import find_cues
from policy_compare.urging.patterns import compile_wordings

#: A modal or a verb whose objects are the items of the list.
_OPEN: Final = re.compile(
    # Ministers should also: …; We recommend: …; including by: …; steps to: …
    r"\b(?:should|must|needs? to|ought to|could|recommends?|urges?|proposes?|calls? (?:for|on)"
    r"|by|to)(?: also)? *:$"
)
#: In this report, we: …; Our objectives were to: …
_OWN_WORK: Final = re.compile(
    r"\b(?:(?:was|were) asked|(?:this|our) (?:\w+ )?(?:audit|report|review|study),?"
    r"(?: we)?(?: (?:addresse[sd]|also|answer\w*|cover\w*|describe[sd]?|examine[sd]?|will))?"
    r"|objectives?(?: (?:are|is|was|were))?(?: to)?) *:$",
    re.IGNORECASE,
)
#: The bill requires firms to: …; The fund helps by: …
_TELLS: Final = re.compile(
    r"\b(?:requir\w+|oblig\w+|enabl\w+|allow\w+|help\w*|permit\w*|used|able|designed|aim\w*"
    r"|seeks?|sought|intended|expected|began|tried|committed|agreed|pleased|introduc\w+)\b"
    r"[^:]*\b(?:to|by)(?: also)? *:$",
    re.IGNORECASE,
)
_NAMED: Final = compile_wordings(
    # our key recommendations; seven proposals
    r"\w+ (?:\w+ )?(?:recommendations|proposals|asks)",
    # the following steps; these legal reforms; two simultaneous reforms
    r"(?:following|these|concrete|urgent|priority|practical|policy|two|three|four|five|six|several)"
    r" (?:\w+ )?"
    r"(?:steps|actions|measures|priorities|options|reforms|policies|changes)",
)
#: What was done is listed in the same words: *The council took these steps:*.
_LOOKS_BACK: Final = re.compile(r"\b(?:was|were|had|has|have|did|recommended|adopted|made|took)\b")
#: Member states:¹ with the mark of a note that has lost its height.
_NOTED: Final = re.compile(r":\s?\d{1,2}$")


def leads_list(text: str, *, announced: bool) -> bool:
    """Whether a block ends by announcing a list of what is asked for.

    Under a heading that has ``announced`` it, any sentence that ends in a colon does.
    """
    text = without_note_mark(text)
    if not text.endswith(":"):
        return False
    last = text[max(text.rfind(". "), text.rfind("; ")) + 1 :][-weights.LONGEST_SENTENCE :]
    if _OWN_WORK.search(last):
        return False
    if any(cue.weight >= weights.CERTAIN for cue in find_cues(last)):
        return True
    if _OPEN.search(last) and not _TELLS.search(last):
        return True
    return announced or (_names_list(last) and not _LOOKS_BACK.search(last))


def without_note_mark(text: str) -> str:
    """A text that ends in a colon without the mark of a note behind it."""
    return _NOTED.sub(":", text)


def _names_list(last: str) -> bool:
    """Whether a sentence names what its list holds, with no stop or colon between."""
    return _NAMED.search(re.split(r"[.:]", last[:-1])[-1]) is not None


def last_sentence(text: str) -> str:
    """The last sentence of a text."""
    return text[text.rfind(". ") + 2 :] if ". " in text else text
