"""The options that commands share, each declared once.

A command that answers a question takes an :class:`Asked` as its first parameter and
is decorated with :func:`asking`, which gives it the options for the corpus, the
filters, the grouping and the output; and where it has no argument of its own, a topic
as its argument.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, NamedTuple, get_args

import typer
from typer.models import ArgumentInfo

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.errors import CallError
from policy_compare.render import FORMATS, ON_SCREEN, formats_by_ending

if TYPE_CHECKING:
    from policy_compare.views.parts.question import Question
    from policy_compare.views.table import View

_FILTERS = "Which recommendations (repeat an option to widen it)"
_OUTPUT = "Output"

CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        show_default=False,
        help="The corpus's folder. Otherwise POLICY_COMPARE_CORPUS, the nearest "
        "folder that is called recommendations or holds a codebook.yaml, or the corpus "
        "that comes with the program.",
    ),
]

SourcesOption = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="DIR",
        show_default=False,
        help="The folder of the papers' texts. Otherwise POLICY_COMPARE_SOURCES, or a "
        "folder called sources beside the corpus's or in it.",
    ),
]

NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Read every file anew, and keep nothing of it. Otherwise a large corpus is kept as "
        "it was read, for as long as its files do not change.",
    ),
]

YesOption = Annotated[bool, typer.Option("--yes", help="Write without asking.")]

#: What the commands are listed under that read the papers' texts.
TEXTS_PANEL = "From a paper's text to its coding"

AllPassagesOption = Annotated[
    bool, typer.Option("--all", help="Also the passages that are less certain.")
]


def _filter(name: str, proposals: Callable[..., Any], help: str) -> Any:
    """A filter's option; like every filter it may be repeated."""
    return typer.Option(
        name, metavar="NAME", autocompletion=proposals, help=help, rich_help_panel=_FILTERS
    )


TopicOption = Annotated[
    list[str] | None,
    _filter("--topic", completion.topics, "Only what belongs to this topic or to a part of it."),
]
TopicArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TOPIC]",
        autocompletion=completion.topic_argument,
        show_default=False,
        help="Only this topic, as with --topic. Several words are one name.",
    ),
]
PaperOption = Annotated[list[str] | None, _filter("--paper", completion.papers, "Only this paper.")]
ActorOption = Annotated[
    list[str] | None,
    _filter("--actor", completion.actors, "Only what this actor, or a part of it, is asked to do."),
]
TargetOption = Annotated[
    list[str] | None,
    _filter(
        "--target",
        completion.actors,
        "Only what is to be done toward this actor, or a part of it.",
    ),
]
InstrumentOption = Annotated[
    list[str] | None,
    _filter("--instrument", completion.instruments, "Only what uses this lever."),
]
StrengthOption = Annotated[
    list[str] | None,
    ChoiceOption(
        "--strength",
        "policy_compare.model:STRENGTHS",
        "Only what is urged this strongly.",
        panel=_FILTERS,
    ),
]
_BY = ChoiceOption("--by", "policy_compare.analysis.positions:BYS", "Who holds positions.")
ByOption = Annotated[str, _BY]

_FORMAT = ChoiceOption(
    "--format",
    "policy_compare.render:FORMATS",
    "How to write it. Otherwise as the name of --output says, or a table.",
    panel=_OUTPUT,
    show_default=False,
)
FormatOption = Annotated[str | None, _FORMAT]

*_USUAL_ENDINGS, _LAST_ENDING = (format.endings[0] for format in FORMATS.values())
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        show_default=False,
        help="Write to this file instead of the terminal: "
        f"{', '.join(_USUAL_ENDINGS)} or {_LAST_ENDING}.",
        rich_help_panel=_OUTPUT,
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Write over the file of --output.", rich_help_panel=_OUTPUT),
]
NoPagerOption = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        help="Print what is longer than the screen at once, instead of showing it in the pager "
        "of POLICY_COMPARE_PAGER or PAGER, or in less.",
        rich_help_panel=_OUTPUT,
    ),
]


class Output(NamedTuple):
    """Where and how an answer is to be written."""

    format: str | None = None
    file: Path | None = None
    force: bool = False
    paged: bool = True

    def chosen(self, default: str = ON_SCREEN) -> str:
        """The name of the format asked for, else of that which the file's name asks for.

        Raises:
            CallError: there is no such format, or the name does not tell.
        """
        if self.format is not None:
            return _FORMAT.check(self.format)
        if self.file is None:
            return default
        by_ending = formats_by_ending()
        ending = self.file.suffix.casefold()
        if ending not in by_ending:
            raise CallError(
                f"the name {self.file} does not tell which format to write",
                f"end it in {', '.join(by_ending)}, or say --format",
            )
        return by_ending[ending]

    def write(self, view: "View", default: str = ON_SCREEN) -> None:
        """Write the view where it was asked for."""
        from policy_compare.cli.output import deliver

        format = self.chosen(default)
        deliver(view, format, self.file, force=self.force, paged=self.paged)


class Asked(NamedTuple):
    """What a command was asked with, before anything is read."""

    corpus: Path | None
    filters: dict[str, tuple[str, ...]]
    by: str
    output: Output
    cached: bool = True

    def question(self, *, digest: bool = False) -> "Question":
        """The corpus read and the filters understood.

        Raises:
            CorpusError: the corpus has errors.
            UnknownName: a filter names nothing in it.
            CallError: an option's value is none of its choices.
        """
        from policy_compare.analysis.selection import Filters, resolve_filters
        from policy_compare.cli.output import corpus_folder, loaded
        from policy_compare.views.parts.question import Question

        by = _BY.check(self.by)
        # An impossible format is told before a large corpus is read.
        self.output.chosen()
        corpus = loaded(corpus_folder(self.corpus), digest=digest, cached=self.cached)
        selection = resolve_filters(corpus, Filters(**self.filters))
        return Question(corpus, selection, by)  # type: ignore[arg-type]

    def typed(self) -> str:
        """The options as they are typed, for commands that answer within the same limits."""
        from shlex import join

        words = [
            word
            for name, given in self.filters.items()
            for value in given
            for word in (f"--{name.removesuffix('s')}", value)
        ]
        if self.by != "paper":
            words += ["--by", self.by]
        if self.corpus is not None:
            words += ["--corpus", str(self.corpus)]
        return join(words)

    def answer(self, view: "View", default: str = ON_SCREEN) -> None:
        """Show the view, or write it to the file that was named."""
        self.output.write(view, default)


def _shared(
    topic_words: TopicArgument = None,
    corpus: CorpusOption = None,
    topic: TopicOption = None,
    paper: PaperOption = None,
    actor: ActorOption = None,
    target: TargetOption = None,
    instrument: InstrumentOption = None,
    strength: StrengthOption = None,
    by: ByOption = "paper",
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    no_pager: NoPagerOption = False,
    no_cache: NoCacheOption = False,
) -> Asked:
    """The shared argument and options, gathered."""
    named = [" ".join(topic_words)] if topic_words else []
    filters = {
        "topics": [*named, *(topic or ())],
        "papers": paper,
        "actors": actor,
        "targets": target,
        "instruments": instrument,
        "strengths": strength,
    }
    return Asked(
        corpus,
        {name: tuple(given or ()) for name, given in filters.items()},
        by,
        Output(format, output, force, not no_pager),
        not no_cache,
    )


_SHARED = inspect.signature(_shared).parameters


def asking(command: Callable[Concatenate[Asked, ...], None]) -> Callable[..., None]:
    """Give ``command`` the shared options in the place of its first parameter.

    A command that has no argument of its own takes a topic as one.
    """

    @wraps(command)
    def called(**given: Any) -> None:
        shared = {name: given.pop(name) for name in _SHARED if name in given}
        command(_shared(**shared), **given)

    own = list(inspect.signature(command).parameters.values())[1:]
    options = {name: one for name, one in _SHARED.items() if not _is_argument(one)}
    arguments = [one for one in own if _is_argument(one)]
    if not arguments:
        arguments = [one for one in _SHARED.values() if _is_argument(one)]
    own_options = [one for one in own if not _is_argument(one)]
    parameters = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in (*arguments, *own_options, *options.values())
    ]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called


def _is_argument(parameter: inspect.Parameter) -> bool:
    """Whether the parameter is given by its place in the call, without a name."""
    return any(isinstance(one, ArgumentInfo) for one in get_args(parameter.annotation))
