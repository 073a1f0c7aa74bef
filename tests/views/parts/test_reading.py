"""What a document says of its words."""

from typing import get_args

from policy_compare.analysis.positions import Direction
from policy_compare.analysis.relations import DIFFERENCES, Verdict
from policy_compare.views.parts.reading import measure_terms, reading_terms
from policy_compare.views.parts.signs import SIGNS, SILENT, UNCODED


def test_every_verdict_sign_and_difference_is_explained() -> None:
    text = " ".join(f"{term} {meaning}" for term, meaning in reading_terms())
    for word in (*get_args(Verdict), *get_args(Direction), *DIFFERENCES):
        assert word in text.lower()
    for sign in (*SIGNS.values(), SILENT, UNCODED):
        assert f"({sign}" in text


def test_a_measure_has_its_formula_and_source() -> None:
    ((term, meaning),) = measure_terms("city_block")
    assert term == "city-block"
    assert meaning == "1 − distance / (2 × n). Source: Wahl-O-Mat, smartvote."
