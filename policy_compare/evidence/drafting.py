"""Turns a paper's text into a draft of its coding, for a person to go on with.

Everything in a draft can be pointed at in the text. What only a reader can say is left
open: the stance above all, and the statement in the coder's own words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from policy_compare.evidence.cut_words import cut
from policy_compare.evidence.denials import denial_before
from policy_compare.evidence.names_in_text import (
    Mention,
    Names,
    Propositions,
    actor_names,
    topic_names,
)
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.invisible import is_blank
from policy_compare.model import Codebook, Evidence, Paper, Recommendation, Source
from policy_compare.passage import Language, Passage
from policy_compare.texts.document import Document
from policy_compare.texts.language import other_languages
from policy_compare.texts.title_page import imprint
from policy_compare.urging.bare_forms import action_of
from policy_compare.urging.passages import CERTAIN, Found, passages

#: The most words of a quote where the codebook sets no limit.
QUOTE_WORDS = 12

#: The fewest words of a quote that ends with a clause.
_FEW = 4

#: So many words make a recommendation's id.
_ID_WORDS = 3


class Draft(NamedTuple):
    """A paper's draft coding.

    ``passages`` are those behind its recommendations, in their order; ``choices`` are,
    for each recommendation's id, the propositions nearest to it with their statements.
    ``origins`` tell from where each of the paper's own data comes; ``unsure`` counts the
    passages left out as too uncertain. ``languages`` are those other than English that much
    of the text is in, where nothing is found.
    """

    paper: Paper
    passages: tuple[Passage, ...]
    choices: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, str]
    unsure: int = 0
    languages: tuple[Language, ...] = ()


def draft(document: Document, id: str, book: Codebook, least: int = CERTAIN) -> Draft:
    """The draft of the paper ``id``, from all passages of at least that certainty."""
    about = imprint(document)
    languages = other_languages(document)
    sure = [one.code for one in languages if one.sure]
    told = {"language": sure[0]} if sure else {}
    found = passages(document)
    taken = [one for one in found if one.certainty >= least]
    maker = _Maker(document, id, book)
    items: list[Recommendation] = []
    choices: dict[str, tuple[str, ...]] = {}
    for one in taken:
        item = maker.made(one)
        items.append(item)
        choices[item.id] = maker.choices(one)
    paper = Paper(
        id=id,
        title=next((one for one in (about.title, document.name) if not is_blank(one)), id),
        authors=about.authors,
        issued=about.issued,
        details={**about.details, **told},
        source=Source("" if is_blank(document.name) else document.name, document.sha256),
        recommendations=tuple(items),
    )
    return Draft(
        paper,
        tuple(map(_passage, items, taken)),
        choices,
        {**about.origins, **dict.fromkeys(told, "its words")},
        len(found) - len(taken),
        languages,
    )


def _passage(item: Recommendation, found: Found) -> Passage:
    return Passage(
        item.paper,
        item.evidence or Evidence(),
        found.text,
        found.strength,
        found.certainty,
        found.reasons,
    )


class _Maker:
    """Makes draft recommendations of one paper's passages."""

    def __init__(self, document: Document, paper: str, book: Codebook) -> None:
        self._paper = paper
        self._actors = actor_names(book)
        self._topics = topic_names(book)
        self._propositions = Propositions(book, self._actors)
        self._statements = {id: one.statement for id, one in book.propositions.items()}
        self._index = QuoteIndex(document)
        self._most = book.quote_words or QUOTE_WORDS
        self._ids: set[str] = set()
        self._counts: dict[str, int] = {}

    def made(self, found: Found) -> Recommendation:
        """The draft recommendation of a passage."""
        actors, targets = self._asked(found)
        return Recommendation(
            paper=self._paper,
            id=self._id(found),
            statement=found.text,
            actors=actors,
            targets=targets,
            strength=found.strength,
            topics=_named(self._topics, found.text),
            evidence=evidence_of(found, self._index, self._most),
            coded=False,
        )

    def choices(self, found: Found) -> tuple[str, ...]:
        """The propositions nearest to a passage, with their statements."""
        near = self._propositions.near(found.text)
        return tuple(f"{id}: {self._statements[id]}" for id in near)

    def _asked(self, found: Found) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who is asked to act, as far as the passage or its list's lead says, and toward whom.

        The subject of what urges is asked, and of a passive whoever is named with *by*; the
        others are targets.
        """
        cue, end = (offset - found.start for offset in found.cue)
        text = found.text
        mentions = self._actors.find(text)
        asked: tuple[str, ...] = ()
        if found.kind in _WITH_SUBJECT:
            passive = _PASSIVE.match(text, end)
            if whom := _FOR_WHOM.match(text, end):
                asked = _next(text, whom.end(), mentions)
            elif passive is None and not action_of(_first_word(text)):
                asked = subjects(text[:cue], mentions)
            elif passive is None:
                # Re-engaging the town should be a priority: nobody is asked by name.
                asked = ()
            elif by := _BY.match(text, passive.end()):
                asked = _next(text, by.end(), mentions)
        elif found.kind == "imperative":
            asked = tuple(one.id for one in mentions if one.start < cue)
        elif found.kind in _WITH_OBJECT:
            # We urge ministers to; it is vital that ministers; ministers are urged to
            asked = _next(text, end, mentions)
            if not asked and _URGED.match(text, cue):
                asked = subjects(text[:cue], mentions)
        if not asked and found.lead:
            asked = self._led(found.lead)
        rest = (
            one.id
            for one in mentions
            if one.id not in asked and not _BY_WHOM.search(text[: one.start])
        )
        return tuple(dict.fromkeys(asked)), tuple(dict.fromkeys(rest))

    def _led(self, lead: str) -> tuple[str, ...]:
        """Who the sentence that announces a list asks."""
        found = _LEAD_MODAL.search(lead) or _LEAD_TO.search(lead)
        return subjects(lead[: found.start()], self._actors.find(lead)) if found else ()

    def _id(self, found: Found) -> str:
        """A short name from the words of the action, unlike all before."""
        start = found.cue[1] if found.kind in ("modal", "option", "performative") else found.cue[0]
        if found.kind == "valuation":
            start = found.start
        words = [
            word
            for word in re.findall(r"[a-z][a-z0-9]+", _ascii(found.block.text[start : found.end]))
            if word not in _FILLERS
        ]
        base = "-".join(words[:_ID_WORDS]) or "recommendation"
        name = base
        while name in self._ids:
            # From the last number on, since a paper may say the same thousands of times.
            self._counts[base] = self._counts.get(base, 1) + 1
            name = f"{base}-{self._counts[base]}"
        self._ids.add(name)
        return name


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


def _next(text: str, at: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The actors that are named from ``at`` on, one after the other."""
    found: list[str] = []
    for one in mentions:
        if one.start >= at and _BETWEEN.fullmatch(text, at, one.start):
            found.append(one.id)
            at = one.end
    return tuple(found)


#: Where the subject of a modal may begin, and where an insertion does.
_PARTS = re.compile(r"[,;:] |\bthat | – | ?— ?")


def subjects(before: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The actors among ``mentions`` in the subject that ``before``, the text up to a modal, has.

    The subject is what stands after the last comma, with what before it is a name in the
    same list. Where the modal follows a comma or a dash, what that closes is an insertion.
    """
    ends = [*(one.end() for one in _PARTS.finditer(before)), len(before)]
    parts = list(zip([0, *ends], ends, strict=False))
    inserted: tuple[str, ...] = ()
    if len(parts) > 1 and not before[slice(*parts[-1])].strip():
        parts.pop()
        if len(parts) > 1 and not _lists(before, *parts[-1], mentions):
            start, end = parts.pop()
            if _NAMELY.match(before, start):
                inserted = tuple(one.id for one in mentions if start <= one.start < end)
    found: list[str] = []
    for number, (start, end) in enumerate(reversed(parts)):
        if number and not _lists(before, start, end, mentions):
            break
        found = [*(one.id for one in mentions if start <= one.start < end), *found]
    return (*found, *inserted)


#: Towns – particularly Leeds – must
_NAMELY = re.compile(r"(?:above all|especially|including|namely|notably|particularly|such as)\b")


def _lists(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether a stretch is mostly names, as the parts of a list of names are."""
    if not start and _ADJUNCT.match(text):
        return False
    named = sum(
        min(one.end, end) - max(one.start, start)
        for one in mentions
        if one.start < end and one.end > start
    )
    return named > 0 and named >= _MOSTLY * len(text[start:end].strip(" ,;:–—"))


#: [One way could] be for the council to
_FOR_WHOM = re.compile(r" be for(?= )")


def _first_word(text: str) -> str:
    """The first word of a sentence, after an adverb and a comma."""
    found = re.match(r"\W*(?:\w+, )?([\w-]+)", text)
    return found[1] if found else ""


#: For farmers, ministers should
_ADJUNCT = re.compile(
    r"(?:after|against|among|as|at|before|beyond|by|for|from|if|in|like|of|on|since|to|under"
    r"|unlike|when|while|with|without)\b",
    re.IGNORECASE,
)
#: A stretch between commas of which so much is names belongs to a list of names.
_MOSTLY = 0.6


_FILLERS = frozenset(
    """a also an and any are as at be been both by do for from has have in into is it its now of
    on or our shall should so such than that the their them then therefore these they this those
    to toward towards up was we were which will with would must could may might need needs
    recommend recommends urge urges ought""".split()  # noqa: SIM905
)


def _ascii(text: str) -> str:
    from unicodedata import normalize

    bare = normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    return bare.encode("ascii", "ignore").decode()


def _named(names: Names, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in names.find(text)))


def evidence_of(found: Found, index: QuoteIndex, most: int) -> Evidence:
    """A quote of at most ``most`` words from a passage, and its place.

    The quote holds the wording that urges, ends with a clause where it can, and is one
    that stands in the text only once where the passage has such words.
    """
    tried: list[str] = []
    for quote in islice(_quotes(found, most), _TRIED):
        tried.append(quote)
        if index.is_unique(quote):
            break
    else:
        quote = tried[0] if tried else found.text
    offset = found.block.text.find(quote, found.start)
    place = index.place_of(found.block, max(offset, found.start))
    if place.page:
        return Evidence(quote, place.section, None, place.page)
    return Evidence(quote, place.section, place.paragraph)


#: So many quotes are tried for one that stands in the text only once.
_TRIED = 4

_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:.!?)”\"]$")
#: A quote does not end in one of these.
_DANGLING = frozenset(
    """a an and as at by for from in into its of on or our such than that the their these this
    those to toward towards which with who whose""".split()  # noqa: SIM905
)


#: Fewer words behind the wording that urges are not what it urges.
_LEFT = 2


def _quotes(found: Found, most: int) -> Iterator[str]:
    """Quotes to choose from, the best first; each is a stretch of the passage."""
    text = found.block.text
    words = [one.span() for one in _WORD.finditer(text, found.start, found.stop)]
    if not words:
        return
    cue = next((i for i, (_, end) in enumerate(words) if end > found.cue[0]), 0)
    last = next((i for i, (_, end) in enumerate(words) if end >= found.cue[1]), cue)
    if found.kind == "valuation" or len(words) - last <= _LEFT:
        # What is valued, or is needed, stands before the word that says so.
        starts = range(min(cue, max(0, last + 1 - most)), cue + 1)
    else:
        starts = range(cue, min(cue - 1, max(-1, last - most)), -1)
    others: list[str] = []
    for start in starts:
        end = _end(text, words, start, max(last + 1, start + _FEW), most)
        quote = _whole(text, words[start:end])
        if not quote:
            continue
        if denial_before(text, words[start][0]) == words[start][0]:
            yield quote
        else:
            others.append(quote)
    # Rather one that begins behind what denies it than none.
    yield from others


def _whole(text: str, words: Sequence[tuple[int, int]]) -> str:
    """The words as a quote, without those at the end that it would cut; empty if none is whole."""
    for end in range(len(words), 0, -1):
        begin = words[0][0]
        quote = _trimmed(text[begin : words[end - 1][1]])
        begin = text.find(quote, begin)
        if quote and cut(text, begin, begin + len(quote)) is None:
            return quote
    return ""


def _trimmed(quote: str) -> str:
    """The quote without what a cut has left open, and without signs at its ends."""
    for opening, closing in ("()", "[]", "“”"):
        cut = quote.rfind(opening)
        if cut > quote.rfind(closing) and len(quote[:cut].split()) >= _FEW:
            quote = quote[:cut]
    return quote.strip(' ,;:.!?"“”()[]')


def _end(text: str, words: Sequence[tuple[int, int]], start: int, least: int, most: int) -> int:
    """After which word a quote that begins at ``start`` ends."""
    limit = min(len(words), start + most)
    for end in range(min(least, limit), limit + 1):
        word = text[words[end - 1][0] : words[end - 1][1]]
        if _CLAUSE_END.search(word) and not (word.endswith(".") and end < len(words)):
            # A stop inside a sentence is that of an abbreviation.
            return end
    end = limit
    while end > least and text[words[end - 1][0] : words[end - 1][1]].casefold() in _DANGLING:
        end -= 1
    return end
