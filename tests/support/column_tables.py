"""Corpora put into an engine as they are, without files: what asks an engine is tried on them."""

from functools import cache

from policy_compare.column_tables import STATEMENTS, WAY_FIELDS, ColumnTables
from policy_compare.engine.opening import open_engine
from policy_compare.engine.protocol import Cell, Engine
from policy_compare.model import Corpus, Recommendation, Stance, StanceOn

_LEVELS: dict[Stance, int] = {"support": 1, "neutral": 0, "oppose": -1}
_LISTS = ("by", "actors", "targets")


@cache
def shared_engine() -> Engine:
    """One engine for all examples, since opening one takes longer than most questions."""
    return open_engine()


def corpus_in_engine(corpus: Corpus, engine: Engine | None = None) -> tuple[Corpus, ColumnTables]:
    """The corpus without its recommendations, and what they say in the engine."""
    engine = engine or shared_engine()
    said = [
        (place, recommendation, stance_on)
        for place, paper in enumerate(corpus.papers.values())
        for recommendation in paper.recommendations
        for stance_on in recommendation.positions
    ]
    texts = [_way_texts(recommendation, stance_on) for _, recommendation, stance_on in said]
    fields = [field for field in WAY_FIELDS if any(row[field] for row in texts)]
    columns: dict[str, list[Cell]] = {
        # The first row is left out again: it tells the engine what is a text.
        "paper": [-1, *(place for place, _, _ in said)],
        "proposition": ["", *(stance_on.proposition for _, _, stance_on in said)],
        "stance": [0, *(_LEVELS[stance_on.stance] for _, _, stance_on in said)],
        "recommendation": ["", *(recommendation.id for _, recommendation, _ in said)],
        **{f"its_{field}": ["", *(row[field] for row in texts)] for field in fields},
    }
    engine.add_table("given", columns)
    cells = [
        f"CASE WHEN its_{field} = '' THEN CAST([] AS VARCHAR[])"
        f" ELSE string_split(its_{field}, '; ') END AS \"{field}\""
        if field in _LISTS
        else f'its_{field} AS "{field}"'
        for field in fields
    ]
    kept = ", ".join(("paper", "proposition", "stance", "recommendation", *cells))
    engine.define(STATEMENTS, f"SELECT {kept} FROM given WHERE paper >= 0")  # noqa: S608 - our names
    each = {(place, stance_on.proposition) for place, _, stance_on in said}
    papers = {
        id: paper._replace(recommendations=(), in_columns=paper.coded_to_the_end)
        for id, paper in corpus.papers.items()
    }
    return (
        corpus._replace(papers=papers),
        ColumnTables(engine, frozenset(fields), len(said), len(each) == len(said)),
    )


def _way_texts(recommendation: Recommendation, stance_on: StanceOn) -> dict[str, str]:
    lists = (stance_on.by, recommendation.actors, recommendation.targets)
    return {
        "strength": recommendation.strength_of(stance_on) or "",
        "condition": stance_on.condition,
        "instrument": recommendation.instrument,
        **{field: "; ".join(ids) for field, ids in zip(_LISTS, lists, strict=True)},
    }
