"""What a command is asked that answers a question about a corpus: its options, and what they mean.

Such a command takes :class:`QuestionOptions` as its first parameter. When it is built it is
given the options for the corpus, the filters, the grouping and the output; and where it has no
argument of its own, a topic as its argument.
"""

import inspect
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, NamedTuple, get_args

import typer
from typer.models import ArgumentInfo

from policy_compare.analysis.selection import FILTERS, resolve_filters
from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.options import (
    FILTERS_PANEL,
    BomOption,
    CorpusOption,
    DelimiterOption,
    ForceOption,
    FormatOption,
    LabelsOption,
    NoPagerOption,
    Output,
    OutputOption,
    format_option,
    output_option,
)
from policy_compare.errors import CallError, CorpusError, EngineError
from policy_compare.render import LABELS, ON_SCREEN

if TYPE_CHECKING:
    from policy_compare.cli.column_question import About
    from policy_compare.model import Corpus
    from policy_compare.views.parts.question import Question
    from policy_compare.views.table import View

#: The filter that a command takes as its argument where it has no other.
_FILTER_OF_ARGUMENT = "topics"

TopicArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TOPIC]",
        autocompletion=completion.propose_topics,
        show_default=False,
        help="Only this topic, as with --topic. Several words are one name.",
    ),
]

_BY = ChoiceOption("--by", "policy_compare.analysis.positions:BYS", "Who holds positions.")
ByOption = Annotated[str, _BY]

NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Read every file anew, and keep nothing of it. Otherwise a large corpus is kept as "
        "it was read, for as long as its files do not change.",
    ),
]


_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([MGT])B", re.ASCII | re.IGNORECASE)
_LEAST_MEMORY = 100_000_000


def _parse_memory(value: str | int) -> int:
    """The number of bytes that was given.

    Raises:
        CallError: it is no size, or a very small one.
    """
    match = _SIZE.fullmatch(str(value))
    size = float(match[1]) * 1000 ** (2 + "MGT".index(match[2].upper())) if match else 0
    if size >= _LEAST_MEMORY:
        return int(size)
    raise CallError(f"--memory cannot be '{value}'", "a size from 100MB on, such as 500MB or 2GB")


MemoryOption = Annotated[
    int | None,
    typer.Option(
        "--memory",
        metavar="SIZE",
        parser=_parse_memory,
        show_default=False,
        help="How much memory the engine for large corpora may take, such as 2GB; what needs more "
        "goes to the disk meanwhile. Otherwise half of what is free.",
    ),
]


class QuestionOptions(NamedTuple):
    """What a command was asked with, before anything is read; ``memory`` is in bytes."""

    corpus: Path | None
    filters: Mapping[str, tuple[str, ...]]
    by: str
    output: Output
    cached: bool = True
    memory: int | None = None

    def read_question(
        self,
        *,
        digest: bool = False,
        corpus: "Corpus | None" = None,
        answers_columns: bool = False,
        tells_records: bool = False,
        about: "About" = None,
    ) -> "Question":
        """The corpus read, unless it is given, and the filters understood.

        Of a corpus in columns only few statements are read. A command that ``answers_columns`` is
        given the engine for more; one that is ``about`` two units or a thing needs only these.
        Unless it ``tells_records`` it is also given what is kept in columns of large files.

        Raises:
            CorpusError: the corpus has errors.
            UnknownName: a filter names nothing in it.
            CallError: an option's value is none of its choices, or there are too many statements.
        """
        from policy_compare.cli import corpus_opening
        from policy_compare.corpus.corpus_files import has_columns
        from policy_compare.corpus.reader import load_corpus_or_columns
        from policy_compare.model import Corpus
        from policy_compare.views.parts.question import Question

        by = _BY.check(self.by)
        # An impossible format is told before a large corpus is read.
        self.output.choose_format()
        if corpus is None:
            folder = corpus_opening.open_corpus_folder(self.corpus)
            kept, in_columns = None, has_columns(folder)
            if answers_columns and self.cached and not (tells_records or in_columns):
                loaded = load_corpus_or_columns(folder)
                if isinstance(loaded, Corpus):
                    corpus = loaded
                    corpus_opening.say_papers_left_out(corpus, folder)
                else:
                    kept = loaded
            if kept or in_columns:
                from policy_compare.cli.column_question import open_column_question

                asked = (self.filters, by, self.memory, about, kept, self.cached)
                # What is kept and cannot be used after all is as if it were not there.
                with suppress(*((CorpusError, EngineError) if kept else ())):
                    return open_column_question(folder, *asked, answers_columns=answers_columns)
        if corpus is None:
            corpus = corpus_opening.open_corpus(folder, digest=digest, cached=self.cached)
        return Question(corpus, resolve_filters(corpus, self.filters), by)  # type: ignore[arg-type]

    def folder_of_texts(self, sources: Path | None) -> Path | None:
        """The folder of the papers' texts: ``sources``, else that of the corpus."""
        from policy_compare.cli.paper_texts import texts_folder
        from policy_compare.corpus.locate import find_corpus_folder

        return texts_folder(sources, find_corpus_folder(self.corpus, os.environ))

    def as_typed(self) -> str:
        """The options as they are typed, for commands that answer within the same limits."""
        from shlex import join

        words = [
            word
            for name, values in self.filters.items()
            for value in values
            for word in (f"--{FILTERS[name].option}", value)
        ]
        if self.by != "paper":
            words += ["--by", self.by]
        if self.corpus is not None:
            words += ["--corpus", str(self.corpus)]
        return join(words)

    def write_answer(
        self,
        question: "Question",
        view: "View",
        default: str = ON_SCREEN,
        file_at_terminal: Path | None = None,
    ) -> None:
        """Show the view, or write it to the file that was named; see :meth:`Output.write`."""
        output = self.output
        if LABELS in output.settings:
            from policy_compare.views.labels import labelled_view

            output.choose_format(default)
            settings = {name: value for name, value in output.settings.items() if name != LABELS}
            output = output._replace(settings=settings)
            view = labelled_view(view, question.corpus, of_papers=self.by == "paper")
        output.write(view, default, file_at_terminal)


def filter_option(name: str) -> Any:
    """A filter's option; like every filter it may be repeated."""
    filter = FILTERS[name]
    return typer.Option(
        f"--{filter.option}",
        metavar=filter.metavar,
        autocompletion=completion.PROPOSALS[filter.kind],
        help=filter.help,
        rich_help_panel=FILTERS_PANEL,
    )


def _gather_options(
    topic_words: TopicArgument = None,
    corpus: CorpusOption = None,
    by: ByOption = "paper",
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    labels: LabelsOption = False,
    no_pager: NoPagerOption = False,
    no_cache: NoCacheOption = False,
    memory: MemoryOption = None,
    **filters: list[str] | None,
) -> QuestionOptions:
    """The shared argument and options, gathered."""
    typed = {name: filters.get(filter.option) or () for name, filter in FILTERS.items()}
    if topic_words:
        typed[_FILTER_OF_ARGUMENT] = (" ".join(topic_words), *typed[_FILTER_OF_ARGUMENT])
    return QuestionOptions(
        corpus,
        {name: tuple(values) for name, values in typed.items()},
        by,
        Output(format, output, force, not no_pager).with_settings(
            delimiter=delimiter, bom=bom, labels=labels
        ),
        not no_cache,
        memory,
    )


def _shared_parameters(command: str) -> dict[str, inspect.Parameter]:
    """The parameters of the command, by name: the filters stand behind the corpus."""
    gathered = dict(inspect.signature(_gather_options).parameters)
    for name, annotation in (
        ("format", Annotated[str | None, format_option(command)]),
        ("output", Annotated[Path | None, output_option(command)]),
    ):
        gathered[name] = gathered[name].replace(annotation=annotation)
    filters = {
        filter.option: inspect.Parameter(
            filter.option,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[list[str] | None, filter_option(name)],
        )
        for name, filter in FILTERS.items()
    }
    first = ("topic_words", "corpus")
    after = {name: gathered[name] for name in gathered if name not in (*first, "filters")}
    return {**{name: gathered[name] for name in first}, **filters, **after}


def with_question_options(
    command: Callable[Concatenate[QuestionOptions, ...], None], name: str = ""
) -> Callable[..., None]:
    """The ``command`` of the ``name`` with the shared options in the place of its first parameter.

    A command that has no argument of its own takes a topic as one.
    """
    shared = _shared_parameters(name)

    @wraps(command)
    def call_command(**values: Any) -> None:
        options = _gather_options(**{name: values.pop(name) for name in shared if name in values})
        command(options._replace(output=options.output._replace(command=name)), **values)

    own_parameters = list(inspect.signature(command).parameters.values())[1:]
    arguments = [parameter for parameter in own_parameters if _is_argument(parameter)]
    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (
            *(arguments or filter(_is_argument, shared.values())),
            *(parameter for parameter in own_parameters if not _is_argument(parameter)),
            *(parameter for parameter in shared.values() if not _is_argument(parameter)),
        )
    ]
    call_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call_command.__annotations__ = {
        parameter.name: parameter.annotation for parameter in parameters
    }
    return call_command


def _is_argument(parameter: inspect.Parameter) -> bool:
    """Whether the parameter is given by its place in the call, without a name."""
    return any(isinstance(part, ArgumentInfo) for part in get_args(parameter.annotation))
