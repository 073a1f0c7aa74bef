"""The checks of a coding against its papers' texts: plain functions, all in ``TEXT_CHECKS``.

Each takes a paper with its text, as far as that could be read, and yields what is wrong. What
is doubtful about a quote at one place is checked by the functions of ``QUOTE_CHECKS``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from policy_compare.evidence.coded_quotes import PaperText, coded_quotes
from policy_compare.evidence.guessed_encoding import (
    problem_of_encoding,
    problem_of_unused_encoding,
)
from policy_compare.evidence.misleading_quotes import QuoteAtPlace, least_doubts
from policy_compare.evidence.quote_places import describe_place
from policy_compare.evidence.quotes import QuoteMatch, describe_refusal, fold_and_trim
from policy_compare.files.reading_errors import shorten_path
from policy_compare.model import Evidence, Recommendation, Strength
from policy_compare.problems import Problem, ProblemKind
from policy_compare.texts.document import Place
from policy_compare.texts.sentences import sentence_spans
from policy_compare.texts.sources import reason_of_name
from policy_compare.urging.cues import find_cues, strengths_of_wording

#: So many places of a quote are listed.
_MOST_PLACES: Final = 4
#: A statement of fewer words may be the paper's by chance.
_OWN_WORDS: Final = 8
#: A passage that is less like a quote says nothing of where that may be from.
_LIKE: Final = 35


def _problem_at(
    text: PaperText, recommendation: Recommendation, kind: ProblemKind, **values: object
) -> Problem:
    paper = text.paper
    return kind.problem_at(paper.file, recommendation.line, id=recommendation.id, **values)


STRENGTH_WORDING = ProblemKind(
    code="strength-wording",
    severity="warning",
    message="'{id}' is coded {coded}, and its wording says {said}: “{words}”",
    hint="code {said}, or say in its note why not",
    meaning="How binding a recommendation is follows its wording: must and need to; should "
    "and recommend; could, may and might. The coding may still be right, where another "
    "word of the sentence governs the quoted ones.",
)


def check_quoted_strengths(text: PaperText) -> Iterator[Problem]:
    """A warning for each strength that the words of its own quote contradict."""
    for recommendation, evidence in coded_quotes(text.paper):
        yield from _contradictions(
            text, recommendation, strengths_of_wording(evidence.quote), evidence.quote
        )


NO_SOURCE = ProblemKind(
    code="no-source",
    severity="warning",
    message="the text {file_name} is not in {folder}: {quotes} not verified",
    hint="{fix}",
    meaning="Texts are looked up by their paper's source.file, else by the paper's id, and "
    "under any name by its source.sha256. What is not there cannot be checked.",
)

_PUT_THERE: Final = "put it there under this name, or name it in the paper's source.file"


def check_source_is_there(text: PaperText) -> Iterator[Problem]:
    """A warning where the folder of texts does not have the paper's, unless that is a reference."""
    paper = text.paper
    is_coded = paper.recommendations or paper.source
    if text.folder is None or text.quote_index or text.error or not is_coded:
        return
    name = paper.source.file if paper.source and paper.source.file else f"{paper.id}.*"
    count = sum(1 for _ in coded_quotes(paper))
    counted = "1 quote" if count == 1 else f"{count} quotes"
    reason = reason_of_name(name)
    yield NO_SOURCE.problem_at(
        paper.file,
        file_name=shorten_path(name),
        folder=text.folder,
        quotes=counted,
        fix=f"give another name in source.file: this one {reason}" if reason else _PUT_THERE,
    )


UNREADABLE_SOURCE = ProblemKind(
    code="unreadable-source",
    message="the paper's text was not read: {reason}",
    hint="{fix}",
    meaning="The text is there, but no words can be taken from it.",
)


def check_source_is_readable(text: PaperText) -> Iterator[Problem]:
    """An error where the paper's text could not be read."""
    if text.error:
        hint = text.error.hint or "give the text in another format"
        yield UNREADABLE_SOURCE.problem_at(text.paper.file, reason=text.error.message, fix=hint)


def check_encoding(text: PaperText) -> Iterator[Problem]:
    """A warning where the text's encoding is a guess or in doubt, or the paper's is not used."""
    if text.quote_index:
        document = text.quote_index.document
        problem = problem_of_encoding(document, text.paper.file)
        if problem := problem or problem_of_unused_encoding(document, text.paper):
            yield problem


OTHER_EDITION = ProblemKind(
    code="other-edition",
    severity="warning",
    message="{source} is not the edition that was coded: its SHA-256 is {digest}",
    hint="find that edition; or check --fix writes the places that moved, and this digest once "
    "every quote has its place",
    meaning="The text differs from the one that the paper's source.sha256 was taken of. "
    "Its wording and its paragraphs may have changed, so every quote is looked for anew.",
)


def check_edition(text: PaperText) -> Iterator[Problem]:
    """A warning where the text is not the one that was coded, by its digest."""
    if text.quote_index and text.is_other_edition:
        digest = text.quote_index.document.sha256
        yield OTHER_EDITION.problem_at(text.paper.file, source=text.name, digest=digest)


VERBATIM_STATEMENT = ProblemKind(
    code="verbatim-statement",
    severity="warning",
    message="the statement of '{id}' is the paper's own wording",
    hint="say in your own words what is urged",
    meaning="A statement is what the coder understood. A sentence of the paper's hides "
    "that, and what it copies may not be passed on. A draft begins so, for you to reword.",
    message_of_many="in the paper's own wording: {count} statements",
)


def check_statements(text: PaperText) -> Iterator[Problem]:
    """A warning where a statement stands in the text word for word."""
    if text.quote_index is None:
        return
    for recommendation in text.paper.recommendations:
        statement = recommendation.statement
        if len(statement.split()) >= _OWN_WORDS and text.quote_index.has_words(statement):
            yield _problem_at(text, recommendation, VERBATIM_STATEMENT)


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

QUOTE_NOT_FOUND = ProblemKind(
    code="quote-not-found",
    message="the quote of '{id}' is not in {source}",
    hint="{nearest}",
    meaning="The words do not stand in the paper's text, even where white space, hyphens, "
    "dashes, quotation marks and letter case are set aside. The hint shows the most "
    "similar passage: [-words-] stand only in the quote, {+words+} only in the text.",
)

REWORDED_QUOTE = ProblemKind(
    code="reworded-quote",
    message="the quote of '{id}' was reworded in {source}",
    hint="{nearest}",
    meaning="The text is another edition than the one that was coded, and has most of the quote in "
    "other words: [-words-] stand only in the quote, {+words+} only in the text. Quote it anew.",
)

GONE_QUOTE = ProblemKind(
    code="gone-quote",
    message="the quote of '{id}' is gone from {source}",
    hint="look whether the paper still urges it, and quote that; else delete the recommendation",
    meaning="The text is another edition than the one that was coded, and nothing in it is much "
    "like the quote.",
)

_REFUSALS: Final = {"cut": CUT_QUOTE, "parted": PARTED_QUOTE}


def check_quotes_are_there(text: PaperText) -> Iterator[Problem]:
    """An error for each quote that is not in the text, with what is most like it."""
    for recommendation, evidence, matches, refusal, *_ in text.quotes:
        if matches:
            continue
        if refusal:
            how = describe_refusal(refusal, text.name)
            yield _problem_at(text, recommendation, _REFUSALS[refusal.kind], how=how)
        else:
            kind, hint = _absent_quote(text, evidence.quote)
            yield _problem_at(text, recommendation, kind, source=text.name, nearest=hint)


def _absent_quote(text: PaperText, quote: str) -> tuple[ProblemKind, str]:
    """What is wrong with a quote that is not there; a hint at what in the text is most like it."""
    # Imported here because only a quote that is not there needs it.
    from policy_compare.evidence.nearest_wording import find_nearest_passage, mark_difference

    nearest = find_nearest_passage(text.quote_index, quote) if text.quote_index else None
    if nearest is None and not fold_and_trim(quote):
        return QUOTE_NOT_FOUND, "the quote has no words"
    if nearest is None:
        return QUOTE_NOT_FOUND, f"{text.name} has no words"
    if text.is_other_edition and not nearest.is_rewording:
        return GONE_QUOTE, ""
    if nearest.similarity < _LIKE:
        hint = f"nothing in {text.name} is much like it: is it from another paper?"
        return QUOTE_NOT_FOUND, hint
    # Rounded down, since nothing that is not there is wholly alike.
    alike = f"{int(nearest.similarity)} % alike"
    hint = f"nearest, {alike} ({describe_place(nearest.place)}): {mark_difference(nearest)}"
    return REWORDED_QUOTE if text.is_other_edition else QUOTE_NOT_FOUND, hint


WRONG_PLACE = ProblemKind(
    code="wrong-place",
    severity="warning",
    message="the quote of '{id}' is not where it is coded: {coded}",
    hint="its place is: {right}",
    meaning="The quote is in the text, but not where the coding says. Paragraphs are "
    "counted from 1 in their section; items of lists count, headings and footnotes do not.",
)

MOVED_QUOTE = ProblemKind(
    code="moved-quote",
    severity="warning",
    message="{what} has moved from {coded} to {place}",
    hint="check --fix writes its new place",
    meaning="The text is another edition than the one that was coded. The quote stands in it to "
    "the letter, at another place.",
)

AMBIGUOUS_QUOTE = ProblemKind(
    code="ambiguous-quote",
    severity="warning",
    message="the quote of '{id}' stands {count} times in {source}",
    hint="say which is meant: {places}",
    meaning="The place that is coded does not decide which of them is meant. In another edition "
    "than the one that was coded only its section can, or more words of the quote: a "
    "paragraph or a page is of the old one.",
)


def check_quote_places(text: PaperText) -> Iterator[Problem]:
    """A problem where the coded place is not the quote's, or does not tell which is meant."""
    several = AMBIGUOUS_QUOTE
    if text.is_other_edition:
        several = several._replace(hint="quote more of the one that is meant: {places}")
    for recommendation, coded, matches, _, at_place, count in text.quotes:
        before = recommendation.evidence or coded
        if before != coded:
            what = f"the quote of '{recommendation.id}'"
            yield _moved_quote(what, before, coded, text.paper.file, recommendation.line)
        elif matches and not at_place:
            place = describe_place(Place(coded.section, coded.paragraph, coded.page))
            right = _list_places(matches)
            yield _problem_at(text, recommendation, WRONG_PLACE, coded=place, right=right)
        elif count > 1:
            stands = {"count": len(at_place), "source": text.name, "places": _list_places(at_place)}
            yield _problem_at(text, recommendation, several, **stands)


def _moved_quote(what: str, before: Evidence, now: Evidence, file: str, line: int = 0) -> Problem:
    coded, place = (describe_place(Place(*evidence[1:])) for evidence in (before, now))
    return MOVED_QUOTE.problem_at(file, line, what=what, coded=coded, place=place)


def _list_places(matches: Sequence[QuoteMatch]) -> str:
    """The places of the matches, each once."""
    places = [*dict.fromkeys(describe_place(match.place) for match in matches)]
    return "; or ".join(places[:_MOST_PLACES] + ["…"] * (len(places) > _MOST_PLACES))


def check_misleading_quotes(text: PaperText) -> Iterator[Problem]:
    """A warning for each doubt about the place of a quote that there is least doubt about."""
    blocks = text.quote_index.document.blocks if text.quote_index else ()
    note_numbers = {block.marker.strip("[]().") for block in blocks if block.kind == "note"}
    for recommendation, _, matches, _, at_place, _ in text.quotes:
        places = (
            QuoteAtPlace(text.paper, recommendation, match, note_numbers)
            for match in at_place or matches
        )
        yield from least_doubts(places)


def check_strengths_around_quotes(text: PaperText) -> Iterator[Problem]:
    """A warning where the one wording that urges in a quote's sentence says another strength.

    That is asked only of a quote that says none itself, and that stands at one place.
    """
    for recommendation, evidence, _, _, at_place, count in text.quotes:
        if count == 1 and not strengths_of_wording(evidence.quote):
            sentence = sentence_at(at_place[0])
            urged = {cue.strength for cue in find_cues(sentence) if cue.governs}
            if len(urged) == 1:
                yield from _contradictions(text, recommendation, urged, sentence)


def _contradictions(
    text: PaperText, recommendation: Recommendation, worded: Iterable[Strength], words: str
) -> Iterator[Problem]:
    """A warning where some words say a strength, and not the one that is coded."""
    strengths_said = sorted(worded)
    coded = recommendation.strength
    if strengths_said and coded is not None and coded not in strengths_said:
        said = " or ".join(strengths_said)
        yield _problem_at(
            text, recommendation, STRENGTH_WORDING, coded=coded, said=said, words=words
        )


def sentence_at(match: QuoteMatch) -> str:
    """The sentence in which a match begins."""
    text = match.block.text
    for start, end in sentence_spans(text):
        if start <= match.start < end:
            return text[start:end]
    return text


STALE_DISMISSAL = ProblemKind(
    code="stale-dismissal",
    severity="warning",
    message="the dismissed passage “{quote}” {how}",
    hint="delete it, or quote it to the letter",
    meaning="A passage that was dismissed stands no longer in the text: dismissing it has "
    "no effect.",
)


def check_dismissals(text: PaperText) -> Iterator[Problem]:
    """A warning for each dismissed passage that is not in the text, or not where it was."""
    if text.quote_index is None:
        return
    for dismissal, now in zip(text.paper.dismissed, text.dismissed, strict=True):
        if now != dismissal:
            what = f"the dismissed passage “{dismissal.quote}”"
            yield _moved_quote(what, dismissal.evidence, now.evidence, text.paper.file)
        matches, refusal = text.quote_index.look_up(dismissal.quote)
        if not matches:
            how = describe_refusal(refusal, text.name)
            yield STALE_DISMISSAL.problem_at(text.paper.file, quote=dismissal.quote, how=how)


#: Every check of a paper's text, in the order in which a recommendation's problems are told.
TEXT_CHECKS: Final[tuple[Callable[[PaperText], Iterable[Problem]], ...]] = (
    check_quoted_strengths,
    check_source_is_there,
    check_source_is_readable,
    check_encoding,
    check_edition,
    check_statements,
    check_quotes_are_there,
    check_quote_places,
    check_misleading_quotes,
    check_strengths_around_quotes,
    check_dismissals,
)
