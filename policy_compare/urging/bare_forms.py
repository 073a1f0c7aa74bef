"""Sentences that urge by their form: *Build homes*, *Building homes*, *Homes to be built*.

The form alone says little, since labels and captions have it too; the weights are low, and
``passages`` adds what the surroundings say.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from policy_compare.urging import weights
from policy_compare.urging.clauses import in_subordinate_clause
from policy_compare.urging.patterns import AUXILIARY, LY, Cue, CueKind, compile_wordings
from policy_compare.urging.word_lists import ACTIONS, AMBIGUOUS, RHETORICAL, word_set

#: [Research] and develop
_ALSO: Final = re.compile(rf"(?:and|or|&) (?:{LY} )?([a-z-]+) ")
#: What may stand before the first word: bullets, dashes, quotation marks.
_OPENING: Final = ' -–—•*“"('
#: 1.2 Build; 3) Build
_NUMBER: Final = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})*[.)]? +(?=[A-Z])")
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")
#: Finally, urgently build …; In addition, build …
_PREFIX: Final = re.compile(
    rf"(?:(?:first|second|third|fourth|fifth|next|then|also|furthermore|moreover|likewise|instead"
    r"|therefore|in addition|as appropriate|most importantly|above all|please|and|or"
    rf"|at (?:a )?minimum|where (?:possible|appropriate|necessary)|{LY}),? +)+",
    re.IGNORECASE,
)
#: Rents and leases: build …
_LABEL: Final = re.compile(r"[^.:;?!]{2,60}: +")
#: To cut rents, build …; Together with landlords, build …; If rents rise, build …
_ADJUNCT: Final = re.compile(
    r"(?:to|in|at|by|through|with|within|for|from|under|as|led|based|building|using|working|given"
    r"|together|without|despite|alongside|consistent|following|rather|on|over|upon|beyond|during"
    r"|drawing|recogni[sz]ing|along|via|across|not"
    r"|before|after|when|where|while|until|because|since|if|wherever)\b[^.;:]{2,220}?, +",
    re.IGNORECASE,
)
#: These begin a clause, which has a verb of its own.
_CLAUSAL: Final = re.compile(
    r"(?:if|where|when|wherever|while|since|because|as|before|after|until)\b", re.IGNORECASE
)
#: Adjuncts pile up: *Led by the council, and with tenants, build …*
_NEXT: Final = re.compile(r",[”\"]? +(?:and +|or +)?")
#: A sentence that has its own verb by then: *In May the council met, …*
_FINITE: Final = compile_wordings(
    # may, but not: by May
    rf"(?<!by )(?:{AUXILIARY})",
    r"said|told|became|began|made|took|gave|i|we|they|he|she|it|there",
    # rejected, but not the participle that begins an adjunct
    r"(?!(?:led|based|related|need)\b)\w{3,}ed",
)

#: Do not close; Never sell; Let tenants buy
_NEGATIVE: Final = re.compile(
    r"(?:do not|don[’']t|never|no longer|let) +(?!(?:us|mind|worry|forget|say)\b)[\w’'-]+",
    re.IGNORECASE,
)
#: [Plan] the, [Fund] all, [Review] how
_DETERMINED: Final = re.compile(
    r"(?:the|an?|all|any|its|their|our|your|his|each|every|both|this|these|those|that|how|whether)\b"
)
#: The beginning of an object, or of what else follows a verb: *[Plan] new*, *[Focus] on*.
_OBJECT: Final = re.compile(
    r"(?:the|an?|all|any|its|their|our|your|his|more|new|this|these|those|such|each|every|both|no"
    r"|existing|additional|greater|better|stronger|clear|national|public|local|international"
    r"|how|what|where|whether|that|it|them|on|with|to|up|out|in|into|towards?|forward|back|down"
    r"|together|at|away|off|over|beyond|through|high-\w+"
    # [Fund] affordable homes, [Support] council-specific plans
    r"|[a-z]+(?:-\w+)?(?:al|ive|ic|ary|able|ous) \w+)\b"
)
#: The rest of a subject, and its verb: *[Design] quality is*, *[Land] values have*.
_REST_OF_SUBJECT: Final = re.compile(
    r"(?:(?!(?:the|an?|that|how|what|which|who|whether|where|all|any|its|their|our)\b)"
    r"[\w’'-]+ ){0,4}?"
    r"(?:is|are|was|were|has|have|had|will|can|could|may|might|must|should)\b"
)
#: After these a verb is used without an object: *Put simply*.
_MANNER: Final = word_set("simply differently briefly")
#: Before *to* these are nouns: *Access to land*.
_NOUN_TO: Final = word_set("access approach")
#: After these any verb was a noun: *[Use] of land*.
_NOUN_BEFORE: Final = word_set("of is are was were has had have will /")
#: After these a word that is as often a noun was one, even in a list: *[Access] to*.
_NOUN_OFTEN_BEFORE: Final = word_set(
    """
    of for to from in by is are was were has have had will would can could should must may
    might and between among at on
    """
)

#: would also help, could sharply cut
_CLAIMED: Final = re.compile(rf"\b(?:would|could) (?:(?:also|further|{LY}) ){{0,3}}[a-z-]+\b")
#: Homes [to be built]; but not: are to be built, need to be built
_TO_BE: Final = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!needs )(?<!need )(?<!have )(?<!has )"
    r"\bto be (?P<verb>\w+)\b"
)
#: [Urges ministers:] to build; to swiftly build
_TO_DO: Final = re.compile(rf"\W*to (?:{LY} )?(?P<verb>[a-z-]+)\b")
_IRREGULAR: Final = word_set("built cut given held kept made put set sought taken")
#: What may stand between *be* and a participle: *be further reduced*.
_BEFORE_PARTICIPLE: Final = word_set("also then further better")


def verb_of_gerund(gerund: str) -> str:
    """The verb of action that ``gerund`` is the -ing form of, or an empty text."""
    word = gerund.casefold()
    if not word.endswith("ing") or len(word) < 5:
        return ""
    stem = word[:-3]
    doubled = stem[:-1] if stem[-1] == stem[-2] else ""
    return next((base for base in (stem, f"{stem}e", doubled) if base in ACTIONS), "")


def begins_with_participle(words: Iterable[str]) -> bool:
    """Whether the words, in small letters, begin with the participle of a verb of action."""
    for word in words:
        if word.endswith("ly") or word in _BEFORE_PARTICIPLE:
            continue
        bases = (word[:-2], word[:-1], word[:-3], word[:-3] + "y")
        return word in _IRREGULAR or (word.endswith("ed") and not ACTIONS.isdisjoint(bases))
    return False


def find_imperative(sentence: str, *, listed: bool = False) -> Cue | None:
    """The imperative that begins the sentence, after adverbs and adjuncts, if any does.

    Where the sentence is ``listed`` among others that urge, a word that is as often a
    noun is taken for a verb more readily.
    """
    for start in _possible_starts(sentence, listed=listed):
        if negative := _NEGATIVE.match(sentence, start):
            return _form_cue(
                "imperative", weights.PLAIN_IMPERATIVE, start, negative.end(), negative.group()
            )
        verb = _WORD.match(sentence, start)
        if verb is None or verb.group().casefold() not in ACTIONS:
            continue
        word = verb.group().casefold()
        after = sentence[verb.end() :].lstrip()
        if _has_object(word, after, listed=listed):
            vague = (
                start > _first_word_start(sentence)
                or word in RHETORICAL
                or (word in AMBIGUOUS and not _DETERMINED.match(after))
            )
            weight = weights.VAGUE_IMPERATIVE if vague else weights.PLAIN_IMPERATIVE
            return _form_cue("imperative", weight, start, verb.end(), verb.group())
    return None


def find_gerund(sentence: str) -> Cue | None:
    """The -ing form of a verb of action that begins the sentence, if one does."""
    start = _first_word_start(sentence)
    if prefix := _PREFIX.match(sentence, start):
        start = prefix.end()
    first_word = _WORD.match(sentence, start)
    if first_word is None or not _is_gerund_of_action(sentence, first_word):
        return None
    return _form_cue("gerund", weights.GERUND, start, first_word.end(), first_word.group())


#: *Following a peak*, *Beginning in May*: prepositions, unless *up* follows.
_PREPOSITIONS: Final = word_set("beginning depending following including starting")


def _is_gerund_of_action(sentence: str, first_word: re.Match[str]) -> bool:
    """Whether a first word in -ing names an action and is no preposition."""
    word = first_word.group().casefold()
    if word in _PREPOSITIONS and not sentence.startswith(" up ", first_word.end()):
        return False
    return verb_of_gerund(word) != ""


#: *Lessons to be learned* is a label.
_CONCLUDED: Final = word_set("drawn learned learnt")


def find_infinitive(sentence: str) -> Cue | None:
    """What a list asks for without a modal: *Agreements to be published*."""
    if to_do := _TO_DO.match(sentence):
        if to_do["verb"] in ACTIONS:
            return _form_cue("infinitive", weights.INFINITIVE, *to_do.span("verb"), to_do["verb"])
        return None
    to_be = _TO_BE.search(sentence) if "to be " in sentence else None
    if to_be is None or not begins_with_participle([to_be["verb"].casefold()]):
        return None
    if to_be["verb"].casefold() in _CONCLUDED:
        return None
    if _FINITE.search(sentence, 0, to_be.start()):
        return None
    return _form_cue("infinitive", weights.INFINITIVE, to_be.start(), to_be.end(), to_be.group())


def find_benefit(sentence: str) -> Cue | None:
    """A benefit claimed for doing something: *Offering X would help Y*."""
    if "would " not in sentence and "could " not in sentence:
        return None
    for start in _possible_starts(sentence, listed=True):
        first_word = _WORD.match(sentence, start)
        if first_word is None or not _is_gerund_of_action(sentence, first_word):
            continue
        claim = _CLAIMED.search(sentence, start)
        if claim and not in_subordinate_clause(sentence[start : claim.start()]):
            # What it begins with is what is urged; the claim is why.
            return _form_cue(
                "benefit", weights.BENEFIT, first_word.start(), first_word.end(), claim.group()
            )
    return None


def _form_cue(kind: CueKind, weight: int, start: int, end: int, words: str) -> Cue:
    return Cue(kind, "should", weight, start, end, words, governs=False)


def _first_word_start(sentence: str) -> int:
    """Where the first word begins, behind a number."""
    number = _NUMBER.match(sentence)
    return number.end() if number else len(sentence) - len(sentence.lstrip(_OPENING))


def _possible_starts(sentence: str, *, listed: bool) -> Iterator[int]:
    """Where a clause that could be an imperative begins.

    In running prose a comma after the first one parts other things than adjuncts.
    """
    start = _first_word_start(sentence)
    yield start
    if prefix := _PREFIX.match(sentence, start):
        start = prefix.end()
        yield start
    label = _LABEL.match(sentence, start) if ": " in sentence else None
    if label:
        yield label.end()
        if prefix := _PREFIX.match(sentence, label.end()):
            yield prefix.end()
    adjunct = _ADJUNCT.match(sentence, start)
    if adjunct is None:
        return
    if _FINITE.search(adjunct.group()) and not _CLAUSAL.match(adjunct.group()):
        return
    clause_start = adjunct.end()
    yield clause_start
    if prefix := _PREFIX.match(sentence, clause_start):
        yield prefix.end()
    if not listed:
        return
    for comma in _NEXT.finditer(sentence, clause_start, clause_start + weights.ADJUNCT_REACH):
        if _FINITE.search(sentence, clause_start, comma.start()):
            return
        yield comma.end()


def _has_object(word: str, after: str, *, listed: bool) -> bool:
    """Whether what follows a verb of action is what a verb has after it, not a noun."""
    following = after.split(None, 1)[0] if after else ""
    bare = following.casefold().strip(",")
    if not following or bare in _MANNER or (bare == "to" and word in _NOUN_TO):
        return False
    if word in AMBIGUOUS and _REST_OF_SUBJECT.match(after):
        return False
    if (also := _ALSO.match(after)) and also[1] in ACTIONS:
        return True
    if word not in AMBIGUOUS:
        return following.casefold() not in _NOUN_BEFORE
    if listed and len(after.split(None, 2)) >= 3:
        return bare not in _NOUN_OFTEN_BEFORE and (
            following[0].islower() or following[:2].isupper()
        )
    return _OBJECT.match(after) is not None
