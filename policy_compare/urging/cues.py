"""The wordings of one sentence by which it urges an action, and how binding a text is.

A cue is found by what surrounds a modal (``demands``), by what the author asserts
(``author_calls``) or says to be called for (``needs``), in a sentence that does not hand on
what another says (``reported_speech``). What the sentence's surroundings say (a heading, a list)
is for ``passages``.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from policy_compare.model import Strength
from policy_compare.urging import weights
from policy_compare.urging.author_calls import (
    IMPERSONAL,
    LEANING,
    PERFORMING,
    VALUING,
    find_impersonal_calls,
    find_leanings,
    find_performatives,
    find_valuations,
)
from policy_compare.urging.bare_forms import find_gerund, find_imperative
from policy_compare.urging.demands import find_demands
from policy_compare.urging.modals import MODAL_WORDS
from policy_compare.urging.needs import (
    CALLED_FOR,
    MEANING,
    PROPOSING,
    find_meanings,
    find_needs,
    find_proposals,
)
from policy_compare.urging.patterns import Cue, any_of
from policy_compare.urging.reported_speech import find_quotations, find_reported_speech
from policy_compare.urging.word_lists import VITAL, word_set


class _CueFinder(NamedTuple):
    """A function that finds cues, each of which has one of the ``words`` in it.

    A sentence that has none of them is passed over, as most are. Where a finder
    ``names_author``, its cues count even in a sentence that hands on what others say.
    """

    words: frozenset[str]
    find: Callable[[str], Iterator[Cue]]
    names_author: bool = False


_FINDERS: Final = (
    _CueFinder(MODAL_WORDS, find_demands),
    _CueFinder(PERFORMING, find_performatives, names_author=True),
    _CueFinder(LEANING, find_leanings, names_author=True),
    _CueFinder(IMPERSONAL, find_impersonal_calls),
    _CueFinder(CALLED_FOR, find_needs),
    _CueFinder(PROPOSING, find_proposals),
    _CueFinder(MEANING, find_meanings),
    _CueFinder(VALUING, find_valuations),
)


def find_cues(sentence: str) -> tuple[Cue, ...]:
    """Every wording of ``sentence`` that urges an action, in the order of the text.

    A question has none. The forms that urge only where the surroundings say so
    (``bare_forms``) are not among them.
    """
    if sentence.rstrip('”"’) ').endswith("?"):
        return ()
    text = sentence[: weights.LONGEST_SENTENCE]
    used = frozenset(re.findall(r"[a-z]+", text.lower()))
    all_cues = [
        (cue, finder.names_author)
        for finder in _FINDERS
        if not used.isdisjoint(finder.words)
        for cue in finder.find(text)
    ]
    if not all_cues:
        return ()
    reported, quotes = find_reported_speech(text), find_quotations(text)
    author_cues = (
        cue
        for cue, is_own in all_cues
        if (is_own or not reported.holds(cue.start))
        and not any(quote.holds(cue.start) for quote in quotes)
    )
    return tuple(sorted(author_cues, key=lambda cue: cue.start))


_PLAIN: Final = re.compile(
    r"\b(?:(?:must|shall|should|ought|could|might)(?=(?:n[’']t)?\b)"
    # the month: May 2025
    r"|may\b(?! \d)"
    # has to charge, but not: has to do with; needs urgently to
    r"|(?:has|have) to\b(?! do\b)|needs? (?:\w+ly )?to\b)",
    re.IGNORECASE,
)
_STRENGTHS: Final[dict[str, Strength]] = {
    **dict.fromkeys(("must", "shall", "has", "have", "need", "needs"), "must"),
    **dict.fromkeys(("should", "ought"), "should"),
    **dict.fromkeys(("could", "may", "might"), "could"),
}
_ADVISING: Final = word_set("recommend recommends recommended urge urges advised priority")
#: Which is vital; that are needed as a matter of urgency; but not: critical infrastructure
_VALUED: Final = re.compile(
    rf"\b(?:is|are|be|remains?|becomes?|seems?)\b[^.;]{{0,30}}\b(?:{any_of(VITAL)})\b",
    re.IGNORECASE,
)


def strengths_of_wording(text: str) -> frozenset[Strength]:
    """How binding the wording of ``text`` is, by its modals, else by its valuations.

    Empty where no word says so. This reads words only, wherever they stand: it is for
    a quote that a coder has chosen. What *may* be, in a clause of an imperative or beside
    a modal that binds, says nothing.
    """
    modal_strengths = frozenset(
        _STRENGTHS[modal_match.group().casefold().split()[0]]
        for modal_match in _PLAIN.finditer(text)
    )
    if modal_strengths - {"could"} or (
        modal_strengths and not find_imperative(text, listed=True) and not find_gerund(text)
    ):
        return modal_strengths
    if modal_strengths:
        return frozenset()
    if _VALUED.search(text):
        return frozenset({"must"})
    text_words = frozenset(re.findall(r"[\w-]+", text.casefold()))
    return frozenset({"should"}) if text_words & _ADVISING else frozenset()
