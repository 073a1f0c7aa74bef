"""Figures as people read them, the measures by name, and rows in order of a column."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from policy_compare.analysis.measures.pairs import Normalize
from policy_compare.views.table import Value

#: How an undefined figure is shown.
UNDEFINED = "–"

#: What each measure is called in a sentence.
NAMES: dict[str, str] = {
    "congruence": "congruence",
    "conflict": "conflict",
    "subtract": "subtract",
    "cosine": "cosine",
    "agreement_share": "agreement share",
    "city_block": "city-block",
    "jaccard": "Jaccard",
}

#: What it is to be normalised so, in a sentence.
NORMALIZED: dict[Normalize, str] = {
    "none": "",
    "average": "Congruence, conflict and subtract are divided by the average number of "
    "statements of the two.",
    "jaccard": "Congruence, conflict and subtract are divided by the number of statements that "
    "either makes or both make alike.",
}


class Sort(NamedTuple):
    """By which column rows are put in order, and whether the greatest comes first."""

    column: str
    descending: bool = False


def figure(value: float | None, digits: int = 3) -> str:
    """A figure with so many digits after the point; ``–`` where it is undefined."""
    if value is None:
        return UNDEFINED
    text = f"{value:.{digits}f}"
    # Nothing is less than nothing once it is rounded.
    return text.replace("-", "−") if float(text) else text.removeprefix("-")


def short(value: float | Fraction | None, digits: int = 6) -> str:
    """A figure without zeros that say nothing: ``4``, ``4.5``, ``0.666667``."""
    text = figure(None if value is None else float(value), digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def ordered(
    rows: Sequence[tuple[Value, ...]], columns: Sequence[str], sort: Sort | None
) -> list[tuple[Value, ...]]:
    """The rows by one of their columns. What is undefined comes last, either way.

    Texts are put in order without regard to case. Equal rows stay as they were.
    """
    if sort is None:
        return list(rows)
    place = columns.index(sort.column)
    known = [row for row in rows if row[place] is not None]
    known.sort(key=lambda row: _key(row[place]), reverse=sort.descending)
    return known + [row for row in rows if row[place] is None]


def _key(value: Value) -> tuple[float, str, str]:
    if isinstance(value, int | float):
        return (value, "", "")
    text = value if isinstance(value, str) else "; ".join(value or ())
    return (0, text.casefold(), text)
