"""Whose a row of another making is: which paper it belongs to, and who wrote that.

A row may name its paper, its author or both. A paper whose rows name several authors is
one for each of them, as an article is in which several people speak: who says what would
be lost otherwise. An author without a paper has one that stands for all that he says.
"""

from collections.abc import Iterable
from typing import NamedTuple

from policy_compare.author_cells import split_authors, write_author
from policy_compare.corpus.tables.new_ids import NewIds
from policy_compare.model import Person
from policy_compare.names import fold_name

#: Ids that no paper can have: files of a corpus have these names.
_RESERVED = ("codebook",)


class RowOwner(NamedTuple):
    """What a row says of whose it is; each may be empty.

    ``author`` is one name, to be taken whole, ``authors`` several as a cell holds them.
    """

    paper: str = ""
    author: str = ""
    authors: str = ""

    @property
    def lone_author(self) -> str:
        """The author, where no paper is named."""
        return "" if self.paper else self.author or self.authors


class PapersOfRows:
    """The papers of all rows. Names that differ in case or space only are one name."""

    def __init__(self, rows: Iterable[RowOwner]) -> None:
        owners = list(rows)
        self._lone_authors = {fold_name(row.lone_author) for row in owners if row.lone_author}
        self._authors_by_paper: dict[str, set[str]] = {}
        for row in owners:
            if row.paper and row.author:
                authors = self._authors_by_paper.setdefault(fold_name(row.paper), set())
                authors.add(fold_name(row.author))
        self._ids = NewIds(reserved=_RESERVED, of_files=True)
        self._ids.give_ids(name for name in map(self._paper_name, owners) if name)
        #: What is said of each paper, as its first row has it.
        self._title_and_authors: dict[str, tuple[str, list[str]]] = {}
        #: The ids of the papers that a row names, and not only its author.
        self.papers = {self._ids.find_id(self._paper_name(row)) for row in owners if row.paper}

    def paper_of(self, row: RowOwner) -> tuple[str, str, list[str]] | None:
        """The paper's id, what it is called, and its authors; None where nobody is named."""
        name = self._paper_name(row)
        if not name:
            return None
        id = self._ids.find_id(name)
        if id not in self._title_and_authors:
            self._title_and_authors[id] = (
                row.paper or row.author or row.authors,
                self._authors_of(row),
            )
        title, authors = self._title_and_authors[id]
        # One name in several spellings is one author; several lists may well be a mistake.
        return id, title, authors if row.author or not row.authors else self._authors_of(row)

    def _authors_of(self, row: RowOwner) -> list[str]:
        if row.author:
            return [write_author(Person(literal=row.author))]
        return split_authors(row.authors)

    def _paper_name(self, row: RowOwner) -> str:
        """What the row's paper goes by."""
        if not row.paper:
            return row.lone_author
        paper = fold_name(row.paper)
        is_shared = len(self._authors_by_paper.get(paper, ())) > 1 or paper in self._lone_authors
        return f"{row.paper} ({row.author})" if is_shared and row.author else row.paper
