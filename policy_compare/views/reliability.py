"""Two codings of the same papers: how far they agree, and where they do not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from policy_compare.analysis.coders.codings import Codings, align_codings
from policy_compare.analysis.coders.matching import LEAST_LIKENESS, Match
from policy_compare.analysis.coders.reliability import (
    NO,
    YES,
    CodingDifference,
    Coefficients,
    list_differences,
    measure_reliability,
)
from policy_compare.model import Codebook, Corpus
from policy_compare.names import join_words, sort_key
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.figures import UNDEFINED
from policy_compare.views.phrases import Phrase, Role, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

#: The columns of each kind of rows: CSV and JSON hold one kind at a time.
COLUMNS: dict[str, tuple[str, ...]] = {
    "coefficients": (
        "variable", "n", "only_a", "only_b", "agreement", "alpha_nominal", "alpha_ordinal", "kappa",
    ),
    "differences": (
        "variable", "paper", "recommendation_a", "recommendation_b", "about", "a", "b",
    ),
    "matches": (
        "paper", "recommendation_a", "recommendation_b", "match", "alike", "statement_a",
        "statement_b",
    ),
}  # fmt: skip

#: Nobody reads more rows than these on a page.
_SHOWN = 200


class _CodingComparison(NamedTuple):
    """All that is shown."""

    books: tuple[Codebook, Codebook]
    codings: Codings
    coefficients: tuple[Coefficients, ...]
    differences: tuple[CodingDifference, ...]


def view(
    a: Corpus,
    b: Corpus,
    folders: tuple[str, str],
    papers: Sequence[str] = (),
    rows: str = "coefficients",
) -> View:
    """The codings ``a`` and ``b``, which come from those folders; ``papers`` narrows it.

    ``rows`` says what the table holds; the page shows everything.

    Raises:
        UnknownName: a paper is called so in neither.
        CallError: no paper is in both.
    """
    aligned = align_codings(a, b, papers)
    comparison = _CodingComparison(
        (a.codebook, b.codebook), aligned, measure_reliability(aligned), list_differences(aligned)
    )
    name = "reliability" if rows == "coefficients" else f"reliability {rows}"

    def table() -> Table:
        scope = (
            f"{about[0].upper()}{about[1:]}: {text}." for about, text in _scope_facts(comparison)
        )
        return Table(name, COLUMNS[rows], _ROWS[rows](comparison), (*scope, *_notes(comparison)))

    return View(table, lambda: _page(comparison, folders))


def _coefficient_rows(comparison: _CodingComparison) -> list[tuple[Value, ...]]:
    columns = COLUMNS["coefficients"]
    return [tuple(getattr(row, name) for name in columns) for row in comparison.coefficients]


def _difference_rows(comparison: _CodingComparison) -> list[tuple[Value, ...]]:
    return [
        (
            difference.variable, difference.paper, difference.in_a, difference.in_b,
            difference.about, one_line(difference.a) if difference.a is not None else None,
            one_line(difference.b) if difference.b is not None else None,
        )
        for difference in comparison.differences
    ]  # fmt: skip


def _match_rows(comparison: _CodingComparison) -> list[tuple[Value, ...]]:
    return [
        (
            match.a.paper, match.a.ref, match.b.ref, match.how, match.alike,
            one_line(match.a.statement), one_line(match.b.statement),
        )
        for match, _, _ in comparison.codings.pairs
    ]  # fmt: skip


_ROWS: dict[str, Callable[[_CodingComparison], list[tuple[Value, ...]]]] = {
    "coefficients": _coefficient_rows,
    "differences": _difference_rows,
    "matches": _match_rows,
}


def _page(comparison: _CodingComparison, folders: tuple[str, str]) -> Page:
    blocks: list[Block] = [
        Heading("Reliability: two codings compared", 1),
        Facts(
            (("A", one_line(folders[0])), ("B", one_line(folders[1])), *_scope_facts(comparison))
        ),
        Heading("How far they agree"),
        _coefficient_grid(comparison.coefficients),
        *note_paragraphs((_UNITS, *_notes(comparison), _READING)),
        Heading("Differences, worst first"),
        *_difference_blocks(comparison),
    ]
    by_text = [
        match
        for match, _, _ in comparison.codings.pairs
        if match.how == "text" and match.alike < 100
    ]
    if by_text:
        blocks += [
            Heading("Matched by wording alone"),
            Paragraph("See whether these are the same: no quote at one place says so."),
            *_doubtful_blocks(by_text),
        ]
    return tuple(blocks)


_UNITS = (
    "n: units to which both gave a value, and on which the figures rest; only A, only B: one "
    "gave a value and the other none. Propositions, actors and topics are decisions, yes or "
    "no, on every one that either coder used."
)

_READING = (
    "Krippendorff asks for an alpha of .800 or more, and of .667 for conclusions that stay "
    "tentative. What agreed includes what chance alone would bring."
)


def _scope_facts(comparison: _CodingComparison) -> tuple[tuple[str, str], ...]:
    """What is compared: papers, and recommendations that both have."""
    aligned = comparison.codings
    papers = f"{len(aligned.papers)} in both"
    for side, alone in (("A", aligned.only_a), ("B", aligned.only_b)):
        if alone:
            papers += f"; in {side} only, and counted in nothing: {join_words(alone)}"
    n, left_a, left_b = len(aligned.pairs), len(aligned.left_a), len(aligned.left_b)
    how = Counter(match.how for match, _, _ in aligned.pairs)
    return (
        ("papers", papers),
        ("A in B", f"{_share_in_words(n, n + left_a)} of A's recommendations have a match in B"),
        ("B in A", f"{_share_in_words(n, n + left_b)} of B's have a match in A"),
        ("matched", f"{_share_in_words(n, n + left_a + left_b)} of all that either has"),
        (
            "matched by",
            f"the same quote {how['quote']}, overlapping quotes {how['overlap']}, "
            f"wording alone {how['text']}",
        ),
    )


def _share_in_words(count: int, total: int) -> str:
    """A share in words. Rounded down: a hundred is for what is whole."""
    return f"{count} of {total} ({100 * count // total} %)" if total else f"{count} of {total}"


def _notes(comparison: _CodingComparison) -> tuple[str, ...]:
    """What is undefined and why, and what was taken for the same."""
    notes = []
    for why, reason in (
        ("none coded by both", "there is no unit to which both gave a value"),
        ("one value only", "both gave one and the same value throughout, so that chance explains"
         " all agreement"),
    ):  # fmt: skip
        variables = [row.variable for row in comparison.coefficients if row.why == why]
        if variables:
            notes.append(f"Undefined for {join_words(variables)}: {reason}.")
    aligned = comparison.codings
    for paper in aligned.papers:
        if paper.recognised_by != "id":
            notes.append(f"{paper.a.id} in A is {paper.b.id} in B, by their {paper.recognised_by}.")
        if paper.other_text:
            notes.append(f"{paper.a.id} was coded from two texts that differ, by their sha256.")
    if aligned.links:
        same = [f"{link.kind} {link.a} in A and {link.b} in B" for link in aligned.links]
        some = "; ".join((*same[:_LINKS], *([f"{len(same) - _LINKS} more"] * (len(same) > _LINKS))))
        notes.append(f"Taken for the same, by label or another name: {some}.")
    return tuple(notes)


#: So many names that were taken for the same are listed.
_LINKS = 8


def _coefficient_grid(coefficients: Iterable[Coefficients]) -> Grid:
    heads = (
        "Variable", "n", "Only\nA", "Only\nB", "Agreed", "Alpha\nnominal", "Alpha\nordinal",
        "Kappa",
    )  # fmt: skip
    rows = (
        (
            (row.variable, *map(str, (row.n, row.only_a, row.only_b))),
            (row.agreement, row.alpha_nominal, row.alpha_ordinal, row.kappa),
        )
        for row in coefficients
    )
    return Grid(heads, tuple((*counts, *map(_format_coefficient, of)) for counts, of in rows))


def _format_coefficient(value: float | None) -> str:
    """Three decimals, as coefficients are published; never rounded to what is not reached."""
    if value is None:
        return UNDEFINED
    text = f"{value:.3f}"
    if float(text) == 1 and value < 1:
        text = "0.999"
    return text.replace("-0.000", "0.000").replace("-", "−")


def _difference_blocks(comparison: _CodingComparison) -> tuple[Block, ...]:
    if not comparison.differences:
        return (Paragraph("There is none."),)
    # What one recommendation is given of a kind stands together.
    groups = [tuple(group) for _, group in groupby(comparison.differences, _shown_together)]
    rows = tuple(_difference_cells(comparison, group) for group in groups[:_SHOWN])
    blocks: list[Block] = [Grid(("What", "Recommendation", "A", "B"), rows)]
    if len(groups) > _SHOWN:
        unlisted = f"{len(groups) - _SHOWN} more: --rows differences --format csv lists all."
        blocks.append(Paragraph(unlisted, note=True))
    return tuple(blocks)


def _shown_together(difference: CodingDifference) -> tuple[str | None, ...]:
    """What differences have in common that stand in one row."""
    about = difference.about if _is_single_valued(difference) else ""
    return (difference.variable, difference.in_a, difference.in_b, about)


def _is_single_valued(difference: CodingDifference) -> bool:
    return difference.variable not in ("actor", "topic")


def _difference_cells(
    comparison: _CodingComparison, group: Sequence[CodingDifference]
) -> tuple[Phrase, ...]:
    first = group[0]
    refs = dict.fromkeys(ref for ref in (first.in_a, first.in_b) if ref)
    where = join_phrases([Span(ref, "id") for ref in refs], "\n")
    if not _is_single_valued(first):
        gave = ([item.about or "" for item in group if item.a == YES],
                [item.about or "" for item in group if item.a == NO])  # fmt: skip
        names = (_names_given(comparison, first.variable, ids) for ids in gave)
        return (first.variable, where, *names)
    what: Phrase = first.variable
    if first.about:
        label = _label_of(comparison, first.variable, first.about)
        what = (f"{first.variable}: ", *text_over_id(label, first.about))
    return (what, where, *(_value_cell(first, value) for value in (first.a, first.b)))


_ROLES: dict[str, Role] = {"support": "for", "oppose": "against", "neutral": "neutral"}


def _value_cell(difference: CodingDifference, value: str | None) -> Phrase:
    if value is None:
        return UNDEFINED
    return Span(value, _ROLES[value]) if difference.variable == "stance" else one_line(value)


def _names_given(comparison: _CodingComparison, variable: str, ids: Sequence[str]) -> Phrase:
    """What one coder gave and the other did not."""
    if not ids:
        return UNDEFINED
    return join_phrases(
        [(_label_of(comparison, variable, id), " (", Span(id, "id"), ")") for id in ids], "\n"
    )


def _label_of(comparison: _CodingComparison, variable: str, id: str) -> str:
    """What A's codebook calls it, or B's where A's has none."""
    for book in comparison.books:
        if variable == "actor" and id in book.actors:
            return one_line(book.actors[id].label)
        if variable == "topic" and id in book.topics:
            return one_line(book.topics[id].label)
        if variable == "stance" and id in book.propositions:
            return one_line(book.propositions[id].statement)
    raise KeyError(id)


def _doubtful_blocks(matches: Sequence[Match]) -> tuple[Block, ...]:
    """The doubtful matches, the least alike first."""
    ordered = sorted(matches, key=lambda match: (match.alike, sort_key(match.a.ref)))
    rows = tuple(
        (
            f"{match.alike:.0f}",
            text_over_id(match.a.statement, match.a.ref),
            text_over_id(match.b.statement, match.b.ref),
        )
        for match in ordered[:_SHOWN]
    )
    blocks: list[Block] = [Grid(("Alike", "A", "B"), rows)]
    if len(matches) > _SHOWN:
        unlisted = f"{len(matches) - _SHOWN} more: --rows matches --format csv lists all."
        blocks.append(Paragraph(unlisted, note=True))
    return (*blocks, Paragraph(_ALIKE, note=True))


_ALIKE = (
    "Alike: how much the quotes and the statements are alike in wording, from 0 to 100 and on "
    f"average. One of the two is at {LEAST_LIKENESS} or more."
)
