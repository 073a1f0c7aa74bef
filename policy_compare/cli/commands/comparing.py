"""The commands that compare."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare import __version__
from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.deferred_commands import question_command, view_command
from policy_compare.cli.options import READING_SECONDS, ReadingLimitOption, SourcesOption
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.cli.question_options import QuestionOptions

_PANEL = "What it says"

UnitsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="A B",
        autocompletion=completion.PROPOSALS["paper"],
        help="Two papers, or with --by two authors or publishers.",
    ),
]
MinUnitsOption = Annotated[
    int,
    typer.Option("--min-units", min=1, help="Only what at least so many units speak to."),
]
FewerUnitsOption = Annotated[
    bool, typer.Option("--all", help="Also what fewer units say, under a heading of its own.")
]

FullOption = Annotated[
    bool,
    typer.Option(
        "--full", help="Conditions and recommendations too, in a table, Markdown and HTML."
    ),
]
WideOption = Annotated[
    bool,
    typer.Option(
        "--wide", help="A row a proposition and a column a paper in CSV and JSON too, in words."
    ),
]

ForCodingOption = Annotated[
    bool,
    typer.Option(
        "--for-coding",
        help="A workbook (.xlsx) to code in, with lists to choose from, the codebook, and the "
        "passages where the papers' texts are at hand. import brings it back.",
    ),
]

_GRAPH = ChoiceOption(
    "--graph",
    "policy_compare.views.graphs:GRAPHS",
    "Which network a .graphml or .gexf holds. Otherwise positions.",
    show_default=False,
)
GraphOption = Annotated[str | None, _GRAPH]

TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        show_default=False,
        help="A document or template of Word (.docx, .dotx): the .docx that is written has its "
        "styles, page, header and footer. Its text is left out.",
    ),
]

IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        show_default=False,
        autocompletion=completion.PROPOSALS["recommendation"],
        help="A recommendation: those nearest to it, also of its own paper.",
    ),
]
NearestPropositionsOption = Annotated[
    bool,
    typer.Option(
        "--uncoded",
        help="For recommendations that are not coded yet, the nearest propositions.",
    ),
]
UnsharedOption = Annotated[
    bool,
    typer.Option("--unshared", help="Only pairs that speak to no common proposition yet."),
]
MostPairsOption = Annotated[
    int,
    typer.Option("--most", min=1, help="At most so many pairs, or recommendations."),
]
MinScoreOption = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=1,
        max=100,
        show_default=False,
        help="Only what scores so much (1 to 100). Otherwise 20, or 60 in a corpus of 1,500 "
        "recommendations and more; any with ID.",
    ),
]


def summary(
    options: "QuestionOptions",
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
) -> None:
    """Show what the corpus says, most telling first, in one screen.

    What is contested, in tension and agreed, how far, and what is not coded or not
    verified yet. Each finding has the id that leads on.
    """
    from policy_compare.cli.paper_texts import quotes_by_paper
    from policy_compare.passage import add_quote_counts
    from policy_compare.views import summary

    question = options.read_question(answers_columns=True, tells_records=True)
    texts = options.folder_of_texts(sources)
    quotes = quotes_by_paper(question.corpus, question.selection, texts, reading_limit)
    counts = add_quote_counts(quotes.values())
    options.write_answer(question, summary.view(question, counts, options.as_typed()))


def overlap(
    options: "QuestionOptions", min_units: MinUnitsOption = 2, all_: FewerUnitsOption = False
) -> None:
    """Show what several papers speak to: who stands where, and how they differ."""
    from policy_compare.views import overlap

    question = options.read_question(answers_columns=True)
    options.write_answer(question, overlap.view(question, min_units, all_))


def compare(options: "QuestionOptions", units: UnitsArgument) -> None:
    """Set two papers side by side, proposition by proposition."""
    from policy_compare.views import compare

    a, b = _check_two_units(units, options.by)
    question = options.read_question(about=(a, b))
    options.write_answer(question, compare.view(question, a, b))


def _check_two_units(units: list[str], by: str) -> tuple[str, str]:
    """The two that were named.

    Raises:
        CallError: there are more, or is one alone; the hint says what sets those side by side.
    """
    from shlex import quote

    if len(units) == 2:
        return units[0], units[1]
    if by == "paper":
        options = " ".join(f"--paper {quote(unit)}" for unit in units)
        instead = f"policy-compare matrix {options} sets these side by side"
    else:
        instead = f"policy-compare matrix --by {quote(by)} sets all side by side"
    if len(units) == 1:
        raise CallError("compare takes two, not one", "name another one behind it")
    raise CallError(f"compare takes two, not {len(units)}", instead)


def matrix(options: "QuestionOptions", full: FullOption = False, wide: WideOption = False) -> None:
    """Show the synthesis matrix: propositions down, papers across.

    A sign a cell, with how firmly it is urged where that has room. CSV and JSON have
    a row for each position, or with --wide for each proposition.
    """
    from policy_compare.views import matrix

    question = options.read_question(answers_columns=True)
    options.write_answer(question, matrix.view(question, full=full, wide=wide))


def export(
    options: "QuestionOptions",
    for_coding: ForCodingOption = False,
    graph: GraphOption = None,
    template: TemplateOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
) -> None:
    """Write the whole comparison as one document, in Markdown or for Word (.docx).

    As CSV or JSON it is a table of every statement: one recommendation's
    stance on one proposition a row. As XLSX it is a workbook with findings,
    matrix, statements and codebook. As QDPX it is a project for NVivo, MAXQDA,
    ATLAS.ti and QualCoder, in which the papers' texts are coded, as QDC its
    codebook, and as DNA a project for Discourse Network Analyzer. As GraphML or
    GEXF it is a network, as SQLite a database. With --for-coding it is a
    workbook to code in, which import takes back once it is filled in.
    """
    from policy_compare.cli.coding_workbook import write_coding_workbook
    from policy_compare.cli.paper_texts import find_quoted_texts
    from policy_compare.views import export

    if for_coding:
        write_coding_workbook(options, sources, reading_limit)
        return
    output = options.output.with_settings(
        graph=graph and _GRAPH.check(graph), template=template and _read_template(template)
    )
    options = options._replace(output=output)
    question = options.read_question(digest=True, answers_columns=True, tells_records=True)
    folder = options.folder_of_texts(sources)
    texts = partial(find_quoted_texts, question, folder, reading_limit)
    options.write_answer(question, export.view(question, __version__, texts), default="markdown")


def _read_template(file: Path) -> bytes:
    """What is in a template's file.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.files.reading import TEMPLATE
    from policy_compare.files.reading_errors import read_file

    return read_file(file, TEMPLATE)


def report(
    options: "QuestionOptions",
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
) -> None:
    """Write the whole comparison as one page for a browser, to hand to a colleague.

    Findings, matrix, topics, tensions, recommendations and papers, in one file
    that needs nothing else. At a terminal it goes to report.html if no file is
    named. As CSV or JSON it is the table of export.
    """
    from policy_compare.cli.paper_texts import quotes_by_paper
    from policy_compare.views import report

    question = options.read_question(digest=True, answers_columns=True, tells_records=True)
    texts = options.folder_of_texts(sources)
    quotes = quotes_by_paper(question.corpus, question.selection, texts, reading_limit)
    view = report.view(question, __version__, quotes)
    options.write_answer(question, view, default="html", file_at_terminal=Path("report.html"))


def similar(
    options: "QuestionOptions",
    id: IdArgument = "",
    uncoded: NearestPropositionsOption = False,
    unshared: UnsharedOption = False,
    most: MostPairsOption = 20,
    min_score: MinScoreOption = None,
) -> None:
    """Find recommendations of different papers that ask for much the same.

    They may share no proposition yet. The wording of their statements is compared,
    with their propositions, topics, targets and levers; never the stance.
    """
    from policy_compare.cli.progress import progress_shown
    from policy_compare.views import similar as views

    _check_similar_options(id, min_score, uncoded=uncoded, unshared=unshared)
    question = options.read_question()
    with progress_shown("comparing wordings"):
        if id:
            view = views.view_nearest(question, id, most, min_score)
        elif uncoded:
            view = views.view_uncoded(question, most, min_score)
        else:
            view = views.view_pairs(question, most, min_score, unshared=unshared)
    options.write_answer(question, view)


def _check_similar_options(
    id: str, min_score: float | None, *, uncoded: bool, unshared: bool
) -> None:
    """Stop where options do not go together.

    Raises:
        CallError: they do not, or the score is none.
    """
    if id and uncoded:
        raise CallError("ID and --uncoded do not go together", "leave one of them out")
    if unshared and (id or uncoded):
        raise CallError("--unshared is about pairs", "leave out ID and --uncoded")
    if min_score is not None and not min_score <= 100:
        raise CallError(f"--min-score cannot be '{min_score}'", "give a number from 1 to 100")


COMMANDS = (
    question_command("summary", summary, "summary", _PANEL),
    question_command("overlap", overlap, "overlap china", _PANEL),
    view_command(
        "disagreements",
        "Show what is contested, unclear or in tension, and why.",
        "disagreements",
        _PANEL,
    ),
    question_command("compare", compare, "compare howell-2024 vynnytskyi-2024", _PANEL),
    question_command("matrix", matrix, "matrix --topic alliances", _PANEL),
    question_command("export", export, "export --topic china", _PANEL),
    question_command("report", report, "report --output report.html", _PANEL),
    question_command("similar", similar, "similar --topic alliances", _PANEL),
)
