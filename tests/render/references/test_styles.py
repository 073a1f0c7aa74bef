"""References in the styles of CSL."""

import warnings

import pytest

from policy_compare.errors import CallError
from policy_compare.model import Paper, Person
from policy_compare.render.references import styles
from policy_compare.render.references.styles import references_in_style, style_names

PAPERS = (
    Paper(
        "ali",
        "Homes for a <town> & more",
        authors=(Person("Ali", "Noor"), Person("Berg", "Kaja", "van den", "Jr.")),
        publisher="Institute",
        issued="2023-05~",
        type="report",
        details={"genre": "Policy brief", "number": "12", "URL": "https://example.org/?a=1&b=2"},
    ),
    Paper(
        "ALI",
        "Rents",
        authors=(Person(literal="World Bank"),),
        issued="2021/2022",
        type="article-journal",
        details={"container-title": "Town Studies", "volume": "3", "issue": "2", "page": "12-15"},
    ),
    Paper("nobody", "A plan", publisher="Institute", issued="202X", type="report"),
    Paper("spring", "A talk", issued="2021-21", type="speech"),
)


def test_references_are_in_the_style_of_the_american_psychological_association() -> None:
    assert references_in_style(PAPERS, "apa") == {
        "ali": "Ali, N., & van den Berg, K., Jr. (ca. 2023). Homes for a <town> & more (Policy "
        "Brief No. 12). Institute. https://example.org/?a=1&b=2",
        "ALI": "World Bank. (2021–2022). Rents. Town Studies, 3(2), 12–15.",
        # A title in an author's place is said once.
        "nobody": "A plan. (202X). Institute.",
        "spring": "A talk. (2021, Spring).",
    }


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("Min-jun", "M.-j."),
        ("Jean-Luc A.", "J.-L. A."),
        ("Noor de", "N. de."),
        ("ليلى", "ليلى."),
        ("민준", "민준."),
        ("noor", "noor."),
        ("--", "--."),
    ],
)
def test_initials_are_those_of_every_script_and_part(given: str, initials: str) -> None:
    paper = Paper("a", "Kim", authors=(Person("Kim", given),), issued="2023", type="book")
    assert references_in_style((paper,), "apa")["a"] == f"Kim, {initials} (2023). Kim."


def test_a_style_with_numbers_counts_the_papers_as_they_come() -> None:
    references = references_in_style(PAPERS, "ieee")
    assert [text[:5] for text in references.values()] == ["[1] N", "[2] W", "[3] “", "[4] “"]


def test_other_names_of_a_style_are_known() -> None:
    assert {"apa", "ieee", "chicago-author-date", "nature-climate-change"} <= set(style_names())
    assert references_in_style(PAPERS, "nature-climate-change")["ALI"].startswith("2. World Bank.")


def test_what_the_processor_warns_of_is_not_passed_on() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        references_in_style(PAPERS, "apa")
    assert not caught


STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">{}'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)


def test_a_style_may_come_from_a_file() -> None:
    content = STYLE.format("<!-- mine -->").encode()
    assert references_in_style(PAPERS, "own.csl", content)["ALI"] == "Rents"
    assert references_in_style((), "own.csl", content) == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no style", "the style own.csl cannot be followed"),
        (b"<svg/>", "the style own.csl cannot be followed"),
        (
            STYLE.format('<macro name="m"><text macro="m"/></macro>')
            .replace('variable="title"', 'macro="m"')
            .encode(),
            "the style own.csl cannot be followed",
        ),
        (
            b'<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>',
            "the style own.csl has no list of references",
        ),
        (
            b'<!DOCTYPE style [<!ENTITY x "y">]>' + STYLE.encode(),
            "the style own.csl declares what no style needs",
        ),
    ],
)
def test_what_is_no_style_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(CallError) as caught:
        references_in_style(PAPERS, "own.csl", content)
    assert (caught.value.message, caught.value.hint) == (
        message,
        "another style may do: --style apa, for one",
    )


def test_a_paper_of_which_a_style_says_nothing_has_no_reference() -> None:
    content = STYLE.replace('variable="title"', 'variable="publisher"').encode()
    assert set(references_in_style(PAPERS, "own.csl", content)) == {"ali", "nobody"}


def test_every_name_has_its_file() -> None:
    files = {path.stem for path in styles._FOLDER.rglob("*.csl")}
    assert set(style_names()) == files
