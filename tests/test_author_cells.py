"""A name in a cell is read as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.author_cells import read_author, split_authors, write_author, write_authors
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
    assert write_author(person) == text
    assert read_author(text) == person


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
    assert read_author(text) == person


@given(people)
def test_every_name_is_read_as_it_was_written(person: Person) -> None:
    assert read_author(write_author(person)) == person


@given(st.lists(people, max_size=4))
def test_several_names_in_a_cell_come_apart(persons: list[Person]) -> None:
    cell = "; ".join(write_authors(persons))
    assert [read_author(text) for text in split_authors(cell)] == persons
