"""A DOI is found in any text, without the sentence around it."""

import pytest

from policy_compare.doi import DOI_PATTERN, find_doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1234/homes.5", "10.1234/homes.5"),
        ("See https://doi.org/10.1234/homes.5.", "10.1234/homes.5"),
        ("(doi: 10.1234.56/a(1)b).", "10.1234.56/a(1)b"),
        ('<a href="https://doi.org/10.1234/a">', "10.1234/a"),
        ("doi:10.1234/a; homes", "10.1234/a"),
        ("10.1234/a(1)", "10.1234/a(1)"),
        ("Version 10.2 of 10.1234", ""),
    ],
)
def test_a_doi_is_found(text: str, doi: str) -> None:
    assert find_doi(text) == doi
    assert not doi or DOI_PATTERN.fullmatch(doi)
