"""Puts columns with labels beside those of ids in a table, for who reads it elsewhere."""

from collections.abc import Iterable, Mapping

from policy_compare.analysis.positions import paper_labels
from policy_compare.codebook_table import STATEMENT_SHEET
from policy_compare.model import Corpus
from policy_compare.statement_table import LABEL_SUFFIX
from policy_compare.views.phrases import one_line
from policy_compare.views.sheets import free_sheet
from policy_compare.views.table import Table, Value, View
from policy_compare.views.workbook import Workbook

#: The columns with ids, by what these are of.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actor": ("actors", "targets", "position_by", "has_parts"),
    "topic": ("topic", "topics", "proposition_topics"),
    "instrument": ("instrument",),
    "proposition": ("proposition", "propositions", "shared_propositions"),
    "paper": ("paper",),
    "unit": (
        "unit", "unit_a", "unit_b", "units", "for", "against", "neutral", "silent", "uncoded",
    ),
}  # fmt: skip

Labels = Mapping[str, str]


def labelled_view(view: View, corpus: Corpus, *, of_papers: bool) -> View:
    """The view with the labels in its table, and in the statements of its workbook.

    Its units are ``of_papers``, or else go by their names.
    """
    labels = _labels_by_column(corpus, of_papers=of_papers)

    def table() -> Table:
        return _labelled_table(view.table(), labels)

    def workbook() -> Workbook:
        labelled = table()
        statements = free_sheet(STATEMENT_SHEET, labelled.columns, labelled.rows)
        sheets = view.forms["workbook"]().sheets
        return Workbook(
            tuple(statements if sheet.name == STATEMENT_SHEET else sheet for sheet in sheets)
        )

    forms = {"workbook": workbook} if "workbook" in view.forms else {}
    return view._replace(table=table, forms={**view.forms, **forms})


def _labels_by_column(corpus: Corpus, *, of_papers: bool) -> dict[str, Labels]:
    """What the ids in each column are called."""
    book, papers = corpus.codebook, paper_labels(corpus)
    labels: dict[str, Labels] = {
        "actor": {id: actor.label for id, actor in book.actors.items()},
        "topic": {id: topic.label for id, topic in book.topics.items()},
        "instrument": {id: instrument.label for id, instrument in book.instruments.items()},
        "proposition": {id: one.statement for id, one in book.propositions.items()},
        "paper": papers,
        **({"unit": papers} if of_papers else {}),
    }
    return {column: of_kind for kind, of_kind in labels.items() for column in _COLUMNS[kind]}


def _labelled_table(table: Table, labels: Mapping[str, Labels]) -> Table:
    places = [
        place
        for place, column in enumerate(table.columns)
        # Some tables count what others list.
        if column in labels and not any(isinstance(row[place], int) for row in table.rows)
    ]
    of_places = {place: labels[table.columns[place]] for place in places}

    def with_labels(cells: Iterable[Value]) -> Iterable[Value]:
        for place, cell in enumerate(cells):
            yield cell
            if place in of_places:
                yield _label_cell(cell, of_places[place])

    columns = []
    for place, column in enumerate(table.columns):
        columns += [column, f"{column}{LABEL_SUFFIX}"] if place in of_places else [column]
    return table._replace(
        columns=tuple(columns), rows=[tuple(with_labels(row)) for row in table.rows]
    )


def _label_cell(cell: Value, labels: Labels) -> Value:
    if isinstance(cell, tuple):
        return tuple(one_line(labels.get(id, id)) for id in cell)
    return one_line(labels.get(cell, cell)) if isinstance(cell, str) else cell
