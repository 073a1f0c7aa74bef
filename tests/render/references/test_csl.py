"""CSL JSON, written."""

import json

from policy_compare.model import Paper
from policy_compare.render.references.csl import render
from tests.support.described_papers import view_of_papers


def test_papers_are_a_list_of_items() -> None:
    text = render(view_of_papers(Paper("a", "Étude"), Paper("b", "B")))
    assert "Étude" in text
    assert [item["id"] for item in json.loads(text)] == ["a", "b"]
    assert render(view_of_papers()) == "[]\n"
