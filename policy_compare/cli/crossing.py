"""The command that finds cross-references."""

from typing import Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import Asked, asking
from policy_compare.errors import CallError

_PANEL = "What it says"

Id = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        show_default=False,
        autocompletion=completion.recommendations,
        help="A recommendation: those nearest to it, also of its own paper.",
    ),
]
UncodedOption = Annotated[
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
MostOption = Annotated[
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


@asking
def similar(
    asked: Asked,
    id: Id = "",
    uncoded: UncodedOption = False,
    unshared: UnsharedOption = False,
    most: MostOption = 20,
    min_score: MinScoreOption = None,
) -> None:
    """Find recommendations of different papers that ask for much the same.

    They may share no proposition yet. The wording of their statements is compared,
    with their propositions, topics, targets and levers; never the stance.
    """
    from policy_compare.cli.paper_texts import working
    from policy_compare.views import similar as views

    if id and uncoded:
        raise CallError("ID and --uncoded do not go together", "leave one of them out")
    if unshared and (id or uncoded):
        raise CallError("--unshared is about pairs", "leave out ID and --uncoded")
    if min_score is not None and not min_score <= 100:
        raise CallError(f"--min-score cannot be '{min_score}'", "give a number from 1 to 100")
    question = asked.question()
    with working("comparing wordings"):
        if id:
            view = views.view_nearest(question, id, most, min_score)
        elif uncoded:
            view = views.view_uncoded(question, most, min_score)
        else:
            view = views.view_pairs(question, most, min_score, unshared=unshared)
    asked.answer(view)


COMMANDS = (Described("similar", similar, "similar --topic alliances", _PANEL),)
