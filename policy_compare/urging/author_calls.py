"""What an author asserts in so many words: *we recommend*, *it is vital that*.

Each kind of wording stands with the words of which it has at least one, by which ``cues``
passes over most sentences.
"""

import re
from collections.abc import Iterator
from typing import Final

from policy_compare.model import Strength
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import verb_of_gerund
from policy_compare.urging.clauses import in_subordinate_clause
from policy_compare.urging.patterns import AUTHOR, LY, Cue, any_of, compile_wordings
from policy_compare.urging.word_lists import IMPORTANT, VITAL, word_set

#: Author's verbs that need nothing more.
_ADVISING: Final = word_set(
    """
    advise advises advocate advocates demand demands encourage encourages endorse endorses implore
    implores invite invites propose proposes recommend recommends request requests urge urges
    """
)
_WEAK: Final = word_set("ask asks favor favors favour favours suggest suggests support")
_WISHING: Final = word_set(
    "hope hopes want wish like oppose opposes reject rejects seek seeks look"
)
_PERFORMATIVE: Final = re.compile(
    # we strongly urge; this paper recommends; the inquiry would call for; I argue that
    rf"\b(?P<who>{AUTHOR})(?:[’'](?:d|ll))?"
    rf"(?:,? (?:also|therefore|thus|further|would|do|again|{LY}),?){{0,4}} "
    rf"(?P<verb>{any_of(_ADVISING | _WEAK)}|calls? (?:for|on|upon)|appeals? to"
    r"|press(?:es)? (?:for|ministers|the)|argues? (?:for|that)|hopes? (?:that|to see|the|for)"
    r"|(?:want|wish|would like) to see|(?:oppose|reject)s?|seeks? (?:assurances?|clari\w+)"
    # we want, and look to, the board to; we reiterate our call for
    r"|(?:want|look to) (?:the |all )?(?:[\w-]+ ){1,4}?to"
    r"|(?:reiterate|repeat|renew|restate|echo)s? (?:[\w’'-]+ ){1,4}?(?:recommendations?|calls?)"
    # we consider it vital that
    rf"|(?:consider|believe|think)s? it (?:to be )?(?:\w+ly )?(?:{any_of(VITAL)})"
    r" (?:that|to|for))\b",
    re.IGNORECASE,
)
#: We welcome the plan, [and therefore urge the] board
_JOINED: Final = re.compile(
    rf"\band (?:(?:also|therefore|further|{LY}) ){{0,2}}"
    r"(?P<verb>recommend|urge|call (?:for|on|upon)|propose|advise|request|invite|encourage)"
    r"(?= (?:that|the|an?|all|its|our|for|on|upon|ministers)\b)",
    re.IGNORECASE,
)
_SPEAKER: Final = re.compile(r"\b(?:we|I) (?!that\b)", re.IGNORECASE)
#: we expect the board to; we trust that; we see merit in; we stress the importance of
_LEANING: Final = re.compile(
    rf"\b{AUTHOR} (?:(?:also|therefore|would|{LY}) ){{0,3}}"
    r"(?:expects? (?:the |all )?(?:[\w-]+ ){1,4}?to|trusts? that|sees? merit in"
    r"|(?:reiterate|affirm|stress|emphasi[sz]e|underline)s?(?:es)? the (?:\w+ )?(?:need|importance)"
    r" (?:for|of|to))\b",
    re.IGNORECASE,
)
LEANING: Final = word_set("expect expects importance merit need trust trusts")
#: In May the commission recommended that: once formal, it stands where it is repeated.
_FORMAL: Final = re.compile(
    r"\b(?:the|this) (?:authors?|committee|inquiry|panel|commission|task ?force|report|review)"
    r" (?:has |also )?recommended that\b",
    re.IGNORECASE,
)
PERFORMING: Final = (
    _ADVISING
    | _WEAK
    | _WISHING
    | word_set("appeal appeals argue argues call calls press presses reiterate reiterates repeat")
    | word_set("repeats renew renews restate restates echo echoes consider believe think")
    | word_set("exhorts recommended")
)

_ADVISED: Final = word_set("advised asked encouraged invited proposed recommended suggested urged")
_ADVICE: Final = word_set("advice proposal recommendation suggestion")
_IMPERSONAL: Final = compile_wordings(
    # it is therefore recommended that; schools are urged to
    rf"(?:it is|is|are) (?:(?:also|further|{LY}) ){{0,3}}(?:{any_of(_ADVISED)}|called (?:on|upon))"
    r" (?:that|to)",
    # our main recommendation is that; the panel’s advice would be to
    r"(?:our|the|a|one|this|another|first|second|third|final|key|main|central|further|\w+’s) "
    rf"(?:[\w-]+ )?(?:{any_of(_ADVICE)}) (?:is|would be) (?:that|to|for)",
)
#: 2. URGES Member States to; Calls on the council to; but not: Calls for reform have grown
_RESOLVED: Final = re.compile(
    r"\W*(?:\d{1,3}\. )?(?:(?i:also|further|furthermore|strongly|again|therefore),? )?"
    r"(?P<verb>(?:Urges|Calls (?:up)?on|Requests|Invites|Recommends|Encourages|Advises|Exhorts"
    r"|Appeals to|URGES|CALLS (?:UP)?ON|REQUESTS|INVITES|RECOMMENDS|ENCOURAGES|ADVISES|EXHORTS"
    r"|APPEALS TO|(?<= )(?:urges|calls (?:up)?on|requests|invites|recommends|encourages)))"
    r"\b(?! (?:for|from|by|to|are|were|have)\b)"
)
IMPERSONAL: Final = _ADVISED | _ADVICE | {"called"}


def says_author_recommends(text: str) -> bool:
    """Whether an author says in the text that something is recommended."""
    return _PERFORMATIVE.search(text) is not None


def find_performatives(sentence: str) -> Iterator[Cue]:
    """What the author recommends, proposes or argues for."""
    for match in _PERFORMATIVE.finditer(sentence):
        after = sentence[match.end() :]
        yield _performative_cue(
            match, _weigh_performative(match["who"], match["verb"].casefold(), after)
        )
    if resolved := _RESOLVED.match(sentence):
        start, end = resolved.span("verb")
        yield Cue("performative", "should", weights.RECOMMENDED, start, end, resolved["verb"])
    for match in _JOINED.finditer(sentence):
        if _SPEAKER.search(sentence, 0, match.start()):
            start, end = match.span("verb")
            yield Cue("performative", "should", weights.RECOMMENDED, start, end, match["verb"])
    for match in _FORMAL.finditer(sentence):
        yield _performative_cue(match, weights.RECOMMENDED_BEFORE)


def find_impersonal_calls(sentence: str) -> Iterator[Cue]:
    """What is recommended, without saying by whom."""
    for match in _IMPERSONAL.finditer(sentence):
        yield _performative_cue(match, weights.IMPERSONAL)


def find_leanings(sentence: str) -> Iterator[Cue]:
    """What the author expects of others, or finds to be needed, and leaves it there."""
    for match in _LEANING.finditer(sentence):
        yield _performative_cue(match, weights.ARGUED)


def _performative_cue(match: re.Match[str], weight: int) -> Cue:
    return Cue("performative", "should", weight, match.start(), match.end(), match.group())


#: the committee, but not: the present report
_OF_OTHERS: Final = re.compile(r"the (?!present\b)", re.IGNORECASE)


#: We suggest that the fee be cut; that ministers not wait; but not: that it is high
_FIRST_VERB: Final = compile_wordings(
    r"be|not|should|is|are|was|were|has|have|had|may|might|can|could|will|would", cased=True
)
_SUBJUNCTIVE: Final = word_set("be not should")
#: We ask [that]; we ask [the council to]; but not: we ask whether
_ASKED_TO: Final = re.compile(
    r" (?:that|(?!(?:how|if|what|where|whether|who|why)\b)(?:[\w’'-]+ ){1,5}?to)\b"
)


def _weigh_performative(who: str, verb: str, after: str) -> int:
    """How much it weighs that the author does what the verb says of what comes ``after``."""
    weight = weights.RECOMMENDED
    if verb.startswith("suggest"):
        first = _FIRST_VERB.search(after)
        is_asked = first is None or first.group() in _SUBJUNCTIVE
        weight = weights.RECOMMENDED if is_asked and after.startswith(" that ") else weights.ARGUED
    elif _WISHING & set(verb.split()):
        weight = weights.WISHED
    elif verb.startswith("ask") and _ASKED_TO.match(after):
        weight = weights.RECOMMENDED
    elif verb in _WEAK or verb.startswith("argue"):
        weight = weights.ARGUED
    return weight - (weights.OF_OTHERS if _OF_OTHERS.match(who) else 0)


_DESCRIBING: Final = frozenset({"critical", "key", "mandatory", "necessary", "urgent"})

_WEIGHTY: Final = word_set("imperative importance necessity priorities priority")
VALUING: Final = VITAL | IMPORTANT | _WEIGHTY
_DEGREE: Final = rf"(?:(?:also|therefore|very|most|more|thus|now|still|{LY}) ){{0,3}}"
_VALUATION: Final = re.compile(
    # is also a top priority; remains of the utmost importance; would be absolutely vital
    r"\b(?:is|are|remains?|becomes?|w(?:ould|ill)(?: also| therefore| thus)? be|seems?|it[’']s) "
    rf"{_DEGREE}(?:(?:an?|the|of(?: the)?) {_DEGREE})?"
    rf"(?P<word>{any_of(VITAL)}|{any_of(IMPORTANT)}|(?:\w+ )?(?:{any_of(_WEIGHTY)}))\b"
    r"(?P<rest>[^.;:]{0,60})",
    re.IGNORECASE,
)
#: it is [vital]; it’s [vital]
_EXPLETIVE: Final = re.compile(r"\bit(?:[’']s)? *$", re.IGNORECASE)
#: [it is vital] for schools to; that; not to
_CLAUSE: Final = re.compile(r" *(?:for [^.;]{2,60} to\b|(?:that|if|to|not to)\b)", re.IGNORECASE)
#: [it is important] to note; that we remember
_MINDING: Final = re.compile(
    r" *(?:to|that (?:we|one|readers)) (?:also |first )?(?:acknowledge|appreciate|bear|consider why"
    r"|emphasi[sz]e|highlight|keep in mind|know|mention|note|notice|observe|point out|put|realise"
    r"|realize|recall|recogni[sz]e|remember|reiterate|say|see|stress|underline|understand)\b",
    re.IGNORECASE,
)
#: What is vital to, for or in something is described and not urged.
_USED: Final = ("to ", "for ", "in ")
#: Building homes [is vital]; …, and training nurses [is]
_DOING: Final = re.compile(r"(?:^|[,;:] |\b(?:that|and|but) )([A-Za-z-]+ing)\b")


def find_valuations(sentence: str) -> Iterator[Cue]:
    """What is said to be vital, a priority or advisable."""
    for match in _VALUATION.finditer(sentence):
        before = sentence[: match.start()]
        if in_subordinate_clause(before):
            continue
        word = match["word"].casefold()
        vital = word in VITAL or word.endswith(
            ("imperative", "necessity", "priority", "priorities")
        )
        weight = _weigh_valuation(match, word, vital, before)
        if weight:
            strength: Strength = "must" if vital and "priorit" not in word else "should"
            yield Cue("valuation", strength, weight, match.start(), match.end("word"), word)


def _weigh_valuation(match: re.Match[str], word: str, vital: bool, before: str) -> int:
    """How much a valuation weighs; nothing where it describes a thing."""
    text_after = match["rest"]
    if word == "key" and match.group().split()[1] in {"a", "the"}:
        return 0
    contracted = match.group()[:2].casefold() == "it"
    if (_EXPLETIVE.search(before[-8:]) or contracted) and _CLAUSE.match(text_after):
        if _MINDING.match(text_after):
            return 0
        return weights.VITAL_ACTION if vital else weights.GOOD_ACTION
    is_for_use = text_after.lstrip().startswith(_USED)
    if _has_action_for_subject(before) and not (is_for_use and word == "key"):
        return weights.VITAL_DOING if vital else weights.GOOD_DOING
    if not vital or is_for_use:
        return 0
    return weights.VITAL_THING if word in VITAL - _DESCRIBING else weights.GRAVE_THING


def _has_action_for_subject(before: str) -> bool:
    """Whether the subject before a predicate is the doing of something."""
    clause = before[1 + max(before.rfind(";"), before.rfind(":")) :]
    action = _DOING.search(clause.lstrip())
    return action is not None and verb_of_gerund(action[1]) != ""
