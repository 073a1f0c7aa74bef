"""Papers made of descriptions: their ids, and what of them is left out and told."""

import pytest

from policy_compare.corpus.form.paper_form import CSL_TYPES
from policy_compare.corpus.references.papers import LONGEST_VALUE, Description, make_references
from policy_compare.model import Paper, Person
from policy_compare.reference_fields import REFERENCE_FIELDS, REFERENCE_KINDS

ALI = Person("Ali", "Noor")


def described(key: str = "", title: str = "Homes for a town", **texts: str) -> Description:
    details = {name.replace("_", "-"): text for name, text in texts.items()}
    return Description(key, "report", (ALI,), "2023", {"title": title, **details})


def made(*descriptions: Description) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    return make_references(descriptions, {}, ())


def test_every_type_and_variable_of_papers_has_a_line_in_the_tables() -> None:
    assert {kind.csl for kind in REFERENCE_KINDS} == set(CSL_TYPES)
    from policy_compare.corpus.form.paper_form import PAPER

    other = {"authors", "issued", "type", "source"}
    assert {field.csl for field in REFERENCE_FIELDS} == {one.key for one in PAPER.fields} - other


@pytest.mark.parametrize(
    ("description", "id"),
    [
        (described("ali_homes_2023"), "ali_homes_2023"),
        (described("DBLP:conf/x"), "ali-2023"),
        (described("17"), "ali-2023"),
        (described(), "ali-2023"),
        (described("con"), "x-con"),
        (described()._replace(authors=()), "homes-for-a-town"),
        (described()._replace(authors=(Person(literal="World Bank"),), issued=""), "world-bank"),
    ],
)
def test_a_paper_is_called_by_its_key_or_by_author_and_year(
    description: Description, id: str
) -> None:
    (paper,), left_out = made(description)
    assert paper.id == id
    assert not left_out


def test_a_key_that_stands_there_twice_gives_two_papers() -> None:
    papers, left_out = made(described("a"), described("a"), described("A"), described("a-2"))
    assert [paper.id for paper in papers] == ["a", "a-2", "A-3", "a-2-2"]
    assert left_out == (
        "keys of several entries, which got other ids: a → a-2, A → A-3, a-2 → a-2-2",
    )
    papers, left_out = made(described(), described())
    assert [paper.id for paper in papers] == ["ali-2023", "ali-2023-2"]
    assert not left_out


def test_values_are_cleaned() -> None:
    (paper,), left_out = made(
        described(
            title="Homes <i>for</i>\n a <b>town</b>\x00\u202e <not markup>",
            DOI="https://doi.org/10.1000/182.",
        )
    )
    assert paper.title == "Homes for a town <not markup>"
    assert paper.details == {"DOI": "10.1000/182"}
    assert not left_out


def test_what_cannot_be_held_is_left_out_and_told() -> None:
    long = "x" * (LONGEST_VALUE + 1)
    papers, left_out = made(
        described("a", DOI="none", URL="ftp://example.org", abstract=long, note=" \u200b"),
        described("b")._replace(issued="forthcoming"),
        described("c")._replace(issued="soon"),
        described("d")._replace(issued="some day"),
        described("e")._replace(issued="later"),
        described("f", title=" "),
        described("", title=""),
    )
    assert [paper.issued for paper in papers] == ["2023", "", "", "", ""]
    assert papers[0].details == {}
    assert left_out == (
        "entries without a title, which were left out: 'f', 'without a key'",
        "DOI that cannot be held as it stands, and was left out: 'none'",
        "URL that cannot be held as it stands, and was left out: 'ftp://example.org'",
        f"abstract that cannot be held as it stands, and was left out: '{'x' * 40}'",
        "issued that cannot be held as it stands, and was left out: 'forthcoming', 'soon', "
        "'some day' … (4 in all)",
    )


def test_fields_without_a_place_are_counted() -> None:
    _, left_out = make_references([described()], {"file": 100, "editor": 3}, ("A note.",))
    assert left_out == ("A note.", "fields that have no place here: editor (3), file (100)")


def test_people_without_a_name_are_none() -> None:
    (paper,), _ = made(described()._replace(authors=(Person(), Person("\x00"), ALI)))
    assert paper.authors == (ALI,)
