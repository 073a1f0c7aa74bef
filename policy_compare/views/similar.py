"""Cross-references by wording: pairs, the nearest to one, and propositions to consider."""

from collections.abc import Iterator, Mapping, Sequence

from policy_compare.analysis.positions import DIRECTIONS
from policy_compare.analysis.wording.cross_references import (
    CrossReference,
    CrossReferences,
    Proposals,
    SharedProposition,
    find_cross_references,
    find_nearest_recommendations,
    propose_propositions,
)
from policy_compare.model import Proposition
from policy_compare.views.page import Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import LEGEND, SIGNS
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

#: So many pairs that are opposed are named.
_FEW = 20

_BOTH = (
    "Both recommendations of a pair pass the filters; similar ID looks for those like one "
    "wherever they are."
)

COLUMNS = ("score", "a", "b", "text_a", "text_b", "shared_propositions")
UNCODED_COLUMNS = ("score", "recommendation", "text", "proposition", "statement", "through")

_ALIKE = (
    "The score is how alike the words are, and what they are coded as (100: the same), whoever "
    "is asked and however firmly; never the stance: opposite demands can be worded alike."
)
_ALONE = "similar --unshared leaves out what speaks to a common proposition already."
_CANDIDATE = ": candidate for a common proposition"


def view_pairs(
    question: Question, limit: int, at_least: float | None, *, unshared: bool = False
) -> View:
    """The pairs of recommendations of different units that are most alike.

    Where they are to be ``unshared``, only those without a common proposition.
    """
    references = find_cross_references(
        question.corpus,
        question.by,
        question.selection,
        at_least=at_least,
        limit=limit,
        unshared=unshared,
    )
    units = f"different {question.by}s" + " without a common proposition" * unshared
    none = f"No two recommendations of {units} score {references.at_least:g} or more."
    filters = (_BOTH,) if question.selection.asked else ()
    notes = (*filters, *_note_opposed(references.pairs), _ALIKE)
    warnings = _warn_of_missing(references.cut)
    count = _count_sentence(references, "pair")

    def page() -> Page:
        head = Heading(question.title(f"Similar recommendations of {units}"), 1)
        if not references.pairs:
            return (head, Paragraph(none), *note_paragraphs((*notes, *warnings)))
        rows = tuple(
            (
                f"{pair.score:.0f}",
                text_over_id(pair.a.statement, pair.a.ref),
                text_over_id(pair.b.statement, pair.b.ref),
                _shared_propositions(pair),
            )
            for pair in references.pairs
        )
        grid = Grid(("Score", "One asks", "Another asks", "Both speak to"), rows)
        alone = (_ALONE,) if any(pair.shared for pair in references.pairs) else ()
        below = (*_legend_if_signed(references.pairs), count, *notes, *warnings, *alone)
        return (head, grid, *note_paragraphs(below))

    return View(lambda: _pair_table(references, (count, *notes), warnings), page)


def view_nearest(question: Question, name: str, limit: int, at_least: float | None) -> View:
    """The recommendations that are most like the one called ``name``.

    Raises:
        UnknownName: no recommendation is called so, or several are.
    """
    recommendation, references = find_nearest_recommendations(
        question.corpus, name, question.by, question.selection, at_least=at_least, limit=limit
    )
    none = f"No recommendation scores {references.at_least:g} or more."
    count = _count_sentence(references, "recommendation")
    warnings = _warn_of_missing(references.cut)

    def page() -> Page:
        head = Heading(("Similar to ", Span(recommendation.ref, "id"), question.title("")), 1)
        asks = Paragraph(one_line(recommendation.statement))
        if not references.pairs:
            return (head, asks, Paragraph(none), *note_paragraphs((_ALIKE, *warnings)))
        rows = tuple(
            (
                f"{pair.score:.0f}",
                (
                    *text_over_id(pair.b.statement, pair.b.ref),
                    "" if pair.apart else f"\n(the same {question.by})",
                ),
                _shared_propositions(pair),
            )
            for pair in references.pairs
        )
        grid = Grid(("Score", "Another asks", "Both speak to"), rows)
        below = (*_legend_if_signed(references.pairs), count, _ALIKE, *warnings)
        return (head, asks, grid, *note_paragraphs(below))

    return View(lambda: _pair_table(references, (count, _ALIKE), warnings), page)


def view_uncoded(question: Question, limit: int, at_least: float | None) -> View:
    """For recommendations that are still to be coded, the propositions nearest to them."""
    proposals = propose_propositions(
        question.corpus, question.selection, at_least=at_least, limit=limit
    )
    propositions = question.corpus.codebook.propositions
    answered, without = len(proposals.recommendations), proposals.uncoded
    count = (
        f"{count_of(answered, 'recommendation')} of {without} not coded yet, the surest "
        f"first, each with the nearest that score {proposals.at_least:g} or more."
    )
    warnings = _warn_of_missing(proposals.cut)

    def page() -> Page:
        head = Heading(question.title("Propositions for what is not coded"), 1)
        if not without:
            return (head, Paragraph("Every recommendation here is coded."))
        if not any(map(question.selection.has_proposition, propositions.values())):
            return (head, Paragraph("There is no proposition here that could be proposed."))
        if not answered:
            none = f"No proposition scores {proposals.at_least:g} or more with any of "
            uncoded = count_of(without, "recommendation")
            reading = note_paragraphs((_ALIKE, *warnings))
            return (head, Paragraph(f"{none}{uncoded} not coded yet."), *reading)
        cells = _proposal_cells(proposals, propositions)
        grid = Grid(("Recommendation", "Score", "Nearest propositions"), tuple(cells))
        return (head, grid, *note_paragraphs((count, _ALIKE, *warnings)))

    def table() -> Table:
        rows = list(_proposal_rows(proposals, propositions))
        return Table("similar", UNCODED_COLUMNS, rows, (count, _ALIKE), warnings)

    return View(table, page)


def _proposal_cells(
    proposals: Proposals, propositions: Mapping[str, Proposition]
) -> Iterator[tuple[Phrase, ...]]:
    """Each proposal to be read; what it is for stands beside the first one only."""
    for recommendation, nearest in proposals.recommendations:
        name: Phrase = text_over_id(recommendation.statement, recommendation.ref)
        for proposal in nearest:
            proposition = propositions[proposal.proposition]
            near = text_over_id(proposition.statement, proposition.id)
            if proposal.through:
                near = (*near, "\n(through ", Span(proposal.through.ref, "id"), ")")
            yield (name, f"{proposal.score:.0f}", near)
            name = ""


def _proposal_rows(
    proposals: Proposals, propositions: Mapping[str, Proposition]
) -> Iterator[tuple[Value, ...]]:
    for recommendation, nearest in proposals.recommendations:
        for proposal in nearest:
            yield (
                round(proposal.score, 1), recommendation.ref, one_line(recommendation.statement),
                proposal.proposition, one_line(propositions[proposal.proposition].statement),
                proposal.through.ref if proposal.through else None,
            )  # fmt: skip


def _pair_table(
    references: CrossReferences, notes: tuple[str, ...], warnings: tuple[str, ...]
) -> Table:
    rows = [
        (
            round(pair.score, 1), pair.a.ref, pair.b.ref, one_line(pair.a.statement),
            one_line(pair.b.statement), tuple(shared.proposition for shared in pair.shared),
        )
        for pair in references.pairs
    ]  # fmt: skip
    return Table("similar", COLUMNS, rows, notes, warnings)


def _shared_propositions(pair: CrossReference) -> Phrase:
    """The propositions that both speak to, with the stance of each."""
    if not pair.shared:
        return Span(f"none{_CANDIDATE if pair.candidate else ''}", "muted")
    return join_phrases([_stances_of_both(shared) for shared in pair.shared], "\n")


def _stances_of_both(shared: SharedProposition) -> Phrase:
    first, second = (DIRECTIONS[stance] for stance in (shared.a, shared.b))
    on = Span(shared.proposition, "id")
    between = " opposed on " if shared.is_opposed else " "
    return (Span(SIGNS[first], first), " ", Span(SIGNS[second], second), between, on)


def _legend_if_signed(pairs: Sequence[CrossReference]) -> tuple[str, ...]:
    """The signs explained, where there are any."""
    return (LEGEND,) if any(pair.shared for pair in pairs) else ()


def _count_sentence(references: CrossReferences, noun: str) -> str:
    count_shown = len(references.pairs)
    count = count_of(references.total, noun)
    of = count if count_shown == references.total else f"{count_shown} of {count}"
    return f"{of} with a score of {references.at_least:g} or more, best first."


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
    opposed = [
        f"{pair.a.ref} and {pair.b.ref} on {shared.proposition}"
        for pair in pairs
        for shared in pair.shared
        if shared.is_opposed
    ]
    return (f"Opposed: {join_few(opposed, _FEW)}.",) if opposed else ()
