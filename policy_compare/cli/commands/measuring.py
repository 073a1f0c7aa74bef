"""The commands that compare in numbers."""

from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption, check_choice
from policy_compare.cli.deferred_commands import CommandRecord, question_command
from policy_compare.cli.options import (
    BomOption,
    DelimiterOption,
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    PaperOption,
)
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.cli.question_options import QuestionOptions
    from policy_compare.views.parts.question import Question
    from policy_compare.views.parts.sorting import RowOrder
    from policy_compare.views.table import View

_PANEL = "In numbers"

MEASURE_CHOICE = ChoiceOption(
    "--measure",
    "policy_compare.analysis.measures.pair_measures:MEASURES",
    "The measure to show, and to rank by: {}.",
    placeholder="NAME",
    first="agreement_share",
)
MeasureOption = Annotated[str, MEASURE_CHOICE]

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
ExplainPairOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--explain",
        metavar="A B",
        autocompletion=completion.PROPOSALS["paper"],
        show_default=False,
        help="Show what is behind the figures of these two, term by term.",
    ),
]
NearestOption = Annotated[
    str | None,
    typer.Option(
        "--nearest",
        metavar="UNIT",
        autocompletion=completion.PROPOSALS["paper"],
        show_default=False,
        help="Only the pairs of this paper (or author, or publisher), the most alike first.",
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

FirstFolderArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR_A", show_default=False, help="One coder's corpus, or that of both coders."
    ),
]
SecondFolderArgument = Annotated[
    Path | None, typer.Argument(metavar="DIR_B", show_default=False, help="The other coder's.")
]
CoderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--coder",
        metavar="NAME",
        help="Only what this coder coded or this model proposed. Given twice: first that of A, "
        "then that of B, which may be in one folder.",
    ),
]
_ROWS = ChoiceOption(
    "--rows",
    "policy_compare.views.reliability:COLUMNS",
    "What the rows of CSV and JSON are: {}.",
    placeholder="KIND",
    panel="Output",
)
RowsOption = Annotated[str, _ROWS]


def measures(
    options: "QuestionOptions",
    measure: MeasureOption = "agreement_share",
    normalize: NormalizeOption = "none",
    min_shared: MinSharedOption = 0,
    sort: SortOption = None,
    descending: DescendingOption = False,
    explain: ExplainPairOption = None,
    sensitivity: SensitivityOption = False,
    grid: GridOption = False,
    nearest: NearestOption = None,
) -> None:
    """Measure how alike each two papers are, always with the n that it rests on."""
    from policy_compare.cli.progress import progress_shown
    from policy_compare.views.parts.pair_rows import COLUMNS

    figures = _FigureChoice(MEASURE_CHOICE.check(measure), _NORMALIZE.check(normalize), min_shared)
    order = _read_row_order(sort, COLUMNS, descending=descending)
    values = (explain, sensitivity, grid, nearest)
    answer = _choose_answer([*compress(_ANSWERS, values)], order, figures)
    question = options.read_question(
        about=explain,
        answers_columns=answer not in ("--explain", "--sensitivity"),
        tells_records=answer == "--grid",
    )
    with progress_shown("measuring"):
        view = _measures_view(question, answer, figures, explain or nearest, order)
    options.write_answer(question, view)


#: The options that ask for answers of their own.
_ANSWERS = ("--explain", "--sensitivity", "--grid", "--nearest")


class _FigureChoice(NamedTuple):
    """Which figures are wanted: of which measure, divided by what, of which pairs."""

    measure: str
    normalization: str
    min_shared: int


def _choose_answer(options: Sequence[str], order: "RowOrder | None", figures: _FigureChoice) -> str:
    """The option that asks for an answer of its own, or nothing.

    Raises:
        CallError: there are several, or others ask for what that one has no use for.
    """
    if len(options) > 1:
        raise CallError(f"{' and '.join(options)} are answers of their own", "ask for one of them")
    if "--explain" in options and (order or figures.min_shared):
        raise CallError(
            "--explain is about one pair, so that nothing is ranked, sorted or left out",
            "leave out --sort and --min-shared",
        )
    if options and order:
        raise CallError(f"{options[0]} has an order of its own", "leave out --sort")
    return "".join(options)


def _measures_view(
    question: "Question",
    answer: str,
    figures: _FigureChoice,
    named: tuple[str, str] | str | None,
    order: "RowOrder | None",
) -> "View":
    """The answer that an option asked for of the units named, or the measures of all pairs."""
    measure, normalization, min_shared = figures
    if isinstance(named, tuple):
        from policy_compare.views import measures_explain

        return measures_explain.view(question, *named, normalization)
    if answer == "--sensitivity":
        from policy_compare.views import measures_sensitivity

        return measures_sensitivity.view(question, measure, normalization, min_shared)
    if answer == "--grid":
        from policy_compare.views import measures_grid

        return measures_grid.view(question, measure, normalization, min_shared)
    from policy_compare.views import measures

    return measures.view(question, measure, normalization, min_shared, order, named or "")


def consensus(
    options: "QuestionOptions", sort: SortOption = None, descending: DescendingOption = False
) -> None:
    """Measure how far all papers are at one on each proposition."""
    from policy_compare.views import consensus

    order = _read_row_order(sort, consensus.COLUMNS, descending=descending)
    question = options.read_question(answers_columns=True)
    options.write_answer(question, consensus.view(question, order))


def _read_row_order(
    column: str | None, columns: tuple[str, ...], *, descending: bool
) -> "RowOrder | None":
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


def reliability(
    dir_a: FirstFolderArgument = None,
    dir_b: SecondFolderArgument = None,
    coder: CoderOption = None,
    paper: PaperOption = None,
    rows: RowsOption = "coefficients",
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Compare two codings of the same papers: how far the coders agree.

    Each coder has a folder, or both have one and --coder says whose is
    whose, a model that proposes being a coder like any other.

    Recommendations are matched by quote and place, then by wording, whatever
    their ids. Krippendorff's alpha and Cohen's kappa come with n, and every
    difference is listed, worst first.
    """
    from policy_compare.cli.two_codings import open_codings
    from policy_compare.views import reliability

    kind = _ROWS.check(rows)
    target = Output(format, output, force, not no_pager).with_settings(delimiter=delimiter, bom=bom)
    target.choose_format()
    (a, name_a), (b, name_b) = open_codings((dir_a, dir_b), coder or ())
    target.write(reliability.view(a, b, (name_a, name_b), paper or (), kind))


COMMANDS = (
    question_command(
        "measures", measures, "measures --explain howell-2024 vynnytskyi-2024", _PANEL
    ),
    question_command("consensus", consensus, "consensus --sort tastle_wierman", _PANEL),
    CommandRecord("reliability", reliability, "reliability coder-a coder-b", _PANEL),
)
