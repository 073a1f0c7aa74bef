"""Whether a quote is where a coder says: its section, its paragraph, its page."""

from unittest.mock import Mock

import pytest

from policy_compare.evidence import quote_places
from policy_compare.evidence.quote_places import (
    EvidencePlaces,
    describe_place,
    evidence_at,
    fits_place,
    paragraph_in,
)
from policy_compare.evidence.quotes import QuoteMatch
from policy_compare.model import Evidence
from policy_compare.texts.document import Block, Place
from policy_compare.texts.pieces import Piece
from tests.support.quoting import index, match_of

NESTED = (
    "# Homes", "Before.", "## 2.1 Town’s Methods", "One.", "### Rents", "Two.", "Cap rents."
)  # fmt: skip


def test_where_there_is_a_page_no_paragraph_is_cited() -> None:
    assert evidence_at("cap", Place("Rents", 3)) == Evidence("cap", "Rents", 3)
    assert evidence_at("cap", Place("Rents", 3, "14")) == Evidence("cap", "Rents", None, "14")


@pytest.mark.parametrize("section", ["", "Rents", "Homes", "Land"])
@pytest.mark.parametrize("paragraph", [None, 0, 1, 2, 3, 4, 5])
def test_places_are_those_that_fit(section: str, paragraph: int | None) -> None:
    text = index(*NESTED, "Cap rents.", "## Land", "Cap rents, cap rents.")
    evidence = Evidence("cap rents", section, paragraph)
    matches, refusal, at_place, places = EvidencePlaces(text).look_up(evidence)
    assert (matches, refusal) == text.look_up("cap rents")
    assert at_place == tuple(match for match in matches if fits_place(evidence, match))
    assert places == len({match.place for match in at_place})


def test_a_place_is_compared_with_those_of_its_paragraph_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fits = Mock(return_value=True)
    monkeypatch.setattr(quote_places, "fits_place", fits)
    places = EvidencePlaces(index(*["Cap rents."] * 30))
    for number in range(1, 31):
        assert len(places.look_up(Evidence("cap rents", paragraph=number))[0]) == 30
    assert fits.call_count == 30


@pytest.mark.parametrize(
    "section",
    [
        "Rents", "rents", "RENTS:", "3. Rents", "3.1.2 Rents", "III. Rents", "IV Rents",
        "iv) Rents",
        "Chapter 3: Rents", "Chapter III – Rents", "Part B. Rents", "b) Rents", "Annex 2 Rents",
        "2.1 Town's methods", "Town's Methods", "TOWN’S METHODS", "Section 2.1 — Town’s Methods",
        "Homes", "1 Homes",
    ],
)  # fmt: skip
def test_a_section_is_the_nearest_heading_or_one_above(section: str) -> None:
    assert fits_place(Evidence(section=section), match_of("cap rents", *NESTED))


@pytest.mark.parametrize(
    "section",
    ["Rent", "The Rents", "Methods", "2.2 Town’s Methods", "Town Methods", "Price", "Homes Rents"],
)
def test_another_section_does_not_fit(section: str) -> None:
    assert not fits_place(Evidence(section=section), match_of("cap rents", *NESTED))


@pytest.mark.parametrize(
    "heading, rest",
    [
        ("Civil society", "Society"),
        ("Mix of measures", "Of measures"),
        ("Civic homes", "Homes"),
        ("I object", "Object"),
        ("A home", "Home"),
        ("Ill health", "Health"),
        ("Xi visits", "Visits"),
        ("Part of the plan", "The plan"),
        ("Section chiefs", "Chiefs"),
        ("Price", "Rice"),
        ("Page limits", "Limits"),
        ("Policy", "Olicy"),
        ("1,000 homes", "000 homes"),
    ],
)
def test_a_heading_keeps_its_first_word(heading: str, rest: str) -> None:
    match = match_of("cap rents", f"# {heading}", "Cap rents.")
    assert fits_place(Evidence(section=heading.upper()), match)
    assert not fits_place(Evidence(section=rest), match)
    assert not fits_place(
        Evidence(section=heading), match_of("cap rents", f"# {rest}", "Cap rents.")
    )


def test_two_numbers_of_one_name_are_two_sections() -> None:
    match = match_of("cap rents", "# 2 Methods", "Cap rents.")
    assert fits_place(Evidence(section="Chapter 2: Methods"), match)
    assert fits_place(Evidence(section="Methods"), match)
    assert not fits_place(Evidence(section="1 Methods"), match)


@pytest.mark.parametrize(
    "section, paragraph, right",
    [
        ("", 4, True),  # in the whole text and in Homes
        ("", 3, True),  # in the second section
        ("", 2, True),  # in the nearest
        ("", 1, False),
        ("Rents", 2, True),
        ("Rents", 4, False),
        ("Homes", 4, True),
        ("Homes", 2, False),
        ("Town's Methods", 3, True),
        ("Town's Methods", 2, False),
        ("Elsewhere", 2, False),
    ],
)
def test_a_paragraph_is_counted_in_its_section(section: str, paragraph: int, right: bool) -> None:
    match = match_of("cap rents", *NESTED)
    assert fits_place(Evidence(section=section, paragraph=paragraph), match) is right


def test_sections_of_one_name_within_each_other_do_not_lend_it_to_what_is_between() -> None:
    match = match_of("cap rents", "# Rents", "One.", "## More", "Two.", "### Rents", "Cap rents.")
    right = [at for at in range(1, 5) if fits_place(Evidence(section="Rents", paragraph=at), match)]
    assert right == [1, 3]


def test_what_is_not_counted_is_in_no_paragraph() -> None:
    for kind in ("note", "cell", "heading"):
        match = match_of("cap rents", "# Homes", "One.", Piece(kind, "Cap rents", 2))
        assert fits_place(Evidence(section="Homes"), match)
        assert not fits_place(Evidence(paragraph=1), match)


def test_a_heading_is_in_its_own_section() -> None:
    match = match_of("cap rents", "# Homes", "## 4.2 Cap rents", "We say so.")
    assert match.place == Place("4.2 Cap rents")
    assert fits_place(Evidence(section="Cap rents"), match)
    assert fits_place(Evidence(section="Homes"), match)
    assert not fits_place(Evidence(section="We say so"), match)


@pytest.mark.parametrize(
    "coded, page, right",
    [
        ("12", "12", True),
        ("p. 12", "12", True),
        ("p.12", "12", True),
        ("pp. 12", "12", True),
        ("Page 12", "12", True),
        ("iv", "iv", True),
        ("p. IV", "iv", True),
        ("A-3", "A–3", True),
        ("P1", "P1", True),
        ("10–14", "12", True),
        ("pp. 12-13", "12", True),
        ("iv–vi", "iv", True),
        ("12", "", True),  # a text without pages cannot say that it is wrong
        ("12", "13", False),
        ("1", "12", False),
        ("12", "1", False),
        ("13–14", "12", False),
        ("iv", "v", False),
        ("4", "iv", False),
        ("preface", "reface", False),
    ],
)
def test_a_page_is_compared_by_its_label(coded: str, page: str, right: bool) -> None:
    block = Block("paragraph", "Cap rents.", pages=((0, page),) if page else ())
    assert fits_place(Evidence(page=coded), QuoteMatch(block, 0, 3, block.place())) is right


def test_every_part_of_a_place_must_fit() -> None:
    pages = ((0, "7"),)
    match = match_of("cap rents", "# Homes", Piece("paragraph", "Cap rents.", pages=pages))
    assert fits_place(Evidence("", "Homes", 1, "7"), match)
    for wrong in (("Rents", 1, "7"), ("Homes", 2, "7"), ("Homes", 1, "8")):
        assert not fits_place(Evidence("", *wrong), match)


@pytest.mark.parametrize(
    "section, paragraph",
    [("", 2), ("Rents", 2), ("Homes", 4), ("Town’s methods", 3), ("Elsewhere", None)],
)
def test_the_paragraph_in_a_section(section: str, paragraph: int | None) -> None:
    assert paragraph_in(section, match_of("cap rents", *NESTED)) == paragraph


def test_what_is_not_counted_has_no_paragraph() -> None:
    assert paragraph_in("", match_of("cap rents", "# Homes", Piece("note", "Cap rents."))) is None


def test_the_only_heading_is_the_title_and_no_section() -> None:
    match = match_of("cap rents", "# Homes", "One.", "Cap rents.")
    assert match.place == Place("", 2)
    assert fits_place(Evidence(section="Homes", paragraph=2), match)


@pytest.mark.parametrize(
    "place, words",
    [
        (Place("Proposals", 3), "Proposals, paragraph 3"),
        (Place("Proposals", None, "iv"), "Proposals, page iv"),
        (Place(page="12"), "page 12"),
        (Place(), "no place that can be named"),
    ],
)
def test_a_place_is_said_in_words(place: Place, words: str) -> None:
    assert describe_place(place) == words
