"""The modals of a sentence, each with the words around it that tell what it means."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from policy_compare.urging.clauses import subject_before_verb
from policy_compare.urging.patterns import ADVERBS
from policy_compare.urging.word_lists import word_set

#: One of these stands in every sentence that has a modal.
MODAL_WORDS: Final = word_set(
    """
    can could has have may might must mustn need needs ought shall should shouldn
    """
)
_MODAL: Final = re.compile(
    r"\b(?P<modal>must|should|shall|could|might|may|can|ought(?: not)? to"
    # needs urgently to; have also to
    rf"|needs?{ADVERBS} to|ha(?:s|ve){ADVERBS} to)"
    # mustn’t; must at least; should, in time,
    rf"(?:n[’']t)?\b(?P<adverbs>{ADVERBS})(?:, [^,;]{{3,80}},)?"
    # What follows is only looked at, since another modal may stand there: can and must act.
    r"(?=:? (?P<verb>[\w’'-]+)(?P<rest>(?: [\w’'-]+){0,3}))"
)
_NAMES: Final = {"needs": "need", "has": "have"}


class Modal:
    """A modal, from ``start`` to ``end`` of its sentence, and the words around it.

    ``name`` is its first word in the base form (``need`` for *needs to*). ``verb`` and the
    up to three ``next_words`` are in small letters; ``text_after`` is the sentence from the
    verb's end on, and ``adverbs`` stand between modal and verb.
    """

    def __init__(self, match: re.Match[str]) -> None:
        self.words = match["modal"]
        self.start, self.end = match.span("modal")
        first = re.split(r"[ ,]", self.words, maxsplit=1)[0]
        self.name = _NAMES.get(first, first)
        self.adverbs = match["adverbs"]
        self.verb = match["verb"].casefold()
        self.next_words = match["rest"].casefold().split()
        self.sentence = match.string
        self.before = match.string[: self.start]
        self.text_after = match.string[match.end("verb") :]

    @cached_property
    def subject(self) -> str:
        """What stands before the modal in its clause."""
        return subject_before_verb(self.before)


def find_modals(sentence: str) -> Iterator[Modal]:
    """The modals of a sentence that have a verb after them, in its order."""
    return map(Modal, _MODAL.finditer(sentence))
