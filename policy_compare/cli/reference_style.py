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
    from policy_compare.files.reading import YAML, read_bytes
    from policy_compare.files.reading_errors import reading_error
    from policy_compare.names import nearest_names

    if FORMATS[format].command:
        raise CallError(f"{format} has no references in a style", "leave --style out")
    with missing_packages_explained("references", "--style"):
        from policy_compare.render.references.styles import references_in_style, style_names
    file = Path(style)
    if file.suffix == ".csl":
        try:
            content = read_bytes(file, YAML._replace(name="a style"))
        except OSError as error:
            raise reading_error(file, error) from error
        return references_in_style(papers, style, content)
    names = style_names()
    if style not in names:
        raise UnknownName("style", style, nearest_names(style, names))
    return references_in_style(papers, style)
