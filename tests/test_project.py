"""A project's records."""

from policy_compare.project import Code


def test_a_code_is_called_by_the_end_of_its_path() -> None:
    assert Code("1", ("Rents", "Cap rents", "for")).name == "for"
