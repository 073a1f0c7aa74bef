"""The command that tells what changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli.commands.measuring import MEASURE_CHOICE, MeasureOption
from policy_compare.cli.deferred_commands import question_command

if TYPE_CHECKING:
    from policy_compare.cli.question_options import QuestionOptions

StatesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[OLD] [NEW]",
        help="Two states, or OLD..NEW: each a folder, or a revision of the corpus's folder in "
        "git. Otherwise HEAD, and the corpus as it is in its folder.",
    ),
]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="Exit 1 if anything changed.")]


def diff(
    options: "QuestionOptions",
    states: StatesArgument = None,
    measure: MeasureOption = "agreement_share",
    exit_code: ExitCodeOption = False,
) -> None:
    """Show what changed in the comparison between two states of the coding, and why."""
    from policy_compare.cli.two_states import read_two_states
    from policy_compare.corpus.reader import without_garbage_collection
    from policy_compare.views import diff

    with without_garbage_collection():
        question_and_states = read_two_states(options, states or ())
        view = diff.view(*question_and_states, MEASURE_CHOICE.check(measure))
    options.write_answer(question_and_states[0], view)
    if exit_code and any(view.table().rows):
        raise typer.Exit(1)


COMMANDS = (question_command("diff", diff, "diff main..draft", "When the coding changes"),)
