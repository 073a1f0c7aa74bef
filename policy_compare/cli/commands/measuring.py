"""The commands that compare in numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption, check_choice
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import Asked, asking
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.views.parts.sorting import RowOrder

_PANEL = "In numbers"

_MEASURE = ChoiceOption(
    "--measure",
    "policy_compare.analysis.measures.pair_measures:MEASURES",
    "What to show first, and to rank by: {}.",
    placeholder="NAME",
    first="agreement_share",
)
MeasureOption = Annotated[str, _MEASURE]

_NORMALIZE = ChoiceOption(
    "--normalize",
    "policy_compare.analysis.measures.pair_measures:NORMALIZATIONS",
    "What to divide congruence, conflict and subtract by.",
)
NormalizeOption = Annotated[str, _NORMALIZE]
MinSharedOption = Annotated[
    int,
    typer.Option(
        "--min-shared", min=0, help="Only pairs that speak to at least so many propositions both."
    ),
]
SortOption = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="COLUMN",
        show_default=False,
        help="Sort by this column, the least first; what is undefined comes last.",
    ),
]
DescendingOption = Annotated[bool, typer.Option("--descending", help="Sort the greatest first.")]
ExplainOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--explain",
        metavar="A B",
        autocompletion=completion.papers,
        show_default=False,
        help="Show what is behind the figures of these two, term by term.",
    ),
]
SensitivityOption = Annotated[
    bool,
    typer.Option(
        "--sensitivity",
        help="Show whether the ranking of the pairs survives another measure, and leaving out "
        "any one proposition or recommendation.",
    ),
]
GridOption = Annotated[
    bool,
    typer.Option(
        "--grid", help="Show the measure as a square, papers down and papers across, with n."
    ),
]


@asking
def measures(
    asked: Asked,
    measure: MeasureOption = "agreement_share",
    normalize: NormalizeOption = "none",
    min_shared: MinSharedOption = 0,
    sort: SortOption = None,
    descending: DescendingOption = False,
    explain: ExplainOption = None,
    sensitivity: SensitivityOption = False,
    grid: GridOption = False,
) -> None:
    """Measure how alike each two papers are, always with the n that it rests on."""
    from policy_compare.cli.paper_texts import working
    from policy_compare.views import measures as views

    by = _MEASURE.check(measure)
    norm = _NORMALIZE.check(normalize)
    order = _sort(sort, views.COLUMNS, descending=descending)
    given = {"--explain": explain, "--sensitivity": sensitivity, "--grid": grid}
    _one_answer([option for option, value in given.items() if value], order, min_shared)
    question = asked.question()
    with working("measuring"):
        if explain:
            from policy_compare.views import measures_explain

            view = measures_explain.view(question, *explain, norm)
        elif sensitivity:
            from policy_compare.views import measures_sensitivity

            view = measures_sensitivity.view(question, by, norm, min_shared)
        elif grid:
            from policy_compare.views import measures_grid

            view = measures_grid.view(question, by, norm, min_shared)
        else:
            view = views.view(question, by, norm, min_shared, order)
    asked.answer(view)


def _one_answer(asked: Sequence[str], order: "RowOrder | None", min_shared: int) -> None:
    """Stop where options ask for several answers, or for what one of them has no use for.

    Raises:
        CallError: they do.
    """
    if len(asked) > 1:
        raise CallError(f"{' and '.join(asked)} are answers of their own", "ask for one of them")
    if "--explain" in asked and (order or min_shared):
        raise CallError(
            "--explain is about one pair, so that nothing is ranked, sorted or left out",
            "leave out --sort and --min-shared",
        )
    if asked and order:
        raise CallError(f"{asked[0]} has an order of its own", "leave out --sort")


@asking
def consensus(asked: Asked, sort: SortOption = None, descending: DescendingOption = False) -> None:
    """Measure how far all papers are at one on each proposition."""
    from policy_compare.views import consensus as views

    order = _sort(sort, views.COLUMNS, descending=descending)
    asked.answer(views.view(asked.question(), order))


def _sort(column: str | None, columns: tuple[str, ...], *, descending: bool) -> "RowOrder | None":
    """The order asked for.

    Raises:
        CallError: there is no such column, or none is named.
    """
    from policy_compare.views.parts.sorting import RowOrder

    if column is None:
        if descending:
            raise CallError("--descending needs to know by what", "name a column with --sort")
        return None
    return RowOrder(check_choice("--sort", column, columns), descending)


COMMANDS = (
    Described("measures", measures, "measures --explain howell-2024 vynnytskyi-2024", _PANEL),
    Described("consensus", consensus, "consensus --sort tastle_wierman", _PANEL),
)
