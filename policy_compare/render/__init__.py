"""From a table or a page to text: one file for each format, looked up by name."""

from typing import Literal

from policy_compare.views.table import View

Format = Literal["table", "markdown", "csv", "json"]

FORMATS: tuple[Format, ...] = ("table", "markdown", "csv", "json")

#: The format that a file's name asks for.
SUFFIXES: dict[str, Format] = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".json": "json",
}


def render(view: View, format: Format) -> str:
    """The view as text to keep: without colour, and for ``table`` 80 columns wide."""
    # Each format is imported where it is used, since a call uses one of them.
    if format == "csv":
        from policy_compare.render.csv import csv

        return csv(view.table())
    if format == "json":
        from policy_compare.render.json import json

        return json(view.table())
    if format == "markdown":
        from policy_compare.render.markdown import markdown

        return markdown(view.page())
    from policy_compare.render.terminal import text

    return text(view.page())
