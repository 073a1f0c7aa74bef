"""Figures as people read them, and the measures by name."""

from policy_compare.analysis.measures.pair_measures import NORMALIZATIONS, labels_where
from policy_compare.names import join_words

#: How an undefined figure is shown.
UNDEFINED = "–"


def normalization_notes(normalize: str) -> tuple[str, ...]:
    """What it is to be normalised so, in a sentence; none where nothing is divided."""
    what = NORMALIZATIONS[normalize].what
    divided = join_words(labels_where(lambda measure: measure.is_sum))
    return (f"{divided.capitalize()} are divided by {what}.",) if what else ()


def format_figure(value: float | None, digits: int = 3) -> str:
    """A figure with so many digits after the point; ``–`` where it is undefined."""
    if value is None:
        return UNDEFINED
    text = f"{value:.{digits}f}"
    # Nothing is less than nothing once it is rounded.
    return text.replace("-", "−") if float(text) else text.removeprefix("-")


def format_coefficient(value: float | None, decimals: int = 3) -> str:
    """Three decimals, as coefficients are published; never rounded to what is not reached."""
    text = format_figure(value, decimals)
    return f"0.{'9' * decimals}" if value != 1 and text == f"{1:.{decimals}f}" else text


def short_figure(value: float | None, digits: int = 6) -> str:
    """A figure without zeros that say nothing: ``4``, ``4.5``, ``0.666667``."""
    text = format_figure(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text
