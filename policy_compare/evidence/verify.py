"""Checks a coding against the papers' texts: quotes, their places, their wording."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.errors import SourceError
from policy_compare.evidence.misleading_quotes import Quoted, doubts
from policy_compare.evidence.quote_places import fits, paragraph_in
from policy_compare.evidence.quotes import Match, QuoteIndex, trim
from policy_compare.evidence.refusals import Refusal, what_is_wrong
from policy_compare.model import Corpus, Evidence, Paper, Recommendation, Strength
from policy_compare.problems import Problem, ProblemKind
from policy_compare.texts.document import Document, Place
from policy_compare.texts.opening import read
from policy_compare.texts.sentences import spans
from policy_compare.texts.sources import SourceTexts
from policy_compare.urging.cues import cues, strengths

CUT_QUOTE = ProblemKind(
    code="cut-quote",
    message="the quote of '{id}' {how}",
    hint="quote words and numbers whole, with their endings, hyphens and signs",
    meaning="What begins or ends inside a number, a contraction, a possessive or a word "
    "with a hyphen or a prefix, or leaves out the sign before a number, may say the "
    "opposite: “lethal aid” stands in “non-lethal aid”, “should” in “shouldn't”, “2” in "
    "“2.5”.",
)

PARTED_QUOTE = ProblemKind(
    code="parted-quote",
    message="the quote of '{id}' {how}",
    hint="let an ellipsis stay in its paragraph, or quote one of the two alone",
    meaning="An ellipsis may stand for words of one paragraph or item. Words of two, put "
    "together, are a sentence that the paper does not have.",
)


if TYPE_CHECKING:
    from policy_compare.evidence.nearest_wording import Nearest

#: At most so many places are listed for a quote that stands in several.
_MOST_PLACES = 4


class Fix(NamedTuple):
    """Something that the text tells and the paper's file leaves out.

    ``recommendation`` is an id, or empty for the paper's own ``source``; ``key`` is one
    of ``section``, ``paragraph``, ``page``, ``file``, ``sha256``.
    """

    paper: str
    recommendation: str
    key: str
    value: str | int


class Verified(NamedTuple):
    """What a look at the texts showed. Quotes are counted over the whole corpus.

    ``found`` quotes stand in their texts, ``absent`` ones do not, and ``unread`` ones
    could not be looked up; ``texts`` is how many texts were read.
    """

    problems: tuple[Problem, ...] = ()
    fixes: tuple[Fix, ...] = ()
    found: int = 0
    absent: int = 0
    unread: int = 0
    texts: int = 0


def wording(corpus: Corpus) -> tuple[Problem, ...]:
    """A warning for each strength that the words of its own quote contradict."""
    return tuple(
        made
        for paper in corpus.papers.values()
        for item in paper.recommendations
        if item.evidence and (made := _contradicted(paper, item, item.evidence.quote))
    )


def verify(
    corpus: Corpus, folder: Path | None, step: Callable[[str], None] = lambda name: None
) -> Verified:
    """Look up every quote of the corpus in its paper's text below ``folder``.

    ``step`` is told each text's name before it is read. Without a folder nothing is
    read, and every quote counts as unread.
    """
    whole = Verified()
    texts = SourceTexts(folder) if folder is not None else None
    for paper in corpus.papers.values():
        one = _paper(paper, texts, step)
        whole = Verified(
            whole.problems + one.problems,
            whole.fixes + one.fixes,
            whole.found + one.found,
            whole.absent + one.absent,
            whole.unread + one.unread,
            whole.texts + one.texts,
        )
    return whole


NO_SOURCE = ProblemKind(
    code="no-source",
    severity="warning",
    message="the text {file_name} is not in {folder}: {quotes} not verified",
    hint="put it there under this name, or name it in the paper's source.file",
    meaning="Texts are looked up by their paper's source.file, else by the paper's id, and "
    "under any name by its source.sha256. What is not there cannot be checked.",
)

UNREADABLE_SOURCE = ProblemKind(
    code="unreadable-source",
    message="the paper's text was not read: {reason}",
    hint="{fix}",
    meaning="The text is there, but no words can be taken from it.",
)


def _paper(paper: Paper, texts: SourceTexts | None, step: Callable[[str], None]) -> Verified:
    quotes = sum(1 for item in paper.recommendations if item.evidence and item.evidence.quote)
    if texts is None:
        return Verified(unread=quotes)
    path = texts.path(paper)
    if path is None:
        name = paper.source.file if paper.source and paper.source.file else f"{paper.id}.*"
        missing = NO_SOURCE.problem_at(
            paper.file, file_name=name, folder=texts.folder, quotes=_counted(quotes)
        )
        return Verified((missing,), unread=quotes)
    step(path.name)
    try:
        document = read(path, paper.source.file if paper.source else "")
    except SourceError as error:
        hint = error.hint or "give the text in another format"
        broken = UNREADABLE_SOURCE.problem_at(paper.file, reason=error.message, fix=hint)
        return Verified((broken,), unread=quotes)
    return _against(paper, document)


def _counted(quotes: int) -> str:
    return "1 quote" if quotes == 1 else f"{quotes} quotes"


STALE_DISMISSAL = ProblemKind(
    code="stale-dismissal",
    severity="warning",
    message="the dismissed passage “{quote}” {how}",
    hint="delete it, or quote it to the letter",
    meaning="A passage that was dismissed stands no longer in the text: dismissing it has "
    "no effect.",
)


def _against(paper: Paper, document: Document) -> Verified:
    index = QuoteIndex(document)
    problems: list[Problem] = list(_edition(paper, document))
    fixes: list[Fix] = list(_source_fixes(paper, document))
    numbers = {block.marker.strip("[]().") for block in document.blocks if block.kind == "note"}
    found = absent = 0
    for item in paper.recommendations:
        problems += _verbatim(paper, item, index)
        if item.evidence is None or not item.evidence.quote:
            continue
        matches, refusal = index.look_up(item.evidence.quote)
        if not matches:
            absent += 1
            problems.append(
                _refused(paper, item, document, refusal)
                if refusal
                else _not_found(paper, item, document, _nearest(index, item.evidence.quote))
            )
            continue
        found += 1
        there = [match for match in matches if fits(item.evidence, match)]
        problems += _placed(paper, item, document, matches, there)
        problems += _doubtful(paper, item, there or matches, numbers)
        if len({match.place for match in there}) == 1:
            fixes += _place_fixes(paper, item, there[0])
            if not strengths(item.evidence.quote):
                problems += _contradicted_around(paper, item, there[0])
    for dismissed in paper.dismissed:
        matches, refusal = index.look_up(dismissed.quote)
        if not matches:
            how = what_is_wrong(refusal, document.name)
            problems.append(STALE_DISMISSAL.problem_at(paper.file, quote=dismissed.quote, how=how))
    if absent:
        # A text in which quotes are missing may be another edition than the one coded.
        fixes = [fix for fix in fixes if fix.recommendation]
    return Verified(tuple(problems), tuple(fixes), found, absent, 0, 1)


OTHER_EDITION = ProblemKind(
    code="other-edition",
    severity="warning",
    message="{source} is not the edition that was coded: its SHA-256 is {digest}",
    hint="find the edition that was coded, or check every quote and write the new digest",
    meaning="The text differs from the one that the paper's source.sha256 was taken of. "
    "Its wording and its paragraphs may have changed.",
)


def _edition(paper: Paper, document: Document) -> Iterator[Problem]:
    coded = paper.source.sha256 if paper.source else ""
    if coded and coded.casefold() != document.sha256:
        yield OTHER_EDITION.problem_at(paper.file, source=document.name, digest=document.sha256)


def _source_fixes(paper: Paper, document: Document) -> Iterator[Fix]:
    if not (paper.source and paper.source.file):
        yield Fix(paper.id, "", "file", document.name)
    if not (paper.source and paper.source.sha256):
        yield Fix(paper.id, "", "sha256", document.sha256)


def _place_fixes(paper: Paper, item: Recommendation, match: Match) -> Iterator[Fix]:
    """The parts of a place that a coder would have written and did not."""
    coded = item.evidence or Evidence()
    place = match.place
    if coded.page or coded.paragraph is not None:
        return
    if not coded.section and place.section:
        yield Fix(paper.id, item.id, "section", place.section)
    if place.page:
        yield Fix(paper.id, item.id, "page", place.page)
    elif (paragraph := paragraph_in(coded.section, match)) is not None:
        yield Fix(paper.id, item.id, "paragraph", paragraph)


#: A passage that is less like a quote says nothing of where that may be from.
_LIKE = 35


def _nearest(index: QuoteIndex, quote: str) -> "Nearest | None":
    # Imported here because only a quote that is not there needs it.
    from policy_compare.evidence.nearest_wording import nearest

    return nearest(index, quote)


QUOTE_NOT_FOUND = ProblemKind(
    code="quote-not-found",
    message="the quote of '{id}' is not in {source}",
    hint="{nearest}",
    meaning="The words do not stand in the paper's text, even where white space, hyphens, "
    "dashes, quotation marks and letter case are set aside. The hint shows the most "
    "similar passage: [-words-] stand only in the quote, {+words+} only in the text.",
)


def _not_found(
    paper: Paper, item: Recommendation, document: Document, nearest: "Nearest | None"
) -> Problem:
    if nearest is None and not trim(item.evidence.quote if item.evidence else ""):
        hint = "the quote has no words"
    elif nearest is None:
        hint = f"{document.name} has no words"
    elif nearest.similarity < _LIKE:
        hint = f"nothing in {document.name} is much like it: is it from another paper?"
    else:
        # Rounded down, since nothing that is not there is wholly alike.
        alike = int(nearest.similarity)
        hint = f"nearest, {alike} % alike ({said(nearest.place)}): {marked(nearest)}"
    return QUOTE_NOT_FOUND.problem_at(
        paper.file, item.line, id=item.id, source=document.name, nearest=hint
    )


def _refused(paper: Paper, item: Recommendation, document: Document, refusal: Refusal) -> Problem:
    return _REFUSALS[refusal.kind].problem_at(
        paper.file,
        item.line,
        id=item.id,
        how=what_is_wrong(refusal, document.name),
    )


_REFUSALS: Final = {"cut": CUT_QUOTE, "parted": PARTED_QUOTE}


def _doubtful(
    paper: Paper, item: Recommendation, matches: Sequence[Match], notes: Collection[str]
) -> Iterator[Problem]:
    """A warning for each doubt about the place that there is least doubt about."""
    quote = item.evidence.quote if item.evidence else ""
    fewest = min((doubts(Quoted(quote, match, notes)) for match in matches), key=len)
    for doubt in fewest:
        yield doubt.kind.problem_at(
            paper.file,
            item.line,
            id=item.id,
            words=doubt.words,
            other=doubt.other,
        )


WRONG_PLACE = ProblemKind(
    code="wrong-place",
    severity="warning",
    message="the quote of '{id}' is not where it is coded: {coded}",
    hint="its place is: {right}",
    meaning="The quote is in the text, but not where the coding says. Paragraphs are "
    "counted from 1 in their section; items of lists count, headings and footnotes do not.",
)

AMBIGUOUS_QUOTE = ProblemKind(
    code="ambiguous-quote",
    severity="warning",
    message="the quote of '{id}' stands {count} times in {source}",
    hint="say which is meant: {places}",
    meaning="The place that is coded does not decide which of them is meant.",
)


def _placed(
    paper: Paper,
    item: Recommendation,
    document: Document,
    matches: Sequence[Match],
    there: Sequence[Match],
) -> Iterator[Problem]:
    coded = item.evidence or Evidence()
    where = (paper.file, item.line)
    if not there:
        listed = _listed(matches)
        at = said(Place(coded.section, coded.paragraph, coded.page))
        yield WRONG_PLACE.problem_at(*where, id=item.id, coded=at, right=listed)
    elif len(there) > 1 and len({match.place for match in there}) > 1:
        count, source = len(there), document.name
        yield AMBIGUOUS_QUOTE.problem_at(
            *where, id=item.id, count=count, source=source, places=_listed(there)
        )


def _listed(matches: Sequence[Match]) -> str:
    """The places of the matches, each once."""
    places = [*dict.fromkeys(said(match.place) for match in matches)]
    more = ["…"] if len(places) > _MOST_PLACES else []
    return "; or ".join(places[:_MOST_PLACES] + more)


def _contradicted_around(paper: Paper, item: Recommendation, match: Match) -> Iterator[Problem]:
    """A warning where the one wording that urges in the quote's sentence says otherwise."""
    sentence = sentence_of(match)
    said = {one.strength for one in cues(sentence) if one.governs}
    if len(said) == 1 and item.strength is not None and item.strength not in said:
        yield _wording(paper, item, tuple(said), sentence)


def _contradicted(paper: Paper, item: Recommendation, words: str) -> Problem | None:
    found = strengths(words)
    if item.strength is None or not found or item.strength in found:
        return None
    return _wording(paper, item, tuple(found), words)


STRENGTH_WORDING = ProblemKind(
    code="strength-wording",
    severity="warning",
    message="'{id}' is coded {coded}, and its wording says {said}: “{words}”",
    hint="code {said}, or say in its note why not",
    meaning="How binding a recommendation is follows its wording: must and need to; should "
    "and recommend; could, may and might. The coding may still be right, where another "
    "word of the sentence governs the quoted ones.",
)


def _wording(paper: Paper, item: Recommendation, said: Sequence[Strength], words: str) -> Problem:
    return STRENGTH_WORDING.problem_at(
        paper.file,
        item.line,
        id=item.id,
        coded=item.strength,
        said=" or ".join(sorted(said)),
        words=words,
    )


#: A statement of fewer words may be the paper's by chance.
_OWN_WORDS = 8


VERBATIM_STATEMENT = ProblemKind(
    code="verbatim-statement",
    severity="warning",
    message="the statement of '{id}' is the paper's own wording",
    hint="say in your own words what is urged",
    meaning="A statement is what the coder understood. A sentence of the paper's hides "
    "that, and what it copies may not be passed on. A draft begins so, for you to reword.",
    message_of_many="in the paper's own wording: {count} statements",
)


def _verbatim(paper: Paper, item: Recommendation, index: QuoteIndex) -> Iterator[Problem]:
    """A warning where a statement stands in the text word for word."""
    if len(item.statement.split()) >= _OWN_WORDS and index.has(item.statement):
        yield VERBATIM_STATEMENT.problem_at(paper.file, item.line, id=item.id)


def sentence_of(match: Match) -> str:
    """The sentence in which a match begins."""
    text = match.block.text
    for start, end in spans(text):
        if start <= match.start < end:
            return text[start:end]
    return text


def said(place: Place) -> str:
    """A place in words: ``Proposals, paragraph 3``."""
    parts = [place.section] if place.section else []
    if place.page:
        parts.append(f"page {place.page}")
    if place.paragraph is not None:
        parts.append(f"paragraph {place.paragraph}")
    return ", ".join(parts) or "no place that can be named"


def marked(nearest: "Nearest") -> str:
    """What leads from a quote to the text: ``[-quoted-]`` is not there, ``{+text+}`` is."""
    signs = {"same": "{}", "quoted": "[-{}-]", "text": "{{+{}+}}"}
    return " ".join(signs[step.kind].format(step.words) for step in nearest.steps)
