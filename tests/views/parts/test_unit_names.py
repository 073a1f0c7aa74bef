"""Units, as people name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.positions import find_positions
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Person
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_names import find_two_units, find_unit
from tests.support.records import ALI, BERG, corpus, paper, urges
from tests.support.strategies import NAMES, respellings


@given(st.sets(st.sampled_from(NAMES)), st.data())
def test_every_author_is_found_however_the_name_is_typed(
    names: set[str], data: st.DataObject
) -> None:
    papers = [
        paper(f"p{place}", urges({"cap": "support"}), authors=(Person(literal=name),))
        for place, name in enumerate(sorted(names))
    ]
    question = Question(corpus(*papers), by="author")
    held = find_positions(question.corpus, "author").by_proposition.get("cap", {})
    behind = {ref: unit for unit in held.values() for ref in unit.recommendations}
    for place, name in enumerate(sorted(names)):
        unit = find_unit(
            question, [one.unit for one in held.values()], data.draw(respellings(name))
        )
        assert unit == behind[f"p{place}/act"].unit


def test_two_are_named_by_short_names_and_differ() -> None:
    question = Question(
        corpus(
            paper("a", urges({"cap": "support"}), authors=(ALI,)),
            paper("b", urges({"cap": "oppose"}), authors=(BERG,)),
        ),
        by="author",
    )
    units = find_positions(question.corpus, "author").units
    one, other = find_two_units(question, units, "ali", "Berg")
    assert (one.id, other.id) == ("Noor Ali", "Kaja Berg")
    with pytest.raises(CallError, match="are the same author"):
        find_two_units(question, units, "ali", "Noor Ali")
    with pytest.raises(UnknownName):
        find_two_units(question, units, "ali", "Nobody")
