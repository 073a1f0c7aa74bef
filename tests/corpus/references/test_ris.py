"""RIS, read as several programs write it."""

import pytest

from policy_compare.corpus.references.ris import read_ris
from policy_compare.errors import SourceError
from policy_compare.model import Paper, Person


def read(text: str) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    return read_ris(text.encode(), "x.ris")


ZOTERO = """\
TY  - RPRT
TI  - Homes for a shrinking town
AU  - van den Berg, Kaja, Jr.
AU  - Ali, Noor
AU  - World Bank
AB  - What it says,
in two lines.

DA  - 2023/05/17/
PY  - 2023
CY  - Oslo
M3  - Policy brief
PB  - Institute
SN  - 12
KW  - homes
KW  - rents
UR  - https://example.org
Y2  - 2024/01/02/10:11:12
L1  - /home/x/a.pdf
ER  -
"""


def test_an_entry_of_zotero_is_read() -> None:
    (paper,), left_out = read(ZOTERO)
    assert paper == Paper(
        "van-den-berg-2023",
        "Homes for a shrinking town",
        authors=(
            Person("Berg", "Kaja", "van den", "Jr."),
            Person("Ali", "Noor"),
            Person(literal="World Bank"),
        ),
        publisher="Institute",
        issued="2023-05-17",
        type="report",
        details={
            "genre": "Policy brief",
            "number": "12",
            "publisher-place": "Oslo",
            "URL": "https://example.org",
            "accessed": "2024-01-02",
            "abstract": "What it says, in two lines.",
            "keyword": "homes, rents",
        },
    )
    assert left_out == ("fields that have no place here: L1 (1)",)


def test_mark_line_ends_and_spaces_change_nothing() -> None:
    plain = read(ZOTERO)
    assert read_ris(("\ufeff" + ZOTERO.replace("\n", "\r\n")).encode(), "x.ris") == plain
    assert read_ris(ZOTERO.replace("\n", "\r").encode("utf-16"), "x.ris") == plain
    assert read(ZOTERO.replace("  - ", " - ")) == plain
    assert read(ZOTERO.replace("\nKW", "\n  KW")) == plain


def test_tags_of_other_programs_are_understood() -> None:
    (paper,), left_out = read(
        "TY  - JOUR\nT1  - Rents\nA1  - Ali, Noor\nA1  - Ministry of Homes,\nY1  - 2023/05//\n"
        "JO  - Town Studies\nSP  - 12\nEP  - 15\nSN  - 1234-5678\nN2  - What.\nID  - 17\nER  - \n"
    )
    assert paper == Paper(
        "ali-2023",
        "Rents",
        authors=(Person("Ali", "Noor"), Person(literal="Ministry of Homes")),
        issued="2023-05",
        type="article-journal",
        details={
            "container-title": "Town Studies",
            "page": "12-15",
            "ISSN": "1234-5678",
            "abstract": "What.",
        },
    )
    assert not left_out


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2023\nDA  - May 17", "2023-05-17"),
        ("Y1  - 2023///", "2023"),
        ("PY  - 2023", "2023"),
        ("DA  - 2023/05/17/\nPY  - 2022", "2023-05-17"),
    ],
)
def test_a_date_may_stand_in_several_tags(lines: str, date: str) -> None:
    (paper,), _ = read(f"TY  - RPRT\nTI  - A\n{lines}\nER  - \n")
    assert paper.issued == date


def test_an_entry_that_does_not_end_is_one_by_itself() -> None:
    papers, _ = read("TY  - RPRT\nTI  - A\nAU  - X, Y\n\nTY  - BOOK\nTI  - B\n")
    assert [(paper.title, paper.type, len(paper.authors)) for paper in papers] == [
        ("A", "report", 1),
        ("B", "book", 0),
    ]


def test_odd_lines_do_no_harm() -> None:
    papers, left_out = read(
        "a line before\nTY  - TY  - x\na line without a tag\nTI  - A\nUK  - x\nUK  - y\nQQ  - z\n"
        "TY  -\nTI  - B\nEP  - 9\nER  - \nTI  - nowhere\nER  - \nTY  - JOUR\nER  - \n"
    )
    assert [(paper.title, paper.type) for paper in papers] == [("A", "document"), ("B", "document")]
    assert papers[1].details == {"page": "9"}
    assert left_out == (
        "fields that have no place here: QQ (1), UK (1), lines without a tag (1)",
        "entries without a title, which were left out: 'without a key'",
    )


@pytest.mark.parametrize("text", ["", "author,title\n", "ER  - \n", "<xml>"])
def test_what_holds_no_entry_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"x\.ris holds no references in RIS"):
        read(text)


def test_a_large_file_is_read_within_its_size() -> None:
    papers, _ = read("TY  - " * 200_000 + "\n" + "AU  - a\n" * 100_000 + "TI  - A\n")
    assert [len(paper.authors) for paper in papers] == [100_000]
