"""What a format holds of a paper comes back from it equal."""

import pytest
from hypothesis import given

from policy_compare.corpus.references.bibtex import read_bibtex
from policy_compare.corpus.references.csl import read_csl
from policy_compare.corpus.references.ris import read_ris
from policy_compare.model import Codebook, Corpus, Paper
from policy_compare.reference_fields import REFERENCE_KINDS
from policy_compare.render.references import bibtex, csl, ris
from tests.support.described_papers import described_papers, view_of_papers
from tests.support.held_fields import keep_held

FORMATS = {
    "bibtex": (bibtex, read_bibtex),
    "ris": (ris, read_ris),
    "csl": (csl, read_csl),
}
#: The types that have a name of their own there.
OWN_TYPES = {
    "bibtex": {kind.bibtex: kind.csl for kind in reversed(REFERENCE_KINDS)}.values(),
    "ris": {kind.ris: kind.csl for kind in reversed(REFERENCE_KINDS)}.values(),
}


def held(paper: Paper, name: str) -> Paper:
    """The paper as far as the format holds it; of its details RIS lacks the version."""
    details = {
        key: text for key, text in paper.details.items() if (name, key) != ("ris", "version")
    }
    (kept,) = keep_held(
        Corpus(Codebook(), {"": paper._replace(details=details)}), name
    ).papers.values()
    return kept


@pytest.mark.parametrize("name", FORMATS)
@given(paper=described_papers())
def test_a_paper_comes_back_as_far_as_the_format_holds_it(name: str, paper: Paper) -> None:
    module, read = FORMATS[name]
    text = module.render(view_of_papers(paper))
    (back,), left_out = read(text.encode(), "x")
    assert held(back, name) == held(paper, name)
    assert (back.type == paper.type) or paper.type not in OWN_TYPES.get(name, ())
    assert not left_out
