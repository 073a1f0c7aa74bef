"""The ways to differ, and the rules that decide them."""

import re

import pytest

from policy_compare.analysis.coders.difference_kinds import DIFFERENCE_KINDS, find_difference_kind
from policy_compare.analysis.coders.reliability import VARIABLES
from tests.support.corpora import SHIPPED


def test_every_rule_is_a_section_of_the_coding_guide() -> None:
    headings = re.findall(r"^## (.+)$", (SHIPPED / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {kind.rule for kind in DIFFERENCE_KINDS} - {""} <= set(headings)


def test_every_variable_has_ways_to_differ_each_with_a_name_of_its_own() -> None:
    assert {kind.variable for kind in DIFFERENCE_KINDS} == {
        "recommendation",
        # Where propositions differ, one coder alone took a stance.
        *(variable.name for variable in VARIABLES if variable.name != "proposition"),
    }
    names = [(kind.variable, kind.label) for kind in DIFFERENCE_KINDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("variable", "a", "b", "label"),
    [
        ("recommendation", True, False, "in one coding alone"),
        ("recommendation", True, True, "one more of a paragraph"),
        ("stance", "support", "oppose", "opposite"),
        ("stance", "oppose", "support", "opposite"),
        ("stance", "neutral", "support", "one is neutral"),
        ("stance", None, "neutral", "taken by one alone"),
        ("condition", "yes", "no", "given by one alone"),
        ("by", "council", "builders", "another"),
        ("position strength", "could", "must", "another"),
        ("strength", "must", "could", "two steps apart"),
        ("strength", "must", "should", "one step apart"),
        ("strength", "could", "should", "one step apart"),
        ("strength", None, "could", "given by one alone"),
        ("actor", frozenset("a"), frozenset(), "named by one alone"),
        ("actor", frozenset("ab"), frozenset("a"), "one names more"),
        ("target", frozenset("a"), frozenset("ab"), "one names more"),
        ("topic", frozenset("a"), frozenset("b"), "each names another"),
        ("instrument", "legal", None, "given by one alone"),
        ("instrument", "legal", "economic", "another"),
    ],
)
def test_the_kind_of_a_difference(variable: str, a: object, b: object, label: str) -> None:
    assert find_difference_kind(variable, a, b).label == label
