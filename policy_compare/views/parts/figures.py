"""Figures as people read them, and the measures by name."""

from fractions import Fraction

from policy_compare.analysis.measures.pairs import Normalize

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
