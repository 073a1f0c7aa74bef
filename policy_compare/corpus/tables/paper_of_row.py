"""Whose a row of another making is: which paper it belongs to, and who wrote that.

A row may name its paper, its author or both. A paper whose rows name several authors is
one for each of them, as an article is in which several people speak: who says what would
be lost otherwise. An author without a paper has one that stands for all that he says.
"""

from collections.abc import Iterable
from typing import NamedTuple

from policy_compare.author_cells import split_authors, write_author
from policy_compare.corpus.tables.new_ids import Naming
from policy_compare.model import Person
from policy_compare.names import fold_name

#: Ids that no paper can have: files of a corpus have these names.
_RESERVED = ("codebook",)


class Named(NamedTuple):
    """What a row says of whose it is; each may be empty.

    ``author`` is one name, to be taken whole, ``authors`` several as a cell holds them.
    """

    paper: str = ""
    author: str = ""
    authors: str = ""

    @property
    def alone(self) -> str:
        """The author, where no paper is named."""
        return "" if self.paper else self.author or self.authors


class Whose:
    """The papers of all rows. Names that differ in case or space only are one name."""

    def __init__(self, rows: Iterable[Named]) -> None:
        named = list(rows)
        self._alone = {fold_name(row.alone) for row in named if row.alone}
        self._authors: dict[str, set[str]] = {}
        for row in named:
            if row.paper and row.author:
                self._authors.setdefault(fold_name(row.paper), set()).add(fold_name(row.author))
        self._naming = Naming(reserved=_RESERVED, of_files=True)
        self._naming.meet(name for name in map(self._name, named) if name)
        #: What is said of each paper, as its first row has it.
        self._first: dict[str, tuple[str, list[str]]] = {}
        #: The ids of the papers that a row names, and not only its author.
        self.papers = {self._naming.find(self._name(row)) for row in named if row.paper}

    def of(self, row: Named) -> tuple[str, str, list[str]] | None:
        """The paper's id, what it is called, and its authors; None where nobody is named."""
        name = self._name(row)
        if not name:
            return None
        id = self._naming.find(name)
        if id not in self._first:
            self._first[id] = (row.paper or row.author or row.authors, self._people(row))
        title, authors = self._first[id]
        # One name in several spellings is one author; several lists may well be a mistake.
        return id, title, authors if row.author or not row.authors else self._people(row)

    def _people(self, row: Named) -> list[str]:
        return (
            [write_author(Person(literal=row.author))] if row.author else split_authors(row.authors)
        )

    def _name(self, row: Named) -> str:
        """What the row's paper goes by."""
        if not row.paper:
            return row.alone
        paper = fold_name(row.paper)
        several = len(self._authors.get(paper, ())) > 1 or paper in self._alone
        return f"{row.paper} ({row.author})" if several and row.author else row.paper
