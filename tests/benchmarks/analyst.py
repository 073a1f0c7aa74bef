"""The table of measures as an analyst writes it with pandas and numpy.

Two ways, which differ in how the statements are counted: ``crosstab``, which is made for
it, and ``pivot_table``, which does the same in a fraction of the time and which an
analyst takes who has looked. All that follows is matrix products.

It is the other side of ``measuring``, and a check of the figures from another hand. As
an analyst would, it takes the data for what they are: one statement of each author on
a proposition at most, so that no author is on both sides and the mean of the
statements is the statement. The formulas are those of ``policy_compare.analysis.measures.pairs``.
"""

from collections.abc import Callable
from typing import Any

COLUMNS = (
    "unit_a",
    "unit_b",
    "n",
    "agree",
    "disagree",
    "mixed",
    "congruence",
    "conflict",
    "subtract",
    "cosine",
    "agreement_share",
    "city_block",
    "jaccard",
)


def crosstab(frame: Any) -> Any:
    """How often each author takes each stance on each proposition, counted by ``crosstab``."""
    import pandas as pd

    return pd.crosstab(frame["author"], [frame["stance"], frame["proposition"]])


def pivot_table(frame: Any) -> Any:
    """The same by ``pivot_table``."""
    return frame.assign(statements=1).pivot_table(
        index="author",
        columns=["stance", "proposition"],
        values="statements",
        aggfunc="sum",
        fill_value=0,
    )


def table(frame: Any, count: Callable[[Any], Any]) -> Any:
    """All pairs as a data frame with COLUMNS, undefined as NaN.

    ``frame`` has a row for each statement, with the columns ``author``, ``proposition``
    and ``stance``, which is ``support``, ``neutral`` or ``oppose``. ``count`` is ``crosstab`` or
    ``pivot_table``.
    """
    import numpy as np
    import pandas as pd

    counts = count(frame)
    propositions = frame["proposition"].unique()
    support, neutral, oppose = (
        counts[stance].reindex(columns=propositions, fill_value=0).to_numpy(float)
        for stance in ("support", "neutral", "oppose")
    )
    sides, spoken, value = support + oppose, support + neutral + oppose, support - oppose
    a, b = np.triu_indices(len(counts), k=1)

    def pairs(matrix: Any) -> Any:
        return matrix[a, b]

    n = pairs(spoken @ spoken.T)
    agree = pairs(support @ support.T + neutral @ neutral.T + oppose @ oppose.T)
    opposed = support @ oppose.T
    disagree = pairs(opposed + opposed.T)
    aside = neutral @ sides.T
    mixed = pairs(aside + aside.T)
    congruence, conflict = agree + mixed / 2, disagree + mixed / 2
    squares = sides @ spoken.T
    taken = spoken.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        figures = {
            "congruence": congruence,
            "conflict": conflict,
            "subtract": congruence - conflict,
            "cosine": pairs(value @ value.T) / np.sqrt(pairs(squares) * pairs(squares.T)),
            "agreement_share": agree / n,
            "city_block": 1 - conflict / n,
            "jaccard": agree / (taken[a] + taken[b] - agree),
        }
    names = counts.index.to_numpy()
    return pd.DataFrame(
        {
            "unit_a": names[a],
            "unit_b": names[b],
            "n": n.astype(int),
            "agree": agree.astype(int),
            "disagree": disagree.astype(int),
            "mixed": mixed.astype(int),
            **{name: np.where(n > 0, figure, np.nan) for name, figure in figures.items()},
        }
    )
