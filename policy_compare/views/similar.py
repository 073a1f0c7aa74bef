"""Cross-references by wording: pairs, the nearest to one, and propositions to consider."""

from collections.abc import Sequence

from policy_compare.analysis.positions import DIRECTIONS
from policy_compare.analysis.wording.cross_references import (
    CrossReference,
    CrossReferences,
    Proposal,
    SharedProposition,
    find_cross_references,
    find_nearest_recommendations,
    propose_propositions,
)
from policy_compare.model import Recommendation
from policy_compare.views.page import Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import LEGEND, SIGNS
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, View

#: So many pairs that are opposed are named.
_FEW = 20

_BOTH = (
    "Both recommendations of a pair pass the filters; similar ID looks for those like one "
    "wherever they are."
)

COLUMNS = ("score", "a", "b", "text_a", "text_b", "shared_propositions")
UNCODED = ("score", "recommendation", "text", "proposition", "statement", "through")

_ALIKE = (
    "The score is how alike the words are, and what they are coded as (100: the same), whoever "
    "is asked and however firmly; never the stance: opposite demands can be worded alike."
)
_ALONE = "similar --unshared leaves out what speaks to a common proposition already."
_CANDIDATE = ": candidate for a common proposition"


def view_pairs(
    question: Question, most: int, at_least: float | None, *, unshared: bool = False
) -> View:
    """The pairs of recommendations of different units that are most alike.

    Where they are to be ``unshared``, only those without a common proposition.
    """
    found = find_cross_references(
        question.corpus,
        question.by,
        question.selection,
        at_least=at_least,
        limit=most,
        unshared=unshared,
    )
    units = f"different {question.by}s" + " without a common proposition" * unshared
    none = f"No two recommendations of {units} score {found.at_least:g} or more."
    filters = (_BOTH,) if question.selection.asked else ()
    notes = (*filters, *_note_opposed(found.pairs), _ALIKE)
    warnings = _warn_of_missing(found.cut)
    count = _count_sentence(found, "pair")

    def page() -> Page:
        head = Heading(question.title(f"Similar recommendations of {units}"), 1)
        if not found.pairs:
            return (head, Paragraph(none), *note_paragraphs((*notes, *warnings)))
        rows = tuple(
            (
                f"{one.score:.0f}",
                _statement_with_ref(one.a),
                _statement_with_ref(one.b),
                _shared_propositions(one),
            )
            for one in found.pairs
        )
        grid = Grid(("Score", "One asks", "Another asks", "Both speak to"), rows)
        alone = (_ALONE,) if any(one.shared for one in found.pairs) else ()
        below = (*_legend_if_signed(found.pairs), count, *notes, *warnings, *alone)
        return (head, grid, *note_paragraphs(below))

    return View(lambda: _pair_table(found, (count, *notes), warnings), page)


def view_nearest(question: Question, given: str, most: int, at_least: float | None) -> View:
    """The recommendations that are most like the one called ``given``.

    Raises:
        UnknownName: no recommendation is called so, or several are.
    """
    one, found = find_nearest_recommendations(
        question.corpus, given, question.by, question.selection, at_least=at_least, limit=most
    )
    none = f"No recommendation scores {found.at_least:g} or more."
    count = _count_sentence(found, "recommendation")
    warnings = _warn_of_missing(found.cut)

    def page() -> Page:
        head = Heading(("Similar to ", Span(one.ref, "id"), question.title("")), 1)
        asks = Paragraph(one_line(one.statement))
        if not found.pairs:
            return (head, asks, Paragraph(none), *note_paragraphs((_ALIKE, *warnings)))
        rows = tuple(
            (
                f"{pair.score:.0f}",
                (*_statement_with_ref(pair.b), "" if pair.apart else f"\n(the same {question.by})"),
                _shared_propositions(pair),
            )
            for pair in found.pairs
        )
        grid = Grid(("Score", "Another asks", "Both speak to"), rows)
        below = (*_legend_if_signed(found.pairs), count, _ALIKE, *warnings)
        return (head, asks, grid, *note_paragraphs(below))

    return View(lambda: _pair_table(found, (count, _ALIKE), warnings), page)


def view_uncoded(question: Question, most: int, at_least: float | None) -> View:
    """For recommendations that are still to be coded, the propositions nearest to them."""
    found = propose_propositions(question.corpus, question.selection, at_least=at_least, limit=most)
    book = question.corpus.codebook
    shown, without = len(found.found), found.uncoded
    count = (
        f"{count_of(shown, 'recommendation')} of {without} not coded yet, the surest "
        f"first, each with the nearest that score {found.at_least:g} or more."
    )
    warnings = _warn_of_missing(found.cut)

    def page() -> Page:
        head = Heading(question.title("Propositions for what is not coded"), 1)
        if not without:
            return (head, Paragraph("Every recommendation here is coded."))
        if not any(map(question.selection.has_proposition, book.propositions.values())):
            return (head, Paragraph("There is no proposition here that could be proposed."))
        if not shown:
            none = f"No proposition scores {found.at_least:g} or more with any of "
            uncoded = count_of(without, "recommendation")
            reading = note_paragraphs((_ALIKE, *warnings))
            return (head, Paragraph(f"{none}{uncoded} not coded yet."), *reading)
        rows: list[tuple[Phrase, ...]] = []
        for item in found.found:
            for at, one in enumerate(item.proposals):
                statement = one_line(book.propositions[one.proposition].statement)
                near: Phrase = (statement, "\n", Span(one.proposition, "id"), *_through_line(one))
                first = _statement_with_ref(item.recommendation) if not at else ""
                rows.append((first, f"{one.score:.0f}", near))
        grid = Grid(("Recommendation", "Score", "Nearest propositions"), tuple(rows))
        return (head, grid, *note_paragraphs((count, _ALIKE, *warnings)))

    def table() -> Table:
        rows = [
            (
                round(one.score, 1),
                item.recommendation.ref,
                one_line(item.recommendation.statement),
                one.proposition,
                one_line(book.propositions[one.proposition].statement),
                one.through.ref if one.through else None,
            )
            for item in found.found
            for one in item.proposals
        ]
        return Table("similar", UNCODED, rows, (count, _ALIKE), warnings)

    return View(table, page)


def _pair_table(found: CrossReferences, notes: tuple[str, ...], warnings: tuple[str, ...]) -> Table:
    return Table("similar", COLUMNS, [_pair_row(pair) for pair in found.pairs], notes, warnings)


def _pair_row(one: CrossReference) -> tuple[float, str, str, str, str, tuple[str, ...]]:
    return (
        round(one.score, 1),
        one.a.ref,
        one.b.ref,
        one_line(one.a.statement),
        one_line(one.b.statement),
        tuple(shared.proposition for shared in one.shared),
    )


def _statement_with_ref(item: Recommendation) -> tuple[str | Span, ...]:
    return text_over_id(item.statement, item.ref)


def _through_line(one: Proposal) -> tuple[str | Span, ...]:
    if one.through is None:
        return ()
    return ("\n(through ", Span(one.through.ref, "id"), ")")


def _shared_propositions(one: CrossReference) -> Phrase:
    """The propositions that both speak to, with the stance of each."""
    if not one.shared:
        return Span(f"none{_CANDIDATE if one.candidate else ''}", "muted")
    return join_phrases([_stances_of_both(shared) for shared in one.shared], "\n")


def _stances_of_both(shared: SharedProposition) -> Phrase:
    first, second = (DIRECTIONS[stance] for stance in (shared.a, shared.b))
    return (
        Span(SIGNS[first], first),
        " ",
        Span(SIGNS[second], second),
        " opposed on " if shared.is_opposed else " ",
        Span(shared.proposition, "id"),
    )


def _legend_if_signed(pairs: Sequence[CrossReference]) -> tuple[str, ...]:
    """The signs explained, where there are any."""
    return (LEGEND,) if any(one.shared for one in pairs) else ()


def _count_sentence(found: CrossReferences, noun: str) -> str:
    shown = len(found.pairs)
    count = count_of(found.total, noun)
    of = count if shown == found.total else f"{shown} of {count}"
    return f"{of} with a score of {found.at_least:g} or more, best first."


def _warn_of_missing(cut: int) -> tuple[str, ...]:
    """That pairs may be missing of recommendations whose candidates were cut."""
    some = count_of(cut, "recommendation")
    missing = (
        f"Too many candidates for {some}: only those with the rarest words in common were "
        "compared, so pairs of theirs may be missing. A filter or a higher score helps."
    )
    return (missing,) if cut else ()


def _note_opposed(pairs: Sequence[CrossReference]) -> tuple[str, ...]:
    """Which pairs take opposite stances: what a table has no column for."""
    found = [
        f"{one.a.ref} and {one.b.ref} on {shared.proposition}"
        for one in pairs
        for shared in one.shared
        if shared.is_opposed
    ]
    return (f"Opposed: {join_few(found, _FEW)}.",) if found else ()
