"""RIS, written."""

from policy_compare.model import Paper, Person
from policy_compare.render.references.ris import render
from tests.support.described_papers import view_of_papers

PAPER = Paper(
    "berg-2023",
    "Homes for a\ntown",
    "Homes",
    (Person("Berg", "Kaja", "van den", "Jr."), Person(literal="World Bank"), Person("Foy")),
    "Institute",
    "2023-05~",
    "report",
    {
        "page": "12-15",
        "keyword": "homes, rents",
        "ISBN": "978",
        "ISSN": "1234-5678",
        "version": "2",
        "accessed": "2024-01-02",
    },
)


def test_an_entry_has_a_line_for_each_thing_that_is_said() -> None:
    assert render(view_of_papers(PAPER)) == (
        "TY  - RPRT\nID  - berg-2023\nAU  - van den Berg, Kaja, Jr.\nAU  - World Bank\nAU  - Foy\n"
        "PY  - 2023\nDA  - 2023/05//2023-05~\nTI  - Homes for a town\nST  - Homes\nSP  - 12\n"
        "EP  - 15\nPB  - Institute\nSN  - 978\nSN  - 1234-5678\nY2  - 2024/01/02/\nKW  - homes\n"
        "KW  - rents\nER  - \n"
    )


def test_what_is_not_known_is_not_said() -> None:
    entry = "TY  - GEN\nID  - a\nTI  - A\nER  - \n"
    assert render(view_of_papers(Paper("a", "A"))) == entry
    assert render(view_of_papers(Paper("a", "A"), Paper("a", "A"))) == f"{entry}\n{entry}"
    assert "DA  - ///202X\n" in render(view_of_papers(Paper("a", "A", issued="202X")))
    assert "SP  - 1, 3 - 4\n" in render(
        view_of_papers(Paper("a", "A", details={"page": "1, 3 - 4"}))
    )
