"""The commands that show what a corpus holds."""

import os
from typing import Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import Asked, SourcesOption, asking

_PANEL = "What is in a corpus"

Name = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME",
        autocompletion=completion.things,
        help="An id, a label, an alias, a keyword, or how one begins; a recommendation also as "
        "paper/recommendation.",
    ),
]
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")]
_GROUP_BY = ChoiceOption(
    "--group-by",
    "policy_compare.views.listing:GROUPINGS",
    "What to group by, in a table and in Markdown.",
)
GroupByOption = Annotated[str, _GROUP_BY]
MostOption = Annotated[int, typer.Option("--most", min=1, help="At most so many hits.")]


UncodedOption = Annotated[
    bool,
    typer.Option("--uncoded", help="Only those that are still to be coded, counted by paper."),
]


@asking
def list_(asked: Asked, group_by: GroupByOption = "topic", uncoded: UncodedOption = False) -> None:
    """List the recommendations, grouped by topic."""
    from policy_compare.views import listing

    grouping = _GROUP_BY.check(group_by)
    asked.answer(listing.view(asked.question(), grouping, uncoded=uncoded))


@asking
def show(asked: Asked, name: Name, sources: SourcesOption = None) -> None:
    """Show all about a recommendation, proposition, paper, topic, actor or instrument.

    A recommendation comes with its quote, where it stands, and who else speaks to
    the same propositions; where its paper's text is at hand, also with the words
    around the quote.
    """
    from policy_compare.cli.paper_texts import quotes_in_text, texts_folder
    from policy_compare.corpus.locate import find_corpus_folder
    from policy_compare.views import show

    folder = texts_folder(sources, find_corpus_folder(asked.corpus, os.environ))
    question = asked.question()
    given = " ".join(name)
    texts, notes = quotes_in_text(
        question.corpus, show.recommendations_called(question, given), folder
    )
    asked.answer(show.view(question, given, texts, notes))


@asking
def papers(asked: Asked) -> None:
    """List the papers with their references."""
    from policy_compare.views import inventory

    asked.answer(inventory.papers(asked.question()))


@asking
def topics(asked: Asked) -> None:
    """List the topics with what each holds."""
    from policy_compare.views import inventory

    asked.answer(inventory.topics(asked.question()))


@asking
def propositions(asked: Asked) -> None:
    """List the propositions with the number of units on each side."""
    from policy_compare.views import inventory

    asked.answer(inventory.propositions(asked.question()))


@asking
def actors(asked: Asked) -> None:
    """List the actors, their other names, and how often each is asked."""
    from policy_compare.views import inventory

    asked.answer(inventory.actors(asked.question()))


@asking
def search(asked: Asked, words: Words, most: MostOption = 20) -> None:
    """Find recommendations, propositions, actors, topics and papers by words.

    Small typing mistakes and other names of an actor are understood.
    """
    from policy_compare.views import search

    asked.answer(search.view(asked.question(), " ".join(words), most))


COMMANDS = (
    Described("list", list_, "list --topic sanctions", _PANEL),
    Described("show", show, "show howell-2024/military-aid", _PANEL),
    Described("papers", papers, "papers --format markdown", _PANEL),
    Described("topics", topics, "topics", _PANEL),
    Described("propositions", propositions, "propositions --topic lethal-aid", _PANEL),
    Described("actors", actors, "actors", _PANEL),
    Described("search", search, "search seoul lethal aid", _PANEL),
)
