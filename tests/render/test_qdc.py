"""Codebooks as .qdc files."""

from lxml import etree

from policy_compare.views import export
from policy_compare.views.parts.question import Question
from tests.support.rendering import render_content
from tests.views.test_project import CORPUS


def test_a_codebook_holds_the_codes_alone() -> None:
    content = render_content(export.view(Question(CORPUS), "9"), "qdc")
    assert isinstance(content, bytes)
    root = etree.fromstring(content)
    codebook = "{urn:QDA-XML:codebook:1.0}"
    assert [one.tag for one in root] == [f"{codebook}Codes"]
    assert root.tag == f"{codebook}CodeBook"
    assert "support: cap" in [one.get("name") for one in root.iter(f"{codebook}Code")]
