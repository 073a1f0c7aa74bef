"""Where a sentence hands on what another says.

*Landlords say that rents must rise* urges nothing, while *we say that rents must fall*
does: everything hangs on who speaks, and on whether the author looks back on it.
"""

import re
from typing import Final, NamedTuple

from policy_compare.urging import weights
from policy_compare.urging.clauses import in_subordinate_clause, last_word
from policy_compare.urging.patterns import AUTHOR, LY
from policy_compare.urging.word_lists import REPORTING, word_set


class Stretch(NamedTuple):
    """The characters ``start`` to ``end`` of a sentence."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` is one of them."""
        return self.start <= offset < self.end


#: According to the union, …; In the view of tenants, …; For critics, …
_ACCORDING: Final = re.compile(
    r"\W*(?:according to|in the (?:words|view) of|for (?:critics|supporters|proponents))\b",
    re.IGNORECASE,
)
#: …, the mayor of the town said
_SAID_AFTER: Final = re.compile(
    r",[”\"]? (?:[\w.’-]+ ){0,5}"
    # … the mayor said; but not: In turn, the mayor said that rents
    r"(?:(?:said|says|argued|argues|told|wrote|writes|noted|warned|added)\b"
    r"(?=\W*$|[,;.]| (?:at|during|in|last|on|this|to|when|yesterday)\b)"
    # … according to the union; but not: according to need, according to a formula
    r"|according to (?!(?:an?|their|its|his|her|our|need|size|schedule|plan)\b))"
)
_PLAIN_WORD: Final = re.compile(r"\b[a-z]+\b")
#: Before a verb of saying: *we*, *this paper therefore*.
_AUTHOR_BEFORE: Final = re.compile(
    rf"\b{AUTHOR}(?: (?:also|therefore|thus|do|would|have|has|{LY})){{0,4}} $", re.IGNORECASE
)
#: What the author said once, as in *we recommended in 2019 that*, is no longer urged.
_PAST: Final = re.compile(r"\w+ed|said|told|found|wrote|thought|felt")
#: After these a verb of saying is a noun, an adjective or a participle, or says what
#: should be said: *the report*, *must say*, *as stated*.
_NO_SUBJECT: Final = word_set(
    """
    a all an and any are as be been being by can could for from having her his in is its may might
    more must new not of on or other our should such that the their these this those to will with
    would
    """
)
#: What has no opinion, so that the author draws the conclusion: *evidence from towns [shows]*.
_EVIDENT: Final = re.compile(
    r"\b(?:evidence|findings|results|analysis|experience|history|data|facts|logic|lessons?)"
    r"(?: (?:from|of|in|on|above|here|also|further|\w+ly)(?: [\w’-]+){0,4})? $",
    re.IGNORECASE,
)
#: Verbs of saying that are as often nouns.
_NOUNS: Final = word_set("calls claims demands estimates notes reports requests shows states urges")
#: What follows a verb of saying: *said in a report that*, *said:*, *say rents*.
_HANDED_ON: Final = re.compile(
    r"(?: [\w.’-]+){0,6}? (?:that|for|on|upon)\b|:|,|(?: us| me)? (?:it|they|the|[A-Z])"
)

#: Words in quotation marks, if they are enough to be another's sentence.
_QUOTED: Final = re.compile(r"“[^”]{12,}”?|\"[^\"]{12,}\"|(?<!\w)‘[^‘’]{12,}(?:’\w[^‘’]*)*’(?!\w)")
#: After these a verb of saying in -s is a noun: *in response to the [reports]*.
_NOUN_AFTER: Final = re.compile(
    r"\b(?:to|of|in|from|by|with|on|for|into|both|these|those|all|many|such) "
    r"(?:(?:the|these|those|its|their|our|such|all|recent|new) )?(?:[\w’-]+ ){0,2}$"
)


def find_quotations(sentence: str) -> tuple[Stretch, ...]:
    """The stretches in quotation marks that are long enough to be another's sentence."""
    return tuple(Stretch(*quotation.span()) for quotation in _QUOTED.finditer(sentence))


def find_reported_speech(sentence: str) -> Stretch:
    """The stretch that hands on what another says; where none does, an empty one."""
    length = len(sentence)
    if _ACCORDING.match(sentence):
        return Stretch(0, length)
    if after := _SAID_AFTER.search(sentence):
        return Stretch(0, after.start())
    for word in _PLAIN_WORD.finditer(sentence):
        if _is_reporting_verb(sentence, word):
            return Stretch(word.end(), _end_of_reported_clause(sentence, word))
    return Stretch(length, length)


def _end_of_reported_clause(sentence: str, word: re.Match[str]) -> int:
    """Where ends what a verb of saying hands on: *If tenants say that, ministers must act*."""
    comma = sentence.find(",", word.end())
    inside = comma >= 0 and in_subordinate_clause(sentence[: word.start()])
    return comma if inside else len(sentence)


def _is_reporting_verb(sentence: str, word: re.Match[str]) -> bool:
    """Whether the word is a verb of saying with another for its subject."""
    verb, end = word.group(), word.end()
    if verb not in REPORTING:
        return False
    before = sentence[max(0, word.start() - weights.REACH) : word.start()]
    subject = last_word(before)
    if not subject or subject in _NO_SUBJECT or not _HANDED_ON.match(sentence, end):
        return False
    if verb in _NOUNS and _NOUN_AFTER.search(before):
        return False
    if _EVIDENT.search(before):
        return False
    return not _AUTHOR_BEFORE.search(before) or _PAST.fullmatch(verb) is not None
