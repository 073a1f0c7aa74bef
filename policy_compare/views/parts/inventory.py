"""What a corpus holds of one kind of thing: a row for each, in a table and on a page."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from policy_compare.views.page import Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import MOST_ROWS, note_on_others
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase
from policy_compare.views.table import Row, Table, View

Thing = TypeVar("Thing")


def view_inventory(
    question: Question,
    name: str,
    things: Sequence[Thing],
    *,
    columns: tuple[str, ...],
    rows: Callable[[], Iterable[Row]],
    heads: tuple[str, ...],
    cells: Callable[[Thing], tuple[Phrase, ...]],
    total: str,
    notes: tuple[str, ...] = (),
    legend: tuple[Paragraph, ...] = (),
) -> View:
    """All under the columns for programs, and the first under the heads for people.

    ``total`` says how many there are, ``notes`` what else a table tells and ``legend`` a page.
    """

    def page() -> Page:
        head = Heading(question.title(name.capitalize()), 1)
        if not things:
            is_narrowed = bool(question.selection.asked)
            nothing = "Nothing passes these filters." if is_narrowed else "There is none yet."
            return (head, Paragraph(nothing), *legend)
        grid = Grid(heads, tuple(map(cells, things[:MOST_ROWS])))
        others = note_on_others(MOST_ROWS, len(things), name.removesuffix("s"), name)
        return (head, grid, *note_paragraphs((f"{total}.", *others)), *legend)

    def table() -> Table:
        return Table(name, columns, question.stream_rows(rows()), notes)

    return View(table, page)
