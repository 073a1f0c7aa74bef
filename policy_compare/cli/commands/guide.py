"""The command that shows the guide: pages of Markdown in the package, read in the terminal."""

import sys
from typing import Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.options import NoPagerOption

PageArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[PAGE]",
        autocompletion=completion.propose_pages,
        show_default=False,
        help="The page, by its name or the beginning of it. Without one the pages are listed.",
    ),
]


def guide(page: PageArgument = None, no_pager: NoPagerOption = False) -> None:
    """Show a page of the guide, or list the pages: how to work, and what is computed how."""
    from policy_compare.cli.output import print_answer
    from policy_compare.guide import find_page, list_pages, read_page
    from policy_compare.render.guide import draw_page

    markdown = list_pages() if page is None else read_page(find_page(page))
    content = draw_page(markdown, sys.stdout).encode(sys.stdout.encoding, "replace")
    print_answer(content, paged=not no_pager)


COMMANDS = (CommandRecord("guide", guide, "guide tutorial", "How to work with it"),)
