"""What a corpus is as a database: its tables, which who writes them and who reads them agree on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

#: The tables of the codebook's entries, with those that hold a list of theirs, by its key.
ENTRY_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "topics": {"part_of": "topic_part_of", "keywords": "topic_keywords"},
    "propositions": {"topics": "proposition_topics"},
    "actors": {"aliases": "actor_aliases", "part_of": "actor_part_of"},
    "instruments": {},
}
#: The tables that hold a list of a recommendation, by its key.
RECOMMENDATION_LISTS: Final[Mapping[str, str]] = {
    "actors": "recommendation_actors",
    "targets": "recommendation_targets",
    "topics": "recommendation_topics",
}
#: All tables that hold what is coded, each behind those that it refers to.
CODED_TABLES: Final = (
    "codebook",
    *(table for kind, lists in ENTRY_TABLES.items() for table in (kind, *lists.values())),
    "tensions", "papers", "authors", "paper_details", "recommendations",
    *RECOMMENDATION_LISTS.values(),
    "evidence", "positions", "position_by", "dismissals",
)  # fmt: skip
#: The columns of an entry's text: what it says, or what it is called.
TEXT_OF_ENTRY: Final = {"propositions": "statement"}


@cache
def database_schema() -> str:
    """The commands that make the tables, empty, with their indexes and views."""
    return Path(__file__).with_suffix(".sql").read_text("utf-8")
