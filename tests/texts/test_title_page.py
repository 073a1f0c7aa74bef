"""What a paper says of itself, and what is not guessed."""

import pytest

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.model import Person
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.texts.printed.plain_text import read_plain
from policy_compare.texts.title_page import TitlePage, person_of_name, read_title_page

PROSE = "The towns of the coast have lost a school in each of the last ten years. " * 3
TITLE = "Homes for a shrinking town"


def plain(*lines: str, **properties: str) -> TitlePage:
    """The title page of a plain text that begins with these lines."""
    reading = read_plain("\n\n".join((*lines, PROSE)))
    return read_title_page(Document("a.txt", "text", "", reading.blocks, properties, reading.pages))


def told(*lines: str, format: str = "markdown", **properties: str) -> TitlePage:
    """The title page of a text with these paragraphs (with # a heading) before its prose."""
    pieces = [
        Piece("heading", line.lstrip("# "), len(line) - len(line.lstrip("#")))
        if line.startswith("#")
        else Piece("paragraph", line)
        for line in (*lines, PROSE)
    ]
    return read_title_page(Document("a.md", format, "", blocks_of_pieces(pieces), properties))


def names(found: TitlePage) -> list[str]:
    """The authors, their particle in brackets."""
    return [
        one.literal or f"{one.given} ({one.particle}) {one.family}".replace(" () ", " ")
        for one in found.authors
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([TITLE], TITLE),
        (["Institute for Town Studies", TITLE], TITLE),
        (["Housing Foundation", TITLE], TITLE),
        (["May 2023", TITLE], TITLE),
        (["By Noor Ali", TITLE], TITLE),
        (["Contents", TITLE], TITLE),
        (["Executive summary", TITLE], TITLE),
        # Where nothing longer can be one, a short line is the title.
        (["Homes"], "Homes"),
        (["Institute for Town Studies"], "Institute for Town Studies"),
        (["The Ministry of Farming should reform"], "The Ministry of Farming should reform"),
        ([], ""),
        (["Contents"], ""),
        ([f"{TITLE} JULY 2025 T H E T O W N"], TITLE),
        (["The council shall write to all who live in the town by 10 October 2025."], ""),
        (["2 May 2023"], ""),
    ],
)
def test_title_of_a_plain_text(lines: list[str], title: str) -> None:
    assert plain(*lines).title == title


def test_title_is_the_heading_that_is_marked() -> None:
    assert told("House of Homes and Towns", "# Homes").title == "Homes"
    assert told("## A part of it all", f"# {TITLE}", "## Another part").title == TITLE
    assert told("## What the town council needs").title == "What the town council needs"
    # In a text whose headings are guessed by their looks, the first may be that of a house.
    assert told("# Homes", f"## {TITLE}", format="pdf").title == TITLE


def test_a_heading_that_papers_have_in_common_is_no_title() -> None:
    assert told("# Executive summary", "# Homes for a town").title == "Homes for a town"
    assert told("# Homes", title="Introduction").title == "Homes"


def test_what_the_file_says_of_itself_wins() -> None:
    given = {
        "title": "Homes", "author": "Berg, Kaja", "issued": "2024-02-29", "DOI": "10.1000/b",
        "ISBN": "2", "URL": "https://example.org/b",
    }  # fmt: skip
    found = plain(TITLE, "By Noor Ali", "May 2023", "doi:10.1000/a", **given)
    assert (found.title, names(found), found.issued) == ("Homes", ["Kaja Berg"], "2024-02-29")
    assert found.details == {"DOI": "10.1000/b", "ISBN": "2", "URL": "https://example.org/b"}
    assert set(found.origins.values()) == {"the file's properties"}
    assert plain(TITLE, author=" ; ").origins == {"title": "the text"}


@pytest.mark.parametrize("format", ["pdf", "docx", "odt"])
def test_what_a_program_wrote_counts_where_the_title_page_bears_it_out(format: str) -> None:
    lines = f"# {TITLE.upper()}", "By Noor Ali", "## What towns of the coast need"
    found = told(*lines, format=format, title=TITLE, author="Noor Ali")
    assert (found.title, names(found)) == (TITLE, ["Noor Ali"])
    assert found.origins["title"] == "the file's properties"
    found = told(*lines, format=format, title="Annual report", author="Kaja Berg")
    assert (found.title, names(found)) == (TITLE.upper(), ["Noor Ali"])
    assert found.doubts == {}
    found = told(f"# {TITLE}", format=format, author="Acrobat Pro 24.2")
    assert (found.authors, found.doubts) == ((), {"authors": "Acrobat Pro 24.2"})
    assert told(f"# {TITLE}", format=format, author="Kaja Berg").doubts == {"authors": "Kaja Berg"}


def test_where_the_text_has_no_title_that_of_the_file_is_taken_if_it_is_one() -> None:
    assert told("Contents", format="pdf", title=TITLE).title == TITLE
    found = told("Contents", format="pdf", title="2")
    assert (found.title, found.doubts) == ("", {"title": "2"})


def test_origins_name_what_was_found_and_nothing_else() -> None:
    found = plain(TITLE, "By Noor Ali", "May 2023", URL="https://example.org/")
    assert found.origins == {
        "title": "the text",
        "authors": "the text",
        "issued": "the text",
        "URL": "the file's properties",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Noor Ali", ["Noor Ali"]),
        ("by: Noor Ali", ["Noor Ali"]),
        ("BY NOOR ALI", ["NOOR ALI"]),
        ("Author: Noor Ali", ["Noor Ali"]),
        ("Written by Noor Ali", ["Noor Ali"]),
        ("By Noor Ali and Kaja Berg", ["Noor Ali", "Kaja Berg"]),
        ("Authors: Noor Ali, Kaja Berg & Ife Okafor", ["Noor Ali", "Kaja Berg", "Ife Okafor"]),
        ("By Noor Ali, Kaja Berg, and Ife Okafor.", ["Noor Ali", "Kaja Berg", "Ife Okafor"]),
        ("By Noor Ali; Kaja Berg with Ife Okafor", ["Noor Ali", "Kaja Berg", "Ife Okafor"]),
        ("By Dr Noor Ali and Prof. Kaja Berg", ["Noor Ali", "Kaja Berg"]),
        ("Dr Jane Doe", ["Jane Doe"]),
        ("Professor Jane Doe and Dr. Noor Ali", ["Jane Doe", "Noor Ali"]),
        ("By Jan van der Berg", ["Jan (van der) Berg"]),
        ("By J. A. de Vries", ["J. A. (de) Vries"]),
        ("By Élodie Müller and Łukasz Żak", ["Élodie Müller", "Łukasz Żak"]),
        ("By Anna-Lena O’Brien", ["Anna-Lena O’Brien"]),
        ("By Noor Ali1, Kaja Berg*", ["Noor Ali", "Kaja Berg"]),
        ("By Noor Ali, Senior Fellow", ["Noor Ali"]),
        ("By Noor Ali | 5 May 2023", ["Noor Ali"]),
        # What is no name of a person, or only in part.
        ("By the Institute for Farming", []),
        ("By Town Housing Council", []),
        ("By Farm Bureau", []),
        ("By Noor Ali and the schools of the town", []),
        ("By 2030 all homes must be warm", []),
        ("By and large", []),
        ("Bye Noor", []),
        ("Authority for homes", []),
        ("By the sea", []),
        ("By noor ali", []),
    ],
)
def test_bylines(line: str, expected: list[str]) -> None:
    assert names(plain(TITLE, line)) == expected


def test_a_name_alone_on_its_line() -> None:
    assert names(told(f"# {TITLE}", "Jane Doe")) == ["Jane Doe"]
    assert names(told(f"# {TITLE}", "Jane Doe | 5 May 2023")) == ["Jane Doe"]
    assert names(told(f"# {TITLE}", "Institute for Farming", "Jane Doe")) == ["Jane Doe"]
    # Which of two, and whether a heading is a name, nobody can tell.
    assert names(told(f"# {TITLE}", "Jane Doe", "Noor Ali")) == []
    assert names(told(f"# {TITLE}", "## Jane Doe")) == []
    for line in ("Town Council", "Jane", "jane doe", "Jane Doe said so", "Download", "주택 정책"):
        assert names(told(f"# {TITLE}", line)) == [], line


def test_a_byline_comes_before_a_name_alone() -> None:
    assert names(told(f"# {TITLE}", "Jane Doe", "By Noor Ali")) == ["Noor Ali"]


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ali, Noor", [Person("Ali", "Noor")]),
        ("Noor Ali", [Person("Ali", "Noor")]),
        ("Ali, Noor; Berg, Kaja", [Person("Ali", "Noor"), Person("Berg", "Kaja")]),
        ("Noor Ali; Kaja Berg", [Person("Ali", "Noor"), Person("Berg", "Kaja")]),
        ("Noor Ali, Kaja Berg", [Person("Ali", "Noor"), Person("Berg", "Kaja")]),
        ("Noor Ali and Kaja Berg", [Person("Ali", "Noor"), Person("Berg", "Kaja")]),
        ("Noor Ali et al.", [Person("Ali", "Noor")]),
        ("Doe, J. A.", [Person("Doe", "J. A.")]),
        ("van der Berg, Jan", [Person("Berg", "Jan", "van der")]),
        ("Dr Jane Doe", [Person("Doe", "Jane")]),
        ("Institute for Farming", [Person(literal="Institute for Farming")]),
        ("Centre for Homes, Hill", [Person(literal="Centre for Homes, Hill")]),
        ("Jane", [Person(literal="Jane")]),
        ("Doe, Jane, Berg, Kaja", [Person(literal="Doe, Jane, Berg, Kaja")]),
        ("", []),
    ],
)
def test_authors_of_the_file_s_properties(author: str, expected: list[Person]) -> None:
    assert list(plain(TITLE, author=author).authors) == expected


def test_a_person() -> None:
    assert person_of_name("  Prof.  Jan   von   Berg ") == Person("Berg", "Jan", "von")
    assert person_of_name("") == Person(literal="")
    assert person_of_name("Ife J Okafor") == Person("Okafor", "Ife J")
    assert person_of_name("Ife A.M. Okafor") == Person("Okafor", "Ife A.M.")
    assert person_of_name("Jan F. Berg Jr") == Person("Berg", "Jan F.", suffix="Jr")
    assert person_of_name("Homes YIMBY") == Person(literal="Homes YIMBY")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("4 December 2024", "2024-12-04"),
        ("4th December 2024", "2024-12-04"),
        ("04 Dec. 2024", "2024-12-04"),
        ("December 4, 2024", "2024-12-04"),
        ("December 1st 2024", "2024-12-01"),
        ("DECEMBER 2024", "2024-12"),
        ("Dec 2024", "2024-12"),
        ("12 Sept 2024", "2024-09-12"),
        ("Sept. 2024", "2024-09"),
        ("May, 2024", "2024-05"),
        ("(May 2024)", "2024-05"),
        ("Wednesday, 4 December 2024", "2024-12-04"),
        ("2024-12-04", "2024-12-04"),
        ("2024-12", "2024-12"),
        ("Published: 4 December 2024", "2024-12-04"),
        ("Published on 4 December 2024", "2024-12-04"),
        ("First published: December 2024", "2024-12"),
        ("Publication date: 2024-12-04", "2024-12-04"),
        ("Posted on: December 4, 2024", "2024-12-04"),
        ("Noor Ali | 4 December 2024 | 5 min read", "2024-12-04"),
        ("29 February 2024", "2024-02-29"),
        (f"{TITLE} JULY 2025 T H E T O W N", "2025-07"),
        ("Ordered to be printed 20 October 2024 and published 4 December 2024", "2024-12-04"),
        ("Published on 4 December 2024 by authority of the House of Towns", "2024-12-04"),
        # No day of the calendar, or in no form that says which number is which.
        ("29 February 2023", ""),
        ("31 April 2024", ""),
        ("0 May 2024", ""),
        ("2024-13", ""),
        ("2024-00", ""),
        ("2024-05-00", ""),
        ("2024-05-32", ""),
        ("04/12/2024", ""),
        ("2024", ""),
        ("Marching 2024", ""),
        # Whose date this is, only a reader can say.
        ("On 4 December 2024 the council met", ""),
        ("The plan of December 2024", ""),
        ("December 2024 plan", ""),
        ("Data: 4 December 2024", ""),
        ("December 2024 to May 2025", ""),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert plain(TITLE, line).issued == date
    assert told(f"# {TITLE}", line).issued == date
    assert not date or not explain_fault_of_date(date)


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-04T10:00:00Z", "2024-12-04"),
        ("2024-02-30", ""),
        ("2024-13-01", ""),
        ("20241204", ""),
        ("December 2024", ""),
        ("", ""),
    ],
)
def test_date_of_the_file_s_properties(given: str, date: str) -> None:
    assert told(f"# {TITLE}", format="html", issued=given).issued == date


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_when_a_file_was_made_says_nothing(format: str) -> None:
    assert told(f"# {TITLE}", format=format, issued="2024-12-04").issued == ""
    assert told(f"# {TITLE}", "May 2023", format=format, issued="2024-12-04").issued == "2023-05"


@pytest.mark.parametrize(
    ("line", "details"),
    [
        ("doi:10.1000/homes.5", {"DOI": "10.1000/homes.5"}),
        ("DOI: 10.1000/homes.5.", {"DOI": "10.1000/homes.5"}),
        ("https://doi.org/10.1000/homes(5)", {"DOI": "10.1000/homes(5)"}),
        ("(see doi.org/10.1000/homes).", {"DOI": "10.1000/homes"}),
        ("ISBN 978-3-16-148410-0", {"ISBN": "978-3-16-148410-0"}),
        ("ISBN: 316148410X", {"ISBN": "316148410X"}),
        ("ISBN 12345", {}),
        ("10.1000/homes", {}),
        ("https://example.org/homes", {}),
    ],
)
def test_identifiers(line: str, details: dict[str, str]) -> None:
    assert plain(TITLE, line).details == details


@pytest.mark.parametrize(
    ("given", "details"),
    [
        ({"DOI": "https://doi.org/10.1000/b"}, {"DOI": "10.1000/b"}),
        ({"DOI": "none"}, {}),
        ({"URL": "/papers/b"}, {}),
        ({"URL": "https://example.org/a b"}, {}),
        ({"URL": "https://example.org/b"}, {"URL": "https://example.org/b"}),
    ],
)
def test_identifiers_of_the_file_s_properties(
    given: dict[str, str], details: dict[str, str]
) -> None:
    assert plain(TITLE, **given).details == details


def test_once_the_text_has_begun_everything_is_somebody_else_s() -> None:
    lines = ("By Noor Ali", "May 2023", "doi:10.1000/a", "ISBN 978-3-16-148410-0", "Dr Jane Doe")
    found = told(f"# {TITLE}", PROSE, *lines)
    assert found == TitlePage(TITLE, origins={"title": "the text"})
    assert told(f"# {TITLE}", *["A short line."] * 60, *lines) == found


def test_an_empty_text_has_no_title_page() -> None:
    assert read_title_page(Document("a.txt", "text", "")) == TitlePage()
