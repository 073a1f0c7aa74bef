"""The options that commands share, each declared once, and where an answer is to be written."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from policy_compare.cli import completion
from policy_compare.cli.choices import ChoiceOption
from policy_compare.errors import CallError
from policy_compare.formulas import DELIMITERS
from policy_compare.render import FORMATS, ON_SCREEN, formats_by_ending, formats_of

if TYPE_CHECKING:
    from policy_compare.views.table import View

#: What the filters are listed under in a command's help.
FILTERS_PANEL = "Which recommendations (repeat an option to widen it)"
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

#: How many seconds the reading of a text may take where the option does not say it.
READING_SECONDS = 30
#: Nobody waits longer than a day for a text.
_MOST_SECONDS = 24 * 60 * 60


def _parse_seconds(value: str | int) -> int:
    """The seconds that were given.

    Raises:
        CallError: they are no whole number, none at all or too many.
    """
    with suppress(ValueError):
        if 1 <= (seconds := int(value)) <= _MOST_SECONDS:
            return seconds
    raise CallError(
        f"--reading-limit is a whole number of seconds from 1 to {_MOST_SECONDS}, a day",
        "--reading-limit 120 gives each text two minutes",
    )


ReadingLimitOption = Annotated[
    int,
    typer.Option(
        "--reading-limit",
        metavar="SECONDS",
        parser=_parse_seconds,
        help="How long the reading of a text may take. What takes longer is not read.",
    ),
]

YesOption = Annotated[bool, typer.Option("--yes", help="Write without asking.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
]

AllPassagesOption = Annotated[
    bool, typer.Option("--all", help="Also the passages that are less certain.")
]

# Most commands have it among all filters; these options are for those that have it alone.
PaperOption = Annotated[
    list[str] | None,
    typer.Option(
        "--paper",
        metavar="NAME",
        autocompletion=completion.PROPOSALS["paper"],
        help="Only this paper.",
        rich_help_panel=FILTERS_PANEL,
    ),
]


def format_option(command: str = "") -> ChoiceOption:
    """The option for the format of what the command writes."""
    return ChoiceOption(
        "--format",
        lambda: formats_of(command),
        "How to write it: {}. Otherwise as the name of --output says, or a table.",
        placeholder="FORMAT",
        first=ON_SCREEN,
        panel=_OUTPUT,
        show_default=False,
    )


def output_option(command: str = "") -> Any:
    """The option for the file that the command writes."""
    *usual_endings, last_ending = (format.endings[0] for format in formats_of(command).values())
    return typer.Option(
        "--output",
        metavar="FILE",
        show_default=False,
        help="Write to this file instead of the terminal: "
        f"{', '.join(usual_endings)} or {last_ending}.",
        rich_help_panel=_OUTPUT,
    )


FormatOption = Annotated[str | None, format_option()]
OutputOption = Annotated[Path | None, output_option()]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Write over the file of --output.", rich_help_panel=_OUTPUT),
]


def _parse_delimiter(value: str) -> str:
    """What stands between cells, as it was given: the sign itself, or a tab by its name.

    Raises:
        CallError: it is none that a table is read with again.
    """
    sign = {"tab": "\t", "\\t": "\t"}.get(value, value)
    if sign in DELIMITERS:
        return sign
    raise CallError(f"--delimiter cannot be '{value}'", "one of: ',', ';' or tab")


DelimiterOption = Annotated[
    str | None,
    typer.Option(
        "--delimiter",
        metavar="SIGN",
        parser=_parse_delimiter,
        show_default=False,
        help="What stands between the cells of CSV: ',', ';' or tab. Excel wants ';' where "
        "numbers have a decimal comma.",
        rich_help_panel=_OUTPUT,
    ),
]
BomOption = Annotated[
    bool,
    typer.Option(
        "--bom",
        help="Begin CSV with the mark by which Excel knows UTF-8.",
        rich_help_panel=_OUTPUT,
    ),
]
LabelsOption = Annotated[
    bool,
    typer.Option(
        "--labels",
        help="In CSV, JSON, XLSX and Parquet, a column with labels beside each of ids.",
        rich_help_panel=_OUTPUT,
    ),
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
    """Where and how an answer of the ``command`` is to be written.

    ``settings`` are what was said about its format, by the names of the options.
    """

    format: str | None = None
    file: Path | None = None
    force: bool = False
    paged: bool = True
    command: str = ""
    settings: Mapping[str, Any] = {}

    def with_settings(self, **settings: Any) -> "Output":
        """The same with those of the settings that were given."""
        given = {name: value for name, value in settings.items() if value not in (None, False)}
        return self._replace(settings={**self.settings, **given})

    def choose_format(self, default: str = ON_SCREEN) -> str:
        """The name of the format asked for, else of that which the file's name asks for.

        Raises:
            CallError: there is no such format, the name does not tell, or something was set
                that the format does not have.
        """
        format = self._choose_by_name(default)
        formats = formats_of(self.command)
        for name in self.settings:
            if name not in formats[format].settings:
                takers = [taker for taker in formats.values() if name in taker.settings]
                raise CallError(
                    f"--{name} is for {' or '.join(taker.name for taker in takers)}, "
                    f"and this would be {format}",
                    f"end the name of --output in {' or '.join(one.endings[0] for one in takers)}, "
                    f"or leave --{name} out",
                )
        return format

    def _choose_by_name(self, default: str) -> str:
        if self.format is not None:
            return format_option(self.command).check(self.format)
        if self.file is None:
            return default
        ending = self.file.suffix.casefold()
        format = formats_by_ending(FORMATS.values()).get(ending)
        if format is None:
            endings = formats_by_ending(formats_of(self.command).values())
            raise CallError(
                f"the name {self.file} does not tell which format to write",
                f"end it in {', '.join(endings)}, or say --format",
            )
        if format.command not in ("", self.command):
            raise CallError(
                f"this answer cannot be a {ending}",
                f"policy-compare {format.command} writes one, of the same corpus and filters",
            )
        return format.name

    def write(
        self, view: "View", default: str = ON_SCREEN, file_at_terminal: Path | None = None
    ) -> None:
        """Write the view where it was asked for.

        Where no file was named and the default format would go to a terminal, on which nobody
        reads it, it goes to ``file_at_terminal``.
        """
        from policy_compare.cli.output import deliver_view

        format = self.choose_format(default)
        file = self.file
        if file is None and format == default and sys.stdout.isatty():
            file = file_at_terminal
        deliver_view(view, format, file, force=self.force, paged=self.paged, settings=self.settings)
