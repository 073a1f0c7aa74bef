"""Puts columns with labels beside those of ids in a table, for who reads it elsewhere."""

from collections.abc import Mapping
from itertools import chain, islice

from policy_compare.analysis.positions import paper_labels
from policy_compare.model import Corpus
from policy_compare.statement_table import LABEL_SUFFIX
from policy_compare.views.phrases import one_line
from policy_compare.views.table import RowStream, Table, Value, View

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
    """The view with labels in its table; its units are ``of_papers``, or else go by their names."""
    labels = _labels_by_column(corpus, of_papers=of_papers)
    return view._replace(table=lambda: _labelled_table(view.table(), labels))


def _labels_by_column(corpus: Corpus, *, of_papers: bool) -> dict[str, Labels]:
    """What the ids in each column are called."""
    book, papers = corpus.codebook, paper_labels(corpus)
    labels: dict[str, Labels] = {
        "actor": {id: actor.label for id, actor in book.actors.items()},
        "topic": {id: topic.label for id, topic in book.topics.items()},
        "instrument": {id: instrument.label for id, instrument in book.instruments.items()},
        "proposition": {id: proposition.statement for id, proposition in book.propositions.items()},
        "paper": papers,
        **({"unit": papers} if of_papers else {}),
    }
    return {column: of_kind for kind, of_kind in labels.items() for column in _COLUMNS[kind]}


def _labelled_table(table: Table, labels: Mapping[str, Labels]) -> Table:
    rest = iter(table.rows)
    first = tuple(islice(rest, 1))
    # Each column by its name and place, and behind it its labels.
    columns: list[tuple[str, int, Labels | None]] = []
    for place, name in enumerate(table.columns):
        columns.append((name, place, None))
        # Some tables count what others list.
        if name in labels and not any(isinstance(row[place], int) for row in first):
            columns.append((f"{name}{LABEL_SUFFIX}", place, labels[name]))
    rows = (
        tuple(row[at] if own is None else _label_cell(row[at], own) for _, at, own in columns)
        for row in chain(first, rest)
    )
    return table._replace(columns=tuple(name for name, *_ in columns), rows=RowStream(rows))


def _label_cell(cell: Value, labels: Labels) -> Value:
    if isinstance(cell, tuple):
        return tuple(one_line(labels.get(id, id)) for id in cell)
    return one_line(labels.get(cell, cell)) if isinstance(cell, str) else cell
