"""The command that opens the coding screen."""

from typing import Annotated

import typer

from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.options import (
    READING_SECONDS,
    CorpusOption,
    ReadingLimitOption,
    SourcesOption,
)

_PANEL = "From a paper's text to its coding"

PapersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PAPER|FILE]...",
        show_default=False,
        help="Papers of the corpus, and documents: one that is new is drafted first. Otherwise all "
        "papers.",
    ),
]
SectionOption = Annotated[
    str,
    typer.Option(
        "--section", metavar="HEADING", show_default=False, help="Only what stands in this section."
    ),
]
FromOption = Annotated[
    str,
    typer.Option(
        "--from", metavar="ID", show_default=False, help="The recommendation to begin at."
    ),
]
CoderOption = Annotated[
    str,
    typer.Option(
        "--coder",
        metavar="NAME",
        show_default=False,
        help="Who codes: written into each recommendation that is accepted.",
    ),
]


def code(
    papers: PapersArgument = None,
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    section: SectionOption = "",
    start: FromOption = "",
    coder: CoderOption = "",
) -> None:
    """Code papers on a screen: a key a decision, each written at once into the YAML.

    Beside the text stands the recommendation. Enter accepts it, d dismisses it, a number takes a
    stance on a proposition, u takes the last decision back; ? shows every key.
    """
    from policy_compare.cli.code_opening import CodingCall, check_screen, prepare_coding

    check_screen()
    call = CodingCall(papers or (), corpus, sources, section, start, coder, reading_limit)
    with prepare_coding(call) as open_session:
        from policy_compare.cli.screens.coding_app import run_screen

        run_screen(open_session)


COMMANDS = (CommandRecord("code", code, "code ali-2023 --coder NA", _PANEL),)
