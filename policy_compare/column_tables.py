"""The positions of a corpus as they stand in an engine: what is opened, and then asked about.

``corpus/columns`` opens them and ``analysis/columns`` asks; neither knows of the other. In the
engine stands, by the name of ``STATEMENTS``, one row for each statement: a recommendation's
stance on a proposition.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from policy_compare.engine.protocol import Engine

#: The view of all statements. It always has the columns ``paper`` (INTEGER: the place of the paper
#: among the corpus's papers, from 0), ``proposition`` (VARCHAR), ``stance`` (INTEGER: 1 support,
#: 0 neutral, −1 oppose) and ``recommendation`` (VARCHAR, the id within its paper), none of them
#: NULL; and of the fields below those that are in ``fields``: lists VARCHAR[], ``row`` BIGINT, the
#: others VARCHAR, empty where nothing is said.
STATEMENTS: Final = "statements"

#: What says how something is urged: two statements alike in these are urged in one *way*.
WAY_FIELDS: Final = ("strength", "condition", "by", "actors", "targets", "instrument")

#: What else may be known of a statement.
FURTHER_FIELDS: Final = ("date", "statement", "file", "row")


class ColumnTables(NamedTuple):
    """A corpus's statements in an engine.

    ``fields`` are the optional columns that there are, ``statements`` is how many rows.
    ``one_statement_each`` tells that no paper makes two statements on one proposition.
    ``tells_all``: answers have whatever those of records have, since the corpus stands in files.
    ``tell_part`` hears which part of how many is worked on.
    """

    engine: Engine
    fields: frozenset[str]
    statements: int
    one_statement_each: bool = False
    tells_all: bool = False
    tell_part: Callable[[int, int], None] = lambda part, parts: None
