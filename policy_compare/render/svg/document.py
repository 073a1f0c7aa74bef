"""A view's picture as a file that stands on its own: in a text, on a slide, in a browser."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policy_compare.errors import CallError
from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.heat_map import heat_drawing
from policy_compare.render.svg.pictures import draw_picture
from policy_compare.render.svg.shapes import (
    BOLDLY,
    paragraph_drawing,
    stack_drawings,
    svg_text,
)
from policy_compare.views.page import (
    Alternatives,
    Block,
    Grid,
    Heading,
    Page,
    Paragraph,
    Picture,
)
from policy_compare.views.phrases import text_of
from policy_compare.views.pictures import Bars, TensionMap
from policy_compare.views.table import View

_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'

#: The room around the drawing, between its parts, and for what is written below it.
_MARGIN, _BETWEEN, _TEXT_WIDTH = 20, 18, 680

_TITLE_SIZE = 18

#: A table of more columns than this has the shortest form of what it says.
_MANY = 24


class _Drawn(NamedTuple):
    """What is drawn of a page: its title, a picture or table, and what is said below it."""

    title: str
    matter: Picture | Grid
    notes: Sequence[str]


def render(view: View) -> str:
    """The first picture or compact table of the view's page.

    Raises:
        CallError: the page has neither.
    """
    title, matter, notes = _find_matter(view.page())
    if isinstance(matter, Grid):
        drawing, description = heat_drawing(matter, notes), _describe_table(matter)
        captions: Sequence[str] = [note for note in notes if "   " not in note]
    else:
        drawing, description = draw_picture(matter, Anchors((), ())), matter.description
        captions = _captions(matter)
    width = max(drawing.width, _TEXT_WIDTH)
    parts = (
        paragraph_drawing(title, width, BOLDLY, _TITLE_SIZE),
        drawing,
        stack_drawings((paragraph_drawing(caption, width) for caption in captions), 4),
    )
    picture = stack_drawings(parts, _BETWEEN)
    return f"{_PROLOGUE}{svg_text(picture, title, description, 'picture', _MARGIN)}\n"


def _find_matter(page: Page) -> _Drawn:
    title = ""
    blocks = iter(page)
    for block in blocks:
        if isinstance(block, Heading) and not title:
            title = text_of(block.text)
        elif isinstance(block, Bars | TensionMap):
            return _Drawn(block.title, block, ())
        elif grid := _compact_table(block):
            return _Drawn(title, grid, list(_notes(blocks)))
    raise CallError(
        f"there is nothing to draw on the page “{title}”",
        "pictures are made by matrix (without --full), measures --grid, consensus, and "
        "disagreements where there is a tension; --format html writes every page",
    )


def _compact_table(block: Block) -> Grid | None:
    """The block's table if it is a compact one, in the form that suits its width."""
    forms = list(block.forms) if isinstance(block, Alternatives) else [(block,)]
    tables = [part for form in forms for part in form if isinstance(part, Grid) and part.compact]
    if not tables:
        return None
    return tables[-1 if len(tables[0].heads) > _MANY else 0]


def _notes(blocks: Iterable[Block]) -> Iterator[str]:
    """What is noted below, up to the next heading."""
    for block in blocks:
        if isinstance(block, Heading):
            return
        if isinstance(block, Paragraph) and block.note and not block.hint:
            yield text_of(block.text)


def _describe_table(grid: Grid) -> str:
    """What is seen, to who does not see it."""
    names = [
        full or head for full, head in zip(grid.full_heads or grid.heads, grid.heads, strict=True)
    ]
    rows = [text_of(row[0]).partition("\t")[0] for row in grid.rows]
    return (
        f"A table of {len(rows)} rows and {len(names) - 1} columns with a sign or figure in each "
        f"cell, darker where it is stronger. Columns: {'; '.join(names[1:])}. "
        f"Rows: {' '.join(rows)}"
    )


def _captions(picture: Picture) -> Sequence[str]:
    """What is written below a picture that has no page around it."""
    if isinstance(picture, TensionMap):
        return [f"{edge.number}. {edge.why}" for edge in picture.edges]
    return ()
