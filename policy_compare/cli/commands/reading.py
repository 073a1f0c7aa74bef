"""The commands that show what a corpus holds."""

from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.deferred_commands import question_command, view_command
from policy_compare.cli.options import READING_SECONDS, ReadingLimitOption, SourcesOption

if TYPE_CHECKING:
    from policy_compare.cli.question_options import QuestionOptions

_PANEL = "What is in a corpus"

NameArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME",
        autocompletion=completion.propose_all_names,
        help="An id, a label, an alias, a keyword, or how one begins; a recommendation also as "
        "paper/recommendation.",
    ),
]
WordsArgument = Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")]
_GROUP_BY = ChoiceOption(
    "--group-by",
    "policy_compare.views.listing:GROUPINGS",
    "What to group by, in a table, Markdown and HTML.",
)
GroupByOption = Annotated[str, _GROUP_BY]
MostHitsOption = Annotated[int, typer.Option("--most", min=1, help="At most so many hits.")]

OnlyUncodedOption = Annotated[
    bool,
    typer.Option("--uncoded", help="Only those that are still to be coded, counted by paper."),
]

StyleOption = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        show_default=False,
        help="A style of CSL for the references: apa, chicago-author-date, ieee and thousands "
        "more, or a file that ends in .csl.",
    ),
]


def list_(
    options: "QuestionOptions",
    group_by: GroupByOption = "topic",
    uncoded: OnlyUncodedOption = False,
) -> None:
    """List the recommendations, grouped by topic."""
    from policy_compare.views import listing

    grouping = _GROUP_BY.check(group_by)
    question = options.read_question(answers_columns=True, tells_records=True)
    options.write_answer(question, listing.view(question, grouping, uncoded=uncoded))


def show(
    options: "QuestionOptions",
    name: NameArgument,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
) -> None:
    """Show all about a recommendation, proposition, paper, topic, actor or instrument.

    A recommendation comes with its quote, where it stands, and who else speaks to
    the same propositions; where its paper's text is at hand, also with the words
    around the quote.
    """
    from policy_compare.cli.paper_texts import find_quotes_in_texts
    from policy_compare.views import show

    folder = options.folder_of_texts(sources)
    typed = " ".join(name)
    question = options.read_question(about=typed)
    refs = show.recommendations_called(question, typed)
    texts, notes = find_quotes_in_texts(question.corpus, refs, folder, reading_limit)
    options.write_answer(question, show.view(question, typed, texts, notes))


def papers(options: "QuestionOptions", style: StyleOption = None) -> None:
    """List the papers with their references.

    Programs such as Zotero read them from a file that ends in .bib, .ris or .csljson.
    """
    from policy_compare.analysis.selection import chosen_papers
    from policy_compare.cli.reference_style import references_of_papers
    from policy_compare.views import papers

    question = options.read_question(answers_columns=True)
    chosen = chosen_papers(question.corpus, question.selection)
    format = options.output.choose_format()
    references = None if style is None else references_of_papers(chosen, style, format)
    options.write_answer(question, papers.view(question, references))


def search(options: "QuestionOptions", words: WordsArgument, most: MostHitsOption = 20) -> None:
    """Find recommendations, propositions, actors, topics and papers by words.

    Small typing mistakes and other names of an actor are understood.
    """
    from policy_compare.views import search

    question = options.read_question(answers_columns=True, tells_records=True)
    options.write_answer(question, search.view(question, " ".join(words), most))


COMMANDS = (
    question_command("list", list_, "list --topic sanctions", _PANEL),
    question_command("show", show, "show howell-2024/military-aid", _PANEL),
    question_command("papers", papers, "papers --format markdown", _PANEL),
    view_command("topics", "List the topics with what each holds.", "topics", _PANEL),
    view_command(
        "propositions",
        "List the propositions with the number of units on each side.",
        "propositions --topic lethal-aid",
        _PANEL,
    ),
    view_command(
        "actors",
        "List the actors, their other names, and how often each is asked.",
        "actors",
        _PANEL,
    ),
    question_command("search", search, "search seoul lethal aid", _PANEL),
)
