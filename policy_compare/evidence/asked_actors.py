"""Says who a passage asks to act, by where its sentence names them, and toward whom."""

import re
from collections.abc import Sequence

from policy_compare.evidence.names_in_text import Mention, NameFinder
from policy_compare.urging.bare_forms import verb_of_gerund
from policy_compare.urging.passages import UrgingPassage

#: Wordings that have a subject before them.
_WITH_SUBJECT = ("modal", "option")
#: Wordings that whoever is asked may stand before or after.
_WITH_OBJECT = ("performative", "valuation")
_URGED = re.compile(r"(?:is|are)\b")
#: should not also be paid
_PASSIVE = re.compile(
    r"(?: [\w’'-]+){0,3}? be(?: \w+ly| also| not)* (?:\w+ed|bought|brought|built|chosen|cut|drawn"
    r"|found|given|held|kept|led|left|lent|let|made|met|paid|put|set|shown|sold|sought|spent|taken"
    r"|taught|told|written)\b"
)
#: [a register kept] by the: who does something is not whom it is done to.
_BY_WHOM = re.compile(r"\bby (?:the |an? |its )?$")
#: Whoever does what is to be done, in the same clause.
_BY = re.compile(r"[^,;:.]*? by ")
_LEAD_MODAL = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to|could|may)\b")
#: We call on ministers to:
_LEAD_TO = re.compile(r"\bto(?= *:?$)")

_BETWEEN = re.compile(r"(?:[\s,]|\b(?:on|for|that|the|all|both|and|or)\b)*")
#: Towns – particularly Leeds – must
_NAMELY = re.compile(r"(?:above all|especially|including|namely|notably|particularly|such as)\b")
#: [One way could] be for the council to
_FOR_WHOM = re.compile(r" be for(?= )")
#: For farmers, ministers should
_ADJUNCT = re.compile(
    r"(?:after|against|among|as|at|before|beyond|by|for|from|if|in|like|of|on|since|to|under"
    r"|unlike|when|while|with|without)\b",
    re.IGNORECASE,
)
#: A stretch between commas of which so much is names belongs to a list of names.
_MOSTLY = 0.6
#: Where the subject of a modal may begin, and where an insertion does.
_PARTS = re.compile(r"[,;:] |\bthat | – | ?— ?")


def find_asked_actors(
    passage: UrgingPassage, actors: NameFinder
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is asked to act, as far as the passage or its list's lead says, and toward whom.

    The subject of what urges is asked, and of a passive whoever is named with *by*; the
    others are targets.
    """
    mentions = actors.find_mentions(passage.text)
    lead, actors_named = passage.lead, _asked_in_sentence(passage, mentions)
    if not actors_named and (modal := _LEAD_MODAL.search(lead) or _LEAD_TO.search(lead)):
        actors_named = find_subjects(lead[: modal.start()], actors.find_mentions(lead))
    others = (
        mention.id
        for mention in mentions
        if mention.id not in actors_named and not _BY_WHOM.search(passage.text[: mention.start])
    )
    return tuple(dict.fromkeys(actors_named)), tuple(dict.fromkeys(others))


def _asked_in_sentence(passage: UrgingPassage, mentions: Sequence[Mention]) -> tuple[str, ...]:
    cue, end = (offset - passage.start for offset in passage.cue)
    text = passage.text
    if passage.kind == "imperative":
        return tuple(mention.id for mention in mentions if mention.start < cue)
    if passage.kind in _WITH_OBJECT:
        # We urge ministers to; it is vital that ministers; ministers are urged to
        actors = _actors_from(text, end, mentions)
        if actors or not _URGED.match(text, cue):
            return actors
        return find_subjects(text[:cue], mentions)
    if passage.kind not in _WITH_SUBJECT:
        return ()
    if whom := _FOR_WHOM.match(text, end):
        return _actors_from(text, whom.end(), mentions)
    if passive := _PASSIVE.match(text, end):
        agent = _BY.match(text, passive.end())
        return _actors_from(text, agent.end(), mentions) if agent else ()
    if verb_of_gerund(_first_word(text)):
        # Re-engaging the town should be a priority: nobody is asked by name.
        return ()
    return find_subjects(text[:cue], mentions)


def _actors_from(text: str, start: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The actors that are named from ``start`` on, one after the other."""
    actors: list[str] = []
    for mention in mentions:
        if mention.start >= start and _BETWEEN.fullmatch(text, start, mention.start):
            actors.append(mention.id)
            start = mention.end
    return tuple(actors)


def find_subjects(before: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The actors among ``mentions`` in the subject that ``before``, the text up to a modal, has.

    The subject is what stands after the last comma, with what before it is a name in the
    same list. Where the modal follows a comma or a dash, what that closes is an insertion.
    """
    ends = [*(match.end() for match in _PARTS.finditer(before)), len(before)]
    parts = list(zip([0, *ends], ends, strict=False))
    inserted: list[str] = []
    if len(parts) > 1 and not before[slice(*parts[-1])].strip():
        parts.pop()
        if len(parts) > 1 and not _lists_names(before, *parts[-1], mentions):
            start, end = parts.pop()
            if _NAMELY.match(before, start):
                inserted = _ids_between(mentions, start, end)
    subjects: list[str] = []
    for number, (start, end) in enumerate(reversed(parts)):
        if number and not _lists_names(before, start, end, mentions):
            break
        subjects = [*_ids_between(mentions, start, end), *subjects]
    return (*subjects, *inserted)


def _ids_between(mentions: Sequence[Mention], start: int, end: int) -> list[str]:
    return [mention.id for mention in mentions if start <= mention.start < end]


def _lists_names(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether a stretch is mostly names, as the parts of a list of names are."""
    if not start and _ADJUNCT.match(text):
        return False
    letters = sum(
        min(mention.end, end) - max(mention.start, start)
        for mention in mentions
        if mention.start < end and mention.end > start
    )
    return letters > 0 and letters >= _MOSTLY * len(text[start:end].strip(" ,;:–—"))


def _first_word(text: str) -> str:
    """The first word of a sentence, after an adverb and a comma."""
    match = re.match(r"\W*(?:\w+, )?([\w-]+)", text)
    return match[1] if match else ""
