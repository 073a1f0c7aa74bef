"""What two coders said otherwise, to be decided, and how far two codings agree."""

from collections import Counter
from collections.abc import Sequence

from policy_compare.analysis.coders.codings import Codings, align_codings
from policy_compare.analysis.coders.field_differences import FieldDifference
from policy_compare.analysis.coders.reliability import measure_reliability
from policy_compare.model import Corpus
from policy_compare.views.page import Facts, Grid, Heading, Page
from policy_compare.views.parts.figures import UNDEFINED, format_figure
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line
from policy_compare.views.table import Table, View

COLUMNS = FieldDifference._fields[:9]


def view(codings: Codings, differences: Sequence[FieldDifference], names: tuple[str, str]) -> View:
    """The differences of the codings that are called so."""
    alike = len(codings.pairs) - len({one[1:3] for one in differences if all(one[1:3])})
    fields = Counter(one.field for one in differences).most_common()
    facts = (
        ("A", one_line(names[0])), ("B", one_line(names[1])),
        ("papers", f"{len(codings.papers)} in both; {len(codings.only_a)} in A alone and "
         f"{len(codings.only_b)} in B alone, which stay as coded"),
        ("recommendations", f"{len(codings.pairs)} in both, {alike} of them alike throughout"),
        ("differences", ", ".join(f"{field} {count}" for field, count in fields) or "none"),
    )  # fmt: skip
    rows = [tuple(None if cell == "" else cell for cell in one[:9]) for one in differences]
    notes = tuple(f"{about}: {text}." for about, text in facts)
    return View(lambda: Table("reconcile", COLUMNS, rows, notes), lambda: _page(facts, differences))


def _page(facts: tuple[tuple[str, str], ...], differences: Sequence[FieldDifference]) -> Page:
    heads = ("What", "Recommendation", "A", "B", "Decision")
    grid = Grid(heads, tuple(map(_difference_cells, differences)))
    return (Heading("Two codings to reconcile", 1), Facts(facts), *([grid] if differences else ()))


def _difference_cells(difference: FieldDifference) -> tuple[Phrase, ...]:
    refs = dict.fromkeys(filter(None, difference[1:3]))
    return (
        (difference.field, *(("\n", Span(difference.about, "id")) if difference.about else ())),
        join_phrases([Span(ref, "id") for ref in refs], "\n"),
        *(one_line("; ".join(side)) or UNDEFINED for side in (difference.a, difference.b)),
        "\n".join(map(one_line, filter(None, difference[7:9]))),
    )


def describe_agreement(a: Corpus, b: Corpus, result: Corpus) -> str:
    """How far two codings agree on stances, and each with what came of both, in words."""
    texts = []
    for pair in ((a, b), (a, result), (b, result)):
        by_variable = {row.variable: row for row in measure_reliability(align_codings(*pair))}
        _, n, _, _, share, alpha, *_ = by_variable["stance"]
        texts.append(f"{format_figure(share)} of {n} stances (alpha {format_figure(alpha)})")
    return "A and B agreed on {}, A agrees with the result on {}, B on {}".format(*texts)
