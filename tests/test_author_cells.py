"""A name in a cell is read as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.author_cells import joined, parsed, several, written
from policy_compare.model import Person
from tests.support.strategies import texts

part = st.one_of(
    texts.map(str.strip), st.sampled_from(("", "a, b", "a; b", "{a}", "\\", "}", "a{", ","))
)
people = st.builds(Person, part, part, part, part, part).filter(any)


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (Person("Ali", "Noor"), "Ali, Noor"),
        (Person("Ali"), "Ali,"),
        (Person("", "Noor"), ", Noor"),
        (Person("King", "Martin Luther", suffix="Jr."), "King, Martin Luther, Jr."),
        (Person("Berg", "Kaja", "van den"), "Berg, Kaja, , van den"),
        (Person(literal="Housing Office"), "Housing Office"),
        (Person(literal="Board, Lodging; Co."), "{Board, Lodging; Co.}"),
        (Person("Ali", literal="N. Ali"), "Ali, , , , N. Ali"),
        (Person(literal="{x}"), "{\\{x\\}}"),
    ],
)
def test_names_as_they_are_written(person: Person, text: str) -> None:
    assert written(person) == text
    assert parsed(text) == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ali,Noor", Person("Ali", "Noor")),
        ("  Ali ,  Noor ", Person("Ali", "Noor")),
        ("Berg, Kaja,, van den", Person("Berg", "Kaja", "van den")),
        ("{Ali", Person(literal="{Ali")),
        ("Ali, Noor, Jr., van, all, more", Person("Ali", "Noor", "van", "Jr.", "all")),
    ],
)
def test_names_as_people_write_them(text: str, person: Person) -> None:
    assert parsed(text) == person


@given(people)
def test_every_name_is_read_as_it_was_written(person: Person) -> None:
    assert parsed(written(person)) == person


@given(st.lists(people, max_size=4))
def test_several_names_in_a_cell_come_apart(persons: list[Person]) -> None:
    cell = "; ".join(joined(persons))
    assert [parsed(text) for text in several(cell)] == persons
