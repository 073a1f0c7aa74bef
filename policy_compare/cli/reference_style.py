"""What --style of ``papers`` names: a style of CSL that is installed, or a file with one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.errors import CallError, UnknownName, missing_packages_explained
from policy_compare.render import FORMATS

if TYPE_CHECKING:
    from policy_compare.model import Paper


def references_of_papers(papers: "Sequence[Paper]", style: str, format: str) -> Mapping[str, str]:
    """The papers' references in the style, by the papers' ids, for an answer in the format.

    Raises:
        CallError: the format has none, the packages for it are not installed, or the style
            cannot be followed.
        UnknownName: no style is called so.
        SourceError: the style's file cannot be read.
    """
    from policy_compare.files.reading import YAML
    from policy_compare.files.reading_errors import read_file
    from policy_compare.names import nearest_names

    if FORMATS[format].command:
        raise CallError(f"{format} has no references in a style", "leave --style out")
    with missing_packages_explained("references", "--style"):
        from policy_compare.render.references.styles import references_in_style, style_names
    file = Path(style)
    if file.suffix == ".csl":
        return references_in_style(papers, style, read_file(file, YAML._replace(name="a style")))
    names = style_names()
    if style not in names:
        raise UnknownName("style", style, nearest_names(style, names))
    return references_in_style(papers, style)
