"""What two coders said otherwise, to be decided, and how far two codings agree."""

from collections import Counter
from collections.abc import Sequence

from policy_compare.analysis.coders.codings import Codings
from policy_compare.analysis.coders.field_differences import FieldDifference
from policy_compare.analysis.coders.reliability import measure_stances
from policy_compare.model import Codebook
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph
from policy_compare.views.parts.citations import quote_with_place
from policy_compare.views.parts.figures import UNDEFINED, format_coefficient
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line, text_of
from policy_compare.views.table import Table, Value, View

COLUMNS = (*FieldDifference._fields[:9], "statement", "quote", "proposition_statement")

#: Nobody reads more rows than these on a page.
_SHOWN = 200


def view(
    codings: Codings,
    differences: Sequence[FieldDifference],
    names: tuple[str, str],
    book: Codebook,
) -> View:
    """The differences of the codings that are called so, then what one decides each from."""
    differing = {each[1:3] for each in differences if all(each[1:3])}
    alike = len(codings.pairs) - len(differing)
    fields = Counter(difference.field for difference in differences).most_common()
    facts = (
        ("A", one_line(names[0])), ("B", one_line(names[1])),
        ("papers", f"{len(codings.papers)} in both; {len(codings.only_a)} in A alone and "
         f"{len(codings.only_b)} in B alone, which stay as coded"),
        ("recommendations", f"{len(codings.pairs)} in both, {alike} of them alike throughout"),
        ("differences", ", ".join(f"{field} {count}" for field, count in fields) or "none"),
    )  # fmt: skip
    in_a = {item.ref: item for paper, _, _ in codings.papers for item in paper.recommendations}
    in_b = {item.ref: item for _, paper, _ in codings.papers for item in paper.recommendations}

    def row(difference: FieldDifference) -> tuple[Value, ...]:
        item = in_a.get(difference.recommendation_a) or in_b[difference.recommendation_b]
        sentence = book.propositions[difference.about].statement if difference.about else ""
        read = (item.statement, text_of(quote_with_place(item)), sentence)
        return tuple(None if cell == "" else cell for cell in (*difference[:9], *read))

    notes = tuple(f"{about}: {text}." for about, text in facts)
    return View(
        lambda: Table("reconcile", COLUMNS, [*map(row, differences)], notes),
        lambda: _page(facts, differences),
    )


def _page(facts: tuple[tuple[str, str], ...], differences: Sequence[FieldDifference]) -> Page:
    heads = ("What", "Recommendation", "A", "B", "Decision")
    blocks: list[Block] = [Heading("Two codings to reconcile", 1), Facts(facts)]
    if differences:
        blocks.append(Grid(heads, tuple(map(_difference_cells, differences[:_SHOWN]))))
        unlisted = len(differences) - _SHOWN
        more = f"{unlisted} more: --format csv lists all. " if unlisted > 0 else ""
        blocks.append(Paragraph(more + _HOW_TO_GO_ON, note=True))
    return tuple(blocks)


_HOW_TO_GO_ON = (
    "--output decisions.csv writes a table to fill in; --table decisions.csv --into DIR then "
    "writes what comes of it. --rule WAY decides what the table leaves open."
)


def _difference_cells(difference: FieldDifference) -> tuple[Phrase, ...]:
    refs = dict.fromkeys(filter(None, difference[1:3]))
    return (
        (difference.field, *(("\n", Span(difference.about, "id")) if difference.about else ())),
        join_phrases([Span(ref, "id") for ref in refs], "\n"),
        *(one_line("; ".join(side)) or UNDEFINED for side in (difference.a, difference.b)),
        "\n".join(map(one_line, filter(None, difference[7:9]))),
    )


def describe_agreement(codings: Codings, of_a: Codings, of_b: Codings) -> str:
    """How far two codings agree on stances, and ``of_a`` and ``of_b`` with the result, in words."""
    texts = []
    for aligned in (codings, of_a, of_b):
        stances = measure_stances(aligned)
        agreed = round(stances.n * (stances.agreement or 0))
        texts.append(f"{agreed} of {stances.n} (alpha {format_coefficient(stances.alpha)})")
    return "of stances A and B agreed on {}, A agrees with the result on {}, B on {}".format(*texts)
