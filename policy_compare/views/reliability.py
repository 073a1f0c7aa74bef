"""Two codings of the same papers: how far they agree, and where they do not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from policy_compare.analysis.coders.codings import NAMES_OF, Codings, align_codings
from policy_compare.analysis.coders.matching import LEAST_LIKENESS, Match
from policy_compare.analysis.coders.reliability import (
    NO,
    YES,
    CodingDifference,
    Coefficients,
    KindCount,
    count_kinds,
    list_differences,
    measure_reliability,
    measure_topics,
)
from policy_compare.model import Codebook, Corpus
from policy_compare.names import join_words, sort_key
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.figures import UNDEFINED, format_coefficient
from policy_compare.views.phrases import Phrase, Role, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

#: The columns of each kind of rows: CSV and JSON hold one kind at a time.
COLUMNS: dict[str, tuple[str, ...]] = {
    # Why a figure is undefined is told in the notes.
    "coefficients": Coefficients._fields[:-1],
    "topics": ("topic", *Coefficients._fields[1:-1]),
    "kinds": KindCount._fields,
    "differences": (
        "variable", "paper", "recommendation_a", "recommendation_b", "about", "a", "b", "kind",
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
    topics: Mapping[str, Coefficients]
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
        (a.codebook, b.codebook),
        aligned,
        measure_reliability(aligned),
        measure_topics(aligned),
        list_differences(aligned),
    )
    name = "reliability" if rows == "coefficients" else f"reliability {rows}"

    def table() -> Table:
        scope = (
            f"{about[0].upper()}{about[1:]}: {text}." for about, text in _scope_facts(comparison)
        )
        return Table(name, COLUMNS[rows], _ROWS[rows](comparison), (*scope, *_notes(comparison)))

    return View(table, lambda: _page(comparison, folders))


def _difference_rows(comparison: _CodingComparison) -> list[tuple[Value, ...]]:
    return [
        (
            difference.variable, difference.paper, difference.in_a, difference.in_b,
            difference.about, one_line(difference.a) if difference.a is not None else None,
            one_line(difference.b) if difference.b is not None else None, difference.kind.label,
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
    "coefficients": lambda comparison: [row[:-1] for row in comparison.coefficients],
    "topics": lambda comparison: [(topic, *row[1:-1]) for topic, row in comparison.topics.items()],
    "kinds": lambda comparison: [*count_kinds(comparison.differences)],
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
        _coefficient_grid("Variable", [(row.variable, row) for row in comparison.coefficients]),
        *note_paragraphs((_UNITS, *_notes(comparison), _READING, _INTERVALS)),
        *_topic_blocks(comparison),
        *_kind_blocks(comparison),
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
    "gave a value and the other none. Of recommendations, agreed is the share of n in all three. "
    "Propositions, actors, targets and topics are decisions, yes or no, on every one that either "
    "coder used."
)

_INTERVALS = (
    "Alpha is ordinal for stance and strength, nominal for the others. 95 %: where it would lie "
    "with other recommendations of the kind, by a bootstrap; undefined for fewer than ten of them, "
    "or where hardly anything varies."
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
    """A share in words. A hundred is for what is whole."""
    if not total:
        return f"{count} of {total}"
    percent = 100 if count == total else min(99, round(100 * count / total))
    return f"{count} of {total} ({percent} %)"


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


def _topic_blocks(comparison: _CodingComparison) -> Iterator[Block]:
    if comparison.topics:
        yield Heading("Stances, by topic of the proposition, the least alpha first")
        yield _coefficient_grid(
            "Topic",
            (
                ((_label_of(comparison, "topic", topic), "\t", Span(topic, "id")), row)
                for topic, row in comparison.topics.items()
            ),
        )
        yield Paragraph("A proposition of several topics counts in each.", note=True)


def _kind_blocks(comparison: _CodingComparison) -> Iterator[Block]:
    counts = count_kinds(comparison.differences)
    if counts:
        yield Heading("What to talk about, most frequent first")
        yield Grid(
            ("What differs", "Times", "Rule", "For example"),
            tuple(
                (
                    f"{count.variable}: {count.kind}",
                    str(count.times),
                    count.rule or UNDEFINED,
                    join_phrases([Span(ref, "id") for ref in count.recommendations[:2]], "\n"),
                )
                for count in counts
            ),
        )
        yield Paragraph(_RULES, note=True)


_RULES = "Rule: the section of the coding guide that decides it: policy-compare guide rules."


def _coefficient_grid(head: str, coefficients: Iterable[tuple[Phrase, Coefficients]]) -> Grid:
    heads = (head, "n", "Only\nA", "Only\nB", "Agreed", "Alpha", "95 %", "Kappa")
    rows = (
        (
            about,
            *map(str, (row.n, row.only_a, row.only_b)),
            *map(format_coefficient, (row.agreement, row.alpha)),
            _format_limits(row.alpha_low, row.alpha_high),
            format_coefficient(row.kappa),
        )
        for about, row in coefficients
    )
    return Grid(heads, tuple(rows), fixed=1, compact=True)


def _format_limits(*limits: float | None) -> str:
    """Two decimals, which are as many as a bootstrap is good for."""
    texts = (format_coefficient(limit, 2) for limit in limits)
    return UNDEFINED if None in limits else " to ".join(texts)


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
    about = "" if difference.variable in NAMES_OF else difference.about
    return (difference.variable, difference.in_a, difference.in_b, about)


def _difference_cells(
    comparison: _CodingComparison, group: Sequence[CodingDifference]
) -> tuple[Phrase, ...]:
    first = group[0]
    refs = dict.fromkeys(ref for ref in (first.in_a, first.in_b) if ref)
    where = join_phrases([Span(ref, "id") for ref in refs], "\n")
    if first.variable in NAMES_OF:
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
        if variable in ("actor", "target") and id in book.actors:
            return one_line(book.actors[id].label)
        if variable == "topic" and id in book.topics:
            return one_line(book.topics[id].label)
        if id in book.propositions:
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
