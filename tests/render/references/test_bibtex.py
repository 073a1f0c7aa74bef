"""BibTeX, written."""

from itertools import accumulate

import pytest

from policy_compare.model import Paper, Person
from policy_compare.render.references.bibtex import render
from tests.support.described_papers import view_of_papers


def written(**values: object) -> str:
    return render(view_of_papers(Paper(**{"id": "a", "title": "A", **values})))  # type: ignore[arg-type]


def test_an_entry_has_the_fields_of_its_kind() -> None:
    assert written(
        title="Homes for NATO: The {plan} & 50%",
        authors=(Person("Ali", "Noor"), Person(literal="World Bank")),
        publisher="Études",
        issued="2023-05-17",
        type="report",
        details={"DOI": "10.1000/a_b", "URL": "https://example.org/{x}%20", "page": "12-15"},
    ) == (
        "@techreport{a,\n\tauthor = {Ali, Noor and {World Bank}},\n"
        "\ttitle = {Homes for {NATO:} {The} {\\textbraceleft}plan{\\textbraceright} "
        "{\\&} 50{\\%}},\n"
        "\tpages = {12--15},\n\tinstitution = {{\\'E}tudes},\n\tdoi = {10.1000/a_b},\n"
        "\turl = {https://example.org/%7Bx%7D%20},\n\tdate = {2023-05-17},\n\tyear = {2023},\n"
        "\tmonth = may\n}\n"
    )


def test_a_journal_s_issue_is_its_number() -> None:
    text = written(
        type="article-journal", details={"container-title": "T", "issue": "3", "number": "e7"}
    )
    assert text == (
        "@article{a,\n\ttitle = {A},\n\tjournal = {T},\n\tnumber = {3},\n\teid = {e7}\n}\n"
    )


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Person("Berg", "Kaja", "van den", "Jr."), "van den Berg, Jr., Kaja"),
        (Person("Brinch Hansen", "Per"), "{Brinch Hansen}, Per"),
        (Person("Bell", "K", "De"), "{De Bell}, K"),
        (Person("hooks", "bell"), "{hooks}, bell"),
        (Person("Ali", "Noor and Co"), "Ali, {Noor and Co}"),
        (Person("Øre"), r"{\O}re"),
        (Person(given="Noor"), "{Noor}"),
    ],
)
def test_a_name_is_written_so_that_its_parts_come_back(person: Person, name: str) -> None:
    assert f"\tauthor = {{{name}}},\n" in written(authors=(person,))


@pytest.mark.parametrize("text", ["x}, author={y", "}", "{", "\\}", "a\\"])
def test_no_text_ends_its_field(text: str) -> None:
    entry = written(title=text, publisher=text, details={"URL": f"https://x.org/{text}"})
    body = entry.removeprefix("@misc{").removesuffix("}\n")
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in body))
    assert min(depths) == depths[-1] == 0


def test_dates_that_bibtex_has_no_field_for_are_biblatex_s() -> None:
    assert "date = {202X}\n" in written(issued="202X")
    assert "date = {2021/2022},\n\tyear = {2021}\n" in written(issued="2021/2022")
    assert "date" not in written()
    assert written(type="") == "@misc{a,\n\ttitle = {A}\n}\n"
