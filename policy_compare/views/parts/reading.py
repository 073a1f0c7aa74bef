"""What the words of a comparison mean, for who reads a document without the program."""

from policy_compare.analysis.measures.pair_measures import DEFAULT_MEASURE, MEASURES
from policy_compare.views.phrases import Phrase

#: Each term with its meaning, in the order in which a document uses them.
_TERMS: tuple[tuple[str, str], ...] = (
    (
        "stance",
        "For (+), against (−), neutral (~: takes the question up and no side) or both (±: the "
        "recommendations disagree).",
    ),
    (
        "silent (·)",
        "Who says nothing. It is never counted as a stance. Who is not coded to the end may yet "
        "speak, and is never shown as silent but as uncoded (?).",
    ),
    ("must, should, could", "How binding the wording is."),
    ("on a condition (*)", "The stance hangs on what is told beside it."),
    ("consensus", "All speak, in one direction."),
    (
        "shared",
        "Two or more speak, in one direction; the others are silent or not coded to the end.",
    ),
    (
        "in full, in principle",
        "Those who agree differ in nothing, or differ in strength, condition, actor, target or "
        "instrument, which is then named.",
    ),
    ("contested", "One is for and another against."),
    ("mixed", "Some take a side and some none."),
    ("single", "One speaks."),
    (
        "tension",
        "Two propositions that pull against each other without contradicting. It is the coders' "
        "judgement.",
    ),
    (
        "what it depends on",
        "What is silent, shared or agreed depends on the papers that were chosen, the texts of "
        "them that were read, and the propositions coded.",
    ),
)


def reading_terms() -> tuple[tuple[str, Phrase], ...]:
    """The terms with their meanings."""
    return _TERMS


def measure_terms(name: str = DEFAULT_MEASURE) -> tuple[tuple[str, Phrase], ...]:
    """The measure with its formula and source."""
    measure = MEASURES[name]
    formula = measure.written_out.replace("{", "").replace("}", "")
    return ((measure.label, f"{formula}. Source: {measure.source}."),)
